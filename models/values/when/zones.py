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
