"""From a marked passage to cited claims: of an event that is there, or of a new one."""

from dataclasses import dataclass, replace
from typing import Final

from models.gazetteer.gazetteer import GazetteerPlace
from models.records.story import (
    Actor,
    Citation,
    CitationId,
    Claim,
    ClaimId,
    Document,
    Event,
    EventId,
    Field,
    KindId,
    Place,
    Source,
    SourceId,
    Stance,
    new_id,
)
from models.store.writer import Writer
from models.texts.passage import Passage
from models.texts.placed import place_of
from models.texts.proposals import Proposal
from models.values.money import Amount, Quantity
from models.values.when import When

_OF_EVENT: Final = (Field.WHAT, Field.WHEN, Field.NUMBER)


@dataclass(frozen=True, slots=True)
class Citing:
    """What a person decided about a passage: which source says it, of which event and claim, and what else it says."""

    passage: Passage
    source: Source  # in the case already, or to be added
    event_id: str = ""  # empty: a new event, with `title` and `kind_id`
    title: str = ""
    kind_id: str = "other"
    claim_id: str = ""  # the claim that is cited; empty: one about `field` is made
    claim_ids: tuple[str, ...] | None = (
        None  # claims that are cited in place of that one, and what is stated in `text`
    )
    field: Field = Field.WHAT
    text: str = ""  # of a new statement
    accepted: tuple[Proposal, ...] = ()  # each with a value
    stance: Stance = Stance.SUPPORTS
    said: str = ""
    translation: str = ""


def cite(writer: Writer, citing: Citing) -> tuple[EventId, tuple[Citation, ...]]:
    """Write what was decided; return the event and the citations that were made, the chosen claim's first."""
    _keep_source(writer, citing)
    event = _event(writer, citing)
    chosen = _chosen_claims(writer, citing, event)
    made = {one.id: _citation(citing, one, citing.stance, citing.said) for one in chosen}
    for proposal in citing.accepted:
        claim, stance, said = _claim_of(writer, event, proposal)
        made.setdefault(claim.id, _citation(citing, claim, stance, said))
    placed = [
        replace(one, position=len(writer.reader.where(Citation, claim_id=id))) for id, one in made.items()
    ]
    writer.add_many(placed)
    return event.id, tuple(placed)


def _chosen_claims(writer: Writer, citing: Citing, event: Event) -> list[Claim]:
    if citing.claim_ids is None:
        return [_chosen_claim(writer, citing, event)]
    held = [writer.reader.get(Claim, id) for id in citing.claim_ids]
    if not citing.text:
        return held
    return [*held, _new_claim(writer, Claim(ClaimId(new_id()), event.id, Field.STATEMENT, text=citing.text))]


def _keep_source(writer: Writer, citing: Citing) -> None:
    """Add the source if it is new, and let the document know it if it has none."""
    if writer.reader.find(Source, citing.source.id) is None:
        writer.add(citing.source)
    document = writer.reader.get(Document, citing.passage.document_id)
    if document.source_id is None:
        writer.replace(replace(document, source_id=citing.source.id))


def _event(writer: Writer, citing: Citing) -> Event:
    if citing.event_id:
        return writer.reader.get(Event, citing.event_id)
    dates = [one.value for one in citing.accepted if isinstance(one.value, When)]
    event = Event(EventId(new_id()), KindId(citing.kind_id), citing.title, when=dates[0] if dates else None)
    writer.add(event)
    return event


def _chosen_claim(writer: Writer, citing: Citing, event: Event) -> Claim:
    if citing.claim_id:
        return writer.reader.get(Claim, citing.claim_id)
    if citing.field in _OF_EVENT:
        return writer.claim_for(event, citing.field)
    for proposal in citing.accepted:  # the value that was ticked is what the claim says
        if proposal.field is citing.field:
            return _claim_of(writer, event, proposal)[0]
    return _new_claim(writer, Claim(ClaimId(new_id()), event.id, citing.field, text=citing.text))


def _claim_of(writer: Writer, event: Event, proposal: Proposal) -> tuple[Claim, Stance, str]:
    """Return the claim that says what is proposed, made if need be, and what the passage does to it."""
    value = proposal.value
    if isinstance(value, When):
        return _date_claim(writer, event, value)
    wanted = Claim(ClaimId(new_id()), event.id, proposal.field, wording=proposal.wording)
    if isinstance(value, Amount):
        wanted = replace(wanted, amount=value)
    elif isinstance(value, Quantity):
        wanted = replace(wanted, quantity=value)
    elif isinstance(value, Place | GazetteerPlace):
        wanted = replace(wanted, place_id=_place(writer, value, event).id)
    elif isinstance(value, Actor):
        wanted = replace(
            wanted, actor_id=value.id, wording="" if proposal.wording == value.name else proposal.wording
        )
    for held in writer.reader.where(Claim, event_id=event.id, field=str(proposal.field)):
        if _says_the_same(held, wanted):
            return held, Stance.SUPPORTS, ""
    return _new_claim(writer, wanted), Stance.SUPPORTS, ""


def _date_claim(writer: Writer, event: Event, value: When) -> tuple[Claim, Stance, str]:
    """Return the claim about the date; a date that differs from the event's is told as what this source says."""
    current = writer.reader.get(Event, event.id)
    if current.when is None:
        writer.replace(replace(current, when=value))
    elif (current.when.earliest, current.when.latest) != (value.earliest, value.latest):
        return writer.claim_for(event, Field.WHEN), Stance.CONTRADICTS, value.edtf
    return writer.claim_for(event, Field.WHEN), Stance.SUPPORTS, ""


def _says_the_same(held: Claim, wanted: Claim) -> bool:
    if wanted.place_id or wanted.actor_id:
        return (held.place_id, held.actor_id) == (wanted.place_id, wanted.actor_id)
    mine, theirs = held.amount or held.quantity, wanted.amount or wanted.quantity
    if mine is None or theirs is None:
        return False
    return replace(mine, wording="") == replace(theirs, wording="")


def _place(writer: Writer, value: Place | GazetteerPlace, event: Event) -> Place:
    """Return the case's own place, first the event's; a new one is added, unless the case has it already."""
    if isinstance(value, Place):
        if writer.reader.find(Place, value.id) is None:
            writer.add(value)
        return value
    at_event = {one.place_id for one in writer.reader.where(Claim, event_id=event.id, field=str(Field.WHERE))}
    known = sorted(writer.reader.where(Place, name=value.name), key=lambda place: place.id not in at_event)
    for held in known:
        if held.point == value.point or (held.point is None and held.id in at_event):
            return held
    made = place_of(value)
    writer.add(made)
    return made


def _new_claim(writer: Writer, claim: Claim) -> Claim:
    others = writer.reader.where(Claim, event_id=claim.event_id)
    made = replace(
        claim, written_by=writer.who, position=max((one.position for one in others), default=-1) + 1
    )
    writer.add(made)
    return made


def _citation(citing: Citing, claim: Claim, stance: Stance, said: str) -> Citation:
    passage = citing.passage
    return Citation(
        CitationId(new_id()),
        claim.id,
        SourceId(citing.source.id),
        passage.document_id,
        passage.locator,
        passage.place,
        quote=passage.quote,
        translation=citing.translation,
        stance=stance,
        said=said,
        start=passage.start,
        end=passage.end,
        region=passage.region,
    )
