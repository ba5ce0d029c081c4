"""Sales of unknown proceeds under a time axis: a line from the first to the last day, a hatched sign, how many."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from models.figure.marks import Mark, Path, Stroke
from models.figure.measure import Measure
from models.figure.money.signs import STUB, unknown_stub
from models.figure.money.step_scene import Step
from models.figure.style import Style

ROWS: Final = 8  # more are counted
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Sales of one span: where its line begins, its sign, their number, and where all ends."""

    left: float
    sign: float
    count_x: float
    right: float
    count: str
    events: tuple[str, ...]


def packed(
    steps: Iterable[tuple[Span, Step]], width: float, style: Style, measure: Measure
) -> list[list[Unknown]]:
    """Return the steps in rows, those of one span together; none stands on another."""
    spans: dict[Span, list[Step]] = {}
    for span, step in steps:
        spans.setdefault(span, []).append(step)
    rows: list[list[Unknown]] = []
    for span, held in sorted(spans.items(), key=lambda one: one[0]):
        placed = _placed(span, held, width, style, measure)
        gap = style.label_size
        free = next((row for row in rows if row[-1].right + gap < placed.left), None)
        if free is None:
            rows.append(free := [])
        free.append(placed)
    return rows


def _placed(span: Span, steps: Sequence[Step], width: float, style: Style, measure: Measure) -> Unknown:
    """Return where sales of one span stand: the sign ends at their last day."""
    begin, end = span
    count = f"{len(steps)}" if len(steps) > 1 else ""
    stub, gap = STUB * style.bar_height, 0.4 * style.label_size
    after = measure.width(count, style.note_size) + gap if count else 0.0
    right = min(max(end, begin + stub), width - after)
    events = tuple(event for step in steps for event in step.events)
    return Unknown(min(begin, right - stub), right - stub, right + gap, right + after, count, events)


def unknown_marks(held: Unknown, middle: float, style: Style) -> Iterator[Mark]:
    """Yield the line and the sign of sales around a height."""
    line = np.array([(held.left, middle), (held.sign, middle)])
    yield Path(line, stroke=Stroke(style.sum_fill, 1.6 * style.outline_width), item=held.events[0])
    yield from unknown_stub(held.sign, middle - style.bar_height / 2, style.bar_height, style, held.events[0])
