"""A grid of panels: titles, columns as the width lets them be, rows as high as they need, and what found no room."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from models.figure.marks import Figure, Group, Label, Mark, Rect, Target, shifted_group
from models.figure.measure import Measure
from models.figure.style import Style
from models.figure.text import wrap
from models.texts.bidi import is_right_to_left
from models.translation import tr_count

GUTTER: Final = 2.2  # sizes between two columns
ROW_GAP: Final = 1.6  # sizes between two rows
REACH: Final = 46.0  # sizes: so far under its words an axis is still read
FEWEST: Final = 4  # so many panels a page of fixed height shows, if each has the least height
LOOSE: Final = 0.5  # of its height that a row gets more, where a page has room over
EPS: Final = 0.01
ROUNDS: Final = 4
NAMED: Final = 12  # so many panels that are not shown are named at most


@dataclass(frozen=True, slots=True)
class Panel:
    """One of several: its title, what stands behind it, how it is drawn, and how high it wants to be.

    Both are asked for a width, and for whether the panel has the words of the axis.
    """

    id: str
    title: str
    detail: str
    events: tuple[str, ...]
    natural: Callable[[float, bool], float]
    draw: Callable[[float, float, bool], Figure]


Foot = Callable[[Sequence[Panel], float, tuple[float, float]], tuple[tuple[Mark, ...], float]]
"""What returns the marks of a legend under some panels, and their height, for a width and the size of a panel."""


Words = Callable[[Sequence[Panel], Sequence[Panel], int], str]
"""What says, of the panels that are shown and those that are not, what the figure does not show; so many by name."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The panels in their order, how narrow a column may be, and what stands under them all."""

    panels: tuple[Panel, ...]
    narrowest: float  # sizes: the least width of a column
    tightest: float  # sizes: the same on a page of fixed height that would show too few panels
    least: float  # sizes: the least height of a panel
    words: Words  # what is said under them, of those that are shown and those that are not
    foot: Foot | None = None  # the legend that only the drawn panels can tell


