"""How an event's date is drawn, so that it looks no more exact than it is (D-09)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.figure import marks
from models.figure.colours import mix, readable
from models.figure.fading import begun_before, fade
from models.figure.marks import Path, Stroke
from models.figure.scale import TimeScale
from models.figure.scene import Item, Look
from models.figure.shapes import hatch, shape_mark, shape_points, shape_reach
from models.figure.style import Style
from models.values.when import Mark, When

ARROW = 2.6  # length of the open arrow, in heights of a bar
UNTIL = 5.0  # length of what ended after an unknown beginning, in heights of a bar
APART = 0.8  # alternatives stand apart by so many sizes of a mark, or they are drawn as one
DOUBLE = 0.35  # days of one event are seen as several, though they cover each other, from so many sizes on
NARROW = 1.7  # bars shorter than this many sizes of a mark become a hollow shape
ROOMY = 2.8  # a span in which something happened once needs so many sizes of a mark for its ends
WIDE = 3.0  # a day, hour or minute that is wider than so many sizes of a mark is a bar
HATCH = 0.34  # from one slanting line to the next, in sizes of a mark
HATCH_WIDTH = 0.42  # of a line, in distances from one to the next
GOES_ON = 1.5  # length of an end that shows that a bar goes on beyond the window, in heights of a bar …
GOES_ON_MOST = 0.3  # … but no more than this part of it
FADE = 0.3  # the part of a bar that fades
UNDER_FADE = 1.5  # so far the body reaches under what fades, in points
SAME = 0.01  # points: what lies no further beyond the edge of the window ends there


@dataclass(frozen=True, slots=True)
class Form:
    """What stands for a date on the axis: from `left` to `right`, in points.

    `shape` is day, hollow, count or one of the marks of `models.values.when.Mark`; an end beyond the window is cut. Of
    one or all of several dates, `parts` are the forms. What `is_apart` is not told as something that happened.
    """

    shape: str
    left: float
    right: float
    is_cut_left: bool = False
    is_cut_right: bool = False
    is_doubtful: bool = False
    is_apart: bool = False
    parts: "tuple[Form, ...]" = ()
    holds: tuple[str, ...] = ()  # the ids of the events that it counts, of a form that counts several

    @property
    def centre(self) -> float:
        """Return the middle."""
        return (self.left + self.right) / 2

    @property
    def is_bar(self) -> bool:
        """Tell whether it is drawn as a bar or an arrow."""
        return self.shape not in ("day", "hollow")

    @property
    def holds_words(self) -> bool:
        """Tell whether it has a body on which words can be read."""
        return self.shape in ("span", "range", "since", "until") and not self.is_apart


def date_form(when: When, scale: TimeScale, style: Style) -> Form | None:
    """Return the form of a date within the window, or None if it lies outside."""
    start = -np.inf if when.begins is None else scale.x(when.begins)
    end = np.inf if when.ends is None else scale.x(when.ends)
    if end <= scale.left or start >= scale.right:
        return None
    doubtful = when.is_about or when.is_uncertain
    mark = when.mark
    if mark in (Mark.BEFORE, Mark.AFTER):
        return _arrow(mark, start, end, scale, style, doubtful)
    if mark in (Mark.EITHER, Mark.EACH):
        return _several(when, scale, style)
    if mark is Mark.UNTIL:
        start = min(end, scale.right) - UNTIL * style.bar_height
    left, right = max(start, scale.left), min(end, scale.right)
    if mark is Mark.DAY and end - start < WIDE * style.mark_size:
        return _at("day", (start + end) / 2, scale, style, doubtful)
    if mark is Mark.DAY:  # so near that a day, or an hour, is as wide as a month elsewhere
        mark = Mark.SPAN
    is_cut = start < scale.left - SAME, end > scale.right + SAME
    goes_on = (is_cut[0] and mark is not Mark.UNTIL, is_cut[1] and mark is not Mark.SINCE)
    least = (ROOMY if mark is Mark.WITHIN else NARROW) * style.mark_size
    if right - left < least and any(goes_on):  # the end of something long is no short thing
        left, right = (left, left + least) if goes_on[0] else (right - least, right)
    elif right - left < least:
        middle = left if mark is Mark.SINCE else right if mark is Mark.UNTIL else (left + right) / 2
        return _at("hollow", middle, scale, style, doubtful)
    return Form(mark.value, left, right, *is_cut, doubtful)


def lead_of(form: Form, style: Style) -> tuple[float, float]:
    """Tell how much of a bar's left and right end shows that it goes on beyond the window."""
    most = min(GOES_ON * style.bar_height, GOES_ON_MOST * (form.right - form.left))
    has_left = form.is_cut_left and form.shape not in ("until", "before", "after")
    has_right = form.is_cut_right and form.shape not in ("since", "before", "after")
    return (most if has_left else 0.0), (most if has_right else 0.0)


