"""Where on Earth the clocks of countries and of told zones stand, as degrees of longitude."""

import re
from functools import cache
from importlib import resources
from statistics import median
from typing import Final

from models.errors import CaseError
from models.values.when.zone_words import without_zone

_ROW: Final = re.compile(r"(?P<codes>[A-Z,]+)\t[+-]\d+(?P<lon>[+-]\d+)\t(?P<zone>\S+)")
_OFFSET: Final = re.compile(r"([+-])(\d\d):?(\d\d)")


@cache
def _rows() -> tuple[tuple[str, str, float], ...]:
    """Return country, zone and longitude of every zone that bears the name of a place."""
    text = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    found = filter(None, map(_ROW.match, text.splitlines()))
    return tuple((row["codes"], row["zone"], _degrees(row["lon"])) for row in found)


def _degrees(text: str) -> float:
    """Return ±DDDMM or ±DDDMMSS in degrees."""
    return float(text[0] + "1") * (int(text[1:4]) + int(text[4:6]) / 60)


@cache
def longitude_of_country(code: str) -> float | None:
    """Return the middle of a country by its zones, None for one that has none."""
    found = [lon for country, _, lon in _rows() if country == code]
    return median(found) if found else None


_NAMES: Final = re.compile(
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)?|北京|上海|香港|东京|纽约|伦敦|巴黎|柏林|莫斯科|新加坡|华盛顿"
)
_OURS: Final = {
    "beijing": 116.4, "北京": 116.4, "上海": 121.5, "香港": 114.2, "东京": 139.7, "纽约": -74.0, "伦敦": -0.1,
    "巴黎": 2.35, "柏林": 13.4, "莫斯科": 37.6, "新加坡": 103.8, "washington": -77.0, "华盛顿": -77.0, "frankfurt": 8.7,
}  # fmt: skip


@cache
def _cities() -> dict[str, float]:
    """Return the longitude of each city that gives a zone its name."""
    return {zone.rpartition("/")[2].replace("_", " ").casefold(): lon for _, zone, lon in _rows()} | _OURS


def longitude_of_city(text: str) -> float | None:
    """Return where the first city stands that a text names, of those by which clocks are called; None without one."""
    words = [word for found in _NAMES.findall(text) for word in (found, *found.split(" "))]
    known = [_cities()[word.casefold()] for word in words if word.casefold() in _cities()]
    return known[0] if known else None


@cache
def longitude_of_words(text: str) -> float | None:
    """Return where the clock stands that a date is told by: 8 pm New York time, 20:30 UTC+8; None if none is named."""
    try:
        zone = without_zone(text)[1]
    except CaseError:
        return None
    if found := _OFFSET.fullmatch(zone):
        return float(found[1] + "15") * (int(found[2]) + int(found[3]) / 60)
    return next((lon for _, name, lon in _rows() if name == zone), 0.0 if zone == "Z" else None)
