"""The usual names of columns in the languages of reporters, and what they fill."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from models.errors import CaseError
from models.machine.paths import resource
from models.translation import tr

_UNIT: Final = re.compile(r"^(.*\S)\s*[(（\[]\s*([^()（）\[\]]+?)\s*[)）\]]$", re.DOTALL)
_NUMBERED: Final = re.compile(r"^(\D+?)\s*(\d{1,3})\b\s*(\D*)$")
_WITH_ROLE: Final = re.compile(r"(actor|place|amount|quantity|link)\s*:\s*(\S.*?)", re.IGNORECASE | re.DOTALL)
_ROLE: Final = r"(?P<role>.*?\D)(?:\s+(?P<number>\d{1,3}))?(?:\s+(?P<detail>{details}))?"
DETAILS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "actor": MappingProxyType(
            {
                "role": "actor role", "kind": "actor kind", "local name": "local name", "aliases": "aliases",
                "register number": "numbers", "born": "born", "died": "died",
            }
        ),
        "place": MappingProxyType(
            {
                "role": "place role", "lat": "lat", "lon": "lon", "point": "point",
                "address": "place address", "city": "place city",
                "precision": "place precision", "country": "place country", "area": "place area",
                "local name": "place local name", "aliases": "place aliases", "datum": "place datum",
                "point origin": "point origin",
            }
        ),
        "amount": MappingProxyType(
            {"meaning": "amount meaning", "currency": "currency", "wording": "amount wording"}
        ),
        "quantity": MappingProxyType(
            {"meaning": "quantity meaning", "asset": "asset", "wording": "quantity wording"}
        ),
        "link": MappingProxyType({}),
    }
)  # fmt: skip
"""What columns can tell of an actor, a place or a sum beside its name, by the last words of their headings."""


def plain(name: str) -> str:
    """Return a heading as it is compared: small letters, single spaces."""
    return re.sub(r"[\s_\-./]+", " ", unicodedata.normalize("NFKC", name)).strip(" :#*").casefold()


def unit_of(name: str) -> str:
    """Return what a heading says in brackets: 万元."""
    found = _UNIT.match(unicodedata.normalize("NFKC", name).strip())
    return found[2] if found else ""


def number_of(name: str) -> str:
    """Return the number of a heading that has one, such as “seller 2” or “link 3”; "" where it has none."""
    found = _NUMBERED.match(_UNIT.sub(r"\1", plain(name)).strip())
    return found[2] if found else ""


def usual_field(name: str) -> tuple[str, str]:
    """Return the field that a heading usually means, and its group: “source 2 url” → url, 2.

    A heading may be written as the field itself with a role: “actor:seller”, “actor:seller 2 kind”.
    """
    whole, usual = plain(name), _usual()
    bare = _UNIT.sub(r"\1", whole).strip()
    for one in (whole, bare):
        if one in usual:
            return usual[one], ""
    if found := _WITH_ROLE.fullmatch(" ".join(name.split())):
        return _with_role(found[1].casefold(), found[2])
    if found := _NUMBERED.match(bare):
        joined = f"{found[1]} {found[3]}".strip()
        return usual.get(joined, ""), found[2] if joined in usual else ""
    return "", ""


def _with_role(of: str, rest: str) -> tuple[str, str]:
    """Return the field and the group of “actor:seller 2 kind”; the group is the role with its number."""
    details = "|".join(map(re.escape, DETAILS[of])) or "(?!)"
    found = re.fullmatch(_ROLE.replace("{details}", details), rest, re.DOTALL)
    if found is None:
        return f"{of}:{rest}", rest
    role, number, detail = found["role"], found["number"] or "", found["detail"]
    return (DETAILS[of][detail] if detail else f"{of}:{role}"), f"{role} {number}".strip()


@cache
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
        raise CaseError(tr("The names of columns are missing or damaged: install Dateline again.")) from error
    return MappingProxyType({name: field for field, names in held.items() for name in names})
