"""Dates of programs that know days alone: the span that a date covers there, and when our own words still hold."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from models.errors import UnreadableValue
from models.exchange.table import values
from models.values.when import When

_PLAIN: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that a date can mean; None where that end is open."""

    first: date | None
    last: date | None

    @classmethod
    def of(cls, when: When) -> "Span":
        """Return the span of a date."""
        return cls(when.earliest, when.latest)


def read_cells(date: str, end: str = "") -> When | None:
    """Return the date that two cells of a row tell; None where they tell none."""
    try:
        return values.read_span(date, end) if date or end else None
    except UnreadableValue:
        return None


def is_plain(text: str) -> bool:
    """Tell whether a date is a year, a month or a day and nothing more."""
    return _PLAIN.fullmatch(text) is not None


def date_cells(first: str, last: str) -> dict[str, str]:
    """Return the cells of a date from a first and a last one as a program tells them; either may be open."""
    if first and last and first != last:
        return {"date": first, "end": last}
    if first:
        return {"date": first if first == last else f"{first}/.."}
    return {"date": f"/{last}"} if last else {}


def truer_cells(told: dict[str, str], ours: dict[str, str]) -> dict[str, str]:
    """Return our own words for a date where they still cover the span that the program tells, else the program's.

    So a date that only we can word comes back as it was, and one that was changed in the program is the changed one.
    """
    mine = read_cells(ours.get("date", ""), ours.get("end", ""))
    theirs = read_cells(told.get("date", ""), told.get("end", ""))
    if mine is None or theirs is None:
        return told or ours
    return ours if Span.of(mine) == Span.of(theirs) else told
