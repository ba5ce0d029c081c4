"""The words of a ledger, in the language of whoever reads it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from models import translation
from models.errors import CaseError
from models.machine.paths import resource
from models.translation import tr


def phrase(language: str, key: str, **values: object) -> str:
    """Return a phrase with its gaps filled; without a language in that of the program.

    A language that is not there speaks English.
    """
    text: str = _words(language or translation.language())[key]
    return text.format(**values)


def counted(language: str, key: str, number: int) -> str:
    """Return how many there are of something, in the singular or the plural."""
    return phrase(language, f"{key}_one" if number == 1 else f"{key}_many", n=f"{number:,}")


def worded(language: str, table: str, key: str) -> str:
    """Return the word of a table (is, meanings, standings); a case's own word stands for itself."""
    return str(_words(language or translation.language())[table].get(key, key))


@cache
def _words(language: str) -> Mapping[str, Any]:
    languages = _languages()
    known = (name for name in (language, language.partition("-")[0]) if name in languages)
    return languages[next(known, "en")]


@cache
def _languages() -> Mapping[str, Mapping[str, Any]]:
    try:
        with resource("i18n", "ledger.toml").open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CaseError(
            tr("The words of the ledger are missing or damaged: install Dateline again.")
        ) from error
