"""The queues of the review: which claims wait for what, and for whom."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.records.desk import Query
from models.records.story import Citation, Claim, ClaimId, EventId, State
from models.review.methods import Ground
from models.review.review import UNCHECKED
from models.review.signing import plain
from models.store.reader import Reader
from models.translation import tr_later

TO: Final = "to:"  # begins the name of the queue of queries that are put to somebody


@dataclass(frozen=True, slots=True)
class Waiting:
    """What decides in which queues a claim stands."""

    event_id: EventId
    state: State
    is_criticism: bool
    is_uncited: bool
    is_queried: bool  # a query about it is open, whatever its state is
    is_answered: bool  # … and has an answer that nobody closed yet
    asked: frozenset[str]  # who is asked, as written, and did not answer yet
    people: frozenset[str]  # who wrote it, or asked, plainly written

    @property
    def is_to_do(self) -> bool:
        """Tell whether it still has to be checked, or a query about it closed."""
        return self.state in UNCHECKED or (self.is_queried and self.state is not State.REJECTED)


Test = Callable[[Waiting, str], bool]  # with the plainly written name of who works
QUEUES: Final[Mapping[str, tuple[str, Test]]] = MappingProxyType(
    {
        "to do": (tr_later("All to do"), lambda one, who: one.is_to_do),
        "round": (tr_later("This round"), lambda one, who: one.is_to_do),
        "mine": (
            tr_later("Mine"),
            lambda one, who: one.is_to_do and bool(who) and who in one.people | _plain(one.asked),
        ),
        "uncited": (tr_later("Uncited"), lambda one, who: one.is_uncited),
        "criticism": (
            tr_later("Criticism"),
            lambda one, who: one.is_criticism and (one.is_to_do or one.state is State.CHECKED),
        ),
        "queried": (tr_later("Queries"), lambda one, who: one.is_queried),
        "answered": (tr_later("Answered queries"), lambda one, who: one.is_answered),
        "changed": (tr_later("Changed after check"), lambda one, who: one.state is State.CHANGED),
        "to sign off": (
            tr_later("To be signed off"),
            lambda one, who: one.state is State.CHECKED and not one.is_queried,
        ),
        "all": (tr_later("All claims"), lambda one, who: True),
    }
)
"""The queues by name: what they are called, and whether a claim stands in them. Of a round, its own claims do."""


def queues_of(one: Waiting, who: str) -> frozenset[str]:
    """Return the names of the queues in which a claim stands, for whoever works."""
    held = (name for name, (_, test) in QUEUES.items() if test(one, who))
    return frozenset((*held, *(TO + plain(name) for name in one.asked)))


def waiting(reader: Reader, ids: Iterable[ClaimId] | None = None) -> dict[ClaimId, Waiting]:
    """Read what decides about these claims, or about all; those that are gone are left out."""
    if ids is None:
        claims, citations, queries = reader.all(Claim), reader.all(Citation), reader.all(Query)
    else:
        wanted = sorted(set(ids))
        claims = reader.where_in(Claim, "id", wanted)
        citations = reader.where_in(Citation, "claim_id", wanted)
        queries = reader.where_in(Query, "claim_id", wanted)
    cited: defaultdict[ClaimId, list[Citation]] = defaultdict(list)
    asked: defaultdict[ClaimId, list[Query]] = defaultdict(list)
    for citation in citations:
        cited[citation.claim_id].append(citation)
    for query in queries:
        if not query.closed_at:
            asked[query.claim_id].append(query)
    return {one.id: _waiting(one, cited.get(one.id, ()), asked.get(one.id, ())) for one in claims}


def _waiting(claim: Claim, citations: Iterable[Citation], queries: Iterable[Query]) -> Waiting:
    queries = tuple(queries)
    ground = Ground(claim, tuple(citations), frozenset())
    return Waiting(
        claim.event_id,
        claim.state,
        claim.is_criticism,
        not ground.is_there and claim.state is not State.REJECTED,
        bool(queries),
        any(query.answer for query in queries),
        frozenset(query.addressee for query in queries if query.addressee and not query.answer),
        _plain((claim.written_by, *(query.asked_by for query in queries))),
    )


def _plain(names: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(name) for name in names) - {""}
