"""Runs slow functions off the UI thread; their results, progress and failures come back on it."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

TURN: Final = 0.0001  # s after which a thread lets the window have its turn
USUAL: Final = 0.005  # s, Python's own


@contextmanager
def by_turns() -> Iterator[None]:
    """Let the threads take short turns while one of them works for long: each word that is painted waits for one."""
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(USUAL)


class Cancelled(Exception):
    """Raised inside a task whose person no longer wants it."""


class Work:
    """What a running function is given: where it tells how far it is, and learns that it should stop."""

    def __init__(self, tell: Callable[[int, int], None], stop: threading.Event) -> None:
        """Keep the function that is told of each step, and what says that the person cancelled."""
        self._tell = tell
        self._stop = stop

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the person cancelled the task."""
        return self._stop.is_set()

    def report(self, done: int, total: int) -> None:
        """Tell how many of how many steps are done; raises Cancelled if the task is not wanted any more."""
        if self.is_cancelled:
            raise Cancelled
        self._tell(done, total)


class End(Enum):
    """How a task ended."""

    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


@dataclass(frozen=True, slots=True)
class Answers:
    """What is called on the UI thread: exactly one of done, failed and cancelled, and progress before it."""

    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None = None
    progress: Callable[[int, int], None] | None = None  # done, total
    cancelled: Callable[[], None] | None = None


class Task(QObject):
    """A function that runs on another thread.

    When it has ended it lets go of all that it was given: widgets that wait for the garbage collector may crash Qt.
    """

    # one signal with one receiver, this very object: nobody can miss the end because the sender is gone by then
    _ended = Signal(object, object)  # how; what the function answered, or the exception
    _progressed = Signal(int, int)  # done, total

    def __init__(self, answers: Answers, owner: QObject | None) -> None:
        """Keep what is to be called on this thread, for as long as the owner is there.

        It hangs on the application: were it deleted with its owner, the other thread could be speaking through it.
        """
        super().__init__(QCoreApplication.instance())
        self._answers: Answers | None = answers
        self._stop = threading.Event()
        self.is_running = False
        self._ended.connect(self._on_ended)
        self._progressed.connect(self._on_progressed)
        if owner is not None:
            owner.destroyed.connect(self._forget)

    @property
    def is_awaited(self) -> bool:
        """Tell whether somebody is still to be answered."""
        return self._answers is not None

    def start(self, fn: Callable[[Work], Any]) -> None:
        """Hand the function to a thread of the pool."""
        self.is_running = True
        QThreadPool.globalInstance().start(_Runnable(partial(self._run, fn)))

    def cancel(self) -> None:
        """Ask the function to stop at its next report."""
        self._stop.set()

    def _run(self, fn: Callable[[Work], Any]) -> None:
        try:
            answer = fn(Work(self._tell, self._stop))
        except Cancelled:
            self._end(End.CANCELLED)
        except Exception as error:  # whatever it is belongs on the UI thread
            self._end(End.FAILED, error)
        else:
            self._end(End.CANCELLED if self._stop.is_set() else End.DONE, answer)

    def _tell(self, done: int, total: int) -> None:
        self._progressed.emit(done, total)

    def _end(self, how: End, value: object = None) -> None:
        self.is_running = False
        with suppress(RuntimeError):  # the application is gone, and nobody waits for it
            self._ended.emit(how, value)

    def _forget(self) -> None:
        self._answers = None

    def _on_progressed(self, done: int, total: int) -> None:
        if self._answers is not None and self._answers.progress is not None:
            self._answers.progress(done, total)

    def _on_ended(self, how: End, value: Any) -> None:
        answers, self._answers = self._answers, None
        self.deleteLater()
        if answers is None:
            return
        if how is End.DONE:
            answers.done(value)
        elif how is End.FAILED:
            if answers.failed is None:
                raise value
            answers.failed(value)
        elif answers.cancelled is not None:
            answers.cancelled()


class _Runnable(QRunnable):
    """Calls a function once on a thread of the pool, and lets go of it: PySide may never free the runnable itself."""

    def __init__(self, fn: Callable[[], None]) -> None:
        super().__init__()
        self._fn: Callable[[], None] | None = fn

    def run(self) -> None:
        fn, self._fn = self._fn, None
        if fn is not None:
            fn()


def is_any_awaited() -> bool:
    """Tell whether any task still has somebody to answer."""
    app = QCoreApplication.instance()
    return app is not None and any(task.is_awaited for task in app.findChildren(Task))


def run(
    fn: Callable[[Work], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
    owner: QObject | None = None,
    cancelled: Callable[[], None] | None = None,
) -> Task:
    """Run fn(work) on another thread; call `progress`, and one of the others at its end, on this; return the task.

    Nobody is answered any more once `owner` is gone. A failure that nobody handles reaches the crash hook.
    """
    return run_with(fn, Answers(done, failed, progress, cancelled), owner)


def run_with(fn: Callable[[Work], Any], answers: Answers, owner: QObject | None = None) -> Task:
    """Run fn(work) on another thread and answer on this, as `run` does; return the task."""
    task = Task(answers, owner)
    task.start(fn)
    return task
