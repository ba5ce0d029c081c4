"""One place of several columns: a venue or an address, the place that it is in, its city, its province, its country."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.exchange.table import values
from models.exchange.table.row import Row
from models.gazetteer.finding import find_place
from models.gazetteer.found import Verdict
from models.gazetteer.spelling import fold

PARTS: Final = ("place address", "place", "place city")
"""Fields that are put together to the name of one place, the smallest first."""
_AREAS: Final = ("province", "country")
_NOT_OF_THE_PLACE: Final = frozenset(("jurisdiction", "法域", "司法管辖区"))
"""Headings of a country whose law an event is under: it need not lie there."""
_WORDS: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Named:
    """A place as the columns of one group name it."""

    name: str
    role: str = ""
    city: str = ""  # in a column of its own


def named_in(row: Row, group: str) -> tuple[Named, ...]:
    """Return the places of a group: what stands in its columns is one place, unless a cell names several."""
    addresses = _address(row, group)
    places = list(_of(row, "place", group))
    cities = list(_of(row, "place city", group))
    if len(addresses) == 1 and len(places) == 1:
        name = _address_and_place(addresses[0].name, places[0].name)
        found = [Named(name, places[0].role or addresses[0].role)]
    elif len(places) == 1:  # several addresses of one place
        found = [Named(_joined(one.name, places[0].name), one.role) for one in addresses] or places
    else:
        found = [*addresses, *places]
    if not found or len(cities) != 1:
        return (*found, *(Named(one.name, one.role, one.name) for one in cities))
    city = cities[0].name
    return tuple(Named(_in_city(one.name, city), one.role or cities[0].role, city) for one in found)


def sought_as(named: Named, row: Row, area: str, country: str) -> tuple[str, ...]:
    """Return the words under which a place is sought, one after the other until they leave no doubt.

    What a column calls a city is the city, whatever the words before it could mean elsewhere.
    """
    land = country or _country_of_row(row)
    bare = named.city or named.name
    wholes = [named.name] if named.city and named.city != named.name else []
    tries = [
        ", ".join(dict.fromkeys(part for part in (head, *told) if part))
        for head in (*wholes, bare)
        for told in ((area, land), (area,), (land,), ())
    ]
    found = tuple(dict.fromkeys(tries))
    return found if len(found) > 1 else ()


def land_of(named: Named, row: Row) -> str:
    """Return the country in which a place lies by the column beside it, where a place of its name is known there."""
    words = _country_of_row(row)
    found = find_place(f"{named.city or named.name}, {words}") if words else None
    if found is None or found.rest or found.verdict not in (Verdict.SURE, Verdict.ASKED):
        return ""
    countries = {one.country for one in found.places if one.kind != "country"}
    return countries.pop() if len(countries) == 1 else ""


def _country_of_row(row: Row) -> str:
    """Return the country beside a place, in the words of its column."""
    for column, text in row.many("jurisdiction"):
        if fold(column.name) not in _NOT_OF_THE_PLACE:
            return text
    return ""


def _address(row: Row, group: str) -> list[Named]:
    """Return the addresses of a group; a venue and its street in two columns are one."""
    found = list(_of(row, "place address", group))
    columns = sum(column.group == group for column, _ in row.many("place address"))
    if len(found) == columns > 1:
        return [Named(", ".join(dict.fromkeys(one.name for one in found)), found[0].role)]
    return found


def _of(row: Row, field: str, group: str) -> Iterator[Named]:
    for column, text in row.many(field):
        if column.group == group:
            role = column.role or row.role("place", group)
            yield from (Named(name, role) for name in values.parts_of(text))


def _address_and_place(address: str, place: str) -> str:
    """Return a venue or street and the place that it is in; of a street and what is no town, the street stands last."""
    is_street = any(letter.isdecimal() for letter in address)
    if is_street and find_place(place).verdict is Verdict.UNKNOWN:
        return _joined(place, address)
    return _joined(address, place)


def _in_city(name: str, city: str) -> str:
    """Return a place with its city behind it; an area in which the city lies stands behind the city."""
    if not _says(name, city):
        meant = find_place(name).place
        if meant is not None and meant.kind in _AREAS and not find_place(name).rest:
            return _joined(city, name)
    return _joined(name, city)


def _joined(small: str, large: str) -> str:
    """Return two parts of an address as one; what the smaller says already is not said again."""
    return small if _says(small, large) else f"{small}, {large}"


def _says(name: str, part: str) -> bool:
    """Tell whether words hold the words of a part, one after the other; scripts without spaces just hold it."""
    if not part.isascii() and part in name:
        return True
    held, sought = _folded(name), _folded(part)
    starts: Sequence[int] = range(len(held) - len(sought) + 1)
    return any(held[at : at + len(sought)] == sought for at in starts)


def _folded(text: str) -> list[str]:
    return [fold(word) for word in _WORDS.findall(text)]
