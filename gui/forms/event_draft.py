"""What the form of an event holds, as plain values, and how they become records of the case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from models.gazetteer.gazetteer import GazetteerPlace
from models.records.aliases import names_of
from models.records.dossier import Dossier, Stated
from models.records.leaning import Lean
from models.records.matters import STAGE, is_stage
from models.records.meanings import listed_meaning
from models.records.story import Actor, ActorId, Claim, ClaimId, Event, EventId, Field, Place, PlaceId, new_id
from models.store.reader import Reader
from models.store.writer import Writer
from models.texts.placed import place_of, placed
from models.values.money import Amount, Quantity, is_undisclosed
from models.values.when import is_undated
from models.values.where.points import PlacePrecision, Point

N = TypeVar("N", Place, Actor)
POINTED: Final = "picked on the map"


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place of the event: as typed, or as chosen from the case or the gazetteer."""

    name: str
    role: str = ""
    wording: str = ""  # as printed in the source
    found: GazetteerPlace | None = None
    claim_id: ClaimId | None = None
    place_id: PlaceId | None = None  # the place of the case that is meant, for several can have one name
    is_chosen: bool = True  # from the list; else `found` is what the typed name means, and it keeps that name
    point: Point | None = None  # where somebody pointed on the map


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor of the event and their role."""

    name: str
    role: str = ""
    claim_id: ClaimId | None = None
    actor_id: ActorId | None = None  # the actor of the case who is meant, for several can have one name


@dataclass(frozen=True, slots=True)
class SumLine:
    """An amount or a quantity, and what it is; without one, the words that say that there is none."""

    value: Amount | Quantity | None
    meaning: str = ""
    claim_id: ClaimId | None = None
    restates: int = 0  # how many lines before this one the sum stands that it tells again; 0 if it tells none
    worded: str = ""  # undisclosed, 未披露


@dataclass(frozen=True, slots=True)
class StageLine:
    """The event that this one follows as the next stage of one matter."""

    event_id: EventId
    title: str
    claim_id: ClaimId | None = None


Line = PlaceLine | ActorLine | SumLine | StageLine


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event with the lines of its form."""

    event: Event
    lines: tuple[Line, ...] = field(default=())
    worded: str = ""  # the words that say that there is no date (n.d.), or how it leans
    lean: Lean | None = None  # of the date on other events


def printed(words: str, quotes: Iterable[str]) -> str:
    """Return words as those of a source if one of its quotes holds them; else they are ours, and not kept."""
    wanted = " ".join(words.split())
    return words if wanted and any(wanted in " ".join(quote.split()) for quote in quotes) else ""


def quotes_of(dossier: Dossier | None, *fields: Field) -> tuple[str, ...]:
    """Return the words of the sources that stand for some fields of an event."""
    held = [one for field in fields for one in dossier.of(field)] if dossier else []
    return tuple(each.citation.quote for one in held for each in one.cited)


def lines_of(dossier: Dossier) -> tuple[Line, ...]:
    """Return the lines that show an event as it stands."""
    lines = (line_of(stated) for stated in dossier.stated)
    return tuple(line for line in lines if line is not None)


def line_of(stated: Stated) -> Line | None:
    """Return the line of a claim; None where it has none: a statement that names its speaker stays a statement."""
    claim, place, actor = stated.claim, stated.place, stated.actor
    if claim.field is Field.WHERE and place:
        return PlaceLine(place.name, claim.role, claim.wording, claim_id=claim.id, place_id=place.id)
    if claim.field is Field.WHO and actor:
        return ActorLine(actor.name, claim.role, claim.id, actor.id)
    if is_stage(claim) and stated.other:
        return StageLine(stated.other.id, stated.other.title, claim.id)
    value = _sum_of(claim)
    is_worded = claim.field in (Field.AMOUNT, Field.QUANTITY) and bool(claim.wording)
    return SumLine(value, claim.text, claim.id, worded=claim.wording) if value or is_worded else None


def _sum_of(claim: Claim) -> Amount | Quantity | None:
    """Return the sum that a claim is about; the other one, where it has both, is told along with it."""
    if claim.field is Field.AMOUNT:
        return claim.amount or claim.quantity
    return claim.quantity or claim.amount if claim.field is Field.QUANTITY else None


def cited_losses(draft: EventDraft, before: Dossier | None) -> int:
    """Tell how many citations would go with the lines that were taken out."""
    gone = _gone(draft, before)
    return sum(len(stated.cited) for stated in before.stated if stated.claim in gone) if before else 0


def write_draft(writer: Writer, reader: Reader, draft: EventDraft, before: Dossier | None) -> None:
    """Write the event and its lines; a claim that is still there keeps its id, and so its citations."""
    writer.put(draft.event)
    keep_when(writer, draft)
    for claim in _gone(draft, before):
        writer.delete(claim)
    last = max((stated.claim.position for stated in before.stated), default=0) if before else 0
    write_lines(writer, reader, draft.event.id, draft.lines, last)


