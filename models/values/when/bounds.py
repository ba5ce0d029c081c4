"""The first and last moment that an EDTF value can mean."""

import calendar
import math
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from time import struct_time
from typing import Final

from models.errors import UnreadableValue
from models.translation import tr
from models.values.when import clock

Span = tuple[float | None, float | None]
"""Begin and end in days (see `clock`), the end where the next day or minute begins; None is open or unknown."""
DaySpan = tuple[date | None, date | None]  # first and last day
OPEN: Final[Span] = (None, None)
_DAYS_OF: Final = {"hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86_400}

_MONTH = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[?~%]?", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(2[1-9]|3\d|4[01])[?~%]?", re.ASCII)
_UNKNOWN_DIGITS = re.compile(r"(\d{1,3})(X{1,3})(?:-XX(?:-XX)?)?[?~%]?", re.ASCII)
_UNKNOWN_REST = re.compile(r"(\d{4})-(?:(0[1-9]|1[0-2])-XX|XX(?:-XX)?)()[?~%]?", re.ASCII)
_FIGURES = re.compile(r"\d{4}-\d\d(?:-\d\d)?[?~%]?", re.ASCII)
_SIGNIFICANT = re.compile(r"(\d{4})S([1-4])[?~%]?", re.ASCII)


@lru_cache(maxsize=8192)
def span_of(edtf: str, zone: str = "") -> Span:
    """Return the strict bounds of an EDTF value by the clock of `zone`, or say what is wrong with it."""
    if "/" in edtf:
        return _span_of_interval(edtf, zone)
    bounds = _span_of_point(edtf, zone)
    if bounds == OPEN:
        raise UnreadableValue(tr("“{edtf}” names no day at all: leave the date empty instead.", edtf=edtf))
    return bounds


def days_of(edtf: str) -> DaySpan:
    """Return the first and last day that an EDTF value can mean, by the clock that it was written by."""
    begin, end = span_of(edtf)
    return (
        None if begin is None else date.fromordinal(int(begin)),
        None if end is None else date.fromordinal(math.ceil(end) - 1),
    )


def _span_of_interval(edtf: str, zone: str) -> Span:
    """Return the bounds of an interval: when its start begins and when its end is over."""
    start, _, end = edtf.partition("/")
    if "/" in end or edtf[:1] in ("[", "{"):
        raise _unreadable(edtf)
    begins, ends = _span_of_end(start, zone)[0], _span_of_end(end, zone)[1]
    if begins is None and ends is None:
        raise UnreadableValue(tr("“{edtf}” names no day at all: leave the date empty instead.", edtf=edtf))
    if begins is not None and ends is not None and begins >= ends:
        raise UnreadableValue(tr("“{edtf}” ends before it begins: write the earlier date first.", edtf=edtf))
    return begins, ends


def _span_of_end(text: str, zone: str) -> Span:
    """Return the bounds of one end of an interval."""
    return OPEN if text in ("", "..") else _span_of_point(text, zone)


def _span_of_point(text: str, zone: str) -> Span:
    """Return the bounds of one date, by the first of the known shapes that fits."""
    try:
        if "T" in text and text[:1].isdigit() and (timed := clock.span_of(text, zone)):
            return timed
        for pattern, days in _SHAPES:
            if found := pattern.fullmatch(text):
                return _span(*days(found))
    except (ValueError, OverflowError):
        raise UnreadableValue(_impossible(text)) from None
    if _FIGURES.fullmatch(text):
        raise _unreadable(text)  # as the package would say too, but a hundred times as fast
    return _span_of_set(text, zone) if text[:1] in ("[", "{") else _span_by_package(text)


def _span(first: date | None, last: date | None) -> Span:
    """Return the span of whole days."""
    return (
        None if first is None else float(first.toordinal()),
        None if last is None else float(last.toordinal() + 1),
    )


