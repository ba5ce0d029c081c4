"""An account crossed: the first way to group down the side, the second across, totals at both ends."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.ledger.choices import told
from gui.ledger.ledger_model import short_words
from gui.parts.cells import copied
from gui.parts.clipboard import copy
from gui.parts.plain_text import one_line, plain_tooltip
from gui.parts.table_look import look_plain
from gui.parts.theme import current_theme
from models.ledger.account import Account
from models.ledger.line import Line
from models.ledger.totals import Total
from models.ledger.words import basis_words, group_words, total_words
from models.translation import language, tr

Index = QModelIndex | QPersistentModelIndex
TEXT, TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
READ = Qt.ItemDataRole.AccessibleTextRole
WIDEST: Final = 32  # letters of a column
LOOKED_AT: Final = 60  # rows that say how wide a column has to be


class CrossedModel(QAbstractTableModel):
    """The totals of two ways to group; the last row and the last column hold what they come to."""

    def __init__(self) -> None:
        """Begin without an account."""
        super().__init__()
        self.account: Account | None = None
        self._down: tuple[Total, ...] = ()
        self._across: tuple[Total, ...] = ()
        self._cells: dict[tuple[str, ...], Total] = {}

    def show_account(
        self, account: Account | None, down: Sequence[Total] = (), across: Sequence[Total] = ()
    ) -> None:
        """Show an account by two ways to group, with its totals by the first and by the second alone."""
        self.beginResetModel()
        self.account, self._down, self._across = account, tuple(down), tuple(across)
        self._cells = {total.group: total for total in account.rows} if account else {}
        self.endResetModel()

    def total_at(self, row: int, column: int) -> Total | None:
        """Return the total in a cell; that of its row at the very left, None where nothing stands."""
        if self.account is None or not 0 <= row <= len(self._down):
            return None
        is_last_row, is_last = row == len(self._down), column in (0, len(self._across) + 1)
        if is_last_row:
            return self.account.total if is_last else self._across[column - 1]
        if is_last:
            return self._down[row]
        return self._cells.get((*self._down[row].group, *self._across[column - 1].group))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of groups, and the row of totals."""
        return len(self._down) + 1 if self.account and not (parent is not None and parent.isValid()) else 0

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the column of names, one for each group across, and that of totals."""
        return len(self._across) + 2 if self.account else 0

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (TEXT, TOOLTIP) or orientation != Qt.Orientation.Horizontal or self.account is None:
            return None
        if section == 0:
            return told(self.account.asked.by[0]).capitalize()
        words = tr("Total") if section > len(self._across) else self._label(self._across[section - 1], 1)
        return plain_tooltip(words) if role == TOOLTIP else one_line(words, 60)

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell; totals stand in bold."""
        if role in (TEXT, READ):
            return self.words(index.row(), index.column())
        if role == TOOLTIP:
            return plain_tooltip(self._whole(index.row(), index.column()))
        is_total = index.row() == len(self._down) or index.column() == len(self._across) + 1
        if role == Qt.ItemDataRole.FontRole and is_total:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def words(self, row: int, column: int) -> str:
        """Return the words of a cell."""
        if self.account is None:
            return ""
        if column == 0:
            return tr("Total") if row == len(self._down) else self._label(self._down[row], 0)
        total = self.total_at(row, column)
        return short_words(total, self.account.asked.meaning) if total else ""

    def heading(self, row: int, column: int) -> str:
        """Return of which group, or of which two, the total in a cell is."""
        down = "" if row == len(self._down) else self._label(self._down[row], 0)
        across = "" if column in (0, len(self._across) + 1) else self._label(self._across[column - 1], 1)
        return " · ".join(part for part in (down, across) if part) or tr("Total")

    def _whole(self, row: int, column: int) -> str:
        total = self.total_at(row, column)
        if total is None or self.account is None:
            return ""
        words = total_words(total, self.account.asked.meaning, language())
        return tr("{total} ({basis})", total=words, basis=basis_words(total, language()))

    def _label(self, total: Total, way: int) -> str:
        if self.account is None:
            return ""
        first: Line | None = self.account.lines[total.members[0]] if total.members else None
        return group_words(total.group[0], self.account.asked.by[way], first, language())


class _Rule(QStyledItemDelegate):
    """Paints a strong rule above the totals at the foot."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        super().paint(painter, option, index)
        if index.row() == index.model().rowCount() - 1:
            painter.setPen(QColor(current_theme().text))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())


class CrossedTable(QTableView):
    """Shows a crossed account; each cell leads to why its number is what it is."""

    chosen = Signal()
    why_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.crossed = CrossedModel()
        self.setModel(self.crossed)
        self.setAccessibleName(tr("Crossed table of the ledger"))
        look_plain(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setItemDelegate(_Rule(self))
        self.horizontalHeader().setResizeContentsPrecision(LOOKED_AT)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda *_: self.why_wanted.emit())

    @property
    def current_total(self) -> Total | None:
        """Return the total in the current cell."""
        here = self.currentIndex()
        return self.crossed.total_at(here.row(), here.column()) if here.isValid() else None

    def show_account(self, account: Account, down: Sequence[Total], across: Sequence[Total]) -> None:
        """Show an account; the current cell stays where it is, as long as there is one."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self.crossed.show_account(account, down, across)
        self._fit()
        if 0 <= row < self.crossed.rowCount() and 0 <= column < self.crossed.columnCount():
            self.setCurrentIndex(self.crossed.index(row, column))
        self.chosen.emit()

    def _fit(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("n")
        for column in range(min(self.crossed.columnCount(), LOOKED_AT)):
            held = max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))
            self.setColumnWidth(column, min(held + letter, WIDEST * letter))

    def choose_total(self) -> None:
        """Go to what all of it comes to."""
        last = self.crossed.index(self.crossed.rowCount() - 1, self.crossed.columnCount() - 1)
        self.setCurrentIndex(last)

    def copy_cells(self) -> None:
        """Copy the rows of the chosen cells, or the whole table where one cell is chosen."""
        model = self.crossed
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if len(rows) < 2:
            rows = list(range(model.rowCount()))
        columns = range(model.columnCount())
        heading = [str(model.headerData(one, Qt.Orientation.Horizontal)) for one in columns]
        cells = [[model.words(row, column) for column in columns] for row in rows]
        copy(copied(heading, cells))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, and go to the panel with Return; all else moves."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_cells()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.why_wanted.emit()
        else:
            super().keyPressEvent(event)
