"""Questions that take several tables at once: dossiers, entries of the search."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol, TypeVar

from models.errors import DamagedCase
from models.records.comments import is_remark
from models.records.desk import RECORD_TYPES, Comment, Record
from models.records.dossier import FIELDS_IN_ORDER, WHOLE_EVENT, Cited, Dossier, Stated
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    Document,
    Event,
    EventId,
    Kind,
    Origin,
    Place,
    Source,
    Stance,
)
from models.store import search
from models.store.rows import R, table_of
from models.translation import tr
from models.values.when.clock import clock_of

T = TypeVar("T")
Cells = tuple[Any, ...]


class Records(Protocol):
    """What these questions need of a reader."""

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return every record of one kind."""

    def where_in(self, kind: type[R], column: str, values: Iterable[str]) -> tuple[R, ...]:
        """Return the records whose column has one of many values."""

    def page_text(self, document_id: str, page: int) -> str:
        """Return the text of one page of a document."""


def dossiers(reader: Records, event_ids: tuple[EventId, ...]) -> tuple[Dossier, ...]:
    """Return everything about some events with a handful of queries, however many events there are."""
    events = {event.id: event for event in reader.where_in(Event, "id", event_ids)}
    claims = reader.where_in(Claim, "event_id", event_ids)
    citations = reader.where_in(Citation, "claim_id", [claim.id for claim in claims])
    sources = _by_id(reader, Source, (citation.source_id for citation in citations))
    known = _Known(
        kinds={kind.id: kind for kind in reader.all(Kind)},
        claims=_grouped(claims, lambda claim: claim.event_id),
        citations=_grouped(citations, lambda citation: citation.claim_id),
        sources=sources,
        origins=_by_id(reader, Origin, (source.origin_id for source in sources.values())),
        documents=_documents_of(reader, citations),
        actors=_by_id(reader, Actor, (claim.actor_id for claim in claims)),
        places=_by_id(reader, Place, (claim.place_id for claim in claims)),
        others=_by_id(reader, Event, _events_of(claims)),
        zone=clock_of(next((about.zone for about in reader.all(About)), "")),
    )
    try:
        return tuple(known.dossier(events[id]) for id in event_ids if id in events)
    except KeyError:
        raise DamagedCase.of(tr("The case"), tr("an index in it has lost rows of its table")) from None


def _documents_of(reader: Records, citations: Iterable[Citation]) -> dict[str, tuple[Document, ...]]:
    """Return the cited documents by their ids, and those of sources that are cited as a whole by the source's."""
    named = _by_id(reader, Document, (citation.document_id for citation in citations))
    wholes = sorted({citation.source_id for citation in citations if citation.document_id is None})
    shelved = reader.where_in(Document, "source_id", wholes) if wholes else ()
    shelves = _grouped(shelved, lambda document: document.source_id or "")
    found = {id: (document,) for id, document in named.items()}
    return found | {source_id: tuple(held) for source_id, held in shelves.items()}


def _events_of(claims: Iterable[Claim]) -> Iterator[str | None]:
    """Return the other events that claims name."""
    for claim in claims:
        yield claim.other_event_id
        yield claim.until_event_id


