"""The dates of iCalendar: days, moments in zones, exclusive ends and durations; and our dates as spans of days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from io import StringIO
from typing import Final

from dateutil.tz import tzical

from models.errors import UnreadableValue
from models.exchange.stories.ical_lines import Property
from models.values.when import When
from models.values.when.clock import zone_named

_STAMP: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", re.ASCII)
_DURATION: Final = re.compile(
    r"\+?P(?:(?P<weeks>\d{1,5})W)?(?:(?P<days>\d{1,6})D)?"
    r"(?:T(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,8})S)?)?",
    re.ASCII,
)
_PLAIN_RULE: Final = re.compile(
    r"FREQ=YEARLY(?:;(?:BYMONTH=\d{1,2}|BYDAY=[+-]?\d?(?:SU|MO|TU|WE|TH|FR|SA)|UNTIL=\d{8}(?:T\d{6}Z?)?|WKST=\w\w))*"
)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones that a file names, by IANA or by rules of its own."""

    rules: Mapping[str, str]  # the lines of each VTIMEZONE by its TZID

    def named(self, name: str, at: datetime) -> tzinfo | None:
        """Return a zone as its offset at a moment; None for one that nobody knows."""
        lines = self.rules.get(name, "")
        located = re.search(r"^X-LIC-LOCATION:(\S+)", lines, re.MULTILINE)
        parts = name.strip("/").split("/")
        tails = ["/".join(parts[at:]) for at in range(len(parts))]
        for one in (*tails, located[1] if located else ""):
            try:
                return zone_named(one)
            except UnreadableValue:
                continue
        return _by_rules(name, lines, at)


def _by_rules(name: str, lines: str, at: datetime) -> tzinfo | None:
    """Return the zone that a file describes itself, if it tells an offset for a moment."""
    zone = _described(name, lines)
    try:
        return zone if zone is not None and at.replace(tzinfo=zone).utcoffset() is not None else None
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError):
        return None


@lru_cache(maxsize=64)  # the events of a calendar share a few zones, and each remembers what it worked out
def _described(name: str, lines: str) -> tzinfo | None:
    """Return the zone of some lines, if its rules are plain years."""
    rules = re.findall(r"^RRULE:(.*)$", lines, re.MULTILINE)
    if not lines or len(rules) > 20 or not all(_PLAIN_RULE.fullmatch(rule.strip()) for rule in rules):
        return None
    try:
        zone = tzical(StringIO(lines)).get(name)
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError):
        return None
    return zone if isinstance(zone, tzinfo) else None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day or a moment as a file tells it."""

    at: datetime
    is_day: bool
    is_utc: bool = False
    zone: str = ""


def read_stamp(told: Property) -> Stamp | None:
    """Return what a property tells; None where it is no date."""
    found = _STAMP.fullmatch(told.value.strip())
    if found is None:
        return None
    try:
        year, month, day = (int(found[number]) for number in (1, 2, 3))
        clock = time(int(found[4]), int(found[5]), int(found[6] or 0) % 60) if found[4] else time()
        at = datetime.combine(date(year, month, day), clock)
    except ValueError:
        return None
    return Stamp(at, not found[4], bool(found[7]), told.parameters.get("TZID", ""))


def stamp_words(stamp: Stamp, zones: Zones, zone: str = "") -> str:
    """Return a stamp as a cell of a table; a clock without a zone is read in `zone`, if one is given."""
    if stamp.is_day:
        return stamp.at.date().isoformat()
    unit = "seconds" if stamp.at.second else "minutes"
    words = stamp.at.isoformat(timespec=unit)
    if stamp.is_utc:
        return f"{words}Z"
    known = zones.named(stamp.zone or zone, stamp.at) if stamp.zone or zone else None
    if known is None:
        return words
    offset = stamp.at.replace(tzinfo=known).strftime("%z")
    return f"{words}{offset[:3]}:{offset[3:5]}"


def same_moment(stamp: Stamp | None, zones: Zones) -> tuple[str, str]:
    """Return what two stamps share that mean the same, whatever zone each is told in."""
    if stamp is None:
        return "", ""
    if stamp.is_day:
        return "day", stamp.at.date().isoformat()
    known = UTC if stamp.is_utc else zones.named(stamp.zone, stamp.at) if stamp.zone else None
    try:
        at = stamp.at.replace(tzinfo=known).astimezone(UTC) if known else stamp.at
    except OverflowError:
        at = stamp.at
    return "moment", at.isoformat()


def ended(start: Stamp, end: Property | None, duration: Property | None) -> Stamp | None:
    """Return when something ends: a day on which it still goes on, or the moment at which it is over."""
    last = read_stamp(end) if end else None
    if last is None and duration and (found := _DURATION.fullmatch(duration.value.strip())):
        parts = {name: int(value) for name, value in found.groupdict().items() if value}
        try:
            last = Stamp(start.at + timedelta(**parts), start.is_day, start.is_utc, start.zone)
        except OverflowError:
            return None
    if last is None:
        return None
    if last.is_day and last.at > start.at:
        last = Stamp(last.at - timedelta(days=1), is_day=True)
    return last if last.at > start.at or last.zone != start.zone else None


# writing ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """A date as iCalendar tells it: the values of DTSTART and DTEND, and whether that says all of it."""

    start: str
    end: str
    is_day: bool
    is_said: bool


def told_of(when: When) -> Told | None:
    """Return a date as iCalendar tells it: moments as moments, all else as the days that it can mean."""
    first, slash, last = when.edtf.partition("/")
    if _MOMENT.fullmatch(first) and (not slash or _MOMENT.fullmatch(last)):
        start, end = _moment(first), _moment(last) if last else ""
        if start and (end or not last):
            is_said = not re.search(r"(?:[+-]\d\d:\d\d|T\d\d:\d\d:00Z?)$", first) and not last
            return Told(start, end, is_day=False, is_said=is_said)
    days = when.earliest or when.latest, when.latest or when.earliest
    if days[0] is None or days[1] is None:
        return None
    begins, ends = days[0], days[1]
    after = ends + timedelta(days=1) if ends < date.max else ends
    is_said = when.edtf == begins.isoformat() or when.edtf == f"{begins}/{ends}"
    return Told(f"{begins:%Y%m%d}".zfill(8), f"{after:%Y%m%d}".zfill(8), is_day=True, is_said=is_said)


def _moment(text: str) -> str:
    """Return a moment in digits, one with an offset in UTC; "" where the calendar ends before that."""
    at = datetime.fromisoformat(text)
    try:
        at = at.astimezone(UTC) if at.tzinfo else at
    except OverflowError:
        return ""
    return f"{at:%Y%m%dT%H%M%S}".zfill(15) + ("Z" if at.tzinfo else "")
