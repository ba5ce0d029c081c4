"""What every table of records does: columns as one wants them, rows copied as cells, a menu about the rows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from gui.parts.cells import copied
from gui.parts.clipboard import copy
from gui.parts.columns import Columns, Heading
from gui.parts.table_look import look_plain
from models.translation import tr, tr_later

COPIED: Final = Qt.ItemDataRole.UserRole + 9  # the role of all the words of a cell
ABOUT_ROWS: Final = ("duplicate", "comment", "bookmark")
"""Actions of the window that hold for the rows of any table of records."""
KEYS: Final = (
    (tr_later("Open the form of the row"), tr_later("Return, double-click")),
    (tr_later("Change the cell where it stands (events)"), "F2"),
    (tr_later("Take what was typed and stay, or go on to the next cell"), tr_later("Return, Tab")),
    (tr_later("Let the cell be as it was"), tr_later("Esc")),
    (tr_later("Select the row one has moved to with Ctrl"), tr_later("Space")),
    (tr_later("Copy the selected rows as cells"), "Ctrl+C"),
    (tr_later("Delete the selected events"), tr_later("Delete")),
    (tr_later("What can be done with the rows; choose and sort columns"), tr_later("Menu, right-click")),
)
"""The keys that hold in a table, for the sheet of keys."""


class RowTable(QTableView):
    """A table whose columns can be chosen, moved, sized and sorted by, and whose rows can be copied."""

    columns: Columns

    def take_habits(self, name: str, headings: Sequence[Heading], main: str) -> None:
        """Dress the table, once it has its model, and take over its head."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        look_plain(self)
        self.columns = Columns(self, name, headings, main)

    @property
    def chosen_rows(self) -> list[int]:
        """Return the chosen rows from top to bottom; read off in stretches, for they may be 100,000."""
        stretches = self.selectionModel().selection().toList()
        return sorted({row for one in stretches for row in range(one.top(), one.bottom() + 1)})

    def copy_cells(self) -> None:
        """Copy the shown columns of the chosen rows, in the order in which they stand, with their heading."""
        if rows := self.chosen_rows:
            copy(copied(*self.copied_cells(rows, self.columns.places)))

    def copied_cells(self, rows: Sequence[int], places: Sequence[int]) -> tuple[list[str], list[list[str]]]:
        """Return heading and cells of some rows and columns as they are copied."""
        model = self.model()
        heading = [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in places]
        return heading, [[str(model.index(row, place).data(COPIED)) for place in places] for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy whole rows; all else moves and selects."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_cells()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the chosen rows; the menu key shows it beside the current one."""
        index = self.indexAt(event.pos())
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(12, 0))
        self.context_menu(index).popup(at)
        event.accept()

    def context_menu(self, index: QModelIndex) -> QMenu:
        """Return the menu about the chosen rows, and of the cell that was clicked; without a row, about the table."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if index.isValid():
            self.add_rows(menu, index)
            menu.addSeparator()
        menu.addMenu(self.columns.sort_menu())
        menu.addMenu(self.columns.menu(self.columns.key_at(index.column()) if index.isValid() else ""))
        return menu

    def add_rows(self, menu: QMenu, index: QModelIndex) -> None:
        """Add what the menu offers about the rows."""
        menu.setDefaultAction(menu.addAction(tr("&Open it\tReturn"), lambda: self.open_row(index)))
        menu.addAction(tr("Copy as cell&s\tCtrl+C"), self.copy_cells)

    def open_row(self, index: QModelIndex) -> None:
        """Ask for the form of a row."""
        raise NotImplementedError
