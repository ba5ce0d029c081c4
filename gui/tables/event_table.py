"""The table of events: the companion of timeline and map, in step with both."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from gui.parts.plain_text import one_line, plain_tooltip
from gui.parts.table_look import dress
from gui.selection import Selection
from gui.session import Session
from models.index.event_index import STATES
from models.publication.scenes import Names
from models.records.standing import with_standing
from models.values.when import words_here

Index = QModelIndex | QPersistentModelIndex
Cell = Callable[[int], str]
INVALID = QModelIndex()
TEXT, TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole


class EventModel(QAbstractTableModel):
    """The events in filter and window as rows, in the order of time; a cell is worded when it is shown."""

    def __init__(self, session: Session, selection: Selection) -> None:
        """Read the shown events of a session."""
        super().__init__()
        self._session, self._selection = session, selection
        self.rows: NDArray[np.int64] = np.empty(0, np.int64)  # of the index
        self._names: Mapping[str, str] | None = None
        self.columns: tuple[tuple[str, Cell], ...] = (
            ("When", self._when),
            ("Event", self._title),
            ("Kind", lambda row: self._named(self._session.index.kinds[self._session.index.kind[row]])),
            ("Where", lambda row: self._listed(self._session.index.places.of(row))),
            ("Who", lambda row: self._listed(self._session.index.actors.of(row))),
            ("Sources", lambda row: str(len(self._session.index.sources.of(row)) or "none")),
            ("Check", lambda row: STATES[self._session.index.state[row]]),
        )

    def _title(self, row: int) -> str:
        """Return the title, and whether the event is no more than announced or claimed."""
        index = self._session.index
        return with_standing(index.titles[row], index.standing[row])

    def reload(self) -> None:
        """Read anew which events are shown."""
        self.beginResetModel()
        self.rows = self._selection.shown_rows() if self._session.is_open else self.rows[:0]
        self.endResetModel()

    def forget_names(self) -> None:
        """Ask again how things are called, when that is next shown."""
        self._names = None

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the events of the rows."""
        return tuple(self.id_at(row) for row in range(len(self.rows)))

    def id_at(self, row: int) -> str:
        """Return the event of a row."""
        return self._session.index.ids[int(self.rows[row])]

    def places_of(self, ids: Sequence[str]) -> list[int]:
        """Return at which rows these events stand, in the order of the rows."""
        known = [row for id in ids if (row := self._session.index.row_of(id)) is not None]
        return [int(place) for place in np.flatnonzero(np.isin(self.rows, known))]

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of events."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column."""
        is_name = role == TEXT and orientation == Qt.Orientation.Horizontal
        return self.columns[section][0] if is_name else None

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell."""
        if role not in (TEXT, TOOLTIP, Qt.ItemDataRole.AccessibleTextRole):
            return None
        text = self.columns[index.column()][1](int(self.rows[index.row()]))
        return plain_tooltip(text) if role == TOOLTIP else one_line(text)

    def _when(self, row: int) -> str:
        index = self._session.index
        when = index.when(row)
        return words_here(when, index.zone) if when else "not known"

    def _named(self, id: str) -> str:
        if self._names is None:
            self._names = Names.read(self._session.reader).by_id
        return self._names.get(id, id)

    def _listed(self, ids: tuple[str, ...]) -> str:
        return ", ".join(self._named(id) for id in ids)


class EventTable(QTableView):
    """Shows the events of filter and window; its selection is the selection of all views."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Follow a session and a selection."""
        super().__init__(parent)
        self._selection = selection
        self.events = EventModel(session, selection)
        self.setModel(self.events)
        self.setAccessibleName("Table of events")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        dress(self, (17, 40, 15, 20, 22, 8, 12), widest=1)
        self._is_stale = True
        for signal in (selection.filtered, selection.windowed):
            signal.connect(self.refresh)
        for signal in (session.case_opened, session.case_closed):
            signal.connect(self.on_case)
        session.changed.connect(lambda *_: self.on_case())
        selection.selected.connect(self.on_selected)
        self.selectionModel().selectionChanged.connect(self.on_rows_chosen)
        self.refresh()

    def refresh(self) -> None:
        """Show the events anew and keep what is selected; a hidden table waits until it is shown."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.events.reload()
            self.on_selected()

    def on_case(self) -> None:
        """Follow a case that was opened, closed or changed; rows of another index mean nothing."""
        self.events.forget_names()
        self.events.reload()
        self.on_selected()

    def on_selected(self) -> None:
        """Mark the rows of the selected events and scroll to the current one."""
        if self._selection.initiator is self:
            return
        if self._is_stale:
            return
        chosen = QItemSelection()
        last = self.events.columnCount() - 1
        for row in self.events.places_of(self._selection.events):
            chosen.select(self.events.index(row, 0), self.events.index(row, last))
        model = self.selectionModel()
        was_blocked = model.blockSignals(True)
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        current = self.events.places_of(self._selection.events[-1:])
        if current:
            here = self.events.index(current[0], 0)
            model.setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(here)
        model.blockSignals(was_blocked)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the current event into view: hidden tables cannot scroll."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        self.on_selected()

    def on_rows_chosen(self) -> None:
        """Select the events of the chosen rows everywhere; the row last moved to is the current event."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        current = self.currentIndex().row()
        ids = [self.events.id_at(row) for row in rows if row != current]
        if current in rows:
            ids.append(self.events.id_at(current))
        self._selection.select(ids, self)
