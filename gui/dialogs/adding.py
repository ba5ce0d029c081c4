"""Adding documents with progress: files are read on another thread and kept in short steps on this one."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.parts import tasks
from gui.parts.plain_text import ElidedLabel, PlainLabel
from gui.parts.time_left import TimedBar
from gui.session import Session
from models.case import Case
from models.errors import CaseError
from models.evidence.adding import NO_SOURCES, Added, ReadFile, keep, read_file, source_for, tell_of
from models.evidence.packed import Packed
from models.records.story import SourceId
from models.translation import tr

SLICE = 20  # milliseconds of keeping at a time, so that the window stays awake


class AddingDialog(QDialog):
    """Adds files one after the other; Cancel keeps those that are in already. Ends with `added`."""

    added = Signal(object)  # Added

    def __init__(
        self,
        session: Session,
        files: tuple[Path | Packed, ...],
        parent: QWidget | None = None,
        sources: Mapping[Path, SourceId] = NO_SOURCES,
    ) -> None:
        """Show the progress; `start` begins. `sources` names those that some files are copies of."""
        super().__init__(parent)
        self.setWindowTitle(tr("Add documents"))
        self._session, self._files, self._sources = session, files, sources
        self.result_so_far = Added()
        self._at = 0
        self._steps: Iterator[tuple[int, int]] | None = None
        self._task: tasks.Task | None = None
        self._is_cancelled = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._keep_on)
        self.name = ElidedLabel("")
        self.name.setMinimumWidth(420)
        self.bar = TimedBar()
        self.bar.setRange(0, 1000 * len(files))
        self.bar.setAccessibleName(tr("Progress of adding documents"))
        self.count = PlainLabel("", role="note")
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self._arrange()

    def start(self) -> None:
        """Read the first file."""
        self._read_next()

    @property
    def is_working(self) -> bool:
        """Tell whether files are still being added."""
        return self._at < len(self._files) and not self._is_cancelled

    def reject(self) -> None:
        """Stop after the step at hand; what was added stays."""
        self._is_cancelled = True
        if self._task is not None and self._task.is_running:
            self._task.cancel()
        if self._steps is not None:
            self._steps.close()  # type: ignore[attr-defined] # a generator
        self._finish()

    def _read_next(self) -> None:
        if self._is_cancelled:
            return
        if self._at == len(self._files):
            self._finish()
            return
        path = self._files[self._at]
        self.name.setText(path.name)
        self.count.setText(tr("{number:,} of {files:,}", number=self._at + 1, files=len(self._files)))
        read = partial(_read, path, self._session.who, source_for(path, self._sources))
        self._task = tasks.run(read, self._on_read, self._on_failed, self._on_progress, owner=self)

    def _show_step(self, done: int) -> None:
        """Show so many thousandths of the file at hand."""
        self.bar.show_step(1000 * self._at + done, self.bar.maximum())

    def _on_progress(self, done: int, total: int) -> None:
        self._show_step(600 * done // max(total, 1))

    def _on_read(self, read: ReadFile) -> None:
        if self._case is None or self._is_cancelled:
            return
        self._steps = keep(self._case, read, self.result_so_far)
        self._timer.start(0)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self.result_so_far.problems.append(str(error))
        self._go_on()

    def _keep_on(self) -> None:
        deadline = QDeadlineTimer(SLICE)
        try:
            while self._steps is not None and not deadline.hasExpired():
                step = next(self._steps, None)
                if step is None:
                    self._steps = None
                else:
                    self._show_step(600 + 400 * step[0] // max(step[1], 1))
        except CaseError as error:
            self.result_so_far.problems.append(str(error))
            self._steps = None
        if self._steps is None:
            self._timer.stop()
            self._go_on()

    def _go_on(self) -> None:
        self._at += 1
        self._show_step(0)
        self._read_next()

    def _finish(self) -> None:
        self._timer.stop()
        case, result = self._case, self.result_so_far
        if case is not None:
            try:
                tell_of(case, result)
            except CaseError as error:
                result.problems.append(str(error))
        super().accept()
        self.added.emit(result)

    @property
    def _case(self) -> Case | None:
        return self._session.case

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.name)
        column.addWidget(self.bar)
        column.addWidget(self.bar.left)
        column.addLayout(row)


def _read(path: Path | Packed, who: str, source_id: SourceId | None, work: tasks.Work) -> ReadFile:
    return read_file(path, who, work.report, source_id=source_id)
