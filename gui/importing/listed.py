"""Plain tables of words for the import page, each with one row chosen."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui.parts.plain_text import one_line, plain_tooltip
from gui.parts.table_look import look_plain
from gui.parts.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
TEXT, TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
READ = Qt.ItemDataRole.AccessibleTextRole
INVALID = QModelIndex()
PLAIN, QUIET, WARNING = "text", "quiet", "warning"


class Listed(QAbstractTableModel, Generic[T]):
    """Rows of any sort; `words` says what stands in the columns of one, `colour` in which colour of the theme."""

    def __init__(
        self,
        heads: Sequence[str],
        words: Callable[[T], Sequence[str]],
        colour: Callable[[T], str] = lambda _: PLAIN,
    ) -> None:
        """Begin without a row."""
        super().__init__()
        self._heads, self._words, self._colour = tuple(heads), words, colour
        self.rows: tuple[T, ...] = ()

    def show(self, rows: Sequence[T]) -> None:
        """Show other rows; where they are as many, the chosen one stays chosen."""
        is_alike = len(rows) == len(self.rows)
        if not is_alike:
            self.beginResetModel()
        self.rows = tuple(rows)
        if not is_alike:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._heads) - 1))

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column."""
        return self._heads[section] if role == TEXT and orientation == Qt.Orientation.Horizontal else None

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell, and their colour."""
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(getattr(current_theme(), self._colour(self.rows[index.row()])))
        if role not in (TEXT, TOOLTIP, READ):
            return None
        text = self._words(self.rows[index.row()])[index.column()]
        return plain_tooltip(text) if role == TOOLTIP else one_line(text, 300)


class ListTable(QTableView):
    """A table of which one row is chosen; its columns share the room by their shares."""

    digit_pressed = Signal(int)

    def __init__(self, model: QAbstractTableModel, name: str, shares: Sequence[int]) -> None:
        """Show a model; the columns get so many parts of the width, 0 as much as they need."""
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        look_plain(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._shares = tuple(shares)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(24)
        head.setResizeContentsPrecision(60)
        for place, share in enumerate(shares):
            mode = QHeaderView.ResizeMode.Interactive if share else QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(place, mode)

    def resizeEvent(self, event: Any) -> None:
        """Give the columns their shares of the width."""
        super().resizeEvent(event)
        head = self.horizontalHeader()
        fixed = sum(head.sectionSize(place) for place, share in enumerate(self._shares) if not share)
        room, whole = max(0, self.viewport().width() - fixed), sum(self._shares) or 1
        for place, share in enumerate(self._shares):
            if share:
                head.resizeSection(place, room * share // whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of digits; all else moves and selects."""
        if event.text().isdecimal() and event.text().isascii() and not event.modifiers():
            self.digit_pressed.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    @property
    def row(self) -> int:
        """Return the chosen row; -1 if there is none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Choose a row, if there is one."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))
