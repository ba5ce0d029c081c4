"""Stretches of time of which a set of events tells nothing."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.index.columns import OPEN_END

Moments = NDArray[np.float64]
LEAST: Final = 60.0  # days; of a case that lasts less than ten years, a sixtieth of that
PART: Final = 60
OUTSTANDING: Final = 4.0  # times the stretch in the middle
MOST: Final = 8


def gaps(starts: Moments, ends: Moments) -> tuple[tuple[float, float], ...]:
    """Return the outstanding stretches between events, from the end of one to the beginning of the next, in days.

    `starts` and `ends` are the moments at which events stand and end, any order, float64 (n,); an event that goes on
    without an end fills only the day at which it stands. A stretch is outstanding if it is longer than 60 days (or
    a sixtieth of the whole, where that is less) and than four times the stretch in the middle; the eight longest count.
    """
    if len(starts) < 3:
        return ()
    order = np.argsort(starts, kind="stable")
    first = starts[order]
    filled = np.where(ends[order] == OPEN_END, first + 1, ends[order])
    reached = np.maximum.accumulate(np.maximum(filled, first))
    days = first[1:] - reached[:-1]
    apart = days[days > 0]
    if not len(apart):
        return ()
    least = min(LEAST, float(reached[-1] - first[0]) / PART)
    least = max(least, OUTSTANDING * float(np.median(apart)))
    found = np.flatnonzero(days > least)
    longest = found[np.argsort(-days[found], kind="stable")][:MOST]
    return tuple((float(reached[at]), float(first[at + 1])) for at in np.sort(longest))