def item_form(item: Item, scale: TimeScale, style: Style) -> Form | None:
    """Return the form of an event within the window, or None if it lies outside."""
    form = date_form(item.when, scale, style)
    return form and (replace(form, is_apart=True) if item.standing else form)


def _several(when: When, scale: TimeScale, style: Style) -> Form | None:
    """The members of a set, each as it would be alone; so near that they would cover each other, as one."""
    held = [form for member in when.members if (form := date_form(member, scale, style))]
    if not held:
        return None
    doubtful = when.is_about or when.is_uncertain
    left, right = min(form.left for form in held), max(form.right for form in held)
    middles = sorted(form.centre for form in held)
    is_one = when.mark is Mark.EITHER
    if middles[-1] - middles[0] < (APART if is_one else DOUBLE) * style.mark_size:
        return _at("hollow" if is_one else held[0].shape, (left + right) / 2, scale, style, doubtful)
    if is_one:
        held = [replace(form, shape="hollow") if form.shape == "day" else form for form in held]
    return Form(when.mark.value, left, right, is_doubtful=doubtful, parts=tuple(held))


def _at(shape: str, middle: float, scale: TimeScale, style: Style, doubtful: bool) -> Form:
    """A single shape, wholly inside the plot's sides."""
    reach = shape_reach(style.mark_size)
    middle = min(max(middle, scale.left + reach), scale.right - reach)
    return Form(shape, middle - reach, middle + reach, is_doubtful=doubtful)


def _arrow(mark: Mark, start: float, end: float, scale: TimeScale, style: Style, doubtful: bool) -> Form:
    """The arrow ends (or begins) exactly at the day that is known, unless that lies outside the window."""
    long, short = ARROW * style.bar_height, 1.3 * style.bar_height
    if mark is Mark.BEFORE:
        right = max(min(end, scale.right), scale.left + short)
        return Form("before", max(right - long, scale.left), right, False, end > scale.right + SAME, doubtful)
    left = min(max(start, scale.left), scale.right - short)
    return Form("after", left, min(left + long, scale.right), start < scale.left - SAME, False, doubtful)


def draw_form(
    form: Form, y: float, look: Look, style: Style, ground: Callable[[float], str], item: str = ""
) -> Iterator[marks.Mark]:
    """Return the marks of a date around the height y; `ground` tells the colour that lies under an x."""
    if form.parts:
        yield from _series(form, y, look, style, ground, item)
        return
    outline = Stroke(style.outline, style.outline_width, _dash(form, style))
    pale = mix(look.colour, ground(form.centre), style.open_strength)
    if form.shape == "day":
        fill = ground(form.centre) if form.is_apart else pale if form.is_doubtful else look.colour
        yield shape_mark(look.shape, form.centre, y, style.mark_size, fill, outline, item)
        yield from _hatched_shape(form, y, look, style, item)
    elif form.shape == "hollow":
        yield _hollow(form, y, look, style, ground(form.centre), item)
        yield from _hatched_shape(form, y, look, style, item)
    elif form.shape == "within":
        yield from _within(form, y, look, style, ground, item)
    elif form.shape in ("before", "after"):
        points = _arrow_points(form, y, style)
        yield _outlined(
            points, not _is_cut(form), ground(form.centre) if form.is_apart else pale, outline, item
        )
        yield from _hatched(points, form, look, style, item)
    else:
        yield from _bar(form, y, look, style, ground, item)


def _dash(form: Form, style: Style) -> tuple[float, ...]:
    return (style.dash, style.dash * 0.8) if form.is_doubtful else ()


def _is_cut(form: Form) -> bool:
    return form.is_cut_left or form.is_cut_right


