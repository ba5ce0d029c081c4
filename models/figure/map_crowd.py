"""Which events lie where, as columns; and the spots of a map: a place each, or a number where there are too many."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.figure.map_view import MapView
from models.figure.scene import Spot
from models.figure.whole import area_of
from models.index.event_index import EventIndex
from models.records.standing import is_apart
from models.records.story import Place
from models.values.listing import in_a_row
from models.values.where.points import Bounds, Point

MOST = 110  # spots that are shown one by one; more are counted in cells
LEAST_CELL = 32.0  # points
WIDER = 1.5  # how much larger the next size of cells is
COARSE = 3.0  # degrees: cells by which the main region is sought where there are many places

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Located:
    """The events of an index that lie at places with a point: one row for each event and place."""

    index: EventIndex
    ids: NDArray[np.object_]  # of the index's events
    places: tuple[Place, ...]  # those with a point
    degrees: Floats  # (places, 2) longitude, latitude
    rows: Ints  # of the index
    at: Ints  # places

    @classmethod
    def of(cls, index: EventIndex, places: Sequence[Place]) -> "Located":
        """Tell where the events of an index lie."""
        held = tuple(place for place in places if place.point is not None)
        number: dict[str, int] = {place.id: i for i, place in enumerate(held)}
        of_code = np.array([number.get(name, -1) for name in index.places.names] or [-1], np.int64)
        at = of_code[index.places.codes] if len(index.places.codes) else np.zeros(0, np.int64)
        rows = np.repeat(np.arange(len(index)), np.diff(index.places.starts))
        degrees = np.array([(p.point.lon, p.point.lat) for p in held if p.point], np.float64).reshape(-1, 2)
        ids = np.empty(len(index), object)
        ids[:] = index.ids
        return cls(index, ids, held, degrees, rows[at >= 0], at[at >= 0])

    def pairs(self, is_shown: Mask) -> tuple[Ints, Ints]:
        """Return the rows of the shown events and the places at which they lie."""
        held = is_shown[self.rows]
        return self.rows[held], self.at[held]

    def spots(
        self,
        is_shown: Mask,
        view: MapView,
        most: int = MOST,
    ) -> tuple[tuple[Spot, ...], tuple[str, ...]]:
        """Return the spots in the view's frame and the names of the places outside it."""
        rows, at = self.pairs(is_shown)
        screen = view.to_screen(self.degrees)
        frame = view.frame
        inside = (screen[:, 0] >= frame.x) & (screen[:, 0] <= frame.right)
        inside &= (screen[:, 1] >= frame.y) & (screen[:, 1] <= frame.bottom)
        outside = tuple(self.places[i].name for i in np.unique(at[~inside[at]])) if len(at) else ()
        rows, at = rows[inside[at]], at[inside[at]]
        key = at * len(self.index.kinds) + self.index.kind[rows]
        if len(np.unique(key)) <= most:
            return tuple(self._single(rows, key)), outside
        cell = _cells(screen, at, view, most)
        is_crowded = _distinct(cell, key) > 1
        alone = self._single(rows[~is_crowded], key[~is_crowded])
        crowd = rows[is_crowded], at[is_crowded], cell[is_crowded]
        return (*alone, *self._counted(*crowd, screen, view)), outside

    def extent(self, is_shown: Mask, fit: Callable[[Sequence[Spot]], Bounds]) -> Bounds:
        """Return the box that `fit` finds for the shown places; where there are many, for the cells they lie in."""
        _, at = self.pairs(is_shown)
        weights = np.bincount(at, minlength=len(self.places))
        used = np.flatnonzero(weights)
        if len(used) > 800:
            cell = np.floor(self.degrees[used] / COARSE).astype(np.int64)
            _, first, which = np.unique(cell, axis=0, return_index=True, return_inverse=True)
            heavy = np.bincount(which.ravel(), weights=weights[used])
            return fit([self._bare(int(used[i]), int(n)) for i, n in zip(first, heavy, strict=True)])
        return fit([self._bare(int(i), int(weights[i])) for i in used])

    def _bare(self, number: int, events: int) -> Spot:
        place = self.places[number]
        lon, lat = self.degrees[number]
        return Spot(
            place.id,
            place.name,
            "",
            Point(float(lat), float(lon)),
            place.precision,
            "",
            ("",) * min(events, 500),
            area=area_of(place.point, place.precision),
        )

    def _single(self, rows: Ints, key: Ints) -> Iterator[Spot]:
        """Return a spot for each place and kind."""
        kinds = len(self.index.kinds)
        for number, events in _grouped(rows, key):
            place, kind = self.places[number // kinds], number % kinds
            if place.point is None:  # the table holds none of these
                continue
            ids = tuple(self.ids[events])
            yield Spot(
                place.id,
                place.name,
                "",
                place.point,
                place.precision,
                self.index.kinds[kind],
                ids,
                standing=self._standing(events),
                area=area_of(place.point, place.precision),
            )

    def _standing(self, rows: Ints) -> str:
        """Return the word for events none of which is told as something that happened; nothing where one is."""
        held = (self.index.standing[row] for row in rows.tolist())
        first = next(held, "")
        return first if is_apart(first) and all(map(is_apart, held)) else ""

    def _counted(self, rows: Ints, at: Ints, cell: Ints, screen: Floats, view: MapView) -> Iterator[Spot]:
        """Return a spot for each cell, in the middle of its places, named after those with the most events."""
        for number, members in _grouped(np.arange(len(rows)), cell):
            places, counts = np.unique(at[members], return_counts=True)
            top = places[np.lexsort((places, -counts))[:2]]
            events = np.unique(rows[members])
            x, y = np.average(screen[places], axis=0, weights=counts)
            lon, lat = view.to_degrees([(x, y)])[0]
            main = self.places[int(top[0])]
            more = f" +{len(places) - 2}" if len(places) > 2 else ""
            kind = self.index.kinds[int(np.bincount(self.index.kind[events]).argmax())]
            yield Spot(
                f"cell {number}",
                in_a_row(self.places[int(i)].name for i in top) + more,
                "",
                Point(float(lat), float(lon)),
                main.precision,
                kind,
                tuple(self.ids[events]),
                holds=max(len(places), 2),
            )


def _grouped(values: Ints, key: Ints) -> Iterator[tuple[int, Ints]]:
    """Return each key with its values, in the order of the keys."""
    if not len(values):
        return
    order = np.argsort(key, kind="stable")
    found, first = np.unique(key[order], return_index=True)
    for number, part in zip(found, np.split(values[order], first[1:]), strict=True):
        yield int(number), part


def _cells(screen: Floats, at: Ints, view: MapView, most: int) -> Ints:
    """Return the cell of each pair, of the smallest size of which no more than `most` are filled.

    Cells hang on the projection, not on the frame, so that numbers stay what they are while the map is dragged.
    """
    used = np.unique(at)
    flat = screen[used] + (view.x * view.scale, -view.y * view.scale)
    size = LEAST_CELL
    while True:
        column, row = np.floor(flat / size).astype(np.int64).T
        cell = column * 10_000_019 + row
        if len(np.unique(cell)) <= most:
            break
        size *= WIDER
    of_place = np.zeros(len(screen), np.int64)
    of_place[used] = np.unique(cell, return_inverse=True)[1].ravel()
    return np.asarray(of_place[at])


def _distinct(cell: Ints, key: Ints) -> Ints:
    """Return for each pair how many places and kinds its cell holds."""
    _, first = np.unique(key, return_index=True)
    return np.asarray(np.bincount(cell[first], minlength=cell.max() + 1)[cell])
