"""A field that stands above one cell of a table while that cell is changed."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from gui.parts.plain_text import PlainLabel
from gui.parts.wheel import guard_wheel

_STEPS = {Qt.Key.Key_Return: 0, Qt.Key.Key_Enter: 0, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class CellField(QFrame):
    """Holds a field; Return and Tab end it, Escape lets go, and what is not understood is said under it."""

    ended = Signal(int)  # by a key: go on with this cell (0), the next (1) or the one before (-1)
    left = Signal()  # Escape: nothing is to be changed
    passed = Signal()  # the focus went elsewhere
    resized = Signal()

    def __init__(self, inner: QWidget, parent: QWidget) -> None:
        """Show a field above the cells of a table."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        self.said = PlainLabel(role="warning", is_wrapped=True)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 3, 4, 3)
        column.setSpacing(2)
        column.addWidget(inner)
        column.addWidget(self.said)
        self.setFocusProxy(inner)
        guard_wheel(self)
        for part in (inner, *inner.findChildren(QWidget)):
            part.installEventFilter(self)

    def problem(self) -> str:
        """Return in a sentence what is not understood; empty if all is."""
        return ""

    def save(self) -> bool:
        """Write what the field holds; return whether it stands in the case."""
        raise NotImplementedError

    def held(self) -> list[Any]:
        """Return what was typed or chosen, as plain values; nothing if it is what the cell shows."""
        return []

    def take(self, values: list[Any]) -> None:
        """Take up what was typed into a field of the same cell."""

    def say(self, sentence: str) -> None:
        """Say under the field what is wrong with it; empty words take it away."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def event(self, event: QEvent) -> bool:
        """Tell when what the field says needs other room."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.resized.emit()
        return is_done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that end the field before the field's own parts do, and note where the focus goes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            here = QApplication.focusWidget()
            is_inside = here is not None and (here is self or self.isAncestorOf(here))
            if not is_inside and QApplication.activePopupWidget() is None and self.window().isActiveWindow():
                self.passed.emit()
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self.ended.emit(step)
        return True
