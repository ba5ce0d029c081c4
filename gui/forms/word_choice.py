"""Choices of words: of ours, which are kept as keys, and of one's own, with usual ones to choose from."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

from models.translation import tr

OURS = Qt.ItemDataRole.UserRole + 1  # the word that is kept for one that is shown translated


def choice_of_words(words: Mapping[Any, str], chosen: str) -> QComboBox:
    """Return a choice of words of ours, in the language that is spoken; `currentData` is the key of the chosen one."""
    combo = QComboBox()
    for key, told in words.items():
        combo.addItem(tr(told), str(key))
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    return combo


class WordChoice(QComboBox):
    """Lists usual words; Enter keeps what stands here and is left to the form, which goes on to the next field.

    Words of ours are shown in the language that is spoken, and kept as they always are.
    """

    def __init__(self) -> None:
        """Begin without words; what is typed does not become an entry of the list."""
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

    def add_words(self, *words: str) -> None:
        """List words of ours."""
        for word in words:
            self.addItem(tr(word))
            self.setItemData(self.count() - 1, word, OURS)

    @property
    def word(self) -> str:
        """Return what stands here, a word of ours as it is kept."""
        shown = self.currentText().strip()
        row = self.findText(shown, Qt.MatchFlag.MatchFixedString)
        ours = self.itemData(row, OURS) if row >= 0 else None
        return ours if isinstance(ours, str) and tr(ours) != ours else shown

    def show_word(self, word: str) -> None:
        """Show a word as it was kept."""
        row = self.findData(word, OURS)
        if row >= 0:
            self.setCurrentIndex(row)
        self.setCurrentText(tr(word) if row >= 0 else word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter through, which Qt keeps to itself where it completed a word."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
