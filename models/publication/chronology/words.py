"""The words that a document adds by itself, in the language of the publication."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from models.errors import CaseError
from models.machine.paths import resource
from models.translation import tr

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "de", "fr")
"""The languages in which a document can be told."""


def language_of(tag: str) -> str:
    """Return the one of our languages that a tag asks for; English where we have none."""
    parts = tag.replace("_", "-").casefold().split("-")
    if parts[0] == "zh":
        return "zh-Hant" if {"hant", "tw", "hk", "mo"} & set(parts) else "zh-Hans"
    return parts[0] if parts[0] in LANGUAGES else "en"


def said(language: str, key: str, **values: object) -> str:
    """Return a phrase with its gaps filled; values may hold braces."""
    text = str(_words()[language_of(language)][key])
    return re.sub(r"\{(\w+)\}", lambda gap: str(values[gap[1]]), text)


def named(language: str, table: str, key: str) -> str:
    """Return the word of a table (fields, columns, locators, states, roles); the key itself where there is none."""
    return str(_words()[language_of(language)][table].get(key, key))


@cache
def _words() -> Mapping[str, Any]:
    try:
        with resource("i18n", "document.toml").open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CaseError(
            tr("The words of documents are missing or damaged: install Dateline again.")
        ) from error
