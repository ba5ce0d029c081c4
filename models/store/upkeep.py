"""What an edit brings with it: claims of a new event, checks that no longer hold, entries of the search."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Protocol

from models.errors import CaseError
from models.records.changes import Change
from models.records.desk import Check, Comment, Query, Record
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    ClaimId,
    Document,
    Event,
    EventId,
    Field,
    Kind,
    Origin,
    Place,
    Source,
    State,
    new_id,
)
from models.store import search, seen
from models.store.reader import Reader
from models.translation import tr, tr_later

NAMELESS: Final = tr_later("Say who you are first: click the name in the status line.")
CHECKED = frozenset({State.CHECKED, State.SIGNED_OFF})
_OWN_FIELDS = (Field.WHAT, Field.WHEN, Field.NUMBER)
_SEARCHED: Final[Mapping[type, str]] = {
    Event: "event",
    Source: "source",
    Actor: "actor",
    Place: "place",
    Document: "document",
    Comment: "comment",
}


class Edit(Protocol):
    """What upkeep needs of a writer."""

    reader: Reader
    who: str

    def changes_of(self, kind: type[Record]) -> tuple[Change, ...]:
        """Tell what the edit did so far to the records of one kind."""

    def add_many(self, records: Sequence[Record]) -> None:
        """Put new records into the case."""

    def replace(self, record: Record) -> None:
        """Put a record in the place of the one with its id."""


def fields_held_by(event: Event) -> tuple[Field, ...]:
    """Return the fields whose value stands in the event itself, so that a claim must stand for them."""
    has = {
        Field.WHAT: True,
        Field.WHEN: event.when is not None,
        Field.NUMBER: bool(event.official_number or event.official_title),
    }
    return tuple(field for field in _OWN_FIELDS if has[field])


def new_claim(event_id: EventId, field: Field, who: str) -> Claim:
    """Return the claim that stands for a field of an event."""
    position = _OWN_FIELDS.index(field)
    return Claim(ClaimId(new_id()), event_id, field, written_by=who, position=position)


def add_missing_claims(writer: Edit) -> None:
    """Give every event that was added or changed the claims for its own fields that are not there yet."""
    events = [change.after for change in writer.changes_of(Event) if isinstance(change.after, Event)]
    if not events:
        return
    held = _held(writer, events)
    missing = [
        new_claim(event.id, field, writer.who)
        for event in events
        for field in fields_held_by(event)
        if (event.id, field) not in held
    ]
    writer.add_many(missing)


def _held(writer: Edit, events: Iterable[Event]) -> set[tuple[str, Field]]:
    """Tell which own fields of these events have a claim."""
    new = {change.id for change in writer.changes_of(Event) if change.before is None}
    held: set[tuple[str, Field]] = {
        (claim.event_id, claim.field)
        for claim in (change.after for change in writer.changes_of(Claim))
        if isinstance(claim, Claim)
    }
    old = [event.id for event in events if event.id not in new]
    if old:
        held |= {(claim.event_id, claim.field) for claim in writer.reader.where_in(Claim, "event_id", old)}
    return held


def name_marks(writer: Edit) -> None:
    """Give marks, queries and answers without a name that of whoever writes them; CaseError if that is nobody."""
    for change in (*writer.changes_of(Check), *writer.changes_of(Query)):
        nameless = _nameless(change)
        if nameless and not writer.who.strip():
            raise CaseError(tr(NAMELESS))
        if nameless and isinstance(change.after, Check | Query):
            names: dict[str, Any] = dict.fromkeys(nameless, writer.who.strip())
            writer.replace(replace(change.after, **names))


def _nameless(change: Change) -> tuple[str, ...]:
    """Return the fields of a mark or a query in which this edit should have said who, and did not."""
    before, after = change.before, change.after
    if isinstance(after, Check):
        return ("by",) if before is None and not after.by.strip() else ()
    if not isinstance(after, Query) or (isinstance(before, Query) and before == after):
        return ()
    acts = {
        "asked_by": ("question",),
        "answered_by": ("answer", "answered_at"),
        "closed_by": ("closed_at",),
    }
    return tuple(
        who
        for who, told in acts.items()
        if not getattr(after, who).strip()
        and any(getattr(after, one) and getattr(after, one) != getattr(before, one, "") for one in told)
    )


def mark_changed_claims(writer: Edit) -> None:
    """Set claims that were checked and of which something that was seen changed to `changed after check`."""
    touched = _claims_touched(writer)
    if not touched:
        return
    for claim in writer.reader.where_in(Claim, "id", sorted(touched - _checked_just_now(writer, touched))):
        if claim.state in CHECKED:
            writer.replace(replace(claim, state=State.CHANGED))


def hold_back_queried_claims(writer: Edit) -> None:
    """Take the sign-off from claims about which a query is open, whichever way they came by it."""
    asked = {str(one.claim_id) for one in _after(writer, Query) if isinstance(one, Query)}
    signed = {
        one.id for one in _after(writer, Claim) if isinstance(one, Claim) and one.state is State.SIGNED_OFF
    }
    if not asked and not signed:
        return
    waiting: dict[str, list[Query]] = {}
    for query in writer.reader.where_in(Query, "claim_id", sorted(asked | signed)):
        if not query.closed_at:
            waiting.setdefault(query.claim_id, []).append(query)
    for claim in writer.reader.where_in(Claim, "id", sorted(waiting)):
        if claim.state is State.SIGNED_OFF:
            is_answered = all(query.answered_at for query in waiting[claim.id])
            writer.replace(replace(claim, state=State.ANSWERED if is_answered else State.QUERIED))


def _after(writer: Edit, kind: type[Record]) -> list[Record]:
    return [change.after for change in writer.changes_of(kind) if change.after is not None]


def _claims_touched(writer: Edit) -> set[str]:
    """Return the claims of which this edit changed something that a check holds for."""
    claims = writer.changes_of(Claim)
    fresh = {change.id for change in claims if _is_new_and_unchecked(change)}
    touched = {change.id for change in claims if change.id not in fresh and seen.changed_fields(change)}
    for change in writer.changes_of(Citation):
        sides = (change.before, change.after)
        held = {str(side.claim_id) for side in sides if isinstance(side, Citation)} - fresh
        if held and seen.changed_fields(change):
            touched |= held
    events = _changed_within(writer, Event)
    touched |= _claims_of_events(writer, events)
    for way, ids in _ways(writer, events):
        if ids:
            touched |= writer.reader.checked_claims(way, ids)
    return touched


def _ways(writer: Edit, events: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, set[str]]]:
    """Yield the records of which this edit changed something that claims show, by the way that leads to those."""
    for kind in (Kind, Place, Actor, Source, Origin):
        yield kind.__name__.lower(), set(_changed_within(writer, kind))
    retitled = {id for id, fields in events.items() if seen.OTHER in fields}
    yield "other", retitled
    yield "until", retitled
    yield "document", set(_changed_within(writer, Document))
    yield "shelf", _shelves_changed(writer)
    yield "clock", {change.id for change in writer.changes_of(About) if _moves_the_clock(change)}


def _moves_the_clock(change: Change) -> bool:
    zones = {side.zone for side in (change.before, change.after) if isinstance(side, About)}
    return len(zones) > 1


def _shelves_changed(writer: Edit) -> set[str]:
    """Return the sources among whose documents one came, went or has other bytes."""
    changes = [change for change in writer.changes_of(Document) if seen.changed_fields(change)]
    sides = (side for change in changes for side in (change.before, change.after))
    return {str(side.source_id) for side in sides if isinstance(side, Document) and side.source_id}


def _is_new_and_unchecked(change: Change) -> bool:
    """Whether there is no check yet that could be unsettled: so with every claim of an import."""
    return change.before is None and isinstance(change.after, Claim) and change.after.state not in CHECKED


def _claims_of_events(writer: Edit, changed: Mapping[str, frozenset[str]]) -> set[str]:
    """Return the claims that show something of events that these fields of claims show otherwise now."""
    if not changed:
        return set()
    claims = writer.reader.where_in(Claim, "event_id", sorted(changed))
    return {claim.id for claim in claims if {claim.field, seen.EVERY} & changed[claim.event_id]}


def _changed_within(writer: Edit, kind: type[Record]) -> dict[str, frozenset[str]]:
    """Return the records that were there before and after and show something else now, with what that is."""
    changes = (change for change in writer.changes_of(kind) if change.before and change.after)
    return {change.id: fields for change in changes if (fields := seen.changed_fields(change))}


def _checked_just_now(writer: Edit, touched: set[str]) -> set[str]:
    """Return the claims that this very edit marked as checked: then what it changed is what was seen."""
    seen_now = {
        str(change.after.claim_id): change.after.seen
        for change in writer.changes_of(Check)
        if change.before is None and isinstance(change.after, Check) and change.after.seen
    }
    judged = touched & seen_now.keys()
    hashes = seen.fitting(writer.reader, {id: (seen_now[id],) for id in judged}) if judged else {}
    marked = {change.id for change in writer.changes_of(Claim) if _was_marked(change)}
    return (marked - judged) | {id for id in judged if hashes.get(id)}


def _was_marked(change: Change) -> bool:
    """Tell whether a claim was not checked before an edit and is after it."""
    before = change.before.state if isinstance(change.before, Claim) else None
    return isinstance(change.after, Claim) and before not in CHECKED


def cited_events(writer: Edit, changes: Iterable[Change]) -> set[str]:
    """Return the events whose sources say something else after an edit."""
    claims = {
        str(side.claim_id)
        for change in changes
        for side in (change.before, change.after)
        if isinstance(side, Citation) and _texts(change.before) != _texts(change.after)
    }
    if not claims:
        return set()
    held = {str(claim.event_id) for claim in writer.reader.where_in(Claim, "id", sorted(claims))}
    gone = (change.before for change in writer.changes_of(Claim) if change.after is None)
    return held | {str(one.event_id) for one in gone if isinstance(one, Claim) and one.id in claims}


def _texts(record: Record | None) -> tuple[str, ...]:
    found = search.cited_texts(record) if isinstance(record, Citation) else ()
    return found if any(found) else ()


def searched_records(changes: Iterable[Change]) -> dict[str, set[str]]:
    """Return the ids of records whose search entry has to be made anew, by kind."""
    found: dict[str, set[str]] = {}
    for change in changes:
        for side in (change.before, change.after):
            if isinstance(side, Claim):
                found.setdefault("event", set()).add(side.event_id)
            elif side is not None and type(side) in _SEARCHED:
                found.setdefault(_SEARCHED[type(side)], set()).add(side.id)
    return found
