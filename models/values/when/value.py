"""When something happened: an EDTF value (ISO 8601-2), never more exact than its source."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import Enum, IntEnum
from functools import lru_cache
from time import struct_time

from models.errors import UnreadableValue

DaySpan = tuple[date | None, date | None]  # first and last day; None is open or unknown on that side


class Precision(IntEnum):
    """How finely a date is known; a finer one sorts before a coarser one that begins on the same day."""

    DAY = 1
    MONTH = 2
    SEASON = 3  # also quarters, thirds and halves of a year
    YEAR = 4
    DECADE = 5
    CENTURY = 6
    MILLENNIUM = 7
    SET = 8  # one of several, or all of several
    RANGE = 9
    OPEN = 10


class Mark(Enum):
    """How a date is drawn, so that it looks no more exact than it is."""

    DAY = "day"  # a solid mark
    SPAN = "span"  # a bar as long as the month, season, year or decade, with open ends
    RANGE = "range"  # a closed bar from a first to a last day
    SINCE = "since"  # begins, and fades out: `2018/..` goes on, the end of `2018/` is unknown
    BEFORE = "before"  # an open arrow: at an unknown time up to this
    AFTER = "after"  # an open arrow: at an unknown time from this on


_MONTH = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[?~%]?", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(2[1-9]|3\d|4[01])[?~%]?", re.ASCII)
_UNKNOWN_DIGITS = re.compile(r"(\d{1,3})(X{1,3})(?:-XX(?:-XX)?)?[?~%]?", re.ASCII)
_UNKNOWN_REST = re.compile(r"(\d{4})-(?:(0[1-9]|1[0-2])-XX|XX(?:-XX)?)()[?~%]?", re.ASCII)
_SIGNIFICANT = re.compile(r"(\d{4})S([1-4])[?~%]?", re.ASCII)
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII)
_PRECISION_OF_UNKNOWN = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)


@dataclass(frozen=True, slots=True)
class When:
    """A date as exactly as its source allows.

    `2018/..` is a state that goes on: since 2018. `[2018..]` is one moment, 2018 or later: after 2017.
    `../2018` is one moment or state up to the end of 2018. `2018/` begins in 2018 and its end is unknown.
    """

    edtf: str  # exactly as given
    earliest: date | None  # the first day it can mean; None: open or unknown
    latest: date | None  # the last day it can mean; None: open or unknown
    wording: str = ""  # the words of the source

    @classmethod
    def from_edtf(cls, text: str, wording: str = "") -> "When":
        """Read an EDTF value of the years 1 to 9999; UnreadableValue says what is wrong with any other."""
        edtf = text.strip()
        earliest, latest = _days_of(edtf)
        return cls(edtf, earliest, latest, wording)

    @property
    def precision(self) -> Precision:
        """How finely the date is known."""
        if self.edtf[:1] in ("[", "{"):
            return Precision.SET
        if "/" in self.edtf:
            return Precision.OPEN if self.is_open_start or self.is_open_end else Precision.RANGE
        return _precision_of_point(self.edtf)

    @property
    def mark(self) -> Mark:
        """How the date is drawn."""
        if self.is_open_start:
            return Mark.BEFORE
        if self.is_open_end:
            return Mark.AFTER if self.edtf.startswith("[") else Mark.SINCE
        if self.precision is Precision.DAY or self.earliest == self.latest:
            return Mark.DAY
        return Mark.RANGE if self.precision in (Precision.RANGE, Precision.SET) else Mark.SPAN

    @property
    def is_about(self) -> bool:
        """Whether any part of the date is approximate."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def is_uncertain(self) -> bool:
        """Whether the source doubts any part of the date."""
        return "?" in self.edtf or "%" in self.edtf

    @property
    def is_open_start(self) -> bool:
        """Whether no first day is known."""
        return self.earliest is None

    @property
    def is_open_end(self) -> bool:
        """Whether no last day is known."""
        return self.latest is None

    @property
    def days(self) -> int | None:
        """The number of days from the earliest to the latest; None if either is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Sort by earliest day (the latest where it is missing), finer before coarser, then latest day."""
        latest = (self.latest or date.max).toordinal()
        earliest = self.earliest.toordinal() if self.earliest else latest
        return earliest, int(self.precision), latest


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def season_days(year: int, number: int) -> tuple[date, date]:
    """Return the days of an EDTF season (21–41): whole months as meteorologists count them.

    Winter of a year begins in its December and ends with the next February; 21–24 are read as northern.
    """
    first, months = _season_months(number)
    if number in (24, 28, 31) and year == date.max.year:
        months = min(months, 13 - first)
    last = first + months - 1
    return date(year, first, 1), last_of_month(year + (last - 1) // 12, (last - 1) % 12 + 1)


def _season_months(number: int) -> tuple[int, int]:
    """Return the first month of a season and how many months it has."""
    if number <= 32:  # 21–24 and 25–28 northern, 29–32 southern, from spring to winter
        first = 3 + 3 * ((number - 21) % 4) if number < 29 else (9, 12, 3, 6)[number - 29]
        return first, 3
    if number <= 36:
        return 1 + 3 * (number - 33), 3
    if number <= 39:
        return 1 + 4 * (number - 37), 4
    return 1 + 6 * (number - 40), 6


@lru_cache(maxsize=8192)
def _days_of(edtf: str) -> DaySpan:
    """Return the strict bounds of an EDTF value, or say what is wrong with it."""
    if "/" in edtf:
        return _days_of_interval(edtf)
    bounds = _days_of_point(edtf)
    if bounds == (None, None):
        raise UnreadableValue(f"“{edtf}” names no day at all: leave the date empty instead.")
    return bounds


def _days_of_interval(edtf: str) -> DaySpan:
    """Return the bounds of an interval: the first day of its start and the last day of its end."""
    start, _, end = edtf.partition("/")
    if "/" in end or edtf[:1] in ("[", "{"):
        raise _unreadable(edtf)
    earliest, latest = _days_of_end(start)[0], _days_of_end(end)[1]
    if earliest is None and latest is None:
        raise UnreadableValue(f"“{edtf}” names no day at all: leave the date empty instead.")
    if earliest and latest and earliest > latest:
        raise UnreadableValue(f"“{edtf}” ends before it begins: write the earlier date first.")
    return earliest, latest


def _days_of_end(text: str) -> DaySpan:
    """Return the bounds of one end of an interval."""
    return (None, None) if text in ("", "..") else _days_of_point(text)


def _days_of_point(text: str) -> DaySpan:
    """Return the bounds of one date, by the first of the known shapes that fits."""
    shapes: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DaySpan]], ...] = (
        (_MONTH, _days_of_calendar),
        (_SEASON, lambda found: season_days(int(found[1]), int(found[2]))),
        (_UNKNOWN_REST, _days_of_calendar),
        (_UNKNOWN_DIGITS, _days_of_unknown_digits),
        (_SIGNIFICANT, _days_of_significant),
        (_TIMED, _days_of_timed),
    )
    for pattern, days in shapes:
        if found := pattern.fullmatch(text):
            try:
                return days(found)
            except ValueError:
                raise UnreadableValue(_impossible(text)) from None
    return _days_of_set(text) if text[:1] in ("[", "{") else _days_by_package(text)


