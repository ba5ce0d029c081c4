"""A form that takes the room it needs, as far as the screen has it; then its rows scroll between head and buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.parts.leaving import KeepingDialog
from gui.parts.plain_text import PlainLabel

SHARE = 0.9  # of the screen's height


class LongForm(KeepingDialog):
    """A heading, rows one under the other, and buttons; `grow` fits the form to the rows that are shown."""

    def lay_out(self, heading: str, name: str, rows: Sequence[QWidget], buttons: QDialogButtonBox) -> None:
        """Lay these parts out; `name` is for screen readers."""
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(20, 4, 20, 4)
        inner.setSpacing(10)
        for widget in rows:
            inner.addWidget(widget)
        inner.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(name)
        self._area.setWidget(held)
        head = PlainLabel(heading, role="heading")
        head.setContentsMargins(20, 0, 20, 0)
        buttons.setContentsMargins(20, 0, 20, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 16)
        column.setSpacing(10)
        for part in (head, self._area, buttons):
            column.addWidget(part)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * 64)

    def grow(self) -> None:
        """Give what is shown its room: a wrapped label knows its height for a width alone."""
        held, column = self._area.widget(), self.layout()
        rows = held.layout() if held is not None else None
        if rows is None or column is None:
            return
        rows.activate()
        around = column.sizeHint().height() - self._area.sizeHint().height()
        wanted = rows.totalHeightForWidth(self.width()) + around + 4
        self.resize(self.width(), min(wanted, round(self.screen().availableGeometry().height() * SHARE)))


def labelled(words: str, field: QWidget) -> QWidget:
    """Return a row with these words before a field."""
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(PlainLabel(words, role="note"))
    row.addWidget(field, 1)
    return held


def as_high_as_needed(dialog: QDialog) -> None:
    """Give a dialog the height that its wrapped words need, as far as the screen has it."""
    layout = dialog.layout()
    if layout is None:
        return
    wanted = layout.totalHeightForWidth(dialog.width())
    most = round(dialog.screen().availableGeometry().height() * SHARE)
    dialog.resize(dialog.width(), max(dialog.height(), min(wanted, most)))
