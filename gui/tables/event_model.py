"""The events in filter and window as the rows of a table, in any order."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gui.parts.plain_text import one_line, plain_tooltip
from gui.selection import Selection
from gui.session import Session
from gui.tables.event_columns import COLUMNS, EventCells, in_order
from models.translation import tr

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()
TEXT, TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole


class EventModel(QAbstractTableModel):
    """The events in filter and window as rows, in the order of time or of a column; a cell is worded when shown."""

    def __init__(self, session: Session, selection: Selection) -> None:
        """Read the shown events of a session."""
        super().__init__()
        self._session, self._selection = session, selection
        self.rows: NDArray[np.int64] = np.empty(0, np.int64)  # of the index
        self.cells = EventCells(session)
        self._sorted: tuple[str, bool] | None = None  # column, and whether it goes down; None: by time

    def reload(self) -> None:
        """Read anew which events are shown."""
        self.beginResetModel()
        self.rows = self._in_order(self._shown()) if self._session.is_open else self.rows[:0]
        self.endResetModel()

    def _shown(self) -> NDArray[np.int64]:
        """Return the rows in filter and window; while the whole case is shown, what has no date is no less there."""
        selection, index = self._selection, self._session.index
        if selection.window != selection.extent:
            return selection.shown_rows()
        is_shown = selection.in_filter() & (selection.in_window() | ~index.is_dated)
        return index.order[is_shown[index.order]]

    def _in_order(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        if self._sorted is None:
            return rows
        key, is_descending = self._sorted
        return in_order(rows, self.cells.ranks(key), is_descending=is_descending)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, events that are equal there by time; by time alone without one."""
        is_descending = order == Qt.SortOrder.DescendingOrder
        wanted = (COLUMNS[column].key, is_descending) if 0 <= column < len(COLUMNS) else None
        if wanted != self._sorted:
            self._sorted = wanted
            self.reload()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the events of the rows."""
        return tuple(self.id_at(row) for row in range(len(self.rows)))

    def id_at(self, row: int) -> str:
        """Return the event of a row."""
        return self._session.index.ids[int(self.rows[row])]

    def places_of(self, ids: Iterable[str]) -> list[int]:
        """Return at which rows these events stand, in the order of the rows."""
        is_meant = np.zeros(len(self._session.index), bool)
        is_meant[self._session.index.rows_of(ids)] = True
        rows = self.rows[self.rows < len(is_meant)]  # before the rows are made anew, some may be gone
        places: list[int] = np.flatnonzero(is_meant[rows]).tolist()
        return places

    def index_of(self, event_id: str, key: str) -> QModelIndex:
        """Return the cell of an event in a column; an invalid one if it is not shown."""
        places = self.places_of((event_id,))
        column = next((number for number, column in enumerate(COLUMNS) if column.key == key), -1)
        return self.index(places[0], column) if places else QModelIndex()

    def key_at(self, place: int) -> str:
        """Return the name of a column."""
        return COLUMNS[place].key

    def words_at(self, row: int, place: int) -> str:
        """Return all the words of a cell."""
        return COLUMNS[place].say(self.cells, int(self.rows[row]))

    def copied(self, rows: Sequence[int], places: Sequence[int]) -> tuple[list[str], list[list[str]]]:
        """Return heading and cells of some rows and columns as they are copied."""
        heading = [tr(COLUMNS[place].copied_as or COLUMNS[place].heading.words) for place in places]
        return heading, [[self._copied_at(row, place) for place in places] for row in rows]

    def _copied_at(self, row: int, place: int) -> str:
        """Return a cell as it is copied: empty where it says that there is nothing."""
        words = self.words_at(row, place)
        return "" if words == tr(COLUMNS[place].nothing) else words

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of events."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column."""
        is_name = role == TEXT and orientation == Qt.Orientation.Horizontal
        return tr(COLUMNS[section].heading.words) if is_name else None

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell."""
        if role not in (TEXT, TOOLTIP, Qt.ItemDataRole.AccessibleTextRole):
            return None
        text = self.words_at(index.row(), index.column())
        return plain_tooltip(text) if role == TOOLTIP else one_line(text)
