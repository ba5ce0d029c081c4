"""Stretches of time of which a set of events tells nothing."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.index.event_index import NO_LATEST

Days = NDArray[np.int32]
LEAST: Final = 60  # days
OUTSTANDING: Final = 4.0  # times the stretch in the middle
MOST: Final = 8


def gaps(starts: Days, latest: Days) -> tuple[tuple[int, int], ...]:
    """Return the outstanding stretches between events as (first, last) day, ordinals, in the order of time.

    `starts` and `latest` are the days at which events stand and end, any order, int32 (n,); an event that goes on
    without an end fills only the day at which it stands. A stretch is outstanding if it is longer than 60 days and
    than four times the stretch in the middle; the eight longest are answered.
    """
    if len(starts) < 3:
        return ()
    order = np.argsort(starts, kind="stable")
    first = starts[order].astype(np.int64)
    ends = np.where(latest[order] == NO_LATEST, first, latest[order])
    reached = np.maximum.accumulate(np.maximum(ends, first))
    days = first[1:] - reached[:-1] - 1
    apart = days[days > 0]
    if not len(apart):
        return ()
    least = max(LEAST, OUTSTANDING * float(np.median(apart)))
    found = np.flatnonzero(days > least)
    longest = found[np.argsort(-days[found], kind="stable")][:MOST]
    return tuple((int(reached[at]) + 1, int(first[at + 1]) - 1) for at in np.sort(longest))