def _hollow(form: Form, y: float, look: Look, style: Style, ground: str, item: str) -> marks.Mark:
    """The kind's shape as a ring: its colour around an empty middle."""
    width = style.outline_width * (1.5 if form.is_doubtful else 2.2)  # a thick dashed ring would fall apart
    stroke = Stroke(readable(look.colour, ground, 3.2), width, _dash(form, style))
    size = style.mark_size + style.outline_width - width
    return shape_mark(look.shape, form.centre, y, size, ground, stroke, item)


def _within(
    form: Form, y: float, look: Look, style: Style, ground: Callable[[float], str], item: str
) -> Iterator[marks.Mark]:
    """A line between two ends with the kind's ring on it: one thing, at an unknown time from the one to the other."""
    stroke = _line(form, look, style, ground)
    half = 0.36 * style.bar_height
    yield Path(np.array([(form.left, y), (form.right, y)]), stroke=stroke, item=item)
    ends = [x for x, is_cut in ((form.left, form.is_cut_left), (form.right, form.is_cut_right)) if not is_cut]
    yield from _arrows_on(form, y, look, style, ground)
    for x in ends:
        at = x + (stroke.width / 2 if x == form.left else -stroke.width / 2)
        yield Path(np.array([(at, y - half), (at, y + half)]), stroke=replace(stroke, dash=()), item=item)
    if _is_cut(form):  # the middle of what the window shows is the middle of nothing
        return
    yield _hollow(form, y, look, style, ground(form.centre), item)
    yield from _hatched_shape(form, y, look, style, item)


def _series(
    form: Form, y: float, look: Look, style: Style, ground: Callable[[float], str], item: str
) -> Iterator[marks.Mark]:
    """Several dates of one event: tied by a line if it happened on each, by dots if on one of them."""
    stroke = _line(form, look, style, ground)
    if form.shape == "either":
        stroke = replace(stroke, dash=(stroke.width, 1.8 * stroke.width))
    middles = [part.centre for part in form.parts]
    yield Path(np.array([(min(middles), y), (max(middles), y)]), stroke=stroke, item=item)
    for part in form.parts:
        yield from draw_form(replace(part, is_apart=form.is_apart), y, look, style, ground, item)


def _line(form: Form, look: Look, style: Style, ground: Callable[[float], str]) -> Stroke:
    """The line on which the shapes of one event stand."""
    colour = readable(look.colour, ground(form.centre), 3.2)
    return Stroke(colour, 1.5 * style.outline_width, _dash(form, style))


def _hatched_shape(form: Form, y: float, look: Look, style: Style, item: str) -> Iterator[marks.Mark]:
    size = style.mark_size - (2 if form.shape == "day" else 3.4) * style.outline_width
    yield from _hatched(shape_points(look.shape, form.centre, y, size), form, look, style, item)


def _hatched(
    points: NDArray[np.float64], form: Form, look: Look, style: Style, item: str
) -> Iterator[marks.Mark]:
    """Slanting lines over what is not told as something that happened."""
    if form.is_apart:
        yield from hatching(points, look.colour, style, item)


def hatching(points: NDArray[np.float64], colour: str, style: Style, item: str = "") -> Iterator[marks.Mark]:
    """Return the slanting lines that fill a polygon."""
    lines = hatch(points, HATCH * style.mark_size)
    if lines is not None:
        stroke = Stroke(colour, HATCH * HATCH_WIDTH * style.mark_size)
        yield Path(lines, tuple(range(0, len(lines), 2)), stroke=stroke, item=item)


def _bar(
    form: Form, y: float, look: Look, style: Style, ground: Callable[[float], str], item: str
) -> Iterator[marks.Mark]:
    """A month or year has open ends and a pale body, a range is closed and full, `since` fades out."""
    outline = Stroke(style.outline, style.outline_width, _dash(form, style))
    top, bottom = y - style.bar_height / 2, y + style.bar_height / 2
    is_pale = form.shape == "span" or form.is_doubtful
    body = mix(look.colour, ground(form.centre), style.open_strength) if is_pale else look.colour
    body = ground(form.centre) if form.is_apart else body
    first, last = _solid(form, style)
    begin, end = (
        max(first - UNDER_FADE, form.left),
        min(last + UNDER_FADE, form.right),
    )  # no seam
    corners = [(begin, top), (end, top), (end, bottom), (begin, bottom)]
    yield _polygon(corners, body, item)
    yield from _hatched(np.array(corners), form, look, style, item)
    if form.shape in ("since", "until"):
        out = (last, form.right) if form.shape == "since" else (first, form.left)
        yield fade(out, (top, style.bar_height), body, ground, item)
        if not form.is_doubtful:
            for line in (top, bottom):
                edge = line - style.outline_width / 2, style.outline_width
                yield begun_before(fade(out, edge, style.outline, ground, item), _far(form, style))
    for end, lead in zip((form.left, form.right), lead_of(form, style), strict=True):
        if lead:
            solid = end + lead if end == form.left else end - lead
            yield fade((solid, end), (top, style.bar_height), body, ground, item)
    yield from _arrows_on(form, y, look, style, ground)
    for part in _edges(form, (first, last), top, bottom):
        yield Path(np.array(part), stroke=outline, item=item)


