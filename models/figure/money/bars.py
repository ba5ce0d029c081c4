"""Sums as level bars from zero: names at the left, the sum in words at the end of its bar, the total below."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Final

import numpy as np

from models.figure.legend import Key
from models.figure.marks import Figure, Group, Label, Mark, Path, Rect, Stroke, Target
from models.figure.measure import Measure
from models.figure.money.scene import Apart, Bar, BarScene
from models.figure.money.signs import OPEN, STUB, Scale, draw_bar, open_sign, range_sign, tail, unknown_stub
from models.figure.money.ticks import free_parts, round_sums
from models.figure.phrases import phrase
from models.figure.scene import UNCHANGED, LabelChange
from models.figure.style import Style
from models.figure.text import raised, wrap

Sign = Callable[[float, float, Style], Iterable[Mark]]

NARROW: Final = 34.0  # sizes: below it names stand over their bars
NAMES: Final = 0.36  # the part of the width that names take at most
WORDS: Final = 0.52  # the part of the room for bars that the words at a bar take at most
AIR: Final = 0.75  # sizes between two bars
TALLEST: Final = 2.4  # how often its natural height a row may be stretched


def bar_keys(scene: BarScene, style: Style) -> tuple[Key, ...]:
    """Return the legend: the signs of sums that are not exact, as far as they are used."""
    language, tall, told = scene.words.language, style.bar_height, [bar for bar in scene.bars if bar.sum]
    signs: tuple[tuple[str, float, Sign, list[Bar]], ...] = (
        ("open", (1 + OPEN) * tall, open_sign, [one for one in told if one.sum and one.sum.high is None]),
        ("range", 2.6 * tall, range_sign, [one for one in told if one.is_range]),
        ("unknown", STUB * tall, _stub_sign, [one for one in scene.bars if one.unknown]),
    )
    return tuple(
        Key(
            phrase(language, f"money_key_{name}"),
            width,
            partial(_drawn, sign, style),
            of=frozenset(event for bar in held for event in bar.events),
        )
        for name, width, sign, held in signs
        if held
    )


def _drawn(sign: Sign, style: Style, x: float, y: float) -> Iterable[Mark]:
    return sign(x, y, style)


def _stub_sign(x: float, y: float, style: Style) -> Iterator[Mark]:
    return unknown_stub(x, y - style.bar_height / 2, style.bar_height, style)


def bars_height(scene: BarScene, width: float, style: Style, measure: Measure) -> float:
    """Return the height at which every bar finds room."""
    return _Layout(scene, width, style, measure).natural_height


def scale_of_bars(scene: BarScene, width: float, style: Style, measure: Measure) -> float:
    """Return the points for each unit at which the bars of a panel just fill its width; nothing where it has none."""
    return _Layout(scene, width, style, measure).scale.per_unit


def layout_bars(scene: BarScene, width: float, height: float, style: Style, measure: Measure) -> Figure:
    """Return the figure; bars that find no room are counted, and their events named in `not_shown`."""
    return _Layout(scene, width, style, measure).figure(height)


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar, or what stands apart, with its words set for a width."""

    of: Bar | Apart
    name: tuple[str, ...]
    detail: tuple[str, ...]
    words: tuple[str, ...]
    notes: str

    @property
    def lines(self) -> int:
        return len(self.name) + len(self.detail)


@dataclass(frozen=True, slots=True)
class _Words:
    """Lines of one size, the key under which changes to them are kept, and the note numbers behind them."""

    lines: tuple[str, ...]
    size: float
    colour: str
    key: str = ""
    change: LabelChange = UNCHANGED
    notes: str = ""


@dataclass(slots=True)
class _Drawn:
    """What was drawn so far."""

    grid: list[Mark] = field(default_factory=list)
    bars: list[Mark] = field(default_factory=list)
    names: list[Mark] = field(default_factory=list)
    labels: list[Mark] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)


