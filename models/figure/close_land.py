"""The land of a close map: the countries in focus by their provinces, whose coast is finer than the world's."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.figure.clipping import Parts, densified, no_parts, parts_of

SAME_LINE = 0.1  # degrees: two surveys of one line lie no further apart

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outline:
    """The outer edges of some land, each a line of two points: at the sea, at a neighbour, at one that is disputed."""

    coast: Parts
    border: Parts
    disputed: Parts


def outline_of(rings: Parts, borders: Parts, disputed: Parts) -> Outline:
    """Return the outer edges of countries, told apart by the lines they run along; rings are owned by countries."""
    edges, is_shared = _outer_edges(rings)
    if not len(edges):
        return Outline(no_parts(), no_parts(), no_parts())
    middles = edges.mean(axis=1)
    is_disputed = _is_near(middles, disputed)
    is_border = _is_near(middles, borders) & ~is_disputed
    is_coast = (
        ~is_border & ~is_disputed & ~is_shared
    )  # two countries share no coast: that is a line within a state
    return Outline(_as_lines(edges[is_coast]), _as_lines(edges[is_border]), _as_lines(edges[is_disputed]))


def without(lines: Parts, near: Parts) -> Parts:
    """Return the pieces of lines that do not run along the others."""
    if lines.count == 0 or near.count == 0:
        return lines
    inner = np.ones(len(lines.points), dtype=bool)
    inner[lines.starts[1:] - 1] = False
    first = np.flatnonzero(inner)
    edges = np.stack([lines.points[first], lines.points[first + 1]], axis=1)
    return _as_lines(edges[~_is_near(edges.mean(axis=1), near)])


def _outer_edges(rings: Parts) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the edges (n, 2, 2) that no other ring of their owner has, once, and which of them another owner has."""
    if rings.count == 0:
        return np.zeros((0, 2, 2)), np.zeros(0, dtype=bool)
    after = np.arange(1, len(rings.points) + 1)
    after[rings.starts[1:] - 1] = rings.starts[:-1]
    grid = np.round(rings.points * 1e5).astype(np.int64)
    key = grid[:, 0] * 100_000_000 + grid[:, 1]
    ends = np.sort(np.stack([key, key[after]], axis=1), axis=1)
    _, first, which, count = np.unique(
        ends, axis=0, return_index=True, return_inverse=True, return_counts=True
    )
    which = which.ravel()
    owner = np.repeat(rings.owner, np.diff(rings.starts))
    most, least = np.full(len(first), -1), np.full(len(first), np.iinfo(np.int64).max)
    np.maximum.at(most, which, owner)
    np.minimum.at(least, which, owner)
    is_shared = (most != least)[which]
    is_first = first[which] == np.arange(len(which))
    outer = ((count[which] == 1) | (is_shared & is_first)) & (ends[:, 0] != ends[:, 1])
    return np.stack([rings.points[outer], rings.points[after[outer]]], axis=1), is_shared[outer]


def _as_lines(edges: Floats) -> Parts:
    """Return edges as lines, those that follow each other as one."""
    if not len(edges):
        return no_parts()
    goes_on = np.zeros(len(edges), dtype=bool)
    goes_on[1:] = (edges[1:, 0] == edges[:-1, 1]).all(axis=1)
    begins = np.flatnonzero(~goes_on)
    lengths = np.diff(np.append(begins, len(edges))) + 1
    last = np.append(begins[1:], len(edges)) - 1
    points = np.insert(edges[:, 0], last + 1, edges[last, 1], axis=0)
    return parts_of(points, np.concatenate([[0], np.cumsum(lengths)]))


def _is_near(points: Floats, lines: Parts) -> NDArray[np.bool_]:
    """Tell which points lie within SAME_LINE of a line, on a grid of cells of that size."""
    if lines.count == 0:
        return np.zeros(len(points), dtype=bool)
    dense = np.floor(densified(lines, SAME_LINE / 2, False).points / SAME_LINE).astype(np.int64)
    around = np.array([(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)])
    taken = (dense[:, None, :] + around).reshape(-1, 2)
    cells = np.floor(points / SAME_LINE).astype(np.int64)
    return np.isin(cells[:, 0] * 100_000 + cells[:, 1], taken[:, 0] * 100_000 + taken[:, 1])
