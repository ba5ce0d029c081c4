"""What an edit brings with it: claims of a new event, checks that no longer hold, entries of the search."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from models.changes import Change
from models.desk import Record
from models.records import (
    Actor,
    Citation,
    Claim,
    ClaimId,
    Document,
    Event,
    EventId,
    Field,
    Place,
    Source,
    State,
    new_id,
)
from models.store.reader import Reader

CHECKED = frozenset({State.CHECKED, State.SIGNED_OFF})
_OWN_FIELDS = (Field.WHAT, Field.WHEN, Field.NUMBER)
_SEARCHED = {Source: "source", Actor: "actor", Place: "place", Document: "document"}


class Edit(Protocol):
    """What upkeep needs of a writer."""

    reader: Reader
    who: str

    def changes_of(self, kind: type[Record]) -> tuple[Change, ...]:
        """Answer what the edit did so far to the records of one kind."""

    def add_many(self, records: Sequence[Record]) -> None:
        """Put new records into the case."""

    def replace(self, record: Record) -> None:
        """Put a record in the place of the one with its id."""


def fields_held_by(event: Event) -> tuple[Field, ...]:
    """Answer the fields whose value stands in the event itself, so that a claim must stand for them."""
    has = {
        Field.WHAT: True,
        Field.WHEN: event.when is not None,
        Field.NUMBER: bool(event.official_number or event.official_title),
    }
    return tuple(field for field in _OWN_FIELDS if has[field])


def new_claim(event_id: EventId, field: Field, who: str) -> Claim:
    """Answer the claim that stands for a field of an event."""
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
    """Answer which own fields of these events have a claim."""
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


def mark_changed_claims(writer: Edit) -> None:
    """Set claims that were checked and whose value or citations changed to `changed after check`."""
    touched = _claims_with_new_value(writer) | _claims_with_new_citations(writer)
    touched |= _claims_of_changed_events(writer)
    if not touched:
        return
    fresh = {change.id for change in writer.changes_of(Claim) if _was_checked_just_now(change)}
    for claim in writer.reader.where_in(Claim, "id", sorted(touched - fresh)):
        if claim.state in CHECKED:
            writer.replace(replace(claim, state=State.CHANGED))


def _was_checked_just_now(change: Change) -> bool:
    """Answer whether this very edit marked the claim as checked: then the new value is what was seen."""
    before = change.before.state if isinstance(change.before, Claim) else None
    return isinstance(change.after, Claim) and before != change.after.state


def _claims_with_new_value(writer: Edit) -> set[str]:
    return {
        change.id
        for change in writer.changes_of(Claim)
        if isinstance(change.before, Claim)
        and isinstance(change.after, Claim)
        and _value_of(change.before) != _value_of(change.after)
    }


def _value_of(claim: Claim) -> Claim:
    """Answer a claim without what is no part of its value."""
    return replace(claim, state=State.DRAFT, position=0, written_by="", decision="")


def _claims_with_new_citations(writer: Edit) -> set[str]:
    sides = [side for change in writer.changes_of(Citation) for side in (change.before, change.after)]
    return {str(side.claim_id) for side in sides if isinstance(side, Citation)}


def _claims_of_changed_events(writer: Edit) -> set[str]:
    changed = {
        (change.id, field)
        for change in writer.changes_of(Event)
        if isinstance(change.before, Event) and isinstance(change.after, Event)
        for field in _changed_fields(change.before, change.after)
    }
    if not changed:
        return set()
    claims = writer.reader.where_in(Claim, "event_id", sorted({id for id, _ in changed}))
    return {claim.id for claim in claims if (claim.event_id, claim.field) in changed}


def _changed_fields(before: Event, after: Event) -> Iterable[Field]:
    if (before.title, before.description) != (after.title, after.description):
        yield Field.WHAT
    if before.when != after.when:
        yield Field.WHEN
    if (before.official_number, before.official_title) != (after.official_number, after.official_title):
        yield Field.NUMBER


def searched_records(changes: Iterable[Change]) -> dict[str, set[str]]:
    """Answer the ids of records whose search entry has to be made anew, by kind."""
    found: dict[str, set[str]] = {}
    for change in changes:
        if change.kind is Event:
            found.setdefault("event", set()).add(change.id)
        elif change.kind is Claim:
            sides = (change.before, change.after)
            found.setdefault("event", set()).update(
                side.event_id for side in sides if isinstance(side, Claim)
            )
        elif change.kind in _SEARCHED:
            found.setdefault(_SEARCHED[change.kind], set()).add(change.id)
    return found
