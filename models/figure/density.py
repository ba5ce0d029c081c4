"""Counts of events per column of the time axis, for lanes that hold more events than marks would show."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from models.figure.marks import Box, Rect
from models.figure.scale import TimeScale
from models.values.when import When

COLUMN = 3.0  # points
Days = NDArray[np.float64]
Counts = NDArray[np.int64]


def moments_of(whens: Sequence[When]) -> tuple[Days, Days]:
    """Tell when dates begin and end, in days; open ends are infinite."""
    begins = (-np.inf if when.begins is None else when.begins for when in whens)
    ends = (np.inf if when.ends is None else when.ends for when in whens)
    return np.fromiter(begins, float, len(whens)), np.fromiter(ends, float, len(whens))


def members(begins: Days, scale: TimeScale, ids: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Return the ids of the events that begin in each column, for those columns where any does."""
    columns = column_of(begins, scale)
    order = np.argsort(columns, kind="stable")
    edges = np.flatnonzero(np.diff(columns[order], prepend=-1, append=-1))
    for start, stop in pairwise(edges.tolist()):
        yield int(columns[order[start]]), tuple(ids[at] for at in order[start:stop].tolist())


def column_of(days: Days, scale: TimeScale, width: float = COLUMN) -> NDArray[np.int64]:
    """Return the column in which each day stands, cut to the first and last; they may be infinite."""
    count = column_count(scale, width)
    ends = np.clip(days, scale.first, scale.last)
    return np.clip((scale.xs(ends) - scale.left) // width, 0, count - 1).astype(np.int64)


def column_count(scale: TimeScale, width: float = COLUMN) -> int:
    """Tell how many columns the axis has."""
    return max(int(np.ceil((scale.right - scale.left) / width)), 1)


def counts(begins: Days, ends: Days, scale: TimeScale, width: float = COLUMN) -> Counts:
    """Tell how many events touch each column; an event that lasts counts in all that it covers.

    What happened before a day counts at that day: nobody says that it went on all the time before.
    """
    begins = np.where(np.isneginf(begins) & np.isfinite(ends), np.nextafter(ends, -np.inf), begins)
    inside = (ends > scale.first) & (begins < scale.last)
    begin = column_of(begins[inside], scale, width)
    end = column_of(np.nextafter(ends[inside], -np.inf), scale, width)
    change = np.zeros(column_count(scale, width) + 1, np.int64)
    np.add.at(change, begin, 1)
    np.add.at(change, end + 1, -1)
    return np.cumsum(change)[:-1]


def draw_columns(numbers: Counts, scale: TimeScale, top: float, height: float, colour: str) -> Iterator[Box]:
    """Return one box for each run of columns of the same count, its height by the root of the count."""
    most = max(int(numbers.max(initial=0)), 1)
    edges = np.flatnonzero(np.diff(numbers, prepend=-1, append=-1))
    for start, stop in pairwise(edges.tolist()):
        count = int(numbers[start])
        if count:
            tall = max(height * (count / most) ** 0.5, min(height, 1.0))
            left = scale.left + float(start) * COLUMN
            right = min(scale.left + float(stop) * COLUMN, scale.right)
            yield Box(Rect(left, top + height - tall, right - left, tall), colour)