def _days_of_calendar(found: re.Match[str]) -> DaySpan:
    """Return the bounds of a plain year, month or day."""
    year = int(found[1])
    if found[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(found[2])
    if not found[3]:
        return date(year, month, 1), last_of_month(year, month)
    day = date(year, month, int(found[3]))
    return day, day


def _days_of_unknown_digits(found: re.Match[str]) -> DaySpan:
    """Return the bounds of a decade, century or millennium such as 199X."""
    if len(found[1]) + len(found[2]) != 4:
        raise ValueError(found[0])
    unit = 10 ** len(found[2])
    first = int(found[1]) * unit
    return date(max(first, 1), 1, 1), date(first + unit - 1, 12, 31)


def _days_of_significant(found: re.Match[str]) -> DaySpan:
    """Return the bounds of a year of which only the first digits count: 1950S2 is 1900 to 1999."""
    unit = 10 ** (4 - int(found[2]))
    first = int(found[1]) // unit * unit
    return date(max(first, 1), 1, 1), date(first + unit - 1, 12, 31)


def _days_of_timed(found: re.Match[str]) -> DaySpan:
    """Return the day of a date with a time, as its own clock has it."""
    time.fromisoformat(found[2])
    day = date.fromisoformat(found[1])
    return day, day


def _days_of_set(text: str) -> DaySpan:
    """Return the first and last day of one of several dates [a,b] or of several dates {a,b}, ranges a..b among them."""
    if len(text) < 3 or text[-1] != {"[": "]", "{": "}"}[text[0]]:
        raise _unreadable(text)
    spans: list[DaySpan] = []
    for part in text[1:-1].split(","):
        start, dots, end = part.strip().partition("..")
        first = _days_of_point(start) if start else (None, None)
        last = first if not dots else _days_of_point(end) if end else (None, None)
        if first[0] and last[1] and first[0] > last[1]:
            raise UnreadableValue(f"“{text}” ends before it begins: write the earlier date first.")
        spans.append((first[0], last[1]))
    earliest = [span[0] for span in spans if span[0]]
    latest = [span[1] for span in spans if span[1]]
    is_bounded = (len(earliest) == len(spans), len(latest) == len(spans))
    return min(earliest) if is_bounded[0] else None, max(latest) if is_bounded[1] else None


def _days_by_package(text: str) -> DaySpan:
    """Return the strict bounds of a rarer value (unknown digits or signs inside) by the edtf package."""
    from edtf import parse_edtf  # noqa: PLC0415 - costs 0.1 s and is seldom needed
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415 - comes with it

    try:
        value = parse_edtf(text)
        return _as_date(value.lower_strict()), _as_date(value.upper_strict())
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError, IndexError):
        raise _unreadable(text) from None


