"""The parts of the main window: which view stands where, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget

from gui.ask import Ask
from gui.plain_text import PlainLabel
from gui.selection import Selection
from gui.session import Session


@dataclass(frozen=True, slots=True)
class Part:
    """A view: its place is left, top, tab or right; `make` answers its widget."""

    name: str
    title: str
    place: str
    make: Callable[[Session, Selection, Ask], QWidget]


def _late(module: str, name: str, with_ask: bool = False) -> Callable[[Session, Selection, Ask], QWidget]:
    """Answer a maker that shows an empty page where the view has not been built yet."""

    def make(session: Session, selection: Selection, ask: Ask) -> QWidget:
        try:
            view = getattr(import_module(module), name)
        except (ImportError, AttributeError):
            return PlainLabel(f"{name} is not here yet.", role="note")
        return view(session, selection, ask) if with_ask else view(session, selection)

    return make


PARTS: tuple[Part, ...] = (
    Part("filters", "Filters", "left", _late("gui.tables.filters", "FilterPanel")),
    Part("timeline", "Timeline", "top", _late("gui.canvas.timeline_view", "TimelineView")),
    Part("map", "Map", "tab", _late("gui.canvas.map_view", "MapView")),
    Part("table", "Table", "tab", _late("gui.tables.event_table", "EventTable")),
    Part("sources", "Sources", "tab", _late("gui.tables.source_table", "SourceTable")),
    Part("inspector", "Inspector", "right", _late("gui.forms.inspector", "Inspector")),
)
