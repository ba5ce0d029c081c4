"""What is settled before a timeline is drawn: its columns, its axis, and the place of every event in its lane."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast

import numpy as np
from numpy.typing import NDArray

from models.figure import backdrop
from models.figure.axis import Axis, make_axis
from models.figure.breaks import GAP
from models.figure.counted import clustered
from models.figure.date_marks import Form, item_form
from models.figure.event_labels import Words, Writer, label_text, words_of
from models.figure.histogram import Column, columns_of, draw_histogram, histogram_height
from models.figure.lanes import BARE, MARK_ROWS, Packing, Wish, pack
from models.figure.marks import Mark
from models.figure.measure import Measure
from models.figure.pointers import Pointer, place_pointers, pointers_height
from models.figure.scale import TimeScale
from models.figure.scene import Crowd, Item, Lane, Look, TimelineScene
from models.figure.style import Style
from models.figure.text import pieces, wrap_evenly

NARROW_PAGE = 36.0  # below this width, in sizes of labels, lane titles stand over their lanes
WIDEST_TITLE = 0.3  # of the width: where a word of a lane's title is wider, titles stand over their lanes
CROWD = 240  # a lane with more events than this is drawn as a strip of counts
UNKNOWN_LOOK = Look("", "", "#999999", "square")
__all__ = ["Row", "Stage", "label_text", "make_rows", "make_stage"]


@dataclass(frozen=True, slots=True)
class Stage:
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
    quiet: frozenset[str] | None = None  # events that stay without words, while the picture moves
    pointers: tuple[Pointer, ...] = ()
    columns: tuple[Column, ...] = ()  # of how many events begin when

    @property
    def writer(self) -> Writer:
        return Writer(self.style, self.measure, self.scale.left, self.width, self.scale.gaps)

    @property
    def unit(self) -> float:
        """Half a line of labels: the height of a packing row."""
        return backdrop.line_height(self.style.label_size, self.style) / 2

    @property
    def head(self) -> float:
        """The height above the first lane."""
        return self.eras_foot + pointers_height(self.pointers, self.style)

    @property
    def eras_foot(self) -> float:
        """The height of the axis and the titles of eras."""
        return self.axis_foot + backdrop.eras_height(self.eras, self.style)

    @property
    def axis_foot(self) -> float:
        """The height of the axis alone."""
        return backdrop.axis_height(self.axis, self.style) + histogram_height(self.columns, self.style)

    def density(self) -> Iterator[Mark]:
        """Return the columns over the rule of the axis, where there are some."""
        scale, language = self.scale, self.scene.language
        return draw_histogram(self.columns, self.axis_foot, scale, language, self.style, self.measure)

    def words_of(self, item: Item, form: Form) -> Words:
        """Return the words of an event; the kind's shape is among them unless its lane says the kind."""
        needs_sign = item.kind != item.lane and len(self.scene.looks) > 1
        return words_of(item, form, self.scene.language, needs_sign=needs_sign)

    def title_height(self, number: int) -> float:
        return len(self.titles[number]) * backdrop.line_height(self.style.lane_size, self.style)


@lru_cache(maxsize=512)
def _wrapped(title: str, room: float, size: float, measure: Hashable) -> tuple[str, ...]:
    """The lines of a lane's title; a timeline that moves asks for the same ones again."""
    return wrap_evenly(title, room, size, cast(Measure, measure), True)


def _longest_word(title: str, style: Style, measure: Measure) -> float:
    """How wide a lane's title is at least: no word of it is cut."""
    return max((measure.width(word.rstrip(), style.lane_size, True) for word in pieces(title)), default=0.0)


NOTHING = Packing((), 0)


@dataclass(frozen=True, slots=True)
class Row:
    """A lane with its events: either packed, or counted where they are too many."""

    lane: Lane
    items: tuple[Item, ...]
    forms: tuple[Form, ...] = ()
    words: tuple[Words, ...] = ()
    wishes: tuple[Wish, ...] = ()
    packing: Packing = NOTHING
    is_dense: bool = False
    crowd: Crowd | None = None  # then `items` are but those that are selected
    through: Sequence[str] = ()  # events that are counted only: the window shows neither end of them


