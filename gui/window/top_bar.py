"""The bar at the top: search, window of time, lanes, undo and redo, and how far the check has come."""

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from gui.commands.actions import Actions
from gui.parts.icons import SIDE, icon
from gui.parts.plain_text import PlainLabel, set_plain_tooltip
from gui.parts.span import window_words
from gui.parts.theme import Theme
from gui.selection import Selection
from gui.session import Session
from gui.window.search_box import SearchBox
from models.index.event_index import STATES, EventIndex
from models.records.story import State

DONE = (State.CHECKED, State.SIGNED_OFF)


class TopBar(QFrame):
    """One row of tools; it decides nothing and shows what holds."""

    def __init__(
        self, session: Session, selection: Selection, actions: Actions, parent: QWidget | None = None
    ) -> None:
        """Follow the session and the selection; the buttons are the menu's own actions."""
        super().__init__(parent)
        self._session, self._selection, self._actions = session, selection, actions
        self.setAccessibleName("Tools")
        self.search = SearchBox(session, selection)
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(620)
        self.questions = _menu_button("Questions", [])
        self.questions.setText("Questions")
        self.questions.setMenu(actions.submenu("questions"))
        window_actions = [actions[id] for id in ("fit", "zoom_in", "zoom_out", "window")]
        self.window_button = _menu_button("Window of time", window_actions)
        self.lanes_button = _menu_button("Lanes by", list(actions.group("lanes")))
        self.check = QToolButton()
        self.check.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.check.setAccessibleName("How many events are checked: go to the review")
        self.check.clicked.connect(actions["tab_review"].trigger)
        set_plain_tooltip(self.check, "Events whose claims are all checked or signed off, of all events")
        self._tools = [_tool(actions[id]) for id in ("undo", "redo")]
        self._panels = [_tool(actions[id]) for id in ("filters", "inspector")]
        self._lay_out()
        for signal in (session.case_opened, session.changed, selection.windowed, selection.lanes_changed):
            signal.connect(self.refresh)

    def wear(self, theme: Theme) -> None:
        """Draw the icons in the colours of the theme."""
        names = {"undo": "undo", "redo": "redo", "filters": "left", "inspector": "right"}
        for id, name in names.items():
            self._actions[id].setIcon(icon(name, theme))
            self._actions[id].setIconVisibleInMenu(False)

    def refresh(self, *_: object) -> None:
        """Show the window, the lanes and the check as they are."""
        self.window_button.setText(window_words(self._selection.window))
        self.lanes_button.setText(f"by {self._selection.lanes_by}")
        self._actions.check("lanes", self._selection.lanes_by)
        self.check.setText(check_words(self._session.index))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(4)
        row.addWidget(self._panels[0])
        row.addWidget(self.search, 6)
        row.addWidget(self.questions)
        row.addSpacing(12)
        for name, button in (("Window", self.window_button), ("Lanes", self.lanes_button)):
            row.addWidget(PlainLabel(name, role="note"))
            row.addWidget(button)
            row.addSpacing(8)
        row.addStretch(1)
        for tool in self._tools:
            row.addWidget(tool)
        row.addSpacing(12)
        row.addWidget(self.check)
        row.addSpacing(4)
        row.addWidget(self._panels[1])


def check_words(index: EventIndex) -> str:
    """Tell how many events are checked, of all."""
    done = [STATES.index(state) for state in DONE]
    return f"Check: {int(np.isin(index.state, done).sum()):,}/{len(index.ids):,}"


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
    button.setAccessibleName(action.text().replace("&", ""))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    side = max(SIDE, button.fontMetrics().height())
    button.setIconSize(QSize(side, side))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
