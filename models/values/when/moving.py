"""Moves a date in time by whole steps of what is known of it: a month stays a month, a year a year."""

import re
from datetime import date, timedelta
from typing import Final

from models.errors import UnreadableValue
from models.values.when import When
from models.values.when.bounds import last_of_month
from models.values.when.clock import moment_of, unit_of
from models.values.when.clock import moved as moved_clock

_POINT: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([?~%]?)", re.ASCII)
_PARTS: Final = re.compile(r"([/,\[\]{}\s]+|\.\.)")
_CLOCK: Final = -1
_DAYS_IN_MONTH: Final = 30.44
_DAYS_IN_YEAR: Final = 365.25


def moved(when: When, days: float) -> When | None:
    """Return the date `days` later in its own steps, marks of doubt kept; None if its form cannot be moved.

    A time moves by its hours, minutes or seconds, a day by days, a month by months, a year by years; an interval or a
    set by the steps of its coarsest date. The wording of the source stays with the source, so the answer has none.
    """
    parts = _PARTS.split(when.edtf)  # dates, and between them what ties them
    steps = [_step(date) for date in parts[::2] if date]
    if not steps or None in steps:
        return None
    step = max(one for one in steps if one is not None)
    try:
        moved_parts = (
            part if number % 2 else _moved_end(part, days, step) for number, part in enumerate(parts)
        )
        return When.from_edtf("".join(moved_parts))
    except (UnreadableValue, ValueError, OverflowError):
        return None  # beyond the years that can be written


def when_at(moment: float, unit: str) -> When:
    """Return the year, month, day, hour, minute or second, whichever `unit` says, in which a moment lies."""
    at = moment_of(moment)
    parts = {
        "year": f"{at.year:04d}",
        "month": f"{at.year:04d}-{at.month:02d}",
        "day": f"{at.year:04d}-{at.month:02d}-{at.day:02d}",
    }
    day = parts["day"]
    clocks = {"hour": f"{day}T{at:%H}", "minute": f"{day}T{at:%H:%M}", "second": f"{day}T{at:%H:%M:%S}"}
    return When.from_edtf({**parts, **clocks}[unit])


def _step(end: str) -> int | None:
    """Return -1 for a time of day, 0 for a day, 1 for a month, 2 for a year, None for what is none of them."""
    if unit_of(end):
        return _CLOCK
    found = _POINT.fullmatch(end)
    return None if found is None else 0 if found[3] else 1 if found[2] else 2


def _moved_end(end: str, days: float, step: int) -> str:
    if timed := moved_clock(end, days if step == _CLOCK else round(days)):
        return timed
    found = _POINT.fullmatch(end)
    if found is None:
        return end
    year, month, day, mark = int(found[1]), found[2], found[3], found[4]
    if step == 0:
        return f"{date(year, int(month), int(day)) + timedelta(round(days))}{mark}"
    if step == 2:
        moved_year = year + round(days / _DAYS_IN_YEAR)
        return _written(moved_year, month, day) + mark
    months = year * 12 + int(month or 1) - 1 + round(days / _DAYS_IN_MONTH)
    return _written(months // 12, f"{months % 12 + 1:02}" if month else None, day) + mark


def _written(year: int, month: str | None, day: str | None) -> str:
    """Return a date as EDTF; a day that the month lacks becomes its last."""
    if not 0 <= year <= 9999:
        raise ValueError(year)
    if month and day:
        return str(min(last_of_month(year, int(month)), date(year, int(month), 1) + timedelta(int(day) - 1)))
    return f"{year:04}-{month}" if month else f"{year:04}"