@dataclass(frozen=True, slots=True)
class _Known:
    """The records that some dossiers are made of, by their ids or by those of what they hang on."""

    kinds: Mapping[str, Kind]
    claims: Mapping[str, list[Claim]]
    citations: Mapping[str, list[Citation]]
    sources: Mapping[str, Source]
    origins: Mapping[str, Origin]
    documents: Mapping[str, tuple[Document, ...]]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    others: Mapping[str, Event]
    zone: str

    def dossier(self, event: Event) -> Dossier:
        """Put one dossier together."""
        numbers: dict[str, int] = {}
        claims = sorted(
            self.claims.get(event.id, ()),
            key=lambda claim: (FIELDS_IN_ORDER.index(claim.field), claim.position, claim.id),
        )
        is_whole = any(
            one.meaning == WHOLE_EVENT and one.stance is Stance.SUPPORTS
            for claim in claims
            for one in self.citations.get(claim.id, ())
        )
        return Dossier(
            event,
            self.kinds[event.kind_id],
            tuple(self._stated(claim, numbers, is_whole) for claim in claims),
            self.zone,
        )

    def _stated(self, claim: Claim, numbers: dict[str, int], is_whole: bool) -> Stated:
        return Stated(
            claim,
            tuple(self._cited(each, numbers) for each in self.citations.get(claim.id, ())),
            self.actors.get(claim.actor_id or ""),
            self.places.get(claim.place_id or ""),
            self.others.get(claim.other_event_id or ""),
            self.others.get(claim.until_event_id or ""),
            is_whole,
        )

    def _cited(self, citation: Citation, numbers: dict[str, int]) -> Cited:
        source = self.sources[citation.source_id]
        return Cited(
            numbers.setdefault(source.id, len(numbers) + 1),
            citation,
            source,
            self.origins.get(source.origin_id or ""),
            self.documents.get(citation.document_id or source.id, ()),
        )


def search_entries(reader: Records, kind: str, ids: Iterable[str]) -> Iterator[search.Entry]:
    """Tell what the search index should hold of these records; those that are gone are left out."""
    wanted = tuple(ids)
    if kind == "event":
        claims = reader.where_in(Claim, "event_id", wanted)
        citations = reader.where_in(Citation, "claim_id", [claim.id for claim in claims])
        yield from event_entries(reader.where_in(Event, "id", wanted), claims, citations)
    elif kind == "document":
        for document in reader.where_in(Document, "id", wanted):
            yield search.document_entry(document)
    elif kind == "page":
        yield from _page_entries(reader, wanted)
    elif kind == "source":
        yield from map(search.source_entry, reader.where_in(Source, "id", wanted))
    elif kind == "actor":
        yield from map(search.actor_entry, reader.where_in(Actor, "id", wanted))
    elif kind == "comment":
        yield from map(search.comment_entry, filter(is_remark, reader.where_in(Comment, "id", wanted)))
    else:
        yield from map(search.place_entry, reader.where_in(Place, "id", wanted))


def event_entries(
    events: Iterable[Event], claims: Iterable[Claim], citations: Iterable[Citation]
) -> Iterator[search.Entry]:
    """Tell what the search index should hold of these events, among whose claims there may be others."""
    found = _grouped(claims, lambda claim: claim.event_id)
    cited = _grouped(filter(_says_something, citations), lambda citation: citation.claim_id)
    for event in events:
        own = sorted(found.get(event.id, ()), key=_claim_order)
        yield search.event_entry(event, own, (one for claim in own for one in cited.get(claim.id, ())))


def _says_something(citation: Citation) -> bool:
    return any(search.cited_texts(citation))


def _claim_order(claim: Claim) -> tuple[int, str]:
    return claim.position, claim.id


def _page_entries(reader: Records, ids: Iterable[str]) -> Iterator[search.Entry]:
    """Return pages under the names of their documents; those of documents that are gone are left out."""
    pages = [(id.partition("/")[0], int(id.partition("/")[2])) for id in ids]
    known = _by_id(reader, Document, (document_id for document_id, _ in pages))
    for document_id, page in pages:
        if document_id in known:
            entry = search.page_entry(document_id, page, reader.page_text(document_id, page))
            yield replace(entry, title=known[document_id].name)


@cache
def pointers_to(name: str) -> tuple[tuple[str, str], ...]:
    """Return the tables and columns that hold ids of this table."""
    return tuple(
        (table.name, column.name)
        for table in map(table_of, RECORD_TYPES)
        for column in table.columns
        if column.points_to == name
    )


def _by_id(reader: Records, kind: Any, ids: Iterable[str | None]) -> dict[str, Any]:
    wanted = sorted({id for id in ids if id})
    records: tuple[Record, ...] = reader.where_in(kind, "id", wanted) if wanted else ()
    return {record.id: record for record in records}


def _grouped(records: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return found


def _first(cells: Cells) -> str:
    return str(cells[0])


def _once(ids: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for id in ids if id))
