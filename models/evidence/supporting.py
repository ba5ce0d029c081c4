"""One passage of a source as support for several fields of an event at once."""

from dataclasses import dataclass, replace

from models.records.story import (
    Citation,
    CitationId,
    Claim,
    Event,
    EventId,
    Field,
    Locator,
    Source,
    new_id,
)
from models.store.writer import Writer


@dataclass(frozen=True, slots=True)
class Support:
    """A source with the place in it and its words, and the fields of an event for which it stands."""

    source: Source  # in the case already, or to be added
    fields: tuple[Field, ...]
    locator: Locator = Locator.WHOLE
    place: str = ""
    quote: str = ""

    def citation(self) -> Citation:
        """Return the citation of a claim that is yet to be named."""
        locator = self.locator if self.place else Locator.WHOLE
        return Citation(
            CitationId(""),
            claim_id="",  # type: ignore[arg-type] # each claim gets its own
            source_id=self.source.id,
            locator=locator,
            place=self.place,
            quote=self.quote,
        )


def support(writer: Writer, event_id: EventId, told: Support) -> tuple[Citation, ...]:
    """Cite a passage for every claim about its fields; a claim that has this very citation gets no second one."""
    if writer.reader.find(Source, told.source.id) is None:
        writer.add(told.source)
    wanted, made = told.citation(), []
    for claim in _claims(writer, event_id, told.fields):
        held = writer.reader.where(Citation, claim_id=claim.id)
        if not any(_is_same(one, wanted) for one in held):
            id = CitationId(new_id())
            made.append(replace(wanted, id=id, claim_id=claim.id, position=len(held)))
    writer.add_many(made)
    return tuple(made)


def _claims(writer: Writer, event_id: EventId, fields: tuple[Field, ...]) -> list[Claim]:
    """Return the claims about some fields of an event, as far as it says anything of them."""
    event = writer.reader.get(Event, event_id)
    if Field.WHAT in fields:
        writer.claim_for(event, Field.WHAT)
    if Field.WHEN in fields and event.when:
        writer.claim_for(event, Field.WHEN)
    if Field.NUMBER in fields and (event.official_number or event.official_title):
        writer.claim_for(event, Field.NUMBER)
    held = writer.reader.where(Claim, event_id=event_id)
    return [claim for claim in held if claim.field in fields and not _is_empty(claim, event)]


def _is_empty(claim: Claim, event: Event) -> bool:
    if claim.field is Field.WHEN:
        return event.when is None and not claim.wording
    return claim.field is Field.NUMBER and not (event.official_number or event.official_title)


def _is_same(one: Citation, other: Citation) -> bool:
    return (one.source_id, one.locator, one.place, one.quote) == (
        other.source_id, other.locator, other.place, other.quote,
    )  # fmt: skip
