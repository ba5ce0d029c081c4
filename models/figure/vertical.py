"""The vertical timeline: time runs downward along a rail, with dates in its margin; for phones and narrow columns.

Events follow each other at the distance that their words need. A span is a bar beside the rail, down to the last event
that falls into it; years in which nothing is told are a break in the rail that says how many they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.figure.colours import mix
from models.figure.date_marks import Form, draw_form
from models.figure.legend import Key, kind_keys
from models.figure.marks import Box, Fade, Figure, Group, Label, Mark, Path, Rect, Stroke, Target
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.scene import Look, Step, VerticalScene
from models.figure.shapes import shape_reach
from models.figure.style import Style
from models.figure.text import raised, without_widow, wrap
from models.texts.bidi import is_right_to_left
from models.values.when import Mark as DateMark
from models.values.when import When

LEAST_MARGIN, MOST_MARGIN = 5.0, 8.6  # what dates get beside the rail, in sizes
ROOMY = 24.0  # from so many sizes on dates have a margin of their own; else they stand over the words
AIR = 0.95  # space under an event, in sizes
BREAK = 2.6  # how high a break in the rail is, in sizes
TRACKS = 3  # bars that lie side by side at most
TRACK = 0.85  # how wide one is, with its gap, in sizes
_BARS = {DateMark.RANGE: "range", DateMark.SINCE: "since"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of an event's words."""

    text: str
    size: float
    colour: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class _Set:
    """An event set for the width: its date, its words, how high it is, and the years before it that are empty."""

    step: Step
    date: tuple[str, ...]
    words: tuple[_Line, ...]
    titles: int  # of the words, how many lines are the title
    height: float
    empty: int = 0


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where things stand across the figure."""

    date: float  # the right edge of the dates; 0 where they stand over the words
    rail: float
    words: float
    width: float


def layout_vertical(
    scene: VerticalScene, width: float, height: float | None, style: Style, measure: Measure
) -> Figure:
    """Return the events from top to bottom; with a height, what finds no room is counted and named in `not_shown`."""
    columns = _columns(scene, width, style, measure)
    held = _all_set(scene, columns, style, measure)
    tall = height if height is not None else sum(_tall(one, style) for one in held)
    shown = _fitting(held, tall, style)
    if len(shown) < len(held):  # one line is kept for what is not there
        shown = _fitting(held, tall - 1.6 * style.label_size, style)
    drawing = _Drawing(scene, columns, style, measure)
    drawing.draw(shown, tall if len(shown) < len(held) else None)
    rest = tuple(one.step.id for one in held[len(shown) :])
    if rest:
        drawing.more(rest, tall)
    return drawing.figure(width, tall, rest)


def vertical_height(scene: VerticalScene, width: float, style: Style, measure: Measure) -> float:
    """Return the height at which every event finds room."""
    return sum(
        _tall(one, style) for one in _all_set(scene, _columns(scene, width, style, measure), style, measure)
    )


def vertical_keys(scene: VerticalScene, style: Style) -> tuple[Key, ...]:
    """Return the legend: the kinds that are shown; how exact a date is, its words say."""
    held = {
        look.id: frozenset(step.id for step in scene.steps if step.kind == look.id) for look in scene.looks
    }
    looks = [look for look in scene.looks if held[look.id]]
    return tuple(
        replace(key, of=held[look.id]) for look, key in zip(looks, kind_keys(looks, style), strict=True)
    )


def _forms(when: When | None) -> tuple[str, ...]:
    """Return how a date is drawn besides a solid mark: as a bar, or as one that is hollow."""
    if when is None or when.mark is DateMark.DAY:
        return ()
    return (_BARS.get(when.mark, "hollow"),)


# what stands where -----------------------------------------------------------------------------


def _columns(scene: VerticalScene, width: float, style: Style, measure: Measure) -> _Columns:
    size, reach = style.label_size, shape_reach(style.mark_size)
    date = _margin(scene, style, measure) if width >= ROOMY * size else 0.0
    rail = (date + 0.6 * size if date else 0.0) + reach
    tracks = 1 + max((track for _, track, _ in _spans(scene.steps)), default=-1)
    return _Columns(date, rail, rail + reach + (0.6 + TRACK * tracks) * size, width)


def _margin(scene: VerticalScene, style: Style, measure: Measure) -> float:
    """Return the width of the dates that stand on one line; longer ones are broken."""
    size = style.label_size
    widths = (measure.width(step.date, size, True) for step in scene.steps)
    return max((wide for wide in widths if wide <= MOST_MARGIN * size), default=0.0) or LEAST_MARGIN * size


def _spans(steps: Sequence[Step]) -> list[tuple[int, int, int]]:
    """Return the bars: the event's place in the list, its track, and the last event that falls into it."""
    found: list[tuple[int, int, int]] = []
    until = [-1] * TRACKS  # the last event at which each track is taken
    for place, step in enumerate(steps):
        if step.when is None or step.when.mark not in _BARS:
            continue
        last = _last_within(steps, place, step.when)
        free = [track for track in range(TRACKS) if until[track] < place]
        if free:  # where all tracks are taken, the words of the date must do
            until[free[0]] = last
            found.append((place, free[0], last))
    return found


