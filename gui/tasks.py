"""Runs slow functions off the UI thread; their results, progress and failures come back on it."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal


class Cancelled(Exception):
    """Raised inside a task whose person no longer wants it."""


class Work:
    """What a running function is given: where it tells how far it is, and learns that it should stop."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        """Keep the function that is told of each step."""
        self._tell = tell
        self._stop = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Answer whether the person cancelled the task."""
        return self._stop.is_set()

    def report(self, done: int, total: int) -> None:
        """Tell how many of how many steps are done; raises Cancelled if the task is not wanted any more."""
        if self.is_cancelled:
            raise Cancelled
        self._tell(done, total)

    def cancel(self) -> None:
        """Ask the function to stop at its next report."""
        self._stop.set()


class Task(QObject):
    """A function that runs on another thread; exactly one of finished, failed and cancelled is sent."""

    finished = Signal(object)  # what the function answered
    failed = Signal(object)  # the exception
    cancelled = Signal()
    progressed = Signal(int, int)  # done, total

    def __init__(self, fn: Callable[[Work], Any], parent: QObject | None = None) -> None:
        """Keep the function; it starts with `start`."""
        super().__init__(parent)
        self._fn = fn
        self._work = Work(self.progressed.emit)
        self.receiver: QObject | None = None  # kept alive as long as the task
        self.is_running = False

    def start(self) -> None:
        """Hand the function to a thread of the pool."""
        self.is_running = True
        QThreadPool.globalInstance().start(_Runnable(self._run))

    def cancel(self) -> None:
        """Ask the function to stop; `cancelled` follows when it has."""
        self._work.cancel()

    def _run(self) -> None:
        try:
            answer = self._fn(self._work)
        except Cancelled:
            self._end(self.cancelled.emit)
        except Exception as error:  # whatever it is belongs on the UI thread
            self._end(self.failed.emit, error)
        else:
            if self._work.is_cancelled:
                self._end(self.cancelled.emit)
            else:
                self._end(self.finished.emit, answer)

    def _end(self, emit: Callable[..., None], *values: object) -> None:
        self.is_running = False
        emit(*values)


class _Runnable(QRunnable):
    """Calls a function on a thread of the pool."""

    def __init__(self, fn: Callable[[], None]) -> None:
        super().__init__()
        self._fn = fn

    def run(self) -> None:
        self._fn()


class _Receiver(QObject):
    """Lives on the UI thread, so that what a task sends is handled there; holds the task until it has ended."""

    def __init__(
        self,
        task: Task,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        super().__init__(task)
        self._task = task
        self._done, self._failed, self._progress = done, failed, progress
        task.finished.connect(self.on_finished)
        task.failed.connect(self.on_failed)
        task.cancelled.connect(self.on_cancelled)
        task.progressed.connect(self.on_progressed)

    def on_finished(self, answer: object) -> None:
        self._release()
        self._done(answer)

    def on_failed(self, error: Exception) -> None:
        self._release()
        if self._failed is None:
            raise error
        self._failed(error)

    def on_cancelled(self) -> None:
        self._release()

    def on_progressed(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress(done, total)

    def _release(self) -> None:
        self._task.deleteLater()


def run(
    fn: Callable[[Work], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
    owner: QObject | None = None,
) -> Task:
    """Run fn(work) on another thread and call `done`, `failed` or `progress` on this one; answer the task.

    `owner` (or the application) keeps the task alive. A failure that nobody handles reaches the crash hook.
    """
    task = Task(fn, owner or QCoreApplication.instance())
    task.receiver = _Receiver(task, done, failed, progress)
    task.start()
    return task
