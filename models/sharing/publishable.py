"""The records of a case that may be published, each with a new id and with what may be told of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import islice
from types import MappingProxyType
from typing import Any, Final

from models.publication.chronology.withheld import Withheld
from models.records.desk import Record
from models.records.eras import KIND_OF_ERAS
from models.records.kinds import built_in_kinds
from models.records.leaning import Lean
from models.records.relations import ACTOR_KINDS, KIND_OF_RELATIONS, has_both_ends
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    Confidentiality,
    Event,
    Kind,
    Place,
    Source,
    State,
    new_id,
)
from models.store.reader import Reader
from models.store.rows import table_name, table_of
from models.values.money import Amount, Quantity
from models.values.when import When

_SLICE: Final = 1000  # records that are handed out at once
PUBLIC: Final[Mapping[type[Record], frozenset[str]]] = MappingProxyType(
    {
        kind: frozenset(names.split())
        for kind, names in (
            (About, "title deck credit outlet as_of language boundaries"),
            (Kind, "name colour shape position"),
            (
                Event,
                "title when description jurisdiction official_number official_title position relation "
                "standing era",
            ),
            (Claim, "field text wording role amount quantity is_inferred meaning position"),
            (Actor, "name local_name kind"),
            (Place, "name local_name admin country point precision datum"),
            (
                Source,
                "title type original_title authors container publisher issued number pages url archived_url "
                "accessed language is_primary is_secondary was_read",
            ),
            (Citation, "locator place quote translation stance said meaning position"),
        )
    }
)
"""The fields that may be published, apart from ids and pointers; every other field stays at home."""
_ADDRESSES: Final = frozenset(("url", "archived_url"))


@dataclass(frozen=True, slots=True)
class Publishable:
    """The records that may leave the house, as they are at home, and what becomes of each."""

    withheld: Withheld
    about: About
    held: Mapping[str, Mapping[str, Any]]  # by table and id
    new_ids: dict[
        tuple[str, str], str
    ]  # by table and id; built-in kinds keep theirs, others are made when asked
    make_id: Callable[[str], str]  # told the id at home

    @classmethod
    def of(
        cls,
        reader: Reader,
        chosen: frozenset[str] | None = None,
        make_id: Callable[[str], str] = lambda _id: new_id(),
    ) -> "Publishable":
        """Choose from a case: all that may be published, or of the events only those with the ids `chosen`."""
        actors, sources = _public(reader.all(Actor)), _public(reader.all(Source))
        events = _public(reader.all(Event))
        if chosen is not None:
            events = {id: event for id, event in events.items() if id in chosen}
        leaning = {one.id: one for one in reader.all(Claim) if _leans_on_what_is_kept_back(one, events)}
        leaners = {one.event_id for one in leaning.values()} & events.keys()
        events |= {id: _reworded(events[id]) for id in leaners}
        claims = [_upright(one) if one.id in leaning else one for one in reader.all(Claim)]
        claims = [one for one in claims if _may_be_told(one, events, actors)]
        events = _whole(events, claims)
        claims = [one for one in claims if _may_be_told(one, events, actors)]
        told = frozenset(one.id for one in claims)
        citations = [one for one in reader.all(Citation) if one.claim_id in told and one.source_id in sources]
        records: dict[type[Record], Iterable[Any]] = {
            Kind: _named(reader.all(Kind), (one.kind_id for one in events.values())),
            Actor: _named(actors.values(), (one.actor_id for one in claims)),
            Place: _named(reader.all(Place), (one.place_id for one in claims)),
            Source: _named(sources.values(), (one.source_id for one in citations)),
            Event: events.values(),
            Claim: claims,
            Citation: citations,
        }
        about = reader.about()
        return cls(
            Withheld.read(reader, about.language),
            about,
            {table_name(kind): {one.id: one for one in some} for kind, some in records.items()},
            {
                (table_name(Kind), kind.id): kind.id
                for kind in (*built_in_kinds(), KIND_OF_RELATIONS, KIND_OF_ERAS)
            },
            make_id,
        )

    @property
    def count(self) -> int:
        """Tell how many records are given."""
        return sum(map(len, self.held.values()))

    def records(self) -> Iterator[tuple[Any, ...]]:
        """Return the records of the copy in slices of one kind, each kind after those that it points to."""
        for held in self.held.values():
            left = iter(held.values())
            while some := tuple(map(self.cleaned, islice(left, _SLICE))):
                yield some

    def counted(self, counts: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
        """Return by plural names how many records are given, and how many of those that the case has are not."""
        tables = {f"{table_name(kind)}s": table_name(kind) for kind in (Event, Claim, Citation, Source)}
        held = {plural: len(self.held[table]) for plural, table in tables.items()}
        if eras := sum(bool(event.era) for event in self.held["event"].values()):
            held |= {"events": held["events"] - eras, "eras": eras}  # which are no events to whoever reads
        left = {plural: counts[plural] - held.get(plural, 0) for plural in (*tables, "eras", "documents")}
        return held, {plural: count for plural, count in left.items() if count}

    def cleaned(self, record: Any) -> Any:
        """Return a record with a new id, the new ids of what it points to, and of the rest what may be published."""
        kind = type(record)
        pointers = dict(table_of(kind).pointers)
        values: dict[str, Any] = {"state": State.READY} if kind is Claim else {}
        for one in fields(record):
            value = getattr(record, one.name)
            if one.name in pointers:
                values[one.name] = self._new_id(pointers[one.name], value)
            elif one.name in PUBLIC[kind]:
                values[one.name] = self._public_value(one.name, value)
        if kind is Actor and record.kind not in ACTOR_KINDS:
            values["kind"] = ""  # a word of one's own may tell what nobody is to know
        if kind is not About:
            values["id"] = self._new_id(table_name(kind), record.id)
        return kind(**values)

    def _new_id(self, table: str, id: str | None) -> str | None:
        """Return the new id of a record that is given; None for what stays at home."""
        if id is None or id not in self.held.get(table, {}):
            return None
        if (table, id) not in self.new_ids:
            self.new_ids[table, id] = self.make_id(id)
        return self.new_ids[table, id]

    def _public_value(self, name: str, value: Any) -> Any:
        if name in _ADDRESSES:
            return self.withheld.address(value)
        if type(value) is str:
            return self.withheld.out_of(value) if value else ""  # most fields are empty
        if isinstance(value, tuple):
            return tuple(map(self.withheld.out_of, value))
        if isinstance(value, (When, Amount, Quantity)):
            return replace(value, wording="")
        return value


def _public(records: Iterable[Any]) -> dict[str, Any]:
    return {one.id: one for one in records if one.confidentiality is Confidentiality.PUBLIC}


def _leans_on_what_is_kept_back(claim: Claim, events: Mapping[str, Event]) -> bool:
    lean = Lean.of(claim)
    return lean is not None and any(id not in events for id in lean.supports)


def _upright(claim: Claim) -> Claim:
    """Return the claim of a date that leans on nothing any more; the bounds it had stay, its words would tell."""
    return replace(claim, other_event_id=None, until_event_id=None, role="", lag="", wording="")


def _reworded(event: Event) -> Event:
    """Return an event whose date keeps its bounds without the words of its source."""
    return replace(event, when=event.when and replace(event.when, wording=""))


def _may_be_told(claim: Claim, events: Mapping[str, Event], actors: Mapping[str, Actor]) -> bool:
    """Tell whether a claim stands, and all that it names is public."""
    return (
        claim.event_id in events
        and claim.state is not State.REJECTED
        and (claim.actor_id is None or claim.actor_id in actors)
        and (claim.other_event_id is None or claim.other_event_id in events)
    )


def _whole(events: Mapping[str, Event], claims: Iterable[Claim]) -> dict[str, Event]:
    """Return the events, and of the relations those with both ends among the claims that are given."""
    ends: dict[str, list[Claim]] = {id: [] for id, event in events.items() if event.relation}
    for claim in claims:
        if claim.event_id in ends:
            ends[claim.event_id].append(claim)
    return {id: event for id, event in events.items() if id not in ends or has_both_ends(ends[id])}


def _named(records: Iterable[Any], ids: Iterable[str | None]) -> list[Any]:
    """Return those of the records that something names."""
    wanted = frozenset(ids)
    return [one for one in records if one.id in wanted]
