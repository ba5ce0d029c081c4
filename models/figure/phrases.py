"""The few words that a figure adds by itself, in the language of the publication."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from models.errors import CaseError
from models.machine.paths import resource
from models.translation import tr


def phrase(language: str, key: str, **values: object) -> str:
    """Return a phrase with its gaps filled; a language that is not there speaks English."""
    text: str = _words(language)[key]
    return text.format(**values)


def month_names(language: str, is_short: bool) -> tuple[str, ...]:
    """Return the twelve months, in full or as they stand on an axis."""
    return tuple(_words(language)["short_months" if is_short else "months"])


@cache
def _words(language: str) -> Mapping[str, Any]:
    languages = _languages()
    parts = language.replace("_", "-").casefold().split("-")
    is_traditional = parts[0] == "zh" and {"hant", "tw", "hk", "mo"} & set(parts)
    known = (name for name in ("zh-Hant" if is_traditional else language, parts[0]) if name in languages)
    return languages[next(known, "en")]


@cache
def _languages() -> Mapping[str, Mapping[str, Any]]:
    try:
        with resource("i18n", "figure.toml").open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CaseError(tr("The words of figures are missing or damaged: install Dateline again.")) from error
