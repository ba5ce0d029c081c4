"""A field for words of one's own, with usual ones to choose from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox


class WordChoice(QComboBox):
    """Lists usual words; Enter keeps what stands here and is left to the form, which goes on to the next field."""

    def __init__(self) -> None:
        """Begin without words; what is typed does not become an entry of the list."""
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter through, which Qt keeps to itself where it completed a word."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
