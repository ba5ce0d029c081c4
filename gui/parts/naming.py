"""Gives a name to what Qt makes inside of controls: menus, heads of tables, lists of choices, areas that scroll."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollArea,
    QTabBar,
    QTableView,
    QTabWidget,
    QWidget,
)

from gui.parts.mnemonics import without_mnemonic
from models.translation import tr


def name_parts(top: QWidget) -> None:
    """Name every part in a window that has no name of its own after what it belongs to."""
    for part in top.findChildren(QWidget):
        if not part.accessibleName():
            name = _name_of(part, top)
            if name:
                part.setAccessibleName(name)


def _name_of(part: QWidget, top: QWidget) -> str:
    if isinstance(part, QTabBar):
        return _title_of(part.parentWidget(), top)
    if isinstance(part, QMenu):
        return without_mnemonic(part.title()) or _title_of(part.parentWidget(), top)
    owner = _owner(part)
    name = _title_of(owner, top)
    if isinstance(part, QHeaderView):
        return (
            tr("Columns of {name}", name=name)
            if part.orientation().name == "Horizontal"
            else tr("Rows of {name}", name=name)
        )
    if isinstance(part, QAbstractButton) and isinstance(owner, QTableView):
        return tr("Select all of {name}", name=name)
    if isinstance(part, QAbstractButton) and isinstance(owner, QMenuBar):
        return tr("More menus")
    if isinstance(part, QAbstractButton) and isinstance(owner, QLineEdit):
        return tr("Clear {name}", name=name)
    if isinstance(owner, QComboBox | QTabWidget) or isinstance(part, QScrollArea | QAbstractItemView):
        return name
    return ""


def _owner(part: QWidget) -> QWidget | None:
    """What a part belongs to: its parent, without the frame in which a list of choices hangs."""
    parent = part.parentWidget()
    frame = parent.parentWidget() if parent is not None else None
    return frame if isinstance(frame, QComboBox) else parent


def _title_of(owner: QWidget | None, top: QWidget) -> str:
    """Return the nearest name upwards, at last the title of the window."""
    while owner is not None and owner is not top:
        if owner.accessibleName():
            return owner.accessibleName()
        owner = owner.parentWidget()
    return top.windowTitle() or "Dateline"
