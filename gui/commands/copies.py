"""Working with others: a copy of what may be published is given away, and a whole copy is taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.parts.ask import Ask
from gui.parts.desktop import note_written
from gui.parts.new_files import SUFFIX, choose_new, free_path
from gui.parts.plain_text import one_line
from gui.parts.progress import run_shown, show_while
from gui.parts.tasks import Answers
from gui.session import Session
from models.case import Case
from models.errors import CaseError, NeedsPassphrase
from models.translation import tr

if TYPE_CHECKING:
    from gui.dialogs.taking_back import TakingBackDialog
    from models.sharing.merging import MergePlan


class CopyCommands(QObject):
    """The slots that give away and take back copies; `dialog` is the one that is open."""

    def __init__(self, session: Session, ask: Ask, window: QWidget) -> None:
        """Keep what the command needs."""
        super().__init__(window)
        self._session, self._ask, self._window = session, ask, window
        self.dialog: TakingBackDialog | None = None

    def give_publishable(self) -> None:
        """Ask for a new file and write there what may be published of the case, with progress if it takes long."""
        case = self._session.case
        if case is None:
            return
        suggestion = free_path(case.path.with_name(tr("{stem} for others", stem=case.path.stem) + SUFFIX))
        path = choose_new(self._ask, tr("Give away what may be published"), suggestion)
        if path is not None:
            self._session.copying.emit()
            self._give(case, path)

    def _give(self, case: Case, path: Path) -> None:
        from models.sharing.giving import give_publishable

        run_shown(
            tr("{name} is written with what may be published.", name=path.name),
            lambda work: give_publishable(case, path, work.report),
            lambda given: note_written(self._ask, path, given.sentence),
            self._on_refused,
            self,
            self._window,
        )

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self._ask.tell(str(error))

    def take_back(self) -> None:
        """Ask for the copy and list what it brings."""
        path = self._ask.choose_file_to_open(tr("Take back a copy"))
        if path is not None and self._session.can_edit:
            self.plan(path)

    def plan(self, path: Path, passphrase: str | None = None) -> None:
        """Look into a copy and list what it brings."""
        from models.sharing.merging import plan_merge

        case = self._session.case
        if case is not None:
            run_shown(
                tr("{name} is compared with the case.", name=one_line(path.name, 80)),
                lambda _work: plan_merge(case, path, passphrase),
                self._show,
                lambda error: self._on_failed(path, error),
                self,
                self._window,
                is_counted=False,
            )

    def _on_failed(self, path: Path, error: Exception) -> None:
        if isinstance(error, NeedsPassphrase):
            words = self._ask.ask_passphrase(tr("{name} is encrypted. Its passphrase:", name=path.name))
            if words:
                self.plan(path, words)
        else:
            self._on_refused(error)

    def _show(self, plan: MergePlan) -> None:
        from gui.dialogs.taking_back import TakingBackDialog

        if not self._session.can_edit:
            return
        if plan.is_empty and not plan.same:
            self._ask.note(tr("The copy holds nothing new."))
            return
        dialog = TakingBackDialog(plan, self._window)
        self.dialog = dialog
        dialog.asks = self._ask
        dialog.accepted.connect(lambda: self._take(dialog))
        dialog.finished.connect(lambda: self._let_go(dialog))
        dialog.open()

    def _take(self, dialog: TakingBackDialog) -> None:
        from models.sharing.merging import merge

        plan, decisions = dialog.plan, dialog.decisions
        show_while(
            tr("{name} is taken back.", name=one_line(plan.path.name, 80)),
            lambda answers: self._session.change_aside(
                lambda case, report: merge(case, plan, decisions, report), answers, self
            ),
            Answers(lambda _: None, self._on_refused),
            self._window,
        )

    def _let_go(self, dialog: TakingBackDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None
