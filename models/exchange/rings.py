"""Turns rings so that the nonzero rule fills what the odd-even rule would: PNG and PDF writers know only the first."""

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]


def turned(points: Points, starts: tuple[int, ...]) -> Points:
    """Return the points with every second ring, counted from outside to inside, running the other way round.

    The two rules then agree wherever no ring crosses itself or another.
    """
    rings = np.split(points, starts[1:])
    if len(rings) == 1:
        return points
    areas = np.array([_area(ring) for ring in rings])
    depths = _depths(rings, np.abs(areas))
    runs_wrong = (areas > 0) != (depths % 2 == 0)
    return np.concatenate(
        [ring[::-1] if wrong else ring for ring, wrong in zip(rings, runs_wrong, strict=True)]
    )


def _area(ring: Points) -> float:
    """Return the signed area by the shoelace formula."""
    x, y = ring[:, 0], ring[:, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def _depths(rings: list[Points], areas: Points) -> NDArray[np.int64]:
    """Tell how many other rings hold each ring; of two that are alike, the first holds the second."""
    lows = np.array([ring.min(axis=0) for ring in rings])
    highs = np.array([ring.max(axis=0) for ring in rings])
    order = np.arange(len(rings))
    depths = np.zeros(len(rings), np.int64)
    for number, ring in enumerate(rings):
        is_larger = (areas > areas[number]) | ((areas == areas[number]) & (order < number))
        around = ((lows <= lows[number]) & (highs >= highs[number])).all(axis=1) & is_larger
        if around.any():
            point = _inner_point(ring)
            depths[number] = sum(_holds(rings[other], point) for other in np.flatnonzero(around))
    return depths


def _inner_point(ring: Points) -> Points:
    """Return a point just inside the ring's longest edge, so that it lies on no other ring's edge."""
    edges = np.roll(ring, -1, axis=0) - ring
    longest = int(np.argmax((edges**2).sum(axis=1)))
    inwards = np.array([-edges[longest, 1], edges[longest, 0]]) * (1 if _area(ring) > 0 else -1)
    middle: Points = ring[longest] + edges[longest] / 2 + inwards * 1e-6
    return middle


def _holds(ring: Points, point: Points) -> bool:
    """Tell whether the point lies in the ring: a ray to the right crosses its edges an odd number of times."""
    x, y = ring[:, 0], ring[:, 1]
    next_x, next_y = np.roll(x, -1), np.roll(y, -1)
    spans = (y > point[1]) != (next_y > point[1])
    rise = np.where(spans, next_y - y, 1.0)
    return bool(((x + (point[1] - y) / rise * (next_x - x) > point[0]) & spans).sum() % 2)
