"""The gazetteer: which places bear a name, and where they are."""

import gzip
import re
import unicodedata
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from models.errors import CaseError
from models.machine.paths import resource
from models.values.where.points import PlacePrecision, Point

CHINESE_ENDINGS = ("特别行政区", "自治区", "市", "县", "区", "省", "旗")  # of ranks, which people leave out
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH_ENDINGS = (" City", " County", " District")
LAST = "\U0010ffff"  # sorts behind every character
MAIN_NAME, OTHER_NAME, SHORTENED, PREFIX = range(4)


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

    @property
    def precision(self) -> PlacePrecision:
        """How exactly the point stands for the place."""
        return PlacePrecision(self.kind)

    @property
    def point(self) -> Point:
        """The point, WGS84."""
        return Point(self.lat, self.lon)


class Gazetteer:
    """Every place with all its names, ready to be searched."""

    def __init__(self, places: list[str], names: list[str]) -> None:
        """Take the lines of places.tsv without their heading, likeliest first, and the sorted lines of names.tsv."""
        self._places = places  # a line is taken apart only when it is found
        self._names = names

    @classmethod
    def load(cls) -> "Gazetteer":
        """The shipped gazetteer, read once; raises CaseError if its files are missing or damaged."""
        return _loaded(resource("gazetteer"))

    def search(self, words: str, limit: int = 12) -> tuple[GazetteerPlace, ...]:
        """The places whose name is or begins with the words, the likeliest first.

        Words behind a comma or at the end may name the province or the country, those in front of a Chinese
        name the province.
        """
        for name, area in _readings(words):
            ranks = self._ranks(name)
            numbers = [number for number in ranks if not area or self._lies_in(number, area)]
            if numbers:
                numbers.sort(key=lambda number: (ranks[number], number))
                return tuple(self._place(number) for number in numbers[:limit])
        return ()

    def _ranks(self, name: str) -> dict[int, int]:
        """Row number → how well it fits the name; the best of its names counts."""
        sought, short = fold(name), fold(_without_ending(name))
        ranks = dict.fromkeys(self._numbers(sought), PREFIX)
        if short != sought:
            ranks.update(dict.fromkeys(self._numbers(f"{short}\t"), SHORTENED))
        for line in self._lines(f"{sought}\t"):
            _, number, is_minor = line.split("\t")
            rank = OTHER_NAME if is_minor == "1" else MAIN_NAME
            ranks[int(number)] = min(ranks[int(number)], rank)
        return ranks

    def _numbers(self, start: str) -> list[int]:
        return [int(line.split("\t", 2)[1]) for line in self._lines(start)]

    def _lines(self, start: str) -> list[str]:
        """The lines of the names that begin so; none for no name."""
        if not start.strip():
            return []
        return self._names[bisect_left(self._names, start) : bisect_left(self._names, start + LAST)]

    def _lies_in(self, number: int, area: str) -> bool:
        """Whether a place lies in the province or country that the words name or begin to name."""
        country, *admin = self._places[number].split("\t")[4:7]
        sought = fold(area)
        names = [*admin, *(_without_ending(name) for name in admin), *self._countries.get(country, ())]
        return sought == country.lower() or any(fold(name).startswith(sought) for name in names if name)

    @cached_property
    def _countries(self) -> dict[str, tuple[str, str]]:
        """Two-letter code → name and Chinese name."""
        rows = (line.split("\t", 5) for line in self._places if "\tcountry\t" in line)
        return {row[4]: (row[0], row[1]) for row in rows}

    def _place(self, number: int) -> GazetteerPlace:
        name, name_zh, _, kind, country, admin, admin_zh, lat, lon, people = self._places[number].split("\t")
        return GazetteerPlace(
            name, name_zh, kind, country, admin, admin_zh, float(lat), float(lon), int(people)
        )


def fold(name: str) -> str:
    """A name as it is compared: small letters and digits without accents, apostrophes, hyphens and spaces."""
    if name.isascii():
        spread = name.lower()
    else:
        spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(character for character in spread if character.isalnum())


def _without_ending(name: str) -> str:
    """A Chinese name without the word of its rank; a name of two characters stays whole."""
    for ending in CHINESE_ENDINGS:
        if name.endswith(ending) and len(name) >= len(ending) + 2:
            return name.removesuffix(ending)
    return name


def keys_of(name: str, name_zh: str, others: str) -> dict[str, bool]:
    """Every folded name under which a place is found → whether it is only one of its minor names.

    `others` are joined with `|`. The build script of the gazetteer writes these into names.tsv.
    """
    minor = [name for name in others.split("|") if name]
    keys = {fold(one): True for one in (*minor, *map(_without_ending, minor))}
    main = [name, name_zh, _without_ending(name_zh)]
    main += [name.removesuffix(ending) for ending in ENGLISH_ENDINGS if name.endswith(ending)]
    keys.update((fold(one), False) for one in main)
    keys.pop("", None)
    return keys


def _readings(words: str) -> Iterator[tuple[str, str]]:
    """The ways to take the words as a name and the area it lies in, the plainest first."""
    head, comma, tail = words.replace("，", ",").partition(",")
    if comma:
        area = tail.split(",")[0].strip()
        yield head, area
        return
    yield words, ""
    parts = words.split()
    for cut in range(len(parts) - 1, 0, -1):
        yield " ".join(parts[:cut]), " ".join(parts[cut:])
        yield " ".join(parts[cut:]), " ".join(parts[:cut])
    if len(parts) == 1 and CHINESE.match(words.strip()):
        name = parts[0]
        for cut in range(2, len(name) - 1):
            yield name[cut:], name[:cut]


@cache
def _loaded(folder: Path) -> Gazetteer:
    try:
        places, names = (_read(folder / name) for name in ("places.tsv.gz", "names.tsv.gz"))
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise CaseError("The list of places is missing or damaged: install Dateline again.") from error
    return Gazetteer(places[1:], names)


def _read(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode("utf-8").removesuffix("\n").split("\n")
