"""The dialog that lists what was changed in the case, when and by whom; nothing can be changed in it."""

from dataclasses import fields
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.naming import name_parts
from gui.plain_text import PlainLabel, one_line, plain
from models.changes import Change, ChangeSet
from models.desk import Identity, Record
from models.store.reader import Reader

ModelIndex = QModelIndex | QPersistentModelIndex
COLUMNS = ("No.", "When (UTC)", "Who", "What", "Records")
SHOWN = 1000  # changes; older ones stay in the file
VALUE_LIMIT = 300  # characters of a value that are shown


class HistoryDialog(QDialog):
    """The latest changes above, and the chosen one field by field below."""

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        """Read the history of the open case."""
        super().__init__(parent)
        self.setWindowTitle("History of changes")
        self.resize(820, 600)
        self.model = HistoryModel(reader.history(SHOWN), self)
        self.table = self._table()
        self.detail = QPlainTextEdit(readOnly=True)
        self.detail.setAccessibleName("What the chosen change did")
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self.on_row)
        if self.model.rowCount():
            self.table.selectRow(0)
        name_parts(self)

    def on_row(self, index: QModelIndex) -> None:
        """Show what the chosen change did."""
        self.detail.setPlainText(change_words(self.model.sets[index.row()]) if index.isValid() else "")

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName("Changes")
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(1)
        parts.addWidget(self.table)
        parts.addWidget(self.detail)
        parts.setSizes([360, 200])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(PlainLabel("History of changes", role="heading"))
        layout.addWidget(PlainLabel("Every change stays here; undo is a change too.", role="note"))
        layout.addWidget(parts, 1)
        layout.addWidget(close)


class HistoryModel(QAbstractTableModel):
    """Change sets as rows, latest first."""

    def __init__(self, sets: tuple[ChangeSet, ...], parent: QWidget | None = None) -> None:
        """Keep the change sets, which are no longer changed by anybody."""
        super().__init__(parent)
        self.sets = tuple(sorted(sets, key=lambda one: one.number, reverse=True))

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """Answer the number of change sets."""
        return 0 if parent and parent.isValid() else len(self.sets)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Answer the number of columns."""
        return 0 if parent and parent.isValid() else len(COLUMNS)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the words of a cell."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        one = self.sets[index.row()]
        when = one.when[:19].replace("T", " ")
        return (str(one.number), when, one_line(one.who) or "–", one_line(one.label), str(len(one.changes)))[
            index.column()
        ]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Answer the name of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None


def change_words(change_set: ChangeSet) -> str:
    """Answer what a change set did, one line for each changed field."""
    return plain("\n".join(line for change in change_set.changes for line in _change_lines(change)))


def _change_lines(change: Change) -> list[str]:
    if change.kind is Identity:
        return ["a protected name: changed (it is not shown here)"]
    name = f"{change.kind.__name__.lower()} “{_title(change.record)}”"
    if change.before is None:
        return [f"{name}: added"]
    if change.after is None:
        return [f"{name}: deleted"]
    return [f"{name}: {line}" for line in _differences(change.before, change.after)]


def _differences(before: Record, after: Record) -> list[str]:
    lines = []
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            lines.append(f"{field.name.replace('_', ' ')}: {_words(old)} → {_words(new)}")
    return lines


def _title(record: Record) -> str:
    for name in ("title", "name", "label", "field", "text", "question"):
        value = getattr(record, name, "")
        if value:
            return one_line(str(value), 60)
    return str(record.id)


def _words(value: object) -> str:
    if value in (None, "", ()):
        return "nothing"
    if isinstance(value, tuple):
        return one_line(", ".join(str(part) for part in value), VALUE_LIMIT)
    return one_line(str(getattr(value, "edtf", value)), VALUE_LIMIT)
