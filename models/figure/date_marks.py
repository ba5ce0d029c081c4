"""How an event's date is drawn, so that it looks no more exact than it is (D-09)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from models.figure import marks
from models.figure.colours import mix, readable
from models.figure.marks import Path, Stroke
from models.figure.scale import TimeScale
from models.figure.scene import Look
from models.figure.shapes import shape_mark, shape_reach
from models.figure.style import Style
from models.values.when import Mark, When

ARROW = 2.6  # length of the open arrow, in heights of a bar
NARROW = 1.7  # bars shorter than this many sizes of a mark become a hollow shape
WIDE = 3.0  # a day, hour or minute that is wider than so many sizes of a mark is a bar
FADE = 0.3  # the part of a bar that fades
FADE_STEP = 1.5  # width of one blend, in points
FADE_MOST = 48  # blends in one bar
EDGE_MOST = 12  # blends in the thin lines along it


@dataclass(frozen=True, slots=True)
class Form:
    """What stands for a date on the axis: from `left` to `right`, in points.

    `shape` is day, hollow, span, range, since, before or after; an end beyond the window is cut.
    """

    shape: str
    left: float
    right: float
    is_cut_left: bool = False
    is_cut_right: bool = False
    is_doubtful: bool = False

    @property
    def centre(self) -> float:
        """Return the middle."""
        return (self.left + self.right) / 2

    @property
    def is_bar(self) -> bool:
        """Tell whether it is drawn as a bar or an arrow."""
        return self.shape not in ("day", "hollow")


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
    left, right = max(start, scale.left), min(end, scale.right)
    if mark is Mark.DAY and end - start < WIDE * style.mark_size:
        return _at("day", (start + end) / 2, scale, style, doubtful)
    if mark is Mark.DAY:  # so near that a day, or an hour, is as wide as a month elsewhere
        mark = Mark.SPAN
    if right - left < NARROW * style.mark_size:
        middle = (left + right) / 2 if mark is not Mark.SINCE else left
        return _at("hollow", middle, scale, style, doubtful)
    return Form(mark.value, left, right, start < scale.left, end > scale.right, doubtful)


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
        return Form("before", max(right - long, scale.left), right, False, end > scale.right, doubtful)
    left = min(max(start, scale.left), scale.right - short)
    return Form("after", left, min(left + long, scale.right), start < scale.left, False, doubtful)


def draw_form(
    form: Form, y: float, look: Look, style: Style, ground: Callable[[float], str], item: str = ""
) -> Iterator[marks.Mark]:
    """Return the marks of a date around the height y; `ground` tells the colour that lies under an x."""
    outline = Stroke(style.outline, style.outline_width, _dash(form, style))
    pale = mix(look.colour, ground(form.centre), style.open_strength)
    if form.shape == "day":
        fill = pale if form.is_doubtful else look.colour
        yield shape_mark(look.shape, form.centre, y, style.mark_size, fill, outline, item)
    elif form.shape == "hollow":
        yield _hollow(form, y, look, style, ground(form.centre), item)
    elif form.shape in ("before", "after"):
        yield _outlined(_arrow_points(form, y, style), not _is_cut(form), pale, outline, item)
        yield from _sign(form, y, look, style)
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


def _bar(
    form: Form, y: float, look: Look, style: Style, ground: Callable[[float], str], item: str
) -> Iterator[marks.Mark]:
    """A month or year has open ends and a pale body, a range is closed and full, `since` fades out."""
    outline = Stroke(style.outline, style.outline_width, _dash(form, style))
    top, bottom = y - style.bar_height / 2, y + style.bar_height / 2
    solid = form.right - (form.right - form.left) * FADE if form.shape == "since" else form.right
    is_pale = form.shape == "span" or form.is_doubtful
    body = mix(look.colour, ground(form.centre), style.open_strength) if is_pale else look.colour
    end = min(solid + FADE_STEP, form.right)  # it reaches under the first blend, so no seam shows
    yield _polygon([(form.left, top), (end, top), (end, bottom), (form.left, bottom)], body, item)
    if form.shape == "since":
        yield from _fade((solid, form.right), (top, style.bar_height), body, ground)
        if not form.is_doubtful:
            for line in (top, bottom):
                edge = line - style.outline_width / 2, style.outline_width
                yield from _fade((solid, form.right), edge, style.outline, ground, EDGE_MOST)
    for part in _edges(form, solid, top, bottom):
        yield Path(np.array(part), stroke=outline, item=item)
    yield from _sign(form, y, look, style)


def _edges(form: Form, solid: float, top: float, bottom: float) -> Iterator[list[tuple[float, float]]]:
    """The lines around a bar; an end that is open, cut or fades has none."""
    has_left = form.shape != "span" and not form.is_cut_left
    has_right = form.shape == "range" and not form.is_cut_right
    corners = [(form.left, top), (solid, top), (solid, bottom), (form.left, bottom)]
    if has_left and has_right:
        yield [*corners, corners[0]]
    elif has_left:
        yield [corners[1], corners[0], corners[3], corners[2]]
    elif has_right:
        yield corners
    else:
        yield corners[:2]
        yield corners[2:]


def _fade(
    across: tuple[float, float],
    down: tuple[float, float],
    body: str,
    ground: Callable[[float], str],
    most: int = FADE_MOST,
) -> Iterator[marks.Mark]:
    """Solid blends from left to right, `down` is (top, height); each reaches under the next, so no seam shows."""
    top, height = down
    count = min(max(int((across[1] - across[0]) / FADE_STEP), 4), most)
    step = (across[1] - across[0]) / count
    for number in range(count):
        left = across[0] + number * step
        right = min(left + 2 * step, across[1])
        colour = _blend(body, ground(left), count - number, count + 1)
        yield marks.Box(marks.Rect(left, top, right - left, height), colour)


@lru_cache(maxsize=4096)
def _blend(body: str, ground: str, part: int, parts: int) -> str:
    return mix(body, ground, part / parts)


def _sign(form: Form, y: float, look: Look, style: Style) -> Iterator[marks.Mark]:
    """The kind's shape inside a bar, so that kinds differ without colour."""
    if not look.shape:
        return
    size = style.bar_height * 0.62
    x = form.left + style.bar_height * 0.85 if form.shape != "before" else form.right - style.bar_height * 0.7
    stroke = Stroke(style.outline, style.outline_width * 0.8)
    yield shape_mark(look.shape, x, y, size, look.colour, stroke)


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
