"""The bar at the top: search, window of time, lanes, undo and redo, and how far the check has come."""

from types import MappingProxyType
from typing import Final

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from gui.commands.actions import Actions
from gui.parts.icons import SIDE, icon
from gui.parts.mnemonics import without_mnemonic
from gui.parts.plain_text import PlainLabel, set_plain_tooltip
from gui.parts.span import window_words
from gui.parts.theme import Theme
from gui.selection import Selection
from gui.session import Session
from gui.window.search_box import SearchBox
from models.index.event_index import STATES, EventIndex
from models.records.story import State
from models.translation import tr, tr_count, tr_later

MAKE = {
    "new_event": tr_later("New event"),
    "add_documents": tr_later("Add documents"),
    "import_file": tr_later("Import"),
}
LANES: Final = MappingProxyType(
    {
        "kind": tr_later("by kind"),
        "jurisdiction": tr_later("by jurisdiction"),
        "actor": tr_later("by actor"),
        "place": tr_later("by place"),
        "tag": tr_later("by tag"),
        "state": tr_later("by state"),
    }
)
"""What the lanes stand for, on their button."""
ICONS = {
    "undo": "undo", "redo": "redo", "filters": "left", "inspector": "right", "new_event": "plus",
    "add_documents": "document", "import_file": "import",
}  # fmt: skip
ROOM_FOR_WORDS = 14  # pixels between icon, words and edge
NARROW, SHORT = 200, 130  # letters: below these the bar leaves words out
DONE = (State.CHECKED, State.SIGNED_OFF)


class TopBar(QFrame):
    """One row of tools; it decides nothing and shows what holds."""

    def __init__(
        self, session: Session, selection: Selection, actions: Actions, parent: QWidget | None = None
    ) -> None:
        """Follow the session and the selection; the buttons are the menu's own actions."""
        super().__init__(parent)
        self._session, self._selection, self._actions = session, selection, actions
        self.setAccessibleName(tr("Tools"))
        self.search = SearchBox(session, selection)
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(620)
        self.questions = _menu_button(tr("Questions"), [])
        self.questions.setText(tr("Questions"))
        self.questions.setMenu(actions.submenu("questions"))
        window_actions = [actions[id] for id in ("fit", "zoom_in", "zoom_out", "window")]
        self.window_button = _menu_button(tr("Window of time"), window_actions)
        self.lanes_button = _menu_button(tr("Lanes by"), list(actions.group("lanes")))
        self.check = QToolButton()
        self.check.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.check.setAccessibleName(tr("How many events are checked: go to the review"))
        self.check.clicked.connect(actions["tab_review"].trigger)
        set_plain_tooltip(self.check, tr("Events whose claims are all checked or signed off, of all events"))
        self._tools = [_tool(actions[id]) for id in ("undo", "redo")]
        self._panels = [_tool(actions[id]) for id in ("filters", "inspector")]
        self._notes: list[PlainLabel] = []
        self.make = {id: WordyTool(actions[id], tr(words)) for id, words in MAKE.items()}
        self._lay_out()
        for signal in (session.case_opened, session.changed, selection.windowed, selection.lanes_changed):
            signal.connect(self.refresh)

    def wear(self, theme: Theme) -> None:
        """Draw the icons in the colours of the theme."""
        for id, name in ICONS.items():
            self._actions[id].setIcon(icon(name, theme))
            self._actions[id].setIconVisibleInMenu(False)

    def refresh(self, *_: object) -> None:
        """Show the window, the lanes and the check as they are."""
        self.window_button.setText(window_words(self._selection.window))
        self.lanes_button.setText(tr(LANES.get(self._selection.lanes_by, "")))
        self._actions.check("lanes", self._selection.lanes_by)
        self.check.setText(check_words(self._session.index, is_short=self._letters() < SHORT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be done without where there is little room."""
        for note in self._notes:
            note.setVisible(self._letters() >= NARROW)
        self.refresh()
        super().resizeEvent(event)

    def _letters(self) -> float:
        return self.width() / max(self.fontMetrics().horizontalAdvance("n"), 1)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(4)
        row.addWidget(self._panels[0])
        for tool in self.make.values():
            row.addWidget(tool)
        row.addSpacing(6)
        row.addWidget(self.search, 6)
        row.addWidget(self.questions)
        row.addSpacing(12)
        for name, button in ((tr("Window"), self.window_button), (tr("Lanes"), self.lanes_button)):
            self._notes.append(PlainLabel(name, role="note"))
            row.addWidget(self._notes[-1])
            row.addWidget(button)
            row.addSpacing(8)
        row.addStretch(1)
        for plain in self._tools:
            row.addWidget(plain)
        row.addSpacing(12)
        row.addWidget(self.check)
        row.addSpacing(4)
        row.addWidget(self._panels[1])


class WordyTool(QToolButton):
    """A button with icon and words; where the bar is too narrow for the words it shows the icon alone."""

    def __init__(self, action: QAction, words: str) -> None:
        """Do what an action does."""
        super().__init__()
        self._words = words
        self.setDefaultAction(action)
        self.setAccessibleName(words)
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        side = max(SIDE, self.fontMetrics().height())
        self.setIconSize(QSize(side, side))
        action.changed.connect(lambda: self.setText(words))  # which Qt sets back to the words of the menu

    def sizeHint(self) -> QSize:
        """Return the size with words."""
        least = self.minimumSizeHint()
        return QSize(
            least.width() + self.fontMetrics().horizontalAdvance(self._words) + ROOM_FOR_WORDS, least.height()
        )

    def minimumSizeHint(self) -> QSize:
        """Return the size of the icon alone."""
        side = self.iconSize().width() + 10
        return QSize(side, max(side, self.fontMetrics().height() + 10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the words where there is room for them."""
        has_room = self.width() >= self.sizeHint().width()
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if has_room else style.ToolButtonIconOnly)
        super().resizeEvent(event)


def check_words(index: EventIndex, *, is_short: bool = False) -> str:
    """Tell how many events are checked, of all."""
    checked = index.is_event & np.isin(index.state, [STATES.index(state) for state in DONE])
    done, all_of_them = int(checked.sum()), int(index.is_event.sum())
    return (
        f"{done:,}/{all_of_them:,}"
        if is_short
        else tr_count(
            all_of_them, "{done:,} of {n:,} events checked", "{done:,} of {n:,} events checked", done=done
        )
    )


def _menu_button(name: str, actions: list[QAction]) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    menu = QMenu(button)
    menu.addActions(actions)
    button.setMenu(menu)
    return button


def _tool(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(without_mnemonic(action.text()))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    side = max(SIDE, button.fontMetrics().height())
    button.setIconSize(QSize(side, side))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
