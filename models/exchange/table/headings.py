"""The usual names of columns, in English, Chinese, German, French and Spanish, and what they fill."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from models.errors import CaseError
from models.machine.paths import resource

_UNIT: Final = re.compile(r"^(.*\S)\s*[(（\[]\s*([^()（）\[\]]+?)\s*[)）\]]$", re.DOTALL)
_NUMBERED: Final = re.compile(r"^(\D+?)\s*(\d{1,2})\b\s*(\D*)$")


def plain(name: str) -> str:
    """Return a heading as it is compared: small letters, single spaces."""
    return re.sub(r"[\s_\-./]+", " ", unicodedata.normalize("NFKC", name)).strip(" :#*").casefold()


def unit_of(name: str) -> str:
    """Return what a heading says in brackets: 万元."""
    found = _UNIT.match(unicodedata.normalize("NFKC", name).strip())
    return found[2] if found else ""


def usual_field(name: str) -> tuple[str, str]:
    """Return the field that a heading usually means, and the number of its group: “source 2 url” → url, 2."""
    whole, usual = plain(name), _usual()
    bare = _UNIT.sub(r"\1", whole).strip()
    for one in (whole, bare):
        if one in usual:
            return usual[one], ""
    if found := _NUMBERED.match(bare):
        joined = f"{found[1]} {found[3]}".strip()
        return usual.get(joined, ""), found[2] if joined in usual else ""
    return "", ""


def fields() -> tuple[str, ...]:
    """Return every field that a column can fill."""
    return tuple(dict.fromkeys(field.partition(":")[0] for field in _usual().values()))


@cache
def _usual() -> Mapping[str, str]:
    """Return the field of each usual name; a role or a meaning stands behind its colon."""
    try:
        with resource("i18n", "headings.toml").open("rb") as file:
            held = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CaseError("The names of columns are missing or damaged: install Dateline again.") from error
    return MappingProxyType({name: field for field, names in held.items() for name in names})
