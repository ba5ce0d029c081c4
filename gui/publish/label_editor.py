"""Writes a label where it stands: a small field over the page that holds the words as they are."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from models.translation import tr

LEAST_WIDE, LEAST_LETTERS = 180, 12  # pixels
ROOM = 10  # pixels around the words
DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class LabelEditor(QPlainTextEdit):
    """Enter, Tab or a click elsewhere takes what was written, Escape leaves the label as it was."""

    written = Signal(str, str)  # the key of the label, its words

    def __init__(self, page: QWidget) -> None:
        """Lie hidden on the page."""
        super().__init__(page)
        self._page = page
        self.key = ""
        self._words = ""
        self.setAccessibleName(tr("Words of the label, where it stands"))
        self.setFrameShape(QFrame.Shape.Box)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        self.hide()

    def open(self, key: str, words: str, place: QRect, letters: float) -> None:
        """Show the words of a label over its place, in letters of that many pixels."""
        self.take()
        self.key, self._words = key, words
        font = self.font()
        font.setPixelSize(round(max(letters, LEAST_LETTERS)))
        self.setFont(font)
        self.setPlainText(words)
        self.selectAll()
        self._place(place)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grow()

    def _place(self, place: QRect) -> None:
        wide = max(place.width() + 3 * ROOM, LEAST_WIDE)
        room = self._page.rect()
        left = min(max(place.left() - ROOM, 0), max(room.width() - wide, 0))
        self.setGeometry(left, max(place.top() - ROOM, 0), wide, self.height())

    def _grow(self) -> None:
        """Be as high as the words need."""
        lines = max(self.document().documentLayout().documentSize().height(), 1)
        self.resize(self.width(), round(lines * self.fontMetrics().lineSpacing()) + 2 * ROOM)

    def take(self) -> None:
        """Tell what was written, if it is open."""
        if not self.key:
            return
        key, self.key = self.key, ""
        words = " ".join(self.toPlainText().split())
        self.hide()
        if words != self._words:
            self.written.emit(key, words)

    def leave(self) -> None:
        """Close without a change."""
        self.key = ""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take or leave what was written."""
        if Qt.Key(event.key()) in DONE:
            self.take()
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was written; its own menu is no elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.take()
