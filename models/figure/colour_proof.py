"""How a figure looks without colour, or to readers who see fewer colours; and which kinds they cannot tell apart."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.figure.marks import Box, Figure, Label, Mark, Stroke
from models.figure.scene import Look
from models.translation import tr, tr_later

APART: Final = 20.0
"""The least distance of two colours (CIE 1976) that readers tell apart at once."""
SIGHTS: Final = ("colour", "greyscale", "deuteranopia", "protanopia")
"""The ways to see a figure: in grey by a printer; the last two are the common kinds of colour blindness."""
_MATRICES: Final = MappingProxyType(
    {  # on linear light: Rec. 709 luminance, and Machado, Oliveira and Fernandes 2009 at full severity
        "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
    }
)
_TO_XYZ: Final = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE: Final = (0.9505, 1.0, 1.089)
Floats = NDArray[np.float64]


@cache
def seen(colour: str, sight: str) -> str:
    """Return the colour as it looks in one of SIGHTS."""
    if sight not in _MATRICES:
        return colour
    linear = np.clip(np.array(_MATRICES[sight]) @ _linear(colour), 0.0, 1.0)
    parts = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts.tolist())


def figure_seen(figure: Figure, sight: str) -> Figure:
    """Return the figure with all its colours as they look in one of SIGHTS."""
    if sight not in _MATRICES:
        return figure

    def to_sight(colour: str) -> str:
        return seen(colour, sight)

    groups = tuple(
        replace(group, marks=tuple(_recoloured(mark, to_sight) for mark in group.marks))
        for group in figure.groups
    )
    return replace(figure, groups=groups, background=figure.background and seen(figure.background, sight))


def _recoloured(mark: Mark, to: Callable[[str], str]) -> Mark:
    if isinstance(mark, Label):
        return replace(mark, colour=to(mark.colour), halo=mark.halo and to(mark.halo))
    stroke = mark.stroke and Stroke(to(mark.stroke.colour), mark.stroke.width, mark.stroke.dash)
    plain = replace(mark, fill=mark.fill and to(mark.fill), stroke=stroke)
    if not isinstance(plain, Box) or plain.fade is None:
        return plain
    stops = tuple((share, to(colour)) for share, colour in plain.fade.stops)
    return replace(plain, fade=replace(plain.fade, stops=stops))


ROUND: Final = frozenset({"disc", "hexagon"})
"""Shapes that print alike at the size of a mark."""


_ALIKE: Final = {
    "colour": tr_later("{one} and {other} look alike: give one another colour or shape."),
    "greyscale": tr_later("{one} and {other} look alike in grey: give one another colour or shape."),
    "deuteranopia": tr_later(
        "{one} and {other} look alike for readers with deuteranopia: give one another colour or shape."
    ),
    "protanopia": tr_later(
        "{one} and {other} look alike for readers with protanopia: give one another colour or shape."
    ),
}


def alike(looks: Sequence[Look]) -> Iterator[str]:
    """Return one sentence for each two kinds of one shape, or of two round ones, that somebody may not tell apart."""
    for one, other in combinations(looks, 2):
        if one.shape != other.shape and {one.shape, other.shape} - ROUND:
            continue
        sight = next(
            (
                sight
                for sight in ("colour", "deuteranopia", "protanopia", "greyscale")
                if distance(seen(one.colour, sight), seen(other.colour, sight)) < APART
            ),
            None,
        )
        if sight:
            yield tr(_ALIKE[sight], one=one.name, other=other.name)


def distance(one: str, other: str) -> float:
    """Tell how far two colours are apart (CIE 1976 L*a*b*, D65)."""
    return float(np.linalg.norm(_lab(one) - _lab(other)))


def _linear(colour: str) -> Floats:
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear: Floats = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear


def _lab(colour: str) -> Floats:
    ratio = np.array(_TO_XYZ) @ _linear(colour) / np.array(_WHITE)
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116).tolist()
    return np.array((116 * y - 16, 500 * (x - y), 200 * (y - z)))