def write_lines(
    writer: Writer, reader: Reader, event_id: EventId, lines: Iterable[Line], last: int = 0
) -> list[Claim]:
    """Write lines as claims of an event, new ones behind the position `last`, and return the claims."""
    written: list[Claim] = []
    for number, line in enumerate(lines, start=1):
        # read anew: a claim that was deleted before may have been the total that this one was part of
        old = reader.find(Claim, line.claim_id) if line.claim_id else None
        claim = old or Claim(ClaimId(new_id()), event_id, Field.WHERE, position=last + number)
        filled = _filled(writer, reader, claim, line)
        if isinstance(line, SumLine) and line.restates:
            filled = replace(filled, restates=written[-line.restates].id)
        writer.put(filled)
        written.append(filled)
    return written


def keep_when(writer: Writer, draft: EventDraft) -> None:
    """Keep with the claim about the date of an event how it leans, or the words that say that there is none."""
    claim = writer.claim_for(draft.event, Field.WHEN)
    old, lean = Lean.of(claim), draft.lean
    if lean != old:
        claim = replace(
            claim,
            role=lean.way if lean else "",
            lag=lean.lag if lean else "",
            other_event_id=lean.event_id if lean else None,
            until_event_id=lean.until_id if lean else None,
        )
    if lean or old or is_undated(claim.wording) or not claim.wording:
        claim = replace(claim, wording=draft.worded)
    writer.put(claim)


def _gone(draft: EventDraft, before: Dossier | None) -> list[Claim]:
    kept = {line.claim_id for line in draft.lines}
    shown = {line.claim_id for line in lines_of(before)} if before else set()
    return [one.claim for one in before.stated if one.claim.id in shown - kept] if before else []


def _filled(writer: Writer, reader: Reader, claim: Claim, line: Line) -> Claim:
    match line:
        case PlaceLine():
            place = _place(writer, reader, line)
            return replace(claim, field=Field.WHERE, place_id=place.id, role=line.role, wording=line.wording)
        case ActorLine():
            actor = actor_of(writer, reader, line)
            return replace(claim, field=Field.WHO, actor_id=actor.id, role=line.role)
        case SumLine():
            return _with_sum(claim, line)
        case StageLine():
            return replace(
                claim, field=Field.RELATION, other_event_id=line.event_id, role=claim.role or STAGE
            )


def _with_sum(claim: Claim, line: SumLine) -> Claim:
    if line.meaning != claim.text:
        meaning = claim.meaning or listed_meaning(line.meaning)
        claim = replace(claim, text=line.meaning, meaning=meaning)
    if line.value is None:
        field = claim.field if claim.field is Field.QUANTITY else Field.AMOUNT
        return replace(claim, field=field, amount=None, quantity=None, wording=line.worded)
    if line.value == _sum_of(claim):
        return claim
    if is_undisclosed(claim.wording):
        claim = replace(claim, wording="")
    if isinstance(line.value, Amount):
        return replace(claim, field=Field.AMOUNT, amount=line.value, quantity=None)
    return replace(claim, field=Field.QUANTITY, quantity=line.value, amount=None)


def _place(writer: Writer, reader: Reader, line: PlaceLine) -> Place:
    """Return the place of the case that is meant, or make it; one from the gazetteer brings its point."""
    meant = reader.find(Place, line.place_id) if line.place_id else None
    if meant is not None:
        return meant
    places = reader.all(Place)
    if line.point is not None:
        known = None
        exact = PlacePrecision.EXACT
        made = Place(PlaceId(new_id()), line.name, point=line.point, precision=exact, origin=POINTED)
    elif line.found is None or not line.is_chosen:
        known = named(line.name, places)
        new = Place(PlaceId(new_id()), line.name)
        made = known or (placed(new, line.found) if line.found else new)
    else:
        known = same_place(line.found, places)
        made = known or place_of(line.found)
    if known is None:
        writer.add(made)
    return made


def actor_of(writer: Writer, reader: Reader, line: ActorLine) -> Actor:
    """Return the actor of the case who is meant, or make one of that name."""
    meant = reader.find(Actor, line.actor_id) if line.actor_id else None
    known = meant or named(line.name, reader.all(Actor))
    if known is not None:
        return known
    made = Actor(ActorId(new_id()), line.name)
    writer.add(made)
    return made


def named(name: str, records: Sequence[N]) -> N | None:
    """Return the record that goes by this name, local name or alias, whatever the case of its letters."""
    wanted = name.strip().casefold()
    return next((record for record in records if wanted in _names(record)), None)


def _names(record: Place | Actor) -> tuple[str, ...]:
    return tuple(name.casefold() for name in names_of(record))


def same_place(found: GazetteerPlace, places: Iterable[Place]) -> Place | None:
    """Return the place of the case that is this place of the gazetteer: the same name, and near enough."""
    for place in places:
        is_near = place.point is not None and (
            abs(place.point.lat - found.point.lat) < 1 and abs(place.point.lon - found.point.lon) < 1
        )
        names = {name.casefold() for name in names_of(place)}
        if is_near and not names.isdisjoint(
            (found.name.casefold(), found.name_zh.casefold() or found.name.casefold())
        ):
            return place
    return None
