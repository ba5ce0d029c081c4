"""The offer of the tour on the first page: made until it is taken or declined, or a case is opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel
from gui.parts.preferences import Preferences
from models.translation import tr


class TourOffer(QWidget):
    """A heading, a sentence and two buttons, gone for good once one of them was pressed."""

    wanted = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        """Follow the settings, which know whether the offer was made."""
        super().__init__(parent)
        self._preferences = preferences
        self.take, self.decline = QPushButton(tr("Take the &tour")), QPushButton(tr("No, t&hanks"))
        self.decline.setFlat(True)
        self.take.clicked.connect(self.wanted)
        self.decline.clicked.connect(lambda _: preferences.change(tour_offered=True))
        words = tr(
            "Five short steps through the window, over an invented case. You can leave at any time; it stays in the "
            "Help menu."
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.take)
        row.addWidget(self.decline)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 22)
        column.setSpacing(6)
        column.addWidget(PlainLabel(tr("New here?"), role="section"))
        column.addWidget(PlainLabel(words, role="note", is_wrapped=True))
        column.addLayout(row)
        preferences.changed.connect(self.refresh)
        if preferences.settings.tour_offered:
            self.hide()  # never shown from here: what has no parent yet would be a window of its own

    def refresh(self) -> None:
        """Be there or not."""
        self.setVisible(not self._preferences.settings.tour_offered)
