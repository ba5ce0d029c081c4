"""The timeline: lanes of events over time, laid out once for screen and paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from models.figure import backdrop, density
from models.figure.breaks import OVER_BAR, channels, crossing, cut_lines, double_stroke, through_rules
from models.figure.counted import draw_pill, pill_box
from models.figure.crowds import draw_crowd, strip_room
from models.figure.date_marks import Form, draw_form
from models.figure.event_labels import Words
from models.figure.lanes import Placed
from models.figure.marks import Figure, Group, Label, Mark, Path, Rect, Stroke, Target, shifted_mark
from models.figure.measure import Measure
from models.figure.more import beside_marks, beside_title, has_as_many, has_lost_words, words_of_hidden
from models.figure.nudges import around, covered, leader, offset_within, shifted
from models.figure.phrases import phrase
from models.figure.pointers import draw_pointers
from models.figure.scene import Item, TimelineScene
from models.figure.spans import Joined, Window
from models.figure.stage import (
    UNKNOWN_LOOK,
    Row,
    Stage,
    fitted,
    label_text,
    lanes_that_fit,
    make_rows,
    make_stage,
    need,
    over_height,
    pad_of,
    shared,
)
from models.figure.style import Style
from models.figure.threads import with_threads
from models.figure.timeline_chosen import Over, mark_box, ring, with_chosen
from models.figure.timeline_keys import timeline_keys

__all__ = ["label_text", "layout_timeline", "natural_height", "timeline_keys"]


def layout_timeline(
    scene: TimelineScene,
    width: float,
    height: float | None,
    style: Style,
    measure: Measure,
    *,
    lowest: float = 0.0,
    quiet: frozenset[str] | None = None,
) -> Figure:
    """Return the figure of a timeline; without a height it becomes as high as all its words need.

    It becomes higher than `height` if its words need that, but only up to `lowest`. With `quiet`, a step of a picture
    that moves, events of these ids stay without words and the first places that are found are taken.
    """
    stage = make_stage(scene, width, style, measure, quiet)
    rows = make_rows(stage)
    heights = [need(stage, number, row) for number, row in enumerate(rows)]
    if height is None:
        return _Drawing(stage, rows, heights).figure(None)
    height = max(height, min(stage.head + sum(heights), lowest))
    count = lanes_that_fit(stage, height - stage.head)
    kept, hidden = rows[:count], rows[count:]
    is_more = bool(hidden) or bool(scene.hidden)
    room = height - stage.head - (2.5 * stage.unit if is_more else 0.0)
    heights = shared(stage, kept, heights[:count], room)
    kept = [fitted(stage, number, row, heights[number]) for number, row in enumerate(kept)]
    drawing = _Drawing(stage, kept, heights)
    figure = drawing.figure(height, hidden)
    if scene.is_page and not scene.has_density and has_lost_words(figure, scene):
        crowded = replace(scene, has_density=True)
        if make_stage(crowded, width, style, measure).columns:
            dense = layout_timeline(crowded, width, height, style, measure, lowest=lowest, quiet=quiet)
            if has_as_many(dense, figure):
                return dense
    figure = with_threads(figure, scene.threads, style, measure)
    figure = cut_lines(figure, ("threads", "annotations"), stage.scale.gaps, style)
    return with_chosen(figure, drawing.over, stage, drawing.ground)


def natural_height(scene: TimelineScene, width: float, style: Style, measure: Measure) -> float:
    """Return the height at which every label of a timeline finds room."""
    stage = make_stage(scene, width, style, measure)
    return stage.head + sum(need(stage, number, row) for number, row in enumerate(make_rows(stage)))


class _Drawing:
    """Turns the settled lanes into marks and targets."""

    def __init__(self, stage: Stage, rows: Sequence[Row], heights: Sequence[float]) -> None:
        self._stage, self._rows, self._heights = stage, rows, heights
        style, left = stage.style, stage.scale.left
        self._looks = {look.id: look for look in stage.scene.looks}
        self._head = stage.axis_foot
        bottom = stage.head + sum(heights)
        self._plot = Rect(left, self._head, stage.scale.right - left, bottom - self._head)
        self._lanes: list[Mark] = []
        self._marks: list[Mark] = []
        self._halos: list[Mark] = []
        self._labels: list[Label] = []
        self._signs: list[Mark] = []
        self._dates: list[Label] = []
        self._targets: list[Target] = []
        self._silent: list[str] = []
        self._moved: list[tuple[str, str]] = []
        self._absent: list[str] = []
        self._columned: list[str] = []
        self._crowds: list[Sequence[str]] = []
        self._handles: list[tuple[str, Rect]] = []
        self._rules: list[float] = []
        self.over: list[Over] = []
        self._titles: list[Label] = list(backdrop.draw_era_titles(stage.eras, self._plot, style))

    def figure(self, height: float | None, hidden: Sequence[Row] = ()) -> Figure:
        stage = self._stage
        top = stage.head
        self._rule(self._head)
        for number, (row, tall) in enumerate(zip(self._rows, self._heights, strict=True)):
            self._lane(number, row, top, tall)
            top += tall
            self._rule(top)
        self._say_hidden(hidden, top)
        gaps, style = stage.scale.gaps, stage.style
        axis = (*self._grid(), *backdrop.draw_axis(stage.axis, 0.0, style), *stage.density())
        tints = (*backdrop.draw_eras(stage.eras, self._plot), *channels(gaps, self._plot, style))
        eras = (*tints, *self._titles)
        said, pointing = draw_pointers(stage.pointers, stage.eras_foot, stage.style, stage.measure)
        groups = (
            Group("eras", eras),
            Group("axis", axis),
            Group("lanes", (*self._lanes, *self._cuts())),
            Group("annotations", (*pointing, *said)),
            Group("events", (*self._halos, *self._marks)),
            Group("signs", tuple(self._signs)),
            Group("dates", tuple(self._dates)),
            Group("labels", tuple(self._labels)),
        )
        return Figure(
            self._stage.width,
            height if height is not None else self._plot.bottom + self._stage.style.rule_width,
            groups,
            background=self._stage.style.background,
            targets=tuple(self._targets),
            unlabelled=Joined((self._wordless(), *self._crowds)) if self._crowds else self._wordless(),
            counted=tuple(self._columned),
            not_shown=tuple(self._absent),
            warnings=tuple(covered(self._targets, self._moved)),
            plot=self._plot,
            eras=tuple(
                backdrop.era_targets(self._stage.eras, self._plot, self._stage.style, self._stage.measure)
            ),
            lanes=tuple(self._handles),
        )

    def _wordless(self) -> tuple[str, ...]:
        """The events without words, each once; one that stands in several lanes may have them in another."""
        labelled = {label.item for label in self._labels}
        return tuple(id for id in dict.fromkeys(self._silent) if id not in labelled)

    def _rule(self, y: float) -> None:
        style = self._stage.style
        start = 0.0 if self._stage.is_stacked else self._stage.scale.left
        line = np.array([(start, y), (self._stage.scale.right, y)])
        self._lanes.append(Path(line, stroke=Stroke(style.rule, style.rule_width)))
        self._rules.append(y)

    def _grid(self) -> Iterator[Mark]:
        """The grid and today's line leave out every word they would run through."""
        stage, plot, words = self._stage, self._plot, self._all_words()
        stroke = Stroke(stage.style.grid, stage.style.grid_width)
        yield from backdrop.draw_lines(stage.axis.lines, plot.y, plot.bottom, words, stroke)
        if stage.scene.today is not None and plot.x < stage.scale.x(stage.scene.today + 0.5) < plot.right:
            x = stage.scale.x(stage.scene.today + 0.5)
            dashes = (2 * stage.style.dash, stage.style.dash)
            line = Stroke(stage.style.today, stage.style.today_width, dashes)
            yield from backdrop.draw_lines((x,), plot.y, plot.bottom, words, line)

    def _all_words(self) -> list[Rect]:
        """Where words stand that no line may run through."""
        stage, writer = self._stage, self._stage.writer
        said, _ = draw_pointers(stage.pointers, stage.eras_foot, stage.style, stage.measure)
        words = [*self._dates, *self._labels, *self._titles, *said]
        if stage.is_stacked:
            words += [mark for mark in self._lanes if isinstance(mark, Label)]
        return [writer.rect(label).grown(0.8) for label in words]

    def _cuts(self) -> Iterator[Mark]:
        """The double strokes through the rules, where the axis leaves time out."""
        gaps, style = self._stage.scale.gaps, self._stage.style
        if gaps:
            yield from through_rules(gaps, self._rules, self._all_words(), style)

    def _lane(self, number: int, row: Row, top: float, tall: float) -> None:
        taken = self._title(number, top, tall)
        first_row = self._first_row(number, row, top, tall)
        through = [item for item in self._stage.scene.over if item.lane == row.lane.id]
        self._chosen(through, top + tall - self._stage.style.bar_height)
        if row.is_dense:
            self._strip(row, top + taken, tall - taken)
            self._count_through(number, row, Rect(self._stage.scale.left, top, 0, tall))
            return
        places = zip(row.items, row.forms, row.words, row.packing.places, strict=True)
        silent: list[str] = []
        begin = len(self._targets)
        for item, form, words, place in places:
            self._event(item, form, words, place, first_row)
            if item.label.is_hidden:
                self._silent.append(item.id)  # as somebody chose: the figure says nothing of it
            elif not place.choice.lines:
                silent.append(item.id)
        self._silent += silent
        lane = Rect(self._stage.scale.left, top, 0, tall)
        if silent:
            self._more(number, silent, lane, begin, row.through)
        else:
            self._count_through(number, row, lane)

    def _first_row(self, number: int, row: Row, top: float, tall: float) -> float:
        """Where the lane's rows begin: in the middle of what the title leaves; in a panel, as high as in all others."""
        over = over_height(self._stage, number)
        spare = tall - over - row.packing.rows * self._stage.unit
        spare = min(spare, 2 * pad_of(self._stage)) if self._stage.scene.is_panel else spare
        return top + over + max(spare, 0.0) / 2

    def _title(self, number: int, top: float, tall: float) -> float:
        """Draw the lane's title; return the height it takes above the events."""
        stage, style = self._stage, self._stage.style
        step = backdrop.line_height(style.lane_size, style)
        lines = stage.titles[number]
        y = top + (tall - len(lines) * step) / 2 if not stage.is_stacked else top + 0.5 * stage.unit
        lane = stage.scene.lanes[number]
        high = over_height(stage, number) if stage.is_stacked else tall
        self._handles.append(
            (lane.id, Rect(0.0, top, stage.width if stage.is_stacked else stage.scale.left, high))
        )
        if lane.is_folded:
            self._lanes.append(backdrop.fold_sign(0.0, y + step / 2, style))
        for line, text in enumerate(lines):
            base = y + line * step + step / 2 + 0.34 * style.lane_size
            width = stage.measure.width(text, style.lane_size, True)
            x = 0.0 if stage.is_stacked else stage.scale.left - 1.2 * style.lane_size - width
            self._lanes.append(Label(x, base, text, style.lane_size, style.ink, True, item=lane.id))
        return over_height(stage, number)

    def _event(self, item: Item, form: Form, words: Words, place: Placed, first_row: float) -> None:
        stage, style = self._stage, self._stage.style
        look = self._looks.get(item.kind, UNKNOWN_LOOK)
        y = first_row + (place.row + place.choice.mark_row + 1) * stage.unit
        if form.holds:
            self._pill(form, y)
            return
        self._marks += draw_form(form, y, look, style, self.ground, item.id)
        for gap in crossing(stage.scale.gaps, form.left, form.right):
            self._marks += double_stroke(gap, y, OVER_BAR * style.bar_height, style, item.id)
        box = mark_box(form, y, style)
        self._targets.append(Target((item.id,), box))
        if item.id in stage.scene.selected:
            self._halos.append(ring(form, y, style, item.id))
            if not place.choice.lines and not item.label.is_hidden:
                self.over.append(Over(item, y, True))
        if place.choice.lines:
            labels = list(stage.writer.draw(item, words, place, form, look, first_row))
            sign = stage.writer.sign(item, words, place, form, look, first_row)
            if item.label.dx or item.label.dy:
                labels, sign = self._nudged(labels, sign, item, box)
            is_dated = bool(words.date)
            self._dates += labels[:is_dated]
            self._labels += labels[is_dated:]
            self._signs += [sign] if sign else []
            self._targets += [
                Target((item.id,), stage.writer.rect(label), "label", item.id) for label in labels
            ]

    def _pill(self, form: Form, y: float) -> None:
        """Draw the number of events that are told elsewhere."""
        kinds = {item.kind for item in self._stage.scene.items if item.id in form.holds}
        looks = [self._looks.get(kind, UNKNOWN_LOOK) for kind in sorted(kinds)]
        self._marks += draw_pill(form, y, looks, self._stage.style)
        self._targets.append(Target(form.holds, pill_box(form, y, self._stage.style)))

    def _nudged(
        self, labels: list[Label], sign: Mark | None, item: Item, mark: Rect
    ) -> tuple[list[Label], Mark | None]:
        """The words where somebody moved them, tied to their mark by a leader if that is far."""
        stage = self._stage
        rects = [stage.writer.rect(label) for label in labels]
        frame = Rect(0.0, self._plot.y, stage.width, self._plot.height)
        dx, dy = offset_within(rects, item.label, frame)
        line = leader(mark, around(rects).moved(dx, dy), stage.style, item.id)
        self._halos += [line] if line else []
        self._moved.append((item.id, item.title))
        return shifted(labels, dx, dy), sign and shifted_mark(sign, dx, dy)

    def ground(self, x: float) -> str:
        """Return the colour under a height of x."""
        return backdrop.ground_at(self._stage.eras, x, self._stage.style, self._stage.scale.gaps)

    def _strip(self, row: Row, top: float, tall: float) -> None:
        """A lane of too many events: groups with their numbers, or columns of counts; each can be picked."""
        stage, style = self._stage, self._stage.style
        if row.crowd is None:
            self._columns(row, top, tall)
            return
        lane = Rect(stage.scale.left, top, stage.scale.right - stage.scale.left, tall)
        drawn = draw_crowd(row.crowd, lane, stage, self.ground)
        self._marks += drawn.marks
        self._labels += drawn.labels
        self._targets += drawn.targets
        self._crowds.append(drawn.unlabelled)
        self._chosen(row.items, drawn.middle)
        if drawn.title:
            self._say(drawn.title, stage.scale.left + 2, top + 0.9 * style.label_size + 1, drawn.unlabelled)

    def _columns(self, row: Row, top: float, tall: float) -> None:
        """Columns of counts of events that are known one by one."""
        stage, style = self._stage, self._stage.style
        begins, ends = density.moments_of([item.when for item in row.items])
        text = phrase(stage.scene.language, "count", n=f"{len(row.items):,}")
        inner, has_room = strip_room(Rect(stage.scale.left, top, 0, tall), style)
        numbers = density.counts(begins, ends, stage.scale)
        self._marks += density.draw_columns(numbers, stage.scale, inner.y, inner.height, style.density)
        ids = tuple(item.id for item in row.items)
        self._silent += ids
        self._columned += ids
        for column, members in density.members(begins, stage.scale, ids):
            x = stage.scale.left + column * density.COLUMN
            self._targets.append(Target(members, Rect(x, inner.y, density.COLUMN, inner.height)))
        self._chosen(row.items, inner.y + inner.height / 2)
        if has_room:
            self._say(text, stage.scale.left + 2, top + 0.9 * style.label_size + 1, ids)

    def _chosen(self, items: Sequence[Item], y: float) -> None:
        """Keep the selected events of a lane that shows none of them alone."""
        chosen = self._stage.scene.selected
        self.over += [Over(item, y, False) for item in items if item.id in chosen]

    def _say(self, text: str, x: float, y: float, ids: Sequence[str]) -> None:
        """Draw a quiet line about events that have no words of their own."""
        label = Label(x, y, text, self._stage.style.label_size, self._stage.style.soft)
        self._labels.append(label)
        self._targets.append(Target(ids, self._stage.writer.rect(label), "more"))

    def _say_hidden(self, hidden: Sequence[Row], top: float) -> None:
        """One line under the lanes for the events of lanes that found no room at all."""
        known = tuple(item.id for row in hidden if not row.crowd for item in row.items)
        self._absent += known
        days = (self._stage.scene.window[0], self._stage.scene.window[1])
        crowds = [Window(row.crowd.names, [row.crowd.spans], days) for row in hidden if row.crowd]
        further = [self._stage.scene.hidden] if self._stage.scene.hidden else []
        ids = Joined((known, *crowds, *further))
        if ids:
            self._crowds.append(ids)
            self._say(
                words_of_hidden(hidden, len(ids), self._stage),
                self._stage.scale.left,
                top + 1.1 * self._stage.style.label_size,
                ids,
            )

    def _count_through(self, number: int, row: Row, lane: Rect) -> None:
        """Say how many events go on through the whole window, at the lane's title."""
        if not row.through:
            return
        self._crowds.append(row.through)
        self._say_at_title(number, lane, row.through)

    def _more(
        self, number: int, silent: Sequence[str], lane: Rect, begin: int, through: Sequence[str]
    ) -> None:
        """Say how many events of the lane have no words: beside their marks where there is room, else at the title."""
        stage = self._stage
        top = over_height(stage, number)
        inner = Rect(lane.x, lane.y + top, 0, lane.height - top)
        rest, spots = beside_marks(silent, self._targets[begin:], inner, stage)
        for meant, words, x, y in spots:
            self._say(words, x, y, meant)
        if not rest and not through:
            return
        ids: Sequence[str] = tuple(rest)
        if through:
            self._crowds.append(through)
            ids = Joined((ids, through))
        self._say_at_title(number, lane, ids)

    def _say_at_title(self, number: int, lane: Rect, ids: Sequence[str]) -> None:
        """Say how many events have no words at the lane's title; without room for it the title can still be asked."""
        text = phrase(self._stage.scene.language, "more", n=f"{len(ids):,}")
        width = self._stage.measure.width(text, self._stage.style.label_size)
        if spot := beside_title(number, lane, width, self._stage, self._targets):
            self._say(text, *spot, ids)
        else:
            rect = Rect(0.0, lane.y, max(lane.x, width), lane.height)
            self._targets.append(Target(ids, rect, "more"))
