"""What of a claim is not what its last check saw: each thing with what it was and what it is, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel
from models.history.clock import Clock
from models.history.since_check import Difference
from models.records.desk import Check
from models.translation import tr, tr_later

UNKNOWN = tr_later(
    "It is new, or changed, since the last round. Nobody had checked it before: what it said "
    "then was not kept."
)


class Differences(QFrame):
    """A small table: what it is about, what was seen, and what stands there now."""

    def __init__(self, differences: Sequence[Difference], check: Check | None, clock: Clock) -> None:
        """Show the differences under whose check they came after."""
        super().__init__()
        self.setProperty("role", "banner")
        self.setAccessibleName(tr("Changed since it was checked"))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addWidget(PlainLabel(_heading(check, clock), role="section", is_wrapped=True))
        column.addLayout(_table(differences))


def _heading(check: Check | None, clock: Clock) -> str:
    if check is None:
        return tr("Changed since it was checked")
    who = check.by or tr("somebody")
    return tr("Changed since {who} saw it, {moment}", who=who, moment=clock.told(check.at))


def _table(differences: Sequence[Difference]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    for column, (name, share) in enumerate((("", 3), (tr("was"), 4), (tr("is"), 4))):
        grid.addWidget(PlainLabel(name, role="note"), 0, column)
        grid.setColumnStretch(column, share)
    for row, one in enumerate(differences, start=1):
        labels: tuple[QWidget, ...] = (
            PlainLabel(one.what, role="note", is_wrapped=True),
            _selectable(one.old, "note"),
            _selectable(one.new, "strong"),
        )
        for column, label in enumerate(labels):
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
    return grid


def _selectable(text: str, role: str) -> PlainLabel:
    label = PlainLabel(text or tr("nothing"), role=role, is_wrapped=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
