"""The line under the figure on which a label is shortened, pinned to a side, hidden and set back."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QWidget

from gui.parts.plain_text import ElidedLabel, PlainLabel
from models.figure.scene import LabelChange
from models.translation import tr, tr_count, tr_later

SIDES = {
    tr_later("Any side"): "",
    tr_later("Right"): "right",
    tr_later("Left"): "left",
    tr_later("Above"): "above",
    tr_later("Below"): "below",
}
HINT = tr_later(
    "Click a label to move or hide it, double-click to write it anew. Drag it, or move it with the arrows."
)


class LabelBar(QStackedWidget):
    """A hint, or the fields of the label that is chosen."""

    changed = Signal(str, object)  # key, LabelChange
    restored = Signal()  # all hidden labels are wanted back

    def __init__(self) -> None:
        """Begin with the hint."""
        super().__init__()
        self._key, self._change, self._words = "", LabelChange(), ""
        self.text = QLineEdit()
        self.text.setAccessibleName(tr("Words of the label"))
        self.side = QComboBox()
        self.side.addItems([tr(words) for words in SIDES])
        self.side.setAccessibleName(tr("Side of the label"))
        self.hide_button = QPushButton(tr("Hide"))
        self.hide_button.setAccessibleName(tr("Hide the label"))
        self.reset_button = QPushButton(tr("Set back"))
        self.reset_button.setAccessibleName(tr("Set the label back"))
        self.restore_button = QPushButton()
        self.restore_button.setProperty("role", "link")
        self.restore_button.hide()
        self.addWidget(_row(ElidedLabel(tr(HINT), role="note"), self.restore_button, is_first_wide=True))
        self.addWidget(
            _row(
                PlainLabel(tr("Label"), role="note"),
                self.text,
                self.side,
                self.hide_button,
                self.reset_button,
            )
        )
        self.text.editingFinished.connect(self.take)
        self.side.activated.connect(self._on_side)
        self.hide_button.clicked.connect(lambda: self._tell(is_hidden=True))
        self.reset_button.clicked.connect(lambda: self.changed.emit(self._key, LabelChange()))
        self.restore_button.clicked.connect(self.restored)

    def show_label(self, key: str, text: str, change: LabelChange) -> None:
        """Show a label: its words as they stand, and what was changed about it; without a key the hint."""
        self._key, self._change, self._words = key, change, text
        with QSignalBlocker(self.text), QSignalBlocker(self.side):
            if self.text.text() != text:  # else the cursor would jump
                self.text.setText(text)
                self.text.setCursorPosition(0)
            self.side.setCurrentIndex(list(SIDES.values()).index(change.side))
        self.reset_button.setEnabled(change != LabelChange())
        self.setCurrentIndex(1 if key else 0)

    def tell_hidden(self, count: int) -> None:
        """Say how many labels are hidden, and offer them back."""
        self.restore_button.setText(tr_count(count, "Show {n} hidden label", "Show {n} hidden labels"))
        self.restore_button.setVisible(count > 0)

    def take(self) -> None:
        """Tell the words that were written."""
        words = " ".join(self.text.text().split())
        if self._key and words != self._words:
            self._tell(text=words)

    def _on_side(self) -> None:
        self._tell(side=list(SIDES.values())[self.side.currentIndex()])

    def _tell(self, **values: object) -> None:
        told = {"text": self._change.text, "side": self._change.side, "is_hidden": self._change.is_hidden}
        told |= {"dx": self._change.dx, "dy": self._change.dy}
        self.changed.emit(self._key, LabelChange(**(told | values)))  # type: ignore[arg-type]  # by their names


def _row(*widgets: QWidget, is_first_wide: bool = False) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(14, 6, 14, 6)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 1 if isinstance(widget, QLineEdit) or (is_first_wide and not number) else 0)
    return page
