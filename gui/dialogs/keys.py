"""The dialog that lists every key of the program."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.canvas.keys import IN_A_PICTURE, WITH_THE_MOUSE
from gui.dialogs.listing import ListingDialog, in_groups
from gui.forms.key_ways import KEYS as FORM_KEYS
from gui.ledger.ledger_table import KEYS as LEDGER_KEYS
from gui.parts.plain_text import PlainLabel
from gui.parts.row_table import KEYS as TABLE_KEYS
from gui.publish.canvas import KEYS as STUDIO_KEYS
from gui.reader.reader_bar import KEYS as READER_KEYS
from gui.review.key_row import KEYS
from models.translation import tr, tr_later

BETWEEN, ABOVE = 4, 14  # pixels between rows, and above the heading of a group
Groups = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # (menu, ((what, key), …))


class KeysDialog(ListingDialog):
    """All keys, grouped by menu; those of single pages come last."""

    heading = tr_later("Keys")
    note = tr_later(
        "What has no key of its own is reached by Alt and the underlined letters of the menus, or by Ctrl+K and its "
        "first letters."
    )
    extent = (980, 720)
    goes_sideways = True

    def __init__(self, groups: Groups, parent: QWidget | None) -> None:
        """Show groups of (what, key); keys are written as this desktop writes them."""
        self._groups = (*groups, *of_the_pages())
        super().__init__(parent)

    def page(self) -> QWidget:
        """Return the groups in two columns."""
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 0, 8, 8)
        columns.setSpacing(40)
        for part in halves(self._groups):
            listed = (
                (name, [(PlainLabel(tr(what)), PlainLabel(tr(key), role="note")) for what, key in keys])
                for name, keys in part
            )
            columns.addWidget(in_groups(listed, BETWEEN, ABOVE), 1, Qt.AlignmentFlag.AlignTop)
        return page


def of_the_pages() -> Groups:
    """Return the keys that hold on one page alone."""
    review = tuple((tr(what).capitalize(), key) for key, what, _ in KEYS)
    return (
        (tr("In the timeline and on the map"), IN_A_PICTURE),
        (tr("There with the mouse"), WITH_THE_MOUSE),
        (tr("In a table"), TABLE_KEYS),
        (tr("In the Reader"), READER_KEYS),
        (tr("In the ledger"), LEDGER_KEYS),
        (tr("In the review"), review),
        (tr("In the studio"), STUDIO_KEYS),
        (tr("In a form"), FORM_KEYS),
    )


def halves(groups: Groups) -> tuple[Groups, Groups]:
    """Return the groups in two columns of about the same height."""
    heights = [len(keys) + 2 for _, keys in groups]
    cut = min(range(len(groups) + 1), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    return groups[:cut], groups[cut:]


def native_key(key: str) -> str:
    """Return a key as this desktop writes it (⌘ on a Mac)."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
