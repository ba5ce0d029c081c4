"""The menus of timeline and map: of what the pointer met, or of the picture itself where it met nothing."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gui.canvas.keys import KeyedPicture
from gui.parts.here import Here
from models.translation import tr

OF_AN_EVENT: Final = (
    "edit_event", "new_citation", "delete_event", "", "duplicate", "comment", "bookmark", "", "next", "previous",
)  # fmt: skip
OF_THE_PICTURE: Final = ("fit", "zoom_in", "zoom_out", "window", "", "eras")


def event_menu(picture: KeyedPicture, event_id: str) -> QMenu:
    """Return the menu of an event, made of what the window offers."""
    menu = _menu(picture)
    menu.addAction(tr("&Open the event"), partial(picture.event_opened.emit, event_id))
    menu.addAction(tr("Select &nothing"), picture.select_nothing)
    menu.addSeparator()
    _add(menu, picture, OF_AN_EVENT)
    return menu


def picture_menu(picture: KeyedPicture, here: Here | None) -> QMenu:
    """Return the menu of the bare picture: a new event there, and what is shown of the case."""
    menu = _menu(picture)
    new = menu.addAction(tr("New event &here…"))
    new.setEnabled(here is not None)
    new.triggered.connect(lambda: picture.event_wanted.emit(here))
    menu.addSeparator()
    _add(menu, picture, OF_THE_PICTURE)
    return menu


def _menu(picture: KeyedPicture) -> QMenu:
    menu = QMenu(picture)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(menu: QMenu, picture: KeyedPicture, names: tuple[str, ...]) -> None:
    for name in names:
        action = picture.window().findChild(QAction, name) if name else None
        if isinstance(action, QAction):
            menu.addAction(action)
        elif not name:
            menu.addSeparator()
