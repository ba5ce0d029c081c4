"""Finds the place that words mean, and tells how sure that is; forms, imports, the reader and commands all ask here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from models.gazetteer.address import Head, orders_of, partial_heads, parts_of, whole_heads
from models.gazetteer.found import Found, Verdict
from models.gazetteer.gazetteer import REGION, Gazetteer, GazetteerPlace, Match
from models.gazetteer.spelling import Fit, fold, is_code
from models.gazetteer.weighing import decided, ranked
from models.machine.paths import resource
from models.values.where.points import distance_km

LARGE: Final = 100_000  # people of a city that is told by words beside it
LONGEST: Final = 300  # characters: a longer text is no place
CITY_KM, PROVINCE_KM = (
    80.0,
    300.0,
)  # within which a place can belong to a city, or to a province it is not listed in
NEAR: Final = (Fit.MAIN, Fit.OTHER, Fit.SHORTENED)  # fits that words beside a name leave certain enough


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to take an address: the places its head may be, and how much of the rest agrees."""

    matches: tuple[Match, ...]
    worth: int  # parts that agree, less those that do not
    rest: str = ""


def find_place(text: str, countries: Iterable[str] = ()) -> Found:
    """Return what words for a place mean: one that is sure or likely, several to choose from, none, or no place at all.

    `countries` are those of the case: its own places are likelier meant. Of an address the last known part is taken.
    """
    return _found(" ".join(text.split()), tuple(sorted(set(countries))))


