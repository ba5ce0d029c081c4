"""Reads the right of reply from a case and writes it: flags criticism, keeps approaches with what they put."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from models.errors import CaseError
from models.records.aliases import names_of
from models.records.desk import Approach
from models.records.story import Actor, ActorId, Claim, ClaimId, new_id
from models.reply.parties import DONE, NOT_SOUGHT, Criticism, Party, criticised, parties, problem_of, put_in
from models.store.reader import Reader
from models.store.writer import Writer


def read_parties(reader: Reader, now: datetime | None = None) -> tuple[Party, ...]:
    """Return everybody who is criticised or was approached, the most urgent first."""
    approaches = reader.all(Approach)
    put = {id for each in approaches for id in each.claims}
    claims = (*reader.where(Claim, is_criticism=1), *reader.where_in(Claim, "id", sorted(put)))
    actors = {str(actor.id): actor for actor in reader.all(Actor)}
    return parties(criticisms_of(reader, claims), approaches, actors, now or datetime.now(UTC))


def criticisms_of(reader: Reader, claims: Iterable[Claim]) -> tuple[Criticism, ...]:
    """Return claims with their dossiers, in the order of their events."""
    wanted = {claim.id: claim.event_id for claim in claims}
    return tuple(
        Criticism(dossier, stated)
        for dossier in reader.dossiers(dict.fromkeys(wanted.values()))
        for stated in dossier.stated
        if stated.claim.id in wanted
    )


def named_in(reader: Reader, claim: Claim) -> tuple[Actor, ...]:
    """Return the actors whom a claim criticises, as far as somebody named them."""
    approaches = [each for each in reader.all(Approach) if claim.id in each.claims]
    return reader.where_in(Actor, "id", criticised(claim, approaches))


def set_criticism(
    writer: Writer, claim_id: ClaimId, is_criticism: bool, actor_ids: Iterable[str] = ()
) -> Claim:
    """Flag a claim as criticism of these actors, or as none; what was put to anybody already stays as it was."""
    wanted = tuple(dict.fromkeys(actor_ids)) if is_criticism else ()
    claim = writer.reader.get(Claim, claim_id)
    if claim.is_criticism is not is_criticism:
        claim = replace(claim, is_criticism=is_criticism)
        writer.replace(claim)
    held = [each for each in writer.reader.all(Approach) if claim_id in each.claims]
    for approach in held:
        if approach.state == NOT_SOUGHT and approach.actor_id not in wanted:
            _take_out(writer, approach, (claim_id,))
    # A claim about taking part names its actor by itself, as long as no other is named.
    known = {str(each.actor_id) for each in held} or set(
        criticised(claim, ()) if wanted == (claim.actor_id,) else ()
    )
    for actor_id in wanted:
        if actor_id not in known:
            _plan(writer, ActorId(actor_id), claim_id)
    return claim


def criticised_by_names(writer: Writer, parties: Iterable[Actor | str]) -> tuple[ActorId, ...]:
    """Return the ids of actors, chosen or named; a name that nobody in the case goes by becomes a new actor."""
    ids = []
    for party in parties:
        actor = party if isinstance(party, Actor) else _going_by(writer.reader, party)
        if actor is None:
            actor = Actor(ActorId(new_id()), str(party).strip())
            writer.add(actor)
        ids.append(actor.id)
    return tuple(dict.fromkeys(ids))


def _going_by(reader: Reader, name: str) -> Actor | None:
    wanted = name.strip().casefold()
    for actor in reader.all(Actor):
        if wanted in (each.casefold() for each in names_of(actor)):
            return actor
    return None


def _plan(writer: Writer, actor_id: ActorId, claim_id: ClaimId) -> None:
    """Add a claim to what is to be put to an actor."""
    planned = writer.reader.where(Approach, actor_id=actor_id, state=NOT_SOUGHT)
    if planned:
        writer.replace(replace(planned[0], claims=(*planned[0].claims, claim_id)))
    else:
        writer.add(Approach(new_id(), actor_id, claims=(claim_id,), by=writer.who))


def _take_out(writer: Writer, approach: Approach, claim_ids: Iterable[str]) -> None:
    """Take claims out of a planned approach; one that holds nothing any more goes."""
    gone = set(claim_ids)
    left = replace(approach, claims=tuple(id for id in approach.claims if id not in gone))
    if left == approach:
        return
    if left.claims or left.channel or left.deadline or left.used or left.answer:
        writer.replace(left)
    else:
        writer.delete(approach)


def keep_approach(writer: Writer, approach: Approach, language: str = "en") -> Approach:
    """Keep an approach; what it puts is frozen in the words of now, but for what it had put before.

    What it put is no longer planned: it is taken out of the party's approaches that were not made yet.
    """
    if problem := problem_of(approach):
        raise CaseError(problem)
    before = writer.reader.find(Approach, approach.id)
    is_done = approach.state in DONE
    kept = replace(
        approach,
        put=_frozen(writer.reader, approach, before, language) if is_done else "",
        by=approach.by or writer.who,
    )
    writer.put(kept)
    if is_done:
        for planned in writer.reader.where(Approach, actor_id=kept.actor_id, state=NOT_SOUGHT):
            _take_out(writer, planned, kept.claims)
    if before is not None and before.state in DONE:
        _plan_again(writer, before.actor_id, before.claims)
    return kept


def _frozen(reader: Reader, approach: Approach, before: Approach | None, language: str) -> str:
    """Return the lines of an approach, one for each claim: as it was put, or, put newly, as it stands now."""
    claims = reader.where_in(Claim, "id", approach.claims)
    known = {str(each.claim.id): each for each in criticisms_of(reader, claims)}
    held = {put.claim_id: put.was for put in put_in(before, known.values())} if before else {}
    lines = (held.get(id) or (known[id].words(language) if id in known else "") for id in approach.claims)
    return "\n".join(lines)


def delete_approach(writer: Writer, approach: Approach) -> None:
    """Delete an approach; the criticism that it alone had put is planned for its party again."""
    stored = writer.reader.get(Approach, approach.id)
    writer.delete(stored)
    if stored.state in DONE:
        _plan_again(writer, stored.actor_id, stored.claims)


def _plan_again(writer: Writer, actor_id: ActorId, claim_ids: Iterable[str]) -> None:
    """Plan to put claims to an actor that no approach to them holds any more, and that still criticise."""
    held = {id for each in writer.reader.where(Approach, actor_id=actor_id) for id in each.claims}
    for claim in writer.reader.where_in(Claim, "id", claim_ids):
        if claim.is_criticism and claim.id not in held:
            _plan(writer, actor_id, claim.id)
