"""The line above a document: what it is, where one is in it, zoom, find, and Cite."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from gui.parts.plain_text import ElidedLabel, PlainLabel
from models.translation import tr

STEP = 1.25


class ReaderBar(QWidget):
    """Holds the fields and buttons; it decides nothing."""

    zoom_wanted = Signal(float)  # a factor; 0 fits the width
    cite_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the line."""
        super().__init__(parent)
        self.title = ElidedLabel("", role="note")
        self.number, self.tally = PlainLabel("", role="note"), PlainLabel("", role="note")
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Find in this document"))
        self.words.setAccessibleName(tr("Find in this document"))
        self.words.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * 20)
        self.cite_button = QPushButton(tr("Cite (C)"))
        self.cite_button.setAccessibleName(tr("Cite what is marked"))
        self.cite_button.clicked.connect(self.cite_wanted)
        zooms = [
            self._zoom("−", tr("Zoom out"), 1 / STEP),
            self._zoom("+", tr("Zoom in"), STEP),
            self._zoom("↔", tr("Fit the width"), 0.0),
        ]
        self._of_document = (self.words, self.cite_button, *zooms)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 4)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        for widget in (self.number, *zooms, self.words, self.tally, self.cite_button):
            row.addWidget(widget)

    def enable(self, is_enabled: bool) -> None:
        """Enable what needs an open document."""
        for widget in self._of_document:
            widget.setEnabled(is_enabled)

    def _zoom(self, text: str, name: str, factor: float) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.zoom_wanted.emit(factor))
        return button
