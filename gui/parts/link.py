"""Buttons that look like links: a word among lines of text, and a whole line."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from gui.parts.plain_text import one_line, set_plain_tooltip


def link_button(text: str, name: str) -> QToolButton:
    """Return a button with a text that is shown as it is, and the name by which it is read aloud."""
    button = QToolButton()
    button.setText(text.replace("&", "&&"))
    button.setProperty("role", "link")
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


class Link(QPushButton):
    """A line of text that can be pressed; it ends in … where its room ends and tells the rest in its tooltip."""

    def __init__(self, text: str, act: Callable[[], object]) -> None:
        """Show the text and do what is to be done on a click."""
        super().__init__()
        self._whole = one_line(text, 400)
        self.setAccessibleName(self._whole)
        self.setProperty("role", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: act())  # noqa: PLW0108 - Qt would hand it a bool
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width() - 8, 40)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        set_plain_tooltip(self, self._whole if shown != self._whole else "")
