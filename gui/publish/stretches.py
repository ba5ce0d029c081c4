"""The field for stretches of time on an axis: none, those that are proposed, or others that are written."""

from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QSizePolicy

AUTO: Final = "auto"


class Stretches(QComboBox):
    """A line that offers nothing, what is proposed, and the proposal itself to change it."""

    def __init__(self, name: str, none: str, proposed: str, hint: str) -> None:
        """Offer `none` and `proposed` in these words; the hint tells how stretches are written."""
        super().__init__()
        self._words = {none: "", proposed: AUTO}
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.addItems(list(self._words))
        if line := self.lineEdit():
            line.setPlaceholderText(hint)
            line.setAccessibleName(name)
        self.setToolTip(hint)

    @property
    def value(self) -> str:
        """Return the stretches as they are written, auto for the proposed ones, nothing for none."""
        written = self.currentText().strip()
        return self._words.get(written, written)

    def show_value(self, value: str) -> None:
        """Show what is chosen without telling anybody."""
        if value == self.value:
            return
        shown = next((words for words, kept in self._words.items() if kept == value), value)
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findText(shown))
            self.setEditText(shown)

    def propose(self, stretches: str) -> None:
        """Offer the stretches that the figure proposes, so that they can be taken over and changed."""
        shown = self.currentText()
        with QSignalBlocker(self):
            while self.count() > len(self._words):
                self.removeItem(self.count() - 1)
            if stretches:
                self.addItem(stretches)
            self.setEditText(shown)
