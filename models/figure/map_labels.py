"""Names beside the symbols of a map: in the order of D-31, by leaders where there is no room, never overlapping."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from models.figure import nudges
from models.figure.marks import Label, Mark, Path, Rect, Stroke
from models.figure.measure import Measure
from models.figure.scene import UNCHANGED, LabelChange
from models.figure.style import Style

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

PASSES = 3
UNPLACED = 1000.0
ON_ROUTE = 45.0  # what crossing a route costs, in steps of the order of places
BY_LEADER = 9.0
APART = 0.6  # sizes between a label and the mark of another place, beside which it would be read as its name
DIRECTIONS = (-45, 45, -135, 135, 0, 180, -20, 20, -160, 160, -70, 70, -110, 110, -90, 90)
MOST = 150  # labels that are tried: a map with more is read by zooming in
NOT_NAMED = -1.0  # the weight of a label that is not even tried
CROWD = 60  # of more labels none is asked to yield to another
OFF_SIDE = 400.0  # what it costs not to stand at the side that somebody chose
AT_SIDE = MappingProxyType({"right": (6, 0, 1), "left": (7, 2, 3), "above": (4,), "below": (5,)})
"""Which of the eight places beside a symbol stand at a side."""
YIELDING = 6  # places for which another label is asked to yield


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a label."""

    text: str
    size: float
    colour: str
    is_bold: bool = False
    is_value: bool = False  # left out where there is no room for it


@dataclass(frozen=True, slots=True)
class Name:
    """A label to be placed: its lines, the raised numbers behind the last, whom it names, and where that stands."""

    lines: tuple[Line, ...]
    notes: str
    items: tuple[str, ...]
    body: Rect
    weight: float = 0.0  # the heavier is placed first
    key: str = ""  # under which changes to it are kept
    change: LabelChange = UNCHANGED

    @property
    def is_valued(self) -> bool:
        """Tell whether a value is written under the name, and not only a value."""
        return 0 < sum(line.is_value for line in self.lines) < len(self.lines)

    def without_value(self) -> "Name":
        """Return the name alone."""
        return replace(self, lines=tuple(line for line in self.lines if not line.is_value))


@dataclass(frozen=True, slots=True)
class Placed:
    """A label where it stands; `align` is start, middle or end, the leader goes from the symbol to the label."""

    name: Name
    rect: Rect
    align: str
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one label, the best first: boxes (n, 4), what each costs, how it is aligned, its leader (n, 4)."""

    boxes: Floats
    cost: Floats
    align: tuple[str, ...]
    leaders: Floats  # NaN where none is needed


def size_of(name: Name, style: Style, measure: Measure) -> tuple[float, float]:
    """Return the width and height of a label in points."""
    widths = [measure.width(line.text, line.size, line.is_bold) for line in name.lines]
    widths[-1] += _notes_width(name, style, measure)
    height = sum(line.size * style.leading for line in name.lines)
    return max(widths), height


def _notes_width(name: Name, style: Style, measure: Measure) -> float:
    """Tell how wide the raised numbers are, with the space before them."""
    size = name.lines[-1].size
    return measure.width(name.notes, size * style.raised) + 0.12 * size if name.notes else 0.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What names are written on: boxes (n, 4) that they never cover, marks beside which only their own names stand."""

    frame: Rect
    taken: Floats
    marks: Floats
    routes: Floats  # boxes that names cross only if need be


def place_names(
    names: Sequence[Name], ground: Ground, style: Style, measure: Measure
) -> tuple[Placed | None, ...]:
    """Tell where each name stands, or None."""
    frame = ground.frame
    named = [i for i, name in enumerate(names) if name.weight != NOT_NAMED]
    order = sorted(named, key=lambda i: (-names[i].weight, names[i].body.y, names[i].body.x, i))[:MOST]
    choices = {i: _places(names[i], ground, style, measure) for i in order}
    chosen: dict[int, int] = {}
    for i in order:
        _settle(i, choices, chosen)
    for _ in range(PASSES if len(order) <= CROWD else 0):
        if not _improved(order, choices, chosen):
            break
    return tuple(
        _placed(names[i], choices[i], chosen[i], frame, style) if i in chosen else None
        for i in range(len(names))
    )


