"""Events in which somebody acts before their birth or founding, or after their death or dissolution."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, name_of_actor
from models.checks.lifetimes import Life, lives
from models.checks.matter import Matter
from models.checks.naming import Names, place_of
from models.checks.passages import Part, Passage, passages_of
from models.checks.told import Told
from models.records.dossier import Dossier
from models.records.story import Event
from models.translation import language, tr, tr_later
from models.values.when import words

NAME = tr_later("act outside a lifetime")
REASON = tr_later(
    "The dead meet nobody, and a company signs nothing before it is founded: a date or a name is wrong."
)
MANY = tr_later("acts lie outside a lifetime")
REMEDY = Remedy.DATE
RANK = 105

_PASSIVE: Final = frozenset(
    [
        "subject",
        "victim",
        "deceased",
        "testator",
        "estate",
        "predecessor",
        "namesake",
        "mentioned",
        "about",
        "owner",
        "former",
        "holder",
        "founder",
    ]
)
"""Roles in which somebody can stand who does not live any more, or not yet."""
_ACTS: Final = re.compile(
    r"\b(?:meets?|met|signs?|signed|told|tells|says|said|pays|paid|attends?|attended|speaks|spoke|calls|called|visits"
    r"|visited|arrested|appointed|resigns|resigned|sells|sold|buys|bought|agrees|agreed|testifies|testified"
    r"|opens|opened"
    r"|trifft|traf|unterschreibt|unterschrieb|unterzeichnete?|sagte|zahlte|besuchte|rencontre|rencontré|signe|signé"
    r"|déclare|assiste|paie)\b"
    r"|会见|會見|会面|会晤|见面|签署|簽署|签订|出席|表示|宣布|付款|支付|拜访|任命|辞职|出售|收购|被捕",
    re.IGNORECASE,
)
_LATE: Final = re.compile(
    r"\b(?:late|former|formerly|had|died|dead|death|killed|funeral|buried|burial|estate"
    r"|heirs?|widow|inherit\w*|inquest|autopsy|posthumous\w*|memorial|obituary|dissol\w+|struck off"
    r"|liquidat\w+|insolven\w+|bankrupt\w+|founded|founding|incorporat\w+|born|verstorben\w*|Tod|Nachlass|Witwe|Beerdigung|Insolvenz\w*|gegründet|feue?|défunte?|obsèques"
    r"|succession|veuve|décès|fondée?)\b|已故|生前|去世|逝世|遗产|遗孀|葬|追悼|清算|破产|注销|解散|成立|出生",
    re.IGNORECASE,
)
_NEAR: Final = 4  # words between a name and what its bearer does


def find(matter: Matter) -> Iterator[Finding]:
    """Return each actor of an event that surely lies outside their life, and each that its words let act then."""
    held = lives(matter)
    if not held:
        return
    names = Names.of(life.actor for life in held.values())
    for dossier in matter.dossiers:
        event = dossier.event
        if event.when is None or event.relation or _LATE.search(event.title):
            continue
        found = dict(_of_roles(matter, dossier, held))
        for id, finding in _of_words(matter, dossier, held, names):
            found.setdefault(id, finding)
        yield from found.values()


def _of_roles(matter: Matter, dossier: Dossier, held: Mapping[str, Life]) -> Iterator[tuple[str, Finding]]:
    """Return what is wrong with the actors that an event names, by their ids."""
    for one in dossier.stated:
        life, told = held.get(one.claim.actor_id or ""), matter.by_claim.get(one.claim.id)
        if life and told and one.claim.role.casefold() not in _PASSIVE:
            problem = _problem(life, dossier.event)
            if problem:
                yield life.actor.id, told.finding(NAME, Weight.MEND, _sentence(told, problem))


def _of_words(
    matter: Matter, dossier: Dossier, held: Mapping[str, Life], names: Names
) -> Iterator[tuple[str, Finding]]:
    """Return what is wrong with actors of whom the words of an event tell that they did something."""
    for passage in passages_of(matter, dossier):
        if passage.cited is None and passage.part in (Part.TITLE, Part.DESCRIPTION, Part.TEXT):
            for place, actor in names.in_words(passage.words):
                problem = _problem(held[actor.id], dossier.event) if actor.id in held else ""
                if problem and _is_acting(passage, place):
                    sentence = tr(
                        "{where} lets {actor} act ({problem}): mend a date, or the name.",
                        where=passage.where,
                        actor=name_of_actor(actor),
                        problem=problem,
                    )
                    yield actor.id, passage.finding(NAME, Weight.LOOK, sentence)


def _sentence(told: Told, problem: str) -> str:
    return tr("{claim} ({problem}): mend a date, or the name.", claim=told.name, problem=problem)


def _is_acting(passage: Passage, place: int) -> bool:
    if _LATE.search(passage.words):
        return False
    acts = (place_of(passage.words, match.start()) for match in _ACTS.finditer(passage.words))
    return any(abs(at - place) <= _NEAR for at in acts)


def _problem(life: Life, event: Event) -> str:
    when = event.when
    if when is None or event.id in life.told_by:
        return ""
    told = {"when": words(when, language()), "actor": name_of_actor(life.actor)}
    if life.first and when.latest and when.latest < life.first:
        return tr("{when}, but {actor} {life}", life=life.began, **told)
    if life.last and when.earliest and when.earliest > life.last:
        return tr("{when}, but {actor} {life}", life=life.ended, **told)
    return ""
