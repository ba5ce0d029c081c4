"""Backups: made while one works and when a case is closed, listed, and put in the place of the case."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gui.commands.cases import Commands
from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.preferences import Preferences
from gui.parts.progress import Progress
from gui.session import Session
from models.case import Case
from models.errors import CaseError
from models.machine.settings import Settings
from models.store.backups import Backup
from models.store.restoring import restore
from models.translation import tr, tr_later

if TYPE_CHECKING:
    from gui.dialogs.backups import BackupsDialog

EVERY: Final = 15 * 60 * 1000  # milliseconds
FAILED: Final = tr_later("No backup was made. {why}")


class BackupCommands(QObject):
    """Keeps watch over what is not backed up yet; `dialog` is the list of backups that is open."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        cases: Commands,
        ask: Ask,
        window: QWidget,
    ) -> None:
        """Keep whose case it is, and what opens and closes cases."""
        super().__init__(window)
        self._session, self._preferences, self._cases = session, preferences, cases
        self._opening, self._ask, self._window = cases.opening, ask, window
        self.dialog: BackupsDialog | None = None
        self._changes = self._backed_up = 0  # of the open case
        self._task: tasks.Task | None = None
        self._endings = 0
        self._then: Callable[[], object] | None = None
        self._done_then = ""  # what is said once a restored case is open
        self.clock = QTimer(self)
        self.clock.setInterval(EVERY)
        self.clock.timeout.connect(self.back_up_if_due)
        session.changed.connect(self._count)
        session.case_opened.connect(self._start_anew)
        self._opening.opened.connect(self._say_restored)

    def begin(self) -> None:
        """Make backups from now on: by the clock, and when a case is closed."""
        self.clock.start()
        self._session.ending = self._end

    def succeed(self, other: BackupCommands) -> None:
        """Know what is not backed up yet of the case that went over from another window."""
        self._changes, self._backed_up = other._changes, other._backed_up

    def keeps_waiting(self, then: Callable[[], object]) -> bool:
        """Tell whether a case is still being backed up and closed; `then` is called once, when that is done.

        Nobody waits when the desktop itself is shut down.
        """
        app = QApplication.instance()
        if not self._endings or (isinstance(app, QApplication) and app.isSavingSession()):
            return False
        self._then = then
        return True

    @property
    def is_due(self) -> bool:
        """Tell whether the open case holds what no backup does, and its owner wants backups."""
        wanted = self._preferences.settings.backups and self._session.can_edit
        return wanted and not self._cases.sample.is_open and self._changes > self._backed_up

    def back_up_if_due(self) -> None:
        """Make a backup if anything was changed since the last one."""
        if self.is_due and self._task is None:
            self._back_up(lambda _made: None)

    def back_up_now(self) -> None:
        """Make a backup and say where it is."""
        if self._session.case is not None and self._task is None:
            self._back_up(lambda made: self._ask.note(tr("The backup is {path}.", path=made.path)))

    def _back_up(self, then: Callable[[Backup], None]) -> None:
        """Make a backup on another thread, in small steps."""
        case, changes = self._session.case, self._changes
        if case is None:
            return
        self._session.copying.emit()
        settings = self._preferences.settings

        def done(made: Backup) -> None:
            self._task = None
            if case is self._session.case:
                self._backed_up = max(self._backed_up, changes)
            then(made)

        self._task = tasks.run(
            lambda work: case.backup(settings, work.report), done, self._on_failed, None, self, self._let_go
        )

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, CaseError):
            raise error
        self._ask.note(tr(FAILED, why=error), (tr("Preferences…"), self._cases.show_preferences))

    def _let_go(self) -> None:
        self._task = None

    def _count(self, *_: object) -> None:
        self._changes += 1

    def _start_anew(self) -> None:
        self._changes = self._backed_up = 0

    # closing -------------------------------------------------------------------------------------

    def _end(self, case: Case) -> None:
        """Close a case; where it is due, after a backup on another thread, which can be given up."""
        if self._task is not None:
            self._task.cancel()
        wanted = self._preferences.settings.backups and not self._cases.sample.holds(case)
        if not wanted or case.is_read_only or case.lost or self._changes <= self._backed_up:
            case.close()
            return
        self._changes = self._backed_up = 0
        self._endings += 1
        self._session.closes_later(closed := threading.Event())
        progress = Progress(tr("A backup of {name} is being made.", name=case.path.name), self._window)
        task = tasks.run(
            partial(_back_up_and_close, case, self._preferences.settings, closed),
            lambda _made: self._ended(progress),
            lambda error: self._ended(progress, error),
            progress.show_step,
            self,
            lambda: self._ended(progress),
        )
        progress.canceled.connect(task.cancel)

    def _ended(self, progress: Progress, error: Exception | None = None) -> None:
        progress.end()
        self._endings -= 1
        if isinstance(error, CaseError):
            self._ask.tell(tr(FAILED, why=error))
        then, self._then = self._then, None
        if then is not None:
            then()
        if error is not None and not isinstance(error, CaseError):
            raise error

    # restoring -----------------------------------------------------------------------------------

    def restore_backup(self) -> None:
        """List the backups of the open case, or of one that is asked for."""
        case = self._session.case
        path = case.path if case else self._ask.choose_file_to_open(tr("Restore a backup of which case?"))
        if path is not None:
            self.list_backups(path)

    def list_backups(self, path: Path) -> None:
        """List the backups of the case at a path, which need not be readable any more."""
        from gui.dialogs.backups import BackupsDialog

        case = self._session.case
        mine = case if case is not None and self._session.holds(path) else None
        dialog = self.dialog = BackupsDialog(path, mine, self._preferences.settings, self._ask, self._window)
        dialog.wanted.connect(self._restore)
        dialog.making.connect(self.back_up_now)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _restore(self, path: Path, backup: Path, passphrase: str | None) -> None:
        """Close the case, put the backup in its place, and open it."""
        if self.dialog is not None:
            self.dialog.accept()
        if self._session.holds(path):
            self._backed_up = self._changes  # it is kept beside the restored one as it is
            self._session.close()

        def make(case: Path) -> None:
            kept = restore(case, backup, passphrase)
            self._done_then = (
                tr(
                    "{name} is what the backup held. What stood there is kept as {kept}.",
                    name=case.name,
                    kept=kept.name,
                )
                if kept
                else tr("{name} is what the backup held.", name=case.name)
            )

        self._opening.open(path, passphrase=passphrase, make=make)

    def _say_restored(self, _path: object) -> None:
        sentence, self._done_then = self._done_then, ""
        if sentence:
            self._ask.note(sentence)


def _back_up_and_close(case: Case, settings: Settings, closed: threading.Event, work: tasks.Work) -> None:
    """Make the last backup of a case and close it, whatever becomes of the backup."""
    try:
        case.backup(settings, work.report)
    finally:
        with suppress(CaseError):
            case.close()
        closed.set()
