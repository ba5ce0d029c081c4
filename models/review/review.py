"""The desk of the editor: how far the check of a claim may go, marks, queries, rounds and the walk."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Literal

from models.errors import CaseError
from models.progress import Report
from models.records.desk import Check, Query, Round
from models.records.dossier import FIELDS_IN_ORDER
from models.records.story import Citation, Claim, ClaimId, Event, Source, SourceId, Stance, State, new_id
from models.review import signing
from models.review.methods import UNGROUNDED, Ground
from models.store.authors import Authors
from models.store.reader import Reader
from models.store.seen import fitting, seen_hash, seen_hashes, shown_text
from models.store.upkeep import NAMELESS
from models.store.writer import Writer
from models.translation import tr

Order = Literal["event", "source", "risk"]
_AHEAD: Final = 2_000  # claims that are looked at in one question
UNCHECKED: Final = frozenset(State) - {State.CHECKED, State.SIGNED_OFF, State.REJECTED}

_STEPS: Final[Mapping[State, frozenset[State]]] = {
    State.DRAFT: frozenset((State.READY, State.QUERIED, State.REJECTED)),
    State.READY: frozenset((State.DRAFT, State.QUERIED, State.CHECKED, State.REJECTED)),
    State.QUERIED: frozenset((State.ANSWERED, State.READY, State.REJECTED)),
    State.ANSWERED: frozenset((State.QUERIED, State.READY, State.CHECKED, State.REJECTED)),
    State.CHECKED: frozenset((State.READY, State.QUERIED, State.SIGNED_OFF, State.REJECTED)),
    State.SIGNED_OFF: frozenset((State.READY, State.QUERIED, State.REJECTED)),
    State.REJECTED: frozenset((State.DRAFT, State.READY)),
    State.CHANGED: frozenset((State.READY, State.QUERIED, State.CHECKED, State.REJECTED)),
}
"""From which state a claim may go where; `changed after check` is never chosen, edits set it."""

# states -------------------------------------------------------------------------------------------


def may(claim: Claim, to: State, who: str, reader: Reader, authors: Authors | None = None) -> str:
    """Tell why a person may not give a claim this state, in one sentence; empty if they may.

    Who asks often makes `Authors` once and hands them in: they need to read the whole history.
    """
    if not who.strip():
        return tr(NAMELESS)
    if claim.state is to:
        return tr("This claim is {state} already.", state=tr(to))
    if to not in _STEPS[claim.state]:
        return _detour(claim.state, to)
    if to in (State.CHECKED, State.SIGNED_OFF):
        ground = Ground.of(reader, claim)
        if not ground.is_there:
            return tr(UNGROUNDED)
        if not claim.decision.strip() and ground.is_contradicted:
            return tr("A source contradicts this claim: write down first why it stands as it does.")
    if to is State.SIGNED_OFF:
        return _why_not_signed_off(claim, who, reader, authors)
    return ""


def _detour(state: State, to: State) -> str:
    if to is State.CHANGED:
        return tr("Only an edit sets “changed after check”: mark the claim as ready instead.")
    if state is State.QUERIED:
        return tr("A query about this claim is open: have it answered first, or close it.")
    if to is State.SIGNED_OFF:
        return tr(
            "Only a checked claim can be signed off and this one is {state}: check it first.", state=tr(state)
        )
    if to is State.CHECKED:
        return tr("This claim is {state}: mark it as ready first.", state=tr(state))
    return tr(
        "A claim that is {state} cannot become {to}: mark it as ready first.", state=tr(state), to=tr(to)
    )


def _why_not_signed_off(claim: Claim, who: str, reader: Reader, authors: Authors | None) -> str:
    if any(not query.closed_at for query in reader.where(Query, claim_id=claim.id)):
        return tr("A query about this claim is still open: close it first.")
    return signing.why_not(claim, who, reader, authors)


def mark(
    writer: Writer,
    claim: Claim,
    state: State,
    *,
    method: str = "",
    opened: Iterable[str] = (),
    note: str = "",
    authors: Authors | None = None,
) -> Check:
    """Give a claim a state and keep who did it, when, how and the hash of what was seen; CaseError if they may not.

    `claim` is the claim as it was shown: if what is seen of it changed since, that is refused too. `opened` are the
    citations whose document was shown; without a method, the check says no more than what that proves.
    """
    reader = writer.reader
    stored = reader.get(Claim, claim.id)
    if replace(stored, state=claim.state, position=claim.position) != claim:
        raise CaseError(tr("This claim was changed while you looked at it: look at it again."))
    if problem := may(stored, state, writer.who, reader, authors):
        raise CaseError(problem)
    ground = Ground.of(reader, stored)
    shown = ground.shown(opened)
    method = _method(ground, state, method, shown)
    dossier = reader.dossier(stored.event_id)
    seen, parts = seen_hash(dossier, stored), shown_text(dossier, stored)
    check = Check(new_id(), stored.id, state, writer.who.strip(), now(), method, seen, shown, note, parts)
    writer.replace(replace(stored, state=state))
    writer.add(check)
    return check


def _method(ground: Ground, state: State, method: str, shown: Iterable[str]) -> str:
    """Return how a check was made; CaseError if that was not so. Other marks have no method."""
    if state not in (State.CHECKED, State.SIGNED_OFF):
        return ""
    if method and (problem := ground.why_not(method, shown)):
        raise CaseError(problem)
    return method or ground.honest_method(shown)


def must_be_named(writer: Writer) -> str:
    """Return who marks; CaseError if nobody said who that is."""
    if not writer.who.strip():
        raise CaseError(tr(NAMELESS))
    return writer.who.strip()


def latest_check(reader: Reader, claim_id: ClaimId) -> Check | None:
    """Return the last mark on a claim, None if nobody made one."""
    return max(reader.where(Check, claim_id=claim_id), key=lambda check: (check.at, check.id), default=None)


def now() -> str:
    """Return the time as records keep it: ISO 8601, UTC, with microseconds, so that marks have an order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


