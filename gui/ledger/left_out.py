"""What is in no total, under the reasons why; each sum leads to its claim."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gui.parts.plain_text import one_line, plain_tooltip
from models.ledger.account import by_reason
from models.ledger.line import LeftOut, reason_words
from models.translation import language, tr

MOST: Final = 500  # sums of a reason that are listed
HELD: Final = Qt.ItemDataRole.UserRole


class LeftOutTree(QTreeWidget):
    """Reasons with the number of their sums, and the sums under them, listed when a reason is opened."""

    claim_wanted = Signal(object)  # LeftOut
    event_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setAccessibleName(tr("What is left out, and why"))
        self.setHeaderLabels([tr("Reason"), tr("Sum")])
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._groups: dict[str, tuple[LeftOut, ...]] = {}
        self.itemExpanded.connect(self._fill)
        self.itemDoubleClicked.connect(lambda item, _column: self._open(item))
        self.currentItemChanged.connect(self._on_current)

    def show_left_out(self, left_out: Sequence[LeftOut]) -> None:
        """Show what is left out; reasons that were open stay open."""
        was_open = {self._reason(item) for item in self._tops() if item.isExpanded()}
        self._groups = by_reason(left_out, language())
        was_blocked = self.blockSignals(True)
        self.clear()
        for reason, held in self._groups.items():
            item = QTreeWidgetItem([one_line(reason[:1].upper() + reason[1:]), f"{len(held):,}"])
            item.setData(0, HELD, reason)
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            self.addTopLevelItem(item)
        self.blockSignals(was_blocked)
        for item in self._tops():
            item.setExpanded(self._reason(item) in was_open)

    def _tops(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _reason(self, item: QTreeWidgetItem) -> str:
        return str(item.data(0, HELD))

    def _fill(self, item: QTreeWidgetItem) -> None:
        """List the sums of a reason when it is first opened."""
        if item.childCount() or item.parent() is not None:
            return
        held = self._groups.get(self._reason(item), ())
        for left in held[:MOST]:
            child = QTreeWidgetItem([one_line(left.title), one_line(left.what or tr("not told"))])
            child.setToolTip(0, plain_tooltip(self._why(left)))
            child.setData(0, HELD, left)
            item.addChild(child)
        if len(held) > MOST:
            item.addChild(QTreeWidgetItem([tr("… and {n:,} more", n=len(held) - MOST)]))

    @staticmethod
    def _why(left: LeftOut) -> str:
        return tr("{title}: {reason}", title=left.title, reason=reason_words(left, language()))

    def _on_current(self, item: QTreeWidgetItem | None, _before: object) -> None:
        left = item.data(0, HELD) if item else None
        if isinstance(left, LeftOut):
            self.event_chosen.emit(left.event_id)

    def _open(self, item: QTreeWidgetItem | None) -> None:
        left = item.data(0, HELD) if item else None
        if isinstance(left, LeftOut):
            self.claim_wanted.emit(left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the claim of a sum with Return, or a reason; all else moves."""
        item = self.currentItem()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or item is None:
            super().keyPressEvent(event)
        elif item.parent() is None and isinstance(item.data(0, HELD), str):
            item.setExpanded(not item.isExpanded())
        else:
            self._open(item)
