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
from models.errors import CaseError
from models.machine.settings import load_settings
from models.store.backups import drop_backups
from models.translation import tr, tr_later

EARLIER = tr_later(
    "There are backups of this case ({n}) that open as before, without the new passphrase. "
    "Delete them? A disk may keep their bytes all the same."
)


class PassphraseCommands(QObject):
    """The slot that asks for another passphrase; `dialog` is the one that is open."""

    def __init__(self, session: Session, opening: Opening, ask: Ask, window: QWidget) -> None:
        """Keep whose case it is, and who opens it again."""
        super().__init__(window)
        self._session, self._opening, self._ask, self._window = session, opening, ask, window
        self.dialog: PassphraseDialog | None = None
        self._is_new = False  # whether the case that is being opened has another passphrase now
        opening.opened.connect(self._ask_about_backups)

    def change_passphrase(self) -> None:
        """Ask for the passphrase, write the case anew under it on another thread, and open it again."""
        case = self._session.case
        if case is None or not self._session.can_edit:
            return
        dialog = self.dialog = PassphraseDialog(
            case.has_passphrase if case.is_encrypted else None, self._window
        )
        dialog.asks = self._ask
        dialog.accepted.connect(partial(self._change, case.path, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(self, path: Path, dialog: PassphraseDialog) -> None:
        present, passphrase = dialog.present, dialog.passphrase
        dialog.forget()
        self._session.close()
        make = partial(_write_anew, present, passphrase)
        self._opening.open(path, passphrase=passphrase, make=make)
        self._is_new = passphrase is not None

    def _ask_about_backups(self, _path: object) -> None:
        """Ask whether the backups shall go that open without the new passphrase."""
        case, is_new, self._is_new = self._session.case, self._is_new, False
        earlier = case.backups(load_settings()) if case is not None and is_new else ()
        if earlier and self._ask.confirm(
            tr(EARLIER, n=len(earlier)), yes=tr("Delete them"), no=tr("Keep them")
        ):
            try:
                drop_backups(earlier)
            except CaseError as error:
                self._ask.tell(str(error))


def _write_anew(present: str | None, passphrase: str | None, path: Path) -> None:
    Case.open(path, passphrase=present).change_passphrase(passphrase)
