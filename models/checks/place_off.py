"""Places whose point is not where their name, province and country say."""

from collections.abc import Iterable, Iterator
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, listed
from models.checks.ground import Ground, is_one_country
from models.checks.matter import Matter
from models.figure.basemap import Province
from models.gazetteer.finding import search
from models.gazetteer.gazetteer import GazetteerPlace
from models.gazetteer.spelling import fold
from models.records.story import Place
from models.translation import tr, tr_later
from models.values.listing import either
from models.values.where.points import PlacePrecision, Point, distance_km

NAME = tr_later("place off")
REASON = tr_later(
    "A point in the wrong province, or with its two numbers swapped, is a wrong place on the map."
)
MANY = tr_later("places are not where their name says")
REMEDY = Remedy.PLACE_POINT
RANK = 170

REACH: Final = {PlacePrecision.PROVINCE: 800.0}
CITY_REACH = 100.0  # kilometres within which a point can stand for a city of some size
MOST = 200  # places of one name that are looked at
RANKS: Final = ("市", "县", "区", "city", "county")

_SWAPPED: Final = tr_later(
    "The point of {name} ({lat:.3f}, {lon:.3f}) has latitude and longitude swapped: turn them round."
)
_ELSEWHERE: Final = tr_later(
    "The point of {name} ({lat:.3f}, {lon:.3f}) lies in {there}, not in {country}: mend the point or the country."
)
_IN_ANOTHER: Final = tr_later(
    "The point of {name} ({lat:.3f}, {lon:.3f}) lies in {there}, not in {named}: mend the point or the province."
)
_FAR: Final = tr_later(
    "The point of {name} ({lat:.3f}, {lon:.3f}) is {away} km from {nearest} ({area}), the nearest that the gazetteer "
    "knows: mend the point, or say in its name which place is meant."
)

Provinces = tuple[Province, ...]


def find(matter: Matter) -> Iterator[Finding]:
    """Return each place in use whose point lies outside its country or province, or far from all of its name."""
    placed = [place for place in matter.places if place.point and place.id in matter.use_of_place]
    if not placed:
        return
    ground = Ground.load()
    for place in placed:
        if wrong := _what_is_wrong(place, ground):
            event = matter.use_of_place[place.id]
            yield Finding(NAME, "place", place.id, event.id, wrong, Weight.MEND)


def _what_is_wrong(place: Place, ground: Ground) -> str:
    """Return the first thing that is wrong with a place's point, in a sentence; empty if nothing is."""
    point = place.point
    if point is None or place.precision is PlacePrecision.COUNTRY:
        return ""
    inside = ground.at(point)
    return (
        _outside_country(place, point, inside, ground)
        or _outside_province(place, point, inside, ground)
        or _far_from_name(place, point)
    )


def _said(words: str, place: Place, point: Point, **more: str) -> str:
    return tr(words, name=place.name, lat=point.lat, lon=point.lon, **more)


def _outside_country(place: Place, point: Point, inside: Provinces, ground: Ground) -> str:
    """Tell where a point lies instead of in the country of its place; empty if it is in it."""
    country = place.country
    if not ground.knows(country) or _is_in_country(country, point, inside, ground):
        return ""
    if _is_swapped(place, point, ground):
        return _said(_SWAPPED, place, point)
    there = listed(dict.fromkeys(each.country for each in ground.around(point)))
    if not there and not ground.is_far_from(country, point):
        return ""
    return _said(_ELSEWHERE, place, point, there=there or tr("the sea"), country=country)


def _is_in_country(country: str, point: Point, inside: Provinces, ground: Ground) -> bool:
    if any(is_one_country(country, each.country) for each in inside):
        return True
    return any(is_one_country(country, each.country) for each in ground.around(point))


def _is_swapped(place: Place, point: Point, ground: Ground) -> bool:
    if abs(point.lon) > 90:
        return False
    turned = Point(point.lon, point.lat)
    return _is_in_country(place.country, turned, ground.at(turned), ground)


def _outside_province(place: Place, point: Point, inside: Provinces, ground: Ground) -> str:
    """Tell in which province a point lies instead of the one that its place names; empty if it is in it."""
    named = [part.strip() for part in place.admin.split(",") if ground.named(place.country, part)]
    inside = tuple(each for each in inside if each.country == place.country)
    if not named or not inside:
        return ""
    wanted = {fold(name) for name in named}
    if _is_among(inside, wanted) or _is_among(ground.around(point), wanted):
        return ""
    there = listed(each.name for each in inside)
    return _said(_IN_ANOTHER, place, point, there=there, named=either(named))


def _is_among(provinces: Iterable[Province], wanted: set[str]) -> bool:
    return any({fold(each.name), fold(each.local_name)} & wanted for each in provinces)


def _far_from_name(place: Place, point: Point) -> str:
    """Tell how far the nearest place of this name is; empty if one is near, or if none bears the name."""
    reach = REACH.get(place.precision, CITY_REACH)
    known: list[GazetteerPlace] = []
    for name in _names(place):
        found = search(name, MOST)
        if any(distance_km(point, each.point) <= reach for each in found):
            return ""
        known += found
    # A village may share its name with a city elsewhere: only a place of the same province tells.
    cities = [each for each in known if each.kind in ("city", "district") and _bears(each, place)]
    if not cities:
        return ""
    nearest = min(cities, key=lambda each: distance_km(point, each.point))
    return _said(
        _FAR,
        place,
        point,
        away=f"{distance_km(point, nearest.point):,.0f}",
        nearest=nearest.name,
        area=nearest.admin or nearest.country,
    )


def _names(place: Place) -> Iterator[str]:
    for name in (place.name, place.local_name):
        yield from dict.fromkeys(part for part in (name, name.partition(",")[0].strip()) if part)


def _bears(known: GazetteerPlace, place: Place) -> bool:
    """Tell whether a known place has the name, the country and, if one is named, the province of a place."""
    names = {fold(known.name), fold(known.name_zh)} - {""}
    short = {name.removesuffix(ending) for name in names for ending in RANKS}
    provinces = {fold(part) for part in place.admin.split(",")} - {fold(place.country), ""}
    is_there = not provinces or bool({fold(known.admin), fold(known.admin_zh)} & provinces)
    is_home = not place.country or is_one_country(place.country, known.country)
    return is_there and is_home and bool({fold(place.name), fold(place.local_name)} & (names | short))