def _placed(name: Name, places: Places, at: int, frame: Rect, style: Style) -> Placed:
    """Return a label at its chosen place, or where somebody moved it from there."""
    x0, y0, x1, y1 = (float(v) for v in places.boxes[at])
    leader = tuple(float(v) for v in places.leaders[at])
    ends = None if math.isnan(leader[0]) else ((leader[0], leader[1]), (leader[2], leader[3]))
    rect = Rect(x0, y0, x1 - x0, y1 - y0)
    if not (name.change.dx or name.change.dy):
        return Placed(name, rect, places.align[at], ends)
    rect = rect.moved(*nudges.offset_within((rect,), name.change, frame))
    line = nudges.leader(name.body, rect, style, "")
    tied = None if line is None else tuple((float(x), float(y)) for x, y in line.points)
    return Placed(name, rect, places.align[at], (tied[0], tied[1]) if tied else None)


def _places(name: Name, ground: Ground, style: Style, measure: Measure) -> Places:
    """Return the places of a name that are free of the frame's edge, the symbols and the furniture."""
    frame, taken, routes = ground.frame, ground.taken, ground.routes
    width, height = size_of(name, style, measure)
    boxes, cost, align, leaders = _beside(name.body, width, height, style)
    far = _led(name.body, width, height, style)
    all_boxes, all_leaders = np.vstack([boxes, far[0]]), np.vstack([leaders, far[3]])
    all_cost, all_align = np.concatenate([cost, far[1]]), (*align, *far[2])
    gap = style.label_size * 0.25
    free = (all_boxes[:, 0] >= frame.x + gap) & (all_boxes[:, 1] >= frame.y + gap)
    free &= (all_boxes[:, 2] <= frame.right - gap) & (all_boxes[:, 3] <= frame.bottom - gap)
    free &= ~overlaps(all_boxes, taken).any(axis=1)
    own = np.array([name.body.x, name.body.y, name.body.right, name.body.bottom])
    strange = taken[~overlaps(taken, own[None, :]).any(axis=1)] if len(taken) else taken
    near = np.array((APART * style.label_size, 0.2 * style.label_size))
    around = all_boxes + np.concatenate([-near, near])
    free &= ~overlaps(around, ground.marks[~_are_in(ground.marks, own)]).any(axis=1)
    free &= ~crosses(all_leaders, strange).any(axis=1)
    all_cost = all_cost + _off_side(name.change.side, len(boxes), len(all_boxes))
    all_cost = all_cost + ON_ROUTE * overlaps(all_boxes, routes).any(axis=1)
    all_cost = all_cost + 0.3 * ON_ROUTE * crosses(all_leaders, routes).any(axis=1)
    kept = np.flatnonzero(free)
    kept = kept[np.argsort(all_cost[kept], kind="stable")]
    return Places(all_boxes[kept], all_cost[kept], tuple(all_align[i] for i in kept), all_leaders[kept])


def _off_side(side: str, beside: int, count: int) -> Floats:
    """Tell what each place costs for not standing at the side that somebody chose."""
    cost = np.zeros(count)
    if side:
        cost += OFF_SIDE
        cost[[at for at in AT_SIDE[side] if at < beside]] = 0.0
    return cost


def _beside(
    body: Rect, width: float, height: float, style: Style
) -> tuple[Floats, Floats, tuple[str, ...], Floats]:
    """Return the eight places beside a symbol: UR, LR, UL, LL, UC, LC, CR, CL (D-31)."""
    gap = style.label_size * 0.32
    x, y = body.x + body.width / 2, body.y + body.height / 2
    right, left = body.right + gap * 0.7, body.x - gap * 0.7 - width
    rise = min(height * 0.72, height - style.label_size * 0.28)
    upper = y - rise - body.height * 0.12
    lower = y - (height - rise) + body.height * 0.12
    above, below = body.y - gap * 0.5 - height, body.bottom + gap * 0.4
    corners = [(right, upper), (right, lower), (left, upper), (left, lower)]
    sides = [(x - width / 2, above), (x - width / 2, below), (right, y - height / 2), (left, y - height / 2)]
    tops = np.array(corners + sides)
    align = ("start", "start", "end", "end", "middle", "middle", "start", "end")
    return np.hstack([tops, tops + np.array((width, height))]), np.arange(8.0), align, np.full((8, 4), np.nan)


