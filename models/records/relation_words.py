"""How relations read in other languages than English, for figures that are published in them."""

import tomllib
from collections.abc import Mapping
from functools import cache

from models.errors import CaseError
from models.machine.paths import resource
from models.translation import tr

Phrases = tuple[str, str, str, str]  # forth, back, and both with a share, a sum or words


def relation_words(language: str) -> Mapping[str, Phrases]:
    """Return the phrases of a language by the kinds of relations; none where it has none."""
    if language.partition("-")[0] == "en":
        return {}
    languages = _languages()
    known = (name for name in (language, language.partition("-")[0]) if name in languages)
    return languages.get(next(known, ""), {})


@cache
def _languages() -> Mapping[str, Mapping[str, Phrases]]:
    try:
        with resource("i18n", "relations.toml").open("rb") as file:
            read = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CaseError(
            tr("The words of relations are missing or damaged: install Dateline again.")
        ) from error
    return {
        language: {kind: (told[0], told[1], told[2], told[3]) for kind, told in kinds.items()}
        for language, kinds in read.items()
    }