def _last_within(steps: Sequence[Step], place: int, span: When) -> int:
    """Return the place of the last event that begins before a span is over."""
    last = place
    for later in range(place + 1, len(steps)):
        when = steps[later].when
        if when is None:
            continue
        stands = when.begins if when.begins is not None else when.ends
        if stands is not None and (span.ends is None or stands < span.ends):
            last = later
    return last


def _all_set(scene: VerticalScene, columns: _Columns, style: Style, measure: Measure) -> list[_Set]:
    held: list[_Set] = []
    told: int | None = None  # the last year of which something is told so far
    for step in scene.steps:
        years = _years(step.when)
        empty = max(0, years[0] - told - 1) if years and told is not None else 0
        held.append(_set(step, empty, columns, style, measure))
        if years:
            told = max(years[1], told if told is not None else years[1])
    return held


def _years(when: When | None) -> tuple[int, int] | None:
    """Return the first and the last year that a date touches; an open end touches its first year alone.

    What has no known beginning may have happened in any year before: none of those is empty.
    """
    if when is None or (when.earliest is None and when.latest is None):
        return None
    first = when.earliest.year if when.earliest else 0
    return first, when.latest.year if when.latest else first


def _set(step: Step, empty: int, columns: _Columns, style: Style, measure: Measure) -> _Set:
    size, room = style.label_size, columns.width - columns.words
    date = wrap(step.date, columns.date or room, size, measure, True)
    title = _title(step, room, style, measure)
    more = (
        (step.sentence, size, style.ink, False),
        (step.sums, size, style.ink, True),
        (step.sources, style.note_size, style.soft, False),
    )
    words = [_Line(line, size, style.ink, True) for line in title]
    for text, of_size, colour, is_bold in more if title else ():
        lines = (
            wrap(text, room, of_size, measure, True)
            if is_bold
            else without_widow(text, room, of_size, measure)
        )
        words += [_Line(line, of_size, colour, is_bold) for line in lines]
    step_of = style.leading
    beside = sum(line.size * step_of for line in words)
    dated = len(date) * size * step_of
    tall = max(dated, beside) if columns.date else dated + beside
    return _Set(step, date, tuple(words), len(title), tall + AIR * size, empty)


def _title(step: Step, room: float, style: Style, measure: Measure) -> tuple[str, ...]:
    """Return the lines of the title; the numbers behind it take a word with them where they find no room."""
    if step.label.is_hidden:
        return ()
    size, text = style.label_size, step.label.text or step.title
    notes = _notes_width(step, style, measure)
    lines = wrap(text, room, size, measure, True)
    if lines and measure.width(lines[-1], size, True) + notes > room:
        lines = wrap(text, room - notes, size, measure, True)
    return lines


def _notes_width(step: Step, style: Style, measure: Measure) -> float:
    size = style.label_size
    return measure.width(raised(step.notes), size * style.raised) + 0.06 * size if step.notes else 0.0


