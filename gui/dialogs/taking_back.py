"""Taking back a copy: what comes with it, and the questions where both sides changed the same."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.parts.leaving import KeepingDialog
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel, one_line, plain_tooltip
from gui.parts.table_look import dress
from gui.parts.wheel import guard_wheel
from models.sharing.merging import Conflict, MergePlan, Side, lines_of
from models.translation import tr, tr_count, tr_later

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()
TEXT, TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
COLUMNS = (tr_later("What"), tr_later("Before"), tr_later("Mine"), tr_later("Theirs"), tr_later("Decided"))


class ConflictModel(QAbstractTableModel):
    """The questions of a merge as rows, and what was decided of each."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        """Begin with nothing decided."""
        super().__init__()
        self.conflicts = tuple(conflicts)
        self.decisions: dict[str, Side] = {}

    def decide(self, row: int, side: Side) -> None:
        """Keep what is to stand."""
        self.decisions[self.conflicts[row].key] = side
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def first_open(self, after: int = -1) -> int | None:
        """Return the next row that is undecided, from the start again at the end; None if all are decided."""
        rows = [*range(after + 1, len(self.conflicts)), *range(after + 1)]
        return next((row for row in rows if self.conflicts[row].key not in self.decisions), None)

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of questions."""
        return 0 if parent.isValid() else len(self.conflicts)

    def columnCount(self, parent: Index = INVALID) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = TEXT) -> Any:
        """Return the name of a column."""
        return tr(COLUMNS[section]) if role == TEXT and orientation == Qt.Orientation.Horizontal else None

    def data(self, index: Index, role: int = TEXT) -> Any:
        """Return the words of a cell."""
        if role not in (TEXT, TOOLTIP, Qt.ItemDataRole.AccessibleTextRole):
            return None
        one = self.conflicts[index.row()]
        decided = _side_words(self.decisions.get(one.key))
        text = (one.words, one.base_words, one.mine_words, one.theirs_words, decided)[index.column()]
        return plain_tooltip(text) if role == TOOLTIP else one_line(text, 300)


