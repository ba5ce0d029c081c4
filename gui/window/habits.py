"""Comes back to where one was in a case: selection, filter, window of time, lanes, pages, and folders of choosers."""

import sys
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from gui.parts.ask import Ask
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.workspace import Workspace
from models.index.filters import Filter
from models.machine.habits import load_habits, save_habits
from models.translation import tr


class Habits(QObject):
    """Keeps where one was when a case closes, and goes back there when it opens.

    A view takes part if it has `standing`, which tells where it stands as JSON can hold it, and `stand`, which goes
    back there. One that is made later goes back when it is made; one that never was keeps what it had.
    """

    def __init__(
        self, session: Session, selection: Selection, workspace: Workspace, ask: Ask, preferences: Preferences
    ) -> None:
        """Follow the session."""
        super().__init__(workspace)
        self._session, self._selection, self._workspace = session, selection, workspace
        self._ask, self._preferences = ask, preferences
        self._views: dict[str, Any] = {}
        session.case_opened.connect(self.come_back)
        session.case_closing.connect(self.keep)
        workspace.made.connect(self._settle)

    def come_back(self) -> None:
        """Go to where one was in the open case; where nothing is known of it, stay."""
        case = self._session.case
        is_wanted = case is not None and self._preferences.settings.remember_places
        self.go_to(load_habits(case.seal) if case is not None and is_wanted else {})

    def go_to(self, kept: Mapping[str, Any]) -> None:
        """Go where `here` said that one was."""
        self._views = _mapping(kept.get("views"))
        self._ask.folders = {str(title): str(path) for title, path in _mapping(kept.get("folders")).items()}
        if kept:
            stand_selection(self._selection, _mapping(kept.get("selection")))
            self._workspace.stand(_mapping(kept.get("workspace")))
        QTimer.singleShot(0, self, self._settle_all)  # each view begins with the case before it is moved

    def _settle_all(self) -> None:
        for view in tuple(self._workspace.views.made.values()):
            self._settle(view)

    def here(self) -> dict[str, Any]:
        """Tell where one is in the open case, as JSON can hold it."""
        made = self._workspace.views.made.items()
        here = {name: view.standing() for name, view in made if hasattr(view, "standing")}
        return {
            "selection": standing_of(self._selection),
            "workspace": self._workspace.standing(),
            "views": {**self._views, **{name: one for name, one in here.items() if one}},
            "folders": dict(self._ask.folders),
        }

    def keep(self) -> None:
        """Keep where one is in the open case."""
        case = self._session.case
        if case is None or not self._preferences.settings.remember_places:
            return
        try:
            save_habits(case.seal, self.here())
        except OSError as error:  # as with settings: not worth a question
            print(tr("Where you were could not be kept: {why}.", why=error.strerror), file=sys.stderr)

    def _settle(self, view: QWidget) -> None:
        """Let a view go back to where it stood."""
        name = next((name for name, made in self._workspace.views.made.items() if made is view), "")
        standing = _mapping(self._views.get(name))
        if standing and hasattr(view, "stand") and self._session.is_open:
            view.stand(standing)


def standing_of(selection: Selection) -> dict[str, Any]:
    """Tell what is selected, filtered and shown, as JSON can hold it."""
    is_whole = selection.window == selection.extent
    return {
        "events": list(selection.events),
        "filter": {one.name: _plain(getattr(selection.filter, one.name)) for one in fields(Filter)},
        "window": None if is_whole else list(selection.window),
        "lanes_by": selection.lanes_by,
        "lane_order": list(selection.lane_order),
        "folded": sorted(selection.folded),
        "gaps": selection.marks_gaps,
    }


def stand_selection(selection: Selection, told: Mapping[str, Any]) -> None:
    """Select, filter and show what was told; whatever is of another kind is passed over."""
    selection.set_filter(filter_of(_mapping(told.get("filter"))))
    selection.set_lanes(str(told.get("lanes_by", "")))
    selection.arrange_lanes(_words(told.get("lane_order")), _words(told.get("folded")))
    selection.mark_gaps(told.get("gaps") is True)
    window = told.get("window")
    if isinstance(window, list) and len(window) == 2 and all(isinstance(day, int | float) for day in window):
        selection.set_window((float(window[0]), float(window[1])))
    selection.select(id for id in _words(told.get("events")) if selection.knows(id))


def filter_of(told: Mapping[str, Any]) -> Filter:
    """Return the filter that was told; a condition that nobody can read is left out."""
    plain = Filter()
    values: dict[str, Any] = {}
    for one in fields(Filter):
        value, default = told.get(one.name), getattr(plain, one.name)
        if isinstance(default, frozenset) or one.name == "on_map":
            if isinstance(value, list):
                values[one.name] = frozenset(_words(value))
        elif one.name == "window":
            if isinstance(value, list) and len(value) == 2 and all(type(day) is int for day in value):
                values[one.name] = (value[0], value[1])
        elif type(value) is type(default):
            values[one.name] = value
    return Filter(**values)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
