"""Opens case files: they are looked through and read on another thread, and what must be asked is asked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.opened import Opened, read_case
from gui.parts.plain_text import one_line
from gui.parts.progress import Progress
from gui.session import Session
from models.errors import CaseError, CaseInUse, DamagedCase, NeedsPassphrase
from models.translation import tr


class Opening(QObject):
    """Hands opened cases to the session; of two that are asked for at once, the later wins.

    The open case stays open until the other is read, also if that is refused or not wanted any more.
    """

    opened = Signal(object)  # the path of the case that the session holds now
    damaged = Signal(object)  # the path of a case that is damaged, and shall be recovered
    ended = Signal()  # the case is open, was refused, or is not wanted any more

    def __init__(self, session: Session, ask: Ask, window: QWidget) -> None:
        """Keep for whom cases are opened, and the window above which progress is shown."""
        super().__init__(window)
        self._session, self._ask, self._window = session, ask, window
        self._work: tuple[Path, tasks.Task, Progress] | None = None

    def open(
        self,
        path: Path,
        *,
        read_only: bool = False,
        passphrase: str | None = None,
        make: Callable[[Path], object] | None = None,
    ) -> None:
        """Begin to open a case, after `make` made it there; signals tell the end of it. A locked one may be read."""
        if self._work is not None and self._work[0] == path:
            return  # a double click: the first wish would lock the case for the second
        self._let_go()
        if self._session.holds(path):
            self._end(path)
            return
        who, closings = self._session.who, self._session.closings

        def read(work: tasks.Work) -> Opened:
            for closing in closings:
                closing.wait()
            if make is not None:
                make(path)
            return read_case(path, who, passphrase, read_only=read_only, report=work.report)

        progress = Progress(tr("{name} is being opened.", name=one_line(path.name, 80)), self._window)
        task = tasks.run(
            read,
            lambda opened: self._take(progress, path, opened),
            lambda error: self._on_failed(progress, path, error, passphrase, read_only=read_only),
            lambda done, steps: self._show_step(progress, done, steps),
            self,
        )
        progress.canceled.connect(self.cancel)
        self._work = path, task, progress

    def cancel(self) -> None:
        """Give up the case that is being opened, if there is one."""
        if self._let_go():
            self.ended.emit()

    def _let_go(self) -> bool:
        """Forget what is being opened; return whether there was anything."""
        work, self._work = self._work, None
        if work is not None:
            _, task, progress = work
            task.cancel()
            progress.end()
        return work is not None

    def _is_wanted(self, progress: Progress) -> bool:
        return self._work is not None and self._work[2] is progress

    def _show_step(self, progress: Progress, done: int, steps: int) -> None:
        if self._is_wanted(progress):
            progress.show_step(done, steps)

    def _take(self, progress: Progress, path: Path, opened: Opened) -> None:
        if not self._is_wanted(progress):
            opened.case.close()
            return
        self._let_go()
        self._session.take(opened)
        self._end(path)

    def _on_failed(
        self, progress: Progress, path: Path, error: Exception, passphrase: str | None, *, read_only: bool
    ) -> None:
        if not self._is_wanted(progress):
            return
        self._let_go()
        if not isinstance(error, CaseError):
            self.ended.emit()
            raise error
        if isinstance(error, CaseInUse) and not read_only:
            is_answered = self._open_locked(path, error, passphrase)
        elif isinstance(error, NeedsPassphrase):
            is_answered = self._open_encrypted(path, error, read_only=read_only)
        else:
            is_answered = False
            self._tell(path, error)
        if not is_answered:
            self.ended.emit()

    def _tell(self, path: Path, error: CaseError) -> None:
        """Say why a case is refused, and let one that is damaged be recovered."""
        if not isinstance(error, DamagedCase):
            self._ask.tell(str(error))
        elif self._ask.confirm(str(error), yes=tr("Recover into a new case…"), no=tr("Close")):
            self.damaged.emit(path)

    def _open_locked(self, path: Path, error: CaseInUse, passphrase: str | None) -> bool:
        choices = (tr("Open for reading"), tr("Try again"))
        number = self._ask.choose(
            tr("{error}\nOpen it for reading only, or try again?", error=error), choices
        )
        if number is not None:
            self.open(path, read_only=number == 0, passphrase=passphrase)
        return number is not None

    def _open_encrypted(self, path: Path, error: NeedsPassphrase, *, read_only: bool) -> bool:
        passphrase = self._ask.ask_passphrase(str(error))
        if passphrase:
            self.open(path, read_only=read_only, passphrase=passphrase)
        return bool(passphrase)

    def _end(self, path: Path) -> None:
        self.opened.emit(path)
        self.ended.emit()
