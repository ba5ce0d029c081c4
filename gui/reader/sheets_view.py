"""Tables as tables: one tab for each sheet, cells that can be marked and cited."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QTabWidget, QWidget

from gui.parts.plain_text import one_line
from models.texts.text import Extracted
from models.translation import tr

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()
Cells = tuple[tuple[str, ...], ...]
WIDEST = 320  # pixels of a column


class SheetModel(QAbstractTableModel):
    """The cells of one sheet, rows and columns named as in a spreadsheet."""

    def __init__(self, cells: Cells) -> None:
        """Hold the cells; rows may be of different length."""
        super().__init__()
        self.cells = cells
        self._width = max((len(row) for row in cells), default=0)

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else self._width

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return A, B, C … for columns and 1, 2, 3 … for rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_name(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell."""
        return (
            one_line(self.cell(index.row(), index.column())) if role == Qt.ItemDataRole.DisplayRole else None
        )

    def cell(self, row: int, column: int) -> str:
        """Return a cell as it stands; empty beyond the end of its row."""
        held = self.cells[row]
        return held[column] if column < len(held) else ""


class SheetsView(QTabWidget):
    """Shows the sheets of a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without sheets."""
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setTabPosition(QTabWidget.TabPosition.South)
        self.setAccessibleName(tr("Sheets of the document"))
        self._names: tuple[str, ...] = ()

    def show_sheets(self, text: Extracted) -> None:
        """Show the sheets of a document, the first one in front."""
        while self.count():
            view = self.widget(0)
            self.removeTab(0)
            if view is not None:
                view.deleteLater()
        self._names = tuple(page.name for page in text.pages)
        for page, cells in zip(text.pages, text.sheets, strict=True):
            self.addTab(_table(cells, page.name), one_line(page.name, 40).replace("&", "&&"))
        self.tabBar().setVisible(self.count() > 1)

    @property
    def marked_cells(self) -> tuple[int, str, str] | None:
        """Return sheet (counted from 1), place such as "Sales!B2:C4" and words of the marked cells, if any are."""
        table = self.currentWidget()
        if not isinstance(table, QTableView) or not table.selectionModel().hasSelection():
            return None
        chosen = table.selectionModel().selection().first()
        model = table.model()
        if not isinstance(model, SheetModel):
            return None
        lines = [
            "\t".join(model.cell(row, column) for column in range(chosen.left(), chosen.right() + 1))
            for row in range(chosen.top(), chosen.bottom() + 1)
        ]
        place = cell_name(chosen.top(), chosen.left())
        if (chosen.top(), chosen.left()) != (chosen.bottom(), chosen.right()):
            place += ":" + cell_name(chosen.bottom(), chosen.right())
        name = self._names[self.currentIndex()]
        return self.currentIndex() + 1, f"{name}!{place}", "\n".join(lines).strip()

    def select_cells(self, place: str) -> bool:
        """Mark the cells of a place such as "Sales!B2:C4" and show them; return False if there are no such cells."""
        name, _, cells = place.rpartition("!")
        first, _, last = cells.partition(":")
        one, other = place_of(first), place_of(last or first)
        if name not in self._names or one is None or other is None:
            return False
        self.setCurrentIndex(self._names.index(name))
        table = self.currentWidget()
        if not isinstance(table, QTableView):
            return False
        model = table.model()
        corner, end = model.index(*one), model.index(*other)
        if not (corner.isValid() and end.isValid()):
            return False
        selection = QItemSelection(corner, end)
        table.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        table.scrollTo(corner)
        return True


def _table(cells: Cells, name: str) -> QTableView:
    table = QTableView()
    model = SheetModel(cells)
    model.setParent(table)
    table.setModel(model)
    table.setAccessibleName(tr("Sheet {name}", name=one_line(name, 60)))
    table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.horizontalHeader().setMaximumSectionSize(WIDEST)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    for column in range(min(model.columnCount(), 60)):
        longest = max((len(row[column]) for row in cells[:200] if column < len(row)), default=0)
        table.setColumnWidth(
            column, min(WIDEST, 24 + table.fontMetrics().horizontalAdvance("n") * min(longest, 40))
        )
    return table


def column_name(column: int) -> str:
    """Return the letters of a column counted from 0: A … Z, AA …"""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_name(row: int, column: int) -> str:
    """Return a cell as spreadsheets name it: B2."""
    return f"{column_name(column)}{row + 1}"


def place_of(name: str) -> tuple[int, int] | None:
    """Return row and column, counted from 0, of a cell such as B2; None if it is no such name."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    if not letters.isalpha() or not letters.isascii() or len(letters) > 3 or not 0 < len(digits) < 8:
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return (int(digits) - 1, column - 1) if int(digits) else None
