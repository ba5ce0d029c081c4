"""The kinds of columns an index of events is made of: numbers, names by number, several names to a row."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

OPEN_START: Final = float("-inf")
OPEN_END: Final = float("inf")

Numbers = NDArray[np.int32]
Moments = NDArray[np.float64]
"""Days as ordinals with the time of day as their fraction; a day ends where the next begins."""
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


def numbers(values: Iterable[int]) -> Numbers:
    """Return the values as a column."""
    return np.fromiter(values, np.int32)


def moments(values: Iterable[float]) -> Moments:
    """Return moments as a column."""
    return np.fromiter(values, np.float64)


def coded(names: Sequence[str], known: tuple[str, ...] = ()) -> tuple[Numbers, tuple[str, ...]]:
    """Return a number for each name, and every name once by its number; known names keep theirs."""
    code_of = {name: code for code, name in enumerate(known)}
    for name in dict.fromkeys(names):
        code_of.setdefault(name, len(code_of))
    return np.fromiter(map(code_of.__getitem__, names), np.int32, len(names)), tuple(code_of)


def looked_up(names: Sequence[str], find: Callable[[str], int]) -> Numbers:
    """Return a number for each name; each different name is looked up once."""
    found = {name: find(name) for name in dict.fromkeys(names)}
    return np.fromiter(map(found.__getitem__, names), np.int32, len(names))


@dataclass(frozen=True)
class Ragged:
    """A column with several names in each row."""

    names: tuple[str, ...]  # every name once
    starts: NDArray[np.int64]  # one more than there are rows
    codes: Numbers  # places in `names`

    @classmethod
    def build(cls, rows: Iterable[tuple[str, ...]], names: tuple[str, ...] = ()) -> "Ragged":
        """Gather the names of all rows; names that are given keep their codes."""
        code_of = {name: code for code, name in enumerate(names)}
        codes: list[int] = []
        starts = [0]
        for row in rows:
            codes.extend(code_of.setdefault(name, len(code_of)) for name in row)
            starts.append(len(codes))
        return cls(tuple(code_of), np.array(starts, np.int64), np.array(codes, np.int32))

    def of(self, row: int) -> tuple[str, ...]:
        """Return the names of one row."""
        return tuple(self.names[code] for code in self.codes[self.starts[row] : self.starts[row + 1]])

    @cached_property
    def first(self) -> Numbers:
        """Return the code of the first name of each row, -1 where there is none."""
        found = np.full(len(self.starts) - 1, -1, np.int32)
        is_held = self.starts[1:] > self.starts[:-1]
        found[is_held] = self.codes[self.starts[:-1][is_held]]
        return found

    def counts(self, mask: Mask | None = None) -> Rows:
        """Tell how many rows, or how many of the masked ones, have each of the names."""
        codes = self.codes if mask is None else self.codes[np.repeat(mask, np.diff(self.starts))]
        return np.bincount(codes, minlength=len(self.names))

    def having(self, names: Iterable[str]) -> Mask:
        """Tell which rows have at least one of the names."""
        wanted = frozenset(names)
        is_wanted = np.array([name in wanted for name in self.names], bool)
        hits = np.zeros(len(self.codes) + 1, np.int64)
        if len(self.codes):
            np.cumsum(is_wanted[self.codes], out=hits[1:])
        found: Mask = hits[self.starts[1:]] > hits[self.starts[:-1]]
        return found

    def joined(self, more: "Ragged") -> "Ragged":
        """Return the column with the rows of another behind it."""
        codes, names = coded(more.names, self.names)
        added = codes[more.codes] if len(codes) else more.codes
        starts = np.concatenate([self.starts, more.starts[1:] + self.starts[-1]])
        return Ragged(names, starts, np.concatenate([self.codes, added]))

    def taken(self, rows: Rows) -> "Ragged":
        """Return the column with these rows in this order."""
        lengths = np.diff(self.starts)[rows]
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        places = np.repeat(self.starts[rows] - starts[:-1], lengths) + np.arange(starts[-1])
        return Ragged(self.names, starts, self.codes[places])

    def replaced(self, rows: Rows, more: "Ragged") -> "Ragged":
        """Return the column with the rows of another in place of some; itself where they say the same."""
        if all(self.of(int(row)) == more.of(number) for number, row in enumerate(rows)):
            return self
        count = len(self.starts) - 1
        places = np.arange(count)
        places[rows] = count + np.arange(len(rows))
        return self.joined(more).taken(places)
