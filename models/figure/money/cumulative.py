"""Sums as they came in over time: solid what is sure, pale what can be, its largest steps named."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from models.figure.axis import make_axis
from models.figure.backdrop import draw_omissions
from models.figure.breaks import GAP, OVER_BAR, REACH, channels, crossing, double_stroke
from models.figure.marks import Box, Figure, Group, Label, Mark, Path, Rect, Stroke, Target
from models.figure.measure import Measure
from models.figure.money.cumulative_signs import area_of, line_of, points_along, tint
from models.figure.money.curves import Curve, least_curve, most_curve
from models.figure.money.step_scene import Step, StepScene
from models.figure.money.ticks import round_sums, sums_apart
from models.figure.money.unknowns import ROWS, Unknown, packed, unknown_marks
from models.figure.phrases import phrase
from models.figure.scale import TimeScale
from models.figure.style import Style
from models.figure.text import raised, wrap, wrap_evenly

SHAPE: Final = 0.46  # the height of the curve, in widths of the page
LOWEST, HIGHEST = 16.0, 60.0  # sizes: heights between which the curve of a page without a height stands
NAMED: Final = 7  # steps that are named at most, the largest of them
WORDS: Final = 20.0  # sizes: how wide the words of a step are at most
PANEL_SHAPE: Final = 0.3  # … and of a panel
HEAD: Final = 5.4  # sizes kept free over the curve on a page without a height
MOST_HEAD: Final = 0.5  # the part of a height that is kept free at most
SHARES: Final = (
    0.42,
    0.75,
)  # of the width that the words of a step may take; the second where the first is too high
SLICES: Final = 7  # of the fade above what has no upper end


def cumulative_height(scene: StepScene, width: float, style: Style, measure: Measure) -> float:
    """Return the height at which the figure reads well."""
    layout = _Layout(scene, width, style, measure)
    size = style.label_size
    return min(max(SHAPE * width, LOWEST * size), HIGHEST * size) + layout.below + HEAD * size


def space_below(scene: StepScene, width: float, style: Style, measure: Measure) -> float:
    """Return what stands under the curve of a panel."""
    return _Layout(scene, width, style, measure).below


def panel_height(width: float, below: float, style: Style) -> float:
    """Return the height at which a panel with so much under its curve reads well."""
    return max(PANEL_SHAPE * width, LOWEST * style.label_size) + below + HEAD * style.label_size


def layout_cumulative(
    scene: StepScene, width: float, height: float, style: Style, measure: Measure
) -> Figure:
    """Return the figure; steps that are drawn without words are told in `unlabelled`."""
    return _Layout(scene, width, style, measure).figure(height)


@dataclass(slots=True)
class _Drawn:
    """What was drawn so far, from the back to the front."""

    bands: list[Mark] = field(default_factory=list)
    grid: list[Mark] = field(default_factory=list)
    lines: list[Mark] = field(default_factory=list)
    ticks: list[Mark] = field(default_factory=list)
    labels: list[Mark] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    taken: list[Rect] = field(default_factory=list)
    leaders: list[tuple[float, float]] = field(
        default_factory=list
    )  # points on the lines from words to steps
    silent: list[str] = field(default_factory=list)


class _Layout:
    """The steps of a scene at one width."""

    def __init__(self, scene: StepScene, width: float, style: Style, measure: Measure) -> None:
        self.scene, self.width, self.style, self.measure = scene, width, style, measure
        self.size = style.label_size
        self.step = self.size * style.leading
        self.least = least_curve(scene.steps, scene.window)
        self.most = most_curve(scene.steps, scene.window)
        self.top = scene.shared.most if scene.shared else max(self.most.last, self.least.last)
        sums = [value for row in round_sums(self.top) for value in row] if self.top > 0 else []
        words = [scene.words.number(value) for value in sums]
        self.left = max((self._wide(text, style.axis_size) for text in words), default=0.0) + 0.6 * self.size
        self.time = TimeScale(*scene.window, self.left, width, scene.breaks, GAP * self.size)
        self.axis = make_axis(self.time, scene.words.language, style.axis_size, measure)
        spans = [(self._span(step), step) for step in scene.unknown]
        self.rows = packed(spans, width, style, measure)
        self.total = wrap(scene.total, width - self._lead, self.size, measure, True)
        self.apart = wrap(scene.apart, width, self.size, measure)
        self.drawn = _Drawn()
        self.base = self.per_unit = 0.0

    def _wide(self, text: str, size: float, is_bold: bool = False) -> float:
        return self.measure.width(text, size, is_bold)

    @property
    def _lead(self) -> float:
        """Return the room for the word before the total."""
        return self._wide(phrase(self.scene.words.language, "money_total"), self.size, True) + self.size

    @property
    def below(self) -> float:
        """Return what stands under the curve: its axis, what nobody tells, the total and what is not added."""
        axis = self.axis.rows * 1.5 * self.style.axis_size
        unknown = (min(len(self.rows), ROWS + 1) + 1.3) * self._row if self.rows else 0.0
        foot = (len(self.total) + len(self.apart) + 1.0) * self.step if self.total or self.apart else 0.0
        return axis + unknown + foot

    @property
    def _row(self) -> float:
        return 1.5 * self.style.bar_height

    # time and sums

    def _span(self, step: Step) -> tuple[float, float]:
        """Return between which two x something came in."""
        first, last = self.scene.window
        begin = first if step.when[0] is None else min(max(step.when[0], first), last)
        end = last if step.when[1] is None else min(max(step.when[1], first), last)
        return self.time.x(begin), self.time.x(max(begin, end))

    def _y(self, value: object) -> float:
        return self.base - float(str(value)) * self.per_unit

    # drawing

    def figure(self, height: float) -> Figure:
        """Draw the figure in a height."""
        shared = self.scene.shared
        self.base = max(height - (shared.below if shared else self.below), 4 * self.size)
        head = min(HEAD * self.size, MOST_HEAD * self.base) if shared else self._head()
        if not self._curve(head) and self.scene.known and not shared:  # no words to keep the head free for
            self._curve(self.fade + 0.4 * self.size)
        drawn, y = self.drawn, self._time_axis()
        y = self._unknown(y)
        self._foot(y)
        names = ("bands", "grid", "lines", "ticks", "labels")
        return Figure(
            self.width,
            height,
            tuple(Group(name, tuple(getattr(drawn, name))) for name in names),
            background=self.style.background,
            targets=tuple(drawn.targets),
            unlabelled=tuple(drawn.silent),
            plot=Rect(0.0, 0.0, self.width, height),
        )

    def _curve(self, head: float) -> bool:
        """Draw the curve under a head, and tell whether words stand in it."""
        self.drawn = _Drawn()
        self.per_unit = max(self.base - head, self.size) / float(self.top) if self.top > 0 else 0.0
        self._bands()
        self._sums()
        self._name_steps()
        return bool(self.drawn.taken)

    def _head(self) -> float:
        """Return what is kept free over the curve: as much as the words of its largest steps need."""
        steps, most = self._named(), MOST_HEAD * self.base
        air = self.fade + 1.2 * self.size
        talls = [max((self._tall(self._lines(one, part)) for one in steps), default=0.0) for part in SHARES]
        return next((tall + air for tall in talls if tall + air <= most), most)

    def _named(self) -> list[Step]:
        """Return the steps that are to be named, the largest first."""
        return sorted(self.scene.known, key=lambda step: (-step.most, step.key))[:NAMED]

    def _tall(self, labels: Sequence[Label]) -> float:
        return self.step * sum(label.size == self.size for label in labels)

    def _corners(self, curve: Curve) -> list[tuple[float, float]]:
        """Return the points of a stepped line from the left to the right end of the axis."""
        points, y = [(self.left, self.base)], self.base
        for moment, level in zip(curve.moments, curve.levels, strict=True):
            x = self.time.x(moment)
            points += [(x, y), (x, self._y(level))]
            y = self._y(level)
        return [*points, (self.width, y)]

    def _bands(self) -> None:
        """Draw what is sure as a tint under a line, what can be as a paler one, and a fade over what has no end."""
        upper, lower = self._corners(self.most), self._corners(self.least)
        ground = [(self.width, self.base), (self.left, self.base)]
        self._fades()
        self.drawn.bands.append(area_of([*upper, *reversed(lower)], self.style, 0.2))
        self.drawn.bands.append(area_of([*lower, *ground], self.style, 0.55))
        dash = (2 * self.style.dash, 1.4 * self.style.dash)
        self.drawn.lines.append(line_of(upper, self.style, dash))
        self.drawn.lines.append(line_of(lower, self.style))
        self._breaks()

    def _breaks(self) -> None:
        """Cut what the axis leaves out from the tints, and draw the double stroke through both lines and the axis."""
        reach = REACH * self.style.bar_height
        plot = Rect(self.left, 0.0, self.width - self.left, self.base)
        self.drawn.bands += channels(self.time.gaps, plot, self.style)
        for one, gap in zip(self.scene.breaks, self.time.gaps, strict=True):
            levels = {self._y(curve.at(one.first)) for curve in (self.least, self.most)}
            for y in (*sorted(levels - {self.base}), self.base):
                self.drawn.lines += double_stroke(gap, y, reach, self.style)

    @property
    def fade(self) -> float:
        """Return how high the fade over the upper line is; nothing where every sum has an upper end."""
        return 1.1 * self.size if any(step.is_open for step in self.scene.known) else 0.0

    def _fades(self) -> None:
        """Draw the fade over the upper line from the first sum on that has no upper end."""
        starts = [self._span(step)[0] for step in self.scene.known if step.is_open]
        if not starts:
            return
        moments = [self.time.x(moment) for moment in self.most.moments]
        ends = [*moments[1:], self.width]
        thick = self.fade / SLICES
        for begin, end, level in zip(moments, ends, self.most.levels, strict=True):
            left = max(begin, min(starts))
            for number in range(SLICES if end > left else 0):
                y = self._y(level) - (number + 1) * thick
                fill = tint(self.style, 0.2 * (SLICES - number) / (SLICES + 1))
                self.drawn.bands.append(Box(Rect(left, y, end - left, thick), fill))

    def _sums(self) -> None:
        """Draw light lines at round sums, with the sums at the left."""
        style = self.style
        for value in sums_apart(self.top, self.per_unit, 1.4 * style.axis_size):
            y = self._y(value)
            stroke = Stroke(
                style.grid if value else style.rule, style.grid_width if value else style.rule_width
            )
            self.drawn.grid.append(Path(np.array([(self.left, y), (self.width, y)]), stroke=stroke))
            text = self.scene.words.number(value)
            x = self.left - 0.6 * self.size - self._wide(text, style.axis_size)
            self._put(Label(x, y + 0.34 * style.axis_size, text, style.axis_size, style.soft))

    def _time_axis(self) -> float:
        """Draw the words of the axis, and return where they end."""
        size = self.style.axis_size
        y = self.base
        for ticks in filter(None, (self.axis.lower, self.axis.upper)):
            y += 1.5 * size
            for tick in ticks:
                if tick.text:
                    self._put(Label(tick.text_x, y - 0.35 * size, tick.text, size, self.style.soft))
        for x in (*self.axis.lines, *self.axis.fine_lines):
            stroke = Stroke(self.style.rule, self.style.rule_width)
            self.drawn.ticks.append(
                Path(np.array([(x, self.base), (x, self.base + 0.4 * size)]), stroke=stroke)
            )
        self.drawn.labels += draw_omissions(self.axis, y, self.style)
        return y + self.axis.omitted_rows * 1.5 * size

    def _unknown(self, top: float) -> float:
        """Draw the sales of unknown proceeds under the axis, each from its first to its last day."""
        if not self.rows:
            return top
        style = self.style
        count = len(self.scene.unknown)
        y = top + 0.9 * self._row
        self._put(Label(self.left, y, self.scene.words.unknown(count), style.note_size, style.soft))
        y += 0.4 * self._row
        for row in self.rows[:ROWS]:
            for held in row:
                self._draw_unknown(held, y + self._row / 2)
            y += self._row
        if rest := [held for row in self.rows[ROWS:] for held in row]:
            events = tuple(event for held in rest for event in held.events)
            text = phrase(self.scene.words.language, "more", n=len(events))
            label = Label(self.left, y + 0.7 * self._row, text, style.note_size, style.soft)
            self._put(label, events, part="more")
            y += self._row
        return y

    def _draw_unknown(self, held: Unknown, middle: float) -> None:
        style, tall = self.style, self.style.bar_height
        self.drawn.ticks += unknown_marks(held, middle, style)
        for gap in crossing(self.time.gaps, held.left, held.right):
            self.drawn.ticks += double_stroke(gap, middle, OVER_BAR * tall, style)
        if held.count:
            y = middle + 0.34 * style.note_size
            self._put(Label(held.count_x, y, held.count, style.note_size, style.ink), held.events)
        rect = Rect(held.left, middle - tall / 2, held.right - held.left, tall)
        self.drawn.targets.append(Target(held.events, rect))

    def _foot(self, top: float) -> None:
        if not (self.total or self.apart):  # of a panel, whose title says the total
            return
        style, language = self.style, self.scene.words.language
        y = top + 0.6 * self.step
        rule = np.array([(0.0, y), (self.width, y)])
        self.drawn.grid.append(Path(rule, stroke=Stroke(style.rule, style.rule_width)))
        y += 1.05 * self.step
        if self.total:
            self._put(Label(0.0, y, phrase(language, "money_total"), self.size, style.ink, True))
        for number, line in enumerate(self.total):
            self._put(Label(self._lead, y + number * self.step, line, self.size, style.ink, True))
        y += len(self.total) * self.step
        for number, line in enumerate(self.apart):
            label = Label(0.0, y + number * self.step, line, self.size, style.soft)
            self._put(label, self.scene.apart_events, part="more")

    # words at the steps

    def _name_steps(self) -> None:
        """Write the largest steps where the page is free over the curve; the others stay silent."""
        for step in self.scene.known:
            begin, end = self._span(step)
            level = self._y(self.most.at(self._moment(step)))
            tall = max(float(step.most) * self.per_unit, 1.0)
            self.drawn.targets.append(Target(step.events, Rect(begin, level, max(end - begin, 2.0), tall)))
        named = self._named()
        for step in (*named, *(one for one in self.scene.known if one not in named)):
            level = self._y(self.most.at(self._moment(step)))
            is_said = step in named and not step.label.is_hidden
            if not is_said or not self._write(step, self._span(step)[0], level):
                self.drawn.silent += step.events

    def _moment(self, step: Step) -> float:
        first, last = self.scene.window
        return first if step.when[0] is None else min(max(step.when[0], first), last)

    def _lines(self, step: Step, part: float) -> list[Label]:
        """Return the words of a step from 0, 0 down: its sum in bold, then its title with the note numbers."""
        style, room = self.style, min(WORDS * self.size, part * (self.width - self.left))
        assert step.sum is not None  # only what is told is written at the curve
        told = [
            *(
                (line, True)
                for line in wrap(self.scene.words.sum(step.sum), room, self.size, self.measure, True)
            ),
            *(
                (line, False)
                for line in wrap_evenly(step.label.text or step.title, room, self.size, self.measure)
            ),
        ]
        labels = [
            Label(0.0, (n + 0.5) * self.step + 0.34 * self.size, line, self.size, style.ink, bold)
            for n, (line, bold) in enumerate(told)
        ]
        if step.notes:
            last, small = labels[-1], self.size * style.raised
            x = self._wide(last.text, self.size, last.is_bold) + 0.06 * self.size
            labels.append(Label(x, last.y - style.lift * self.size, raised(step.notes), small, style.ink))
        return [replace(label, item=next(iter(step.events), "")) for label in labels]

    def _write(self, step: Step, x: float, level: float) -> bool:
        """Write a step left or right over its riser, as near as the page is free; False where it nowhere is."""
        return any(self._place(self._lines(step, part), step, x, level) for part in SHARES)

    def _place(self, labels: Sequence[Label], step: Step, x: float, level: float) -> bool:
        """Put the words of a step where the page is free."""
        wide = max(label.x + self._wide(label.text, label.size, label.is_bold) for label in labels)
        tall = self._tall(labels)
        for rise in range(40):
            y = level - self.fade - tall - 0.5 * self.size - rise * 0.5 * self.step
            for left in (x - wide - 0.5 * self.size, x, x - wide / 2, self.width - wide):
                at = Rect(left, y, wide, tall)
                way = points_along((min(max(x, at.x), at.right), at.bottom + 0.1 * self.size), (x, level))
                if self._is_free(at) and not any(one.contains(*p) for one in self.drawn.taken for p in way):
                    self._set(labels, step, at, way)
                    return True
        return False

    def _is_free(self, rect: Rect) -> bool:
        if rect.x < self.left or rect.right > self.width or rect.y < 0:
            return False
        roof = self._y(self.most.at(self.time.day(rect.right))) - self.fade
        wide = rect.grown(0.4 * self.size)
        return (
            rect.bottom <= roof
            and not any(wide.overlaps(other) for other in self.drawn.taken)
            and not any(wide.contains(*point) for point in self.drawn.leaders)
        )

    def _set(self, labels: Sequence[Label], step: Step, at: Rect, way: Sequence[tuple[float, float]]) -> None:
        """Put words in their place, with a thin line down to their riser."""
        change = step.label
        self.drawn.taken.append(at)
        self.drawn.leaders += way
        stroke = Stroke(self.style.leader, self.style.leader_width)
        self.drawn.ticks.append(Path(np.array([way[0], way[-1]]), stroke=stroke, item=labels[0].item))
        for label in labels:
            moved = replace(label, x=label.x + at.x + change.dx, y=label.y + at.y + change.dy)
            self._put(moved, step.events, step.key)

    def _put(self, label: Label, events: Sequence[str] = (), key: str = "", part: str = "label") -> None:
        self.drawn.labels.append(label)
        if events:
            up, down = self.measure.ascent(label.size), self.measure.descent(label.size)
            wide = self._wide(label.text, label.size, label.is_bold)
            rect = Rect(label.x, label.y - up, wide, up + down)
            self.drawn.targets.append(Target(tuple(events), rect, part, key))
