"""Rows of a table that say how two actors stand to each other: a register extract, a list of payments."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.records.relations import (
    KIND_OF_RELATIONS,
    SHARE,
    WHO,
    WHOM,
    Relation,
    kind_in_words,
    relation_problem,
)
from models.records.story import Actor, Claim, Event, Field
from models.translation import tr, tr_later

NOT_TWO = tr_later(
    "A relation needs one actor and one other (a column “whom”): the row was kept as an event."
)


def as_relation(
    event: Event, claims: Sequence[Claim], actors: Mapping[str, Actor], words: str, office: str = ""
) -> tuple[Event, tuple[Claim, ...], str]:
    """Return an event and its claims as the relation that a word names, and in a sentence why they cannot be one.

    `office` is what else the row says in words: the office, the degree of kinship.
    """
    named = [claim for claim in claims if claim.field is Field.WHO]
    whom = [claim for claim in named if claim.role == WHOM]
    who = [claim for claim in named if claim.role != WHOM]
    if len(who) == 2 and not whom:
        who, whom = who[:1], who[1:]
    kind, own = kind_in_words(words)
    own = own or office
    if len(who) != 1 or len(whom) != 1 or relation_problem(kind, _id(who[0]), _id(whom[0]), own):
        return event, tuple(claims), tr(NOT_TWO)
    roles = {who[0].id: WHO, whom[0].id: WHOM}
    told = tuple(
        replace(
            claim, role=roles.get(claim.id, claim.role), text=own if claim.field is Field.WHAT else claim.text
        )
        for claim in claims
    )
    share = next((one.quantity for one in told if one.quantity and one.quantity.asset == SHARE), None)
    paid = next((one.amount for one in told if one.amount), None)
    ends = actors[_id(who[0])], actors[_id(whom[0])]
    read = Relation(event, kind, *ends, event.when, share, paid, own)
    return replace(event, title=read.sentence(), kind_id=KIND_OF_RELATIONS.id, relation=str(kind)), told, ""


def _id(claim: Claim) -> str:
    return str(claim.actor_id)
