"""Annotations over the lanes: words with an arrow to a day, words over a bracket that spans a stretch of time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from models.figure.backdrop import draw_lines, line_height
from models.figure.marks import Label, Mark, Path, Rect, Stroke
from models.figure.measure import Measure
from models.figure.scale import TimeScale
from models.figure.scene import Annotation
from models.figure.style import Style
from models.figure.text import wrap_evenly

WIDEST: Final = 18.0  # sizes: longer words take several lines
FOOT: Final = 1.0  # sizes: room under the words for the arrow's head or the bracket


@dataclass(frozen=True, slots=True)
class Pointer:
    """An annotation that has its place: its lines, where they begin, their row, and what they point at."""

    lines: tuple[str, ...]
    x: float
    row: int
    left: float
    right: float

    @property
    def is_bracket(self) -> bool:
        """Tell whether it spans a stretch that is wide enough to be seen as one."""
        return self.right - self.left > 0


def place_pointers(
    annotations: Sequence[Annotation], scale: TimeScale, style: Style, measure: Measure
) -> tuple[Pointer, ...]:
    """Return the annotations of the window, each in the highest row in which no line and no word stands in its way."""
    size = style.label_size
    placed: list[Pointer] = []
    for one in sorted(annotations, key=lambda one: one.when.sort_key):
        begins = scale.first if one.when.begins is None else one.when.begins
        ends = scale.last if one.when.ends is None else one.when.ends
        if ends <= scale.first or begins >= scale.last:
            continue
        left, right = max(scale.x(begins), scale.left), min(scale.x(ends), scale.right)
        if right - left < 2.5 * size:
            left = right = (left + right) / 2
        lines = wrap_evenly(one.text, min(WIDEST * size, scale.right - scale.left), size, measure)
        wide = max(measure.width(line, size) for line in lines)
        x = max(min(left, scale.right - wide), scale.left)
        row = _row([(p, _wide(p, size, measure)) for p in placed], x, wide + size)
        placed.append(Pointer(lines, x, row, left, right))
    return tuple(placed)


def _wide(pointer: Pointer, size: float, measure: Measure) -> float:
    return max(measure.width(line, size) for line in pointer.lines) + size


def _row(placed: Sequence[tuple[Pointer, float]], x: float, wide: float) -> int:
    """Under all words that stand over this place: its own line then runs through none of them."""
    over = [one.row + len(one.lines) for one, taken in placed if one.x < x + wide and x < one.x + taken]
    return max(over, default=0)


def pointers_height(pointers: Sequence[Pointer], style: Style) -> float:
    """Return the height that the annotations take over the lanes."""
    rows = max((one.row + len(one.lines) for one in pointers), default=0)
    return rows * line_height(style.label_size, style) + FOOT * style.label_size if rows else 0.0


def draw_pointers(
    pointers: Sequence[Pointer], top: float, style: Style, measure: Measure
) -> tuple[list[Label], list[Mark]]:
    """Return the words, and the arrows and brackets that lead down from them; lines leave out the words they meet."""
    step, size = line_height(style.label_size, style), style.label_size
    foot = top + pointers_height(pointers, style) - 0.15 * size
    labels: list[Label] = []
    for one in pointers:
        for number, line in enumerate(one.lines):
            y = top + (one.row + number + 0.5) * step + 0.34 * size
            labels.append(Label(one.x, y, line, size, style.ink))
    words = [
        Rect(label.x, label.y - 0.8 * size, measure.width(label.text, size), size).grown(1.0)
        for label in labels
    ]
    marks = [mark for one in pointers for mark in _lead(one, top, foot, words, style)]
    return labels, marks


def _lead(one: Pointer, top: float, foot: float, words: Sequence[Rect], style: Style) -> Iterator[Mark]:
    step, size = line_height(style.label_size, style), style.label_size
    stroke = Stroke(style.ink, 1.5 * style.rule_width)
    under = top + (one.row + len(one.lines)) * step + 0.1 * size
    if one.is_bracket:
        ends = [(one.left, foot), (one.left, foot - 0.45 * size), (one.right, foot - 0.45 * size)]
        yield Path(np.array([*ends, (one.right, foot)]), stroke=stroke)
        return
    yield from draw_lines((one.left,), under, foot, words, stroke)
    wing = 0.3 * size
    head = [(one.left - wing, foot - 1.3 * wing), (one.left, foot), (one.left + wing, foot - 1.3 * wing)]
    yield Path(np.array(head), stroke=stroke)
