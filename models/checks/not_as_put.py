"""Criticism that was changed after it had been put to its party."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, name_of_actor
from models.checks.matter import Matter
from models.reply.parties import Criticism, put_in
from models.translation import tr, tr_later

NAME = tr_later("not as it was put")
REASON = tr_later(
    "Whoever answered one wording has not answered another: what is printed must be what was put."
)
MANY = tr_later("criticisms were changed after they had been put")
REMEDY = Remedy.APPROACH
RANK = 30
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim that says otherwise now than the last letter that put it, once for all its parties."""
    actors = {actor.id: actor for actor in matter.actors}
    latest: dict[tuple[str, str], tuple[str, bool]] = {}
    for approach in sorted(matter.approaches, key=lambda each: (each.sent_at, each.id)):
        held = [matter.by_claim[id] for id in approach.claims if id in matter.by_claim]
        for put in put_in(approach, [Criticism(told.dossier, told.stated) for told in held]):
            latest[put.claim_id, approach.actor_id] = (put.was, put.is_same)
    found: dict[str, tuple[str, str]] = {}
    for (claim_id, actor_id), (was, is_same) in latest.items():
        if not is_same and claim_id in matter.by_claim:
            found.setdefault(claim_id, (name_of_actor(actors[actor_id]), was))  # type: ignore[index] # id of an actor
    for claim_id, (who, was) in found.items():
        told = matter.by_claim[claim_id]
        sentence = (
            tr(
                "{claim} differs from what was put to {who}, which was “{was}”: put it again as it stands now.",
                claim=told.name,
                who=who,
                was=was,
            )
            if was
            else tr(
                "{claim} differs from what was put to {who}: put it again as it stands now.",
                claim=told.name,
                who=who,
            )
        )
        yield told.finding(NAME, Weight.MEND, sentence, tr("says otherwise than what was put:"))
