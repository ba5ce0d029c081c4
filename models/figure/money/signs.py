"""How a sum is drawn: solid as far as it is sure, pale as far as it may reach, open where nobody knows its end."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np

from models.figure.colours import mix
from models.figure.date_marks import hatching
from models.figure.fading import fade
from models.figure.marks import Box, Mark, Path, Rect, Stroke
from models.figure.money.scene import Bar
from models.figure.style import Style

OPEN: Final = 2.2  # how far a bar without an upper end fades on, in usual heights of a bar
STUB: Final = 1.5  # the width of the hatched stub that stands for sums nobody tells
THINNEST: Final = 0.6  # points: no sum is so small that its bar is not seen


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns sums into lengths, from zero."""

    per_unit: float

    def length(self, value: Decimal) -> float:
        """Return how long a sum is, in points."""
        return float(value) * self.per_unit


def tail(bar: Bar, style: Style) -> float:
    """Return how far the signs of a bar reach beyond its sum: where it is open, and what nobody tells."""
    is_open = bar.sum is not None and bar.sum.high is None
    return style.bar_height * ((OPEN if is_open else 0.0) + (STUB if bar.unknown else 0.0))


def draw_bar(bar: Bar, left: float, top: float, height: float, scale: Scale, style: Style) -> Iterator[Mark]:
    """Yield the marks of a bar that begins at `left`."""
    item = bar.events[0] if bar.events else ""
    x = left
    if bar.sum is not None:
        low = scale.length(bar.sum.low)
        solid = max(low, THINNEST) if bar.sum.low else 0.0
        x = left + max(scale.length(bar.reach), solid)
        if bar.sum.high is not None and x - left - solid > THINNEST:
            yield from _pale(Rect(left + solid, top, x - left - solid, height), style, item)
        if solid:
            yield Box(Rect(left, top, solid, height), style.sum_fill, item=item)
        if bar.sum.high is None:
            yield from _open(x, top, height, style)
            x += OPEN * style.bar_height
    if bar.unknown:
        yield from unknown_stub(x, top, height, style, item)


def _pale(rect: Rect, style: Style, item: str = "") -> Iterator[Mark]:
    """Yield what lies between the least and the most that a sum can be."""
    fill = mix(style.sum_fill, style.background, style.open_strength)
    yield Box(rect, fill, item=item)
    edge = Stroke(style.sum_fill, 1.6 * style.outline_width)
    yield Path(np.array([(rect.right, rect.y), (rect.right, rect.bottom)]), stroke=edge, item=item)


def _open(x: float, top: float, height: float, style: Style) -> Iterator[Mark]:
    yield fade((x, x + OPEN * style.bar_height), (top, height), style.sum_fill, lambda _: style.background)


def unknown_stub(x: float, top: float, height: float, style: Style, item: str = "") -> Iterator[Mark]:
    """Yield the hatched box that stands for sums nobody tells."""
    rect = Rect(x, top, STUB * style.bar_height, height)
    corners = [(rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom)]
    yield from hatching(np.array(corners), style.sum_fill, style, item)
    yield Box(rect, None, Stroke(style.sum_fill, style.outline_width), item=item)


def open_sign(x: float, y: float, style: Style) -> Iterator[Mark]:
    """Yield the sign of a sum without an upper end, as a legend shows it."""
    height = style.bar_height
    yield Box(Rect(x, y - height / 2, height, height), style.sum_fill)
    yield from _open(x + height, y - height / 2, height, style)


def range_sign(x: float, y: float, style: Style) -> Iterator[Mark]:
    """Yield the sign of a sum between two ends, as a legend shows it."""
    height = style.bar_height
    yield Box(Rect(x, y - height / 2, height, height), style.sum_fill)
    yield from _pale(Rect(x + height, y - height / 2, 1.6 * height, height), style)
