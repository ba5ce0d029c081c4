"""Working with others: a copy that was given away is taken back."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui import tasks
from gui.ask import Ask
from gui.dialogs.taking_back import TakingBackDialog
from gui.session import Session
from models.errors import CaseError, NeedsPassphrase
from models.merging import MergePlan, merge, plan_merge


class CopyCommands(QObject):
    """The slot that takes back a copy; `dialog` is the one that is open."""

    def __init__(self, session: Session, ask: Ask, window: QWidget) -> None:
        """Keep what the command needs."""
        super().__init__(window)
        self._session, self._ask, self._window = session, ask, window
        self.dialog: TakingBackDialog | None = None

    def take_back(self) -> None:
        """Ask for the copy and list what it brings."""
        path = self._ask.choose_file_to_open("Take back a copy")
        if path is not None and self._session.can_edit:
            self._plan(path, None)

    def _plan(self, path: Path, passphrase: str | None) -> None:
        case = self._session.case
        if case is not None:
            tasks.run(
                lambda _work: plan_merge(case, path, passphrase),
                self._show,
                lambda error: self._on_failed(path, error),
                owner=self,
            )

    def _on_failed(self, path: Path, error: Exception) -> None:
        if isinstance(error, NeedsPassphrase):
            words = self._ask.ask_passphrase(f"{path.name} is encrypted. Its passphrase:")
            if words:
                self._plan(path, words)
        elif isinstance(error, CaseError):
            self._ask.tell(str(error))
        else:
            raise error

    def _show(self, plan: MergePlan) -> None:
        if not self._session.can_edit:
            return
        if plan.is_empty and not plan.same:
            self._ask.tell("The copy holds nothing new.")
            return
        dialog = TakingBackDialog(plan, self._window)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._take(dialog))
        dialog.finished.connect(lambda: self._let_go(dialog))
        dialog.open()

    def _take(self, dialog: TakingBackDialog) -> None:
        case = self._session.case
        if case is None:
            return
        try:
            merge(case, dialog.plan, dialog.decisions)
        except CaseError as error:
            self._ask.tell(str(error))

    def _let_go(self, dialog: TakingBackDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None