def neighbour(point: str, step: int) -> str:
    """Return the time, day, month or year beside a date, as finely written as the date is.

    UnreadableValue if there is nothing within the years 1 to 9999.
    """
    if unit := clock.unit_of(point):
        return _time_beside(point, step * _DAYS_OF[unit])
    marks = "".join(mark for mark in "?~%" if mark in point)[-1:]
    edge = days_of(point)[0 if step < 0 else 1]
    if edge is None or (edge == date.max and step > 0) or (edge == date.min and step < 0):
        raise UnreadableValue(tr("“{point}” has nothing beyond it within the years 1 to 9999.", point=point))
    length = {4: 4, 7: 7}.get(len(re.sub("[?~%]", "", point)), 10)
    if re.fullmatch(r"\d{4}-[234]\d[?~%]?", point):
        length = 7
    return (edge + timedelta(days=step)).isoformat()[:length] + marks


def _time_beside(point: str, days: float) -> str:
    try:
        return str(clock.moved(point, days))
    except OverflowError:
        raise UnreadableValue(
            tr("“{point}” has nothing beyond it within the years 1 to 9999.", point=point)
        ) from None


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


_SHAPES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DaySpan]], ...]] = (
    (_MONTH, _days_of_calendar),
    (_SEASON, lambda found: season_days(int(found[1]), int(found[2]))),
    (_UNKNOWN_REST, _days_of_calendar),
    (_UNKNOWN_DIGITS, _days_of_unknown_digits),
    (_SIGNIFICANT, _days_of_significant),
)


def _span_of_set(text: str, zone: str) -> Span:
    """Return the bounds of one of several dates [a,b] or of several dates {a,b}, ranges a..b among them."""
    if len(text) < 3 or text[-1] != {"[": "]", "{": "}"}[text[0]]:
        raise _unreadable(text)
    spans: list[Span] = []
    for part in text[1:-1].split(","):
        start, dots, end = part.strip().partition("..")
        first = _span_of_point(start, zone) if start else OPEN
        last = first if not dots else _span_of_point(end, zone) if end else OPEN
        if first[0] and last[1] and first[0] >= last[1]:
            raise UnreadableValue(
                tr("“{text}” ends before it begins: write the earlier date first.", text=text)
            )
        spans.append((first[0], last[1]))
    begins = [span[0] for span in spans if span[0] is not None]
    ends = [span[1] for span in spans if span[1] is not None]
    is_bounded = (len(begins) == len(spans), len(ends) == len(spans))
    return min(begins) if is_bounded[0] else None, max(ends) if is_bounded[1] else None


def _span_by_package(text: str) -> Span:
    """Return the strict bounds of a rarer value (unknown digits or signs inside) by the edtf package."""
    from edtf import parse_edtf  # noqa: PLC0415 - costs 0.1 s and is seldom needed
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415 - comes with it

    try:
        value = parse_edtf(text)
        return _span(_as_date(value.lower_strict()), _as_date(value.upper_strict()))
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError, IndexError):
        raise _unreadable(text) from None


def _as_date(bound: float | struct_time) -> date | None:
    """Return a bound of the edtf package (a struct_time or an infinity) as a date."""
    if isinstance(bound, struct_time):
        return date(bound.tm_year, bound.tm_mon, bound.tm_mday)
    return None


def _impossible(text: str) -> str:
    """Say that a date is not in the calendar."""
    if text.startswith("0000"):
        return tr("“{text}” is outside the years 1 to 9999.", text=text)
    return tr(
        "“{text}” is not a day or time of the calendar: check the month, the day and the hour.", text=text
    )


def _unreadable(text: str) -> UnreadableValue:
    """Say that a text is not EDTF and what would be."""
    if re.fullmatch(r"-\d+.*|Y-?\d.*|XXXX.*", text):
        return UnreadableValue(tr("“{text}” is outside the years 1 to 9999.", text=text))
    return UnreadableValue(
        tr(
            "“{text}” is not a date: write it like 2021-09-24, 2021-09, 2021, 2018/.. or 24 Sept 2021.",
            text=text,
        )
    )
