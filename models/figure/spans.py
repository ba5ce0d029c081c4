"""Many events on the axis of time, sorted so that what a window shows is found at a cost that follows pixels."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, overload

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int32]
Rows = NDArray[np.int64]
Counts = NDArray[np.int64]

OPEN_START: Final = int(np.iinfo(np.int32).min)
OPEN_END: Final = int(np.iinfo(np.int32).max)
_LONGEST: Final = (0, 30, 365, 3660)
"""Days between first and last: events are kept in classes by length, so that a few long ones cost little."""


class Spans:
    """The first and last days of events, each with the number of its row; an open end is the least or largest int32."""

    def __init__(self, firsts: Days, lasts: Days, rows: Rows, by_first: Rows, by_last: Rows) -> None:
        """Take columns over all rows, and the rows that are meant, sorted by their first and by their last day."""
        self._firsts, self._lasts = firsts[by_first], lasts[by_last]
        self._ends = lasts[by_first]
        self._rows = rows[by_first]
        self._shorter: dict[int, Spans] = {}

    @classmethod
    def of(cls, firsts: Days, lasts: Days) -> "Spans":
        """Return the spans of events in this order: their rows are their places."""
        by_first, by_last = (np.argsort(days, kind="stable") for days in (firsts, lasts))
        return cls(firsts, lasts, np.arange(len(firsts)), by_first, by_last)

    def __len__(self) -> int:
        """Tell how many events there are."""
        return len(self._rows)

    def count(self, first: float, last: float) -> int:
        """Tell how many events touch the days from `first` to `last`."""
        begun = np.searchsorted(self._firsts, last, "right")
        ended = np.searchsorted(self._lasts, first, "left")
        return int(begun - ended)

    def counts(self, edges: NDArray[np.float64]) -> Counts:
        """Tell how many events touch each column between two edges; a day ends where the next begins."""
        begun = np.searchsorted(self._firsts, edges[1:], "left")
        ended = np.searchsorted(self._lasts, edges[:-1] - 1, "right")
        return begun - ended

    def rows(self, first: float, last: float) -> Rows:
        """Return the rows of the events that touch the days from `first` to `last`."""
        return np.concatenate([each.found(first, last)[2] for each in self._classes])

    def through(self, first: float, last: float) -> Rows:
        """Return the rows of the events that begin before the days and end after them."""
        found = [self._rows[:0]]
        for each in self._classes:
            if each.longest >= last - first:
                firsts, lasts, rows = each.found(first, last)
                found.append(rows[(firsts < first) & (lasts > last)])
        return np.concatenate(found)

    def beginnings(self, first: float, last: float) -> tuple[NDArray[np.float64], Rows]:
        """Tell where the events that begin or end in these days stand, and their rows.

        An event stands in the middle of those of its days that are among these.
        """
        days, rows_found = [], []
        for each in self._classes:
            firsts, lasts, rows = each.found(first, last)
            ends = (firsts >= first) | (lasts <= last)
            middle = np.maximum(firsts[ends], first) + np.minimum(lasts[ends], last)
            days.append(middle / 2 + 0.5)
            rows_found.append(rows[ends])
        return np.concatenate(days), np.concatenate(rows_found)

    def short(self, longest: float) -> "Spans":
        """Return the events of the classes that are no longer than so many days; of one day at least."""
        most = max([each for each in _LONGEST if each <= longest], default=0)
        if most not in self._shorter:
            at = np.flatnonzero(self._ends.astype(np.int64) - self._firsts <= most)
            firsts, ends = self._firsts[at], self._ends[at]
            by_last = np.argsort(ends, kind="stable")
            self._shorter[most] = Spans(firsts, ends, np.arange(len(at)), np.arange(len(at)), by_last)
        return self._shorter[most]

    def nearest(self, day: float) -> int | None:
        """Return the row of the event that begins nearest to a day, None if there is none."""
        if not len(self):
            return None
        place = int(np.searchsorted(self._firsts, day))
        near = range(max(place - 1, 0), min(place + 1, len(self)))
        return int(self._rows[min(near, key=lambda at: abs(float(self._firsts[at]) - day))])

    @cached_property
    def _classes(self) -> tuple["_Class", ...]:
        lengths = self._ends.astype(np.int64) - self._firsts
        edges = (-1, *_LONGEST, np.iinfo(np.int64).max)
        groups = (
            (np.flatnonzero((lengths > low) & (lengths <= high)), float(high))
            for low, high in pairwise(edges)
        )
        return tuple(
            _Class(self._firsts[at], self._ends[at], self._rows[at], longest)
            for at, longest in groups
            if len(at)
        ) or (_Class(self._firsts[:0], self._ends[:0], self._rows[:0], 0.0),)


@dataclass(frozen=True, slots=True)
class _Class:
    """Events of about the same length, sorted by their first day."""

    firsts: Days
    lasts: Days
    rows_of: Rows
    longest: float

    def found(self, first: float, last: float) -> tuple[Days, Days, Rows]:
        """The first and last days and the rows of the events that touch the days."""
        start = np.searchsorted(self.firsts, first - self.longest, "left")
        stop = np.searchsorted(self.firsts, last, "right")
        touches = self.lasts[start:stop] >= first
        return (
            self.firsts[start:stop][touches],
            self.lasts[start:stop][touches],
            self.rows_of[start:stop][touches],
        )


class Members(Sequence[str]):
    """The ids of some rows, told only when somebody asks: there may be a million."""

    def __init__(self, names: Sequence[str], rows: Rows) -> None:
        """Take the ids of all rows and the rows that are meant."""
        self._names, self._rows = names, rows

    def __len__(self) -> int:
        """Tell how many there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        """Return the id at a place, or those of a slice."""
        if isinstance(place, slice):
            return tuple(self._names[row] for row in self._rows[place].tolist())
        return self._names[int(self._rows[place])]

    def __iter__(self) -> Iterator[str]:
        """Return the ids one after the other."""
        return (self._names[row] for row in self._rows.tolist())

    def __contains__(self, id: object) -> bool:
        """Tell whether an id is one of them, without telling all."""
        if not isinstance(id, str):
            return False
        row = bisect_left(self._names, id)  # an index keeps its ids sorted; any other list is gone through
        if row == len(self._names) or self._names[row] != id:
            return any(id == name for name in self)
        return bool((self._rows == row).any())


