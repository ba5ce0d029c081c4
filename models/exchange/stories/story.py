"""What a case tells, as plain records: what a writer of a foreign format is given, and what it answers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from models.exchange.papers import NO_PAPERS, Paper
from models.records.desk import Record
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    Event,
    Field,
    Kind,
    Place,
    Source,
)

R = TypeVar("R", bound=Record)


class Story:
    """The records of a story, referred-to ones first, and how they hang together; it changes nothing."""

    def __init__(
        self,
        records: Iterable[Record],
        about: About | None = None,
        *,
        is_complete: bool = False,
        papers: Mapping[str, Paper] = NO_PAPERS,
    ) -> None:
        """Take the records and what the case itself is called; a complete one holds what nobody may publish, too.

        `papers` are the stored files by the ids of their documents, where they are to go with it.
        """
        self.records = tuple(records)
        self.about = about or About()
        self.is_complete = is_complete
        self.papers = papers

    @cached_property
    def _by_kind(self) -> Mapping[type, list[Any]]:
        found: defaultdict[type, list[Any]] = defaultdict(list)
        for record in self.records:
            found[type(record)].append(record)
        return found

    def all(self, kind: type[R]) -> Sequence[R]:
        """Return the records of one kind in their order."""
        return tuple(self._by_kind.get(kind, ()))

    @cached_property
    def _by_id(self) -> Mapping[tuple[type, str], Any]:
        return {(type(record), record.id): record for record in self.records}

    def find(self, kind: type[R], id: str | None) -> R | None:
        """Return the record with an id, if the story holds it."""
        found: R | None = self._by_id.get((kind, id or ""))
        return found

    @property
    def events(self) -> Sequence[Event]:
        """Return what happened, the earliest first and what has no date last; no relations and no eras."""
        plain = (event for event in self.all(Event) if not (event.relation or event.era))
        return sorted(plain, key=_by_date)

    @property
    def relations(self) -> Sequence[Event]:
        """Return how actors stand to each other."""
        return sorted((event for event in self.all(Event) if event.relation), key=_by_date)

    @property
    def eras(self) -> Sequence[Event]:
        """Return the spans behind all events."""
        return sorted((event for event in self.all(Event) if event.era), key=_by_date)

    @cached_property
    def _claims(self) -> Mapping[str, list[Claim]]:
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.all(Claim):
            found[claim.event_id].append(claim)
        return {id: sorted(claims, key=lambda one: one.position) for id, claims in found.items()}

    def claims(self, event: Event, about: Field | None = None) -> Sequence[Claim]:
        """Return the claims of an event in their order: all of them, or those about one field."""
        held = self._claims.get(event.id, ())
        return [claim for claim in held if about is None or claim.field is about]

    @cached_property
    def _citations(self) -> Mapping[str, list[Citation]]:
        found: defaultdict[str, list[Citation]] = defaultdict(list)
        for citation in self.all(Citation):
            found[citation.claim_id].append(citation)
        return {id: sorted(cited, key=lambda one: one.position) for id, cited in found.items()}

    def citations(self, claim: Claim) -> Sequence[Citation]:
        """Return the citations of a claim in their order."""
        return self._citations.get(claim.id, ())

    def kind_of(self, event: Event) -> str:
        """Return the name of an event's kind."""
        kind = self.find(Kind, event.kind_id)
        return kind.name if kind else ""

    def places(self, event: Event) -> Iterator[tuple[Place, str]]:
        """Yield the places of an event, each with its role."""
        for claim in self.claims(event, Field.WHERE):
            if place := self.find(Place, claim.place_id):
                yield place, claim.role

    def actors(self, event: Event) -> Iterator[tuple[Actor, str]]:
        """Yield the actors of an event, each with its role."""
        for claim in self.claims(event, Field.WHO):
            if actor := self.find(Actor, claim.actor_id):
                yield actor, claim.role

    def sources(self, event: Event) -> Iterator[tuple[Source, tuple[Citation, ...]]]:
        """Yield the sources that an event cites, each once with its citations, in the order of the claims."""
        found: dict[str, list[Citation]] = {}
        for claim in self.claims(event):
            for citation in self.citations(claim):
                found.setdefault(citation.source_id, []).append(citation)
        for id, citations in found.items():
            if source := self.find(Source, id):
                yield source, tuple(citations)


def _by_date(event: Event) -> tuple[bool, str, int, str, str]:
    day = event.when and (event.when.earliest or event.when.latest)
    return day is None, str(day or ""), event.position, event.title, event.id


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer of a format makes: one file, or a folder of files by their names with /; and what it must tell."""

    data: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=dict)  # of a folder; then `data` is empty
    is_database: bool = False  # the store writes its tables; then `data` is empty
    remarks: tuple[str, ...] = ()  # such as events left out because the format demands a date
