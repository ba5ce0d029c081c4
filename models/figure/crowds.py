"""Lanes of too many events to name: groups of neighbours with their number, or columns of counts far out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.figure import backdrop, density
from models.figure.colours import mix
from models.figure.date_marks import Form, draw_form, item_form
from models.figure.marks import Box, Label, Mark, Path, Rect, Stroke, Target
from models.figure.phrases import phrase
from models.figure.scene import Crowd, Look
from models.figure.spans import Members, Rows, Window
from models.figure.stage import UNKNOWN_LOOK, Stage
from models.figure.style import Style

CELL = 2.4  # width of a group's cell, in sizes of a label
FULL = 3.0  # with more events than so many to a cell, numbers would say less than columns
MOST_GROUPS = 60  # of a lane
FINE = 8.0  # columns: an event of more days than these is known too coarsely to stand out
PALE, STRONG = 0.2, 0.75  # how much of a kind's colour its columns have
Ground = Callable[[float], str]
Days = NDArray[np.float64]


@dataclass
class Drawn:
    """What a crowded lane consists of."""

    unlabelled: Sequence[str]
    middle: float  # the height at which its marks stand
    marks: list[Mark] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    title: str = ""


def strip_room(lane: Rect, style: Style) -> tuple[Rect, bool]:
    """Tell where the columns of a lane stand, and whether there is room above them for their sum."""
    step = backdrop.line_height(style.label_size, style)
    has_room = lane.height > 2.4 * step
    head = step + 2 if has_room else 2.0
    return Rect(lane.x, lane.y + head, lane.width, max(lane.height - head - 2, 2.0)), has_room


def draw_crowd(crowd: Crowd, lane: Rect, stage: Stage, ground: Ground) -> Drawn:
    """Return the marks of a lane of many events; each of them is in one of the targets."""
    days = (stage.scale.first, stage.scale.last)
    there = Window(crowd.names, [crowd.spans], days)
    inside = len(there) - len(stage.scene.through.get(crowd.lane, ()))
    cells = min(int(lane.width / (CELL * stage.style.label_size)), MOST_GROUPS)
    if inside <= FULL * cells:
        return _grouped(crowd, days, lane, stage, ground, cells)
    inner, has_room = strip_room(lane, stage.style)
    drawn = Drawn(there, inner.y + inner.height / 2)
    columns = np.arange(density.column_count(stage.scale) + 1, dtype=np.float64)
    edges: Days = stage.scale.first + columns * (density.COLUMN / stage.scale.per_day)
    drawn.marks += _hills(crowd, edges, inner, stage)
    drawn.targets.append(Target(Strip(there, stage.scale.per_day), inner, "strip"))
    if has_room:
        drawn.title = phrase(stage.scene.language, "count", n=f"{len(there):,}")
    return drawn


class Strip(Window):
    """The events of a lane of counts; a point on it stands for those of its column."""

    def __init__(self, there: Window, per_day: float) -> None:
        """Take the lane's events and how many points a day is wide."""
        super().__init__(there._names, there._spans, there.days)
        self._per_day = per_day

    def between(self, rect: Rect, left: float, right: float) -> Sequence[str]:
        """Return the events of the days between two heights of x on the strip that lies in a rectangle."""
        ends = (max(left, rect.x), min(right, rect.right))
        days = [self.days[0] + (x - rect.x) / self._per_day for x in ends]
        return self.within(*days)

    def under(self, rect: Rect, x: float) -> Target | None:
        """Return the events of the column at x of the strip that lies in a rectangle; None where there are none."""
        column = (x - rect.x) // density.COLUMN
        first = self.days[0] + column * density.COLUMN / self._per_day
        found = self.within(first, first + density.COLUMN / self._per_day)
        where = Rect(rect.x + column * density.COLUMN, rect.y, density.COLUMN, rect.height)
        return Target(found, where) if len(found) else None


def _hills(crowd: Crowd, edges: Days, inner: Rect, stage: Stage) -> Iterator[Mark]:
    """Pale columns of all events that may lie there, before them those that are known as finely as columns are."""
    looks = {look.id: look for look in stage.scene.looks}
    paper = stage.style.background or "#ffffff"
    colour = looks[crowd.kind].colour if crowd.kind in looks else stage.style.density
    near = crowd.spans.short(FINE * density.COLUMN / stage.scale.per_day)
    counts, sharp = crowd.spans.counts(edges), near.counts(edges)
    most = max(int(counts.max(initial=0)), 1)
    yield _hill(counts, most, inner, mix(colour, paper, PALE))
    yield _hill(sharp, most, inner, mix(colour, paper, STRONG))


