"""What questions ask about, read column by column when it is first asked for, and how its parts hang together."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, NamedTuple

from models.index.columns import Mask
from models.index.event_index import EventIndex
from models.questions.terms import Condition
from models.questions.terms import Kind as Wanted
from models.records.aliases import names_of
from models.records.desk import Check, Query
from models.records.story import Actor, Citation, Claim, Event, Field, Kind, Origin, Place, Source, Stance
from models.store.reader import Reader

Ids = frozenset[str]
EVENT, CLAIM, CITATION, SOURCE, ACTOR = "event", "claim", "citation", "source", "actor"
_STEPS: Final[Mapping[str, tuple[str, ...]]] = {
    EVENT: (CLAIM,),
    CLAIM: (EVENT, CITATION, ACTOR),
    CITATION: (CLAIM, SOURCE),
    SOURCE: (CITATION,),
    ACTOR: (CLAIM,),
}


class ClaimCells(NamedTuple):
    """What is asked of a claim; names as in the record."""

    id: str
    event_id: str
    field: str
    role: str
    text: str
    wording: str
    actor_id: str | None
    place_id: str | None
    other_event_id: str | None
    amount_value: str | None
    amount_currency: str | None
    amount_bound: str | None
    amount_upper: str | None
    quantity_value: str | None
    quantity_asset: str | None
    quantity_bound: str | None
    quantity_upper: str | None
    is_inferred: int
    is_criticism: int
    state: str
    written_by: str
    observed_by: str
    position: int


class CitationCells(NamedTuple):
    """What is asked of a citation; names as in the record."""

    id: str
    claim_id: str
    source_id: str
    document_id: str | None
    locator: str
    place: str
    stance: str
    said: str
    quote: str
    translation: str


@dataclass(frozen=True, slots=True)
class Found:
    """The records for which a condition holds, and what they are."""

    level: str
    ids: Ids


class Facts:
    """A case as questions see it; it holds for as long as the case is not changed."""

    def __init__(
        self, reader: Reader, index: EventIndex | None = None, today: date | None = None, who: str = ""
    ) -> None:
        """Stand on a reader; `index` is the index of its events where somebody has it already, `who` whoever asks."""
        self.reader = reader
        self.today = today or date.today()
        self.who = who
        self._index = index
        self._linked: dict[tuple[str, str], dict[str, set[str]]] = {}

    @cached_property
    def index(self) -> EventIndex:
        """Return the index of the events."""
        return self._index or self.reader.event_index()

    @cached_property
    def claims(self) -> dict[str, ClaimCells]:
        """Return every claim by its id."""
        rows = self.reader.cells(Claim, *ClaimCells._fields)
        return {row[0]: ClaimCells._make(row) for row in rows}

    @cached_property
    def citations(self) -> dict[str, CitationCells]:
        """Return every citation by its id."""
        rows = self.reader.cells(Citation, *CitationCells._fields)
        return {row[0]: CitationCells._make(row) for row in rows}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Return every source by its id."""
        return {one.id: one for one in self.reader.all(Source)}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Return every actor by its id."""
        return {one.id: one for one in self.reader.all(Actor)}

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Return every place."""
        return self.reader.all(Place)

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """Return every origin by its id."""
        return {one.id: one for one in self.reader.all(Origin)}

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Return the names of the kinds of events by their ids."""
        return {one.id: one.name for one in self.reader.all(Kind)}

    @cached_property
    def queries(self) -> tuple[Query, ...]:
        """Return every query about a claim."""
        return self.reader.all(Query)

    @cached_property
    def checks(self) -> list[Any]:
        """Return claim and name of every mark."""
        return self.reader.cells(Check, "claim_id", "by")

    @cached_property
    def standings(self) -> list[Any]:
        """Return id and standing of every event."""
        return self.reader.cells(Event, "id", "standing")

    # names --------------------------------------------------------------------------------------

    @cached_property
    def actor_names(self) -> dict[str, tuple[str, ...]]:
        """Return all names of each actor."""
        return {id: (*names_of(one), one.code_name) for id, one in self.actors.items()}

    @cached_property
    def actor_spellings(self) -> dict[str, list[str]]:
        """Return the spellings of each actor that sources print."""
        return self._said("actor_id", Field.WHO)

    @cached_property
    def place_spellings(self) -> dict[str, list[str]]:
        """Return the spellings of each place that sources print."""
        return self._said("place_id", Field.WHERE)

    @cached_property
    def source_names(self) -> dict[str, tuple[str, ...]]:
        """Return under what each source is known."""
        return {
            id: (
                one.publisher, one.title, one.container, one.original_title, one.code_name, one.number, id,
                *one.authors,
            )
            for id, one in self.sources.items()
        }  # fmt: skip

    @cached_property
    def claim_texts(self) -> dict[str, str]:
        """Return all that is written in each claim and its citations, with the names that it holds."""
        titles = dict(zip(self.index.ids, self.index.titles, strict=True))
        places: dict[str, str] = {one.id: " ".join(names_of(one)) for one in self.places}
        told: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.citations.values():
            told[one.claim_id] += [one.said, one.quote, one.translation]
        for id, claim in self.claims.items():
            told[id] += [claim.text, claim.wording, claim.role, places.get(claim.place_id or "", "")]
            told[id] += self.actor_names.get(claim.actor_id or "", ())
            told[id].append(titles[claim.event_id] if claim.field == Field.WHAT else "")
        return {id: "\n".join(filter(None, texts)) for id, texts in told.items()}

    def _said(self, pointer: str, field: Field) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for claim in self.claims.values():
            if claim.field == field and claim.wording and getattr(claim, pointer):
                found[getattr(claim, pointer)].append(claim.wording)
        for one in self.citations.values():
            if one.said and (claim := self.claims[one.claim_id]).field == field and getattr(claim, pointer):
                found[getattr(claim, pointer)].append(one.said)
        return found

    # what supports what -------------------------------------------------------------------------

    @cached_property
    def supporters(self) -> dict[str, set[str]]:
        """Return the sources that support each claim; claims that none supports are left out."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for one in self.citations.values():
            if one.stance == Stance.SUPPORTS:
                found[one.claim_id].add(one.source_id)
        return found

    def origin_of(self, source_id: str) -> str:
        """Tell what a source counts as: its group of one origin, or itself."""
        return str(self.sources[source_id].origin_id or source_id)

    # how parts hang together --------------------------------------------------------------------

    def every(self, level: str, *, with_relations: bool = False) -> Ids:
        """Return all there is; relations and eras among the events only where relations are asked for."""
        if level == EVENT:
            return self._events(self.index.is_event | with_relations)
        if level == CLAIM:
            events = self._events(~self.index.is_relation | with_relations)
            return frozenset(id for id, one in self.claims.items() if one.event_id in events)
        if level == CITATION:
            return frozenset(self.citations)
        return frozenset(self.sources if level == SOURCE else self.actors)

    def _events(self, chosen: Mask) -> Ids:
        return frozenset(self.index.ids[row] for row in chosen.nonzero()[0])

    def carried(self, found: Found, level: str) -> Ids:
        """Return the records of another level that hang together with what was found."""
        ids: Collection[str] = found.ids
        way = _way(found.level, level)
        for one, other in pairwise(way):
            ids = {right for left, right in self._pairs(one, other) if left in ids}
        return frozenset(ids)

    def linked(self, level: str, other: str) -> dict[str, set[str]]:
        """Return for each record of a level the records of another that hang together with it."""
        if (level, other) not in self._linked:
            self._linked[level, other] = self._link(level, other)
        return self._linked[level, other]

    def _link(self, level: str, other: str) -> dict[str, set[str]]:
        first, *steps = pairwise(_way(level, other))
        pairs = list(self._pairs(*first))
        for step in steps:
            following: defaultdict[str, list[str]] = defaultdict(list)
            for left, right in self._pairs(*step):
                following[left].append(right)
            pairs = [(root, right) for root, left in pairs for right in following.get(left, ())]
        held: dict[str, set[str]] = {id: set() for id in self.every(level, with_relations=True)}
        for root, right in pairs:
            held[root].add(right)
        return held

    def _pairs(self, one: str, other: str) -> Iterable[tuple[str, str]]:
        match one, other:
            case "claim", "event":
                return ((each.id, each.event_id) for each in self.claims.values())
            case "claim", "actor":
                return ((each.id, each.actor_id) for each in self.claims.values() if each.actor_id)
            case "citation", "claim":
                return ((each.id, each.claim_id) for each in self.citations.values())
            case "citation", "source":
                return ((each.id, each.source_id) for each in self.citations.values())
        return ((right, left) for left, right in self._pairs(other, one))


def _way(level: str, other: str) -> tuple[str, ...]:
    """Return the levels from one to another, both ends among them."""
    ways: list[tuple[str, ...]] = [(level,)]
    for way in ways:
        if way[-1] == other:
            return way
        ways += [(*way, step) for step in _STEPS[way[-1]] if step not in way]
    raise LookupError(f"no way from {level} to {other}")


Asked = Callable[[Facts, Condition, Wanted], Found]
"""What a field asks of a case; the kind of answer that is wanted may change what it means."""