# queries ------------------------------------------------------------------------------------------


def ask_query(writer: Writer, claim: Claim, question: str, addressee: str = "") -> Query:
    """Put a question about a claim, which is queried from now on; a rejected one stays rejected."""
    if not question.strip():
        raise CaseError(tr("A query needs a question: write what is to be answered."))
    query = Query(new_id(), claim.id, question.strip(), must_be_named(writer), now(), addressee.strip())
    writer.add(query)
    stored = writer.reader.get(Claim, claim.id)
    if stored.state is not State.REJECTED:
        writer.replace(replace(stored, state=State.QUERIED))
    return query


def answer_query(writer: Writer, query: Query, answer: str) -> Query:
    """Keep the answer to a question; the claim is answered once none of its questions waits for one."""
    if not answer.strip():
        raise CaseError(tr("An answer needs words: write them, or close the query without one."))
    stored = _open_query(writer, query)
    who = must_be_named(writer)
    answered = replace(stored, answer=answer.strip(), answered_by=who, answered_at=now())
    writer.replace(answered)
    _settle_queried(writer, stored.claim_id)
    return answered


def close_query(writer: Writer, query: Query) -> Query:
    """Close a question, answered or not; the claim is no longer queried once none is open without an answer."""
    stored = _open_query(writer, query)
    closed = replace(stored, closed_by=must_be_named(writer), closed_at=now())
    writer.replace(closed)
    _settle_queried(writer, stored.claim_id)
    return closed


def open_queries(reader: Reader, claim_id: ClaimId) -> tuple[Query, ...]:
    """Return the queries about a claim that nobody closed, the oldest first."""
    found = [query for query in reader.where(Query, claim_id=claim_id) if not query.closed_at]
    return tuple(sorted(found, key=lambda query: (query.asked_at, query.id)))


def closed_queries(reader: Reader, claim_id: ClaimId) -> tuple[Query, ...]:
    """Return the queries about a claim that were closed, the one closed last first."""
    found = [query for query in reader.where(Query, claim_id=claim_id) if query.closed_at]
    return tuple(sorted(found, key=lambda query: (query.closed_at, query.id), reverse=True))


def next_to_answer(waiting: Sequence[Query]) -> Query:
    """Return the first query without an answer, or the first of all, whose answer is then written anew."""
    return next((one for one in waiting if not one.answer), waiting[0])


def _open_query(writer: Writer, query: Query) -> Query:
    stored = writer.reader.get(Query, query.id)
    if stored.closed_at:
        raise CaseError(tr("This query is closed: ask a new one."))
    return stored


def _settle_queried(writer: Writer, claim_id: ClaimId) -> None:
    claim = writer.reader.get(Claim, claim_id)
    queries = writer.reader.where(Query, claim_id=claim_id)
    waits = any(not (query.answered_at or query.closed_at) for query in queries)
    if claim.state is State.QUERIED and not waits:
        answered = any(query.answered_at for query in queries)
        writer.replace(replace(claim, state=State.ANSWERED if answered else State.READY))


# rounds -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Since:
    """What became of the claims of a round since it began."""

    changed: tuple[ClaimId, ...]  # something that is seen of them is not what it was
    new: tuple[ClaimId, ...]  # written since
    gone: tuple[ClaimId, ...]  # deleted since


