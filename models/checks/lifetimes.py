"""When actors lived: as their records say, or as an event of the case tells of a birth, a founding or an end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from models.checks.matter import Matter
from models.checks.naming import Names
from models.checks.told import Told
from models.records.aliases import names_of
from models.records.dossier import Dossier
from models.records.story import Actor, ActorId, Event, Field
from models.texts.search_text import runs
from models.translation import language, tr
from models.values.when import When, words
from models.values.when.passages import dates_in

_ENDED: Final = re.compile(
    r"\b(?:dies|died|dead|death|killed|drowns|drowned|hanged|is found dead|suicide|executed"
    r"|dissolved|dissolution|struck off|wound up|deregistered|liquidated"
    r"|gestorben|stirbt|starb|verstorben|Tod|aufgelöst|gelöscht|décède|décès|meurt|mort|dissoute?|radiée?)\b"
    r"|去世|逝世|病逝|身亡|死亡|自杀|注销|註銷|解散|吊销",
    re.IGNORECASE,
)
_BEGAN: Final = re.compile(
    r"\b(?:is born|was born|birth of|founded|founds|founding|incorporated|incorporation|is registered|established"
    r"|geboren|gegründet|Gründung|fondée?|fondation|naissance|née?)\b|出生|成立|创立|創立|注册成立",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Life:
    """The first and last day on which an actor can have acted, each with what tells so."""

    actor: Actor
    first: date | None = None
    last: date | None = None
    began: str = ""  # “was founded 4 March 2019”
    ended: str = ""
    told_by: frozenset[str] = frozenset()  # the events that tell of its begin or end


def lives(matter: Matter) -> Mapping[str, Life]:
    """Return the lives of the actors of which a begin or an end is known."""
    found = {actor.id: life for actor in matter.actors if (life := _of_record(actor)).began or life.ended}
    names = Names.of(matter.actors)
    for dossier in matter.dossiers:
        if not dossier.event.relation and dossier.event.when:
            _add_told(found, names, dossier, dossier.event)
        for told in (matter.by_claim.get(one.claim.id) for one in dossier.stated):
            if told and told.claim.field is Field.STATEMENT:
                _add_dated(found, names, told)
    return {str(id): life for id, life in found.items()}


def _of_record(actor: Actor) -> Life:
    life = Life(actor)
    if actor.began and actor.began.earliest and not actor.began.is_about:
        life = replace(life, first=actor.began.earliest, began=_on(_begin_of(actor), actor.began))
    if actor.ended and actor.ended.latest and not actor.ended.is_about:
        life = replace(life, last=actor.ended.latest, ended=_on(_end_of(actor), actor.ended))
    return life


def _begin_of(actor: Actor) -> str:
    return tr("was born") if actor.kind in ("", "person") else tr("was founded")


def _end_of(actor: Actor) -> str:
    return tr("died") if actor.kind in ("", "person") else tr("was dissolved")


def _add_told(found: dict[ActorId, Life], names: Names, dossier: Dossier, event: Event) -> None:
    """Add what the title of an event tells of the one actor that it names."""
    when = event.when
    end, begin = _ENDED.search(event.title), _BEGAN.search(event.title)
    if when is None or bool(end) == bool(begin):
        return
    named = names.in_words(event.title)
    held = {one.actor.id for one in dossier.stated if one.actor}
    actors = [actor for _, actor in named if actor.id in held or len(named) == 1] or _in_short(dossier)
    if len(actors) != 1:
        return
    actor = actors[0]
    life = found.get(actor.id, Life(actor))
    if end and life.last is None and when.latest:
        life = replace(
            life,
            last=when.latest,
            ended=_told(when, event, _end_of(actor)),
            told_by=life.told_by | {event.id},
        )
    elif begin and life.first is None and when.earliest:
        life = replace(
            life,
            first=when.earliest,
            began=_told(when, event, _begin_of(actor)),
            told_by=life.told_by | {event.id},
        )
    found[actor.id] = life


def _in_short(dossier: Dossier) -> list[Actor]:
    """Return the one actor of an event whose title has a word of their name."""
    actors = {one.actor.id: one.actor for one in dossier.stated if one.actor}
    words = {word for word in runs(dossier.event.title) if len(word) > 3}
    named = [
        one for one in actors.values() if words & {word for name in names_of(one) for word in runs(name)}
    ]
    return named if len(actors) == 1 else []


def _add_dated(found: dict[ActorId, Life], names: Names, told: Told) -> None:
    """Add what a statement tells of the end of the one actor that it names, on the one day that it names."""
    text = told.claim.text
    dates = dates_in(text) if _ENDED.search(text) else ()
    days = dates[0].days() if len(dates) == 1 else None
    named = names.in_words(text) if days else ()
    if days and len(named) == 1:
        actor = named[0][1]
        life = found.get(actor.id, Life(actor))
        if life.last is None:
            ended = _in_event(tr("{deed} {when}", deed=_end_of(actor), when=dates[0].words), told.event)
            found[actor.id] = replace(life, last=days[1], ended=ended, told_by=life.told_by | {told.event.id})


def _told(when: When, event: Event, deed: str) -> str:
    return _in_event(_on(deed, when), event)


def _on(deed: str, when: When) -> str:
    return tr("{deed} {when}", deed=deed, when=words(when, language()))


def _in_event(told: str, event: Event) -> str:
    return tr("{deed} (“{title}”)", deed=told, title=event.title)
