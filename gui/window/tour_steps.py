"""The five steps of the tour: what each says, which part of the window it is about, and what is done in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtWidgets import QWidget

from gui.commands.documents import DocumentCommands
from gui.commands.records import RecordCommands
from gui.window.top_bar import TopBar
from gui.window.workspace import Workspace
from models.records.changes import ChangeSet
from models.records.desk import Check
from models.records.story import Citation, Document, Event, EventId
from models.store.reader import Reader
from models.translation import tr_later

READ_FIRST: Final = "audit-report.pdf"
LAST_EVENT: Final = EventId("roof")  # which no case but the practice case has


class Rooms(Protocol):
    """The parts of the window that the tour goes through."""

    workspace: Workspace
    bar: TopBar
    records: RecordCommands
    documents: DocumentCommands

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""

    def show_document(self, document_id: str, page: int = 1, words: str = "") -> None:
        """Open a document at a page."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: where it leads, what it says there and in the form that opens, and how one knows that it is done."""

    title: str
    words: str
    go: Callable[[Rooms, Reader], None]
    spot: Callable[[Rooms], QWidget | None]
    is_done: Callable[[ChangeSet], bool] = lambda _: False
    form: Callable[[Rooms], QWidget | None] = lambda _: None
    form_words: str = ""
    seen: Callable[[Rooms], QWidget | None] = lambda _: None
    seen_words: str = ""  # once it is done, where what came of it is to be looked at first
    sides: tuple[str, ...] = ("below",)  # of what it is about, where the words lie if there is room
    other_sides: tuple[str, ...] = ("below end",)  # in the form, and of what is to be looked at


def is_practice(reader: Reader) -> bool:
    """Tell whether the open case is the practice case, with all that the tour needs of it."""
    return reader.find(Event, LAST_EVENT) is not None and bool(_first_to_read(reader))


def _first_to_read(reader: Reader) -> str:
    return next((one.id for one in reader.all(Document) if one.name == READ_FIRST), "")


def _view(name: str) -> Callable[[Rooms], QWidget | None]:
    return lambda rooms: rooms.workspace.views[name]


def _tab(name: str) -> Callable[[Rooms, Reader], None]:
    return lambda rooms, _: rooms.show_tab(name)


def _read(rooms: Rooms, reader: Reader) -> None:
    """Open a document that the reader may mark in, if it is still there."""
    document = _first_to_read(reader)
    rooms.show_tab("reader")
    if document:
        rooms.show_document(document)


def _part_of(name: str, *path: str) -> Callable[[Rooms], QWidget | None]:
    """Return the way to a part of a view, by the names of the attributes that lead there."""

    def find(rooms: Rooms) -> QWidget | None:
        part: object = rooms.workspace.views[name]
        for one in path:
            part = getattr(part, one, None)
        return part if isinstance(part, QWidget) else None

    return find


def _in_form(of: str, field: str) -> Callable[[Rooms], QWidget | None]:
    """Return the way to a field of the form that stands open, if it has one of that name."""

    def find(rooms: Rooms) -> QWidget | None:
        part = getattr(getattr(rooms, of).dialog, field, None)
        return part if isinstance(part, QWidget) else None

    return find


def _dates_an_event(changed: ChangeSet) -> bool:
    for change in changed.changes:
        before, after = change.before, change.after
        if isinstance(after, Event) and after.when is not None:
            return not isinstance(before, Event) or before.when != after.when
    return False


def _adds(kind: type[Citation] | type[Check]) -> Callable[[ChangeSet], bool]:
    return lambda changed: any(
        isinstance(change.after, kind) and change.before is None for change in changed.changes
    )


STEPS: Final = (
    Step(
        tr_later("Look"),
        tr_later(
            "Each mark on the timeline is an event of an invented case. Map and table show the same ones, and filters "
            "hold for all. Click a mark, or go there with F6 and the arrows."
        ),
        _tab("map"),
        _view("timeline"),
        seen=_view("inspector"),
        seen_words=tr_later(
            "This is what is known of the event, field by field. Each number is a source: a click on it opens the page "
            "that is cited, with the words marked."
        ),
        other_sides=("left end",),
    ),
    Step(
        tr_later("Date an event in words"),
        tr_later("Enter an event of your own: press New event, or Ctrl+Shift+N."),
        _tab("map"),
        lambda rooms: rooms.bar.make["new_event"],
        _dates_an_event,
        _in_form("records", "when"),
        tr_later(
            "Give it a title, and the date as a source would say it: “about May 2024”, “between 3 and 5 June 2024”, "
            "“2024年5月”. Under the field stands what was understood, and a month stays a month. Then save."
        ),
    ),
    Step(
        tr_later("Cite a page"),
        tr_later(
            "This report is a document of the case. Mark words in it with the mouse, or find them in the field above "
            "it, and press C."
        ),
        _read,
        _part_of("reader", "bar", "cite_button"),
        _adds(Citation),
        _in_form("documents", "also"),
        tr_later(
            "Which event do these words prove? Choose one, or write the title of a new one. Tick what else they say "
            "– dates, sums, places were found in them – and save."
        ),
        sides=("above", "below", "left"),
    ),
    Step(
        tr_later("Check a claim"),
        tr_later(
            "An editor goes through the case claim by claim, with the cited page beside it. Compare the two: C calls "
            "the claim checked, Q asks the reporter, N goes on. What is missing is said in a sentence."
        ),
        _tab("review"),
        _part_of("review", "keys"),
        _adds(Check),
        sides=("above end",),
    ),
    Step(
        tr_later("Make a figure"),
        tr_later(
            "This is the timeline as it will be printed, its sources numbered. Choose at the left what it shows, drag "
            "a label to where you want it, and export it as PNG, SVG or PDF."
        ),
        _tab("studio"),
        _part_of("studio", "output"),
        sides=("below end",),
    ),
)