def _hill(numbers: density.Counts, most: int, inner: Rect, colour: str) -> Mark:
    """One outline for all columns, as high as the root of their counts."""
    tall = np.where(
        numbers > 0, np.maximum(inner.height * (numbers / most) ** 0.5, min(inner.height, 1.0)), 0
    )
    turns = np.flatnonzero(np.diff(numbers, prepend=-1, append=-1))
    xs = np.minimum(inner.x + turns * density.COLUMN, inner.right)
    points = np.zeros((2 * len(turns), 2))
    points[:, 0] = np.repeat(xs, 2)
    points[1:-1, 1] = np.repeat(tall[turns[:-1]], 2)
    points[:, 1] = inner.bottom - points[:, 1]
    return Path(points, is_closed=True, fill=colour)


def _grouped(
    crowd: Crowd, days: tuple[float, float], lane: Rect, stage: Stage, ground: Ground, cells: int
) -> Drawn:
    """Neighbours as one mark with their number; events that have no neighbours as they are."""
    looks = {look.id: look for look in stage.scene.looks}
    middles, rows = crowd.spans.beginnings(*days)
    drawn = Drawn(Members(crowd.names, rows), lane.y + lane.height / 2)
    xs = (middles - stage.scale.first) * stage.scale.per_day
    places = np.clip((xs / lane.width * cells).astype(np.int64), 0, cells - 1)
    order = np.argsort(places, kind="stable")
    starts = np.flatnonzero(np.diff(places[order], prepend=-1))
    for members in np.split(order, starts[1:]) if len(order) else ():
        if len(members) == 1:
            _single(crowd, int(rows[members[0]]), drawn, stage, ground, looks)
        else:
            ids = tuple(crowd.names[row] for row in rows[members].tolist())
            _group(crowd, rows[members], ids, lane.x + float(xs[members].mean()), drawn, stage, looks)
    return drawn


def _single(
    crowd: Crowd, row: int, drawn: Drawn, stage: Stage, ground: Ground, looks: dict[str, Look]
) -> None:
    """One event as it is drawn elsewhere, without words."""
    item = crowd.item(row)
    form = item_form(item, stage.scale, stage.style)
    if form is not None:
        look = looks.get(item.kind, UNKNOWN_LOOK)
        marks = list(draw_form(form, drawn.middle, look, stage.style, ground, item.id))
        drawn.marks[:0] = marks if form.is_bar else []  # bars lie behind what stands beside them
        drawn.marks += [] if form.is_bar else marks
        drawn.targets.append(Target((item.id,), _box(form, drawn.middle, stage.style)))


def _box(form: Form, y: float, style: Style) -> Rect:
    half = (style.bar_height if form.is_bar else style.mark_size) / 2
    return Rect(form.left, y - half, form.right - form.left, 2 * half)


def _group(
    crowd: Crowd,
    rows: Rows,
    ids: tuple[str, ...],
    x: float,
    drawn: Drawn,
    stage: Stage,
    looks: dict[str, Look],
) -> None:
    """A pill with the number of events, in their kind's colour if all are of one."""
    style = stage.style
    text = f"{len(ids):,}"
    size = style.label_size * 0.86
    wide = max(stage.measure.width(text, size) + 0.9 * size, 1.5 * size)
    tall = 1.5 * size
    x = min(max(x, stage.scale.left + wide / 2), stage.scale.right - wide / 2)
    kinds = {crowd.kinds(row) for row in rows[:50].tolist()}
    colour = looks.get(kinds.pop(), UNKNOWN_LOOK).colour if len(kinds) == 1 else style.density
    rect = Rect(x - wide / 2, drawn.middle - tall / 2, wide, tall)
    paper = style.background or "#ffffff"
    stroke = Stroke(colour, style.outline_width * 1.4)
    drawn.marks.append(Box(rect, mix(colour, paper, 0.16), stroke, tall / 2))
    drawn.labels.append(Label(x, drawn.middle + 0.35 * size, text, size, style.ink, anchor="middle"))
    drawn.targets.append(Target(ids, rect))
