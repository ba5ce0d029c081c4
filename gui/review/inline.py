"""A field in the page for a few words: a question, an answer, a reason, a decision; no dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel
from models.translation import tr, tr_later

SAVES = tr_later("Enter saves it, Escape cancels")


class InlineField(QFrame):
    """Asks for words at the foot of the claim: Enter gives them, Escape lets them be."""

    given = Signal(str, str)  # the words, and the name that belongs to them
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.label = PlainLabel(role="section", is_wrapped=True)
        self.words, self.addressee = QLineEdit(), QLineEdit()
        self.words.setAccessibleName(tr("Words"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(5)
        self.name_label = PlainLabel(role="note")
        for widget in (self.label, self.words, self.name_label, self.addressee):
            column.addWidget(widget)
        self.addressee.setAccessibleName(tr("Name"))
        for line in (self.words, self.addressee):
            line.returnPressed.connect(self._on_return)
        self.hide()

    def ask(self, label: str, words: str = "", *, name: str = "", of_whom: str = "", hint: str = "") -> None:
        """Show the field with the focus in it; `of_whom` says whose name is asked for besides, if one is."""
        self.label.setText(label)
        self.words.setAccessibleName(label)
        self.words.setText(words)
        self.words.setPlaceholderText(hint or tr(SAVES))
        self.words.selectAll()
        self.addressee.setText(name)
        self.addressee.setAccessibleName(of_whom or tr("Name"))
        self.name_label.setText(tr("{whom} (Tab)", whom=of_whom))
        for widget in (self.name_label, self.addressee):
            widget.setVisible(bool(of_whom))
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_key(self, event: QKeyEvent) -> None:
        """Take a key that was meant for the field, and the focus with it."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.sendEvent(self.words, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape and Enter; no other key goes on to the page, because somebody writes here."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.accept()

    def _on_return(self) -> None:
        self.given.emit(self.words.text(), self.addressee.text())
