"""Reads the zone behind a clock: UTC+8, CET, Beijing time, Asia/Shanghai."""

import re
from functools import cache
from importlib import resources
from typing import Final, NoReturn

from models.errors import AmbiguousDate, UnreadableValue
from models.translation import tr, tr_later
from models.values.listing import one_of
from models.values.when import clock

_OFFSETS: Final = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "WET": "Z", "CET": "+01:00", "MEZ": "+01:00", "WEST": "+01:00", "CEST": "+02:00",
    "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "SAST": "+02:00", "EST": "-05:00",
    "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
    "JST": "+09:00", "KST": "+09:00", "HKT": "+08:00", "SGT": "+08:00", "PHT": "+08:00", "WIB": "+07:00",
    "AWST": "+08:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00", "PKT": "+05:00",
}  # fmt: skip
_SEVERAL: Final = {
    "CST": (tr_later("China: Asia/Shanghai"), tr_later("United States: America/Chicago")),
    "IST": (
        tr_later("India: Asia/Kolkata"),
        tr_later("Israel: Asia/Jerusalem"),
        tr_later("Ireland: Europe/Dublin"),
    ),
    "BST": (tr_later("Britain: Europe/London"), tr_later("Bangladesh: Asia/Dhaka")),
    "AST": (tr_later("Atlantic: America/Halifax"), tr_later("Arabia: Asia/Riyadh")),
}
_CITIES: Final = {"beijing": "Asia/Shanghai", "peking": "Asia/Shanghai", "washington": "America/New_York"} | {
    "北京": "Asia/Shanghai", "香港": "Asia/Hong_Kong", "台北": "Asia/Taipei", "臺北": "Asia/Taipei",
    "东京": "Asia/Tokyo",
    "纽约": "America/New_York", "伦敦": "Europe/London", "莫斯科": "Europe/Moscow", "delhi": "Asia/Kolkata",
}  # fmt: skip
_ZONE: Final = re.compile(
    r"\s*\(?\b(?:(?P<utc>UTC|GMT)\s?(?P<sign>[+-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?"
    r"|(?P<name>[A-Z][A-Za-z]+(?:/[A-Z][\w+-]+)+)|(?P<short>[A-Z]{2,5}|Z)(?![\w/])"
    r"|(?P<local>local time|Ortszeit|heure locale|hora local)|(?P<city>[^\W\d][\w .'-]*?) time)\)?\s*$"
)
_BARE_OFFSET: Final = re.compile(r"\s*(?P<offset>Z|[+-](?:0\d|1[0-4]):?[0-5]\d)\s*$")
_ZONE_WITHIN: Final = re.compile(
    r"(?P<clock>\d{1,2}(?:[:.h]\d\d){0,2}(?: ?[ap]\.?m\.?)?)\s*(?P<zone>\(?(?:(?:UTC|GMT)[+-]\d{1,2}(?::?\d\d)?"
    r"|[A-Z]{3,5}|Z|[A-Z]\w+/\w+|local time|[^\W\d][\w .'-]*? time)\)?)\s*,?\s*(?=on |am |le |,|\d)"
)
_CHINESE_ZONE: Final = re.compile(r"(?P<city>\w{2,4}?)(?:时间|時間)\s*")


def without_zone(text: str) -> tuple[str, str]:
    """Return a text without its zone, and the zone as an offset or IANA name; ask where a short name means several."""
    if found := _BARE_OFFSET.search(text):
        rest = text[: found.start()]
        if re.search(r"\d[:.h]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?$", rest, re.IGNORECASE):
            offset = found["offset"]
            return rest, "Z" if offset == "Z" else re.sub(r"([+-]\d\d):?(\d\d)", r"\1:\2", offset)
    if found := _CHINESE_ZONE.search(text):
        name = _CITIES.get(found["city"])
        if name or found["city"] in ("当地", "當地"):
            return text[: found.start()] + text[found.end() :], name or ""
    if found := _ZONE.search(text):
        rest = text[: found.start()].rstrip(" ,(")
        if (zone := _zone(text, found)) is not None:
            return rest, zone
    return _zone_within(text)


def _zone_within(text: str) -> tuple[str, str]:
    """Return a text without a zone that stands behind its clock and before its day: 18:07 UTC on 4 August 2020."""
    found = _ZONE_WITHIN.match(text)
    known = _ZONE.search(found["zone"].strip("()")) if found else None
    zone = _zone(text, known) if known else None
    if not found or zone is None:
        return text, ""
    return f"{found['clock']} {text[found.end() :]}", zone


def _zone(text: str, found: re.Match[str]) -> str | None:
    """Return the offset or name that words for a zone mean; empty for the local time, None if they are no zone."""
    if found["utc"]:
        return f"{found['sign']}{int(found['hours']):02}:{found['minutes'] or '00'}"
    if found["short"]:
        if found["short"] in _SEVERAL:
            _ask_zone(text, found["short"])
        return _OFFSETS.get(found["short"])
    if found["name"]:
        clock.zone_named(found["name"])
        return found["name"]
    if found["local"]:
        return ""
    return _CITIES.get(found["city"].casefold()) or _cities().get(found["city"].casefold())


def _ask_zone(text: str, short: str) -> NoReturn:
    names = tuple(reading.partition(": ")[2] for reading in _SEVERAL[short])
    readings = tuple(text.replace(short, name) for name in names)
    listed = one_of(map(tr, _SEVERAL[short]))
    raise AmbiguousDate(
        tr("“{short}” is the time of several countries: write {zones}.", short=short, zones=listed),
        readings,
    )


@cache
def zone_names() -> tuple[str, ...]:
    """Return the IANA names of all zones that bear the name of a place: Asia/Shanghai."""
    try:
        names = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise UnreadableValue(tr("The time zones are missing: install Dateline anew.")) from error
    return tuple(sorted(name for name in names if "/" in name and not name.startswith("Etc/")))


@cache
def _cities() -> dict[str, str]:
    """Return the zone of each city that gives one its name, folded: `new york` is America/New_York."""
    return {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in zone_names()}
