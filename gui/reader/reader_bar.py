"""The line above a document: what it is, where one is in it, zoom, find, and Cite."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from gui.parts.plain_text import ElidedLabel, PlainLabel
from models.translation import tr, tr_later

STEP = 1.25
KEYS: Final = (
    (tr_later("Cite what is marked"), "C"),
    (tr_later("Mark on from where one clicked or found"), tr_later("Shift and arrows")),
    (tr_later("Mark a region of the page"), tr_later("Alt and drag")),
    (tr_later("Find in the document, the next place"), "Ctrl+F, F3"),
    (tr_later("Larger, smaller, as wide as the page"), "+, -, 0"),
    (tr_later("First or last page"), "Home, End"),
    (tr_later("In a recording: play or pause"), tr_later("Space")),
    (tr_later("In a recording: 5 seconds back or on, 1 second"), tr_later("Left, Right, with Shift")),
    (tr_later("In a recording: the passage begins or ends here, keep the picture"), "I, O, P"),
)
"""The keys that hold in the Reader, for the sheet of keys."""


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

    def enable(self, is_enabled: bool, *, is_recording: bool = False) -> None:
        """Enable what needs an open document; a recording is neither searched nor made larger."""
        for widget in self._of_document:
            widget.setEnabled(is_enabled)
            widget.setVisible(widget is self.cite_button or not is_recording)

    def _zoom(self, text: str, name: str, factor: float) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.zoom_wanted.emit(factor))
        return button
