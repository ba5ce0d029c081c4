"""The legend: what the colours, shapes and date marks of a figure mean; only those that it shows."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from models.figure.date_marks import Form, draw_form
from models.figure.marks import Label, Mark, Stroke
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.scene import Look
from models.figure.shapes import shape_mark, shape_reach
from models.figure.style import Style
from models.figure.text import wrap

FORMS = ("span", "hollow", "range", "within", "either", "each", "since", "until", "before", "after")
"""The forms of dates that a legend explains, in its order; a solid shape explains itself."""
TIMED = ("span", "hollow", "either", "each")
"""The forms that mean something finer where a figure shows times of day."""
SEVERAL: Final[Mapping[str, str]] = MappingProxyType({"either": "hollow", "each": "day"})
"""How the members of a set are drawn in its entry."""
Draw = Callable[[float, float], Iterable[Mark]]


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: `draw` returns the marks of its sign from a left edge and a middle height; `width` is the sign's."""

    words: str
    width: float
    draw: Draw
    begins_row: bool = False  # where not all entries fit on one row
    of: frozenset[str] = frozenset()  # the events that it is for; with none of them it says nothing
    parts: tuple[tuple[str, frozenset[str]], ...] = ()  # of an entry of several words, the events of each

    def without(self, gone: Container[str], language: str) -> "Key | None":
        """Return the entry for what is left when some events are not there; None where nothing is."""
        if self.of and all(event in gone for event in self.of):
            return None
        left = [word for word, events in self.parts if any(event not in gone for event in events)]
        return replace(self, words=phrase(language, "comma").join(left)) if left else self


def kind_keys(looks: Iterable[Look], style: Style, hollow: Container[str] = ()) -> tuple[Key, ...]:
    """Return the entries for kinds of events; of the kinds that a figure only shows as rings, `hollow`, as rings."""
    return tuple(_kind_key(look, style, look.id in hollow) for look in looks)


def _kind_key(look: Look, style: Style, is_hollow: bool) -> Key:
    reach = shape_reach(style.mark_size)
    stroke = Stroke(style.outline, style.outline_width)

    def draw(x: float, y: float) -> Iterable[Mark]:
        if is_hollow:
            form = Form("hollow", x, x + 2 * reach)
            return draw_form(form, y, look, style, lambda _: style.background)
        return (shape_mark(look.shape, x + reach, y, style.mark_size, look.colour, stroke),)

    return Key(look.name, 2 * reach, draw)


def form_keys(
    shapes: Iterable[str],
    is_doubtful: bool,
    style: Style,
    language: str,
    is_timed: bool = False,
    dashed: str = "",
) -> tuple[Key, ...]:
    """Return the entries for the forms of dates that are used, and for dashed outlines if any are.

    With `is_timed` there are times of day among the dates, so that a bar may be an hour or a day; `dashed` is the form
    that has such an outline.
    """
    used = set(shapes)
    words = {
        shape: phrase(language, f"timed_{shape}" if is_timed and shape in TIMED else shape) for shape in used
    }
    keys = [_form_key(shape, False, words[shape], style) for shape in FORMS if shape in used]
    if keys:
        keys[0] = replace(keys[0], begins_row=True)
    if is_doubtful:
        shape = dashed or ("hollow" if used <= {"day", "hollow"} else "span")
        keys.append(_form_key(shape, True, phrase(language, "doubtful"), style))
    return tuple(keys)


def _form_key(shape: str, is_doubtful: bool, words: str, style: Style) -> Key:
    width = 2 * shape_reach(style.mark_size) if shape in ("day", "hollow") else 2.6 * style.bar_height
    neutral = Look("", "", style.density, "disc" if shape in ("day", "hollow", "within", *SEVERAL) else "")
    reach = shape_reach(style.mark_size)

    def draw(x: float, y: float) -> Iterator[Mark]:
        form = Form(shape, x, x + width, is_doubtful=is_doubtful)
        if shape in SEVERAL:
            ends = (x, x + 2 * reach), (x + width - 2 * reach, x + width)
            form = replace(form, parts=tuple(Form(SEVERAL[shape], *end) for end in ends))
        return draw_form(form, y, neutral, style, lambda _: style.background)

    return Key(words, width, draw)


def standing_keys(standings: Iterable[tuple[str, str]], style: Style, language: str) -> tuple[Key, ...]:
    """Return the one entry for what is not told as something that happened: the words said of it, with its events."""
    held: dict[str, set[str]] = {}
    for word, event in standings:
        held.setdefault(word, set()).add(event)
    told = phrase(language, "comma").join(held)
    width = 2 * shape_reach(style.mark_size)
    neutral = Look("", "", style.density, "disc")

    def draw(x: float, y: float) -> Iterator[Mark]:
        form = Form("day", x, x + width, is_apart=True)
        return draw_form(form, y, neutral, style, lambda _: style.background)

    parts = tuple((word, frozenset(events)) for word, events in held.items())
    return (Key(told, width, draw, of=frozenset().union(*held.values()), parts=parts),) if told else ()


def in_few_rows(keys: Sequence[Key], width: float, style: Style, measure: Measure) -> tuple[Key, ...]:
    """Return entries whose order says nothing in one that fills rows well: each in the first row with room for it."""
    size = style.legend_size
    rows: list[tuple[float, list[Key]]] = []
    for key in keys:
        wide = key.width + 0.5 * size + measure.width(key.words, size)
        at = next((n for n, (used, _) in enumerate(rows) if used + 1.6 * size + wide <= width), None)
        if at is None:
            rows.append((wide, [key]))
        else:
            rows[at] = rows[at][0] + 1.6 * size + wide, [*rows[at][1], key]
    return tuple(key for _, row in rows for key in row)


def legend_marks(
    keys: Sequence[Key], left: float, right: float, top: float, style: Style, measure: Measure
) -> tuple[tuple[Mark, ...], float]:
    """Return the marks of the legend in rows between two sides, and the height they take in points."""
    marks: list[Mark] = []
    size = style.legend_size
    step, gap, space = 1.7 * size, 0.5 * size, 1.6 * size
    x, y = left, top + step / 2
    total = sum(key.width + gap + measure.width(key.words, size) + space for key in keys) - space
    for key in keys:
        lines = wrap(key.words, right - left - key.width - gap, size, measure)
        width = key.width + gap + max((measure.width(line, size) for line in lines), default=0.0)
        if x > left and (x + width > right or (key.begins_row and total > right - left)):
            x, y = left, y + step
        marks += key.draw(x, y)
        for number, line in enumerate(lines):
            baseline = y + 0.34 * size + number * size * style.leading
            marks.append(Label(x + key.width + gap, baseline, line, size, style.ink))
        if len(lines) > 1:  # a very narrow page: the entry has its rows to itself
            x, y = right, y + (len(lines) - 1) * size * style.leading
        x += width + space
    return tuple(marks), y + step / 2 - top if keys else 0.0
