"""Recovers a damaged case into a new one: from the menu, or where a case was refused because it is damaged."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.commands.opening import Opening
from gui.parts.ask import Ask
from gui.parts.new_files import SUFFIX, choose_new, free_path
from gui.parts.plain_text import one_line
from gui.parts.preferences import Preferences
from gui.parts.progress import run_shown
from gui.session import Session
from models.errors import CaseError, NeedsPassphrase
from models.translation import tr

if TYPE_CHECKING:
    from gui.dialogs.recovered import RecoveredDialog
    from models.recovering.saved import Recovered


class RecoverCommands(QObject):
    """The slots of a recovery; `dialog` shows the last result."""

    def __init__(
        self, session: Session, preferences: Preferences, opening: Opening, ask: Ask, window: QWidget
    ) -> None:
        """Keep whose case is open, and who opens the new one."""
        super().__init__(window)
        self._session, self._preferences, self._opening = session, preferences, opening
        self._ask, self._window = ask, window
        self.dialog: RecoveredDialog | None = None
        opening.damaged.connect(self.recover)

    def recover_case(self) -> None:
        """Ask for a damaged case, and recover it."""
        path = self._ask.choose_file_to_open(
            tr("Recover a damaged case"), folder=self._preferences.folder("case")
        )
        if path:
            self.recover(path)

    def recover(self, path: Path) -> None:
        """Ask where the new case shall stand, and write what can be read of a damaged one there."""
        if self._session.holds(path):
            self._ask.tell(
                tr("{name} is open: close it first (File ▸ Close case), then recover it.", name=path.name)
            )
            return
        new = choose_new(
            self._ask,
            tr("Recover into a new case"),
            free_path(path.with_name(tr("{stem} recovered", stem=path.stem) + SUFFIX)),
        )
        if new is not None:
            self._begin(path, new, None)

    def _begin(self, path: Path, new: Path, passphrase: str | None) -> None:
        from models.recovering.recovering import recover

        run_shown(
            tr("What can be read of {name} is being written into a new case.", name=one_line(path.name, 80)),
            lambda work: recover(path, new, passphrase, work.report),
            lambda recovered: self._show(recovered, passphrase),
            lambda error: self._on_failed(path, new, passphrase, error),
            self,
            self._window,
        )

    def _on_failed(self, path: Path, new: Path, passphrase: str | None, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        if not isinstance(error, NeedsPassphrase):
            self._ask.tell(str(error))
        elif given := self._ask.ask_passphrase(str(error)):
            self._begin(path, new, given)

    def _show(self, recovered: "Recovered", passphrase: str | None) -> None:
        """Show what became of the records, and open the new case if it is wanted."""
        from gui.dialogs.recovered import RecoveredDialog

        dialog = self.dialog = RecoveredDialog(recovered, self._window)
        dialog.accepted.connect(lambda: self._opening.open(recovered.path, passphrase=passphrase))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
