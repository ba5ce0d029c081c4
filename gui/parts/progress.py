"""A small window for work that lasts: after half a second it shows how far the work is, and it can cancel it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from gui.parts import tasks
from gui.parts.plain_text import PlainLabel
from gui.parts.time_left import TimedBar
from models.translation import tr

PATIENCE = 500  # milliseconds
WIDTH = 44  # letters


class Progress(QProgressDialog):
    """Shows the steps of a task; `canceled` says that the person does not want it any more."""

    def __init__(self, words: str, parent: QWidget) -> None:
        """Wait for the first step, hidden."""
        super().__init__(parent)
        self.setWindowTitle("Dateline")
        self.setAccessibleName(words)
        self._words = words
        self._label = PlainLabel(f"{words}\n", is_wrapped=True)  # the second line says how long is left
        self.setLabel(self._label)
        self.setCancelButtonText(tr("Cancel"))
        self._bar = TimedBar()  # told directly: the dialog's own setValue guesses, and runs other events
        self._bar.setRange(0, 1)
        self._bar.setValue(0)
        self.setBar(self._bar)
        self.setMinimumWidth(WIDTH * self.fontMetrics().horizontalAdvance("n"))
        self.setMinimumDuration(PATIENCE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAutoClose(False)
        self.setAutoReset(False)

    def show_step(self, done: int, steps: int) -> None:
        """Show that so many of so many steps are done."""
        self._bar.show_step(done, steps)
        self._label.setText(f"{self._words}\n{self._bar.left.text()}")

    def show_busy(self) -> None:
        """Show that it goes on, of work whose steps nobody counts."""
        self._bar.setRange(0, 0)

    def end(self) -> None:
        """Go away: the work has ended, one way or another."""
        self.blockSignals(True)
        self.reset()  # or it would show itself later still
        self.close()
        self.deleteLater()


def run_shown(
    words: str,
    fn: Callable[[tasks.Work], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None],
    owner: QObject,
    window: QWidget,
    *,
    is_counted: bool = True,
) -> None:
    """Run fn(work) on another thread, as tasks.run does, and show above a window how far it is, with Cancel.

    Work that does not report its steps is shown as going on, and ends before what was wanted is cancelled.
    """
    show_while(
        words,
        lambda answers: tasks.run_with(fn, answers, owner),
        tasks.Answers(done, failed),
        window,
        is_counted=is_counted,
    )


def show_while(
    words: str,
    start: Callable[[tasks.Answers], tasks.Task],
    answers: tasks.Answers,
    window: QWidget,
    *,
    is_counted: bool = True,
) -> tasks.Task:
    """Show above a window, with Cancel, how far a task is that `start` begins; its end is answered as told."""
    progress = Progress(words, window)
    if not is_counted:
        progress.show_busy()

    def after(act: Callable[..., None] | None) -> Callable[..., None] | None:
        def end(*told: Any) -> None:
            progress.end()
            if act is not None:
                act(*told)

        return end

    def done(value: Any) -> None:
        progress.end()
        answers.done(value)

    failed = after(answers.failed) if answers.failed else None
    task = start(tasks.Answers(done, failed, progress.show_step, after(answers.cancelled)))
    progress.canceled.connect(task.cancel)
    return task
