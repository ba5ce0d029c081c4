"""The timeline: lanes of events over time, laid out once for screen and paper."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.figure import backdrop, density
from models.figure.date_marks import Form, date_form, draw_form
from models.figure.event_labels import Writer
from models.figure.labels import Ground
from models.figure.lanes import MARK_ROWS, Packing, Placed, Wish, pack
from models.figure.legend import Key, form_keys, kind_keys
from models.figure.marks import Box, Disc, Figure, Group, Label, Mark, Path, Rect, Stroke, Target
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.scale import Axis, TimeScale, make_axis
from models.figure.scene import Item, Lane, Look, TimelineScene
from models.figure.style import Style
from models.figure.text import wrap
from models.when_words import short_words

NARROW_PAGE = 36.0  # below this width, in sizes of labels, lane titles stand over their lanes
CROWD = 240  # a lane with more events than this is drawn as a strip of counts
UNKNOWN_LOOK = Look("", "", "#999999", "square")


@dataclass(frozen=True, slots=True)
class _Stage:
    """Everything that is settled before the events are: the columns, the axis, the eras."""

    scene: TimelineScene
    style: Style
    measure: Measure
    scale: TimeScale
    axis: Axis
    eras: tuple[backdrop.Era, ...]
    is_stacked: bool
    titles: tuple[tuple[str, ...], ...]
    width: float

    @property
    def writer(self) -> Writer:
        return Writer(self.style, self.measure, self.scale.left, self.width)

    @property
    def unit(self) -> float:
        """Half a line of labels: the height of a packing row."""
        return backdrop.line_height(self.style.label_size, self.style) / 2

    @property
    def head(self) -> float:
        """The height above the first lane."""
        return backdrop.axis_height(self.axis, self.style) + backdrop.eras_height(self.eras, self.style)

    def title_height(self, number: int) -> float:
        return len(self.titles[number]) * backdrop.line_height(self.style.lane_size, self.style)


NOTHING = Packing((), 0)


@dataclass(frozen=True, slots=True)
class _Row:
    """A lane with its events: either packed, or counted where they are too many."""

    lane: Lane
    items: tuple[Item, ...]
    forms: tuple[Form, ...] = ()
    wishes: tuple[Wish, ...] = ()
    packing: Packing = NOTHING
    is_dense: bool = False


def layout_timeline(
    scene: TimelineScene, width: float, height: float | None, style: Style, measure: Measure
) -> Figure:
    """Answer the figure of a timeline; without a height it becomes as high as all its words need."""
    stage = _stage(scene, width, style, measure)
    rows = _rows(stage)
    heights = [_need(stage, number, row) for number, row in enumerate(rows)]
    if height is not None:
        heights = _shared(stage, heights, height - stage.head)
        rows = [_fitted(stage, number, row, heights[number]) for number, row in enumerate(rows)]
    return _Drawing(stage, rows, heights).figure(height)


def natural_height(scene: TimelineScene, width: float, style: Style, measure: Measure) -> float:
    """Answer the height at which every label of a timeline finds room."""
    stage = _stage(scene, width, style, measure)
    return stage.head + sum(_need(stage, number, row) for number, row in enumerate(_rows(stage)))


def _stage(scene: TimelineScene, width: float, style: Style, measure: Measure) -> _Stage:
    is_stacked = width < NARROW_PAGE * style.label_size
    room = width if is_stacked else max(0.17 * width, 6 * style.lane_size)
    titles = tuple(wrap(lane.title, room, style.lane_size, measure, True) for lane in scene.lanes)
    widest = max((measure.width(t, style.lane_size, True) for lines in titles for t in lines), default=0.0)
    left = 0.0 if is_stacked or not widest else widest + 1.2 * style.lane_size
    scale = TimeScale(scene.window[0], scene.window[1], left, width - style.outline_width)
    axis = make_axis(scale, scene.language, style.axis_size, measure)
    eras = backdrop.place_eras(scene.bands, scale, style, measure)
    return _Stage(scene, style, measure, scale, axis, eras, is_stacked, titles, width)


def timeline_keys(scene: TimelineScene, width: float, style: Style, measure: Measure) -> tuple[Key, ...]:
    """Answer the legend of a timeline of that width: the kinds and the forms of dates that it shows."""
    rows = _rows(_stage(scene, width, style, measure))
    kinds = {item.kind for row in rows for item in row.items}
    forms = [form for row in rows for form in row.forms]
    looks = kind_keys((look for look in scene.looks if look.id in kinds), style)
    is_doubtful = any(form.is_doubtful for form in forms)
    return (*looks, *form_keys((form.shape for form in forms), is_doubtful, style, scene.language))


def _rows(stage: _Stage) -> list[_Row]:
    """The lanes with those of their events that touch the window, in the order of D-10."""
    by_lane: dict[str, list[Item]] = defaultdict(list)
    first, last = stage.scale.first, stage.scale.last
    for item in stage.scene.items:
        when = item.when
        is_late = when.earliest is not None and when.earliest.toordinal() > last
        is_early = when.latest is not None and when.latest.toordinal() < first
        if not (is_late or is_early):
            by_lane[item.lane].append(item)
    return [_row(stage, lane, by_lane.get(lane.id, [])) for lane in stage.scene.lanes]


def _row(stage: _Stage, lane: Lane, items: list[Item]) -> _Row:
    if len(items) > CROWD:
        return _Row(lane, tuple(items), is_dense=True)
    items = sorted(items, key=lambda item: item.when.sort_key)
    pairs = [(item, form) for item in items if (form := date_form(item.when, stage.scale, stage.style))]
    kept = tuple(item for item, _ in pairs)
    forms = tuple(form for _, form in pairs)
    wishes = tuple(_wishes(stage, kept, forms))
    return _Row(lane, kept, forms, wishes, pack(wishes, stage.scale.left, stage.width))


def _wishes(stage: _Stage, items: Sequence[Item], forms: Sequence[Form]) -> Iterator[Wish]:
    looks = {look.id: look for look in stage.scene.looks}
    marks = np.array(
        sorted(form.centre for form in forms if form.right - form.left < 6 * stage.style.mark_size)
    )
    for item, form in zip(items, forms, strict=True):
        room = _room(marks, form, stage)
        look = looks.get(item.kind, UNKNOWN_LOOK)
        is_first = item.id in stage.scene.selected
        yield stage.writer.wish(item, label_text(item, stage.scene.language), form, look, room, is_first)


def _room(
    marks: np.ndarray[tuple[int], np.dtype[np.float64]], form: Form, stage: _Stage
) -> tuple[float, float]:
    """The free space left and right of a mark up to its neighbours in time, or to the edge."""
    before, after = np.searchsorted(marks, (form.left, form.right))
    left = float(marks[before - 1]) if before else stage.scale.left
    right = float(marks[after]) if after < len(marks) else stage.width
    return form.left - left, right - form.right


def label_text(item: Item, language: str) -> str:
    """Answer the words of an event: its title, its date where that is doubtful, and its flag."""
    text = item.title
    if item.when.is_about or item.when.is_uncertain:
        text += f" ({short_words(item.when, language)})"
    return f"{text} [{item.flag}]" if item.flag else text


def _pad(stage: _Stage) -> float:
    return 1.6 * stage.unit


def _over(stage: _Stage, number: int) -> float:
    """The height of a lane's title where it stands over the lane."""
    return stage.title_height(number) + 0.5 * stage.unit if stage.is_stacked else 0.0


