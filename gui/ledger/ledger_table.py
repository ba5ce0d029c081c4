"""The table of the ledger: lines under their sub-totals, in step with the selection of all views."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QMenu, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.ledger.ledger_model import HEADINGS, Kind, LedgerModel
from gui.parts.row_table import RowTable
from gui.parts.theme import current_theme
from gui.selection import Selection
from models.ledger.account import Account
from models.ledger.line import Line
from models.ledger.totals import Total
from models.translation import tr, tr_later

KEYPAD = Qt.KeyboardModifier.KeypadModifier
KEYS = (
    (tr_later("Open the claim of the line; fold or open the group"), tr_later("Return, double-click")),
    (tr_later("Fold the group, open it again"), "←, →"),
)
"""The keys of the table of the ledger, for the sheet of keys."""


class Rules(QStyledItemDelegate):
    """Paints a thin rule above each sub-total and a strong one above the total, as ledgers have them."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell and the rule above it."""
        super().paint(painter, option, index)
        model = index.model()
        if isinstance(model, LedgerModel):
            kind, theme = model.rows[index.row()][0], current_theme()
            colours = {Kind.GROUP: theme.rule, Kind.HEADING: theme.rule, Kind.TOTAL: theme.text}
            if kind in colours:
                painter.setPen(QColor(colours[kind]))
                painter.drawLine(option.rect.topLeft(), option.rect.topRight())


class LedgerTable(RowTable):
    """Shows an account; Enter opens the claim of a line, and folds a group or opens it."""

    chosen = Signal()  # another row is the current one
    claim_wanted = Signal(object)  # Line

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        """Follow the selection of events."""
        super().__init__(parent)
        self._selection = selection
        self.ledger = LedgerModel()
        self.setModel(self.ledger)
        self.setAccessibleName(tr("Table of the ledger"))
        self.setItemDelegate(Rules(self))
        head = self.horizontalHeader()
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.take_habits("ledger", HEADINGS, "event")
        self._is_ours = False  # whether it is us who choose rows
        self.selectionModel().selectionChanged.connect(self._on_rows_chosen)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(self.open_row)
        selection.selected.connect(self.on_selected)

    @property
    def current_total(self) -> Total | None:
        """Return the total in the current row."""
        return self.ledger.total_at(self.currentIndex().row())

    @property
    def current_line(self) -> Line | None:
        """Return the line in the current row."""
        return self.ledger.line_at(self.currentIndex().row())

    def show_account(self, account: Account | None) -> None:
        """Show an account; the current row stays the current one, if it is still there."""
        key = self.ledger.key_at(self.currentIndex().row())
        self._is_ours = True
        self.ledger.show_account(account)
        self._is_ours = False
        self.columns.fit_once()
        self.on_selected()
        if key and key != self.ledger.key_at(self.currentIndex().row()):
            self._go_to(key)
        self.chosen.emit()

    def _go_to(self, key: tuple[object, ...]) -> None:
        row = self.ledger.row_of(key)
        if row >= 0:
            no_change = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.ledger.index(row, 0), no_change)

    def choose_total(self) -> None:
        """Go to the total."""
        rows = [place for place, row in enumerate(self.ledger.rows) if row[0] is Kind.TOTAL]
        if rows:
            self.setCurrentIndex(self.ledger.index(rows[0], 0))

    def on_selected(self) -> None:
        """Mark the lines of the selected events and bring the first of them into view."""
        if self._selection.initiator is self or self._is_ours:
            return
        chosen, last = QItemSelection(), self.ledger.columnCount() - 1
        rows = self.ledger.rows_of(self._selection.events)
        for row in rows:
            chosen.select(self.ledger.index(row, 0), self.ledger.index(row, last))
        model = self.selectionModel()
        self._is_ours = True
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            here = self.ledger.index(rows[0], 0)
            model.setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(here)
        self._is_ours = False

    def _on_rows_chosen(self) -> None:
        """Select the events of the chosen lines and groups everywhere."""
        if not self._is_ours:
            events = self.ledger.events_at(self.chosen_rows)
            if events:
                self._selection.select(events, self)

    def open_row(self, index: QModelIndex) -> None:
        """Ask for the claim of a line; fold a group or open it."""
        line, total = self.ledger.line_at(index.row()), self.ledger.total_at(index.row())
        if line is not None:
            self.claim_wanted.emit(line)
        elif total is not None:
            self.fold(index.row(), total.group not in self.ledger.folded)

    def fold(self, row: int, is_wanted: bool) -> None:
        """Hide the lines of a group, or show them; it stays the current row."""
        key = self.ledger.key_at(row)
        self._is_ours = True
        self.ledger.fold(row, is_wanted)
        self._go_to(key)
        self._is_ours = False
        if self.currentIndex().isValid():
            self.selectRow(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return, fold with the arrows; all else moves, selects and copies."""
        is_plain = not event.modifiers() & ~KEYPAD
        here = self.currentIndex()
        is_group = self.current_total is not None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain:
            self.open_row(here)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and is_plain and is_group:
            self.fold(here.row(), event.key() == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def add_rows(self, menu: QMenu, index: QModelIndex) -> None:
        """Add what the menu offers about the rows."""
        if self.ledger.line_at(index.row()) is not None:
            super().add_rows(menu, index)
            return
        menu.setDefaultAction(menu.addAction(tr("&Fold or open it\tReturn"), lambda: self.open_row(index)))
        menu.addAction(tr("Copy as cell&s\tCtrl+C"), self.copy_cells)

    def showEvent(self, event: QShowEvent) -> None:
        """Make columns as wide as their cells: hidden tables cannot be measured."""
        super().showEvent(event)
        self.columns.fit_once()
