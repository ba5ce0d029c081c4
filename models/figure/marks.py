"""The display list: what a figure is made of, in points with y downwards; painted on screen and on paper alike."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from models.figure.colours import mix
from models.figure.typeface import Typeface

SHAPES = (
    "square",
    "disc",
    "diamond",
    "triangle",
    "triangle-down",
    "plus",
    "hexagon",
    "pentagon",
    "star",
    "cross",
)
"""Every shape that can stand for a kind of event."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.y + self.height

    def overlaps(self, other: "Rect") -> bool:
        """Tell whether the two share any area."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def grown(self, by: float) -> "Rect":
        """Return the rectangle with `by` points more on each side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, dx: float, dy: float) -> "Rect":
        """Return the rectangle moved by dx, dy."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: colour #rrggbb, width in points, dash lengths in points."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Fade:
    """Colours that pass into each other over a box: each with its share of the way from the left, or from the top."""

    stops: tuple[tuple[float, str], ...]
    is_upright: bool = False

    def at(self, share: float) -> str:
        """Return the colour at a share of the way."""
        shares = [place for place, _ in self.stops]
        after = min(max(bisect_right(shares, share), 1), len(shares) - 1)
        (start, one), (end, other) = self.stops[after - 1], self.stops[after]
        return mix(other, one, min(max((share - start) / (end - start), 0.0), 1.0)) if end > start else other


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled and outlined as told, or faded instead of filled; `item` names the record it stands for."""

    rect: Rect
    fill: str | None = None
    stroke: Stroke | None = None
    corner: float = 0.0
    item: str = ""
    fade: Fade | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle around x, y."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: Stroke | None = None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """Lines or rings of points; `points` is float64 (n, 2), `starts` the first point of each part.

    Rings are filled by the odd-even rule.
    """

    points: NDArray[np.float64]
    starts: tuple[int, ...] = (0,)
    is_closed: bool = False
    fill: str | None = None
    stroke: Stroke | None = None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text: x, y is the start, middle or end of its baseline."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    is_bold: bool = False
    anchor: str = "start"  # start, middle, end
    item: str = ""
    halo: str | None = None  # a colour drawn around the letters, on maps
    typeface: Typeface | None = None  # a newsroom's own; none: Dateline Sans


Mark = Box | Disc | Path | Label


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that belong together under one name (axis, events, labels, source …), clipped if told.

    `role` is what they are to who has a page read out: H1, H2, P; Artifact for what is not to be read. A figure without
    any role is one picture.
    """

    name: str
    marks: tuple[Mark, ...]
    clip: Rect | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an event can be picked: its mark's box, its label's box, and what they stand for.

    `items` are the ids of the events there: one, or several that are drawn as one mark.
    """

    items: Sequence[str]
    rect: Rect
    part: str = "mark"  # mark, label, more, era; strip: a lane of counts, see `hit`
    key: str = ""  # of a label: the name under which changes to it are kept


@dataclass(frozen=True, slots=True)
class Figure:
    """A laid-out picture: what is painted, what can be picked, and what found no room.

    `unlabelled` are ids of events that are drawn without a label, `not_shown` of those that are not drawn at all;
    `warnings` are sentences for the desk.
    """

    width: float
    height: float
    groups: tuple[Group, ...]
    background: str | None = None
    targets: tuple[Target, ...] = ()
    unlabelled: Sequence[str] = ()
    not_shown: Sequence[str] = ()
    counted: Sequence[str] = ()  # of the unlabelled, those that have no mark of their own
    uncited: Sequence[str] = ()  # events that are drawn, and that no source supports
    warnings: tuple[str, ...] = ()
    title: str = ""
    description: str = ""
    plot: Rect = field(default=Rect(0, 0, 0, 0))  # where the lanes or the map stand
    remarks: tuple[str, ...] = ()  # what its page must say of it, known only once it is drawn
    eras: tuple[Target, ...] = ()  # where the titles of eras stand
    lanes: tuple[tuple[str, Rect], ...] = ()  # the id of each lane and where its title stands
    names: tuple[
        tuple[str, str], ...
    ] = ()  # what a designer reads at the marks of events and lanes, by their ids
    proposals: tuple[
        tuple[str, str], ...
    ] = ()  # what is proposed for choices that were not made, by their names


def shifted_mark(mark: Mark, dx: float, dy: float) -> Mark:
    """Return the mark moved by dx, dy points."""
    if isinstance(mark, Box):
        return replace(mark, rect=mark.rect.moved(dx, dy))
    if isinstance(mark, Path):
        return replace(mark, points=mark.points + np.array((dx, dy)))
    return replace(mark, x=mark.x + dx, y=mark.y + dy)


def shifted_group(group: Group, dx: float, dy: float) -> Group:
    """Return the group moved by dx, dy points."""
    clip = group.clip.moved(dx, dy) if group.clip else None
    marks = tuple(shifted_mark(mark, dx, dy) for mark in group.marks)
    return replace(group, marks=marks, clip=clip)


def set_in(figure: Figure, typeface: Typeface | None) -> Figure:
    """Return the figure with all its words set in a typeface; it was measured with that."""
    if typeface is None:
        return figure

    def turned(mark: Mark) -> Mark:
        return replace(mark, typeface=typeface) if isinstance(mark, Label) else mark

    groups = (replace(group, marks=tuple(map(turned, group.marks))) for group in figure.groups)
    return replace(figure, groups=tuple(groups))
