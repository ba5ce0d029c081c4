"""Verifying the stored documents with progress; the result is kept with its date as a remark on the case."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QDeadlineTimer, QTimer, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel
from gui.parts.time_left import TimedBar
from gui.session import Session
from models.records.desk import Comment
from models.records.story import Document, new_id
from models.store.history import VERIFY_LABEL
from models.translation import tr, tr_count
from models.values.listing import sentences

SLICE = 25  # milliseconds of hashing at a time


class VerifyingDialog(QDialog):
    """Hashes every stored document again; `told` says the result in words."""

    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the progress; `start` begins."""
        super().__init__(parent)
        self.setWindowTitle(tr("Verify documents"))
        self._session = session
        self.problems: list[str] = []
        documents = session.reader.all(Document)
        self._count, self._read = len(documents), 0
        self.bar = TimedBar()
        self.bar.setRange(0, max(1, sum(document.size for document in documents) // 1024))
        self.bar.setAccessibleName(tr("Progress of verifying documents"))
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(PlainLabel(tr("Every stored document is hashed again and compared.")))
        column.addWidget(self.bar)
        column.addWidget(self.bar.left)
        column.addWidget(cancel)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin with the first document."""
        if self._session.case is not None:
            self._steps = self._session.case.check_documents()
            self._timer.start(0)

    def reject(self) -> None:
        """Stop; nothing is told and nothing kept."""
        self._timer.stop()
        super().reject()

    def _go_on(self) -> None:
        if self._session.case is None:
            self.reject()
            return
        deadline = QDeadlineTimer(SLICE)
        while not deadline.hasExpired():
            step = next(self._steps, None)
            if step is None:
                self._finish()
                return
            self._read += step[0]
            self.problems += [step[1]] if step[1] else []
        self.bar.show_step(self._read // 1024, self.bar.maximum())

    def _finish(self) -> None:
        self._timer.stop()
        super().accept()
        wrong = sentences(*self.problems[:20])
        if self._session.can_edit:
            at = datetime.now(UTC).isoformat(timespec="seconds")
            remark = Comment(
                new_id(), "about", "case", wrong or _verified(self._count), by=self._session.who, at=at
            )
            remark = replace(remark, closed_by=remark.by, closed_at=at)  # it tells, and nothing is left to do
            self._session.edit(VERIFY_LABEL, lambda writer: writer.add(remark), self)
        self.told.emit(
            wrong
            or tr_count(
                self._count,
                "{n:,} document verified: all bytes are what they were when they were added.",
                "{n:,} documents verified: all bytes are what they were when they were added.",
            )
        )


def _verified(count: int) -> str:
    """Return what the case remembers; it keeps its remarks of itself in English."""
    what = f"{count:,} document{'' if count == 1 else 's'}"
    return f"{what} verified: all bytes are what they were when they were added."
