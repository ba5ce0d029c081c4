"""How the keys go through a form: from stop to stop as it is seen, lines that were just added too."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from models.translation import tr_later

BUTTONS = (QPushButton, QToolButton)
KEYS: Final = (
    (tr_later("Save, from any field"), "Ctrl+Return"),
    (tr_later("Go on to the next field"), tr_later("Return, Tab")),
    (tr_later("Close; what was typed is asked about"), tr_later("Esc")),
)
"""The keys that hold in a form, for the sheet of keys."""


def stops(top: QWidget) -> list[QWidget]:
    """Return what the cursor can stand in, in the order in which it is seen."""
    layout = top.layout()
    return [stop for stop in _in_layout(layout) if _takes_tab(stop)] if layout else []


def go(top: QWidget, here: QWidget | None, *, is_back: bool = False) -> bool:
    """Move the cursor to the next stop, or to the one before; return whether there is any."""
    order = stops(top)
    if order:
        at = _place(order, here)
        number = (at - 1 if at > 0 else -1) if is_back else (at + 1) % len(order)
        order[number].setFocus(
            Qt.FocusReason.BacktabFocusReason if is_back else Qt.FocusReason.TabFocusReason
        )
    return bool(order)


def enter(top: QWidget, here: QWidget | None, last: QWidget) -> None:
    """Do what Enter does: press the button that has the focus, else go on to the next field, at the end to `last`."""
    if isinstance(here, BUTTONS):
        here.click()
    elif not isinstance(here, QAbstractItemView):
        order = stops(top)
        later = order[_place(order, here) + 1 :]
        field = next((stop for stop in later if not isinstance(stop, BUTTONS)), last)
        field.setFocus(Qt.FocusReason.TabFocusReason)


def _place(order: list[QWidget], here: QWidget | None) -> int:
    found = (n for n, stop in enumerate(order) if here and (stop is here or stop.isAncestorOf(here)))
    return next(found, -1)


def _takes_tab(widget: QWidget) -> bool:
    if isinstance(widget, QRadioButton) and not widget.isChecked():
        group = widget.group()
        if group is not None and group.checkedButton() is not None:
            return False  # the arrow keys go from one answer to the other
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _in_order(layout):
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None and not widget.isHidden():
            yield from _in_widget(widget)


def _in_widget(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        yield from _in_widget(inner) if inner else ()
        return
    if widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_order(layout: QLayout) -> list[QLayoutItem]:
    """Return the parts of a layout from the left to the right and from the top to the bottom."""
    if isinstance(layout, QFormLayout):
        role = QFormLayout.ItemRole.FieldRole  # what spans a row is found there, too
        return list(filter(None, (layout.itemAt(row, role) for row in range(layout.rowCount()))))
    numbers = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        numbers.sort(key=lambda number: layout.getItemPosition(number)[:2])  # type: ignore[index] # the stubs say object
    return [item for number in numbers if (item := layout.itemAt(number)) is not None]
