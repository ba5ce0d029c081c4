"""What stands over a picture for whatever is selected: its mark, its ring and its words.

A picture is laid out as if nothing were selected, so that a click moves nothing; what the selection adds lies on top.
"""

from collections.abc import Sequence
from dataclasses import replace

from models.figure.marks import Box, Figure, Group, Label, Mark, Rect, Stroke, Target
from models.figure.measure import Measure
from models.figure.style import Style
from models.figure.text import halves

WIDEST = 24.0  # sizes: longer words take two lines
PAD = 0.35  # sizes around the words
OVER: str = "over"  # the group's name


def word_box(
    text: str, body: Rect, frame: Rect, style: Style, measure: Measure, item: str = ""
) -> tuple[list[Mark], Rect]:
    """Return words on a ground of their own beside a mark, and where they stand: never on it, wholly in the frame.

    `body` is the mark; above it first, so that neighbours in time stay in sight.
    """
    size = style.label_size
    lines = _lines(text, min(WIDEST * size, frame.width - 3 * PAD * size), size, measure)
    wide = max(measure.width(line, size) for line in lines) + 2 * PAD * size
    step = size * style.leading
    tall = len(lines) * step + PAD * size
    rect = _spot(body, wide, tall, frame, 0.3 * size)
    ground = Box(rect, style.background, Stroke(style.halo, style.outline_width), PAD * size, item)
    marks: list[Mark] = [ground]
    for number, line in enumerate(lines):
        y = rect.y + 0.5 * PAD * size + (number + 0.5) * step + 0.34 * size
        marks.append(Label(rect.x + PAD * size, y, line, size, style.ink, item=item))
    return marks, rect


def _lines(text: str, room: float, size: float, measure: Measure) -> tuple[str, ...]:
    if measure.width(text, size) <= room:
        return (text,)
    lines = halves(text, size, measure) or (text,)
    return tuple(_cut(line, room, size, measure) for line in lines)


def _cut(line: str, room: float, size: float, measure: Measure) -> str:
    """Return a line that fits into a room, with an ellipsis where it had to be cut."""
    if measure.width(line, size) <= room:
        return line
    count = len(line)
    while count > 1 and measure.width(f"{line[:count]}…", size) > room:
        count -= 1
    return f"{line[:count].rstrip()}…"


def _spot(body: Rect, wide: float, tall: float, frame: Rect, gap: float) -> Rect:
    """Return where a box stands beside a body: above it, below it, or at a side, the first that has room."""
    x = max(min(max(body.x, frame.x), frame.right - wide), frame.x)
    middle = min(max(body.y + (body.height - tall) / 2, frame.y), frame.bottom - tall)
    ways = (
        Rect(x, body.y - gap - tall, wide, tall),
        Rect(x, body.bottom + gap, wide, tall),
        Rect(body.right + gap, middle, wide, tall),
        Rect(body.x - gap - wide, middle, wide, tall),
    )
    return next((rect for rect in ways if _holds(frame, rect)), ways[0])


def _holds(frame: Rect, rect: Rect) -> bool:
    return (
        frame.x <= rect.x and rect.right <= frame.right and frame.y <= rect.y and rect.bottom <= frame.bottom
    )


def laid_over(figure: Figure, marks: Sequence[Mark], targets: Sequence[Target]) -> Figure:
    """Return the figure with marks on top; what can be picked below them keeps its place in the list."""
    if not marks and not targets:
        return figure
    return replace(
        figure,
        groups=(*figure.groups, Group(OVER, tuple(marks))),
        targets=(*figure.targets, *targets),
    )
