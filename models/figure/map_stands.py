"""Where the marks of a map stand: on their place, or in a row on a stem; a number where nothing else fits."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.figure.map_labels import crosses, overlaps
from models.figure.map_view import MapView
from models.figure.marks import Rect
from models.figure.scene import Spot
from models.figure.style import Style
from models.figure.symbols import Symbol, number_radius

ACROSS = 4  # marks in one line of a row
LONGEST_ROW = 12  # marks: more of one place are a number
DIRECTIONS = (-90, 90, -45, -135, 45, 135, 0, 180, -67, -113, 67, 113, -22, -158, 22, 158)
REACHES = (0.7, 1.2, 1.9)  # length of a stem, in sizes of a mark: further off, marks seem to lie elsewhere
MOST = 180  # stands that are kept apart one by one
ROUNDS = 40

Floats = NDArray[np.float64]
At = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stand:
    """What stands together: the marks of one place, or all that a number stands for."""

    spots: tuple[Spot, ...]
    homes: tuple[At, ...]  # the places, each once
    home: At  # their middle
    is_number: bool
    width: float
    height: float

    @property
    def is_alone(self) -> bool:
        """Tell whether it may stand on its place: one mark, or a number."""
        return self.is_number or len(self.spots) == 1


def plain_symbols(spots: Sequence[Spot], view: MapView, style: Style) -> tuple[Symbol, ...]:
    """Return the marks of all spots, none hiding another or the place of another."""
    if not spots:
        return ()
    stands = _counted_cells(_by_place(spots, view, style), style)
    for _ in range(ROUNDS):
        placed, homeless = _settled(stands, view.frame, style)
        if not homeless:
            break
        stands = _joined(stands, homeless, style)
    return tuple(symbol for stand, at in placed for symbol in _symbols(stand, at or stand.home, style))


def _by_place(spots: Sequence[Spot], view: MapView, style: Style) -> list[Stand]:
    """Return a stand for each point that has spots."""
    at = view.to_screen([(spot.point.lon, spot.point.lat) for spot in spots])
    held: dict[At, list[Spot]] = {}
    homes: dict[At, At] = {}
    for spot, (x, y) in zip(spots, at.tolist(), strict=True):
        key = round(x, 1), round(y, 1)
        homes.setdefault(key, (x, y))
        held.setdefault(key, []).append(spot)
    return [_stand(tuple(some), (homes[key],), style) for key, some in held.items()]


def _stand(spots: tuple[Spot, ...], homes: tuple[At, ...], style: Style) -> Stand:
    """Return the stand of spots, as a number where they are of several places or too many."""
    is_number = len(homes) > 1 or len(spots) > LONGEST_ROW or spots[0].holds > 1
    x, y = np.mean(np.array(homes), axis=0).tolist()
    if is_number:
        events = len({event for spot in spots for event in spot.events}) or len(spots)
        side = 2 * number_radius(events, style.mark_size)
        return Stand(spots, homes, (x, y), True, side, side)
    across = min(len(spots), ACROSS)
    step = _step(style)
    return Stand(spots, homes, (x, y), False, across * step, math.ceil(len(spots) / ACROSS) * step)


def _step(style: Style) -> float:
    """Tell how far apart the middles of two marks of a row are: the widest shapes do not touch."""
    return style.mark_size * 1.22


def _counted_cells(stands: list[Stand], style: Style) -> list[Stand]:
    """Return the stands, those in one cell of the figure as one, if there are more than can be kept apart."""
    if len(stands) <= MOST:
        return stands
    cells: dict[tuple[int, int], list[Stand]] = {}
    cell = 3.2 * style.mark_size
    for stand in stands:
        cells.setdefault((int(stand.home[0] // cell), int(stand.home[1] // cell)), []).append(stand)
    return [_together(held, style) for held in cells.values()]


def _together(stands: Sequence[Stand], style: Style) -> Stand:
    """Return one stand for several."""
    spots = tuple(spot for stand in stands for spot in stand.spots)
    return _stand(spots, tuple(dict.fromkeys(home for stand in stands for home in stand.homes)), style)


def _joined(stands: Sequence[Stand], homeless: Sequence[int], style: Style) -> list[Stand]:
    """Return the stands, each of those that found no room as one with its nearest neighbour."""
    homes = np.array([stand.home for stand in stands])
    group = list(range(len(stands)))
    for i in homeless:
        away = np.hypot(*(homes - homes[i]).T)
        away[i] = np.inf
        one, other = group[i], group[int(np.argmin(away))]
        group = [one if number == other else number for number in group]
    members: dict[int, list[Stand]] = {}
    for number, stand in zip(group, stands, strict=True):
        members.setdefault(number, []).append(stand)
    return [held[0] if len(held) == 1 else _together(held, style) for held in members.values()]


def _settled(
    stands: Sequence[Stand], frame: Rect, style: Style
) -> tuple[list[tuple[Stand, At | None]], list[int]]:
    """Tell where each stand stands, and which found no room; those that may stand on their place come first."""
    order = sorted(
        range(len(stands)),
        key=lambda i: (not stands[i].is_alone, not stands[i].is_number, -len(stands[i].spots), i),
    )
    homes = np.array([home for stand in stands for home in stand.homes])
    dots = np.hstack([homes - 1.5, homes + 1.5])
    owner = np.repeat(np.arange(len(stands)), [len(stand.homes) for stand in stands])
    placed: dict[int, At] = {}
    boxes, stems = np.zeros((0, 4)), np.zeros((0, 4))
    for i in order:
        others = dots[owner != i]
        at = _free(stands[i], frame, boxes, stems, others, style)
        if at is None:
            continue
        placed[i] = at
        half = np.array((stands[i].width, stands[i].height)) / 2
        boxes = np.vstack([boxes, np.concatenate([at - half, at + half])])
        if at != stands[i].home:
            stems = np.vstack([stems, (*stands[i].home, *at)])
    missing = [i for i in range(len(stands)) if i not in placed]
    alone = len(stands) == 1
    return [(stand, placed.get(i, stand.home if alone else None)) for i, stand in enumerate(stands)], (
        [] if alone else missing
    )


def _free(stand: Stand, frame: Rect, boxes: Floats, stems: Floats, dots: Floats, style: Style) -> At | None:
    """Return the best middle for a stand that covers no other mark, stem or place; None where there is none."""
    middles = np.array(list(_middles(stand, style)))
    half = np.array((stand.width, stand.height)) / 2
    around = np.hstack([middles - half, middles + half])
    free = (around[:, 0] >= frame.x) & (around[:, 1] >= frame.y)
    free &= (around[:, 2] <= frame.right) & (around[:, 3] <= frame.bottom)
    free &= ~overlaps(around + np.array((-0.5, -0.5, 0.5, 0.5)), boxes).any(axis=1)
    free &= ~crosses(stems, around).T.any(axis=1) if len(stems) else True
    is_home = np.all(middles == stand.home, axis=1)
    free &= is_home | ~overlaps(around, dots).any(axis=1)
    lines = np.hstack([np.tile(stand.home, (len(middles), 1)), middles])
    lines[is_home] = np.nan
    free &= ~crosses(lines, np.vstack([boxes, dots])).any(axis=1)
    found = np.flatnonzero(free)
    return (float(middles[found[0]][0]), float(middles[found[0]][1])) if found.size else None


def _middles(stand: Stand, style: Style) -> Iterator[At]:
    """Yield where the middle of a stand may be, the best first: on its place if it may, else at the end of a stem."""
    x, y = stand.home
    if stand.is_alone:
        yield x, y
    for reach in REACHES:
        for angle in DIRECTIONS:
            along, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            away = reach * style.mark_size
            yield x + along * (stand.width / 2 + away), y + down * (stand.height / 2 + away)


def _symbols(stand: Stand, at: At, style: Style) -> Iterator[Symbol]:
    """Yield the symbols of a stand whose middle is known."""
    foot = None if at == stand.home else at
    if stand.is_number:
        radius = stand.width / 2
        far = tuple(home for home in stand.homes if math.dist(home, at) > radius)
        yield Symbol(stand.spots, stand.home, *at, radius, homes=far, foot=at if far else None)
        return
    step = _step(style)
    for number, spot in enumerate(stand.spots):
        row, column = divmod(number, ACROSS)
        width = min(len(stand.spots) - row * ACROSS, ACROSS)
        x = at[0] + (column - (width - 1) / 2) * step
        y = at[1] - stand.height / 2 + (row + 0.5) * step
        yield Symbol((spot,), stand.home, x, y, style.mark_size / 2, homes=(stand.home,), foot=foot)
