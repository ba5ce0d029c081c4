"""Many events on the axis of time, sorted so that what a window shows is found at a cost that follows pixels."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, overload

import numpy as np
from numpy.typing import NDArray

Moments = NDArray[np.float64]
Rows = NDArray[np.int64]
Counts = NDArray[np.int64]

OPEN_START: Final = float("-inf")
OPEN_END: Final = float("inf")
_LONGEST: Final = (1 / 24, 1.0, 31.0, 366.0, 3661.0)
"""Days between beginning and end: events are kept in classes by length, so that a few long ones cost little."""


class Spans:
    """When events begin and end, in days, each with the number of its row; an open end is infinite."""

    def __init__(self, begins: Moments, ends: Moments, rows: Rows, by_first: Rows, by_last: Rows) -> None:
        """Take columns over all rows, and the rows that are meant, sorted by their beginning and by their end."""
        self._begins, self._sorted_ends = begins[by_first], ends[by_last]
        self._ends = ends[by_first]
        self._rows = rows[by_first]
        self._shorter: dict[float, Spans] = {}

    @classmethod
    def of(cls, begins: Moments, ends: Moments) -> "Spans":
        """Return the spans of events in this order: their rows are their places."""
        by_first, by_last = (np.argsort(moments, kind="stable") for moments in (begins, ends))
        return cls(begins, ends, np.arange(len(begins)), by_first, by_last)

    def __len__(self) -> int:
        """Tell how many events there are."""
        return len(self._rows)

    def count(self, first: float, last: float) -> int:
        """Tell how many events touch the time from `first` to `last`, of which the last moment is no more part."""
        begun = np.searchsorted(self._begins, last, "left")
        ended = np.searchsorted(self._sorted_ends, first, "right")
        return int(begun - ended)

    def counts(self, edges: NDArray[np.float64]) -> Counts:
        """Tell how many events touch each column between two edges."""
        begun = np.searchsorted(self._begins, edges[1:], "left")
        ended = np.searchsorted(self._sorted_ends, edges[:-1], "right")
        return begun - ended

    def rows(self, first: float, last: float) -> Rows:
        """Return the rows of the events that touch the time from `first` to `last`."""
        return np.concatenate([each.found(first, last)[2] for each in self._classes])

    def through(self, first: float, last: float) -> Rows:
        """Return the rows of the events that begin before the time and end after it."""
        found = [self._rows[:0]]
        for each in self._classes:
            if each.longest >= last - first:
                begins, ends, rows = each.found(first, last)
                found.append(rows[(begins < first) & (ends > last)])
        return np.concatenate(found)

    def beginnings(self, first: float, last: float) -> tuple[NDArray[np.float64], Rows]:
        """Tell where the events that begin or end in this time stand, and their rows.

        An event stands in the middle of what of it lies in this time.
        """
        middles, rows_found = [], []
        for each in self._classes:
            begins, ends, rows = each.found(first, last)
            is_in = (begins >= first) | (ends <= last)
            middles.append((np.maximum(begins[is_in], first) + np.minimum(ends[is_in], last)) / 2)
            rows_found.append(rows[is_in])
        return np.concatenate(middles), np.concatenate(rows_found)

    def short(self, longest: float) -> "Spans":
        """Return the events of the classes that are no longer than so many days; of an hour at least."""
        most = max([each for each in _LONGEST if each <= longest], default=_LONGEST[0])
        if most not in self._shorter:
            at = np.flatnonzero(self._ends - self._begins <= most)
            begins, ends = self._begins[at], self._ends[at]
            by_last = np.argsort(ends, kind="stable")
            self._shorter[most] = Spans(begins, ends, np.arange(len(at)), np.arange(len(at)), by_last)
        return self._shorter[most]

    def nearest(self, day: float) -> int | None:
        """Return the row of the event that begins nearest to a day, None if there is none."""
        if not len(self):
            return None
        place = int(np.searchsorted(self._begins, day))
        near = range(max(place - 1, 0), min(place + 1, len(self)))
        return int(self._rows[min(near, key=lambda at: abs(float(self._begins[at]) - day))])

    @cached_property
    def _classes(self) -> tuple["_Class", ...]:
        lengths = self._ends - self._begins
        edges = (0.0, *_LONGEST, float("inf"))
        groups = (
            (np.flatnonzero((lengths > low) & (lengths <= high)), float(high))
            for low, high in pairwise(edges)
        )
        return tuple(
            _Class(self._begins[at], self._ends[at], self._rows[at], longest)
            for at, longest in groups
            if len(at)
        ) or (_Class(self._begins[:0], self._ends[:0], self._rows[:0], 0.0),)


@dataclass(frozen=True, slots=True)
class _Class:
    """Events of about the same length, sorted by their beginning."""

    begins: Moments
    ends: Moments
    rows_of: Rows
    longest: float

    def found(self, first: float, last: float) -> tuple[Moments, Moments, Rows]:
        """When the events that touch a time begin and end, and their rows."""
        start = np.searchsorted(self.begins, first - self.longest, "left")
        stop = np.searchsorted(self.begins, last, "left")
        touches = self.ends[start:stop] > first
        return (
            self.begins[start:stop][touches],
            self.ends[start:stop][touches],
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