def freeze(
    reader: Reader, claims: Iterable[ClaimId] | None = None, report: Report | None = None
) -> tuple[str, ...]:
    """Tell what a round keeps of claims, or of all there are: a line for each with what is seen of it now.

    `report` is told how far it is, and may raise to end it.
    """
    chosen = [claim.id for claim in reader.all(Claim)] if claims is None else list(dict.fromkeys(claims))
    hashes = seen_hashes(reader, chosen, report)
    return tuple(f"{id}={hashes[id]}" for id in chosen if id in hashes)


def start_round(writer: Writer, name: str, frozen: tuple[str, ...]) -> Round:
    """Begin a round of review with the claims that `freeze` answered."""
    if not frozen:
        raise CaseError(tr("A round needs claims: choose the events that are to be reviewed."))
    begun = Round(new_id(), name.strip() or "Review", must_be_named(writer), now(), claims=frozen)
    writer.add(begun)
    return begun


def end_round(writer: Writer, round: Round) -> Round:
    """End a round of review."""
    must_be_named(writer)
    ended = replace(writer.reader.get(Round, round.id), ended_at=now())
    writer.replace(ended)
    return ended


def claims_of(round: Round) -> tuple[ClaimId, ...]:
    """Return the claims that a round began with."""
    return tuple(ClaimId(line.partition("=")[0]) for line in round.claims)


def changed_since(reader: Reader, round: Round, report: Report | None = None) -> Since:
    """Tell what changed since a round began: what the next round has to look at; `report` is told how far it is."""
    frozen = dict(line.split("=", 1) for line in round.claims if "=" in line)
    fits = fitting(reader, {id: (seen,) for id, seen in frozen.items()}, report)
    changed = tuple(ClaimId(id) for id in frozen if id in fits and not fits[id])
    new = tuple(claim.id for claim in reader.all(Claim) if claim.id not in frozen)
    return Since(changed, new, tuple(ClaimId(id) for id in frozen if id not in fits))


# the walk -----------------------------------------------------------------------------------------


def walk(
    reader: Reader, order: Order = "event", states: Iterable[State] | None = UNCHECKED
) -> tuple[ClaimId, ...]:
    """Return the claims in the order in which an editor goes through them; None: in whatever state.

    It takes seconds for a case of 100,000 claims: build it once, and go on in it with `next_in`.
    """
    wanted = frozenset(State) if states is None else frozenset(states)
    place = {event.id: number for number, event in enumerate(reader.all(Event))}
    claims = sorted(
        (claim for claim in reader.all(Claim) if claim.state in wanted),
        key=lambda claim: (
            place[claim.event_id],
            FIELDS_IN_ORDER.index(claim.field),
            claim.position,
            claim.id,
        ),
    )
    if order == "source":
        claims = _by_source(reader, claims)
    elif order == "risk":
        claims = _by_risk(reader, claims)
    return tuple(claim.id for claim in claims)


def next_in(
    reader: Reader, walk: Sequence[ClaimId], after: ClaimId | None, states: Iterable[State] = UNCHECKED
) -> ClaimId | None:
    """Return the next claim of a walk that is in one of these states now, from the start again at the end."""
    start = walk.index(after) + 1 if after is not None and after in walk else 0
    ahead = (*walk[start:], *walk[: max(start - 1, 0)])
    for first in range(0, len(ahead), _AHEAD):
        found = reader.first_claim(ahead[first : first + _AHEAD], states)
        if found is not None:
            return found
    return None


def _by_source(reader: Reader, claims: list[Claim]) -> list[Claim]:
    """Sort claims by their first source and its place, so that each document is opened once; uncited ones last."""
    titles = {source.id: (source.title.casefold(), source.id) for source in reader.all(Source)}
    first: dict[str, Citation] = {}
    for citation in reader.all(Citation):
        first.setdefault(citation.claim_id, citation)
    last = (1, ("", ""), "", 0, "")

    def key(claim: Claim) -> tuple[int, tuple[str, str], str, int, str]:
        cited = first.get(claim.id)
        if cited is None:
            return last
        number = "".join(letter for letter in cited.place if letter.isdecimal())[:9]
        return (0, titles[cited.source_id], cited.document_id or "", int(number or 0), cited.place)

    return sorted(claims, key=key)


def _by_risk(reader: Reader, claims: list[Claim]) -> list[Claim]:
    """Sort claims by what a mistake would cost: criticism, then amounts, then what rests on a single origin."""
    origin = {source.id: source.origin_id or source.id for source in reader.all(Source)}
    origins: defaultdict[str, set[SourceId | str]] = defaultdict(set)
    for citation in reader.all(Citation):
        if citation.stance is Stance.SUPPORTS:
            origins[citation.claim_id].add(origin[citation.source_id])

    def key(claim: Claim) -> tuple[bool, bool, bool]:
        is_sum = claim.amount is not None or claim.quantity is not None
        return (not claim.is_criticism, not is_sum, len(origins[claim.id]) > 1)

    return sorted(claims, key=key)
