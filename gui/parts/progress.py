"""A small window for work that lasts: after half a second it shows how far the work is, and it can cancel it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from gui.parts import tasks
from gui.parts.plain_text import PlainLabel
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
        self.setLabel(PlainLabel(words, is_wrapped=True))
        self.setCancelButtonText(tr("Cancel"))
        self._bar = QProgressBar()  # told directly: the dialog's own setValue guesses, and runs other events
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
        self._bar.setRange(0, steps)
        self._bar.setValue(done)

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
) -> None:
    """Run fn(work) on another thread, as tasks.run does, and show above a window how far it is, with Cancel."""
    progress = Progress(words, window)

    def after(act: Callable[[Any], None]) -> Callable[[Any], None]:
        def end(value: Any) -> None:
            progress.end()
            act(value)

        return end

    task = tasks.run(fn, after(done), after(failed), progress.show_step, owner, progress.end)
    progress.canceled.connect(task.cancel)
