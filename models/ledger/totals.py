"""Adds lines up: by one or two of their parties, with bounds kept and what is unknown counted; decimals throughout."""

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from models.ledger.line import COUNTED, DIMENSIONS, POSSIBLE, Line
from models.values.money import Amount, Interval, added
from models.values.money.value import shifted

Ints = NDArray[np.int64]
_LATER: Final = 2**31  # the day of what nobody dates
_BY_LINE: Final = (
    "_numbers", "_known", "_unknown", "_possible", "_claimed", "_checked", "_low", "_told", "_high", "_open", "_deep",
    "_days",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Total:
    """What some lines come to, in one unit.

    `low` and `high` are the ends of every sum that they can make, None where there is no such end: none below where
    what was paid back is told as “at most”. `told` is the sum of the figures as printed. `unknown` sales tell no
    figure; possible and claimed ones are not added.
    """

    group: tuple[str, ...]
    unit: str
    low: Decimal | None
    high: Decimal | None
    told: Decimal
    lines: int
    unknown: int
    possible: int
    claimed: int
    origins: int
    checked: int
    members: tuple[int, ...]  # the numbers of all its lines, those that are not added among them
    is_money: bool = True  # else its unit is an asset

    @property
    def is_known(self) -> bool:
        """Tell whether any of its lines has a figure."""
        return self.lines > 0


class Columns:
    """Lines as columns, so that a hundred thousand of them are grouped anew in a blink."""

    def __init__(self, lines: Sequence[Line], unit: str) -> None:
        """Take the lines whose figure is in one unit, and those without a figure."""
        self.lines, self.unit = tuple(lines), unit
        added = np.array([line.weight == COUNTED for line in lines], bool)
        told = np.array([line.given is not None for line in lines], bool)
        self._known = added & told
        self._unknown = added & ~told
        self._possible = np.array([line.weight == POSSIBLE for line in lines], bool)
        self._claimed = ~added & ~self._possible
        self._checked = self._known & np.array([line.is_checked for line in lines], bool)
        ends = [_ends(line) for line in lines]
        self._places = max(
            (-int(d.as_tuple().exponent) for end in ends for d in end if d is not None), default=0
        )
        self._places = max(self._places, 0)
        self._low, self._told = (self._whole([end[at] for end in ends]) for at in (0, 2))
        self._high = self._whole([end[1] for end in ends])
        self._open = self._unknown | (self._known & np.array([end[1] is None for end in ends], bool))
        self._deep = self._known & np.array([end[0] is None for end in ends], bool)
        self._origins = self._origin_pairs()
        self._numbers: Ints = np.arange(len(self.lines))
        self._days: Ints = np.array([_day(line) for line in lines], np.int64)
        self._is_money = not any(
            line.given is not None and not isinstance(line.given, Amount) for line in lines
        )
        self._codes = {name: _coded([line.groups.get(name, "") for line in lines]) for name in DIMENSIONS}

    def only(self, keep: NDArray[np.bool_]) -> "Columns":
        """Return the columns of some of the lines, which keep their numbers."""
        part = copy(self)
        for name in _BY_LINE:
            setattr(part, name, getattr(self, name)[keep])
        part._codes = {name: (code[keep], labels) for name, (code, labels) in self._codes.items()}
        at, which = self._origins
        is_kept = keep[at]
        part._origins = (np.cumsum(keep) - 1)[at[is_kept]], which[is_kept]
        return part

    def total(self) -> Total:
        """Return what all lines come to."""
        found = self._totals(np.zeros(len(self._numbers), np.int64), [()])
        nothing = Total((), self.unit, Decimal(0), Decimal(0), Decimal(0), 0, 0, 0, 0, 0, 0, ())
        return found[0] if found else nothing

    def by(self, *names: str) -> tuple[Total, ...]:
        """Return the totals by one or two ways to group, the largest first, those without a figure last.

        Years stand in the order of time.
        """
        code, labels = self._codes[names[0]]
        groups: list[tuple[str, ...]] = [(label,) for label in labels]
        for name in names[1:]:
            other, more = self._codes[name]
            code = code * len(more) + other
            groups = [(*group, label) for group in groups for label in more]
        found = self._totals(code, groups)
        if names[0] != "year":
            return tuple(sorted(found, key=_size))
        days = self._first_days(code)
        place = {group: _when(group[0], days.get(number, 0)) for number, group in enumerate(groups)}
        return tuple(sorted(found, key=lambda one: (place[one.group], _size(one))))

    def _first_days(self, code: Ints) -> dict[int, int]:
        """Return the first day of the lines of each group."""
        order = np.lexsort((self._days, code))
        held, first = np.unique(code[order], return_index=True)
        return dict(zip(held.tolist(), self._days[order][first].tolist(), strict=True))

    def _totals(self, code: Ints, groups: Sequence[tuple[str, ...]]) -> list[Total]:
        if not len(code):
            return []
        order = np.argsort(code, kind="stable")
        held, first = np.unique(code[order], return_index=True)
        place = np.searchsorted(held, code)
        low, high, told = (
            np.add.reduceat(column[order], first) for column in (self._low, self._high, self._told)
        )
        counts = [np.bincount(place[mask], minlength=len(held)) for mask in self._masks()]
        is_open, is_deep = (
            np.bincount(place[mask], minlength=len(held)) > 0 for mask in (self._open, self._deep)
        )
        origins = self._origin_counts(place, len(held))
        members = np.split(self._numbers[order], first[1:])
        known, unknown, possible, claimed, checked = (count.tolist() for count in counts)
        return [
            Total(
                groups[int(held[at])],
                self.unit,
                low=None if is_deep[at] else self._decimal(low[at]),
                high=None if is_open[at] else self._decimal(high[at]),
                told=self._decimal(told[at]),
                lines=known[at],
                unknown=unknown[at],
                possible=possible[at],
                claimed=claimed[at],
                origins=int(origins[at]),
                checked=checked[at],
                members=tuple(members[at].tolist()),
                is_money=self._is_money,
            )
            for at in range(len(held))
        ]

    def _masks(self) -> tuple[NDArray[np.bool_], ...]:
        return self._known, self._unknown, self._possible, self._claimed, self._checked

    def _origin_pairs(self) -> tuple[Ints, Ints]:
        """Return which line rests on which origin, for the lines that are added."""
        numbers: dict[str, int] = {}
        at, which = list[int](), list[int]()
        for number, line in enumerate(self.lines):
            if line.weight == COUNTED and line.given is not None:
                at += [number] * len(line.origins)
                which += [numbers.setdefault(one, len(numbers)) for one in line.origins]
        return np.array(at, np.int64), np.array(which, np.int64)

    def _origin_counts(self, place: Ints, groups: int) -> Ints:
        at, which = self._origins
        if not len(at):
            return np.zeros(groups, np.int64)
        many = int(which.max()) + 1
        return np.bincount(np.unique(place[at] * many + which) // many, minlength=groups).astype(np.int64)

    def _whole(self, values: Sequence[Decimal | None]) -> NDArray[Any]:
        """Return decimals as whole numbers of their smallest place: they add exactly, and quickly."""
        found = np.zeros(len(values), object)
        found[:] = [int(shifted(one, self._places)) if one else 0 for one in values]
        return found

    def _decimal(self, whole: Any) -> Decimal:
        return shifted(Decimal(int(whole)), -self._places)


def _size(total: Total) -> tuple[bool, Decimal, tuple[str, ...]]:
    """Return what totals are ordered by: the largest lower end first, those without a figure last."""
    return not total.is_known, -(total.told if total.low is None else total.low), total.group


def _ends(line: Line) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Return the least and the most that a line adds, and its figure as printed; nothing where it adds none.

    What is at most so much, or about nothing, is at least nothing: money that came in is never less. What was paid
    back has the ends that it is told with.
    """
    if line.weight != COUNTED or line.given is None or line.ends is None:
        return None, None, None
    high, low = line.ends.high, line.ends.low
    least = low if line.given.value < 0 else max(Decimal(0), low or Decimal(0))
    return least, high, line.given.value


def _when(label: str, day: int) -> tuple[int, bool]:
    """Return where a year stands in the order of time, whatever its lines reach beyond it; a span stands behind it."""
    if re.fullmatch("[0-9]{4}", label) and label != "0000":
        return date(int(label), 1, 1).toordinal(), False
    return day, True


def _day(line: Line) -> int:
    """Return the first day on which a line may be, for the order of time."""
    when, year = line.when, line.groups.get("year", "")
    day = (when.earliest or when.latest) if when else None
    if day and year.isdecimal() and day.year != int(year):  # a share of it
        day = date(int(year), 1, 1)
    return day.toordinal() if day else _LATER


def _coded(words: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(one, len(numbers)) for one in words], np.int64), tuple(numbers)


def units_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the units of the lines that are added, the most frequent first."""
    count: dict[str, int] = {}
    for line in lines:
        if line.unit and line.weight == COUNTED:
            count[line.unit] = count.get(line.unit, 0) + 1
    return tuple(sorted(count, key=lambda unit: (-count[unit], unit)))


def sold_lines(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """Return the lines of what was handed over, by its asset: a sale that is only claimed has a number, no coins."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        for asset in dict.fromkeys(one.asset for one in line.sold):
            found.setdefault(asset, []).append(_as_sold(line, asset))
    return dict(sorted(found.items()))


def _as_sold(line: Line, asset: str) -> Line:
    sold = added([one for one in line.sold if one.asset == asset])
    return replace(line, given=sold, ends=Interval.of(sold))