def make_stage(
    scene: TimelineScene,
    width: float,
    style: Style,
    measure: Measure,
    quiet: frozenset[str] | None = None,
) -> Stage:
    """Tell what holds for a timeline of that width."""
    longest = max((_longest_word(lane.title, style, measure) for lane in scene.lanes), default=0.0)
    is_stacked = scene.is_panel or width < NARROW_PAGE * style.label_size or longest > WIDEST_TITLE * width
    room = width if is_stacked else max(0.17 * width, 6 * style.lane_size, longest + 0.1)
    titles = tuple(
        _wrapped(lane.title, room, style.lane_size, cast(Hashable, measure)) for lane in scene.lanes
    )
    widest = max((measure.width(t, style.lane_size, True) for lines in titles for t in lines), default=0.0)
    left = 0.0 if is_stacked or not widest else widest + 1.2 * style.lane_size
    gap = GAP * style.label_size
    scale = TimeScale(*scene.window, left, width - style.outline_width, scene.breaks, gap)
    axis = make_axis(scale, scene.language, style.axis_size, measure)
    eras = backdrop.place_eras(scene.bands, scale, style, measure)
    pointers = place_pointers(scene.annotations, scale, style, measure)
    columns: tuple[Column, ...] = ()
    if scene.has_density:
        begins = {item.id: item.when.begins for item in scene.items if item.when.begins is not None}
        columns = columns_of(tuple(begins.values()), scale, style)
    return Stage(
        scene, style, measure, scale, axis, eras, is_stacked, titles, width, quiet, pointers, columns
    )


def make_rows(stage: Stage) -> list[Row]:
    """The lanes with those of their events that touch the window, in the order of D-10."""
    by_lane: dict[str, list[Item]] = defaultdict(list)
    first, last = stage.scale.first, stage.scale.last
    for item in stage.scene.items:
        when = item.when
        is_late = when.begins is not None and when.begins >= last
        is_early = when.ends is not None and when.ends <= first
        if not (is_late or is_early):
            by_lane[item.lane].append(item)
    crowds = {crowd.lane: crowd for crowd in stage.scene.crowds}
    rows = [_row(stage, lane, by_lane.get(lane.id, []), crowds.get(lane.id)) for lane in stage.scene.lanes]
    return [replace(row, through=stage.scene.through.get(row.lane.id, ())) for row in rows]


def _row(stage: Stage, lane: Lane, items: list[Item], crowd: Crowd | None = None) -> Row:
    if crowd:
        return Row(lane, tuple(items), is_dense=True, crowd=crowd)
    if len(items) > CROWD:
        return Row(lane, tuple(items), is_dense=True)
    items = sorted(items, key=lambda item: item.when.sort_key)
    pairs = [(item, form) for item in items if (form := item_form(item, stage.scale, stage.style))]
    if stage.scene.enlarged:
        pairs = clustered(pairs, stage.scene.enlarged, stage.scale, stage.style, stage.measure)
    kept = tuple(item for item, _ in pairs)
    forms = tuple(form for _, form in pairs)
    words = tuple(stage.words_of(item, form) for item, form in pairs)
    wishes = tuple(_wishes(stage, kept, forms, words))
    return Row(lane, kept, forms, words, wishes, pack(wishes, stage.scale.left, stage.width))


def _wishes(
    stage: Stage, items: Sequence[Item], forms: Sequence[Form], words: Sequence[Words]
) -> Iterator[Wish]:
    looks = {look.id: look for look in stage.scene.looks}
    marks = np.array(
        sorted(form.centre for form in forms if form.right - form.left < 6 * stage.style.mark_size)
    )
    quiet, pad = stage.quiet or frozenset(), stage.writer.pad
    for item, form, said in zip(items, forms, words, strict=True):
        if item.id in quiet:
            yield Wish(item.id, (form.left - pad, form.right + pad), ())
            continue
        room = _room(marks, form, stage)
        look = looks.get(item.kind, UNKNOWN_LOOK)
        yield stage.writer.wish(item, said, form, look, room)


def _room(marks: NDArray[np.float64], form: Form, stage: Stage) -> tuple[float, float]:
    """The free space left and right of a mark up to its neighbours in time, or to the edge."""
    before, after = np.searchsorted(marks, (form.left, form.right))
    left = float(marks[before - 1]) if before else stage.scale.left
    right = float(marks[after]) if after < len(marks) else stage.width
    return form.left - left, right - form.right


def pad_of(stage: Stage) -> float:
    """Return the room over the first row of a lane."""
    return 1.6 * stage.unit


def over_height(stage: Stage, number: int) -> float:
    """The height of a lane's title where it stands over the lane."""
    return stage.title_height(number) + 0.5 * stage.unit if stage.is_stacked else 0.0


def need(stage: Stage, number: int, row: Row) -> float:
    """The height at which all of a lane finds room; a folded one wants no more than it must have."""
    if row.lane.is_folded:
        return least(stage, number)
    rows = 6 if row.is_dense else max(row.packing.rows, MARK_ROWS)
    beside = 0.0 if stage.is_stacked else stage.title_height(number) + stage.unit
    return max(rows * stage.unit + 2 * pad_of(stage) + over_height(stage, number), beside)