def _tall(one: _Set, style: Style) -> float:
    return one.height + (BREAK * style.label_size if one.empty else 0.0)


def _fitting(held: Sequence[_Set], tall: float, style: Style) -> list[_Set]:
    """Return the first events for which there is room."""
    shown: list[_Set] = []
    for one in held:
        tall -= _tall(one, style)
        if tall < -1e-6:
            break
        shown.append(one)
    return shown


# marks -------------------------------------------------------------------------------------------


class _Drawing:
    """Turns events into marks and targets."""

    def __init__(self, scene: VerticalScene, columns: _Columns, style: Style, measure: Measure) -> None:
        self._scene, self._columns, self._style, self._measure = scene, columns, style, measure
        self._looks = {look.id: look for look in scene.looks}
        self._rail: list[Mark] = []
        self._bars: list[Mark] = []
        self._marks: list[Mark] = []
        self._dates: list[Label] = []
        self._labels: list[Label] = []
        self._targets: list[Target] = []
        self._silent: list[str] = []

    def draw(self, held: Sequence[_Set], tall: float | None) -> None:
        """Draw the events from the top down; with `tall` the rail goes on to there, as more follows."""
        style, top = self._style, 0.0
        tops: list[float] = []
        line: list[float] = []
        for one in held:
            if one.empty:
                self._break(top, one.empty, line)
                line = []
                top += BREAK * style.label_size
            tops.append(top)
            line.append(top + self._step / 2)
            self._event(one, top)
            top += one.height
        if line:
            self._line(line[0], max(line[-1], top if tall is None else tall - 1.6 * style.label_size))
        self._spans(held, tops, top)

    @property
    def _step(self) -> float:
        return self._style.label_size * self._style.leading

    def _line(self, top: float, bottom: float, dash: tuple[float, ...] = ()) -> None:
        stroke = Stroke(self._style.rule, 2 * self._style.rule_width, dash)
        points = np.array([(self._columns.rail, top), (self._columns.rail, bottom)])
        self._rail.append(Path(points, stroke=stroke))

    def _break(self, top: float, years: int, line: Sequence[float]) -> None:
        """Draw the rail down to here, then the break, and say how many years are empty."""
        style, size = self._style, self._style.label_size
        if line:
            self._line(line[0], top)
        bottom = top + BREAK * size + self._step / 2
        self._line(top, bottom, (1.2 * style.dash, 1.2 * style.dash))
        text = phrase(self._scene.language, "empty_year" if years == 1 else "empty_years", n=years)
        y = top + 0.5 * (BREAK * size - AIR * size) + 0.34 * size
        self._labels.append(Label(self._columns.words, y, text, style.note_size, style.soft))

    def _event(self, one: _Set, top: float) -> None:
        step, style, columns = one.step, self._style, self._columns
        middle = top + self._step / 2
        self._mark(step, middle)
        y = middle + 0.34 * style.label_size
        for number, line in enumerate(one.date):
            x = columns.date or columns.words
            anchor = "end" if columns.date else "start"
            at = y + number * self._step
            self._dates.append(Label(x, at, line, style.label_size, style.ink, True, anchor, step.id))
        down = 0.0 if columns.date else len(one.date) * self._step
        for number, words in enumerate(one.words):
            tall = words.size * style.leading
            label = Label(
                columns.words, top + down + tall / 2 + 0.34 * words.size, words.text, words.size, words.colour,
                words.is_bold, item=step.id,
            )  # fmt: skip
            is_last = number == one.titles - 1 and bool(step.notes)
            if is_last and is_right_to_left(words.text):  # its end is at the left
                label = replace(label, x=label.x + _notes_width(step, style, self._measure))
            self._write(label)
            if is_last:
                self._notes(step, label)
            down += tall
        if not one.words:
            self._silent.append(step.id)

    def _mark(self, step: Step, middle: float) -> None:
        style, columns = self._style, self._columns
        look = self._looks.get(step.kind, Look("", "", style.soft, "square"))
        reach = shape_reach(style.mark_size)
        rect = Rect(columns.rail - reach, middle - reach, 2 * reach, 2 * reach)
        when = step.when
        is_doubtful = bool(when and (when.is_about or when.is_uncertain))
        shape = "hollow" if "hollow" in _forms(when) else "day"
        form = Form(shape, rect.x, rect.right, is_doubtful=is_doubtful, is_apart=bool(step.standing))
        self._marks.append(Box(rect.grown(0.2 * reach), style.background))  # the rail does not run through it
        self._marks += draw_form(form, middle, look, style, lambda _: style.background, step.id)
        self._targets.append(Target((step.id,), rect))

    def _notes(self, step: Step, title: Label) -> None:
        style, size = self._style, self._style.label_size
        x = title.x + self._measure.width(title.text, size, True) + 0.06 * size
        if is_right_to_left(title.text):
            x = title.x - _notes_width(step, style, self._measure)
        small = size * style.raised
        self._labels.append(
            Label(x, title.y - style.lift * size, raised(step.notes), small, style.ink, item=step.id)
        )

    def _write(self, label: Label) -> None:
        ascent, descent = self._measure.ascent(label.size), self._measure.descent(label.size)
        wide = self._measure.width(label.text, label.size, label.is_bold)
        self._labels.append(label)
        rect = Rect(label.x, label.y - ascent, wide, ascent + descent)
        self._targets.append(Target((label.item,), rect, "label", label.item))

    def _spans(self, held: Sequence[_Set], tops: Sequence[float], bottom: float) -> None:
        """Draw the bars of spans beside the rail; one whose end is open or not shown fades at its foot."""
        steps, size = self._scene.steps, self._style.label_size
        left = self._columns.rail + shape_reach(self._style.mark_size) + 0.5 * size
        for place, track, last in _spans(steps):
            if place >= len(held):
                continue
            end = min(last, len(held) - 1)
            top = tops[place] + 0.15 * size
            low = tops[end] + held[end].height - AIR * size if end + 1 < len(held) else bottom - AIR * size
            when = steps[place].when
            is_open = when is not None and when.mark is DateMark.SINCE
            rect = Rect(left + track * TRACK * size, top, 0.5 * size, max(low - top, self._step))
            self._bar(steps[place], rect, is_open or end < last)

    def _bar(self, step: Step, rect: Rect, is_open: bool) -> None:
        style = self._style
        look = self._looks.get(step.kind, Look("", "", style.soft, "square"))
        fill = mix(look.colour, style.background, style.open_strength if step.standing else 1.0)
        faded = min(0.5 * rect.height, 3.0 * style.label_size) if is_open else 0.0
        self._bars.append(Box(Rect(rect.x, rect.y, rect.width, rect.height - faded), fill, item=step.id))
        if faded:
            foot = Rect(rect.x, rect.bottom - faded, rect.width, faded)
            out = Fade(((0.0, fill), (1.0, style.background)), is_upright=True)
            self._bars.append(Box(foot, mix(fill, style.background, 0.5), item=step.id, fade=out))

    def more(self, rest: Sequence[str], tall: float) -> None:
        """Say at the foot how many events are not there."""
        style = self._style
        text = phrase(self._scene.language, "more", n=len(rest))
        size = style.label_size
        label = Label(self._columns.words, tall - 0.4 * size, text, size, style.soft)
        self._labels.append(label)
        wide = self._measure.width(text, size)
        self._targets.append(Target(rest, Rect(label.x, label.y - size, wide, size), "more"))

    def figure(self, width: float, height: float, rest: Sequence[str]) -> Figure:
        """Tell what was drawn."""
        return Figure(
            width,
            height,
            (
                Group("rail", tuple(self._rail)),
                Group("spans", tuple(self._bars)),
                Group("events", tuple(self._marks)),
                Group("dates", tuple(self._dates)),
                Group("labels", tuple(self._labels)),
            ),
            background=self._style.background,
            targets=tuple(self._targets),
            unlabelled=tuple(self._silent),
            not_shown=tuple(rest),
            plot=Rect(0.0, 0.0, width, height),
        )