def _led(
    body: Rect, width: float, height: float, style: Style
) -> tuple[Floats, Floats, tuple[str, ...], Floats]:
    """Return the places further off, each with the leader that ties it to its symbol."""
    x, y = body.x + body.width / 2, body.y + body.height / 2
    reach = max(body.width, body.height) / 2
    boxes, cost, align, leaders = [], [], [], []
    for step in (2.2, 3.6, 5.4, 8.0, 11.0, 15.0):
        for rank, angle in enumerate(DIRECTIONS):
            along, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            foot = (x + along * (reach + 1.0), y + down * (reach + 1.0))
            tip = (
                x + along * (reach + step * style.label_size),
                y + down * (reach + step * style.label_size),
            )
            side = "start" if along > 0.3 else "end" if along < -0.3 else "middle"
            boxes.append(_hung(tip, side, down, width, height, style.label_size * 0.3))
            cost.append(BY_LEADER + step * 1.5 + rank * 0.12)
            align.append(side)
            leaders.append((*foot, *tip))
    return np.array(boxes), np.array(cost), tuple(align), np.array(leaders)


def _hung(
    tip: tuple[float, float], side: str, down: float, width: float, height: float, gap: float
) -> tuple[float, float, float, float]:
    """Return the box of a label at the end of its leader."""
    left = {"start": tip[0] + gap, "end": tip[0] - gap - width, "middle": tip[0] - width / 2}[side]
    top = tip[1] - height / 2
    if side == "middle":
        top = tip[1] if down > 0 else tip[1] - height
    return left, top, left + width, top + height


def _are_in(boxes: Floats, body: Floats) -> Bools:
    """Tell which boxes lie wholly in a body."""
    return np.asarray(
        (boxes[:, :2] >= body[:2] - 0.1).all(axis=1) & (boxes[:, 2:] <= body[2:] + 0.1).all(axis=1)
    )


def overlaps(boxes: Floats, others: Floats) -> Bools:
    """Return (n, m): which boxes share area with which others; each is left, top, right, bottom."""
    a, b = boxes[:, None, :], others[None, :, :]
    return np.asarray(
        (a[..., 0] < b[..., 2]) & (b[..., 0] < a[..., 2]) & (a[..., 1] < b[..., 3]) & (b[..., 1] < a[..., 3])
    )


def crosses(lines: Floats, boxes: Floats) -> Bools:
    """Return (n, m): which lines (x0, y0, x1, y1; NaN is no line) touch which boxes (slabs of Kay and Kajiya 1986)."""
    result = np.zeros((len(lines), len(boxes)), dtype=bool)
    real = np.flatnonzero(~np.isnan(lines[:, 0])) if len(lines) else np.zeros(0, np.int64)
    if not real.size or not len(boxes):
        return result
    enter, leave = np.zeros((len(real), len(boxes))), np.ones((len(real), len(boxes)))
    for axis in (0, 1):
        start = lines[real, axis, None]
        reach = lines[real, axis + 2, None] - start
        reach = np.where(np.abs(reach) < 1e-9, 1e-9, reach)
        first, second = (boxes[None, :, axis] - start) / reach, (boxes[None, :, axis + 2] - start) / reach
        enter = np.maximum(enter, np.minimum(first, second))
        leave = np.minimum(leave, np.maximum(first, second))
    result[real] = enter < leave
    return result


def _blockers(i: int, choices: dict[int, Places], chosen: dict[int, int]) -> tuple[list[int], Bools]:
    """Return the other labels that stand, and (places, labels) which of them are in the way of which place of i."""
    others = [j for j in chosen if j != i]
    boxes = np.array([choices[j].boxes[chosen[j]] for j in others]).reshape(-1, 4)
    leaders = np.array([choices[j].leaders[chosen[j]] for j in others]).reshape(-1, 4)
    own = choices[i]
    hit = overlaps(own.boxes + np.array((-3.5, -0.5, 3.5, 0.5)), boxes)
    hit |= crosses(own.leaders, boxes) | crosses(leaders, own.boxes).T | _meet(own.leaders, leaders)
    return others, hit


