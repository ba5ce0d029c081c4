"""The dialog that lists every key of the program."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.canvas.keys import IN_A_PICTURE, WITH_THE_MOUSE
from gui.dialogs.listing import ListingDialog
from gui.ledger.ledger_table import KEYS as LEDGER_KEYS
from gui.parts.plain_text import PlainLabel
from gui.parts.row_table import KEYS as TABLE_KEYS
from gui.review.key_row import KEYS
from models.translation import tr, tr_later

Groups = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # (menu, ((what, key), …))


class KeysDialog(ListingDialog):
    """All keys, grouped by menu; those of single pages come last."""

    heading = tr_later("Keys")
    extent = (880, 720)
    goes_sideways = True

    def __init__(self, groups: Groups, parent: QWidget | None) -> None:
        """Show groups of (what, key); keys are written as this desktop writes them."""
        self._groups = (*groups, *_of_the_pages())
        super().__init__(parent)

    def page(self) -> QWidget:
        """Return the groups in two columns."""
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 8, 8, 8)
        columns.setSpacing(40)
        for part in halves(self._groups):
            column = QVBoxLayout()
            for name, keys in part:
                column.addWidget(self._group(name, keys), 0)
            column.addStretch(1)
            columns.addLayout(column, 1)
        return page

    def _group(self, name: str, keys: tuple[tuple[str, str], ...]) -> QWidget:
        group = QWidget()
        group.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(PlainLabel(tr(name), role="section"), 0, 0, 1, 2)
        for row, (what, key) in enumerate(keys, 1):
            grid.addWidget(PlainLabel(tr(what)), row, 0)
            grid.addWidget(PlainLabel(tr(key), role="note"), row, 1)
        return group


def _of_the_pages() -> Groups:
    """Return the keys that hold on one page alone."""
    review = tuple((tr(what).capitalize(), key) for key, what, _ in KEYS)
    return (
        (tr("In the timeline and on the map"), IN_A_PICTURE),
        (tr("There with the mouse"), WITH_THE_MOUSE),
        (tr("In a table"), TABLE_KEYS),
        (tr("In the ledger"), LEDGER_KEYS),
        (tr("In the review"), review),
    )


def halves(groups: Groups) -> tuple[Groups, Groups]:
    """Return the groups in two columns of about the same height."""
    heights = [len(keys) + 2 for _, keys in groups]
    cut = min(range(len(groups) + 1), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    return groups[:cut], groups[cut:]


def native_key(key: str) -> str:
    """Return a key as this desktop writes it (⌘ on a Mac)."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
