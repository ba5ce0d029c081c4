"""The selected events over a timeline: those that no mark shows alone get theirs, and the current one its words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from models.figure.chosen import laid_over, word_box
from models.figure.date_marks import Form, draw_form, item_form
from models.figure.marks import Box, Disc, Figure, Mark, Rect, Stroke, Target
from models.figure.scene import Item
from models.figure.stage import UNKNOWN_LOOK, Stage, label_text
from models.figure.style import Style

Ground = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Over:
    """A selected event, the height at which its mark stands, and whether the picture drew it there already."""

    item: Item
    y: float
    is_drawn: bool


def with_chosen(figure: Figure, over: Sequence[Over], stage: Stage, ground: Ground) -> Figure:
    """Return a timeline with what is selected on top of it."""
    marks: list[Mark] = []
    words: list[Mark] = []
    targets: list[Target] = []
    marks += [_frame(era.rect, stage.style) for era in figure.eras if era.items[0] in stage.scene.selected]
    for one in over:
        form = item_form(one.item, stage.scale, stage.style)
        if form is None:
            continue
        body = mark_box(form, one.y, stage.style)
        if not one.is_drawn:
            marks += _mark(one.item, form, one.y, stage, ground)
            targets.append(Target((one.item.id,), body))
        if one.item.id == stage.scene.current:
            seen = Rect(0.0, figure.plot.y, stage.width, figure.plot.height)
            text = label_text(one.item, stage.scene.language)
            words, rect = word_box(text, body, seen, stage.style, stage.measure, one.item.id)
            targets.append(Target((one.item.id,), rect, "label", one.item.id))
    return laid_over(figure, (*marks, *words), targets)


def _mark(item: Item, form: Form, y: float, stage: Stage, ground: Ground) -> Iterator[Mark]:
    look = next((look for look in stage.scene.looks if look.id == item.kind), UNKNOWN_LOOK)
    yield ring(form, y, stage.style, item.id)
    yield from draw_form(form, y, look, stage.style, ground, item.id)


def _frame(title: Rect, style: Style) -> Mark:
    """The frame around the title of a selected era."""
    return Box(title.grown(2.0), None, Stroke(style.halo, style.halo_width), 2.0)


def mark_box(form: Form, y: float, style: Style) -> Rect:
    """Return the box around the mark of a date whose middle stands at y."""
    half = (style.bar_height if form.is_bar else style.mark_size) / 2
    return Rect(form.left, y - half, form.right - form.left, 2 * half)


def ring(form: Form, y: float, style: Style, item: str) -> Mark:
    """Return the ring around the mark of a selected event."""
    stroke = Stroke(style.halo, style.halo_width)
    reach = style.outline_width + style.halo_width / 2
    box = mark_box(form, y, style)
    if form.is_bar:
        return Box(box.grown(reach), None, stroke, reach, item)
    return Disc(form.centre, y, box.width / 2 + reach, None, stroke, item)
