"""How a form is laid out: its heading, what scrolls, and its foot with the buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.parts.plain_text import PlainLabel


def frame(
    dialog: QDialog,
    heading: str,
    middle: tuple[QWidget, QScrollArea],
    rows: QFormLayout,
    foot: tuple[QWidget, QWidget, QWidget, QWidget, QWidget],
) -> None:
    """Lay a form out: a bar, the area of its rows, and at the foot delete, remarks, problem, cancel, save."""
    bar, area = middle
    _fill(area, rows)
    title = PlainLabel(heading, role="heading")
    title.setContentsMargins(20, 16, 20, 6)
    line = QHBoxLayout()
    line.setContentsMargins(20, 8, 20, 16)
    line.setSpacing(10)
    for place, widget in enumerate(foot):
        line.addWidget(widget, int(place == 2))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(title)
    column.addWidget(bar)
    column.addWidget(area, 1)
    column.addLayout(line)


def _fill(area: QScrollArea, rows: QFormLayout) -> None:
    page = _Page()
    inner = QVBoxLayout(page)
    inner.setContentsMargins(20, 4, 20, 12)
    inner.addLayout(rows)
    inner.addStretch(1)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)


class _Page(QWidget):
    """What scrolls in a form: its rows are never lower than they want to be, however large the letters."""

    def minimumSizeHint(self) -> QSize:
        """Return the least size: rows scroll rather than become lower than their words."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
