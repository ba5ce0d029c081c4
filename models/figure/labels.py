"""Placing boxes of words: each takes the first of its places that is free."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.figure.marks import Rect


class Ground:
    """The rectangles that are taken on a figure; asking is one sweep of numpy, however many there are."""

    def __init__(self, frame: Rect) -> None:
        """Begin with an empty frame; nothing may leave it."""
        self._frame = frame
        self._taken: NDArray[np.float64] = np.empty((64, 4))
        self._count = 0

    def take(self, rect: Rect) -> None:
        """Mark a rectangle as taken."""
        if self._count == len(self._taken):
            self._taken = np.concatenate((self._taken, np.empty_like(self._taken)))
        self._taken[self._count] = (rect.x, rect.y, rect.right, rect.bottom)
        self._count += 1

    def is_free(self, rect: Rect) -> bool:
        """Tell whether a rectangle lies in the frame and touches nothing that is taken."""
        frame = self._frame
        if rect.x < frame.x or rect.y < frame.y or rect.right > frame.right or rect.bottom > frame.bottom:
            return False
        taken = self._taken[: self._count]
        hits = (taken[:, 0] < rect.right) & (taken[:, 2] > rect.x)
        return not bool((hits & (taken[:, 1] < rect.bottom) & (taken[:, 3] > rect.y)).any())


def around(x: float, y: float, reach: float, width: float, height: float) -> tuple[Rect, ...]:
    """Return the places for a box beside a mark that reaches `reach` points, the best first.

    Upper right, lower right, upper left, lower left, upper centre, lower centre, centre right, centre left (D-31).
    """
    slant = reach * 0.75
    right, left, middle = x + slant, x - slant - width, x - width / 2
    above, below, level = y - slant - height, y + slant, y - height / 2
    corners = ((right, above), (right, below), (left, above), (left, below))
    sides = (
        (middle, y - reach - height),
        (middle, y + reach),
        (x + reach, level),
        (x - reach - width, level),
    )
    return tuple(Rect(left_x, top, width, height) for left_x, top in (*corners, *sides))


def place_boxes(
    choices: Sequence[Sequence[Rect]], obstacles: Sequence[Rect], frame: Rect
) -> tuple[int | None, ...]:
    """Return for each box the number of the first of its places that is free, or None; earlier boxes go first."""
    ground = Ground(frame)
    for rect in obstacles:
        ground.take(rect)
    return tuple(_settle(ground, places) for places in choices)


def _settle(ground: Ground, places: Sequence[Rect]) -> int | None:
    for number, rect in enumerate(places):
        if ground.is_free(rect):
            ground.take(rect)
            return number
    return None
