"""What all checks look at, read from a case once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from models.checks.support_rules import SupportRules, rules_of
from models.checks.told import LARGEST_POWER, Sum, Told
from models.records.comments import is_remark
from models.records.desk import Acceptance, Approach, Comment, Query, Rate, Reference
from models.records.dossier import Cited, Dossier
from models.records.relations import SHARE
from models.records.springs import Springs
from models.records.story import Actor, Claim, Document, Event, EventId, Origin, Place, Source, State
from models.store.gather import dossiers as all_dossiers
from models.store.reader import Reader
from models.store.rows import R
from models.values.money import Quantity


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything in a case that checks ask about; texts of documents are read when they are asked for."""

    dossiers: tuple[Dossier, ...]  # in the order of events
    told: tuple[Told, ...]  # every claim that stands; a rejected one is nobody's any more
    sums: tuple[Sum, ...]  # every amount and quantity that a standing claim states
    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    origins: Mapping[str, Origin]
    documents: Mapping[str, Document]
    documents_of: Mapping[str, tuple[Document, ...]]  # by source
    queries: tuple[Query, ...]
    comments: tuple[Comment, ...]  # of people, open or done
    approaches: tuple[Approach, ...]
    acceptances: tuple[Acceptance, ...]
    rates: tuple[Rate, ...]
    references: tuple[Reference, ...]  # which source says that it has what it tells from which
    springs: Springs  # where what a source tells comes from
    rules: SupportRules
    by_claim: Mapping[str, Told]
    by_event: Mapping[str, Dossier]
    use_of_source: Mapping[str, Event]  # the first event that cites it
    use_of_place: Mapping[str, Event]  # the first event that names it
    pages: Callable[[str], tuple[str, ...]]  # the text of a document, page by page
    today: date


class _Whole:
    """Return the questions that dossiers ask with every record of a kind, each read once.

    Whoever wants all events wants all their claims and citations too, and a list of their ids only takes time.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._held: dict[type, tuple[Any, ...]] = {}

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return every record of one kind."""
        if kind not in self._held:
            self._held[kind] = self._reader.all(kind)
        return self._held[kind]

    def where_in(self, kind: type[R], column: str, values: Iterable[str]) -> tuple[R, ...]:
        """Return every record of one kind, those that were asked for among them."""
        return self.all(kind)

    def page_text(self, document_id: str, page: int) -> str:
        """Return the text of one page of a document."""
        return self._reader.page_text(document_id, page)


def gather(reader: Reader, today: date | None = None) -> Matter:
    """Read what the checks need with one query for each kind of record."""
    whole = _Whole(reader)
    dossiers = all_dossiers(whole, tuple(event.id for event in whole.all(Event)))
    told = _standing(dossiers)
    documents = whole.all(Document)
    references = whole.all(Reference)
    return Matter(
        dossiers=dossiers,
        told=told,
        sums=tuple(_sums(told)),
        sources=whole.all(Source),
        places=whole.all(Place),
        actors=whole.all(Actor),
        origins=MappingProxyType({origin.id: origin for origin in whole.all(Origin)}),
        documents=MappingProxyType({document.id: document for document in documents}),
        documents_of=_by_source(documents),
        queries=whole.all(Query),
        comments=tuple(filter(is_remark, whole.all(Comment))),
        approaches=whole.all(Approach),
        acceptances=whole.all(Acceptance),
        rates=whole.all(Rate),
        references=references,
        springs=Springs.of(whole.all(Source), references),
        rules=rules_of(reader),
        by_claim=MappingProxyType({each.claim.id: each for each in told}),
        by_event=MappingProxyType({dossier.event.id: dossier for dossier in dossiers}),
        use_of_source=_first_uses(told, _sources_of),
        use_of_place=_first_uses(told, _places_of),
        pages=reader.document_text,
        today=today or date.today(),
    )


