"""Cut, thicken and thin many lines or rings at once; a set of parts is points (n, 2) and where each part starts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FEW = 12  # parts that are copied one by one sooner than all are looked through

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Parts:
    """Many lines or rings as one array of points; `starts` holds the first point of each part and the end.

    `owner` numbers the record each part belongs to (a country, a province), or is empty.
    """

    points: Floats
    starts: Ints
    owner: Ints

    @property
    def count(self) -> int:
        """Tell how many parts there are."""
        return len(self.starts) - 1


def parts_of(points: NDArray[np.generic], starts: NDArray[np.generic], owner: object = None) -> Parts:
    """Return parts from arrays of any number type; `owner` None numbers nothing."""
    owners = np.zeros(0, np.int64) if owner is None else np.asarray(owner, dtype=np.int64)
    return Parts(np.asarray(points, np.float64), np.asarray(starts, np.int64), owners)


def single_ring(points: NDArray[np.float64]) -> Parts:
    """Return one ring."""
    return Parts(points, np.array([0, len(points)], np.int64), np.zeros(1, np.int64))


def no_parts() -> Parts:
    """Return an empty set of parts."""
    return parts_of(np.zeros((0, 2)), np.zeros(1))


def boxes(parts: Parts) -> Floats:
    """Return the smallest box of each part as (k, 4): x0, y0, x1, y1; every part has a point."""
    if parts.count == 0:
        return np.zeros((0, 4))
    low = np.minimum.reduceat(parts.points, parts.starts[:-1], axis=0)
    high = np.maximum.reduceat(parts.points, parts.starts[:-1], axis=0)
    return np.hstack([low, high])


def chosen(parts: Parts, keep: NDArray[np.bool_]) -> Parts:
    """Return the parts for which `keep` is true."""
    which = np.flatnonzero(keep)
    if len(which) == parts.count:
        return parts
    lengths = np.diff(parts.starts)
    owner = parts.owner[which] if parts.owner.size else parts.owner
    if len(which) > FEW:
        points = parts.points[np.repeat(keep, lengths)]
    else:  # most questions are about the two or three parts around a point: all the others need not be gone through
        runs = [parts.points[parts.starts[i] : parts.starts[i + 1]] for i in which]
        points = np.concatenate(runs) if runs else parts.points[:0]
    return Parts(points, _starts(lengths[which]), owner)


def moved(parts: Parts, dx: float, dy: float) -> Parts:
    """Return the parts moved by dx, dy."""
    return Parts(parts.points + np.array((dx, dy)), parts.starts, parts.owner)


def joined(several: list[Parts]) -> Parts:
    """Return all parts of several sets as one set."""
    filled = [parts for parts in several if parts.count]
    if len(filled) <= 1:
        return filled[0] if filled else no_parts()
    lengths = np.concatenate([np.diff(parts.starts) for parts in filled])
    return Parts(
        np.concatenate([parts.points for parts in filled]),
        _starts(lengths),
        np.concatenate([parts.owner for parts in filled]),
    )


def clipped(parts: Parts, box: tuple[float, float, float, float], is_closed: bool) -> Parts:
    """Tell what lies inside the box x0, y0, x1, y1; rings stay rings (Sutherland and Hodgman 1974).

    Rings of less than three points, and lines of one, are nothing and go.
    """
    parts = chosen(parts, np.diff(parts.starts) >= _least(is_closed))
    around = boxes(parts)
    x0, y0, x1, y1 = box
    touches = (around[:, 0] <= x1) & (around[:, 2] >= x0) & (around[:, 1] <= y1) & (around[:, 3] >= y0)
    parts = chosen(parts, touches)
    around = around[touches]
    crosses = (around[:, 0] < x0) | (around[:, 2] > x1) | (around[:, 1] < y0) | (around[:, 3] > y1)
    if not crosses.any():
        return parts
    cut = chosen(parts, crosses)
    for axis, limit, sign in ((0, x0, 1.0), (0, x1, -1.0), (1, y0, 1.0), (1, y1, -1.0)):
        cut = _half(cut, axis, limit, sign, is_closed)
    return joined([chosen(parts, ~crosses), cut])


def _half(parts: Parts, axis: int, limit: float, sign: float, is_closed: bool) -> Parts:
    """Tell what lies on one side of a straight limit."""
    if parts.count == 0:
        return parts
    points, part = parts.points, np.repeat(np.arange(parts.count), np.diff(parts.starts))
    depth = (points[:, axis] - limit) * sign
    inside = depth >= 0
    after = np.arange(1, len(points) + 1)
    last = parts.starts[1:] - 1
    after[last] = parts.starts[:-1] if is_closed else last  # a ring comes back, a line ends on itself
    crossing = inside != inside[after]
    share = np.where(crossing, depth / np.where(crossing, depth - depth[after], 1.0), 0.0)
    meeting = points + share[:, None] * (points[after] - points)
    meeting[:, axis] = limit
    out = np.empty((len(points), 2, 2))
    out[:, 0], out[:, 1] = points, meeting
    kept = np.stack([inside, crossing], axis=1)
    enters = np.stack([np.zeros_like(inside), crossing & ~inside], axis=1)
    of_part = np.repeat(part[:, None], 2, axis=1)[kept]
    return _cut_apart(out[kept], of_part, enters[kept] & (not is_closed), parts.owner, _least(is_closed))


def _least(is_closed: bool) -> int:
    """Tell how many points a ring or a line has at least."""
    return 3 if is_closed else 2


def _cut_apart(points: Floats, part: Ints, begins: NDArray[np.bool_], owner: Ints, least: int) -> Parts:
    """Return runs of points as parts: a new one for each old part and where `begins` says; short ones go."""
    if len(points) == 0:
        return Parts(points, np.zeros(1, np.int64), owner[:0])
    first = begins.copy()
    first[0] = True
    first[1:] |= part[1:] != part[:-1]
    starts = np.append(np.flatnonzero(first), len(points))
    result = Parts(points, starts, owner[part[starts[:-1]]] if owner.size else owner)
    return chosen(result, np.diff(starts) >= least)


def densified(parts: Parts, step: float, is_closed: bool) -> Parts:
    """Return the parts with points added so that no segment is longer than `step`."""
    if len(parts.points) == 0:
        return parts
    after = np.arange(1, len(parts.points) + 1)
    last = parts.starts[1:] - 1
    after[last] = parts.starts[:-1] if is_closed else last
    reach = parts.points[after] - parts.points
    pieces = np.maximum(1, np.ceil(np.abs(reach).max(axis=1) / step)).astype(np.int64)
    if pieces.max() == 1:
        return parts
    new_index = _starts(pieces)
    within = np.arange(new_index[-1]) - np.repeat(new_index[:-1], pieces)
    share = within / np.repeat(pieces, pieces)
    points = np.repeat(parts.points, pieces, axis=0) + share[:, None] * np.repeat(reach, pieces, axis=0)
    return Parts(points, new_index[parts.starts], parts.owner)


def thinned(parts: Parts, tolerance: float, is_closed: bool) -> Parts:
    """Return the parts without points that fall into the same cell of `tolerance` as the one before.

    Rings narrower than the tolerance vanish, so the cost of painting follows the size of the picture.
    """
    if parts.count == 0:
        return parts
    around = boxes(parts)
    if is_closed:
        large = np.maximum(around[:, 2] - around[:, 0], around[:, 3] - around[:, 1]) >= tolerance
        parts = chosen(parts, large)
    if len(parts.points) == 0:
        return parts
    cell = np.floor(parts.points / tolerance)
    keep = np.ones(len(cell), dtype=bool)
    keep[1:] = (cell[1:] != cell[:-1]).any(axis=1)
    keep[parts.starts[:-1]] = True
    keep[parts.starts[1:] - 1] = True
    part = np.repeat(np.arange(parts.count), np.diff(parts.starts))
    result = Parts(parts.points[keep], _starts(np.bincount(part[keep], minlength=parts.count)), parts.owner)
    return chosen(result, np.diff(result.starts) >= (3 if is_closed else 2))


def around_point(parts: Parts, x: float, y: float, near: Floats | None = None) -> Ints:
    """Return the owners of the rings that hold the point, by the odd-even rule for each owner.

    `near` are the boxes of the parts, for whoever asks often.
    """
    near = boxes(parts) if near is None else near
    holds = (near[:, 0] <= x) & (near[:, 2] >= x) & (near[:, 1] <= y) & (near[:, 3] >= y)
    rings = chosen(parts, holds)
    if rings.count == 0:
        return np.zeros(0, np.int64)
    after = np.arange(1, len(rings.points) + 1)
    after[rings.starts[1:] - 1] = rings.starts[:-1]
    (x0, y0), (x1, y1) = rings.points.T, rings.points[after].T
    spans = (y0 > y) != (y1 > y)
    meets = np.where(spans, x0 + (y - y0) * (x1 - x0) / np.where(spans, y1 - y0, 1.0), -np.inf) > x
    owner = np.repeat(rings.owner, np.diff(rings.starts))
    odd = np.bincount(owner[meets & spans]) % 2
    return np.flatnonzero(odd).astype(np.int64)


def _starts(lengths: NDArray[np.integer]) -> Ints:
    """Tell where parts of these lengths start, and the end."""
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
