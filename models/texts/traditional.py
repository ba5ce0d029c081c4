"""Chinese names in traditional signs, for a place or a province of which only the simplified name is known."""

from collections.abc import Mapping
from functools import cache

from models.errors import CaseError
from models.machine.paths import resource
from models.translation import tr


def in_traditional(name: str) -> str:
    """Return a name with each simplified sign in its traditional form; for names alone, not for sentences."""
    return name.translate(_table())


@cache
def _table() -> Mapping[int, str]:
    try:
        one, other = resource("place_names", "traditional.txt").read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise CaseError(tr("The signs of Chinese names are missing: install Dateline again.")) from error
    return dict(zip(map(ord, one), other, strict=True))
