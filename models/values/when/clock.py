"""Hours, minutes and seconds of a day, and the zones in which clocks are read.

A moment is a number of days: the proleptic Gregorian ordinal of the day, and the time of day as its fraction. A zone
is written behind a time as ISO 8601 has it (`+08:00`, `Z`); one that is told by its name is kept as its offset at that
time, since EDTF has no names, and the name stays in the wording.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from models.errors import UnreadableValue
from models.translation import tr

SECONDS_IN_DAY: Final = 86_400
_UNITS: Final = {"hour": 3600, "minute": 60, "second": 1}  # seconds
_TIMED: Final = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)T(?P<h>\d\d)(?::(?P<m>\d\d)(?::(?P<s>\d\d)(?:\.\d+)?)?)?"
    r"(?P<offset>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?",
    re.ASCII,
)
_WITH_MARK: Final = re.compile(rf"({_TIMED.pattern})(?P<mark>[?~%]?)", re.ASCII)


def clock_of(zone: str) -> str:
    """Return the zone by whose clock a case is read: its own, or UTC where it has none."""
    return zone or "UTC"


def unit_of(edtf: str) -> str:
    """Tell how finely a time is known: hour, minute or second; nothing if the text is not a day with a time."""
    found = _WITH_MARK.fullmatch(edtf)
    return _unit(found) if found else ""


def span_of(edtf: str, zone: str = "") -> tuple[float, float] | None:
    """Return when a day with a time begins and ends, in days by the clock of `zone`; None if it is none.

    Without a zone, the clock is the one that the text was written by. ValueError if there is no such day or time.
    """
    found = _WITH_MARK.fullmatch(edtf)
    if not found:
        return None
    there = _moment(found)
    here = there if there.tzinfo is None or not zone else there.astimezone(zone_named(zone))
    seconds = here.hour * 3600 + here.minute * 60 + here.second
    day = here.toordinal()
    return day + seconds / SECONDS_IN_DAY, day + (seconds + _UNITS[_unit(found)]) / SECONDS_IN_DAY


def on_clock(edtf: str, zone: str) -> str:
    """Return an EDTF value with its times as the clock of `zone` shows them; a time without a zone is left as it is."""
    if "T" not in edtf or not zone:
        return edtf
    return _WITH_MARK.sub(lambda found: _there(found, zone), edtf)


def moved(edtf: str, days: float) -> str | None:
    """Return a day with a time so many days later, in whole steps of what is known of it; None if it is none."""
    found = _WITH_MARK.fullmatch(edtf)
    if not found:
        return None
    unit = _unit(found)
    steps = round(days * SECONDS_IN_DAY / _UNITS[unit])
    there = _plain_moment(found) + timedelta(seconds=steps * _UNITS[unit])
    length = {"hour": 2, "minute": 5, "second": 8}[unit]
    clock = there.strftime("%H:%M:%S")[:length]
    return f"{there.date().isoformat()}T{clock}{found['offset'] or ''}{found['mark']}"


def without_zones(edtf: str) -> str:
    """Return an EDTF value with its times as they were written, without their zones."""
    return _WITH_MARK.sub(_written, edtf) if "T" in edtf else edtf


def in_zone(edtf: str, name: str) -> str:
    """Return a day with a time and the offset that the zone of this IANA name has then."""
    found = _TIMED.fullmatch(edtf)
    if not found:
        raise ValueError(edtf)
    offset = _plain_moment(found).replace(tzinfo=zone_named(name)).utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"{edtf}{sign}{minutes // 60:02}:{minutes % 60:02}"


@cache
def zone_named(name: str) -> tzinfo:
    """Return a zone by its IANA name; UnreadableValue if there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnreadableValue(
            tr(
                "“{name}” is not a time zone: write it like Asia/Shanghai, Europe/Berlin or +08:00.",
                name=name,
            )
        ) from None


def moment_of(day: float) -> datetime:
    """Return a moment in days as a date and time, to the second; kept within the years 1 to 9999."""
    most = date.max.toordinal()
    seconds = round(min(max(day, 1.0), most + 1 - 1 / SECONDS_IN_DAY) * SECONDS_IN_DAY)
    return datetime.combine(date.fromordinal(1), time()) + timedelta(seconds=seconds - SECONDS_IN_DAY)


def _unit(found: re.Match[str]) -> str:
    return "second" if found["s"] else "minute" if found["m"] else "hour"


def _plain_moment(found: re.Match[str]) -> datetime:
    clock = time(int(found["h"]), int(found["m"] or 0), int(found["s"] or 0))
    return datetime.combine(date.fromisoformat(found["day"]), clock)


def _moment(found: re.Match[str]) -> datetime:
    """Return the first moment of a time, with its zone if it has one."""
    plain = _plain_moment(found)
    return plain.replace(tzinfo=_offset(found["offset"])) if found["offset"] else plain


@cache
def _offset(text: str) -> tzinfo:
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(-span if text[0] == "-" else span)


def _there(found: re.Match[str], zone: str) -> str:
    """Return a time by another clock, as finely as it is known."""
    moment = _moment(found)
    if moment.tzinfo is None:
        return found[0]
    try:
        here = moment.astimezone(zone_named(zone))
    except OverflowError:  # the first or last day of all
        return _written(found)
    length = {"hour": 2, "minute": 5, "second": 8}[_unit(found)]
    return f"{here:%Y-%m-%d}".zfill(10) + f"T{here.strftime('%H:%M:%S')[:length]}{found['mark']}"


def _written(found: re.Match[str]) -> str:
    clock = ":".join(part for part in (found["h"], found["m"], found["s"]) if part)
    return f"{found['day']}T{clock}{found['mark']}"
