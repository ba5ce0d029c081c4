"""The parts of the main window: which view stands where, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget

from gui.canvas.timeline_view import TimelineView
from gui.forms.inspector import Inspector
from gui.parts.ask import Ask
from gui.selection import Selection
from gui.session import Session
from gui.tables.filters import FilterPanel
from models.translation import tr_later

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


def _late(module: str, name: str) -> Maker:
    """Return a maker that imports its view when it makes it: what nobody looks at is not read at the start."""
    return lambda session, selection, ask: getattr(import_module(module), name)(session, selection)


def _studio(session: Session, selection: Selection, ask: Ask) -> QWidget:
    from gui.publish.studio_page import StudioPage

    return StudioPage(session, selection, ask)


def _review(session: Session, selection: Selection, _ask: Ask) -> QWidget:
    """The review shows cited pages with the view of the reader's room, which is handed to it here."""
    from gui.reader.cited_page import CitedPage
    from gui.review.review_page import ReviewPage

    return ReviewPage(session, selection, CitedPage(session))


def _table(session: Session, selection: Selection, _ask: Ask) -> QWidget:
    """The table of events changes cells with the fields of the forms' room, which are handed to it here."""
    from gui.forms.cell_fields import CellFields
    from gui.tables.event_table import EventTable

    return EventTable(session, selection, CellFields(session))


PARTS: tuple[Part, ...] = (
    Part("filters", tr_later("Filters"), "left", _of(FilterPanel)),
    Part("timeline", tr_later("Timeline"), "top", _of(TimelineView)),
    Part("map", tr_later("Map"), "tab", _late("gui.canvas.map_view", "MapView")),
    Part("table", tr_later("Table"), "tab", _table),
    Part("sources", tr_later("Sources"), "tab", _late("gui.tables.source_page", "SourcePage")),
    Part("actors", tr_later("Actors"), "tab", _late("gui.tables.actor_page", "ActorPage")),
    Part("reader", tr_later("Reader"), "tab", _late("gui.reader.reader_page", "ReaderPage")),
    Part("ledger", tr_later("Ledger"), "tab", _late("gui.ledger.ledger_page", "LedgerPage")),
    Part("review", tr_later("Review"), "tab", _review),
    Part("checks", tr_later("Checks"), "tab", _late("gui.review.findings_page", "FindingsPage")),
    Part("studio", tr_later("Studio"), "tab", _studio),
    Part("inspector", tr_later("Inspector"), "right", _of(Inspector)),
)
