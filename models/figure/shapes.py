"""The shapes that stand for kinds of events, as polygons around a centre, all of about one weight."""

from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from models.figure.marks import SHAPES, Disc, Mark, Path, Stroke


def shape_mark(
    shape: str, x: float, y: float, size: float, fill: str | None, stroke: Stroke | None, item: str = ""
) -> Mark:
    """Return the mark of a shape whose height is about `size` points; a name not known draws a square."""
    if shape == "disc":
        return Disc(x, y, size / 2, fill, stroke, item)
    return Path(shape_points(shape, x, y, size), is_closed=True, fill=fill, stroke=stroke, item=item)


def shape_points(shape: str, x: float, y: float, size: float) -> NDArray[np.float64]:
    """Return the corners of a shape around x, y, float64 (n, 2); the disc comes as a ring of 32 points."""
    points: NDArray[np.float64] = _unit(shape if shape in SHAPES else "square") * size + (x, y)
    return points


def shape_reach(size: float) -> float:
    """Tell how far any shape of that size reaches from its centre, in points."""
    return size * _widest()


def hatch(points: NDArray[np.float64], step: float) -> NDArray[np.float64] | None:
    """Return slanting lines `step` points apart that fill a polygon, (2n, 2), two ends each; None if none fits.

    The lines hang on the page, not on the polygon, so that neighbours look as if cut from one cloth.
    """
    ends = np.roll(points, -1, axis=0)
    low, high = points.sum(axis=1), ends.sum(axis=1)
    distance = step * np.sqrt(2.0)
    found = []
    for number in range(int(np.ceil(low.min() / distance)), int(np.floor(low.max() / distance)) + 1):
        level = number * distance
        meets = (low < level) != (high < level)
        share = (level - low[meets]) / (high[meets] - low[meets])
        crossings = points[meets] + share[:, None] * (ends[meets] - points[meets])
        found.append(crossings[np.argsort(crossings[:, 0])])
    lines = np.concatenate(found) if found else np.zeros((0, 2))
    return lines if len(lines) else None


@cache
def _widest() -> float:
    return max(float(np.abs(_unit(shape)).max()) for shape in SHAPES)


@cache
def _unit(shape: str) -> NDArray[np.float64]:
    """The polygon for size 1, y downwards."""
    points = _POLYGONS[shape]() if shape in _POLYGONS else _square()
    points.setflags(write=False)
    return points


def _square() -> NDArray[np.float64]:
    half = 0.45
    return np.array([(-half, -half), (half, -half), (half, half), (-half, half)])


def _ring(count: int, radius: float, turn: float = -90.0, dy: float = 0.0) -> NDArray[np.float64]:
    angles = np.radians(turn + np.arange(count) * 360.0 / count)
    return np.column_stack((np.cos(angles) * radius, np.sin(angles) * radius + dy))


def _triangle() -> NDArray[np.float64]:
    return np.array([(0.0, -0.52), (0.55, 0.43), (-0.55, 0.43)])


def _plus() -> NDArray[np.float64]:
    out, arm = 0.53, 0.19
    corner = [(arm, -out), (arm, -arm), (out, -arm), (out, arm), (arm, arm), (arm, out)]
    return np.array([*corner, *((-px, -py) for px, py in corner)])


def _star() -> NDArray[np.float64]:
    radii = np.where(np.arange(10) % 2 == 0, 0.6, 0.27)
    return _ring(10, 1.0) * radii[:, None] + (0.0, 0.04)


def _cross() -> NDArray[np.float64]:
    turn = np.sqrt(0.5) * np.array([(1.0, 1.0), (-1.0, 1.0)])
    points: NDArray[np.float64] = _plus() @ turn
    return points


_POLYGONS = MappingProxyType(
    {
        "disc": lambda: _ring(32, 0.5),
        "diamond": lambda: _ring(4, 0.6),
        "triangle": _triangle,
        "triangle-down": lambda: _triangle() * (1.0, -1.0),
        "plus": _plus,
        "hexagon": lambda: _ring(6, 0.53, 0.0),
        "pentagon": lambda: _ring(5, 0.55, dy=0.03),
        "star": _star,
        "cross": _cross,
    }
)
