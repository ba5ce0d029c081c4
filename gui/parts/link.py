"""A button that looks like a link, among lines of text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton


def link_button(text: str, name: str) -> QToolButton:
    """Return a button with a text that is shown as it is, and the name by which it is read aloud."""
    button = QToolButton()
    button.setText(text.replace("&", "&&"))
    button.setProperty("role", "link")
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