class _Layout:
    """The bars of a scene at one width."""

    def __init__(self, scene: BarScene, width: float, style: Style, measure: Measure) -> None:
        self.scene, self.width, self.style, self.measure = scene, width, style, measure
        self.size = style.label_size
        self.step = self.size * style.leading
        self.is_narrow = scene.shared is not None or width < NARROW * self.size
        self.left = 0.0 if self.is_narrow else self._names_width() + self.size
        self.room = width - self.left
        self.rows = [self._bar_row(bar) for bar in scene.bars]
        self.apart = [self._apart_row(one) for one in scene.apart]
        self.scale = self._scale()
        self.ticks = list(self._ticks())
        self.drawn = _Drawn()
        self.is_gathered = False  # what stands apart is told in one line

    # setting

    def _names_width(self) -> float:
        held: tuple[Bar | Apart, ...] = (*self.scene.bars, *self.scene.apart)
        names = [one.label.text or one.name for one in held]
        names += [self._phrase("money_total"), self._phrase("money_apart")]
        return min(max(self._wide(name) for name in names), NAMES * self.width)

    def _wide(self, text: str, size: float = 0.0, is_bold: bool = False) -> float:
        return self.measure.width(text, size or self.size, is_bold)

    def _phrase(self, key: str, **values: object) -> str:
        return phrase(self.scene.words.language, key, **values)

    def _bar_row(self, bar: Bar) -> _Row:
        room = max(WORDS * self.room, self.room - self._beside(bar)) if bar.sum is None else WORDS * self.room
        return self._row(bar, bar.detail, self._words_of(bar, room))

    def _words_of(self, bar: Bar, room: float) -> tuple[str, ...]:
        told = bar.value.text or self._told(bar)
        return () if bar.value.is_hidden else self._wrapped(told, room, bar.notes)

    def _beside(self, bar: Bar) -> float:
        """Return what the signs of a bar and the space before its words take."""
        return tail(bar, self.style) + 0.6 * self.size

    def _apart_row(self, apart: Apart) -> _Row:
        return self._row(apart, "", self._wrapped(apart.words, self.room, apart.notes))

    def _row(self, of: Bar | Apart, detail: str, words: tuple[str, ...]) -> _Row:
        across = self.width if self.is_narrow else self.left - self.size
        name = () if of.label.is_hidden else wrap(of.label.text or of.name, across, self.size, self.measure)
        details = wrap(detail, across, self.style.note_size, self.measure)
        return _Row(of, name, details, words, raised(of.notes))

    def _told(self, bar: Bar) -> str:
        """Return what stands at a bar: its sum, and how many sales of it are not told."""
        unknown = self.scene.words.short_unknown(bar.unknown) if bar.unknown else ""
        if bar.sum is None:
            return unknown
        told = self.scene.words.sum(bar.sum)
        return f"{told} + {unknown}" if unknown else told

    def _wrapped(self, text: str, room: float, notes: Sequence[int]) -> tuple[str, ...]:
        """Return the lines of words whose last one is followed by note numbers."""
        return wrap(
            text, room - self._wide(raised(notes), self.size * self.style.raised), self.size, self.measure
        )

    def _end(self, row: _Row) -> float:
        """Return the width of the words at a bar, with the space before them and the note numbers behind."""
        wide = max((self._wide(line) for line in row.words), default=0.0)
        return 0.6 * self.size + wide + self._wide(row.notes, self.size * self.style.raised)

    def _scale(self) -> Scale:
        """Return the scale that panels share, or that at which the longest bar and its words just fill the room."""
        if self.scene.shared and self.scene.shared.per_unit:
            return Scale(self.scene.shared.per_unit)
        fits = [
            max(self.room - tail(row.of, self.style) - self._end(row), 0.0) / float(row.of.reach)
            for row in self.rows
            if isinstance(row.of, Bar) and row.of.reach > 0
        ]
        return Scale(min(fits, default=0.0))

    # heights

    @property
    def _head(self) -> float:
        """Return the height of the row of ticks."""
        shared = self.scene.shared
        is_said = self.scale.per_unit if shared is None else shared.has_ticks and self.ticks
        return 1.5 * self.style.axis_size if is_said else 0.0

    def _height(self, row: _Row) -> float:
        if self.is_narrow:
            return (row.lines + max(len(row.words), 1)) * self.step + AIR * self.size
        return max(row.lines, len(row.words), 1) * self.step + AIR * self.size

    def _foot(self) -> float:
        total = self._wrapped(self.scene.total, self._total_room(), ())
        if not (total or self.apart):
            return 0.0
        if self.is_gathered:
            return (len(total) + 0.8 + len(self._gathered())) * self.step
        apart = sum(self._height(row) for row in self.apart)
        return (len(total) + 0.8) * self.step + (apart + 1.7 * self.step if self.apart else 0.0)

    def _gathered(self) -> tuple[str, ...]:
        return wrap(self.scene.apart_words, self.width, self.size, self.measure)

    def _total_room(self) -> float:
        return self.room

    @property
    def natural_height(self) -> float:
        """Return the height at which every bar finds room."""
        return self._head + sum(map(self._height, self.rows)) + self._foot()

    def figure(self, height: float) -> Figure:
        """Draw what finds room in a height."""
        drawn = self.drawn = _Drawn()
        self.is_gathered = False
        rows, rest = self._fitting(height - self._head - self._foot())
        if rest and self.scene.apart_words:  # the bars come first
            self.is_gathered = True
            rows, rest = self._fitting(height - self._head - self._foot())
        used = sum(map(self._height, rows))
        spare = max(height - self._head - self._foot() - used - (self.step if rest else 0.0), 0.0)
        stretch = min(1 + spare / used, TALLEST) if used and not self.scene.shared else 1.0
        y = self._head
        for row in rows:
            tall = self._height(row) * stretch
            self._draw(row, y, tall, stretch)
            y += tall
        self._grid(self._head, y)
        if rest:
            self._more(rest, y)
            y += self.step
        self._draw_foot(y)
        groups = (
            ("grid", drawn.grid),
            ("bars", drawn.bars),
            ("names", drawn.names),
            ("labels", drawn.labels),
        )
        return Figure(
            self.width,
            height,
            tuple(Group(name, tuple(marks)) for name, marks in groups),
            background=self.style.background,
            targets=tuple(drawn.targets),
            unlabelled=tuple(drawn.silent),
            not_shown=tuple(event for row in rest for event in row.of.events),
            plot=Rect(0.0, 0.0, self.width, height),
        )

    def _fitting(self, height: float) -> tuple[list[_Row], list[_Row]]:
        used = 0.0
        total = sum(map(self._height, self.rows))
        for number, row in enumerate(self.rows):
            used += self._height(row)
            keep = 0.0 if total <= height + 1e-6 else self.step
            if used > height - keep + 1e-6:
                return self.rows[:number], self.rows[number:]
        return self.rows, []

    # drawing

    def _draw(self, row: _Row, top: float, tall: float, stretch: float) -> None:
        bar, style = row.of, self.style
        assert isinstance(bar, Bar)
        thick = style.bar_height * min(stretch, 1.8)
        thick = min(thick, self.step) if self.is_narrow else thick  # the name stands right over its bar
        free = (tall - self._height(row)) / 2
        y = top + free + AIR * self.size / 2
        self._write(_Words(row.name, self.size, style.ink, bar.key, bar.label), 0.0, y, bar)
        below = y + len(row.name) * self.step
        self._write(_Words(row.detail, style.note_size, style.soft), 0.0, below, bar)
        at = y + row.lines * self.step if self.is_narrow else y
        middle = at + self.step / 2
        self.drawn.bars += draw_bar(bar, self.left, middle - thick / 2, thick, self.scale, style)
        end = self.scale.length(bar.reach) + tail(bar, style)
        self.drawn.targets.append(
            Target(bar.events, Rect(self.left, middle - thick / 2, max(end, 2.0), thick), key=bar.key)
        )
        x = self.left + end + 0.5 * self.size
        words = _Words(row.words, self.size, style.ink, bar.value_key, bar.value, row.notes)
        self._write(words, x, at, bar)

    def _write(self, words: _Words, x: float, top: float, of: Bar | Apart) -> None:
        """Write lines from their top, and behind the last one its note numbers."""
        size, colour, item = words.size, words.colour, next(iter(of.events), "")
        x, top = x + words.change.dx, top + words.change.dy
        base = top + 0.5 * self.step + 0.34 * size
        for number, line in enumerate(words.lines):
            self._put(
                Label(x, base + number * self.step, line, size, colour, item=item), of.events, words.key
            )
        if words.lines and words.notes:
            end = x + self._wide(words.lines[-1], size) + 0.06 * size
            up = base + (len(words.lines) - 1) * self.step - self.style.lift * size
            small = size * self.style.raised
            self._put(Label(end, up, words.notes, small, colour, item=item), of.events, words.key)

    def _put(self, label: Label, events: Sequence[str], key: str) -> None:
        self.drawn.labels.append(label)
        up, down = self.measure.ascent(label.size), self.measure.descent(label.size)
        rect = Rect(label.x, label.y - up, self._wide(label.text, label.size, label.is_bold), up + down)
        self.drawn.targets.append(Target(tuple(events), rect, "label", key))

    def _draw_foot(self, top: float) -> None:
        """Draw the total under a rule, and below it what is never added."""
        style = self.style
        if not (self.scene.total or self.apart):
            return
        line = np.array([(0.0, top + 0.2 * self.step), (self.width, top + 0.2 * self.step)])
        self.drawn.grid.append(Path(line, stroke=Stroke(style.rule, style.rule_width)))
        y = top + 0.8 * self.step
        if not self.is_narrow:
            self._plain(self._phrase("money_total"), 0.0, y, is_bold=True)
        for text in self._wrapped(self.scene.total, self._total_room(), ()):
            self._plain(text, self.left, y, is_bold=True)
            y += self.step
        if self.is_gathered:
            self._draw_gathered(y)
            return
        if self.apart:
            self._plain(
                self._phrase("money_apart"), 0.0, y + 0.6 * self.step, is_bold=True, colour=style.soft
            )
            y += 1.7 * self.step
        for row in self.apart:
            name = _Words(row.name, self.size, style.ink, row.of.key, row.of.label)
            self._write(name, 0.0, y, row.of)
            at = y + row.lines * self.step if self.is_narrow else y
            words = _Words(row.words, self.size, style.soft, notes=row.notes)
            self._write(words, self.left, at, row.of)
            y += self._height(row)

    def _draw_gathered(self, top: float) -> None:
        """Write in one line what is never added."""
        lines = self._gathered()
        for number, text in enumerate(lines):
            self._plain(text, 0.0, top + number * self.step, is_bold=False, colour=self.style.soft)
        wide = max(map(self._wide, lines))
        events = tuple(dict.fromkeys(event for row in self.apart for event in row.of.events))
        self.drawn.targets.append(Target(events, Rect(0.0, top, wide, len(lines) * self.step), "more"))

    def _plain(self, text: str, x: float, top: float, *, is_bold: bool, colour: str = "") -> None:
        y = top + 0.5 * self.step + 0.34 * self.size
        self.drawn.labels.append(Label(x, y, text, self.size, colour or self.style.ink, is_bold))

    def _more(self, rest: Sequence[_Row], top: float) -> None:
        text = self._phrase("more", n=len(rest))
        events = tuple(event for row in rest for event in row.of.events)
        self._plain(text, 0.0, top, is_bold=False, colour=self.style.soft)
        self.drawn.targets.append(Target(events, Rect(0.0, top, self._wide(text), self.step), "more"))

    def _grid(self, top: float, bottom: float) -> None:
        """Draw the ticks, broken where words stand."""
        style = self.style
        words = [target.rect for target in self.drawn.targets if target.part == "label"]
        for x, text in self.ticks:
            for start, end in free_parts(x, top, bottom, words):
                line = np.array([(x, start), (x, end)])
                self.drawn.grid.append(Path(line, stroke=Stroke(style.grid, style.grid_width)))
            wide = self._wide(text, style.axis_size)
            at = min(max(x - wide / 2, self.left), self.width - wide)
            if not self._head:
                continue
            self.drawn.labels.append(Label(at, style.axis_size, text, style.axis_size, style.soft))

    def _ticks(self) -> Iterator[tuple[float, str]]:
        """Yield zero and the round sums whose words fit beside each other."""
        if not self.scale.per_unit:
            return
        shared = self.scene.shared
        most = shared.most if shared else max(bar.reach for bar in self.scene.bars)
        for step in round_sums(most):
            ticks = [(self.left + self.scale.length(value), self.scene.words.number(value)) for value in step]
            if all(
                right - left > (self._wide(a) + self._wide(b)) / 2 + 2 * self.size
                for (left, a), (right, b) in pairwise(ticks)
            ):
                yield from ticks
                return
