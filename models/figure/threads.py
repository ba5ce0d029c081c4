"""Threads of matters: a thin line from each stage to the next, with the time between them, past all words.

Lines run level and upright, behind the marks, and leave out every word that they would run through; a line that words
would break too often is not drawn at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from models.figure.marks import Figure, Group, Label, Mark, Path, Rect, Stroke
from models.figure.measure import Measure
from models.figure.scene import Thread
from models.figure.style import Style

MOST: Final = 40  # threads of one picture
MOST_BROKEN: Final = 0.34  # of a line may be left out for words
AIR: Final = 1.2  # points between a line and a word
Point = tuple[float, float]
Segment = tuple[Point, Point]  # level or upright, from the earlier to the later stage


@dataclass(frozen=True, slots=True)
class _Route:
    """A way from one mark to another, what words leave of it, and where the time between them stands."""

    pieces: tuple[Segment, ...]
    cost: float
    words: str
    label: Rect | None


@dataclass(frozen=True, slots=True)
class _Told:
    """The words that find room on a way, where, and how much worse that is than the best."""

    words: str
    rect: Rect | None
    cost: float


def with_threads(figure: Figure, threads: Sequence[Thread], style: Style, measure: Measure) -> Figure:
    """Return the figure with a line for each thread of which both stages are drawn, unless it would crowd."""
    marks = {one.items[0]: one.rect for one in figure.targets if one.part == "mark" and len(one.items) == 1}
    wanted = [
        one for one in threads if one.before in marks and one.after in marks and one.before != one.after
    ]
    if not wanted or len(wanted) > MOST:
        return figure
    ground = _Ground(figure, marks, style, measure)
    drawn = [mark for thread in wanted for mark in ground.draw(thread)]
    lines = tuple(mark for mark in drawn if isinstance(mark, Path))
    words = tuple(mark for mark in drawn if isinstance(mark, Label))
    at = next((n for n, group in enumerate(figure.groups) if group.name == "events"), len(figure.groups))
    groups = [*figure.groups[:at], Group("threads", (*lines, *words)), *figure.groups[at:]]
    return replace(figure, groups=tuple(groups))


class _Ground:
    """Finds the ways that threads can take past words and marks."""

    def __init__(self, figure: Figure, marks: dict[str, Rect], style: Style, measure: Measure) -> None:
        self._figure, self._marks, self._style, self._measure = figure, marks, style, measure
        self._words = [one.rect.grown(AIR) for one in figure.targets if one.part != "mark"]
        self._levels = sorted({y for _, rect in figure.lanes for y in (rect.y, rect.bottom)})
        self._lines: list[Segment] = []  # what is drawn already

    def draw(self, thread: Thread) -> Iterator[Mark]:
        """Yield the line of a thread and the words on it; nothing where it would crowd."""
        ends = self._marks[thread.before], self._marks[thread.after]
        others = [rect for id, rect in self._marks.items() if id not in (thread.before, thread.after)]
        routes = [self._route(points, ends, others, thread) for points in self._ways(*ends)]
        held = [route for route in routes if route is not None]
        if not held:
            return
        best = min(held, key=lambda route: route.cost)
        stroke = Stroke(self._style.soft, 1.6 * self._style.leader_width)
        self._lines += best.pieces
        for piece in best.pieces:
            yield Path(np.array(piece, np.float64), stroke=stroke, item=thread.after)
        if best.label is not None:
            self._words.append(best.label)
            size = self._style.label_size
            y = best.label.y + best.label.height / 2 + 0.34 * size
            x = best.label.x + best.label.width / 2
            ground = self._style.background
            yield Label(
                x, y, best.words, size, self._style.soft, anchor="middle", item=thread.after, halo=ground
            )

    def _ways(self, before: Rect, after: Rect) -> Iterator[list[Point]]:
        """Yield polygons of level and upright lines from one mark to another, the plainest first."""
        (ax, ay), (bx, by) = _anchor(before, is_end=True), _anchor(after, is_end=False)
        if abs(ay - by) < 0.5:
            yield [(ax, ay), (bx, by)]
        else:
            yield [(ax, ay), (ax, by), (bx, by)]
            yield [(ax, ay), (bx, ay), (bx, by)]
        size, plot = self._style.label_size, self._figure.plot
        low, high = min(ay, by) - 5 * size, max(ay, by) + 5 * size
        steps = [y + shift for y in self._levels for shift in (-0.75 * size, 0.75 * size)]
        steps += [ay + shift * size for shift in (-1.4, 1.4)] + [by + shift * size for shift in (-1.4, 1.4)]
        for y in steps:
            if low <= y <= high and plot.y < y < plot.bottom:
                yield [(ax, ay), (ax, y), (bx, y), (bx, by)]

    def _route(
        self, points: Sequence[Point], ends: tuple[Rect, Rect], others: Sequence[Rect], thread: Thread
    ) -> _Route | None:
        segments = [(a, b) for a, b in pairwise(points) if a != b]
        long = sum(_length(one) for one in segments)
        taken = [*self._words, *ends, *others]
        told = self._told_on(segments, taken, thread)
        blocks = [*self._words, *(rect.grown(AIR) for rect in ends), *([told.rect] if told.rect else [])]
        pieces = tuple(piece for one in segments for piece in _left_of(one, blocks))
        hidden = sum(_within(one, self._words) for one in segments)
        if not pieces or hidden > MOST_BROKEN * long:
            return None
        near = sum(
            _within(one, [rect.grown(0.4 * self._style.label_size) for rect in self._words])
            for one in segments
        )
        crossed = sum(_crosses(one, rect) for one in segments for rect in others)
        along = sum(_runs_along(one, line) for one in segments for line in self._lines)
        size = self._style.label_size
        bends = len(segments) - 1
        cost = long + 6 * hidden + 2 * near + size * (14 * crossed + 10 * along + 2 * bends + told.cost)
        return _Route(pieces, cost, told.words, told.rect)

    def _told_on(self, segments: Sequence[Segment], taken: Sequence[Rect], thread: Thread) -> _Told:
        """Return the words that find room on the way: in full or short on a level part, else beside an upright one."""
        if not thread.words:
            return _Told("", None, 0)
        for cost, words, is_level in (
            (0, thread.words, True),
            (8, thread.short, True),
            (14, thread.words, False),
            (18, thread.short, False),
        ):
            spots = (self._on_level if is_level else self._beside_upright)(segments, words)
            rect = next((one for one in spots if self._is_clear(one, taken)), None)
            if rect is not None:
                return _Told(words, rect, cost)
        return _Told("", None, 30)

    def _is_clear(self, rect: Rect, taken: Sequence[Rect]) -> bool:
        plot, half = self._figure.plot, 0.1 * self._style.label_size
        is_on_rule = any(rect.y + half < y < rect.bottom - half for y in self._levels)
        is_inside = plot.x <= rect.x and rect.right <= plot.right
        return is_inside and not is_on_rule and not any(rect.overlaps(one) for one in taken)

    def _on_level(self, segments: Sequence[Segment], words: str) -> Iterator[Rect]:
        """Yield where words could stand on a level part, which is broken for them."""
        wide, tall = self._room(words)
        for (x0, y0), (x1, y1) in sorted(segments, key=_length, reverse=True):
            spare = abs(x1 - x0) - wide - 0.6 * self._style.label_size
            for share in (0.5, 0.3, 0.7, 0.0, 1.0) if y0 == y1 and spare > 0 else ():
                yield Rect(
                    min(x0, x1) + 0.3 * self._style.label_size + share * spare, y0 - tall / 2, wide, tall
                )

    def _beside_upright(self, segments: Sequence[Segment], words: str) -> Iterator[Rect]:
        """Yield where words could stand beside an upright part."""
        wide, tall = self._room(words)
        for (x0, y0), (x1, y1) in sorted(segments, key=_length, reverse=True):
            for share in (0.5, 0.35, 0.65) if x0 == x1 and abs(y1 - y0) > 1.2 * tall else ():
                y = y0 + (y1 - y0) * share - tall / 2
                yield from (Rect(x0 + AIR, y, wide, tall), Rect(x0 - AIR - wide, y, wide, tall))

    def _room(self, words: str) -> Point:
        size = self._style.label_size
        return self._measure.width(words, size) + 0.8 * size, 1.1 * size


def _anchor(mark: Rect, *, is_end: bool) -> Point:
    """Return where a thread meets a mark: its middle, or the end of a bar."""
    middle = mark.y + mark.height / 2
    if mark.width < 2.5 * mark.height:
        return mark.x + mark.width / 2, middle
    return (mark.right - mark.height / 2 if is_end else mark.x + mark.height / 2), middle


def _length(segment: Segment) -> float:
    (x0, y0), (x1, y1) = segment
    return abs(x1 - x0) + abs(y1 - y0)


def _crosses(segment: Segment, rect: Rect) -> bool:
    (x0, y0), (x1, y1) = segment
    return bool(
        min(x0, x1) < rect.right
        and max(x0, x1) > rect.x
        and min(y0, y1) < rect.bottom
        and max(y0, y1) > rect.y
    )


def _runs_along(one: Segment, other: Segment) -> bool:
    """Tell whether two lines run over each other for a while."""
    (ax0, ay0), (ax1, ay1) = one
    (bx0, by0), (bx1, by1) = other
    if ay0 == ay1 and by0 == by1 and abs(ay0 - by0) < 1.5:
        return min(max(ax0, ax1), max(bx0, bx1)) - max(min(ax0, ax1), min(bx0, bx1)) > 1.0
    if ax0 == ax1 and bx0 == bx1 and abs(ax0 - bx0) < 1.5:
        return min(max(ay0, ay1), max(by0, by1)) - max(min(ay0, ay1), min(by0, by1)) > 1.0
    return False


def _left_of(segment: Segment, blocks: Sequence[Rect]) -> Iterator[Segment]:
    """Yield the parts of a level or upright line that no block covers."""
    (x0, y0), (x1, y1) = segment
    is_level = y0 == y1
    first, last = (min(x0, x1), max(x0, x1)) if is_level else (min(y0, y1), max(y0, y1))
    spans = sorted(
        (rect.x, rect.right) if is_level else (rect.y, rect.bottom)
        for rect in blocks
        if _crosses(segment, rect)
    )
    at = first
    for low, high in [*spans, (last, last)]:
        if low > at:
            yield ((at, y0), (low, y0)) if is_level else ((x0, at), (x0, low))
        at = max(at, high)


def _within(segment: Segment, blocks: Sequence[Rect]) -> float:
    return _length(segment) - sum(_length(piece) for piece in _left_of(segment, blocks))
