"""Changes gathered under the events that they belong to, in the order of the case."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from models.history.names import Names
from models.history.words import ChangeWords
from models.records.changes import Change
from models.records.desk import (
    Acceptance,
    Approach,
    Bookmark,
    Check,
    Comment,
    Correction,
    ImportedTable,
    Publication,
    Query,
    Question,
    Rate,
    Record,
    Reference,
    Round,
    SavedFigure,
    Wanted,
)
from models.records.record_words import counted_records
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    Document,
    Event,
    EventId,
    Kind,
    Origin,
    Place,
    Source,
)
from models.sharing.merging.ancestry import is_memory_of_merge
from models.store.past import Action, changes_in
from models.store.reader import Reader, sort_events
from models.store.rows import table_name
from models.translation import tr, tr_later

Key = tuple[str, str]  # name of the table, id
People = Mapping[Key, tuple[str, ...]]

OTHERS: Final[tuple[tuple[str, tuple[type[Record], ...]], ...]] = (
    (tr_later("Sources"), (Source, Origin, Reference)),
    (tr_later("Documents"), (Document,)),
    (tr_later("People and organisations"), (Actor,)),
    (tr_later("Places"), (Place,)),
    (tr_later("Review"), (Round, Check, Query, Acceptance, Comment, Bookmark)),
    (tr_later("Right of reply"), (Approach,)),
    (tr_later("Publications"), (Publication, Correction)),
    (tr_later("Wanted"), (Wanted,)),
    (tr_later("Figures"), (SavedFigure,)),
    (tr_later("The case"), (About, Kind, Rate, Question, ImportedTable)),
)
"""The titles under which changes stand that belong to no event."""
REST: Final = tr_later("Protected names")
READ_ALONG: Final = 250  # records of an action that a list reads to say what it was about
_INNER: Final = (Claim, Citation, Check, Query, Comment, Bookmark)
_IN_ORDER: Final = (Event, Claim, Citation, Check, Query, Comment, Acceptance, Bookmark)
_CHECKED: Final = frozenset({"checked", "signed off"})


@dataclass(frozen=True, slots=True)
class Group:
    """What changed of one event, or of one kind of other records, in words."""

    event_id: EventId | None
    title: str
    act: str  # new, deleted, changed
    lines: tuple[str, ...]
    people: tuple[str, ...]


def told(
    reader: Reader,
    changes: Iterable[Change],
    people: People | None = None,
    *,
    is_brief: bool = False,
    is_discreet: bool = False,
) -> Iterator[Group]:
    """Yield the changes under their events, in the order of time, then the others.

    Brief: an event that came or went is told on one line. Discreet: nothing is told of what is confidential
    but its code name.
    """
    changed = tuple(one for one in changes if not is_memory_of_merge(one.record))
    names = Names(reader, changed)
    words = ChangeWords(names.find, is_discreet)
    by_event: dict[str, list[Change]] = {}
    events: dict[str, Event] = {}
    others: dict[str, list[Change]] = {}
    for change in changed:
        event = names.event_of(change.record)
        if event is None:
            others.setdefault(_title_of(change.kind), []).append(change)
        else:
            events[event.id] = event
            by_event.setdefault(event.id, []).append(change)
    for event in sort_events(events.values(), reader.zone):
        yield _of_event(event, by_event[event.id], words, people, is_brief)
    for title in (*(title for title, _ in OTHERS), REST):
        if title in others:
            lines = tuple(line for change in others[title] for line in words.lines(change))
            if lines:
                yield Group(None, tr(title), "changed", lines, _who(others[title], people))


def _of_event(
    event: Event, changes: list[Change], words: ChangeWords, people: People | None, is_brief: bool
) -> Group:
    whole = next((one for one in changes if one.kind is Event), None)
    act = (
        "changed" if whole is None or (whole.before and whole.after) else "new" if whole.after else "deleted"
    )
    ordered = sorted(changes, key=lambda one: _IN_ORDER.index(one.kind) if one.kind in _IN_ORDER else 99)
    if act != "changed" and is_brief:
        lines: tuple[str, ...] = (_counted(act, ordered),)
    else:
        lines = tuple(
            line for change in ordered if not _is_echo(change, changes) for line in words.lines(change)
        )
    return Group(event.id, event.title, act, lines, _who(changes, people))


def _is_echo(change: Change, changes: list[Change]) -> bool:
    """Tell whether a mark says no more than the state of its claim, which is told anyway."""
    mark = change.record
    if not isinstance(mark, Check) or mark.note or change.before is not None:
        return False
    return any(
        isinstance(one.after, Claim) and one.after.id == mark.claim_id and one.after.state == mark.state
        for one in changes
    )


def _counted(act: str, changes: list[Change]) -> str:
    facts = sum(change.kind is Claim for change in changes)
    citations = sum(change.kind is Citation for change in changes)
    act_words = tr("new") if act == "new" else tr("deleted")
    return tr(
        "{act}, with {claims} and {citations}",
        act=act_words,
        claims=counted_records("claim", facts),
        citations=counted_records("citation", citations),
    )


def _who(changes: Iterable[Change], people: People | None) -> tuple[str, ...]:
    if people is None:
        return ()
    names = (name for one in changes for name in people.get((table_name(one.kind), one.id), ()))
    return tuple(sorted(dict.fromkeys(names), key=str.casefold))


def _title_of(kind: type[Record]) -> str:
    return next((title for title, kinds in OTHERS if kind in kinds), REST)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an action was about: its first event, and how it is called."""

    event_id: EventId | None
    words: str


def subjects(reader: Reader, actions: Iterable[Action]) -> Mapping[int, Subject]:
    """Tell what actions were about, by their numbers; long ones are not read and only counted."""
    changes = {
        one.number: changes_in(reader, one.number) if one.count <= READ_ALONG else () for one in actions
    }
    names = Names(reader, (change for some in changes.values() for change in some))
    return {number: _subject(names, some) for number, some in changes.items()}


def _subject(names: Names, changes: tuple[Change, ...]) -> Subject:
    events = {event.id: event for change in changes if (event := names.event_of(change.record))}
    if events:
        first = next(iter(events.values()))
        more = len(events) - 1
        said = tr("{title} and {count:,} more", title=first.title, count=more) if more else first.title
        return Subject(first.id, said)
    words = ChangeWords(names.find)
    return Subject(None, words.name(changes[0].record) if changes else "")
