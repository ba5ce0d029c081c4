"""In which order the lines of a page are read: columns one after the other, each from top to bottom."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

_GUTTER: Final = 0.8  # heights of a line: a narrower gap between two columns is the gap between two words
_FEWEST_ROWS: Final = 3  # of each column: fewer are the cells of a row
_NARROWEST: Final = 7  # heights of a line: narrower columns are those of a table, which is read row by row
_STEEPEST: Final = 0.35  # of a line of print, as a tangent; a steeper one is no line but a stray mark


def reading_order(corners: Sequence[Sequence[tuple[float, float]]]) -> tuple[int, ...]:
    """Return the numbers of some lines in the order of reading.

    `corners` are four points of each line: left above, right above, right below, left below, in any unit. The page may
    be askew: it is set straight by what most of its lines do. Pages are cut where white runs across or down them, the
    widest first (the XY cut of Nagy, Seth and Viswanathan, "A prototype document image analysis system", 1992).
    """
    if not len(corners):
        return ()
    boxes = _straightened(np.asarray(corners, dtype=np.float64))
    order: list[int] = []
    waiting = [np.arange(len(boxes))]
    while waiting:
        block = waiting.pop()
        parts = _columns(boxes, block) or _rows(boxes, block)
        if parts:
            waiting += reversed(parts)
        else:
            order += _across(boxes, block)
    return tuple(order)


def _straightened(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return left, top, right and bottom of each line on the page set straight."""
    runs = points[:, 1] - points[:, 0] + points[:, 2] - points[:, 3]
    slopes = runs[:, 1] / np.where(runs[:, 0] == 0, np.inf, runs[:, 0])
    flat = slopes[(np.abs(slopes) < _STEEPEST) & (runs[:, 0] > 0)]
    angle = -np.arctan(np.median(flat)) if len(flat) else 0.0
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    turned = points @ turn.T
    return np.concatenate([turned.min(axis=1), turned.max(axis=1)], axis=1)


def _columns(boxes: NDArray[np.float64], block: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Return the columns of a block from left to right; none if it has only one."""
    height = float(np.median(boxes[block, 3] - boxes[block, 1]))
    cut = _widest_gap(boxes[block, 0], boxes[block, 2], _GUTTER * height)
    if cut is None:
        return []
    parts = [block[boxes[block, 2] <= cut], block[boxes[block, 2] > cut]]
    are_columns = all(
        _count_rows(boxes, part) >= _FEWEST_ROWS
        and np.median(boxes[part, 2] - boxes[part, 0]) >= _NARROWEST * height
        for part in parts
    )
    return parts if are_columns else []


def _rows(boxes: NDArray[np.float64], block: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Return the two halves of a block above and below its widest gap; none if no white runs across it."""
    cut = _widest_gap(boxes[block, 1], boxes[block, 3], 0.0)
    if cut is None:
        return []
    return [block[boxes[block, 3] <= cut], block[boxes[block, 3] > cut]]


def _across(boxes: NDArray[np.float64], block: NDArray[np.intp]) -> list[int]:
    """Return the lines of one row from left to right; those that overlap otherwise as they stand, from the top."""
    heights = np.median(boxes[block, 3] - boxes[block, 1])
    centres = (boxes[block, 1] + boxes[block, 3]) / 2
    row = np.round((centres - centres.min()) / max(heights, 1e-9) / 1.2)
    return [int(block[at]) for at in np.lexsort((boxes[block, 0], row))]


def _widest_gap(lows: NDArray[np.float64], highs: NDArray[np.float64], least: float) -> float | None:
    """Return the middle of the widest gap between some spans; None if none is wider than `least`."""
    if len(lows) < 2:
        return None
    order = np.argsort(lows)
    gaps = lows[order][1:] - np.maximum.accumulate(highs[order])[:-1]
    at = int(np.argmax(gaps))
    if gaps[at] <= least:
        return None
    return float(lows[order][at + 1] - gaps[at] / 2)


def _count_rows(boxes: NDArray[np.float64], block: NDArray[np.intp]) -> int:
    """Return how many lines of a block stand one below the other."""
    order = np.argsort(boxes[block, 1])
    tops, bottoms = boxes[block[order], 1], boxes[block[order], 3]
    rows, end = 0, -np.inf
    for top, bottom in zip(tops, bottoms, strict=True):
        if (top + bottom) / 2 > end:
            rows, end = rows + 1, bottom
    return rows
