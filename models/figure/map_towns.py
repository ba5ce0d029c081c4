"""Towns around on a close map: a dot and a small name each, so that one sees in which part of the land it lies."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.figure.map_labels import overlaps
from models.figure.map_view import MapView
from models.figure.marks import Disc, Label, Mark
from models.figure.measure import Measure
from models.figure.scene import MapScene
from models.figure.style import Style
from models.gazetteer.around import towns_within
from models.gazetteer.gazetteer import GazetteerPlace
from models.gazetteer.naming import names_of
from models.gazetteer.spelling import fold
from models.texts.traditional import in_traditional
from models.values.where.points import Point, distance_km

CLOSE_KM: Final = 900.0  # a map that shows more has its provinces to tell where it is
AREA: Final = 130.0  # squares of a size: so much of the map for each town
FEWEST, MOST = 3, 24  # towns on a map
APART: Final = 0.09  # of the map's longer side: no town stands nearer to another, or to a place of the case
TRIED: Final = 8  # so many times as many are looked at as are shown
RADIUS: Final = 0.16  # of a dot, in sizes of the letters

Floats = NDArray[np.float64]


def town_names(
    scene: MapScene, view: MapView, obstacles: tuple[Floats, Floats], style: Style, measure: Measure
) -> tuple[tuple[Mark, ...], Floats]:
    """Return dots and names of the likeliest towns on a close map, and the boxes (n, 4) that they take.

    None stands where something else is, nor beside a place of the case that is called the same.
    """
    if not scene.has_towns or view.km_across > CLOSE_KM:
        return (), np.zeros((0, 4))
    size = max(style.label_size * 0.86, style.smallest)
    frame = view.frame
    most = int(min(max(frame.width * frame.height / (AREA * size**2), FEWEST), MOST))
    writing = _Writing(view, size, obstacles, style, measure)
    for town in _chosen(scene, view, most * TRIED):
        if len(writing.towns) == most:
            break
        writing.write(town, _name(town, scene.language), APART * view.km_across)
    return tuple(writing.marks), writing.taken[len(obstacles[0]) :]


def _chosen(scene: MapScene, view: MapView, most: int) -> Iterator[GazetteerPlace]:
    """Yield the towns that are no place of the case and lie at none, the likeliest first."""
    west, south, east, north = view.visible()
    held = (*scene.spots, *scene.stops, *(one for spot in scene.spots for one in spot.members))
    said = {fold(name) for spot in held for name in (spot.name, spot.local_name) if name}
    for town in towns_within(west, south, east, north, most):
        is_said = fold(town.name) in said or fold(town.name_zh) in said
        if not is_said and not _is_near(town.point, [spot.point for spot in held], APART * view.km_across):
            yield town


def _is_near(point: Point, others: Sequence[Point], km: float) -> bool:
    return any(distance_km(point, other) < km for other in others)


def _name(town: GazetteerPlace, language: str) -> str:
    """Return what a town is called on a page of a language."""
    told = names_of(town.name, town.country, town.point).get(language, "")
    if not language.startswith("zh"):
        return told or town.name
    return (in_traditional(told) if language == "zh-Hant" else told) or town.name_zh or town.name


class _Writing:
    """Towns that stand on the map so far, with what is in the way of the next."""

    def __init__(
        self, view: MapView, size: float, obstacles: tuple[Floats, Floats], style: Style, measure: Measure
    ) -> None:
        self.view, self.size, self.style, self.measure = view, size, style, measure
        self.marks: list[Mark] = []
        self.towns: list[GazetteerPlace] = []
        self.taken, self._lines = obstacles

    def write(self, town: GazetteerPlace, name: str, apart: float) -> None:
        """Write a town beside its dot, if there is room at a side of it."""
        if _is_near(town.point, [one.point for one in self.towns], apart):
            return
        x, y = self.view.to_screen([(town.lon, town.lat)])[0].tolist()
        wide, dot = self.measure.width(name, self.size), RADIUS * self.size
        for anchor, left, middle in self._sides(x, y, wide, dot):
            box = np.array(
                [
                    min(left, x - dot) - 2,
                    min(middle - 0.55 * self.size, y - dot) - 1,
                    max(left + wide, x + dot) + 2,
                    max(middle + 0.55 * self.size, y + dot) + 1,
                ]
            )
            if self._is_free(box):
                at = {"start": left, "middle": left + wide / 2, "end": left + wide}[anchor]
                ink = self.style.place_faint
                self.marks += [
                    Disc(x, y, dot, ink),
                    Label(at, middle + 0.35 * self.size, name, self.size, ink, anchor=anchor),
                ]
                self.towns.append(town)
                self.taken = np.vstack([self.taken, box])
                return

    def _sides(self, x: float, y: float, wide: float, dot: float) -> Iterator[tuple[str, float, float]]:
        """Yield where a name can stand at its dot: how it is anchored, its left end and its middle."""
        gap = dot + 0.3 * self.size
        yield "start", x + gap, y
        yield "end", x - gap - wide, y
        yield "middle", x - wide / 2, y - dot - 0.75 * self.size
        yield "middle", x - wide / 2, y + dot + 0.75 * self.size

    def _is_free(self, box: Floats) -> bool:
        frame = self.view.frame
        is_inside = (
            box[0] >= frame.x and box[2] <= frame.right and box[1] >= frame.y and box[3] <= frame.bottom
        )
        return (
            is_inside
            and not overlaps(box[None, :], self.taken).any()
            and not overlaps(box[None, :], self._lines).any()
        )
