"""The strip: a dated list in columns, for narrow pages and for cases that a timeline cannot hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.figure.date_marks import Form, draw_form
from models.figure.legend import Key, kind_keys, standing_keys
from models.figure.marks import Figure, Group, Label, Mark, Rect, Target
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.scene import Entry, Look, StripScene
from models.figure.shapes import shape_reach
from models.figure.style import Style
from models.figure.text import raised, without_widow, wrap
from models.texts.bidi import is_right_to_left

COLUMN = 25.0  # a column is at least so many sizes wide where there are several
GUTTER = 2.2  # space between columns, in sizes
AIR = 0.75  # space under an entry, in sizes


@dataclass(frozen=True, slots=True)
class _Set:
    """An entry set for the width of a column."""

    entry: Entry
    date: tuple[str, ...]
    title: tuple[str, ...]
    sentence: tuple[str, ...]
    height: float
    head: float  # how much of it the head takes


def layout_strip(
    scene: StripScene, width: float, height: float | None, style: Style, measure: Measure
) -> Figure:
    """Return the list in balanced columns; with a height, what finds no room is counted and named in `not_shown`."""
    across, wide = _columns(width, style)
    entries = [_set(entry, wide, style, measure) for entry in scene.entries]
    balanced = _balanced(entries, across)
    tall = height if height is not None else balanced
    columns, rest = _filled(entries, across, min(tall, balanced))
    if rest:  # one line is kept for what is not there
        columns, rest = _filled(entries, across, tall - 1.6 * style.label_size)
    drawing = _Drawing(scene, style, measure)
    step = wide + GUTTER * style.label_size
    for number, column in enumerate(columns):
        drawing.column(column, number * step)
    if rest:
        drawing.more(rest, (len(columns) - 1 if columns else 0) * step, tall)
    return drawing.figure(width, tall, rest)


def strip_height(scene: StripScene, width: float, style: Style, measure: Measure) -> float:
    """Return the height at which every entry finds room."""
    across, wide = _columns(width, style)
    return _balanced([_set(entry, wide, style, measure) for entry in scene.entries], across)


def strip_keys(scene: StripScene, style: Style) -> tuple[Key, ...]:
    """Return the legend: the kinds that are shown."""
    standings = ((entry.standing, entry.id) for entry in scene.entries if entry.standing)
    return (
        *(
            replace(key, of=frozenset(entry.id for entry in scene.entries if entry.kind == look.id))
            for look in scene.looks
            if any(entry.kind == look.id for entry in scene.entries)
            for key in kind_keys((look,), style)
        ),
        *standing_keys(standings, style, scene.language),
    )


def _columns(width: float, style: Style) -> tuple[int, float]:
    """Tell how many columns there are, and how wide one is."""
    gutter = GUTTER * style.label_size
    across = max(1, int((width + gutter) / (COLUMN * style.label_size + gutter)))
    return across, (width - (across - 1) * gutter) / across


def _indent(style: Style) -> float:
    return 2 * shape_reach(style.mark_size) + 0.5 * style.label_size


def _set(entry: Entry, width: float, style: Style, measure: Measure) -> _Set:
    size = style.label_size
    room = width - _indent(style)
    date = wrap(entry.date, room, size, measure, True)
    title: tuple[str, ...] = ()
    if not entry.label.is_hidden:
        notes = measure.width(raised(entry.notes), size * style.raised) + 0.06 * size if entry.notes else 0.0
        text = entry.label.text or entry.title
        title = without_widow(text, room, size, measure)
        if title and measure.width(title[-1], size) + notes > room:  # the numbers take a word with them
            title = without_widow(text, room - notes, size, measure)
    sentence = without_widow(entry.sentence, room, size, measure) if title else ()
    lines = len(date) + len(title) + len(sentence)
    head = HEAD * size * style.leading if entry.head else 0.0
    return _Set(entry, date, title, sentence, head + lines * size * style.leading + AIR * size, head)


def _balanced(entries: Sequence[_Set], across: int) -> float:
    """Return the least height at which all entries fill so many columns."""
    low = max((entry.height for entry in entries), default=0.0)
    high = sum(entry.height for entry in entries)
    for _ in range(30):
        middle = (low + high) / 2
        if _filled(entries, across, middle)[1]:
            low = middle
        else:
            high = middle
    return high


def _filled(entries: Sequence[_Set], across: int, tall: float) -> tuple[list[list[_Set]], tuple[str, ...]]:
    """Return the columns filled one after the other, and the ids of what found no room."""
    columns: list[list[_Set]] = [[]]
    used = 0.0
    for number, entry in enumerate(entries):
        if used + entry.height > tall + 1e-6:
            if len(columns) == across or entry.height > tall + 1e-6:
                return columns, tuple(one.entry.id for one in entries[number:])
            columns.append([])
            used = 0.0
        columns[-1].append(entry)
        used += entry.height
    return columns, ()


HEAD = 2.0  # lines that a year takes over the entries
HEAD_SIZE = 1.25  # of its type, in sizes


class _Drawing:
    """Turns columns into marks and targets."""

    def __init__(self, scene: StripScene, style: Style, measure: Measure) -> None:
        self._scene, self._style, self._measure = scene, style, measure
        self._looks = {look.id: look for look in scene.looks}
        self._marks: list[Mark] = []
        self._dates: list[Label] = []
        self._labels: list[Label] = []
        self._heads: list[Label] = []
        self._sentences: list[Label] = []
        self._targets: list[Target] = []
        self._silent: list[str] = []

    def column(self, entries: Sequence[_Set], left: float) -> None:
        """Draw entries from the top down."""
        top = 0.0
        for entry in entries:
            self._entry(entry, left, top)
            top += entry.height

    def _entry(self, held: _Set, left: float, top: float) -> None:
        style, entry = self._style, held.entry
        size, step = style.label_size, style.label_size * style.leading
        look = self._looks.get(entry.kind, Look("", "", style.soft, "square"))
        reach = shape_reach(style.mark_size)
        if entry.head:
            size_of_head = HEAD_SIZE * size
            y = top + held.head - 0.6 * step
            self._heads.append(Label(left, y, entry.head, size_of_head, style.ink, True))
        top += held.head
        middle = top + step / 2
        form = Form("day", left, left + 2 * reach, is_apart=bool(entry.standing))
        self._marks += draw_form(form, middle, look, style, lambda _: style.background, entry.id)
        self._targets.append(Target((entry.id,), Rect(left, middle - reach, 2 * reach, 2 * reach)))
        x, y = left + _indent(style), middle + 0.34 * size
        for number, line in enumerate(held.date):
            self._dates.append(Label(x, y + number * step, line, size, style.ink, True, item=entry.id))
        if held.title:
            self._title(held, x, y + len(held.date) * step, step)
        else:
            self._silent.append(entry.id)
        y += (len(held.date) + len(held.title)) * step
        for number, line in enumerate(held.sentence):
            self._sentences.append(Label(x, y + number * step, line, size, style.soft, item=entry.id))

    def _title(self, held: _Set, x: float, y: float, step: float) -> None:
        """Write the lines of a title and its source numbers: at the left of what runs from right to left."""
        style, entry, size = self._style, held.entry, self._style.label_size
        widths = [self._measure.width(line, size) for line in held.title]
        numbers, gap = raised(entry.notes), 0.06 * size
        tail = self._measure.width(numbers, size * style.raised) + gap if numbers else 0.0
        is_turned = is_right_to_left(held.title[0])
        end = x + max(*widths, widths[-1] + tail)
        for number, (line, width) in enumerate(zip(held.title, widths, strict=True)):
            start = end - width if is_turned else x
            self._write(Label(start, y + number * step, line, size, style.ink, item=entry.id))
        if numbers:
            at = end - widths[-1] - tail if is_turned else x + widths[-1] + gap
            up = y + (len(held.title) - 1) * step - style.lift * size
            self._write(Label(at, up, numbers, size * style.raised, style.ink, item=entry.id))

    def _write(self, label: Label) -> None:
        ascent, descent = self._measure.ascent(label.size), self._measure.descent(label.size)
        wide = self._measure.width(label.text, label.size)
        self._labels.append(label)
        rect = Rect(label.x, label.y - ascent, wide, ascent + descent)
        self._targets.append(Target((label.item,), rect, "label", label.item))

    def more(self, rest: Sequence[str], left: float, tall: float) -> None:
        """Say under the last column how many entries are not there."""
        style = self._style
        text = phrase(self._scene.language, "more", n=len(rest))
        label = Label(
            left + _indent(style), tall - 0.4 * style.label_size, text, style.label_size, style.soft
        )
        self._labels.append(label)
        wide = self._measure.width(text, label.size)
        self._targets.append(Target(rest, Rect(label.x, label.y - label.size, wide, label.size), "more"))

    def figure(self, width: float, height: float, rest: Sequence[str]) -> Figure:
        """Tell what was drawn."""
        return Figure(
            width,
            height,
            (
                Group("heads", tuple(self._heads)),
                Group("events", tuple(self._marks)),
                Group("dates", tuple(self._dates)),
                Group("labels", tuple(self._labels)),
                Group("sentences", tuple(self._sentences)),
            ),
            background=self._style.background,
            targets=tuple(self._targets),
            unlabelled=tuple(self._silent),
            not_shown=tuple(rest),
            plot=Rect(0.0, 0.0, width, height),
        )