@dataclass(frozen=True, slots=True)
class _Title:
    """The lines of a title, and of what stands under it."""

    lines: tuple[str, ...]
    detail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of panels: the height of its titles and of its panels, and whether its axis has words."""

    panels: tuple[Panel, ...]
    titles: tuple[_Title, ...]
    head: float
    tall: float
    has_axis: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """A grid of some of the panels at one width."""

    rows: tuple[_Row, ...]
    column: float
    foot: tuple[Mark, ...]
    foot_height: float
    rest: tuple[str, ...]  # the lines about what is not shown
    height: float
    shown: tuple[Panel, ...]


def columns_for(count: int, width: float, narrowest: float, style: Style) -> int:
    """Tell in how many columns so many panels stand: as many as the width holds, and rows evenly filled."""
    size = style.label_size
    most = int((width + GUTTER * size) / ((narrowest + GUTTER) * size))
    most = max(1, min(most, count))
    return -(-count // -(-count // most)) if count else 1


def column_width(grid: Grid, width: float, style: Style) -> float:
    """Return how wide a column is where all panels are shown."""
    return _column(columns_for(len(grid.panels), width, grid.narrowest, style), width, style)


def _column(across: int, width: float, style: Style) -> float:
    return (width - (across - 1) * GUTTER * style.label_size) / across


def grid_height(grid: Grid, width: float, style: Style, measure: Measure) -> float:
    """Return the height at which every panel finds room."""
    return _Layout(grid, width, style, measure).plan(len(grid.panels)).height


def layout_grid(grid: Grid, width: float, height: float, style: Style, measure: Measure) -> Figure:
    """Return the figure; panels that find no room are named under the others, their events in `not_shown`."""
    layout = _Layout(grid, width, style, measure)
    return layout.figure(layout.fitted(height), height)


class _Layout:
    """The panels of a grid at one width."""

    def __init__(self, grid: Grid, width: float, style: Style, measure: Measure) -> None:
        self.grid, self.width, self.style, self.measure = grid, width, style, measure
        self.size = style.label_size
        self._natural: dict[tuple[str, float, bool], float] = {}

    # planning

    def plan(self, count: int, *, is_tight: bool = False) -> _Plan:
        """Return the grid of the first so many panels, each row as high as its panels want to be."""
        grid, size = self.grid, self.size
        held = grid.panels[:count]
        across = columns_for(count, self.width, grid.tightest if is_tight else grid.narrowest, self.style)
        column = _column(across, self.width, self.style)
        rows: list[_Row] = []
        y, said_at = 0.0, -REACH * size
        for at in range(0, count, across):
            some = held[at : at + across]
            titles = tuple(self._title(panel, column) for panel in some)
            head = max(self._title_height(one) for one in titles)
            has_axis = not rows or y + head - said_at > REACH * size
            said_at = y + head if has_axis else said_at
            tall = max(self._wanted(panel, column, has_axis) for panel in some)
            rows.append(_Row(some, titles, head, tall, has_axis))
            y += head + tall + ROW_GAP * size
        foot, foot_height = self._foot(held, column, rows[0].tall) if rows else ((), 0.0)
        rest = self._words(count)
        y += foot_height - self._over_foot(foot_height) + self._rest_height(rest)
        return _Plan(tuple(rows), column, foot, foot_height, rest, max(y, 0.0), held)

    def _words(self, count: int) -> tuple[str, ...]:
        """Return what is said under the panels, in two lines if it can be: then fewer are named."""
        grid, lines = self.grid, tuple[str, ...]()
        for named in range(NAMED, 0, -1):
            told = grid.words(grid.panels[:count], grid.panels[count:], named)
            lines = wrap(told, self.width, self.style.legend_size, self.measure)
            if len(lines) < 3:
                break
        return lines

    def _foot(self, panels: Sequence[Panel], column: float, tall: float) -> tuple[tuple[Mark, ...], float]:
        return self.grid.foot(panels, self.width, (column, tall)) if self.grid.foot else ((), 0.0)

    def _over_foot(self, foot_height: float) -> float:
        """Return what the foot, or the end of the figure, takes of the gap under the last row."""
        return (0.5 if foot_height else 1.0) * ROW_GAP * self.size

    def _settled(self, plan: _Plan) -> _Plan:
        """Return the plan with the foot that its panels have in their own height; what it needs more, rows give."""
        for _ in range(ROUNDS):
            foot, tall = self._foot(plan.shown, plan.column, plan.rows[0].tall)
            less = (tall - plan.foot_height) / len(plan.rows)
            plan = replace(plan, foot=foot, foot_height=max(tall, plan.foot_height))
            if less <= EPS:
                break
            plan = replace(plan, rows=tuple(replace(row, tall=row.tall - less) for row in plan.rows))
        return plan

    def _wanted(self, panel: Panel, column: float, has_axis: bool) -> float:
        key = (panel.id, column, has_axis)
        if key not in self._natural:
            self._natural[key] = panel.natural(column, has_axis)
        return self._natural[key]

    def _rest_height(self, lines: Sequence[str]) -> float:
        step = self.style.legend_size * self.style.leading
        return 0.8 * self.size + len(lines) * step if lines else 0.0

    def _title(self, panel: Panel, column: float) -> _Title:
        style, measure = self.style, self.measure
        return _Title(
            wrap(panel.title, column, style.lane_size, measure, True),
            wrap(panel.detail, column, style.legend_size, measure),
        )

    def _title_height(self, title: _Title) -> float:
        style = self.style
        words = len(title.lines) * style.lane_size + len(title.detail) * style.legend_size
        return words * style.leading + 0.4 * self.size

    def fitted(self, height: float) -> _Plan:
        """Return the most panels that fit a height as they want to be; else a few, none lower than it may be."""
        count = len(self.grid.panels)
        whole = self.plan(count)
        if whole.height <= height + EPS:
            return self._loosened(whole, height)
        plans = [self.plan(number) for number in range(1, count + 1)]
        plans += [self.plan(number, is_tight=True) for number in range(1, count + 1)]
        fitting = [plan for plan in plans if plan.height <= height + EPS]
        best = max(fitting, key=lambda plan: len(plan.shown), default=None)
        if best and len(best.shown) >= min(count, FEWEST):
            return self._loosened(best, height)
        few = [plan for plan in plans if len(plan.shown) <= FEWEST and self._lowest(plan) <= height + EPS]
        return self._squeezed(max(few or plans[:1], key=lambda plan: len(plan.shown)), height)

    def _lowest(self, plan: _Plan) -> float:
        """Return the height of a plan of which every row is as low as it may be."""
        return plan.height - sum(row.tall - self._least(row) for row in plan.rows)

    def _least(self, row: _Row) -> float:
        """Return the height below which a row says nothing."""
        return min(row.tall, self.grid.least * self.size)

    def _squeezed(self, plan: _Plan, height: float) -> _Plan:
        """Return the plan with rows that are lower than they want to be, each by a fair share."""
        room = sum(row.tall for row in plan.rows) - (plan.height - height)
        if room >= sum(row.tall for row in plan.rows):
            return self._loosened(plan, height)
        talls = [self._least(row) for row in plan.rows]
        left = max(room - sum(talls), 0.0)
        waiting = sorted(range(len(talls)), key=lambda at: plan.rows[at].tall - talls[at])
        while waiting:
            at = waiting.pop(0)
            more = min(plan.rows[at].tall - talls[at], left / (len(waiting) + 1))
            talls[at] += more
            left -= more
        talls = [max(room, 1.0)] if len(talls) == 1 else talls
        rows = tuple(replace(row, tall=tall) for row, tall in zip(plan.rows, talls, strict=True))
        return replace(plan, rows=rows, height=height)

    def _loosened(self, plan: _Plan, height: float) -> _Plan:
        """Return the plan with some of the room that is left over given to its rows."""
        spare = max(height - plan.height, 0.0)
        talls = [row.tall for row in plan.rows]
        share = min(spare / max(sum(talls), 1.0), LOOSE)
        rows = tuple(replace(row, tall=row.tall * (1 + share)) for row in plan.rows)
        return replace(plan, rows=rows, height=plan.height + share * sum(talls))

    # drawing

    def figure(self, plan: _Plan, height: float) -> Figure:
        """Draw the panels of a plan."""
        plan = self._settled(plan)
        titles: list[Mark] = []
        drawn: list[Figure] = []
        y = 0.0
        for row in plan.rows:
            for number, (panel, title) in enumerate(zip(row.panels, row.titles, strict=True)):
                x = number * (plan.column + GUTTER * self.size)
                titles += self._title_marks(title, x, y + row.head, plan.column)
                drawn.append(_moved(panel.draw(plan.column, row.tall, row.has_axis), x, y + row.head))
            y += row.head + row.tall + ROW_GAP * self.size
        y -= self._over_foot(plan.foot_height)
        foot = shifted_group(Group("key", plan.foot), 0.0, y)
        y += plan.foot_height
        return self._whole(plan, drawn, [Group("panels", tuple(titles)), foot, self._rest(plan, y)], height)

    def _title_marks(self, title: _Title, x: float, bottom: float, column: float) -> Iterator[Label]:
        """Yield the title in bold and under it, right over the panel, what it says of itself."""
        style = self.style
        y = bottom - self._title_height(title)
        sets = (
            (title.lines, style.lane_size, style.ink, True),
            (title.detail, style.legend_size, style.soft, False),
        )
        for lines, size, colour, is_bold in sets:
            for text in lines:
                wide = self.measure.width(text, size, is_bold)
                at = x + column - wide if is_right_to_left(text) else x
                base = y + 0.5 * size * style.leading + 0.34 * size
                yield Label(at, base, text, size, colour, is_bold)
                y += size * style.leading

    def _rest(self, plan: _Plan, top: float) -> Group:
        size = self.style.legend_size
        step = size * self.style.leading
        y = top + 0.8 * self.size
        labels = (
            Label(0.0, y + number * step + 0.7 * step, line, size, self.style.soft)
            for number, line in enumerate(plan.rest)
        )
        return Group("rest", tuple(labels))

    def _whole(self, plan: _Plan, drawn: Sequence[Figure], around: Sequence[Group], height: float) -> Figure:
        """Return the panels as one figure; an event is lost where no panel shows it."""
        shown = [target for figure in drawn for target in figure.targets if target.part in ("mark", "label")]
        seen = {id for target in shown for id in target.items}
        counts = ((figure, frozenset(figure.counted)) for figure in drawn)
        marked = {
            id
            for figure, held in counts
            for target in figure.targets
            if target.part == "mark"
            for id in target.items
            if id not in held
        }
        named = {id for target in shown if target.part == "label" for id in target.items}
        rest = chain.from_iterable(panel.events for panel in self.grid.panels[len(plan.shown) :])
        lost = chain(chain.from_iterable(figure.not_shown for figure in drawn), rest)
        silent = chain.from_iterable(figure.unlabelled for figure in drawn)
        counted = chain.from_iterable(figure.counted for figure in drawn)
        return Figure(
            self.width,
            height,
            (*chain.from_iterable(figure.groups for figure in drawn), *(one for one in around if one.marks)),
            background=self.style.background,
            targets=tuple(chain(chain.from_iterable(f.targets for f in drawn), self._more(plan, around))),
            unlabelled=tuple(dict.fromkeys(id for id in silent if id not in named)),
            not_shown=tuple(dict.fromkeys(id for id in lost if id not in seen)),
            counted=tuple(dict.fromkeys(id for id in counted if id not in marked)),
            warnings=(*self._lacking(plan), *dict.fromkeys(chain.from_iterable(f.warnings for f in drawn))),
            remarks=tuple(dict.fromkeys(chain.from_iterable(figure.remarks for figure in drawn))),
            plot=Rect(0.0, 0.0, self.width, height),
        )

    def _lacking(self, plan: _Plan) -> Iterator[str]:
        shown, count = len(plan.shown), len(self.grid.panels)
        if shown < count:
            yield tr_count(
                shown,
                "{n} of {count} panels finds room: choose fewer panels, a higher format or a wider one.",
                "{n} of {count} panels find room: choose fewer panels, a higher format or a wider one.",
                count=count,
            )

    def _more(self, plan: _Plan, around: Sequence[Group]) -> Iterator[Target]:
        """Yield where the events of panels that found no room can be picked."""
        held = tuple(dict.fromkeys(id for p in self.grid.panels[len(plan.shown) :] for id in p.events))
        for label in around[-1].marks if held else ():
            if isinstance(label, Label):
                wide = self.measure.width(label.text, label.size)
                yield Target(held, Rect(label.x, label.y - label.size, wide, 1.3 * label.size), "more")


def _moved(figure: Figure, dx: float, dy: float) -> Figure:
    """Return a figure elsewhere on its page."""
    return replace(
        figure,
        groups=tuple(shifted_group(group, dx, dy) for group in figure.groups),
        targets=tuple(replace(one, rect=one.rect.moved(dx, dy)) for one in figure.targets),
    )
