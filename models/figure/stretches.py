"""Where an axis of time is empty, and where it is crowded: what it can leave out, and what asks to be enlarged."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import MAXYEAR, date, timedelta
from itertools import pairwise
from typing import Final

from models.values.when import Mark, When, between
from models.values.when.clock import moment_of

Span = tuple[float, float]
MOMENT: Final = 1 / 86_400
LEAST_EMPTY: Final = 0.12  # of the window: an empty stretch below that is not worth a break
MARGIN: Final = 0.01  # of the window: what is kept beside the events at both sides of a break
MOST_BREAKS: Final = 3  # that are proposed
LEAST_CROWD: Final = 4  # events that make a crowd …
CROWDED: Final = 2.5  # … if so many times as many as elsewhere stand in its time
LONGEST_INSET: Final = 0.2  # of what the axis shows
FINE: Final = 400  # such a part of the axis, and less, is enlarged for times of day alone …
FINEST: Final = 20_000  # … and less than that never
_UNITS: Final = (("year", 366.0), ("month", 31.0), ("day", 1.0), ("hour", 1 / 24), ("minute", 1 / 1440))
_COUNTS: Final = (1, 2, 3, 4, 5, 6, 9, 12, 18, 24)
_GOES_ON: Final = (Mark.RANGE, Mark.SINCE, Mark.UNTIL)

# what stands on the axis -----------------------------------------------------------------------


def taken_by(when: When) -> Iterator[Span]:
    """Return the times in which a date stands on an axis: of what goes on for a while, its two ends alone."""
    begins, ends, mark = when.begins, when.ends, when.mark
    if mark in (Mark.EITHER, Mark.EACH):
        for member in when.members:
            yield from taken_by(member)
    elif begins is not None and ends is not None and mark not in _GOES_ON:
        yield begins, ends
    else:
        if begins is not None:
            yield begins, begins + MOMENT
        if ends is not None:
            yield ends - MOMENT, ends


def goes_through(when: When, span: Span) -> bool:
    """Tell whether something goes on from before a stretch until after it."""
    begins = -math.inf if when.begins is None else when.begins
    ends = math.inf if when.ends is None else when.ends
    return when.mark in _GOES_ON and begins < span[0] and ends > span[1]


def stands_in(when: When, span: Span) -> bool:
    """Tell whether the mark of a date stands in a stretch alone; an arrow stands at the one end that is known."""
    if when.mark is Mark.BEFORE and when.ends is not None:
        return span[0] < when.ends <= span[1]
    if when.mark is Mark.AFTER and when.begins is not None:
        return span[0] <= when.begins < span[1]
    return is_within(when, span)


def is_within(when: When, span: Span) -> bool:
    """Tell whether all that a date can mean lies in a stretch."""
    is_known = when.begins is not None and when.ends is not None
    return is_known and span[0] <= (when.begins or 0.0) and (when.ends or 0.0) <= span[1]


def touches(when: When, span: tuple[float | None, float | None]) -> bool:
    """Tell whether a date and a stretch, which may be open, share any time."""
    first, last = span
    is_before = when.ends is not None and first is not None and when.ends <= first
    is_after = when.begins is not None and last is not None and when.begins >= last
    return not (is_before or is_after)


# what is empty ---------------------------------------------------------------------------------


def empty_between(taken: Iterable[Span], first: float, last: float) -> Iterator[Span]:
    """Yield the stretches from a first to a last moment in which nothing stands."""
    at = first
    for begin, end in sorted(span for span in taken if span[1] > first and span[0] < last):
        if begin > at:
            yield at, begin
        at = max(at, end)
    if at < last:
        yield at, last


def proposed_breaks(whens: Sequence[When], others: Sequence[Span], window: Span) -> tuple[Span, ...]:
    """Return the longest empty stretches between events that are worth leaving out, in whole years, months or days.

    None goes through something that has an end, unless that fills most of the window anyhow.
    """
    taken = [*others, *(span for when in whens for span in taken_by(when))]
    length = window[1] - window[0]
    taken += [span for when in whens if (span := _whole(when)) and span[1] - span[0] < length / 2]
    inside = [span for span in taken if span[1] > window[0] and span[0] < window[1]]
    if not inside:
        return ()
    ends = max(window[0], min(span[0] for span in inside)), min(window[1], max(span[1] for span in inside))
    held = (
        snapped(first + MARGIN * length, last - MARGIN * length)
        for first, last in empty_between(inside, *ends)
    )
    worth = [span for span in held if span and span[1] - span[0] >= LEAST_EMPTY * length]
    return tuple(sorted(sorted(worth, key=lambda span: span[0] - span[1])[:MOST_BREAKS]))


def _whole(when: When) -> Span | None:
    """The time of something that goes on from a first to a last moment."""
    if when.mark is not Mark.RANGE or when.begins is None or when.ends is None:
        return None
    return when.begins, when.ends


def snapped(first: float, last: float) -> Span | None:
    """Return the whole years, months, days, hours or minutes of a stretch; None where it holds hardly any."""
    for unit, days in _UNITS:
        if last - first >= 3 * days:
            begin, end = floor_of(first, unit), floor_of(last, unit)
            return (begin if begin >= first else next_of(begin, unit)), end
    return None


# what is crowded -------------------------------------------------------------------------------


def proposed_inset(whens: Sequence[When], parts: Sequence[Span]) -> Span | None:
    """Return the most crowded stretch of the parts that an axis shows; None where no stretch is.

    It is the one whose number of events is the least likely if all stood anywhere on the axis (a scan statistic).
    """
    shown = sum(last - first for first, last in parts)
    points = [one for one in whens if _is_short(one, shown) and any(touches(one, part) for part in parts)]
    best: tuple[float, Span | None] = (0.0, None)
    for span in (*_short_ones(points, shown), *_candidates(points, shown)):
        if any(part[0] <= span[0] and span[1] <= part[1] for part in parts):
            score = _surprise(sum(is_within(one, span) for one in points), span, len(points), shown)
            best = max(best, (score, span), key=lambda pair: pair[0])
    return best[1]


def _is_short(when: When, shown: float) -> bool:
    is_known = when.begins is not None and when.ends is not None
    return is_known and (when.ends or 0.0) - (when.begins or 0.0) <= LONGEST_INSET * shown


def _candidates(whens: Sequence[When], shown: float) -> Iterator[Span]:
    """Yield stretches of whole units that begin with an event, the shorter ones first."""
    for unit, days in reversed(_UNITS):
        begins = sorted({floor_of(when.begins, unit) for when in whens if when.begins is not None})
        for count in _COUNTS if days >= shown / FINE else ():
            if count * days <= LONGEST_INSET * shown:
                for begin in begins:
                    yield begin, _later(begin, unit, count)


def _short_ones(whens: Sequence[When], shown: float) -> Iterator[Span]:
    """Yield stretches too short for their days to be told apart on the axis, in which times of day are told apart."""
    timed = [one for one in whens if one.is_timed and one.begins is not None]
    begins = sorted({one.begins for one in timed if one.begins is not None})
    for unit, days in _UNITS if len(begins) >= LEAST_CROWD else ():
        if shown / FINEST <= days < shown / FINE:
            for count in _COUNTS:
                for begin in sorted({floor_of(begin, unit) for begin in begins}):
                    end = _later(begin, unit, count)
                    if sum(begin <= one < end for one in begins) >= LEAST_CROWD:
                        yield begin, end


def _surprise(count: int, span: Span, total: int, shown: float) -> float:
    """How unlikely so many events in a stretch are: the logarithm of a ratio of likelihoods, 0 where it is no crowd."""
    expected = total * (span[1] - span[0]) / shown
    if count < LEAST_CROWD or count < CROWDED * expected:
        return 0.0
    rest = total - count
    told = count * math.log(count / expected)
    return told + (rest * math.log(rest / (total - expected)) if rest else 0.0)


# the calendar ----------------------------------------------------------------------------------


def floor_of(moment: float, unit: str) -> float:
    """Return the beginning of the year, month, day, hour or minute that holds a moment."""
    if unit in ("hour", "minute"):
        parts = 24 if unit == "hour" else 1440
        return math.floor(moment * parts + 1e-6) / parts
    day = date.fromordinal(min(max(int(moment), 1), date.max.toordinal()))
    if unit == "day":
        return float(day.toordinal())
    return float(day.replace(day=1, month=1 if unit == "year" else day.month).toordinal())


def next_of(begin: float, unit: str) -> float:
    """Return the beginning of the unit after the one that begins there."""
    if unit in ("hour", "minute"):
        parts = 24 if unit == "hour" else 1440
        return (round(begin * parts) + 1) / parts
    if unit == "day":
        return begin + 1
    day = date.fromordinal(int(begin))
    if day.year == MAXYEAR and (unit == "year" or day.month == 12):
        return float(date.max.toordinal())
    return float((day + timedelta(days=366 if unit == "year" else 31)).replace(day=1).toordinal())


def _later(begin: float, unit: str, count: int) -> float:
    for _ in range(count):
        begin = next_of(begin, unit)
    return begin


def edtf_of(span: Span) -> str:
    """Return a stretch as EDTF, as short as it can be written: 1955/1976, 1990, 1990-10/1990-12, 2026-03-04."""
    first, last = span
    if first != int(first) or last != int(last):
        return between(first, last).edtf
    begin, end = date.fromordinal(int(first)), date.fromordinal(int(last))
    inner = date.fromordinal(int(last) - 1)
    length = 10
    if begin.day == 1 and end.day == 1:
        length = 4 if begin.month == 1 and end.month == 1 else 7
    texts = begin.isoformat()[:length], inner.isoformat()[:length]
    return texts[0] if texts[0] == texts[1] else "/".join(texts)


def unit_and_count(span: Span) -> tuple[str, int, bool]:
    """Tell how long a stretch is: in which unit, how many of it, and whether that is exact."""
    first, last = span
    begin, end = moment_of(first), moment_of(last)
    is_whole = first == int(first) and last == int(last)
    months = (end.year - begin.year) * 12 + end.month - begin.month
    is_monthly = is_whole and begin.day == 1 and end.day == 1
    if is_monthly and months % 12 == 0:
        return "year", months // 12, True
    if is_monthly and months < 36:
        return "month", months, True
    for unit, days, least in (
        ("year", 365.2425, 3),
        ("month", 30.44, 3),
        ("day", 1.0, 2),
        ("hour", 1 / 24, 1),
    ):
        count = (last - first) / days
        if count >= least:
            return unit, round(count), unit in ("day", "hour") and abs(count - round(count)) < 1e-4
    return "minute", round((last - first) * 1440), True


def apart(spans: Iterable[Span], window: Span) -> tuple[Span, ...]:
    """Return stretches in the order of time, none touching another or an end of the window."""
    merged: list[Span] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        elif last > first:
            merged.append((first, last))
    return tuple(span for span in merged if window[0] < span[0] and span[1] < window[1])


def shown_parts(window: Span, breaks: Sequence[Span]) -> tuple[Span, ...]:
    """Return what an axis shows of a window beside its breaks."""
    edges = [window[0], *(edge for span in breaks for edge in span), window[1]]
    return tuple(pairwise(edges))[::2]
