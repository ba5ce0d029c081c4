"""Makes a second record like one that is there: what was said and what proves it, never what was checked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from models.errors import CaseError
from models.records.desk import Record, SavedFigure
from models.records.story import (
    Actor,
    Citation,
    CitationId,
    Claim,
    ClaimId,
    Event,
    Field,
    Place,
    Source,
    State,
    new_id,
)
from models.store.writer import Writer
from models.translation import tr

DOUBLED: Final = (Event, Source, Actor, Place, SavedFigure)
"""What can be duplicated."""

_ALIKE: Final[Mapping[type[Record], Mapping[str, object]]] = {
    Source: {
        "url": "",
        "archived_url": "",
        "number": "",
        "original_title": "",
        "accessed": None,
        "extra": (),
    },
    Actor: {"local_name": "", "aliases": (), "numbers": (), "began": None, "ended": None},
    Place: {"local_name": "", "aliases": ()},
}
"""What tells one source, actor or place from all others: it stays with the first, else both would be taken for one."""


def duplicate(writer: Writer, records: Sequence[Record]) -> tuple[Record, ...]:
    """Put a second one of each record into the case and return them, in order.

    An event takes its claims and their citations along; its marks, queries and comments were about the first, and
    what was rejected is not said again.
    """
    for record in records:
        if not isinstance(record, DOUBLED):
            raise CaseError(tr("Only events, sources, actors, places and figures can be duplicated."))
    events = [record for record in records if isinstance(record, Event)]
    claims = _claims_of(writer, events)
    made = tuple(_second(writer, record, claims) for record in records)
    writer.add_many(made)
    new_events = {str(old.id): new for old, new in zip(records, made, strict=True) if isinstance(new, Event)}
    _copy_claims(writer, claims, new_events)
    return made


def _second(writer: Writer, record: Record, claims: Iterable[Claim]) -> Record:
    """Return a record like another, with an id and a name of its own."""
    values: dict[str, object] = {"id": new_id(), **_ALIKE.get(type(record), {})}
    if isinstance(record, Event):
        values |= _own_fields(writer, record, claims)
    for field in ("title", "name", "code_name"):
        if name := getattr(record, field, ""):
            values[field] = _free_name(writer, type(record), field, name)
    return replace(record, **values)  # type: ignore[arg-type] # the names are those of its fields


def _own_fields(writer: Writer, event: Event, claims: Iterable[Claim]) -> dict[str, object]:
    """Return those of the event's own fields that must not be said again, emptied."""
    said = {claim.field for claim in claims if claim.event_id == event.id}
    rejected = {claim.field for claim in writer.reader.where(Claim, event_id=event.id)} - said
    values: dict[str, object] = {"when": None} if Field.WHEN in rejected else {}
    return values | ({"official_number": "", "official_title": ""} if Field.NUMBER in rejected else {})


def _free_name(writer: Writer, kind: type[Record], field: str, name: str) -> str:
    """Return the name with a mark that it is a copy, numbered where there is one already."""
    told, number = tr("{name} (copy)", name=name), 2
    while writer.reader.where(kind, **{field: told}):
        told, number = tr("{name} (copy {number})", name=name, number=number), number + 1
    return told


def _claims_of(writer: Writer, events: Sequence[Event]) -> tuple[Claim, ...]:
    held = writer.reader.where_in(Claim, "event_id", [event.id for event in events])
    return tuple(claim for claim in held if claim.state is not State.REJECTED)


def _copy_claims(writer: Writer, claims: Sequence[Claim], events: Mapping[str, Event]) -> None:
    """Copy claims under their new events as drafts, with citations; what belonged together among them does so again."""
    ids = {claim.id: ClaimId(new_id()) for claim in claims}
    writer.add_many([_claim_like(claim, ids, events, writer.who) for claim in claims])
    cited = writer.reader.where_in(Citation, "claim_id", list(ids))
    writer.add_many([replace(one, id=CitationId(new_id()), claim_id=ids[one.claim_id]) for one in cited])


def _claim_like(claim: Claim, ids: Mapping[ClaimId, ClaimId], events: Mapping[str, Event], who: str) -> Claim:
    """Return a claim like another; sums and events that were duplicated with it are the new ones."""
    other, until = (events.get(id or "") for id in (claim.other_event_id, claim.until_event_id))
    return replace(
        claim,
        id=ids[claim.id],
        event_id=events[claim.event_id].id,
        other_event_id=other.id if other else claim.other_event_id,
        until_event_id=until.id if until else claim.until_event_id,
        part_of=ids.get(claim.part_of, claim.part_of) if claim.part_of else None,
        restates=ids.get(claim.restates, claim.restates) if claim.restates else None,
        state=State.DRAFT,
        written_by=who,
    )