def _as_date(bound: float | struct_time) -> date | None:
    """Return a bound of the edtf package (a struct_time or an infinity) as a date."""
    if isinstance(bound, struct_time):
        return date(bound.tm_year, bound.tm_mon, bound.tm_mday)
    return None


def _precision_of_point(edtf: str) -> Precision:
    """Tell how finely a single date is known, from its written form."""
    if found := _SIGNIFICANT.fullmatch(edtf):
        return _PRECISION_OF_UNKNOWN[4 - int(found[2])]
    year, _, rest = edtf.translate(str.maketrans("", "", "?~%")).partition("-")
    if "X" in year:
        return _PRECISION_OF_UNKNOWN[min(year.count("X"), 3)]
    month, _, day = rest.partition("-")
    if not month or "X" in month:
        return Precision.YEAR
    if month > "12":
        return Precision.SEASON
    return Precision.MONTH if not day or "X" in day else Precision.DAY


def _impossible(text: str) -> str:
    """Say that a date is not in the calendar."""
    if text.startswith("0000"):
        return f"“{text}” is outside the years 1 to 9999."
    return f"“{text}” is not a day or time of the calendar: check the month, the day and the hour."


def _unreadable(text: str) -> UnreadableValue:
    """Say that a text is not EDTF and what would be."""
    if re.fullmatch(r"-\d+.*|Y-?\d.*|XXXX.*", text):
        return UnreadableValue(f"“{text}” is outside the years 1 to 9999.")
    examples = "2021-09-24, 2021-09, 2021, 2018/.. or 24 Sept 2021"
    return UnreadableValue(f"“{text}” is not a date: write it like {examples}.")
