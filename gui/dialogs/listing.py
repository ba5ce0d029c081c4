"""The shape of dialogs that only list something: a heading, a page that scrolls, and Close."""

from collections.abc import Iterable
from typing import ClassVar

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

from gui.parts.long_form import SHARE
from gui.parts.plain_text import PlainLabel
from models.translation import tr

LEAST_LETTERS = 24  # of what stands in the second column
PLAIN_HEIGHT = 19  # pixels of a line, for which the extents are told


class ListingDialog(QDialog):
    """Shows a page under a heading; subclasses say what it is called, how large it is and what stands on the page."""

    heading = ""
    note = ""  # what is said above the page
    extent: ClassVar = (720, 640)  # pixels
    goes_sideways = False  # whether what is too wide is scrolled to, or wrapped

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay the page out."""
        super().__init__(parent)
        self.setWindowTitle(tr(self.heading))
        self.resize(self._as_wide_as_letters_ask(), self.extent[1])
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(PlainLabel(tr(self.heading), role="heading"))
        if self.note:
            column.addWidget(PlainLabel(tr(self.note), role="note", is_wrapped=True))
        column.addWidget(self._scrolled(), 1)
        column.addWidget(close)

    def page(self) -> QWidget:
        """Return what is listed."""
        raise NotImplementedError

    def _as_wide_as_letters_ask(self) -> int:
        """Return the width for letters of this size, as far as the screen has it."""
        grown = self.fontMetrics().height() / PLAIN_HEIGHT
        most = self.screen().availableGeometry().width() * SHARE
        return max(self.extent[0], round(min(self.extent[0] * grown, most)))

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidget(self.page())
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        if not self.goes_sideways:
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr(self.heading))
        return area


def in_groups(
    groups: Iterable[tuple[str, Iterable[tuple[QWidget, ...]]]], spacing: int, above: int
) -> QWidget:
    """Return a page of rows under the headings of their groups; the second column takes the room that is left."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 8, 8, 8)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(spacing)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(1, LEAST_LETTERS * page.fontMetrics().horizontalAdvance("n"))
    for heading, rows in groups:
        title = PlainLabel(tr(heading), role="section")
        title.setContentsMargins(0, above, 0, 2)
        grid.addWidget(title, grid.rowCount(), 0, 1, 3)
        for row in rows:
            at = grid.rowCount()
            for column, widget in enumerate(row):
                grid.addWidget(widget, at, column)
    return page
