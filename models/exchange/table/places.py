"""The places that the rows of a table name: each made once, with its point, how exact that is, and where it lies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from models.errors import UnreadableValue
from models.exchange.table import values
from models.exchange.table.addresses import PARTS, Named, land_of, named_in, sought_as
from models.exchange.table.claims import Claims
from models.exchange.table.row import Row
from models.gazetteer.finding import find_place
from models.gazetteer.spelling import fold
from models.records.aliases import aliases_in
from models.records.story import Field, Place, PlaceId, new_id
from models.translation import tr
from models.values.listing import in_a_row
from models.values.where.datum import to_wgs84
from models.values.where.points import Datum, PlacePrecision, Point

_POINT: Final = ("lat", "lon", "point")
_TOLD: Final = (
    "place precision", "place country", "place area", "place local name", "place aliases", "place datum",
    "point origin",
)  # fmt: skip
"""What is of one place: several in a cell cannot share it."""
_WORDS: Final = {
    PlacePrecision.EXACT: "exact precise spot genau exacte exacta exacto 精确 精確",
    PlacePrecision.ADDRESS: "address street building vicinity adresse straße rue dirección 地址",
    PlacePrecision.DISTRICT: "district neighbourhood neighborhood locality stadtteil quartier distrito 区 區",
    PlacePrecision.CITY: "city town village municipality stadt ort ville ciudad 市",
    PlacePrecision.PROVINCE: "province region state county provinz bundesland département provincia región 省",
    PlacePrecision.COUNTRY: "country nation land staat pays país 国家 國家",
}
_PRECISIONS: Final = MappingProxyType({word: one for one, words in _WORDS.items() for word in words.split()})


@dataclass(frozen=True, slots=True)
class _Told:
    """What a row tells of one place beside its name."""

    point: Point | None = None
    precision: PlacePrecision | None = None
    country: str = ""
    area: str = ""
    local_name: str = ""
    aliases: tuple[str, ...] = ()
    datum: Datum = Datum.UNKNOWN
    origin: str = ""


class TablePlaces:
    """Takes the places of rows; a name with one point is one place, unless two provinces or countries are told."""

    def __init__(self, file_name: str) -> None:
        """Begin without any; the name of the file is told as the origin of points."""
        self._file_name = file_name
        self._places: dict[_Key, list[Place]] = {}
        self._sought: dict[str, tuple[str, ...]] = {}
        self._lands: dict[str, str] = {}  # the countries of places by the columns beside them

    @property
    def records(self) -> tuple[Place, ...]:
        """Return what was made."""
        return tuple(place for alike in self._places.values() for place in alike)

    @property
    def sought(self) -> Mapping[str, tuple[str, ...]]:
        """Return under which words places are to be sought that have no point, where that is not just their name."""
        return self._sought

    def add(self, row: Row, made: Claims) -> None:
        """Add the places of a row to the claims of its event, each numbered group of columns with its own point."""
        told_of = dict(_names_by_group(row))
        for group in row.groups(*_TOLD, "place role"):
            if group not in told_of and not (group == "" and told_of):
                row.keep_group(group, *_TOLD, "place role")
        for group, names in told_of.items():
            told = _told_of(row, group, names)
            bare = [Named(f"{told.point.lat:g}, {told.point.lon:g}")] if told.point and not names else ()
            for number, named in enumerate((*names, *bare)):
                own = told if number == 0 else _Told()
                place = self._place(named.name, own, "" if own.point else land_of(named, row))
                if place.point is None:
                    self._seek(
                        place, sought_as(named, row, own.area, row.of_group_one("place country", group))
                    )
                made.add(Field.WHERE, place_id=place.id, role=named.role)

    def _seek(self, place: Place, words: tuple[str, ...]) -> None:
        """Remember the words under which a place is sought; where rows say different things, what they share."""
        held = self._sought.get(place.id)
        if held is None:
            self._sought[place.id] = words or (place.name,)
        elif held != words:
            self._sought[place.id] = (
                tuple(one for one in held if one in (words or (place.name,))) or held[-1:]
            )

    def _place(self, name: str, told: _Told, land: str) -> Place:
        precision = told.precision if told.point else None
        alike = self._places.setdefault((fold(name) or name, told.point, precision, told.country), [])
        lands = self._lands
        lies_there = (_can_lie_in(one.admin, told.area) and _can_lie_in(lands[one.id], land) for one in alike)
        at = next((at for at, can_be in enumerate(lies_there) if can_be), None)
        if at is None:
            alike.append(self._new(name, told, precision))
            at = len(alike) - 1
        held = alike[at]
        lands[held.id] = lands.get(held.id) or land
        if told.area or told.local_name or told.aliases:
            alike[at] = held = replace(
                held,
                admin=held.admin or told.area,
                local_name=held.local_name or told.local_name,
                aliases=held.aliases or told.aliases,
            )
        return held

    def _new(self, name: str, told: _Told, precision: PlacePrecision | None) -> Place:
        return Place(
            PlaceId(new_id()),
            name,
            country=told.country,
            point=told.point,
            precision=precision or PlacePrecision.CITY,
            datum=told.datum if told.point else Datum.WGS84,
            origin=(told.origin or f"{self._file_name}, as given there") if told.point else "",
        )


_Key = tuple[str, Point | None, PlacePrecision | None, str]
"""What a place of a table is known by: its name, its point with how exact that is, and its country."""


def _can_lie_in(held: str, area: str) -> bool:
    """Tell whether a place of which one area is told can lie in another: nothing is told, or the same."""
    return not (area and held) or fold(area) == fold(held)


def _names_by_group(row: Row) -> Iterator[tuple[str, tuple[Named, ...]]]:
    """Yield the names of each group with their roles; a point without a number belongs to the first name."""
    groups = dict.fromkeys(column.group for name in (*PARTS, *_POINT) for column, _ in row.many(name))
    named = {group: named_in(row, group) for group in groups}
    first = next((group for group, names in named.items() if names), "")
    if first and "" in named and not named[""] and not any(row.of_group(name, first) for name in _POINT):
        yield "", named.pop(first)
        named.pop("")
    yield from named.items()


def _told_of(row: Row, group: str, names: Sequence[Named]) -> _Told:
    """Return what a group tells of its place; what is of one place is kept in the note where there are several."""
    point = _point_of(row, group)
    if point is None and len(names) == 1:
        point = values.point_in(names[0].name)
    if len(names) + (point is not None and not names) != 1:
        row.keep_group(group, *_TOLD)
        return _Told(point)
    datum = _datum_of(row, group, has_point=point is not None)
    return _Told(
        to_wgs84(point, datum) if point else None,
        _precision_of(row, group, has_point=point is not None),
        _country_of(row, group),
        row.of_group_one("place area", group),
        row.of_group_one("place local name", group),
        aliases_in(row.of_group_one("place aliases", group)),
        datum if datum is Datum.UNKNOWN else Datum.WGS84,
        row.of_group_one("point origin", group) if point else "",
    )


def _datum_of(row: Row, group: str, *, has_point: bool) -> Datum:
    """Return the system in which a point is given: WGS84, or one of the Chinese ones, from which it is moved."""
    words = row.of_group_one("place datum", group)
    found = next((one for one in Datum if one == "".join(filter(str.isalnum, words.casefold()))), None)
    if words and found is None:
        sentence = tr(
            "“{words}” is no system of coordinates: write one of {systems}.",
            words=words,
            systems=in_a_row(Datum),
        )
        row.tell_of((group,), sentence, "place datum")
    if words and not (found and has_point):
        row.keep_group(group, "place datum")
    return found or Datum.UNKNOWN


def _point_of(row: Row, group: str) -> Point | None:
    """Return the point of a group; what is none is told and kept."""
    lat, lon, both = (row.of_group_one(name, group) for name in _POINT)
    if lat or lon:
        row.keep_group(group, "point")
    try:
        return values.read_place_point(lat, lon, both)
    except UnreadableValue as error:
        row.tell_of((group,), str(error), *_POINT)
        row.keep_group(group, "lat", "lon", *(() if lat or lon else ("point",)))
        return None


def _precision_of(row: Row, group: str, *, has_point: bool) -> PlacePrecision | None:
    words = row.of_group_one("place precision", group)
    found = read_precision(words)
    if words and found is None:
        sentence = tr(
            "“{words}” tells no precision of a place: write one of {precisions}.",
            words=words,
            precisions=in_a_row(PlacePrecision),
        )
        row.tell_of((group,), sentence, "place precision")
    if words and (found is None or not has_point):
        row.keep_group(group, "place precision")
    return found


def read_precision(words: str) -> PlacePrecision | None:
    """Return how exactly a point stands for its place, as tables have it; None where the words do not tell."""
    return _PRECISIONS.get(words.strip().casefold())


def _country_of(row: Row, group: str) -> str:
    words = row.of_group_one("place country", group)
    code = country_code(words)
    if words and not code:
        sentence = tr("“{words}” is no country that is known: it stands in the note.", words=words)
        row.tell_of((group,), sentence, "place country")
        row.keep_group(group, "place country")
    return code


def country_code(words: str) -> str:
    """Return the two letters of a country that is named or coded so, else nothing."""
    if len(words) == 2 and words.isascii() and words.isalpha():
        return words.upper()
    found = find_place(words).place if words else None
    return found.country if found and found.kind == "country" else ""
