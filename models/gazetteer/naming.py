"""What places and countries are called in the languages of a case, and in their own."""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from models.errors import CaseError
from models.gazetteer.gazetteer import Gazetteer
from models.gazetteer.shelf import Shelf
from models.gazetteer.spelling import fold
from models.machine.paths import resource
from models.translation import tr
from models.values.where.points import Point, distance_km

LOCAL: Final = "local"
_KEYS: Final = ("en", "de", "fr", "zh-Hans", "zh-Hant", LOCAL)
_NEAR: Final = 30.0  # km within which a place of the case can be that of the gazetteer
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@lru_cache(4096)
def names_of(name: str, country: str, point: Point | None) -> Mapping[str, str]:
    """Return what the place of one of these names near this point is called, by language and as `local`.

    Nothing where the place is not known, or bears a name of its own: Hangar 12 of a port is not the city.
    """
    if point is None or not name.strip():
        return NOTHING
    found = [match.place for match in Gazetteer.load().named(name) if match.place.country == country]
    near = [one for one in found if distance_km(one.point, point) <= _NEAR]
    # Tongshan is called Xuzhou in French: a place that bears the very name goes before those that others call so.
    wanted = fold(name)
    by = {one: (fold(one.name) != wanted, distance_km(one.point, point), -one.weight) for one in near}
    for place in sorted(near, key=by.__getitem__):
        told = _row(f"{country} {place.lat:.4f} {place.lon:.4f} {place.name}")
        names = {key: told[key] or place.name for key in ("en", "de", "fr")}
        names |= {key: told[key] or place.name_zh for key in ("zh-Hans", "zh-Hant")}
        names[LOCAL] = told[LOCAL] or place.local_name
        if wanted in {fold(place.name), *map(fold, names.values())}:
            return MappingProxyType(names)
    return NOTHING


def country_name(code: str, language: str = "en") -> str:
    """Return the name of a country for its two-letter code; the code itself where it is none."""
    return _countries().get(code.strip().upper(), NOTHING).get(language, code)


def code_of_country(name: str) -> str:
    """Return the two-letter code of a country, named in any language that is known here; empty if it is none."""
    wanted = fold(name)
    for code, names in _countries().items():
        if wanted == fold(code) or any(wanted == fold(one) for one in names.values()):
            return code
    return ""


def _row(key: str) -> Mapping[str, str]:
    line = next(iter(_shelf().beginning(f"{key}\t")), "")
    cells = line.split("\t")[1:]
    return dict(zip(_KEYS, (*cells, *[""] * (len(_KEYS) - len(cells))), strict=True))


@cache
def _shelf() -> Shelf:
    return Shelf(resource("place_names", "places.tsv.gz"))


@cache
def _countries() -> Mapping[str, Mapping[str, str]]:
    try:
        lines = resource("place_names", "countries.tsv").read_text("utf-8").splitlines()
    except OSError as error:
        raise CaseError(tr("The names of countries are missing: install Dateline again.")) from error
    keys = lines[0].split("\t")[1:]
    rows = (line.split("\t") for line in lines[1:])
    return {row[0]: dict(zip(keys, row[1:], strict=True)) for row in rows}