def _arrows_on(
    form: Form, y: float, look: Look, style: Style, ground: Callable[[float], str]
) -> Iterator[marks.Mark]:
    """A small open arrow at each end that goes on beyond the window: what the edge cuts does not begin there."""
    tall = 0.3 * style.bar_height
    for lead, x, way in zip(lead_of(form, style), (form.left, form.right), (1, -1), strict=True):
        if lead:
            tip = x + way * 0.2 * style.bar_height
            points = [(tip + way * tall, y - tall), (tip, y), (tip + way * tall, y + tall)]
            colour = readable(look.colour, ground(x), 4.5)
            yield Path(np.array(points), stroke=Stroke(colour, 1.6 * style.outline_width))


def _solid(form: Form, style: Style) -> tuple[float, float]:
    """Tell between which heights of x a bar does not fade."""
    fade = (form.right - form.left) * FADE
    before, after = lead_of(form, style)
    return (
        form.left + (fade if form.shape == "until" else before),
        form.right - (fade if form.shape == "since" else after),
    )


def _far(form: Form, style: Style) -> float:
    """Tell at which x the edges of a bar begin that fade at its other end: at a corner, or where it is cut."""
    first, last = _solid(form, style)
    if form.shape == "since":
        return first if form.is_cut_left else form.left - style.outline_width / 2
    return last if form.is_cut_right else form.right + style.outline_width / 2


def _edges(
    form: Form, solid: tuple[float, float], top: float, bottom: float
) -> Iterator[list[tuple[float, float]]]:
    """The lines around a bar; an end that is open, cut or fades has none."""
    has_left = form.shape not in ("span", "until") and not form.is_cut_left
    has_right = form.shape in ("range", "until") and not form.is_cut_right
    left, right = solid
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    if has_left and has_right:
        yield [*corners, corners[0]]
    elif form.shape in ("since", "until") and not form.is_doubtful:  # its other edges fade, in one piece
        yield from ([corners[3], corners[0]] for _ in range(has_left))
        yield from (corners[1:3] for _ in range(has_right))
    elif has_left:
        yield [corners[1], corners[0], corners[3], corners[2]]
    elif has_right:
        yield corners
    else:
        yield corners[:2]
        yield corners[2:]


def has_shape(form: Form) -> bool:
    """Tell whether the kind's shape is part of the mark; a bar has none, as a shape within it would read as a day."""
    if form.parts:
        return any(map(has_shape, form.parts))
    return not form.is_bar or (form.shape == "within" and not _is_cut(form))


def _arrow_points(form: Form, y: float, style: Style) -> NDArray[np.float64]:
    """A block arrow that points away from the day that is known."""
    half = style.bar_height / 2
    tip = min(half * 1.1, (form.right - form.left) * 0.45)
    points = [
        (form.right, y - half),
        (form.left + tip, y - half),
        (form.left, y),
        (form.left + tip, y + half),
        (form.right, y + half),
    ]
    array = np.array(points)
    if form.shape == "after":
        array[:, 0] = form.left + form.right - array[:, 0]
    return array


def _outlined(
    points: NDArray[np.float64], is_closed: bool, fill: str, stroke: Stroke, item: str
) -> marks.Mark:
    return Path(points, is_closed=is_closed, fill=fill, stroke=stroke, item=item)


def _polygon(points: list[tuple[float, float]], fill: str, item: str) -> marks.Mark:
    return Path(np.array(points), is_closed=True, fill=fill, item=item)
