"""The first rows of a table as events: each cell with its words, and below them as what they were taken."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.parts.plain_text import PlainLabel, one_line, plain_tooltip
from gui.parts.theme import NOTE, current_theme
from models.exchange.table.columns import Column
from models.exchange.table.field_words import field_in_words
from models.exchange.table.preview import Cell, PreviewRow, State
from models.importing.looking import Look
from models.translation import tr, tr_later

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()
CELL = Qt.ItemDataRole.UserRole + 1
SHOWN = 80  # letters of a cell
ALIGNED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
MARGIN, WIDEST, NARROWEST = 7, 26, 9  # pixels; letters; letters
LOOKED_AT = 12  # rows that say how wide a column has to be
HINT = tr_later("Choose a cell to read as what it was taken, or a heading to change what its column fills.")
SIGNS = {
    State.DOUBTED: tr_later("? not understood"),
    State.KEPT: tr_later("in the note"),
    State.LEFT_OUT: tr_later("left out"),
}


class PreviewModel(QAbstractTableModel):
    """The rows and columns of a look at a table."""

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__()
        self.columns: tuple[Column, ...] = ()
        self.rows: tuple[PreviewRow, ...] = ()

    def show(self, columns: Sequence[Column], rows: Sequence[PreviewRow]) -> bool:
        """Show other rows; return whether the table is another one, rather than the same with other meanings."""
        is_other = [one.key for one in columns] != [one.key for one in self.columns] or len(rows) != len(
            self.rows
        )
        if is_other:
            self.beginResetModel()
        self.columns, self.rows = tuple(columns), tuple(rows)
        if is_other:
            self.endResetModel()
        elif rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        return is_other

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column with what it fills, and the number of a row."""
        if orientation == Qt.Orientation.Vertical:
            return self._row_head(self.rows[section], role)
        column = self.columns[section]
        fills = field_in_words(column.field, column.role, column.group)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{one_line(column.key, 40)}\n→ {one_line(fills, 40)}"
        return (
            plain_tooltip(tr("{column} fills: {field}", column=column.key, field=fills))
            if role == Qt.ItemDataRole.ToolTipRole
            else None
        )

    @staticmethod
    def _row_head(row: PreviewRow, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.number:,} !" if row.problem else f"{row.number:,}"
        if role == Qt.ItemDataRole.ForegroundRole and row.problem:
            return QColor(current_theme().warning)
        return plain_tooltip(row.problem) if role == Qt.ItemDataRole.ToolTipRole else None

    def cell(self, index: Index) -> Cell:
        """Return a cell."""
        return self.rows[index.row()].cells[index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell for whoever paints or reads it."""
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(cell.text, SHOWN)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(cell.sentence)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{column}: {sentence}", column=self.columns[index.column()].key, sentence=cell.sentence)
        return None


class CellPainter(QStyledItemDelegate):
    """Paints a cell in two lines; what is not understood has a mark and a colour, what is left out is faint."""

    def __init__(self, model: PreviewModel, parent: QWidget) -> None:
        """Paint the cells of a model."""
        super().__init__(parent)
        self._model = model
        self.dress(parent.font())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the words of the cell, and below them as what they were taken; each call may wait for other threads."""
        cell, theme, box = self._model.cell(index), self._theme, option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(box, QColor(theme.chosen))
        if cell.state is not State.EMPTY:
            self._words(painter, option, cell, is_chosen=is_chosen)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(theme.rule))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, *, is_chosen: bool) -> None:
        theme, box = self._theme, option.rect
        is_doubted, is_out = cell.state is State.DOUBTED, cell.state in (State.LEFT_OUT, State.KEPT)
        if is_doubted:
            painter.fillRect(QRect(box.left(), box.top() + 2, 3, box.height() - 4), QColor(theme.warning))
        half = box.height() // 2
        room = QRect(box.left() + MARGIN, box.top() + 2, box.width() - MARGIN - 4, half)
        colour = theme.text if not is_out else theme.quiet if is_chosen else theme.faint
        self._line(painter, room, cell.text, option.font, colour)
        below = cell.told if cell.state is State.UNDERSTOOD else tr(SIGNS.get(cell.state, ""))
        if below:
            colour = theme.warning if is_doubted else theme.quiet
            self._line(painter, room.translated(0, half - 1), below, self._small, colour)

    @staticmethod
    def _line(painter: QPainter, room: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        words = QFontMetrics(font).elidedText(
            one_line(text, SHOWN), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, ALIGNED, words)

    def dress(self, font: QFont) -> None:
        """Take the letters and colours that the table wears now."""
        self._theme, self._small = current_theme(), QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * NOTE)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the room for two lines."""
        return QSize(80, int(option.fontMetrics.height() * 2.3))


class PreviewTable(QWidget):
    """The table of the first rows, and under it the sentence about the chosen cell."""

    column_chosen = Signal(int)

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__()
        self.model = PreviewModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.painter = CellPainter(self.model, self.table)
        self.table.setItemDelegate(self.painter)
        self.table.setAccessibleName(tr("First rows as events"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setCornerButtonEnabled(False)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * 2.4))
        self.table.verticalHeader().setHighlightSections(False)
        self.table.horizontalHeader().sectionClicked.connect(self.column_chosen)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.sentence = PlainLabel(role="note", is_wrapped=True)
        self.sentence.setContentsMargins(8, 0, 0, 0)
        self.sentence.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.sentence)

    def show_look(self, look: Look) -> None:
        """Show the first rows; the chosen cell stays chosen where the table is the same."""
        if self.model.show(look.proposal.columns, look.rows):
            self._fit()
        self._say(self.table.currentIndex())

    def choose_column(self, column: int) -> None:
        """Go to a column, in the row that is chosen."""
        here = self.table.currentIndex()
        row = max(here.row(), 0)
        if here.column() != column and 0 <= column < self.model.columnCount() and self.model.rowCount() > row:
            self.table.setCurrentIndex(self.model.index(row, column))

    def changeEvent(self, event: QEvent) -> None:
        """Wear other letters and colours, if the window does."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.painter.dress(self.table.font())

    def _fit(self) -> None:
        """Make the columns as wide as their words, within bounds."""
        metrics = self.fontMetrics()
        letter = metrics.horizontalAdvance("n")
        for place, column in enumerate(self.model.columns[:200]):
            texts = [
                one_line(column.key, WIDEST),
                f"→ {field_in_words(column.field, column.role, column.group)}",
                *(row.cells[place].text for row in self.model.rows[:LOOKED_AT]),
            ]
            texts += [row.cells[place].told for row in self.model.rows[:LOOKED_AT]]
            widest = max(metrics.horizontalAdvance(one_line(text, WIDEST)) for text in texts)
            self.table.setColumnWidth(place, max(NARROWEST * letter, widest + 3 * MARGIN))

    def _on_current(self, current: QModelIndex, before: QModelIndex) -> None:
        self._say(current)
        if current.isValid() and current.column() != before.column():
            self.column_chosen.emit(current.column())

    def _say(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self.model.rows):
            row = self.model.rows[index.row()]
            about = row.problem or self.model.cell(index).sentence
            self.sentence.setText(
                tr(
                    "Row {n:,}, {column}: {about}",
                    n=row.number,
                    column=self.model.columns[index.column()].key,
                    about=one_line(about, 300),
                )
            )
        else:
            first = next((row.problem for row in self.model.rows if row.problem), "")
            self.sentence.setText(first or tr(HINT))
