"""The signs of a cumulative figure: its lines and tints, and the legend that explains them."""

from collections.abc import Iterator, Sequence

import numpy as np

from models.figure.colours import mix
from models.figure.legend import Key
from models.figure.marks import Box, Mark, Path, Rect, Stroke
from models.figure.money.signs import STUB, unknown_stub
from models.figure.money.step_scene import StepScene
from models.figure.phrases import phrase
from models.figure.style import Style


def cumulative_keys(scene: StepScene, style: Style) -> tuple[Key, ...]:
    """Return the legend: what is sure, what can be, and what nobody tells, as far as they are shown."""
    language, tall = scene.words.language, style.bar_height
    long = 2.2 * tall

    def sure(x: float, y: float) -> Iterator[Mark]:
        yield Box(Rect(x, y - tall / 2, long, tall), tint(style, 0.55))
        yield line_of([(x, y - tall / 2), (x + long, y - tall / 2)], style)

    def can_be(x: float, y: float) -> Iterator[Mark]:
        yield Box(Rect(x, y - tall / 2, long, tall), tint(style, 0.2))

    def unknown(x: float, y: float) -> Iterator[Mark]:
        return unknown_stub(x, y - tall / 2, tall, style)

    told = (
        ("sure", long, sure, bool(scene.known)),
        ("can_be", long, can_be, bool(scene.known)),
        ("unknown", STUB * tall, unknown, bool(scene.unknown)),
    )
    return tuple(
        Key(phrase(language, f"money_key_{name}"), width, draw)
        for name, width, draw, is_used in told
        if is_used
    )


def tint(style: Style, strength: float) -> str:
    """Return the colour of sums in a strength."""
    return mix(style.sum_fill, style.background, strength)


def line_of(points: Sequence[tuple[float, float]], style: Style, dash: tuple[float, ...] = ()) -> Path:
    """Return a line in the colour of sums."""
    return Path(np.array(points), stroke=Stroke(style.sum_fill, 2 * style.outline_width, dash))


def area_of(points: Sequence[tuple[float, float]], style: Style, strength: float) -> Path:
    """Return an area in the colour of sums."""
    return Path(np.array(points), is_closed=True, fill=tint(style, strength))


def points_along(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """Return points along a line, close enough that no words slip between them."""
    return [(float(x), float(y)) for x, y in np.linspace(start, end, 40)]
