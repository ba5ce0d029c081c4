"""The ticks that fit on the time axis, in words: from seconds to centuries, and what the axis leaves out."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date
from itertools import pairwise

from models.figure.measure import Measure
from models.figure.phrases import month_names, phrase
from models.figure.scale import TimeScale
from models.figure.text import wrap_evenly
from models.values.when.clock import SECONDS_IN_DAY, moment_of

FIRST_DAY, LAST_DAY = 1.0, float(date.max.toordinal())
AXIS_GAP = 0.9  # free space between two words of the axis, in sizes of them


@dataclass(frozen=True, slots=True)
class Tick:
    """A word of the axis: where its span begins and ends, and where the word starts, in points."""

    start: float
    end: float
    text: str
    text_x: float


@dataclass(frozen=True, slots=True)
class Omission:
    """The words of what the axis leaves out: its lines, where each begins, and their row under the ticks."""

    lines: tuple[str, ...]
    starts: tuple[float, ...]
    row: int


@dataclass(frozen=True, slots=True)
class Axis:
    """The rows of the axis; `upper` is empty where one row says all. `lines` stand behind the lanes."""

    upper: tuple[Tick, ...]
    lower: tuple[Tick, ...]
    lines: tuple[float, ...]
    fine_lines: tuple[float, ...]
    omissions: tuple[Omission, ...] = ()

    @property
    def rows(self) -> int:
        """Tell how many rows of words there are."""
        return (2 if self.upper else 1) + self.omitted_rows

    @property
    def omitted_rows(self) -> int:
        """Tell how many of them say what is left out."""
        return max((one.row + len(one.lines) for one in self.omissions), default=0)


@dataclass(frozen=True, slots=True)
class _Step:
    """A distance of ticks: `count` seconds, minutes, hours, days, months or years."""

    unit: str
    count: int

    @property
    def days(self) -> float:
        return self.count * _DAYS[self.unit]


_DAYS = {
    "second": 1 / SECONDS_IN_DAY, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "month": 30.4, "year": 365.25,
}  # fmt: skip
_ABOVE = {"second": "minute", "minute": "hour", "hour": "day", "day": "month", "month": "year"}
"""The unit of the row above each unit's."""
_OF_A_DAY = ("hour", "minute", "second")
_STEPS = (
    *(_Step(unit, count) for unit in ("second", "minute") for count in (1, 5, 10, 15, 30)),
    *(_Step("hour", count) for count in (1, 2, 3, 6, 12)),
    *(_Step("day", count) for count in (1, 5, 10)),
    *(_Step("month", count) for count in (1, 3)),
    *(_Step("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)
_MOST = 400  # ticks: more of them would never fit
_WIDEST_OMISSION = 14.0  # sizes: longer words of what is left out take several lines


def make_axis(scale: TimeScale, language: str, size: float, measure: Measure) -> Axis:
    """Return the finest ticks whose words fit beside each other at that size of type."""
    step = _finest(scale, language, size, measure)
    omitted = tuple(_omissions(scale, size, measure))
    if step is None:
        return Axis((), (), (), (), omitted)

    def width(text: str) -> float:
        return measure.width(text, size)

    parts = [_axis(part, step, language, width, size) for part in scale.parts]
    if len(parts) > 1:
        pairs = zip(parts, scale.parts, strict=True)
        parts = [_oriented(axis, part, scale, step, language, width) for axis, part in pairs]
    upper, lower, lines, fine = (
        tuple(one for axis in parts for one in getattr(axis, name))
        for name in ("upper", "lower", "lines", "fine_lines")
    )
    return Axis(upper, lower, lines, fine, omitted)


def _oriented(
    axis: Axis, part: TimeScale, scale: TimeScale, step: _Step, language: str, width: Callable[[str], float]
) -> Axis:
    """The part of an axis with a word of its own: one without any would leave its reader without a date."""
    if any(tick.text for tick in (*axis.upper, *axis.lower)):
        return axis
    middle = (part.first + part.last) / 2
    text = _word(language, "year", middle)
    if step.unit != "year":
        text = _upper_words(language, step.unit, middle)[-1]
    wide = width(text)
    if wide > part.right - part.left + 0.6 * scale.gap:
        return axis
    x = min(max((part.left + part.right - wide) / 2, scale.left), scale.right - wide)
    tick = Tick(part.left, part.right, text, x)
    return replace(axis, lower=(tick,)) if step.unit == "year" else replace(axis, upper=(tick,))


def _omissions(scale: TimeScale, size: float, measure: Measure) -> Iterator[Omission]:
    """The words of what is left out, centred under the ticks at their gaps; no words stand over others."""
    ends: list[float] = []  # how far each row is taken
    for one, (left, right) in zip(scale.breaks, scale.gaps, strict=True):
        if not one.words:
            continue
        room = min(_WIDEST_OMISSION * size, scale.right - scale.left)
        lines = wrap_evenly(one.words, room, size, measure)
        widths = [measure.width(line, size) for line in lines]
        middle = min(max((left + right) / 2, scale.left + max(widths) / 2), scale.right - max(widths) / 2)
        start = middle - max(widths) / 2
        row = next(
            (n for n in range(len(ends)) if all(end <= start for end in ends[n : n + len(lines)])), len(ends)
        )
        ends += [-math.inf] * (row + len(lines) - len(ends))
        ends[row : row + len(lines)] = [start + max(widths) + AXIS_GAP * size] * len(lines)
        yield Omission(lines, tuple(middle - wide / 2 for wide in widths), row)


def unit_of(scale: TimeScale, language: str, size: float, measure: Measure) -> str:
    """Return what the axis counts in: year, month, day, hour, minute or second."""
    step = _finest(scale, language, size, measure)
    return step.unit if step else "year"


def _finest(scale: TimeScale, language: str, size: float, measure: Measure) -> _Step | None:
    parts = scale.parts
    shown = sum(part.last - part.first for part in parts)
    for step in _STEPS:
        if step.days * scale.per_day < 0.8 * size or shown / step.days > _MOST:
            continue
        if all(_fits(part, step, language, size, measure) for part in parts):
            return step
    return None


def _fits(scale: TimeScale, step: _Step, language: str, size: float, measure: Measure) -> bool:
    """Whether the words of all ticks find room beside each other."""
    spans = _spans(scale, step)
    words = [_word(language, step.unit, begin) for begin, _ in spans]
    return _all_fit(spans, words, scale, lambda text: measure.width(text, size) + AXIS_GAP * size)


def _axis(scale: TimeScale, step: _Step, language: str, width: Callable[[str], float], size: float) -> Axis:
    spans = _spans(scale, step)
    is_clock = step.unit in _OF_A_DAY  # a clock's word names a moment and stands right of its line
    place = _beside if step.count > 1 or is_clock else _centred
    lower = tuple(_ticks(scale, spans, lambda day: (_word(language, step.unit, day),), width, size, place))
    if step.count > 1 or is_clock:  # the word names the first of several days or years, which lies outside
        lower = tuple(replace(tick, text="") if tick.start < scale.left - 0.01 else tick for tick in lower)
    if step.unit == "year":
        return Axis((), lower, tuple(t.start for t in lower if scale.left < t.start < scale.right), ())
    above = _spans(scale, _Step(_ABOVE[step.unit], 1))
    upper = tuple(
        _ticks(scale, above, lambda day: _upper_words(language, step.unit, day), width, size, _beside)
    )
    lines = tuple(tick.start for tick in upper if scale.left < tick.start < scale.right)
    fine = tuple(tick.start for tick in lower if scale.left < tick.start < scale.right)
    return Axis(upper, lower, lines, tuple(x for x in fine if all(abs(x - line) > 0.01 for line in lines)))


def _upper_words(language: str, unit: str, at: float) -> tuple[str, ...]:
    """The words for the row above, the fullest first."""
    moment = moment_of(at)
    if unit == "month":
        return (phrase(language, "axis_year", year=moment.year),)
    names = [month_names(language, short)[moment.month - 1] for short in (False, True)]
    if unit == "day":
        full = tuple(phrase(language, "axis_month_year", year=moment.year, month=name) for name in names)
        return (*full, names[1])
    days = [
        phrase(language, "axis_whole_day", day=moment.day, month=name, year=moment.year) for name in names
    ]
    if unit == "hour":
        return (*days, phrase(language, "axis_day_month", day=moment.day, month=names[1]))
    clock = f"{moment:%H:%M}"
    return (*(f"{day}, {clock}" for day in days), clock)


def _word(language: str, unit: str, at: float) -> str:
    moment = moment_of(at)
    if unit == "year":
        return phrase(language, "axis_year", year=moment.year)
    if unit == "month":
        return month_names(language, True)[moment.month - 1]
    if unit == "day":
        return phrase(language, "axis_day", day=moment.day)
    return f"{moment:%H:%M:%S}" if unit == "second" else f"{moment:%H:%M}"


def _all_fit(
    spans: list[tuple[float, float]], words: list[str], scale: TimeScale, needs: Callable[[str], float]
) -> bool:
    """Whether every span that is wholly on the axis is as wide as its word."""
    inner = [(scale.x(end) - scale.x(begin), word) for (begin, end), word in zip(spans, words, strict=True)]
    return all(width >= needs(word) for width, word in inner)


def _ticks(
    scale: TimeScale,
    spans: list[tuple[float, float]],
    words: Callable[[float], tuple[str, ...]],
    width: Callable[[str], float],
    size: float,
    place: Callable[[float, float, float, float], float | None],
) -> Iterator[Tick]:
    """The words that fit into the visible part of their spans."""
    for begin, end in spans:
        start, stop = scale.x(begin), scale.x(end)
        visible = max(start, scale.left), min(stop, scale.right)
        for text in words(begin):
            x = place(*visible, width(text), size)
            if x is not None:
                yield Tick(start, stop, text, x)
                break
        else:
            yield Tick(start, stop, "", visible[0])


def _centred(left: float, right: float, width: float, size: float) -> float | None:
    return (left + right - width) / 2 if right - left >= width + 0.2 * size else None


def _beside(left: float, right: float, width: float, size: float) -> float | None:
    """Where a word starts that stands right of the line at which its span begins."""
    pad = 0.35 * size
    return left + pad if right - left >= width + pad else None


def _spans(scale: TimeScale, step: _Step) -> list[tuple[float, float]]:
    """The spans that touch the window, each from its beginning to that of the next."""
    first = min(max(scale.first, FIRST_DAY), LAST_DAY + 1)
    last = min(max(scale.last, FIRST_DAY), LAST_DAY + 1)
    if step.unit in _OF_A_DAY:
        begins = list(_clock_begins(first, last, step))
    else:
        days = [date.fromordinal(int(min(day, LAST_DAY))) for day in (first, last)]
        begins = [float(day.toordinal()) for day in _begins(days[0], days[1], step)]
    return [(begin, end) for begin, end in pairwise(begins) if end > first and begin < last]


def _clock_begins(first: float, last: float, step: _Step) -> Iterator[float]:
    """The beginnings of hours, minutes or seconds from the one that holds `first` to the one after `last`."""
    unit = round(step.days * SECONDS_IN_DAY)
    number = math.floor(first * SECONDS_IN_DAY / unit + 1e-6)
    while (at := number * unit / SECONDS_IN_DAY) < last + step.days:
        yield at
        number += 1


def _begins(first: date, last: date, step: _Step) -> Iterator[date]:
    """The first days of spans from the one that holds `first` to the one after `last`."""
    if step.unit == "year":
        year = max(first.year - first.year % step.count, 1)
        while year <= last.year + step.count and year <= MAXYEAR:
            yield date(year, 1, 1)
            year = year - year % step.count + step.count
        if year > MAXYEAR and last.year + step.count > MAXYEAR:
            yield date.max
        return
    month = (first.year * 12 + first.month - 1) // step.count * step.count if step.unit == "month" else 0
    if step.unit == "month":
        yield from _month_begins(month, last, step.count)
        return
    yield from _day_begins(first.year * 12 + first.month - 1, last, step.count)


def _month_begins(month: int, last: date, count: int) -> Iterator[date]:
    end = last.year * 12 + last.month - 1 + count
    for number in range(month, end + 1, count):
        if number // 12 > MAXYEAR:
            yield date.max
            return
        if number // 12 >= 1:
            yield date(number // 12, number % 12 + 1, 1)


def _day_begins(month: int, last: date, count: int) -> Iterator[date]:
    """Days 1, 1+count … of each month, none so late that it leaves less than half a step."""
    for begin in _month_begins(month, last, 1):
        yield begin
        day = 1 + count
        while begin <= last and day <= 31 - count / 2:
            try:
                yield begin.replace(day=day)
            except ValueError:
                break
            day += count
