"""The window's own actions, to be offered in the menu of a part."""

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget


def offered(part: QWidget, names: Iterable[str]) -> list[QAction]:
    """Return those actions of the window in which a part stands, by the ids of their rows."""
    found = (part.window().findChild(QAction, name) for name in names)
    return [action for action in found if isinstance(action, QAction)]
