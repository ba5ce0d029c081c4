"""A field in the page for a few words: a question, an answer, a reason, a decision; no dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel


class InlineField(QFrame):
    """Asks for words at the foot of the claim: Enter gives them, Escape lets them be."""

    given = Signal(str, str)  # the words, and the addressee of a question
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.label = PlainLabel(role="section", is_wrapped=True)
        self.words, self.addressee = QLineEdit(), QLineEdit()
        self.words.setAccessibleName("Words")
        self.addressee.setAccessibleName("Who is asked")
        self.words.setPlaceholderText("Enter saves it, Escape cancels")
        self.addressee.setPlaceholderText("who is asked (Tab)")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(5)
        for widget in (self.label, self.words, self.addressee):
            column.addWidget(widget)
        for line in (self.words, self.addressee):
            line.returnPressed.connect(self._on_return)
        self.hide()

    def ask(self, label: str, words: str = "", *, has_addressee: bool = False) -> None:
        """Show the field with the focus in it."""
        self.label.setText(label)
        self.words.setAccessibleName(label)
        self.words.setText(words)
        self.words.selectAll()
        self.addressee.clear()
        self.addressee.setVisible(has_addressee)
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape and Enter; no other key goes on to the page, because somebody writes here."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.accept()

    def _on_return(self) -> None:
        self.given.emit(self.words.text(), self.addressee.text())
