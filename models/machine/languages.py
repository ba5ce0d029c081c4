"""The languages in which the program speaks, and which of them the user and the computer want."""

import gettext
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from models import translation
from models.machine.paths import resource
from models.machine.settings import load_settings

LANGUAGES: Final = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文（香港）"}
"""By code, each in its own words."""

_TRADITIONAL: Final = frozenset(("hant", "hk", "tw", "mo"))
_VARIABLES: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def catalogue_folder() -> Path:
    """Return the folder of the catalogues, CODE.po for translators and CODE.mo made of it."""
    return resource("i18n", "program")


def speak(code: str) -> None:
    """Let the program speak a language of LANGUAGES from now on; English where there is no catalogue."""
    known = code if code in LANGUAGES else translation.SOURCE
    translation.speak(known, _catalogue(known))


def speak_as_wished(wished: Iterable[str] = ()) -> None:
    """Speak the language of the settings; where none is chosen, the first of the computer's that there is."""
    speak(chosen_language(load_settings().language, wished or _from_environment()))


def chosen_language(chosen: str, wished: Iterable[str]) -> str:
    """Return the language that was chosen, or else the first known one of those that are wished, or English."""
    if chosen in LANGUAGES:
        return chosen
    return next(filter(None, map(known_language, wished)), translation.SOURCE)


def known_language(tag: str) -> str:
    """Return the code for a tag such as zh_HK.UTF-8 or zh-Hans-CN; empty for a language that is not spoken here."""
    first, *others = tag.split(".", maxsplit=1)[0].replace("_", "-").lower().split("-")
    if first == "zh":
        return "zh-Hant" if _TRADITIONAL & set(others) and "hans" not in others else "zh-Hans"
    return first if first in LANGUAGES else ""


def _from_environment() -> list[str]:
    return [tag for name in _VARIABLES for tag in os.environ.get(name, "").split(":") if tag]


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    path = catalogue_folder() / f"{code}.mo"
    if code == translation.SOURCE or not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)