def _need(stage: _Stage, number: int, row: _Row) -> float:
    """The height at which all of a lane finds room."""
    rows = 6 if row.is_dense else max(row.packing.rows, MARK_ROWS)
    beside = 0.0 if stage.is_stacked else stage.title_height(number) + stage.unit
    return max(rows * stage.unit + 2 * _pad(stage) + _over(stage, number), beside)


def _shared(stage: _Stage, needs: Sequence[float], room: float) -> list[float]:
    """The lanes' heights in a given room: each gets what it needs or a fair share; what is left over is spread."""
    room = max(room, 0.0)
    if sum(needs) <= room:
        extra = (room - sum(needs)) / max(len(needs), 1)
        return [need + extra for need in needs]
    heights = [0.0] * len(needs)
    left, open_lanes = room, sorted(range(len(needs)), key=lambda number: needs[number])
    while open_lanes:
        number = open_lanes.pop(0)
        heights[number] = min(needs[number], left / (len(open_lanes) + 1))
        left -= heights[number]
    return heights


def _fitted(stage: _Stage, number: int, row: _Row, height: float) -> _Row:
    """The lane packed again where it got less than it needs, or counted where even the marks are too many."""
    if row.is_dense or height >= _need(stage, number, row) - 1e-6:
        return row
    limit = int((height - 2 * min(_pad(stage), 0.1 * height) - _over(stage, number)) / stage.unit)
    limit = max(limit, MARK_ROWS)
    room = (stage.scale.right - stage.scale.left) / stage.style.mark_size * (limit // MARK_ROWS)
    if len(row.items) > 0.5 * room:
        return _Row(row.lane, row.items, is_dense=True)
    order = sorted(range(len(row.wishes)), key=lambda at: not row.wishes[at].is_first)
    packing = pack([row.wishes[at] for at in order], stage.scale.left, stage.width, limit)
    places = dict(zip(order, packing.places, strict=True))
    return replace(row, packing=Packing(tuple(places[at] for at in range(len(order))), packing.rows))


class _Drawing:
    """Turns the settled lanes into marks and targets."""

    def __init__(self, stage: _Stage, rows: Sequence[_Row], heights: Sequence[float]) -> None:
        self._stage, self._rows, self._heights = stage, rows, heights
        style, left = stage.style, stage.scale.left
        self._looks = {look.id: look for look in stage.scene.looks}
        self._head = backdrop.axis_height(stage.axis, style)
        bottom = stage.head + sum(heights)
        self._plot = Rect(left, self._head, stage.scale.right - left, bottom - self._head)
        self._lanes: list[Mark] = []
        self._marks: list[Mark] = []
        self._halos: list[Mark] = []
        self._labels: list[Label] = []
        self._targets: list[Target] = []
        self._silent: list[str] = []
        self._titles: list[Label] = list(backdrop.draw_era_titles(stage.eras, self._plot, style))

    def figure(self, height: float | None) -> Figure:
        top = self._stage.head
        self._rule(self._head)
        for number, (row, tall) in enumerate(zip(self._rows, self._heights, strict=True)):
            self._lane(number, row, top, tall)
            top += tall
            self._rule(top)
        axis = (*self._grid(), *backdrop.draw_axis(self._stage.axis, 0.0, self._stage.style))
        eras = (*backdrop.draw_eras(self._stage.eras, self._plot), *self._titles)
        groups = (
            Group("eras", eras),
            Group("axis", axis),
            Group("lanes", tuple(self._lanes)),
            Group("events", (*self._halos, *self._marks)),
            Group("labels", tuple(self._labels)),
        )
        return Figure(
            self._stage.width,
            height if height is not None else self._plot.bottom + self._stage.style.rule_width,
            groups,
            background=self._stage.style.background,
            targets=tuple(self._targets),
            unlabelled=tuple(self._silent),
            plot=self._plot,
        )

    def _rule(self, y: float) -> None:
        style = self._stage.style
        start = 0.0 if self._stage.is_stacked else self._stage.scale.left
        line = np.array([(start, y), (self._stage.scale.right, y)])
        self._lanes.append(Path(line, stroke=Stroke(style.rule, style.rule_width)))

    def _grid(self) -> Iterator[Mark]:
        """The grid and today's line leave out every word they would run through."""
        stage, plot, writer = self._stage, self._plot, self._stage.writer
        words = [writer.rect(label).grown(0.8) for label in (*self._labels, *self._titles)]
        if stage.is_stacked:
            words += [writer.rect(mark).grown(0.8) for mark in self._lanes if isinstance(mark, Label)]
        stroke = Stroke(stage.style.grid, stage.style.grid_width)
        yield from backdrop.draw_lines(stage.axis.lines, plot.y, plot.bottom, words, stroke)
        if stage.scene.today is not None and plot.x < stage.scale.x(stage.scene.today + 0.5) < plot.right:
            x = stage.scale.x(stage.scene.today + 0.5)
            dashes = (2 * stage.style.dash, stage.style.dash)
            line = Stroke(stage.style.today, stage.style.today_width, dashes)
            yield from backdrop.draw_lines((x,), plot.y, plot.bottom, words, line)

    def _lane(self, number: int, row: _Row, top: float, tall: float) -> None:
        taken = self._title(number, top, tall)
        first_row = self._first_row(number, row, top, tall)
        if row.is_dense:
            self._strip(row, top + taken, tall - taken)
            return
        places = zip(row.items, row.forms, row.packing.places, strict=True)
        silent, begin = [], len(self._targets)
        for item, form, place in places:
            self._event(item, form, place, first_row)
            if not place.choice.lines:
                silent.append(item.id)
        self._silent += silent
        if silent:
            self._more(number, silent, Rect(self._stage.scale.left, top, 0, tall), begin)

    def _first_row(self, number: int, row: _Row, top: float, tall: float) -> float:
        """Where the lane's rows begin: in the middle of what the title leaves."""
        over = _over(self._stage, number)
        spare = tall - over - row.packing.rows * self._stage.unit
        return top + over + max(spare, 0.0) / 2

    def _title(self, number: int, top: float, tall: float) -> float:
        """Draw the lane's title; answer the height it takes above the events."""
        stage, style = self._stage, self._stage.style
        step = backdrop.line_height(style.lane_size, style)
        lines = stage.titles[number]
        y = top + (tall - len(lines) * step) / 2 if not stage.is_stacked else top + 0.5 * stage.unit
        for line, text in enumerate(lines):
            base = y + line * step + step / 2 + 0.34 * style.lane_size
            width = stage.measure.width(text, style.lane_size, True)
            x = 0.0 if stage.is_stacked else stage.scale.left - 1.2 * style.lane_size - width
            self._lanes.append(
                Label(x, base, text, style.lane_size, style.ink, True, item=stage.scene.lanes[number].id)
            )
        return _over(stage, number)

    def _event(self, item: Item, form: Form, place: Placed, first_row: float) -> None:
        stage, style = self._stage, self._stage.style
        look = self._looks.get(item.kind, UNKNOWN_LOOK)
        y = first_row + (place.row + place.choice.mark_row + 1) * stage.unit
        self._marks += draw_form(form, y, look, style, self._ground, item.id)
        half = (style.bar_height if form.is_bar else style.mark_size) / 2
        box = Rect(form.left, y - half, form.right - form.left, 2 * half)
        self._targets.append(Target((item.id,), box))
        if item.id in stage.scene.selected:
            self._halo(form, box, y, item.id)
        if place.choice.lines:
            labels = list(stage.writer.draw(item, place, form, look, first_row))
            self._labels += labels
            self._targets += [Target((item.id,), stage.writer.rect(label), "label") for label in labels]

    def _ground(self, x: float) -> str:
        return backdrop.ground_at(self._stage.eras, x, self._stage.style)

    def _halo(self, form: Form, box: Rect, y: float, item: str) -> None:
        style = self._stage.style
        stroke = Stroke(style.halo, style.halo_width)
        reach = style.outline_width + style.halo_width / 2
        if form.is_bar:
            self._halos.append(Box(box.grown(reach), None, stroke, reach, item))
        else:
            self._halos.append(Disc(form.centre, y, box.width / 2 + reach, None, stroke, item))

    def _strip(self, row: _Row, top: float, tall: float) -> None:
        """A lane of too many events: columns of counts, each of which can be picked."""
        stage, style = self._stage, self._stage.style
        firsts, lasts = density.days_of([item.when for item in row.items])
        text = phrase(stage.scene.language, "count", n=f"{len(row.items):,}")
        step = backdrop.line_height(style.label_size, style)
        inner = Rect(stage.scale.left, top + step + 2, 0, max(tall - step - 4, 2.0))
        numbers = density.counts(firsts, lasts, stage.scale)
        self._marks += density.draw_columns(numbers, stage.scale, inner.y, inner.height, style.density)
        ids = tuple(item.id for item in row.items)
        self._silent += ids
        for column, members in density.members(firsts, stage.scale, ids):
            x = stage.scale.left + column * density.COLUMN
            self._targets.append(Target(members, Rect(x, top, density.COLUMN, tall)))
        label = Label(
            stage.scale.left + 2, top + 0.9 * style.label_size + 1, text, style.label_size, style.soft
        )
        self._labels.append(label)
        self._targets.append(Target(ids, stage.writer.rect(label), "more"))

    def _more(self, number: int, silent: Sequence[str], lane: Rect, begin: int) -> None:
        """Say how many events of the lane have no words, near them where there is room, else at the title."""
        stage, style = self._stage, self._stage.style
        text = phrase(stage.scene.language, "more", n=len(silent))
        width = stage.measure.width(text, style.label_size)
        inner = Rect(lane.x, lane.y + _over(stage, number), 0, lane.height - _over(stage, number))
        x, y = self._more_spot(inner, begin, silent, width) or self._beside_title(number, lane, width)
        drawn = Label(x, y, text, style.label_size, style.soft)
        self._labels.append(drawn)
        self._targets.append(Target(tuple(silent), stage.writer.rect(drawn), "more"))

    def _more_spot(
        self, lane: Rect, begin: int, silent: Sequence[str], width: float
    ) -> tuple[float, float] | None:
        """The free spot in the lane that is nearest to the middle of the marks without words."""
        stage, size = self._stage, self._stage.style.label_size
        ground = Ground(Rect(stage.scale.left, lane.y, stage.width - stage.scale.left, lane.height))
        targets = self._targets[begin:]
        for target in targets:
            ground.take(target.rect.grown(0.25 * size))
        quiet = set(silent)
        middles = [t.rect.x + t.rect.width / 2 for t in targets if t.part == "mark" and t.items[0] in quiet]
        wanted = sum(middles) / len(middles) - width / 2
        ys = np.arange(lane.y + 0.2 * size, lane.bottom - 1.2 * size, stage.unit)
        xs = np.arange(stage.scale.left + 2, stage.width - width, 0.5 * width)
        spots = sorted((abs(x - wanted) + abs(y - lane.y), float(x), float(y)) for x in xs for y in ys)
        for _, x, y in spots:
            if ground.is_free(Rect(x, y, width, 1.1 * size)):
                return x, y + 0.88 * size
        return None

    def _beside_title(self, number: int, lane: Rect, width: float) -> tuple[float, float]:
        """Under the lane's title, or behind it where it stands over the lane."""
        stage, style = self._stage, self._stage.style
        below = lane.y + (lane.height + stage.title_height(number)) / 2 + 0.9 * style.label_size
        if not stage.is_stacked:
            return stage.scale.left - 1.2 * style.lane_size - width, below
        return stage.width - width, lane.y + 0.5 * stage.unit + 0.9 * style.label_size