class Window(Sequence[str]):
    """The ids of the events that touch some days, looked for only when they are asked; their number is known."""

    def __init__(self, names: Sequence[str], spans: Sequence[Spans], days: tuple[float, float]) -> None:
        """Take the ids of all rows, the spans to look into, and the first and last day."""
        self._names, self._spans, self.days = names, spans, days
        self._count = sum(each.count(*days) for each in spans)

    @cached_property
    def _members(self) -> Members:
        return Members(self._names, np.concatenate([each.rows(*self.days) for each in self._spans]))

    def within(self, first: float, last: float) -> "Window":
        """Return the events that touch a part of the days."""
        return Window(self._names, self._spans, (first, last))

    def __len__(self) -> int:
        """Tell how many there are."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        """Return the id at a place, or those of a slice."""
        return self._members[place]

    def __iter__(self) -> Iterator[str]:
        """Return the ids one after the other."""
        return iter(self._members) if self._count else iter(())

    def __contains__(self, id: object) -> bool:
        """Tell whether an event is one of them."""
        return self._count > 0 and id in self._members


class Joined(Sequence[str]):
    """Several lists of ids behind each other, none of them told before it is asked for."""

    def __init__(self, parts: Sequence[Sequence[str]]) -> None:
        """Take the lists."""
        self._parts = parts

    def __len__(self) -> int:
        """Tell how many ids there are in all."""
        return sum(len(part) for part in self._parts)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        """Return the id at a place, or those of a slice."""
        return tuple(self)[place]

    def __iter__(self) -> Iterator[str]:
        """Return the ids one after the other."""
        return (id for part in self._parts for id in part)
