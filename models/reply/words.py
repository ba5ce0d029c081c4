"""The words of the right of reply: how a claim is told to the party, and the letter around it, in each language."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from models.errors import CaseError
from models.machine.paths import resource
from models.records.aliases import script_of
from models.records.claim_words import spoken_words
from models.records.dossier import Dossier, Stated
from models.records.story import Actor, Claim, Confidentiality, Event, Field, Place, State
from models.translation import tr
from models.values.money import words as words_of_sum
from models.values.when import words as words_of_when

LANGUAGES: Final[Mapping[str, str]] = {
    "en": "English",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "de": "Deutsch",
    "fr": "Français",
}
"""The languages in which a claim can be put to a party, each by its own name."""


def phrase(language: str, key: str, **values: str) -> str:
    """Return a phrase of the letter with its gaps filled; values may hold braces."""
    return re.sub(r"\{(\w+)\}", lambda gap: values[gap[1]], str(_words()[language][key]))


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim as it is put: the dated event that it stands under, and what it says of it."""

    head: str
    words: str  # nothing where the event itself is all that is said
    is_whole: bool  # the claim is the event itself: its words follow the head on the same line

    def line(self, language: str) -> str:
        """Return the claim on one line with the event in front of it."""
        return _one_line(phrase(language, "followed", x=self.head, y=self.words) if self.words else self.head)


def told(dossier: Dossier, stated: Stated, language: str = "en") -> str:
    """Return a claim on one line as it is put to a party: date, event, and what the claim says of it.

    Nothing but what the case may publish: no source, no quotation, no note, and confidential actors by code name.
    """
    return saying(dossier, stated, language).line(language)


def saying(dossier: Dossier, stated: Stated, language: str = "en", without: Collection[str] = ()) -> Saying:
    """Return a claim as it is put, its event apart; sums of the claims `without` are put by themselves."""
    event, claim = dossier.event, stated.claim
    head = _head(event, language)
    if claim.field is Field.WHAT:
        return _allegation(dossier, head, language, without)
    value = _value(dossier, stated, language)
    if claim.field is Field.WHEN:
        return Saying(_one_line(event.title), _labelled(claim.field, value, language), False)
    if claim.field is Field.STATEMENT:
        return Saying(head, _one_line(value), False)
    meaning = claim.text.strip()
    value = phrase(language, "meaning", x=value, y=meaning) if meaning and value else value or meaning
    return Saying(head, _labelled(claim.field, value, language), False)


def _head(event: Event, language: str) -> str:
    date = words_of_when(event.when, language) if event.when else ""
    return _one_line(phrase(language, "dated", date=date, title=event.title) if date else event.title)


def _allegation(dossier: Dossier, head: str, language: str, without: Collection[str]) -> Saying:
    """Return what is said to have happened: the headline, then how, and the sums that were told of it."""
    event = dossier.event
    how = _one_line(event.description)
    if how.casefold().startswith(_one_line(event.title).casefold()):  # the same once more, and longer
        head, how = _head(replace(event, title=how), language), ""
    sums = [
        _labelled(one.claim.field, _sum(one.claim, language), language)
        for one in dossier.stated
        if one.claim.field in (Field.AMOUNT, Field.QUANTITY)
        and one.claim.state is not State.REJECTED
        and one.claim.id not in without
        and (one.claim.amount or one.claim.quantity)
    ]
    return Saying(head, _sentences((how, *sums), language), True)


def _sum(claim: Claim, language: str) -> str:
    value = claim.amount or claim.quantity
    said = words_of_sum(value, language) if value else ""
    meaning = claim.text.strip()
    return phrase(language, "meaning", x=said, y=meaning) if meaning else said


def _sentences(parts: Iterable[str], language: str) -> str:
    """Return parts in a row, each parted from the one before it."""
    said = ""
    for part in filter(None, parts):
        said = phrase(language, "followed", x=said.rstrip(".。"), y=part) if said else part
    return said


def _labelled(field: Field, value: str, language: str) -> str:
    label = str(_words()[language]["fields"][str(field)])
    return _one_line(phrase(language, "labelled", label=label, value=value))


def _value(dossier: Dossier, stated: Stated, language: str) -> str:
    claim, event = stated.claim, dossier.event
    match claim.field:
        case Field.WHEN:
            return words_of_when(event.when, language) if event.when else phrase(language, "undated")
        case Field.NUMBER:
            return " · ".join(part for part in (event.official_number, event.official_title) if part)
        case Field.WHERE if stated.place:
            return _with_role(name_in(stated.place, language), claim.role, language)
        case Field.WHO if stated.actor:
            return _with_role(name_in(stated.actor, language), claim.role, language)
        case Field.RELATION if stated.other:
            return _with_role(stated.other.title, claim.role, language)
        case Field.STATEMENT:
            speaker = name_of_party(stated.actor) if stated.actor else ""
            return spoken_words(speaker, claim.text, language)
    value = claim.amount or claim.quantity
    return words_of_sum(value, language) if value else ""


def name_of_party(actor: Actor) -> str:
    """Tell what an actor is called on a list of the desk: a confidential one goes by their code name."""
    if actor.confidentiality is Confidentiality.CONFIDENTIAL:
        return actor.code_name or "a confidential actor"
    return " ".join(part for part in (actor.name, actor.local_name) if part)


def name_in(named: Actor | Place, language: str) -> str:
    """Tell what somebody or a place is called in a letter: by the name that is written in its script."""
    if isinstance(named, Actor) and named.confidentiality is Confidentiality.CONFIDENTIAL:
        return name_of_party(named)
    names = [_one_line(name) for name in (named.name, named.local_name) if name.strip()]
    script = "Chinese" if language.startswith("zh") else "Latin"
    return next((name for name in names if script_of(name) == script), names[0] if names else "")


def _with_role(name: str, role: str, language: str) -> str:
    return phrase(language, "role", x=name, y=role) if role else name


def _one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def _words() -> Mapping[str, Any]:
    try:
        with resource("i18n", "reply.toml").open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CaseError(tr("The words of letters are missing or damaged: install Dateline again.")) from error
