"""The passphrase of the open case: set, changed or taken away while the case is closed for a moment."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.commands.opening import Opening
from gui.dialogs.passphrase import PassphraseDialog
from gui.parts.ask import Ask
from gui.session import Session
from models.case import Case


class PassphraseCommands(QObject):
    """The slot that asks for another passphrase; `dialog` is the one that is open."""

    def __init__(self, session: Session, opening: Opening, ask: Ask, window: QWidget) -> None:
        """Keep whose case it is, and who opens it again."""
        super().__init__(window)
        self._session, self._opening, self._ask, self._window = session, opening, ask, window
        self.dialog: PassphraseDialog | None = None

    def change_passphrase(self) -> None:
        """Ask for the passphrase, write the case anew under it on another thread, and open it again."""
        case = self._session.case
        if case is None or not self._session.can_edit:
            return
        dialog = self.dialog = PassphraseDialog(
            case.has_passphrase if case.is_encrypted else None, self._window
        )
        dialog.accepted.connect(partial(self._change, case.path, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(self, path: Path, dialog: PassphraseDialog) -> None:
        present, passphrase = dialog.present, dialog.passphrase
        dialog.forget()
        self._session.close()
        make = partial(_write_anew, present, passphrase)
        self._opening.open(path, passphrase=passphrase, make=make)


def _write_anew(present: str | None, passphrase: str | None, path: Path) -> None:
    Case.open(path, passphrase=present).change_passphrase(passphrase)
