"""The words of the right of reply: how a claim is told to the party, and the letter around it, in each language."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from models.errors import CaseError
from models.machine.paths import resource
from models.records.dossier import Dossier, Stated
from models.records.story import Actor, Confidentiality, Field, Place
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


def told(dossier: Dossier, stated: Stated, language: str = "en") -> str:
    """Return a claim on one line as it is put to a party: date, event, and what the claim says of it.

    Nothing but what the case may publish: no source, no quotation, no note, and confidential actors by code name.
    """
    event, claim = dossier.event, stated.claim
    date = words_of_when(event.when, language) if event.when else ""
    head = phrase(language, "dated", date=date, title=event.title) if date else event.title
    if claim.field is Field.WHAT:
        return _one_line(head)
    value = _value(dossier, stated, language)
    if claim.field is Field.WHEN:
        return _one_line(_labelled(event.title, claim.field, value, language))
    if claim.field is Field.STATEMENT:
        return _one_line(phrase(language, "followed", x=head, y=value) if value else head)
    meaning = claim.text.strip()
    value = phrase(language, "meaning", x=value, y=meaning) if meaning and value else value or meaning
    return _one_line(_labelled(head, claim.field, value, language))


def _labelled(head: str, field: Field, value: str, language: str) -> str:
    label = str(_words()[language]["fields"][str(field)])
    return phrase(language, "labelled", head=head, label=label, value=value)


def _value(dossier: Dossier, stated: Stated, language: str) -> str:
    claim, event = stated.claim, dossier.event
    match claim.field:
        case Field.WHEN:
            return words_of_when(event.when, language) if event.when else phrase(language, "undated")
        case Field.NUMBER:
            return " · ".join(part for part in (event.official_number, event.official_title) if part)
        case Field.WHERE if stated.place:
            return _with_role(_place_name(stated.place), claim.role, language)
        case Field.WHO if stated.actor:
            return _with_role(name_of_party(stated.actor), claim.role, language)
        case Field.RELATION if stated.other:
            return _with_role(stated.other.title, claim.role, language)
        case Field.STATEMENT:
            return claim.text
    value = claim.amount or claim.quantity
    return words_of_sum(value, language) if value else ""


def name_of_party(actor: Actor) -> str:
    """Tell what an actor is called on a list of the desk: a confidential one goes by their code name."""
    if actor.confidentiality is Confidentiality.CONFIDENTIAL:
        return actor.code_name or "a confidential actor"
    return " ".join(part for part in (actor.name, actor.local_name) if part)


def _place_name(place: Place) -> str:
    return " ".join(part for part in (place.name, place.local_name) if part)


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
        raise CaseError("The words of letters are missing or damaged: install Dateline again.") from error
