"""How it is drawn that an axis leaves time out: a double stroke on every line that crosses it, bars included."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from models.figure.marks import Box, Figure, Group, Mark, Path, Rect, Stroke
from models.figure.style import Style

GAP: Final = 2.2  # sizes of a label: how wide what is left out is drawn
OPENING: Final = 0.3  # the part of it between the two strokes
REACH: Final = 0.36  # heights of a bar: how far a stroke goes over and under a line
OVER_BAR: Final = 0.58  # heights of a bar: how far from the middle of one it goes
SLANT: Final = 0.6  # how far a stroke leans, in parts of half its height
Ends = tuple[float, float]


def channels(gaps: Sequence[Ends], plot: Rect, style: Style) -> Iterator[Mark]:
    """Return the ground of what is left out: no era and no line of the grid goes through it."""
    for left, right in gaps:
        yield Box(Rect(left, plot.y, right - left, plot.height), style.background)


def crossing(gaps: Sequence[Ends], left: float, right: float) -> tuple[Ends, ...]:
    """Return the gaps that something crosses from one side to the other."""
    return tuple(gap for gap in gaps if left < gap[0] and right > gap[1])


def double_stroke(gap: Ends, y: float, reach: float, style: Style, item: str = "") -> Iterator[Mark]:
    """Return the double stroke through a line or bar at a height: what lies between the strokes is cut away."""
    middle, half = (gap[0] + gap[1]) / 2, (gap[1] - gap[0]) * OPENING / 2
    lean = SLANT * reach
    first = [(middle - half - lean, y + reach), (middle - half + lean, y - reach)]
    second = [(x + 2 * half, at) for x, at in first]
    yield Path(np.array([*first, *reversed(second)]), is_closed=True, fill=style.background, item=item)
    stroke = Stroke(style.soft, style.outline_width)
    for line in (first, second):
        yield Path(np.array(line), stroke=stroke, item=item)


def through_rules(
    gaps: Sequence[Ends], ys: Sequence[float], words: Sequence[Rect], style: Style
) -> Iterator[Mark]:
    """Return the double strokes through the rules of lanes; shorter ones where words stand too near."""
    for y in ys:
        for gap in gaps:
            reach = REACH * style.bar_height
            box = Rect(gap[0], y - reach, gap[1] - gap[0], 2 * reach)
            is_near = any(box.overlaps(rect) for rect in words)
            yield from double_stroke(gap, y, reach / 3 if is_near else reach, style)


def cut_lines(figure: Figure, names: Sequence[str], gaps: Sequence[Ends], style: Style) -> Figure:
    """Return the figure with a double stroke through every level line of some groups that crosses what is left out."""
    if not gaps:
        return figure
    groups = [_cut(group, gaps, style) if group.name in names else group for group in figure.groups]
    return replace(figure, groups=tuple(groups))


def _cut(group: Group, gaps: Sequence[Ends], style: Style) -> Group:
    marks: list[Mark] = []
    for mark in group.marks:
        marks.append(mark)
        if isinstance(mark, Path) and mark.stroke and not mark.is_closed:
            for (x0, y0), (x1, y1) in pairwise(mark.points.tolist()):
                for gap in crossing(gaps, min(x0, x1), max(x0, x1)) if y0 == y1 else ():
                    marks += double_stroke(gap, y0, REACH * style.bar_height, style, mark.item)
    return Group(group.name, tuple(marks), group.clip, group.role)
