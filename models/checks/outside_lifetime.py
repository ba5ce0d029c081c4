"""Relations of an actor before they were born or founded, or after they died or were dissolved."""

from collections.abc import Iterator
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, about_event, name_of_actor
from models.checks.matter import Matter
from models.records.relations import Relation, RelationKind, ended_from, relations_in, started_by
from models.records.story import Actor
from models.translation import language, tr, tr_later
from models.values.when import When, words

NAME = tr_later("outside a lifetime")
REASON = tr_later(
    "Nobody directs, owns or pays before their birth or after their death, and no company "
    "before its founding."
)
MANY = tr_later("relations lie outside a lifetime")
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
    told = tr("{title} ({date})", title=relation.sentence(name_of_actor), date=words(when, language()))
    if actor.began and actor.began.earliest and start and start < actor.began.earliest:
        deed = tr("was born") if is_person else tr("was founded")
        return _against(told, name, tr("{deed} {when}", deed=deed, when=words(actor.began, language())))
    if actor.ended and actor.ended.latest and end and end > actor.ended.latest:
        deed = tr("died") if is_person else tr("was dissolved")
        return _against(told, name, tr("{deed} {when}", deed=deed, when=words(actor.ended, language())))
    return ""


def _against(told: str, name: str, life: str) -> str:
    return tr("{relation}, but {actor} {life}: mend one of the dates.", relation=told, actor=name, life=life)
