"""The forms that sign the state of the open case, make a key to sign with, and check a signature."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from gui.dialogs.proof_form import ProofForm, file_filter
from gui.parts.ask import Ask
from gui.parts.file_line import FileLine
from gui.parts.new_files import free_path
from gui.parts.new_passphrase import NewPassphrase, add_row, unseen_line
from models.case import Case
from models.proof.keys import (
    PUBLIC_ENDING,
    SECRET_ENDING,
    PublicKey,
    change_passphrase,
    make_key,
    public_of_file,
    public_path,
    read_public,
)
from models.proof.signing import ENDING, PROVES, Checked, Signed, check, sign_state
from models.translation import tr, tr_later

KEYS = (tr_later("Secret keys"), f"*{SECRET_ENDING}")
PUBLIC_KEYS = (tr_later("Public keys"), f"*{PUBLIC_ENDING}")
STATES = (tr_later("States of cases"), "*.txt")
SIGNATURES = (tr_later("Signatures"), f"*{ENDING}")
LOST = tr_later("Nobody can recover a lost passphrase: without it the key signs no more.")
KEY_NOTE = tr_later(
    "A key is two files of minisign: the secret one, under a passphrase, signs; the public "
    "one is handed out and checks. Keep a copy of the secret one where only you find it. "
    "Whoever has it and its passphrase signs as you: if you lose it or somebody else may "
    "have it, make a new key and say so to those who have the old one."
)


class SigningForm(ProofForm):
    """Signs the state of the open case with a key of one's own."""

    heading = tr_later("Sign the case's state")
    note = PROVES

    def __init__(self, case: Case, ask: Ask, parent: QWidget | None = None) -> None:
        """Propose a file beside the case."""
        self._case = case
        super().__init__(ask, parent)

    def fill(self) -> Sequence[QWidget]:
        """Ask for the key, its passphrase, and where the state is written."""
        path = self._case.path
        out = free_path(path.with_name(f"{tr('{stem} state', stem=path.stem)}.txt"))
        self.key = FileLine(
            tr("Key"), lambda _path: self._ask.choose_file_to_open(tr("Your secret key"), file_filter(*KEYS))
        )
        self.passphrase = unseen_line(tr("Passphrase of the key"))
        self.out = FileLine(
            tr("State"),
            lambda path: self._ask.choose_file_to_save(
                tr("Write the state as"), path, file_filter(*STATES), False
            ),
            out,
        )
        self.row(tr("&Your secret key"), self.key)
        add_row(self.form, tr("Its &passphrase"), self.passphrase)
        self.row(tr("&Write the state as"), self.out)
        for line in (self.key, self.out):
            line.changed.connect(self.refresh)
        return ()

    def is_ready(self) -> bool:
        """Tell whether a key and a file are named."""
        return self.key.path is not None and self.out.path is not None

    def act(self) -> None:
        """Sign, with progress."""
        key, out, words = self.key.path, self.out.path, self.passphrase.text()
        if key is None or out is None:
            return
        case = self._case
        self.run(
            tr("The records, documents and history of the case are hashed and signed."),
            lambda work: sign_state(case, out, key, words, work.report),
            self._on_signed,
        )

    def _on_signed(self, signed: Signed) -> None:
        self.passphrase.clear()
        self.answer(signed.sentence, signed.key.words)


