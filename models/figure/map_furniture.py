"""What stands in the corners of a map: the scale bar, and panels on a ground of their own."""

import math
from collections.abc import Sequence

import numpy as np

from models.figure.map_view import KM_PER_DEGREE, MapView
from models.figure.marks import Box, Label, Mark, Path, Rect, Stroke, shifted_mark
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.style import Style

Piece = tuple[tuple[Mark, ...], float, float]
"""Marks around the origin 0, 0 with the width and height they take."""


def scale_bar(view: MapView, style: Style, measure: Measure, language: str = "en") -> Piece | None:
    """Return a bar that is true along the standard parallels, or None where no bar would be true."""
    if not _is_even(view):
        return None
    km = _round_length(view.frame.width * 0.2 / view.points_per_km)
    wide, tick = km * view.points_per_km, style.label_size * 0.55
    is_long = km >= 1
    words = phrase(language, "map_km" if is_long else "map_m", n=f"{km if is_long else km * 1000:,.0f}")
    baseline = measure.ascent(style.label_size)
    y = baseline + measure.descent(style.label_size) + tick
    line = np.array([(0.0, y - tick), (0.0, y), (wide, y), (wide, y - tick)])
    marks = (
        Path(line, stroke=Stroke(style.background, style.outline_width * 3)),
        Path(line, stroke=Stroke(style.place_ink, style.outline_width)),
        Label(
            wide / 2,
            baseline,
            words,
            style.label_size,
            style.place_ink,
            anchor="middle",
            halo=style.background,
        ),
    )
    return marks, wide, y + style.outline_width


def _is_even(view: MapView) -> bool:
    """Tell whether lengths are within 4 % of the bar's everywhere in the frame, whichever way they run."""
    frame = view.frame
    across, down = np.meshgrid(
        frame.x + frame.width * np.linspace(0, 1, 5), frame.y + frame.height * np.linspace(0, 1, 5)
    )
    places = view.to_degrees(np.column_stack([across.ravel(), down.ravel()]))
    places = places[(np.abs(places[:, 1]) < 89) & (np.abs(places[:, 0] - view.middle) < 179)]
    here, step = view.to_screen(places), 0.01
    for way, km in (
        ((step, 0.0), step * KM_PER_DEGREE * np.cos(np.radians(places[:, 1]))),
        ((0.0, step), np.full(len(places), step * KM_PER_DEGREE)),
    ):
        drawn = np.hypot(*(view.to_screen(places + way) - here).T)
        if np.abs(drawn / (km * view.points_per_km) - 1).max(initial=0.0) > 0.04:
            return False
    return True


def _round_length(km: float) -> float:
    """Return the longest 1, 2 or 5 times a power of ten that is not above the length."""
    power = 10.0 ** math.floor(math.log10(km))
    return float(next(step for step in (5, 2, 1) if step * power <= km * (1 + 1e-9)) * power)


def stacked(pieces: Sequence[Piece], gap: float) -> Piece:
    """Return several pieces one below the other."""
    marks: list[Mark] = []
    top = 0.0
    for own, _, height in pieces:
        marks += [shifted_mark(mark, 0, top) for mark in own]
        top += height + gap
    return tuple(marks), max(width for _, width, _ in pieces), top - gap


def panel(piece: Piece, style: Style) -> Piece:
    """Return a piece on a ground of its own, so that it reads on any map."""
    pad = style.label_size * 0.7
    marks, width, height = piece
    ground = Box(Rect(0, 0, width + 2 * pad, height + 2 * pad), fill=style.background, corner=pad * 0.4)
    return (ground, *(shifted_mark(mark, pad, pad) for mark in marks)), width + 2 * pad, height + 2 * pad


def in_corner(
    piece: Piece, frame: Rect, taken: Sequence[Rect], gap: float, *, must_be_free: bool = False
) -> tuple[tuple[Mark, ...], Rect] | None:
    """Return a piece in the corner of the frame where it hides least, the lower left first.

    With `must_be_free` it hides nothing: None where there is no such corner.
    """
    marks, width, height = piece
    lefts = (frame.x + gap, frame.right - gap - width)
    tops = (frame.bottom - gap - height, frame.y + gap)
    corners = [Rect(left, top, width, height) for top in tops for left in lefts]
    best = min(corners, key=lambda rect: (_hidden(rect, taken), corners.index(rect)))
    is_inside = best.x >= frame.x and best.y >= frame.y
    if must_be_free and (_hidden(best, taken) or not is_inside):
        return None
    return tuple(shifted_mark(mark, best.x, best.y) for mark in marks), best


def _hidden(rect: Rect, taken: Sequence[Rect]) -> int:
    """Tell how many rectangles a rectangle would hide."""
    return sum(rect.grown(4).overlaps(other) for other in taken)