def least(stage: Stage, number: int, rows: int = MARK_ROWS) -> float:
    """Return the height below which a lane cannot be drawn at all: its title and so many half lines of marks."""
    return max(rows * stage.unit + over_height(stage, number), stage.title_height(number)) + 0.5 * stage.unit


def bare_rows(stage: Stage, row: Row) -> int:
    """Tell how many half lines the marks of a lane need without any words, so that none stands on another."""
    if row.is_dense or row.lane.is_folded:
        return MARK_ROWS
    bare = [replace(wish, choices=(BARE,), spare=()) for wish in row.wishes]
    return max(pack(bare, stage.scale.left, stage.width).rows, MARK_ROWS)


def lanes_that_fit(stage: Stage, room: float) -> int:
    """Tell how many lanes can be drawn in a height; if not all, a line is kept to say what is missing."""
    heights = np.cumsum([0.0, *(least(stage, number) for number in range(len(stage.scene.lanes)))])
    if heights[-1] <= room:
        return len(heights) - 1
    return max(int(np.searchsorted(heights, room - 2.5 * stage.unit, "right")) - 1, 0)


def shared(stage: Stage, rows: Sequence[Row], needs: Sequence[float], room: float) -> list[float]:
    """Return the lanes' heights: each gets what it needs or a fair share, and what is left over is spread.

    On a page each lane has room for its marks first, if all of them have it.
    """
    if sum(needs) <= room:
        open_lanes = [not lane.is_folded for lane in stage.scene.lanes[: len(needs)]]
        extra = (room - sum(needs)) / max(sum(open_lanes), 1)
        return [need + extra * is_open for need, is_open in zip(needs, open_lanes, strict=True)]
    heights = [least(stage, number) for number in range(len(needs))]
    if stage.scene.is_page:
        bare = [
            min(least(stage, number, bare_rows(stage, row)), needs[number]) for number, row in enumerate(rows)
        ]
        heights = bare if sum(bare) <= room else heights
    left = room - sum(heights)
    waiting = sorted(range(len(needs)), key=lambda number: needs[number] - heights[number])
    while waiting:
        number = waiting.pop(0)
        more = min(needs[number] - heights[number], left / (len(waiting) + 1))
        heights[number] += max(more, 0.0)
        left -= max(more, 0.0)
    return heights


def fitted(stage: Stage, number: int, row: Row, height: float) -> Row:
    """The lane packed again where it got less than it needs, or counted where even the marks are too many."""
    if row.is_dense or height >= need(stage, number, row) - 1e-6:
        return row
    limit = int((height - 2 * min(pad_of(stage), 0.04 * height) - over_height(stage, number)) / stage.unit)
    limit = max(limit, MARK_ROWS)
    room = (stage.scale.right - stage.scale.left) / stage.style.mark_size * (limit // MARK_ROWS)
    if len(row.items) > 0.5 * room:
        return Row(row.lane, row.items, is_dense=True)
    packing = _tightest(stage, row.wishes, limit)
    if stage.scene.is_page and packing.crowded:
        packing = pack(row.wishes, stage.scale.left, stage.width, limit, is_airy=True, marks_first=True)
    if stage.scene.is_page and packing.crowded:
        return Row(row.lane, row.items, is_dense=True)
    return replace(row, packing=packing)


def _tightest(stage: Stage, wishes: Sequence[Wish], limit: int) -> Packing:
    """The packing with the fewest marks on others and events without words, of three orders; the first if it moves."""
    numbers = range(len(wishes))
    if stage.quiet is not None:
        return _pack_in_order(stage, wishes, numbers, limit)
    orders: tuple[Sequence[int], ...] = (
        numbers,
        numbers[::-1],
        sorted(numbers, key=lambda at: wishes[at].mark[0] - wishes[at].mark[1]),
    )
    tried = [_pack_in_order(stage, wishes, order, limit) for order in orders]
    return min(tried, key=_loss)


def _loss(packing: Packing) -> tuple[int, int]:
    return packing.crowded, sum(not place.choice.lines for place in packing.places)


def _pack_in_order(stage: Stage, wishes: Sequence[Wish], order: Sequence[int], limit: int) -> Packing:
    order = sorted(order, key=lambda at: not wishes[at].is_first)
    wanted = [wishes[at] for at in order]
    packing = pack(wanted, stage.scale.left, stage.width, limit, is_airy=stage.scene.is_page)
    places = dict(zip(order, packing.places, strict=True))
    return Packing(tuple(places[at] for at in range(len(order))), packing.rows, packing.crowded)
