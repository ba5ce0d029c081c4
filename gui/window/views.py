"""The parts of the main window: which view stands where, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gui.canvas.map_view import MapView
from gui.canvas.timeline_view import TimelineView
from gui.forms.inspector import Inspector
from gui.parts.ask import Ask
from gui.publish.studio_page import StudioPage
from gui.reader.cited_page import CitedPage
from gui.reader.reader_page import ReaderPage
from gui.review.findings_page import FindingsPage
from gui.review.review_page import ReviewPage
from gui.selection import Selection
from gui.session import Session
from gui.tables.event_table import EventTable
from gui.tables.filters import FilterPanel
from gui.tables.source_page import SourcePage

Maker = Callable[[Session, Selection, Ask], QWidget]


@dataclass(frozen=True, slots=True)
class Part:
    """A view: its place is left, top, tab or right; `make` returns its widget."""

    name: str
    title: str
    place: str
    make: Maker


def _of(view: Callable[[Session, Selection], QWidget]) -> Maker:
    return lambda session, selection, ask: view(session, selection)


def _review(session: Session, selection: Selection, _ask: Ask) -> QWidget:
    """The review shows cited pages with the view of the reader's room, which is handed to it here."""
    return ReviewPage(session, selection, CitedPage(session))


PARTS: tuple[Part, ...] = (
    Part("filters", "Filters", "left", _of(FilterPanel)),
    Part("timeline", "Timeline", "top", _of(TimelineView)),
    Part("map", "Map", "tab", _of(MapView)),
    Part("table", "Table", "tab", _of(EventTable)),
    Part("sources", "Sources", "tab", _of(SourcePage)),
    Part("reader", "Reader", "tab", _of(ReaderPage)),
    Part("review", "Review", "tab", _review),
    Part("checks", "Checks", "tab", _of(FindingsPage)),
    Part("studio", "Studio", "tab", StudioPage),
    Part("inspector", "Inspector", "right", _of(Inspector)),
)
