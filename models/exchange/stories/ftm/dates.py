"""Dates of FollowTheMoney: ISO prefixes whose length is the precision, a start and an end; no ranges and no doubts."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from models.errors import UnreadableValue
from models.exchange.stories.ftm.entities import Entity
from models.translation import tr
from models.values.when import When

_PREFIX: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_PLAIN: Final = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)[?~%]?", re.ASCII)
_TIMED: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_MIDNIGHT: Final = frozenset(("00:00", "00:00:00"))


def read_prefix(text: str) -> When:
    """Return the date of a value; midnight is a day of which nobody knows the hour. UnreadableValue if it is none."""
    value = text.strip()
    found = _TIMED.fullmatch(value)
    if found and found[2] in _MIDNIGHT:
        return When.from_edtf(found[1])
    if found:
        return When.from_edtf(f"{found[1]}T{found[2]}{found[3] or ''}")
    if not _PREFIX.fullmatch(value):
        raise UnreadableValue(
            tr("“{text}” is no date: write it like 2021, 2021-09 or 2021-09-24.", text=text[:40])
        )
    return When.from_edtf(value)


def dates_of(when: When | None, *, is_event: bool) -> dict[str, list[str]]:
    """Return the properties that tell a date as far as they can."""
    if when is None:
        return {}
    if plain := _PLAIN.fullmatch(when.edtf):
        return {"date": [plain[1]]}
    start, slash, end = when.edtf.partition("/")
    ends = (start, end) if slash else ("", "")
    first = _prefix(ends[0], when.earliest)
    last = _prefix(ends[1], when.latest)
    if first and first == last and is_event:
        return {"date": [first]}
    return {name: [value] for name, value in (("startDate", first), ("endDate", last)) if value}


def _prefix(end: str, day: date | None) -> str:
    """Return an end as it is told, else the first or last day that it can be."""
    plain = _PLAIN.fullmatch(end)
    return plain[1] if plain else day.isoformat() if day else ""


def when_of(entity: Entity, *, is_event: bool) -> When | None:
    """Return the date that the properties of an entity tell. UnreadableValue if they cannot be read.

    An event that has a start alone happened then; of anything else that has one the end is not known.
    """
    dates, starts, ends = (entity.all(name) for name in ("date", "startDate", "endDate"))
    if starts and ends:
        return When.from_edtf(f"{read_prefix(min(starts)).edtf}/{read_prefix(max(ends)).edtf}")
    if starts and not is_event and not dates:
        return When.from_edtf(f"{read_prefix(min(starts)).edtf}/")
    if ends and not is_event and not dates:
        return When.from_edtf(f"/{read_prefix(max(ends)).edtf}")
    return _one_of(dates or starts or ends)


def _one_of(values: Sequence[str]) -> When | None:
    """Return the date of a property; of several values the date is one of them."""
    told = sorted(dict.fromkeys(read_prefix(value).edtf for value in values))
    if not told:
        return None
    return When.from_edtf(told[0] if len(told) == 1 else f"[{','.join(told)}]")
