"""The ribbon: all events on one low axis without words, beside a text that tells them one by one."""

from collections.abc import Sequence

import numpy as np

from models.figure.axis import make_axis
from models.figure.backdrop import draw_omissions, line_height
from models.figure.breaks import GAP, OVER_BAR, REACH, crossing, double_stroke
from models.figure.date_marks import Form, draw_form, item_form
from models.figure.marks import Figure, Group, Label, Mark, Path, Rect, Stroke, Target
from models.figure.measure import Measure
from models.figure.scale import Break, TimeScale
from models.figure.scene import Item, Look
from models.figure.shapes import shape_reach
from models.figure.style import Style


def layout_ribbon(
    items: Sequence[Item],
    looks: Sequence[Look],
    window: tuple[float, float],
    width: float,
    style: Style,
    measure: Measure,
    language: str = "en",
    breaks: Sequence[Break] = (),
) -> Figure:
    """Return the events over an axis, stacked where they stand at one time; it is as high as the stacks need."""
    scale = TimeScale(*window, 0.0, width, tuple(breaks), GAP * style.label_size)
    forms = [(item, form) for item in items if (form := item_form(item, scale, style))]
    rows = _rows([form for _, form in forms], style)
    step = max(2 * shape_reach(style.mark_size), style.bar_height) * 1.15
    foot = (max(rows, default=0) + 1) * step
    by_id = {look.id: look for look in looks}
    marks: list[Mark] = []
    targets: list[Target] = []
    for (item, form), row in zip(forms, rows, strict=True):
        y = foot - (row + 0.5) * step
        look = by_id.get(item.kind, Look("", "", style.soft, "square"))
        marks += draw_form(form, y, look, style, lambda _: style.background, item.id)
        for gap in crossing(scale.gaps, form.left, form.right):
            marks += double_stroke(gap, y, OVER_BAR * style.bar_height, style, item.id)
        targets.append(Target((item.id,), _rect(form, y, style)))
    axis, lines, low = _axis(scale, foot, language, style, measure)
    groups = (
        Group("grid", lines),
        Group("events", tuple(marks), Rect(0, 0, width, foot)),
        Group("axis", axis),
    )
    return Figure(
        width, low, groups, background=style.background, targets=tuple(targets), plot=Rect(0, 0, width, low)
    )


def _rows(forms: Sequence[Form], style: Style) -> list[int]:
    """Return the row of each event: the lowest in which nothing stands at its time."""
    taken: list[list[tuple[float, float]]] = []
    found: list[int] = []
    reach = shape_reach(style.mark_size)
    for form in forms:
        left, right = min(form.left, form.centre - reach) - 1, max(form.right, form.centre + reach) + 1
        free = (n for n, row in enumerate(taken) if all(right <= one or other <= left for one, other in row))
        row = next(free, len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append((left, right))
        found.append(row)
    return found


def _rect(form: Form, y: float, style: Style) -> Rect:
    reach = shape_reach(style.mark_size)
    left, right = min(form.left, form.centre - reach), max(form.right, form.centre + reach)
    return Rect(left, y - reach, right - left, 2 * reach)


def _axis(
    scale: TimeScale, foot: float, language: str, style: Style, measure: Measure
) -> tuple[tuple[Mark, ...], tuple[Mark, ...], float]:
    """Return the line with its words, the lines of the grid, and how far down it all goes."""
    size = style.axis_size
    axis = make_axis(scale, language, size, measure)
    rule = Path(
        np.array([(scale.left, foot), (scale.right, foot)]), stroke=Stroke(style.rule, style.rule_width)
    )
    words: list[Mark] = [rule]
    y = foot
    for row in (axis.lower, axis.upper):
        if row:
            y += 1.35 * size
            words += [Label(tick.text_x, y, tick.text, size, style.soft) for tick in row if tick.text]
    words += draw_omissions(axis, y + 0.3 * size, style)
    y += axis.omitted_rows * line_height(size, style)
    for gap in scale.gaps:
        words += double_stroke(gap, foot, REACH * style.bar_height, style)
    stroke = Stroke(style.grid, style.grid_width)
    lines = tuple(Path(np.array([(x, 0.0), (x, foot)]), stroke=stroke) for x in axis.lines)
    return tuple(words), lines, y + 0.5 * size
