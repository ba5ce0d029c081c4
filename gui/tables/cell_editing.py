"""Changing a cell of the table of events where it stands."""

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QObject, QRect, Qt
from PySide6.QtWidgets import QTableView, QWidget

from gui.parts.cell_field import CellField

LETTERS = 44  # the least width of a field


class Fields(Protocol):
    """What makes the field for a cell."""

    def field_for(self, key: str, event_id: str, parent: QWidget) -> CellField | None:
        """Return the field for a column of an event; None if it is changed in the event's form only."""


class Rows(Protocol):
    """What a table must know of its rows."""

    def index_of(self, event_id: str, key: str) -> QModelIndex:
        """Return the cell of an event in a column; an invalid one if it is not shown."""

    def key_at(self, place: int) -> str:
        """Return the name of a column."""


class CellEditing(QObject):
    """Holds the one field that is open above a table; what it does not understand stays in it with a sentence."""

    def __init__(self, table: QTableView, rows: Rows, fields: Fields | None) -> None:
        """Open fields above the cells of a table; without `fields` no cell can be changed."""
        super().__init__(table)
        self._table, self._rows, self._fields = table, rows, fields
        self.field: CellField | None = None
        self.event_id, self.key = "", ""
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self.place)

    def begin(self, event_id: str, key: str) -> bool:
        """Open the field for a cell; return whether that cell is changed in place."""
        if self.field is not None and not self.finish():
            return True  # the one that is open has something to say first
        field = self._fields.field_for(key, event_id, self._table.viewport()) if self._fields else None
        if field is None:
            return False
        self.field, self.event_id, self.key = field, event_id, key
        field.ended.connect(self._on_ended)
        field.left.connect(self.cancel)
        field.passed.connect(self.finish)
        field.resized.connect(self.place)
        field.show()
        self._table.scrollTo(self._rows.index_of(event_id, key))
        self.place()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def place(self) -> None:
        """Put the field above its cell, inside of the table; without its cell it closes."""
        if self.field is None:
            return
        index = self._rows.index_of(self.event_id, self.key)
        if not index.isValid():
            self._close()
            return
        self.field.setGeometry(_inside(self._wanted(index), self._table.viewport().rect()))

    def _wanted(self, index: QModelIndex) -> QRect:
        assert self.field is not None
        cell = self._table.visualRect(index)
        width = max(cell.width(), self._table.fontMetrics().horizontalAdvance("n") * LETTERS)
        width = min(width, self._table.viewport().width())
        layout = self.field.layout()
        height = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        return QRect(cell.left(), cell.top() - 2, width, height or self.field.sizeHint().height())

    def finish(self) -> bool:
        """Write what the open field holds and close it; return whether none is open any more."""
        field = self.field
        if field is None:
            return True
        sentence = field.problem()
        field.say(sentence)
        if sentence:
            return False
        self.field = None  # the change brings the table here again
        if not field.save():
            self.field = field
            return False
        self._let_go(field)
        return True

    def standing(self) -> dict[str, Any]:
        """Tell what was typed into which cell and is not kept yet, as JSON can hold it."""
        held = self.field.held() if self.field is not None else []
        return {"event": self.event_id, "column": self.key, "held": held} if held else {}

    def stand(self, told: Mapping[str, Any]) -> None:
        """Open the field of a cell again, with what was typed into it."""
        event_id, key, held = (told.get(name) for name in ("event", "column", "held"))
        if not isinstance(event_id, str) or not isinstance(key, str) or not isinstance(held, list):
            return
        is_shown = self._rows.index_of(event_id, key).isValid()
        if held and is_shown and self.begin(event_id, key) and self.field is not None:
            self.field.take(held)

    def cancel(self) -> None:
        """Close the field; nothing is changed."""
        self._close()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ended(self, step: int) -> None:
        event_id, key = self.event_id, self.key
        if self.finish():
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._go_on(event_id, key, step)

    def _go_on(self, event_id: str, key: str, step: int) -> None:
        """Open the next cell of the row that is changed in place."""
        head = self._table.horizontalHeader()
        here = self._rows.index_of(event_id, key)
        visual = head.visualIndex(here.column()) if here.isValid() else -1
        while step and here.isValid() and 0 <= (visual := visual + step) < head.count():
            place = head.logicalIndex(visual)
            if not head.isSectionHidden(place) and self.begin(event_id, self._rows.key_at(place)):
                self._table.setCurrentIndex(here.siblingAtColumn(place))
                return

    def _close(self) -> None:
        field, self.field = self.field, None
        if field is not None:
            self._let_go(field)

    def _let_go(self, field: CellField) -> None:
        field.hide()
        field.deleteLater()


def _inside(wanted: QRect, room: QRect) -> QRect:
    """Return a rectangle moved into the room that there is, as far as it fits."""
    moved = QRect(wanted)
    if moved.right() > room.right():
        moved.moveRight(room.right())
    if moved.left() < room.left():
        moved.moveLeft(room.left())
    if moved.bottom() > room.bottom():
        moved.moveBottom(room.bottom())
    if moved.top() < room.top():
        moved.moveTop(room.top())
    return moved
