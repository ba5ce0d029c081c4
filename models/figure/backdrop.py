"""What stands behind the events of a timeline: axis words, grid lines, eras and today's line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from models.figure.axis import Axis
from models.figure.colours import mix, readable
from models.figure.marks import Box, Label, Mark, Path, Rect, Stroke, Target
from models.figure.measure import Measure
from models.figure.scale import TimeScale
from models.figure.scene import Band
from models.figure.style import Style
from models.figure.text import wrap


@dataclass(frozen=True, slots=True)
class Era:
    """An era's visible part, its tint, and the lines of its title with their row under the axis."""

    left: float
    right: float
    tint: str
    ink: str
    lines: tuple[str, ...]
    text_x: float
    row: int
    id: str = ""


def line_height(size: float, style: Style) -> float:
    """Return the distance of two baselines at that size."""
    return size * style.leading


def axis_height(axis: Axis, style: Style) -> float:
    """Return the height of the axis words and the space under them."""
    under = 0.55 if axis.omissions else 0.35  # the strokes of a break reach over the line
    return axis.rows * line_height(style.axis_size, style) + under * style.axis_size


def place_eras(bands: Sequence[Band], scale: TimeScale, style: Style, measure: Measure) -> tuple[Era, ...]:
    """Return the eras that touch the window; their titles stand in rows, none over another."""
    eras: list[Era] = []
    ends: list[float] = []  # how far each row of titles is taken
    for band in sorted(bands, key=lambda band: band.when.sort_key):
        start = scale.left if band.when.begins is None else scale.x(band.when.begins)
        end = scale.right if band.when.ends is None else scale.x(band.when.ends)
        left, right = max(start, scale.left), min(end, scale.right)
        if right <= left:
            continue
        lines = wrap(band.title, scale.right - scale.left - style.label_size, style.label_size, measure)
        width = max((measure.width(line, style.label_size) for line in lines), default=0.0)
        x = max(min(left + 0.4 * style.label_size, scale.right - width), scale.left)
        row = _free_row(ends, x, len(lines))
        for number in range(row, row + len(lines)):
            ends[number] = x + width + style.label_size
        tint = mix(band.colour, style.background, style.era_strength) if band.colour else style.era
        ink = readable(band.colour or style.era_ink, tint, 4.6)
        eras.append(Era(left, right, tint, ink, lines, x, row, band.id))
    return tuple(eras)


def _free_row(ends: list[float], x: float, count: int) -> int:
    row = 0
    while any(end > x for end in ends[row : row + count]):
        row += 1
    ends.extend([-np.inf] * (row + count - len(ends)))
    return row


def eras_height(eras: Sequence[Era], style: Style) -> float:
    """Return the height of the rows of era titles."""
    rows = max((era.row + len(era.lines) for era in eras), default=0)
    return rows * line_height(style.label_size, style) + (0.5 * style.label_size if rows else 0.0)


def ground_at(eras: Sequence[Era], x: float, style: Style, gaps: Sequence[tuple[float, float]] = ()) -> str:
    """Return the colour that lies under a point of the plot; in the gap of what is left out lies the plain ground."""
    if any(left <= x < right for left, right in gaps):
        return style.background
    tints = [era.tint for era in eras if era.left <= x < era.right]
    return tints[-1] if tints else style.background


def draw_eras(eras: Sequence[Era], plot: Rect) -> Iterator[Mark]:
    """Return the tints, in the order in which they lie on each other."""
    for era in eras:
        yield Box(Rect(era.left, plot.y, era.right - era.left, plot.height), era.tint)


def draw_era_titles(eras: Sequence[Era], plot: Rect, style: Style) -> Iterator[Label]:
    """Return the titles, at the head of their eras."""
    step = line_height(style.label_size, style)
    for era in eras:
        for number, text in enumerate(era.lines):
            y = plot.y + (era.row + number + 0.62) * step + 0.34 * style.label_size
            yield Label(era.text_x, y, text, style.label_size, era.ink)


def era_targets(eras: Sequence[Era], plot: Rect, style: Style, measure: Measure) -> Iterator[Target]:
    """Return where the titles of eras can be picked."""
    step = line_height(style.label_size, style)
    for era in eras:
        if era.id:
            wide = max(measure.width(line, style.label_size) for line in era.lines)
            top = plot.y + (era.row + 0.12) * step
            yield Target((era.id,), Rect(era.text_x, top, wide, len(era.lines) * step), "era")


def draw_axis(axis: Axis, top: float, style: Style) -> Iterator[Label]:
    """Return the words of the axis; the upper row is darker."""
    step = line_height(style.axis_size, style)
    for row, ticks in enumerate(rows for rows in (axis.upper, axis.lower) if rows):
        colour = style.ink if axis.upper and row == 0 else style.soft
        y = top + row * step + 0.9 * style.axis_size
        for tick in ticks:
            if tick.text:
                yield Label(tick.text_x, y, tick.text, style.axis_size, colour)
    yield from draw_omissions(axis, top + (axis.rows - axis.omitted_rows) * step, style)


def draw_omissions(axis: Axis, top: float, style: Style) -> Iterator[Label]:
    """Return the words of what the axis leaves out."""
    step = line_height(style.axis_size, style)
    for one in axis.omissions:
        for number, (line, x) in enumerate(zip(one.lines, one.starts, strict=True)):
            y = top + (one.row + number) * step + 0.9 * style.axis_size
            yield Label(x, y, line, style.axis_size, style.soft)


def draw_lines(
    xs: Sequence[float], top: float, bottom: float, words: Sequence[Rect], stroke: Stroke
) -> Iterator[Path]:
    """Return upright lines that leave out the words they would run through."""
    for x in xs:
        gaps = sorted((rect.y, rect.bottom) for rect in words if rect.x <= x <= rect.right)
        y = top
        for start, end in [*gaps, (bottom, bottom)]:
            if start > y:
                yield Path(np.array([(x, y), (x, min(start, bottom))]), stroke=stroke)
            y = max(y, end)


def fold_sign(x: float, y: float, style: Style) -> Path:
    """Return a small triangle that points at what is folded away."""
    size = 0.55 * style.lane_size
    corners = np.array([(x, y - size / 2), (x + 0.7 * size, y), (x, y + size / 2)])
    return Path(corners, is_closed=True, fill=style.soft)