class KeyForm(ProofForm):
    """Makes a key to sign with, or puts one under another passphrase."""

    note = KEY_NOTE

    def __init__(self, ask: Ask, parent: QWidget | None = None, *, is_new: bool = True) -> None:
        """Ask for a new key, or for one that is there already."""
        self._is_new = is_new
        self.heading = (
            tr_later("Make a key to sign with") if is_new else tr_later("Change the passphrase of a key")
        )
        self.verb = tr_later("&Make the key") if is_new else tr_later("&Change")
        super().__init__(ask, parent)

    def fill(self) -> Sequence[QWidget]:
        """Ask for the file and a new passphrase, and for the present one of a key that is there."""
        proposed = free_path(Path.home() / f"dateline{SECRET_ENDING}") if self._is_new else None
        self.key = FileLine(tr("Secret key"), self._choose, proposed)
        self.old = unseen_line(tr("Present passphrase of the key"))
        self.row(tr("&Keep the secret key as") if self._is_new else tr("&Secret key"), self.key)
        if not self._is_new:
            add_row(self.form, tr("P&resent passphrase"), self.old)
        self.new = NewPassphrase(self.form, lost=tr(LOST))
        self.new.changed.connect(self.refresh)
        self.key.changed.connect(self.refresh)
        return (self.new.strength,)

    def is_ready(self) -> bool:
        """Tell whether a file is named and a passphrase typed."""
        return self.key.path is not None and self.new.value is not None

    def act(self) -> None:
        """Make the key, or change its passphrase, if what was typed is alike twice."""
        path, words, old = self.key.path, self.new.value, self.old.text()
        if path is None or words is None:
            return
        if self.new.problem:
            self.answer(self.new.problem, is_bad=True)
        elif self._is_new:
            self.run(
                tr("A key is made, and locked with much work."),
                lambda _work: make_key(path, words),
                self._on_made,
            )
        else:
            work = tr("The key is opened, and locked anew with much work.")
            self.run(
                work, lambda _work: change_passphrase(path, old, words), lambda _: self._on_changed(path)
            )

    def _choose(self, path: Path) -> Path | None:
        if self._is_new:
            return self._ask.choose_file_to_save(
                tr("Keep the secret key as"), path, file_filter(*KEYS), False
            )
        return self._ask.choose_file_to_open(tr("Your secret key"), file_filter(*KEYS))

    def _on_made(self, public: PublicKey) -> None:
        path = self.key.path
        self._forget()
        name = path.name if path else ""
        self.answer(
            tr(
                "{name} is your secret key. {public} beside it is for those who are to check what you "
                "sign; this is its line:",
                name=name,
                public=public_path(Path(name)).name,
            ),
            public.words,
        )

    def _on_changed(self, path: Path) -> None:
        self._forget()
        self.answer(
            tr(
                "{name} is under the new passphrase. Copies of it are still under the old one.",
                name=path.name,
            )
        )

    def _forget(self) -> None:
        self.old.clear()
        self.new.forget()


class CheckSignatureForm(ProofForm):
    """Checks the signature of a state, and how the open case stands to it."""

    heading = tr_later("Check a signature")
    verb = tr_later("&Check")
    note = PROVES

    def __init__(self, case: Case | None, ask: Ask, parent: QWidget | None = None) -> None:
        """Compare with the open case, if there is one."""
        self._case = case
        super().__init__(ask, parent)

    def fill(self) -> Sequence[QWidget]:
        """Ask for the state, its signature and the public key."""
        ask = self._ask
        self.text = FileLine(
            tr("Signed file"),
            lambda _path: ask.choose_file_to_open(tr("The file that was signed"), file_filter(*STATES)),
        )
        self.signature = FileLine(
            tr("Signature"),
            lambda _path: ask.choose_file_to_open(tr("Its signature"), file_filter(*SIGNATURES)),
        )
        self.signature.line.setPlaceholderText(
            tr("beside the file, with {ending} behind its name", ending=ENDING)
        )
        self.key = FileLine(
            tr("Public key"),
            lambda _path: ask.choose_file_to_open(tr("The public key"), file_filter(*PUBLIC_KEYS)),
        )
        self.key.line.setPlaceholderText(tr("the file, or its line that begins with RW"))
        self.compared = QCheckBox(tr("C&ompare the open case with the state"))
        self.compared.setChecked(self._case is not None)
        self.compared.setVisible(self._case is not None)
        self.row(tr("Signed &file"), self.text)
        self.row(tr("&Signature"), self.signature)
        self.row(tr("&Public key of whoever signed"), self.key)
        for line in (self.text, self.key):
            line.changed.connect(self.refresh)
        return (self.compared,)

    def is_ready(self) -> bool:
        """Tell whether a file and a key are named."""
        return self.text.path is not None and self.key.path is not None

    def act(self) -> None:
        """Check, with progress."""
        text, key, beside = self.text.path, self.key.path, self.signature.path
        if text is None or key is None:
            return
        case = self._case if self.compared.isChecked() else None
        self.run(
            tr("The signature is checked, and the case compared with it."),
            lambda work: check(text, _key(key), case, beside, work.report),
            self._on_checked,
        )

    def _on_checked(self, checked: Checked) -> None:
        self.answer("\n".join(checked.lines), is_bad=not (checked.is_right and checked.is_as_signed))


def _key(path: Path) -> PublicKey:
    """Return the key of a file, or of the line that was typed instead of one."""
    return public_of_file(path) if os.path.isfile(path) else read_public(str(path))
