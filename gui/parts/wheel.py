"""Keeps the wheel from changing a field that somebody only scrolls past: it turns what has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QTabBar, QWidget

from gui.parts.long_words import guard_lines

TURNED = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
"""What Qt lets the wheel change wherever the pointer stands, the focus or not."""


class WheelGuard(QObject):
    """Hands the wheel over a field without the focus on to the page, which scrolls."""

    def guard(self, top: QWidget) -> None:
        """Guard a widget and all fields in it; those that come later are guarded when they come."""
        for field in (top, *top.findChildren(QWidget)):
            if isinstance(field, TURNED) and not isinstance(field, QScrollBar):
                field.removeEventFilter(self)  # one is enough
                field.installEventFilter(self)
                if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                    field.setFocusPolicy(
                        Qt.FocusPolicy.StrongFocus
                    )  # else the wheel would give it the focus first

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Let the wheel pass by a field that has not the focus."""
        if event.type() != QEvent.Type.Wheel or not isinstance(field, QWidget) or _has_focus(field):
            return False
        event.ignore()  # so that whatever scrolls takes it
        return True


def guard_wheel(top: QWidget) -> None:
    """Let the wheel change no field in `top` that has not the focus, and no line cut what is pasted into it."""
    guard = top.findChild(WheelGuard, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (guard or WheelGuard(top)).guard(top)
    guard_lines(top)


def _has_focus(field: QWidget) -> bool:
    """Tell whether the focus is in a field, or in the line where its words are typed."""
    return field.hasFocus() or any(part.hasFocus() for part in field.findChildren(QWidget))
