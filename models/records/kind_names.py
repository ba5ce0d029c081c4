"""What kinds of event are called in the language of a page: those that Dateline proposes; a case's own keep theirs."""

import tomllib
from collections.abc import Mapping
from functools import cache

from models.errors import CaseError
from models.machine.paths import resource
from models.translation import tr


def kind_name(name: str, language: str) -> str:
    """Return the name of a kind in a language; the name itself where it is not one of ours."""
    return _names().get(language, {}).get(name, name)


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    try:
        with resource("i18n", "kinds.toml").open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CaseError(tr("The names of kinds are missing or damaged: install Dateline again.")) from error