class TakingBackDialog(KeepingDialog):
    """Lists what a copy brings; Take back is possible once every question is decided. Nothing is decided beforehand."""

    def __init__(self, plan: MergePlan, parent: QWidget | None = None) -> None:
        """Show what was planned."""
        super().__init__(parent)
        self.setWindowTitle(tr("Take back a copy"))
        self.plan = plan
        self.model = ConflictModel(plan.conflicts)
        self._make_parts()
        self._arrange()
        self.resize(860, 620)
        name_parts(self)
        guard_wheel(self)
        self._go_to(0)
        self._say()
        (self.table if plan.conflicts else self.taken).setFocus()

    def held(self) -> object:
        """Return what was decided."""
        return self.decisions

    @property
    def decisions(self) -> dict[str, Side]:
        """Tell what was decided, by the key of each question."""
        return dict(self.model.decisions)

    def decide(self, side: Side) -> None:
        """Decide the chosen question, and go to the next open one."""
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.conflicts):
            self.model.decide(row, side)
            following = self.model.first_open(row)
            self._go_to(row if following is None else following)
            self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide with M and T."""
        if not self._decided_by(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide with M and T in the lists too, which would look for a row that begins so."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._decided_by(event):
            return True
        return super().eventFilter(watched, event)

    def _decided_by(self, event: QKeyEvent) -> bool:
        sides: dict[int, Side] = {Qt.Key.Key_M: "mine", Qt.Key.Key_T: "theirs"}
        side = sides.get(event.key())
        if side is None or event.modifiers():
            return False
        self.decide(side)
        return True

    def _go_to(self, row: int) -> None:
        if self.model.conflicts:
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _say(self) -> None:
        """Say what is still open, and show the chosen question whole."""
        count = len(self.model.conflicts) - len(self.model.decisions)
        nothing = self.plan.is_empty and not self.plan.same
        self.open_words.setText(
            tr("The copy holds nothing new.") if nothing
            else tr("Every question is decided.") if not count and self.model.conflicts
            else "" if not count
            else _to_decide(count)
        )  # fmt: skip
        self.counts.setText(self._counts())
        self.take_button.setEnabled(not count and not nothing)
        row = self.table.currentIndex().row()
        one = self.model.conflicts[row] if 0 <= row < len(self.model.conflicts) else None
        for label, text in zip(
            (self.about, self.before, self.mine, self.theirs),
            (one.words, one.base_words, one.mine_words, one.theirs_words) if one else ("",) * 4,
            strict=True,
        ):
            label.setText(text)

    def _counts(self) -> str:
        """Tell how many records change, as the history will count them, and how many stay."""
        change, plan = self.plan.changed(self.model.decisions), self.plan
        come = tr_count(
            change,
            "{n:,} change of {who} comes into the case",
            "{n:,} changes of {who} come into the case",
            who=plan.who,
        )
        stay = tr_count(len(plan.kept), "{n:,} of mine stays", "{n:,} of mine stay")
        alike = tr_count(len(plan.same), "{n:,} both made alike", "{n:,} both made alike")
        return tr("{come}, {stay}, {alike}.", come=come, stay=stay, alike=alike)

    def _make_parts(self) -> None:
        plan = self.plan
        self.heading = PlainLabel(
            tr("Changes of {who}", who=plan.who) if plan.people else tr("Nothing to take"), role="heading"
        )
        self.counts = PlainLabel(role="note", is_wrapped=True)
        self.taken = QListWidget()
        self.taken.setAccessibleName(tr("Changes that come with the copy"))
        self.taken.addItems([one_line(line, 300) for line in lines_of(plan.taken)])
        self.taken.setWordWrap(True)
        self.remarks = PlainLabel("\n".join(plan.remarks), role="note", is_wrapped=True)
        self.remarks.setVisible(bool(plan.remarks))
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Questions where both changed the same"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        dress(self.table, (36, 20, 20, 20, 9), widest=0)
        for widget in (self.taken, self.table):
            widget.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._say())
        self.about = PlainLabel(role="strong", is_wrapped=True)
        self.before, self.mine, self.theirs = (PlainLabel(is_wrapped=True) for _ in range(3))
        self.open_words = PlainLabel(role="note")
        self.mine_button = QPushButton(tr("Keep &mine"))
        self.mine_button.clicked.connect(lambda: self.decide("mine"))
        self.theirs_button = QPushButton(tr("Take t&heirs"))
        self.theirs_button.clicked.connect(lambda: self.decide("theirs"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take_button = self.buttons.addButton(tr("Take &back"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        for widget in (self.heading, self.counts):
            column.addWidget(widget)
        column.addWidget(self.taken, 3)
        column.addWidget(self.remarks)
        if self.model.conflicts:
            self._arrange_questions(column)
        foot = QHBoxLayout()
        foot.addWidget(self.open_words, 1)
        foot.addWidget(self.buttons)
        column.addLayout(foot)

    def _arrange_questions(self, column: QVBoxLayout) -> None:
        column.addWidget(PlainLabel(tr("To decide"), role="section"))
        column.addWidget(self.table, 2)
        column.addWidget(self.about)
        sides = QGridLayout()
        sides.setHorizontalSpacing(24)
        for place, (name, label) in enumerate(
            ((tr("Before"), self.before), (tr("Mine"), self.mine), (tr("Theirs"), self.theirs))
        ):
            sides.addWidget(PlainLabel(name, role="note"), 0, place)
            sides.addWidget(label, 1, place, Qt.AlignmentFlag.AlignTop)
            sides.setColumnStretch(place, 1)
        sides.addWidget(self.mine_button, 2, 1)
        sides.addWidget(self.theirs_button, 2, 2)
        column.addLayout(sides)


def _side_words(side: Side | None) -> str:
    return "" if side is None else tr("mine") if side == "mine" else tr("theirs")


def _to_decide(count: int) -> str:
    return tr_count(
        count, "{n} to decide: M keeps mine, T takes theirs.", "{n} to decide: M keeps mine, T takes theirs."
    )
