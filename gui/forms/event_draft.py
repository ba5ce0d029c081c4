"""What the form of an event holds, as plain values, and how they become records of the case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from models.dossier import Dossier
from models.gazetteer import GazetteerPlace
from models.money import Amount, Quantity
from models.records import Actor, ActorId, Claim, ClaimId, Event, Field, Place, PlaceId, new_id
from models.store.reader import Reader
from models.store.writer import Writer

N = TypeVar("N", Place, Actor)

LINED = (Field.WHERE, Field.WHO, Field.AMOUNT, Field.QUANTITY)
"""The fields of an event that stand as lines in its form; a line that is gone deletes its claim."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place of the event: as typed, or as chosen from the case or the gazetteer."""

    name: str
    role: str = ""
    wording: str = ""  # as printed in the source
    found: GazetteerPlace | None = None
    claim_id: ClaimId | None = None


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor of the event and their role."""

    name: str
    role: str = ""
    claim_id: ClaimId | None = None


@dataclass(frozen=True, slots=True)
class SumLine:
    """An amount or a quantity, and what it is."""

    value: Amount | Quantity
    meaning: str = ""
    claim_id: ClaimId | None = None


Line = PlaceLine | ActorLine | SumLine


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event with the lines of its form."""

    event: Event
    lines: tuple[Line, ...] = field(default=())


def lines_of(dossier: Dossier) -> tuple[Line, ...]:
    """Answer the lines that show an event as it stands."""
    lines: list[Line] = []
    for stated in dossier.stated:
        claim = stated.claim
        value = claim.amount or claim.quantity
        if stated.place:
            lines.append(PlaceLine(stated.place.name, claim.role, claim.wording, claim_id=claim.id))
        elif stated.actor:
            lines.append(ActorLine(stated.actor.name, claim.role, claim.id))
        elif value:
            lines.append(SumLine(value, claim.text, claim.id))
    return tuple(lines)


def cited_losses(draft: EventDraft, before: Dossier | None) -> int:
    """Answer how many citations would go with the lines that were taken out."""
    gone = _gone(draft, before)
    return sum(len(stated.cited) for stated in before.stated if stated.claim in gone) if before else 0


def write_draft(writer: Writer, reader: Reader, draft: EventDraft, before: Dossier | None) -> None:
    """Write the event and its lines; a claim that is still there keeps its id, and so its citations."""
    writer.put(draft.event)
    for claim in _gone(draft, before):
        writer.delete(claim)
    held = {stated.claim.id: stated.claim for stated in before.stated} if before else {}
    last = max((claim.position for claim in held.values()), default=0)
    for number, line in enumerate(draft.lines, start=1):
        old = held.get(line.claim_id) if line.claim_id else None
        claim = old or Claim(ClaimId(new_id()), draft.event.id, Field.WHERE, position=last + number)
        writer.put(_filled(writer, reader, claim, line))


def _gone(draft: EventDraft, before: Dossier | None) -> list[Claim]:
    kept = {line.claim_id for line in draft.lines}
    stated = before.stated if before else ()
    return [one.claim for one in stated if one.claim.field in LINED and one.claim.id not in kept]


def _filled(writer: Writer, reader: Reader, claim: Claim, line: Line) -> Claim:
    match line:
        case PlaceLine():
            place = _place(writer, reader, line)
            return replace(claim, field=Field.WHERE, place_id=place.id, role=line.role, wording=line.wording)
        case ActorLine():
            actor = _actor(writer, reader, line.name)
            return replace(claim, field=Field.WHO, actor_id=actor.id, role=line.role)
        case SumLine():
            return _with_sum(claim, line)


def _with_sum(claim: Claim, line: SumLine) -> Claim:
    if isinstance(line.value, Amount):
        return replace(claim, field=Field.AMOUNT, amount=line.value, quantity=None, text=line.meaning)
    return replace(claim, field=Field.QUANTITY, quantity=line.value, amount=None, text=line.meaning)


def _place(writer: Writer, reader: Reader, line: PlaceLine) -> Place:
    """Answer the place of the case that is meant, or make it; one from the gazetteer brings its point."""
    places = reader.all(Place)
    if line.found is None:
        known = named(line.name, places)
        made = known or Place(PlaceId(new_id()), line.name)
    else:
        known = same_place(line.found, places)
        made = known or place_from(line.found)
    if known is None:
        writer.add(made)
    return made


def _actor(writer: Writer, reader: Reader, name: str) -> Actor:
    known = named(name, reader.all(Actor))
    if known is not None:
        return known
    made = Actor(ActorId(new_id()), name)
    writer.add(made)
    return made


def named(name: str, records: Sequence[N]) -> N | None:
    """Answer the record that goes by this name, local name or alias, whatever the case of its letters."""
    wanted = name.strip().casefold()
    return next((record for record in records if wanted in _names(record)), None)


def _names(record: Place | Actor) -> tuple[str, ...]:
    names = (record.name, record.local_name, *record.aliases)
    return tuple(name.casefold() for name in names if name)


def same_place(found: GazetteerPlace, places: Iterable[Place]) -> Place | None:
    """Answer the place of the case that is this place of the gazetteer: the same name, and near enough."""
    for place in places:
        is_near = place.point is not None and (
            abs(place.point.lat - found.point.lat) < 1 and abs(place.point.lon - found.point.lon) < 1
        )
        if is_near and (place.name == found.name or (found.name_zh and place.local_name == found.name_zh)):
            return place
    return None


def place_from(found: GazetteerPlace) -> Place:
    """Answer a new place of the case with the point, precision and origin that the gazetteer gives."""
    admin = ", ".join(part for part in (found.admin, found.country) if part)
    return Place(
        PlaceId(new_id()),
        found.name,
        found.name_zh,
        admin=admin,
        country=found.country,
        point=found.point,
        precision=found.precision,
        origin="GeoNames, by the gazetteer",
    )