def _meet(lines: Floats, others: Floats) -> Bools:
    """Return (n, m): which lines cross which others; NaN is no line."""
    others_real = ~np.isnan(others[:, 0])
    if not others_real.any():
        return np.zeros((len(lines), len(others)), dtype=bool)

    def side(a: Floats, b: Floats, p: Floats) -> Floats:
        way, there = b - a, p - a
        return np.asarray(way[..., 0] * there[..., 1] - way[..., 1] * there[..., 0])

    a, b = lines[:, None, :2], lines[:, None, 2:]
    c, d = others[None, :, :2], others[None, :, 2:]
    with np.errstate(invalid="ignore"):
        return np.asarray((side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0))


def _settle(i: int, choices: dict[int, Places], chosen: dict[int, int]) -> bool:
    """Give label i its best free place; return whether there was one."""
    _, hit = _blockers(i, choices, chosen)
    free = np.flatnonzero(~hit.any(axis=1))
    if not free.size:
        return False
    chosen[i] = int(free[0])
    return True


def _improved(order: Sequence[int], choices: dict[int, Places], chosen: dict[int, int]) -> bool:
    """Move labels where that lets them all stand better; return whether anything moved."""
    changed = False
    for i in order:
        now = choices[i].cost[chosen[i]] if i in chosen else UNPLACED
        others, hit = _blockers(i, choices, chosen)
        gain = now - choices[i].cost
        for at in np.flatnonzero((gain > 1e-9) & (hit.sum(axis=1) <= 1))[:YIELDING]:
            yielding = [others[j] for j in np.flatnonzero(hit[at])]
            if _moves_in(i, int(at), float(gain[at]), yielding, choices, chosen):
                changed = True
                break
    return changed


def _moves_in(
    i: int, at: int, gain: float, yielding: Sequence[int], choices: dict[int, Places], chosen: dict[int, int]
) -> bool:
    """Put label i at a place if those that yield lose less than i gains; return whether it moved."""
    before = dict(chosen)
    chosen[i] = at
    for j in yielding:
        old = choices[j].cost[chosen.pop(j)]
        if not _settle(j, choices, chosen) or choices[j].cost[chosen[j]] - old >= gain - 1e-9:
            chosen.clear()
            chosen.update(before)
            return False
    return True


def name_marks(placed: Placed, style: Style, measure: Measure, halo: str) -> tuple[Mark, ...]:
    """Return the marks of a placed label: its leader, its lines and its raised numbers."""
    marks: list[Mark] = []
    item = placed.name.items[0] if placed.name.items else ""
    if placed.leader:
        marks.append(
            Path(np.array(placed.leader), stroke=Stroke(style.leader, style.leader_width), item=item)
        )
    top = placed.rect.y
    for line in placed.name.lines:
        step = line.size * style.leading
        up, down = measure.ascent(line.size), measure.descent(line.size)
        baseline = top + (step - up - down) / 2 + up
        notes = placed.name.notes if line is placed.name.lines[-1] else ""
        marks += _line_marks(placed, line, baseline, notes, style, measure, halo)
        top += step
    return tuple(marks)


def _line_marks(
    placed: Placed, line: Line, baseline: float, notes: str, style: Style, measure: Measure, halo: str
) -> list[Mark]:
    """Return one line and the numbers behind it, aligned within the label's box."""
    item = placed.name.items[0] if placed.name.items else ""
    wide = measure.width(line.text, line.size, line.is_bold)
    whole = wide + (_notes_width(placed.name, style, measure) if notes else 0.0)
    spare = placed.rect.width - whole
    x = placed.rect.x + spare * {"start": 0.0, "middle": 0.5, "end": 1.0}[placed.align]
    made: list[Mark] = [
        Label(x, baseline, line.text, line.size, line.colour, line.is_bold, "start", item, halo)
    ]
    if notes:
        raised = baseline - line.size * style.lift
        behind = x + wide + 0.12 * line.size
        made.append(
            Label(behind, raised, notes, line.size * style.raised, line.colour, False, "start", item, halo)
        )
    return made


def as_boxes(rects: Sequence[Rect]) -> Floats:
    """Return rectangles as (n, 4): left, top, right, bottom."""
    return np.array([(rect.x, rect.y, rect.right, rect.bottom) for rect in rects], np.float64).reshape(-1, 4)
