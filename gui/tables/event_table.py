"""The table of events: the companion of timeline and map, in step with both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.parts.plain_text import menu_text
from gui.parts.row_table import ABOUT_ROWS, RowTable
from gui.parts.theme import current_theme
from gui.selection import Selection
from gui.session import Session
from gui.tables.cell_editing import CellEditing, Fields
from gui.tables.event_columns import COLUMNS
from gui.tables.event_model import EventModel
from models.translation import tr

IN_THE_MENU: Final = (
    ("change_events", "new_citation", "edit_place", "edit_actor"),
    ABOUT_ROWS,
    ("copy_text", "paste_events"),
    ("event_history", "delete_event"),
)
"""Actions of the window that the menu of a row offers, in groups."""
KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


class CellFrame(QStyledItemDelegate):
    """Paints a frame around the cell that F2 would change, while its table has the focus."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        super().paint(painter, option, index)
        table = self.parent()
        if isinstance(table, QTableView) and table.hasFocus() and table.currentIndex() == index:
            painter.setPen(QColor(current_theme().accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


class EventTable(RowTable):
    """Shows the events of filter and window; its selection is the selection of all views."""

    event_opened = Signal(str)
    field_opened = Signal(str, str, str)  # “event”, its id, and the field of its form that is to be changed

    def __init__(
        self,
        session: Session,
        selection: Selection,
        fields: Fields | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Follow a session and a selection; `fields` makes what cells are changed in."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self.events = EventModel(session, selection)
        self.setModel(self.events)
        self.setAccessibleName(tr("Table of events"))
        self.setItemDelegate(CellFrame(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._is_stale = True
        self._sort_by_clicks()
        self.take_habits("events", [column.heading for column in COLUMNS], "title")
        self.editing = CellEditing(self, self.events, fields)
        for signal in (selection.filtered, selection.windowed):
            signal.connect(self.refresh)
        session.case_opened.connect(self.on_opened)
        session.case_closed.connect(self.on_case)
        session.changed.connect(self.on_case)
        selection.selected.connect(self.on_selected)
        self.selectionModel().selectionChanged.connect(self.on_rows_chosen)
        self.refresh()

    def _sort_by_clicks(self) -> None:
        """A third click on the head of a column brings the order of time back."""
        head = self.horizontalHeader()
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        head.sortIndicatorChanged.connect(lambda *_: self.on_selected())

    # where one is

    def standing(self) -> dict[str, Any]:
        """Tell what is typed into a cell and not kept yet: it outlasts a lock and the end of the program."""
        return {"cell": self.editing.standing()}

    def stand(self, told: Mapping[str, Any]) -> None:
        """Go on in the cell that was being changed."""
        cell = told.get("cell")
        self.editing.stand(cell if isinstance(cell, Mapping) else {})

    # what is shown

    def refresh(self) -> None:
        """Show the events anew and keep what is selected; a hidden table waits until it is shown."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.events.reload()
            self.on_selected()
            self.editing.place()

    def on_case(self) -> None:
        """Follow a case that was closed or changed; rows of another index mean nothing."""
        self.events.cells.forget()
        self.events.reload()
        self.on_selected()
        self.editing.place()

    def on_opened(self) -> None:
        """Show another case, in columns that are as wide as its cells."""
        self.columns.forget_cells()
        self.on_case()
        self.columns.fit_once()

    def on_selected(self) -> None:
        """Mark the rows of the selected events and scroll to the current one."""
        if self._selection.initiator is self:
            return
        if self._is_stale:
            return
        chosen = QItemSelection()
        last = self.events.columnCount() - 1
        for first, end in _stretches(self.events.places_of(self._selection.events)):
            chosen.select(self.events.index(first, 0), self.events.index(end, last))
        model = self.selectionModel()
        was_blocked = model.blockSignals(True)
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        current = self.events.places_of(self._selection.events[-1:])
        if current:
            here = self.events.index(current[0], max(self.currentIndex().column(), 0))
            model.setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._scroll_down_to(here)
        model.blockSignals(was_blocked)
        self.viewport().update()

    def _scroll_down_to(self, here: QModelIndex) -> None:
        """Bring a row into view without moving the columns."""
        across = self.horizontalScrollBar().value()
        self.scrollTo(here)
        self.horizontalScrollBar().setValue(across)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the current event into view: hidden tables cannot scroll."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
            self.columns.fit_once()
        self.on_selected()

    def on_rows_chosen(self) -> None:
        """Select the events of the chosen rows everywhere; the row last moved to is the current event."""
        rows, current = self.chosen_rows, self.currentIndex().row()
        ids = [self.events.id_at(row) for row in rows if row != current]
        if current in rows:
            ids.append(self.events.id_at(current))
        self._selection.select(ids, self)

    # what one does with it

    def open_row(self, index: QModelIndex) -> None:
        """Ask for the form of the event of a row."""
        if index.isValid():
            self.event_opened.emit(self.events.id_at(index.row()))

    def edit_cell(self, index: QModelIndex) -> None:
        """Change a cell where it stands, or ask for the form with the cursor in its field."""
        if not index.isValid():
            return
        id, key = self.events.id_at(index.row()), self.events.key_at(index.column())
        if not self.editing.begin(id, key):
            self.field_opened.emit("event", id, key)

    def copied_cells(self, rows: Sequence[int], places: Sequence[int]) -> tuple[list[str], list[list[str]]]:
        """Return heading and cells of some rows and columns as they are copied."""
        return self.events.copied(rows, places)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return, change a cell with F2, delete with Delete, copy; all else moves and selects."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~KEYPAD:
            self.open_row(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2:
            self.edit_cell(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers() & ~KEYPAD:
            self._trigger("delete_event")
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep F2 for the cell: elsewhere it opens the form of the event."""
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2 and not event.modifiers()
        if is_key and event.type() == QEvent.Type.ShortcutOverride and self.currentIndex().isValid():
            event.accept()
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the event that was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.open_row(self.indexAt(event.position().toPoint()))

    # the menu

    def context_menu(self, index: QModelIndex) -> QMenu:
        """Return the menu about the chosen events; without a row, about entering events."""
        menu = super().context_menu(index)
        if not index.isValid():
            first = menu.actions()[0]
            menu.insertActions(first, self._offered(("new_event", "paste_events")))
            menu.insertSeparator(first)
        return menu

    def add_rows(self, menu: QMenu, index: QModelIndex) -> None:
        """Add what the menu offers about the clicked cell and the chosen events."""
        super().add_rows(menu, index)
        words = tr(COLUMNS[index.column()].heading.words)
        change = QAction(tr("Change “{words}” &here\tF2", words=menu_text(words)), menu)
        change.triggered.connect(lambda: self.edit_cell(index))
        change.setEnabled(self._session.can_edit)
        menu.insertAction(menu.actions()[1], change)
        for names in IN_THE_MENU:
            menu.addSeparator()
            menu.addActions(self._offered(names))

    def _offered(self, names: Iterable[str]) -> list[QAction]:
        """Return those actions of the window."""
        found = (self.window().findChild(QAction, name) for name in names)
        return [action for action in found if isinstance(action, QAction)]

    def _trigger(self, name: str) -> None:
        for action in self._offered((name,)):
            action.trigger()


def _stretches(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last row of each stretch without a gap, of rows in order."""
    for _, stretch in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        held = [row for _, row in stretch]
        yield held[0], held[-1]