def search(words: str, limit: int = 12, countries: Iterable[str] = ()) -> tuple[GazetteerPlace, ...]:
    """Return the places for a list while one types: those that the words mean, then those whose name begins so."""
    home = tuple(sorted(set(countries)))
    found = dict.fromkeys(_meant(" ".join(words.split()), home))
    if len(found) < limit:
        found.update(dict.fromkeys(_begun(words, limit, home)))
    return tuple(found)[:limit]


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A place that words may mean, as a command prints it."""

    name: str
    admin: str
    country: str
    kind: str
    sure: bool


def readings(text: str, countries: Iterable[str] = ()) -> tuple[PlaceReading, ...]:
    """Return every place that words may mean, the likeliest first; one that is sure stands alone."""
    found = find_place(text, countries)
    is_sure = found.verdict is Verdict.SURE
    return tuple(PlaceReading(one.name, one.admin, one.country, one.kind, is_sure) for one in found.places)


@lru_cache(4096)
def _found(text: str, countries: tuple[str, ...]) -> Found:
    if is_no_place(text):
        return Found(text, Verdict.NO_PLACE)
    usual = _usual(text) if len(text) <= LONGEST else None
    if usual is not None:
        return Found(text, Verdict.SURE, (usual,))
    reading = _reading(text) if len(text) <= LONGEST else None
    if reading is None:
        return Found(text, Verdict.UNKNOWN)
    if any(match.place.kind == REGION for match in reading.matches):
        return Found(text, Verdict.NO_PLACE)
    return decided(text, reading.matches, countries, rest=reading.rest, is_narrowed=reading.worth > 1)


# what is asked first -----------------------------------------------------------------------------


def is_no_place(text: str) -> bool:
    """Tell whether words say that there is no single place: Global, Various, online, unbekannt, 不详, –."""
    return bool(text) and (not fold(text) or fold(text) in _no_places())


@cache
def _no_places() -> frozenset[str]:
    lines = resource("gazetteer", "no_place.tsv").read_text("utf-8").splitlines()
    return frozenset(fold(word) for line in lines for word in line.partition("\t")[2].split(";"))


def _usual(text: str) -> GazetteerPlace | None:
    """Return the place of an everyday short name: UK, NYC."""
    meant = _short_names().get(fold(text))
    return _only(meant) if meant else None


@cache
def _only(meant: str) -> GazetteerPlace | None:
    reading = _reading(meant)
    return ranked(reading.matches, ())[0] if reading else None


@cache
def _short_names() -> dict[str, str]:
    lines = resource("gazetteer", "short_names.tsv").read_text("utf-8").splitlines()
    return {fold(line.split("\t")[0]): line.split("\t")[1] for line in lines}


# readings of the words ---------------------------------------------------------------------------


def _reading(text: str) -> _Reading | None:
    """Return the best way to take the words: as one name, as an address, as a name with other words beside it."""
    for head in whole_heads(text):
        matches = _bare(head)
        if matches:
            return _Reading(matches, 1)
    is_parted = len(parts_of(text)) > 1
    chains = [one for order in orders_of(text) if (one := _chain(order, is_parted))]
    if chains:
        return max(chains, key=lambda one: one.worth)
    return _beside(text)


def _bare(head: Head) -> tuple[Match, ...]:
    """Return the places of a name that stands alone; a code counts in capitals, and if it is known abroad."""
    matches = Gazetteer.load().named(head.name)
    is_capital = is_code(head.name.replace(" ", "")) or not head.name.isascii()
    kept = (
        one
        for one in matches
        if one.fit < Fit.CODE or one.fit is Fit.SHORTENED or (one.fit is Fit.CODE and is_capital)
    )
    return _of_rank(tuple(kept), head)


def _of_rank(matches: tuple[Match, ...], head: Head) -> tuple[Match, ...]:
    """Return the provinces alone if the words name one: Kharkiv region."""
    if not head.is_province:
        return matches
    return tuple(one for one in matches if one.place.kind in ("province", "district"))


def _chain(parts: Sequence[str], is_parted: bool) -> _Reading | None:
    """Return the best head among parts that go from small to large, with what agrees behind it."""
    found: list[_Reading] = []
    for at, part in enumerate(parts):
        areas = [area for area in map(areas_named, parts[at + 1 :]) if area]
        if not is_parted and not areas:
            break  # two words are an address only if the second is an area
        for head in (*whole_heads(part), *(partial_heads(part) if is_parted else ())):
            reading = _headed(head, areas, parts[:at])
            if reading:
                found.append(reading)
                break
    return max(found, key=lambda one: one.worth, default=None)


def _headed(
    head: Head, areas: Sequence[tuple[GazetteerPlace, ...]], before: Sequence[str]
) -> _Reading | None:
    """Return the places of a head that lie in most of the areas, at least in one if any is known."""
    matches = _of_rank(tuple(one for one in Gazetteer.load().named(head.name) if _may_head(one, head)), head)
    usual = _usual(head.name)
    if usual:
        matches = (Match(usual, Fit.MAIN),)
    held = [(one, sum(any(holds(area, one.place) for area in told) for told in areas)) for one in matches]
    most = max((count for _, count in held), default=0)
    if not held or (areas and not most):
        return None
    if head.rest and not areas:
        held = [(one, count) for one, count in held if _is_large(one, head)]
    kept = tuple(one for one, count in held if count == most)
    misses = len(areas) - most
    rest = ", ".join((*before, *([head.rest] if head.rest else [])))
    return _Reading(kept, 1 + most - misses, rest) if kept else None


def _may_head(match: Match, head: Head) -> bool:
    if head.rest:
        return match.fit in NEAR and match.place.kind != REGION
    return match.fit is not Fit.INSIDE


def _is_large(match: Match, head: Head) -> bool:
    """Tell whether a name that stands among other words is that of a city which can be meant by itself."""
    return (
        match.fit in NEAR
        and match.place.kind in ("city", "district")
        and (head.is_near or match.place.population >= LARGE)
    )


def _beside(text: str) -> _Reading | None:
    """Return the place that is named beside other words: Port of Beirut, near Bakhmut."""
    for head in partial_heads(text):
        reading = _headed(head, (), ())
        if reading:
            return reading
    return None


@lru_cache(1024)
def areas_named(part: str) -> tuple[GazetteerPlace, ...]:
    """Return what a part of an address can be as the area of another: a country, a province, a city, by any code."""
    usual = _usual(part)
    for head in whole_heads(part):
        places = tuple(one.place for one in Gazetteer.load().named(head.name) if one.place.kind != REGION)
        if places or usual:
            return (usual, *places) if usual else places
    return ()


def holds(area: GazetteerPlace, place: GazetteerPlace) -> bool:
    """Tell whether an area holds a place: its country, its province or region, or the city it is near."""
    if area.number == place.number or area.country != place.country:
        return False
    if area.kind == "country":
        return True
    if area.number in place.within:
        return True
    if place.kind not in ("city", "district"):
        return False
    if area.kind == "province":
        return not place.within and distance_km(area.point, place.point) <= PROVINCE_KM
    return place.population < area.population and distance_km(area.point, place.point) <= CITY_KM


# while one types ---------------------------------------------------------------------------------


def _meant(text: str, countries: tuple[str, ...]) -> tuple[GazetteerPlace, ...]:
    usual = _usual(text)
    reading = _reading(text) if text and len(text) <= LONGEST else None
    places = ranked(reading.matches, countries) if reading else ()
    return tuple(one for one in (*((usual,) if usual else ()), *places) if one.kind != REGION)


def _begun(words: str, limit: int, countries: tuple[str, ...]) -> Iterator[GazetteerPlace]:
    """Return the places whose name begins so, or that lie in an area which is being typed behind the name."""
    gazetteer = Gazetteer.load()
    parts = parts_of(words)
    if len(parts) > 1:
        named = (one for one in gazetteer.named(parts[0]))
        yield from (one.place for one in named if _area_begins(one.place, parts[1]))
        return
    begun = gazetteer.beginning(words, limit * 4 if countries else limit)
    yield from sorted(begun, key=lambda place: place.country not in countries)


def _area_begins(place: GazetteerPlace, start: str) -> bool:
    country = Gazetteer.load().country(place.country)
    names = (
        place.admin,
        place.admin_zh,
        place.country,
        *((country.name, country.name_zh) if country else ()),
    )
    return any(fold(name).startswith(fold(start)) for name in names if name)
