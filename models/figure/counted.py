"""Events that stand too close to be marked one by one, and are told elsewhere: a pill with their number."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from models.figure.colours import mix
from models.figure.date_marks import Form
from models.figure.marks import Box, Label, Mark, Rect, Stroke
from models.figure.measure import Measure
from models.figure.scale import TimeScale
from models.figure.scene import Item, Look
from models.figure.style import Style

TALL: Final = 1.25  # sizes: how high a pill is
Pair = tuple[Item, Form]


def clustered(
    pairs: Sequence[Pair], ids: Collection[str], scale: TimeScale, style: Style, measure: Measure
) -> list[Pair]:
    """Return a lane's events with those of these ids that would cover each other as one form that counts them."""
    loose = [pair for pair in pairs if pair[0].id in ids and pair[1].shape in ("day", "hollow")]
    apart = {id(pair) for pair in loose}
    found: list[list[Pair]] = []
    for pair in sorted(loose, key=lambda pair: pair[1].centre):
        found.append([pair])
        while (
            len(found) > 1
            and _form(found[-2], scale, style, measure).right > _form(found[-1], scale, style, measure).left
        ):
            last = found.pop()
            found[-1] += last
    counts = [(group[0][0], _form(group, scale, style, measure)) for group in found]
    return [*(pair for pair in pairs if id(pair) not in apart), *counts]


def _form(group: Sequence[Pair], scale: TimeScale, style: Style, measure: Measure) -> Form:
    """The form of a single event, or that of the pill of several."""
    if len(group) == 1:
        return group[0][1]
    half = _width(len(group), style, measure) / 2
    middle = (group[0][1].centre + group[-1][1].centre) / 2
    middle = min(max(middle, scale.left + half), scale.right - half)
    return Form("count", middle - half, middle + half, holds=tuple(item.id for item, _ in group))


def _width(count: int, style: Style, measure: Measure) -> float:
    size = style.label_size
    return max(measure.width(str(count), size, True) + 0.8 * size, TALL * size)


def pill_box(form: Form, y: float, style: Style) -> Rect:
    """Return the box of a pill whose middle stands at y."""
    tall = TALL * style.label_size
    return Rect(form.left, y - tall / 2, form.right - form.left, tall)


def draw_pill(form: Form, y: float, looks: Sequence[Look], style: Style) -> Iterator[Mark]:
    """Return a pill with the number of its events, in the colour of their kind where all are of one."""
    colour = looks[0].colour if len(looks) == 1 else style.density
    stroke = Stroke(colour, 1.4 * style.outline_width)
    box = pill_box(form, y, style)
    yield Box(box, mix(colour, style.background, 0.16), stroke, box.height / 2)
    yield Label(
        form.centre,
        y + 0.35 * style.label_size,
        str(len(form.holds)),
        style.label_size,
        style.ink,
        True,
        "middle",
    )