def gather_event(reader: Reader, event_id: EventId, today: date | None = None) -> Matter:
    """Read what local checks need of one event, however large the case; nothing of an event that is gone."""
    dossiers = reader.dossiers((event_id,))
    told = _standing(dossiers)
    totals = [each.claim.part_of for each in told if each.claim.part_of]
    around = dict.fromkeys(claim.event_id for claim in reader.where_in(Claim, "id", totals))
    wholes = _standing(reader.dossiers(around))
    cited = [each for one in told for each in one.stated.cited]
    sources = {each.source.id: each.source for each in cited}
    documents = _documents(reader, cited, sources)
    approaches = reader.all(Approach)
    references = reader.all(Reference)
    wider = _with_cited(reader, sources.values(), references)
    origins = reader.where_in(Origin, "id", [one.origin_id for one in wider if one.origin_id])
    return Matter(
        dossiers=dossiers,
        told=told,
        sums=tuple(_sums(told)),
        sources=tuple(sources.values()),
        places=tuple(each.stated.place for each in told if each.stated.place),
        actors=_actors(reader, (*told, *wholes), approaches),
        origins=MappingProxyType({origin.id: origin for origin in origins}),
        documents=MappingProxyType({document.id: document for document in documents}),
        documents_of=_by_source(documents),
        queries=reader.where_in(Query, "claim_id", [each.claim.id for each in told]),
        comments=(),
        approaches=approaches,
        acceptances=_acceptances(reader, dossiers),
        rates=(),
        references=references,
        springs=Springs.of(wider, references),
        rules=rules_of(reader),
        by_claim=MappingProxyType({each.claim.id: each for each in (*told, *wholes)}),
        by_event=MappingProxyType({dossier.event.id: dossier for dossier in dossiers}),
        use_of_source=_first_uses(told, _sources_of),
        use_of_place=_first_uses(told, _places_of),
        pages=reader.document_text,
        today=today or date.today(),
    )


def _standing(dossiers: Iterable[Dossier]) -> tuple[Told, ...]:
    return tuple(
        Told.of(dossier, stated)
        for dossier in dossiers
        for stated in dossier.stated
        if stated.claim.state is not State.REJECTED
    )


def _documents(reader: Reader, cited: Iterable[Cited], source_ids: Iterable[str]) -> tuple[Document, ...]:
    """Return the documents that are cited, and all of the cited sources."""
    named = [each.citation.document_id for each in cited if each.citation.document_id]
    found = (*reader.where_in(Document, "id", named), *reader.where_in(Document, "source_id", source_ids))
    return tuple({document.id: document for document in found}.values())


def _with_cited(
    reader: Reader, sources: Iterable[Source], references: Iterable[Reference]
) -> tuple[Source, ...]:
    """Return some sources and those of all references, which are few."""
    held = {source.id: source for source in sources}
    named = {id for each in references for id in (each.source_id, each.cited_id)} - held.keys()
    return (*held.values(), *reader.where_in(Source, "id", sorted(named)))


def _actors(reader: Reader, told: Iterable[Told], approaches: Iterable[Approach]) -> tuple[Actor, ...]:
    """Return the actors of some claims, and those that were approached about them."""
    known = {each.stated.actor.id: each.stated.actor for each in told if each.stated.actor}
    claims = {each.claim.id for each in told}
    asked = {each.actor_id for each in approaches if not claims.isdisjoint(each.claims)}
    return (*known.values(), *reader.where_in(Actor, "id", sorted(asked - known.keys())))


def _acceptances(reader: Reader, dossiers: Iterable[Dossier]) -> tuple[Acceptance, ...]:
    """Tell what was accepted about some events, their claims, and the records that those show."""
    ids: set[str] = {dossier.event.id for dossier in dossiers}
    for stated in (each for dossier in dossiers for each in dossier.stated):
        ids |= {stated.claim.id, *(cited.source.id for cited in stated.cited)}
        ids |= {stated.claim.place_id or "", stated.claim.actor_id or ""}
    return reader.where_in(Acceptance, "record_id", sorted(ids))


def _sources_of(told: Told) -> Iterable[str]:
    return [cited.source.id for cited in told.stated.cited]


def _places_of(told: Told) -> Iterable[str]:
    return [told.stated.place.id] if told.stated.place else []


def _sums(told: Iterable[Told]) -> Iterator[Sum]:
    for each in told:
        given = each.claim.amount or each.claim.quantity
        is_share = isinstance(given, Quantity) and given.asset == SHARE  # of a company: no sum
        if given and not is_share and abs(given.value.adjusted()) <= LARGEST_POWER:
            yield Sum(each, given)


def _by_source(documents: Iterable[Document]) -> Mapping[str, tuple[Document, ...]]:
    found: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.source_id:
            found[document.source_id].append(document)
    return MappingProxyType({source_id: tuple(held) for source_id, held in found.items()})


def _first_uses(told: Iterable[Told], ids: Callable[[Told], Iterable[str]]) -> Mapping[str, Event]:
    found: dict[str, Event] = {}
    for each in told:
        for id in ids(each):
            found.setdefault(id, each.event)
    return MappingProxyType(found)
