"""Relations of an actor before they were born or founded, or after they died or were dissolved."""

from collections.abc import Iterator
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, about_event, name_of_actor
from models.checks.matter import Matter
from models.records.relations import Relation, RelationKind, ended_from, relations_in, started_by
from models.records.story import Actor
from models.values.when import When, words

NAME = "outside a lifetime"
REASON = "Nobody directs, owns or pays before their birth or after their death, and no company before its founding."
MANY = "relations lie outside a lifetime"
REMEDY = Remedy.ACTOR_LIFE
RANK = 104
IS_LOCAL = True

_LASTING: Final = frozenset({RelationKind.RELATIVE_OF, RelationKind.OTHER})
"""Kinds that may reach beyond a lifetime."""


def find(matter: Matter) -> Iterator[Finding]:
    """Return each relation that surely begins before one of its ends does, or ends after it."""
    for relation in relations_in(matter.dossiers):
        if relation.kind in _LASTING or relation.when is None:
            continue
        for actor in (relation.who, relation.whom):
            if problem := _problem(actor, relation, relation.when):
                yield about_event(NAME, Weight.MEND, relation.event, problem)


def _problem(actor: Actor, relation: Relation, when: When) -> str:
    name, is_person = name_of_actor(actor), actor.kind in ("", "person")
    start, end = started_by(when), ended_from(when)
    told = f"{relation.sentence(name_of_actor)} ({words(when)})"
    if actor.began and actor.began.earliest and start and start < actor.began.earliest:
        began = "was born" if is_person else "was founded"
        return f"{told}, but {name} {began} {words(actor.began)}: mend one of the dates."
    if actor.ended and actor.ended.latest and end and end > actor.ended.latest:
        ended = "died" if is_person else "was dissolved"
        return f"{told}, but {name} {ended} {words(actor.ended)}: mend one of the dates."
    return ""
