"""The gazetteer: which places bear a name, and where they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from pathlib import Path

from models.gazetteer.shelf import Shelf
from models.gazetteer.spelling import START, Fit, fold, without_ending
from models.machine.paths import resource
from models.values.where.points import PlacePrecision, Point

REGION = "region"  # a kind without a point: the world, continents and their parts
_BEHIND = 10  # places that go before one which begins so in another language only
_REGIONS = 40  # more than there are of them
_CHINESE_STATES = frozenset(("CN", "HK", "MO", "TW"))


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place that the gazetteer knows; `population` is 0 where it is not known."""

    name: str
    name_zh: str
    kind: str  # city, district, province, country
    country: str  # ISO 3166-1, two letters
    admin: str
    admin_zh: str
    lat: float
    lon: float
    population: int
    weight: int = 0  # how likely it is meant: people, and more for capitals
    number: int = -1  # of its line
    within: tuple[int, ...] = ()  # lines of its province and its region

    @property
    def precision(self) -> PlacePrecision:
        """How exactly the point stands for the place."""
        return PlacePrecision(self.kind)

    @property
    def point(self) -> Point:
        """The point, WGS84."""
        return Point(self.lat, self.lon)

    @property
    def local_name(self) -> str:
        """The name in the local script where the gazetteer knows which it is: in Chinese-speaking lands."""
        return self.name_zh if self.country in _CHINESE_STATES else ""

    @property
    def area(self) -> str:
        """The province and the country, as a case keeps them: Jiangsu, CN."""
        return ", ".join(part for part in (self.admin, self.country) if part)


@dataclass(frozen=True, slots=True)
class Match:
    """A place with the way in which a name fits it."""

    place: GazetteerPlace
    fit: Fit


class Gazetteer:
    """Every place with all its names, ready to be searched."""

    def __init__(self, places: Shelf, names: Shelf) -> None:
        """Take the lines of places.tsv.gz, likeliest first, and the sorted lines of names.tsv.gz."""
        self._places = places
        self._names = names

    @classmethod
    def load(cls) -> "Gazetteer":
        """The shipped gazetteer, opened once; raises CaseError if its files are missing or damaged."""
        return _loaded(resource("gazetteer"))

    def named(self, name: str) -> tuple[Match, ...]:
        """Return the places of this very name, the likeliest of each fit first."""
        sought, short = fold(name), fold(without_ending(name))
        fits = dict.fromkeys(self._numbers(short), Fit.SHORTENED) if short != sought else {}
        fits.update(self._numbers(sought))
        return tuple(Match(self.place(number), fit) for number, fit in fits.items())

    def knows(self, name: str) -> bool:
        """Tell whether any place bears this very name."""
        key = fold(name)
        return bool(key) and any(True for _ in self._names.beginning(f"{key}\t"))

    def beginning(self, start: str, limit: int) -> tuple[GazetteerPlace, ...]:
        """Return the likeliest places that have a name which begins so; at most 60 for a few letters."""
        sought = fold(start)
        if not sought:
            return ()
        shelved = next(self._names.beginning(f"{START}{sought}\t"), "")
        lines = [shelved] if shelved else self._names.beginning(sought)
        found: dict[int, int] = {}  # number → where it stands, which grows as the weight shrinks
        for number, fit in (one for line in lines for one in _told_in(line)):
            found[number] = min(
                number if fit is Fit.MAIN else _BEHIND * number, found.get(number, _BEHIND * number)
            )
        places = map(self.place, nsmallest(limit + _REGIONS, found, key=found.__getitem__))
        return tuple(place for place in places if place.kind != REGION)[:limit]

    def country(self, code: str) -> GazetteerPlace | None:
        """Return the country of a two-letter code."""
        places = (match.place for match in self.named(code) if match.fit is Fit.CODE)
        return next((place for place in places if place.kind == "country" and place.country == code), None)

    def lines(self) -> Iterator[str]:
        """Return the lines of all places, likeliest first."""
        return iter(self._places)

    def place(self, number: int) -> GazetteerPlace:
        """Return the place of a line."""
        cells = self._places[number].split("\t")
        name, name_zh, kind, country, lat, lon, people, weight, within = (*cells, "", "")[:9]
        areas = tuple(int(area) for area in within.split(",") if area)
        admin, admin_zh = self._places[areas[0]].split("\t", 2)[:2] if areas else ("", "")
        numbers = int(people), int(weight or people), number
        return GazetteerPlace(
            name, name_zh, kind, country, admin, admin_zh, float(lat), float(lon), *numbers, areas
        )

    def _numbers(self, key: str) -> dict[int, Fit]:
        """Return the lines of the places that have a folded name, and how it fits them."""
        cells = next((line.split("\t")[1:] for line in self._names.beginning(f"{key}\t")), ()) if key else ()
        return {int(one): Fit(fit) for fit, told in enumerate(cells) for one in told.split(",") if one}


def _told_in(line: str) -> Iterator[tuple[int, Fit]]:
    """Return the numbers of a line of names; codes and letters as they sound are no beginning of a name."""
    for fit, told in zip((Fit.MAIN, Fit.OTHER), line.split("\t")[1:], strict=False):
        yield from ((int(one), fit) for one in told.split(",") if one)


@cache
def _loaded(folder: Path) -> Gazetteer:
    return Gazetteer(*(Shelf(folder / name) for name in ("places.tsv.gz", "names.tsv.gz")))
