"""The dialog that tells what was saved of a damaged case, kind by kind, and what was not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.parts.plain_text import PlainLabel
from models.recovering.saved import Recovered
from models.translation import tr, tr_later

HEADINGS = ("", tr_later("kept"), tr_later("dropped"), "")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class RecoveredDialog(QDialog):
    """Shows the counts of a recovery; accepted, the new case is wanted."""

    def __init__(self, recovered: Recovered, parent: QWidget | None = None) -> None:
        """Lay out the sentence, the table of counts and what has to be looked after."""
        super().__init__(parent)
        self.setWindowTitle(tr("Recovered"))
        self.resize(640, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(tr("What was recovered"), role="heading"))
        column.addWidget(PlainLabel(recovered.sentence, is_wrapped=True))
        column.addWidget(_scrolled(_counts(recovered)), 1)
        for note in recovered.notes():
            column.addWidget(PlainLabel(note, role="note", is_wrapped=True))
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.open_button = buttons.addButton(tr("Open the new case"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.open_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _counts(recovered: Recovered) -> QWidget:
    """Return a page with a row for each kind of record."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 4, 8, 4)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(3, 1)
    for place, heading in enumerate(HEADINGS):
        grid.addWidget(PlainLabel(tr(heading), role="note"), 0, place, _RIGHT)
    for row, (name, kept, dropped, remarks) in enumerate(recovered.rows(), start=1):
        grid.addWidget(PlainLabel(name[:1].upper() + name[1:]), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(f"{kept:,}"), row, 1, _RIGHT)
        grid.addWidget(
            PlainLabel(f"{dropped:,}" if dropped else "–", role="strong" if dropped else ""), row, 2, _RIGHT
        )
        grid.addWidget(PlainLabel(remarks, role="note", is_wrapped=True), row, 3)
    grid.setRowStretch(grid.rowCount(), 1)
    return page


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(tr("What was kept and dropped of each kind of record"))
    return area
