"""Maps as panels: all of one extent, projection and scale of areas, with one legend under them."""

from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from models.figure.legend import in_few_rows, legend_marks
from models.figure.map import layout_map
from models.figure.map_furniture import Piece, scale_bar
from models.figure.map_key import row_of_sizes, sign_keys
from models.figure.map_land import focus_of
from models.figure.map_plan import Desk, Plan, make_plan, own_height, seen_routes, view_of
from models.figure.map_view import MapView
from models.figure.marks import Figure, Label, Mark, shifted_mark
from models.figure.measure import Measure
from models.figure.scene import MapScene, Spot
from models.figure.symbols import Symbol
from models.translation import tr, tr_later

NO_LOCATOR: Final = tr_later("Small maps have no corner for a locator: leave it out, or draw one map.")

USUAL: Final = 400.0  # points: a width at which it is looked what an extent leaves out


@dataclass(frozen=True, slots=True)
class _Settled:
    """What all panels of one size share: the view, the radius for the root of a value, and what lies beyond."""

    view: MapView
    per_root: float
    plans: tuple[Plan, ...]

    @property
    def outside(self) -> tuple[str, ...]:
        """Return the names of the places beyond the frame."""
        return tuple(dict.fromkeys(spot.name for plan in self.plans for spot in plan.outside))


class MapPanels:
    """The maps of some parts of a scene; `whole` is the scene of all that stands on them."""

    def __init__(self, whole: MapScene, parts: Sequence[MapScene], desk: Desk) -> None:
        """Take the scenes; names of countries and seas stand on the first map alone."""
        self.whole = replace(whole, spots=tuple(chain.from_iterable(part.spots for part in parts)))
        self.parts = tuple(
            replace(
                part,
                is_panel=True,
                locator="never",
                has_towns=False,
                has_area_names=part.has_area_names and not number,
            )
            for number, part in enumerate(parts)
        )
        self._desk = desk
        self._held: dict[tuple[float, float], _Settled] = {}

    def panels(self) -> list["OneMap"]:
        """Return the maps one by one."""
        return [OneMap(self, number) for number in range(len(self.parts))]

    def natural(self, width: float) -> float:
        """Return the height that the extent wants at a width."""
        return own_height(self.whole, width, self._desk.style)

    def draw(self, number: int, width: float, height: float) -> Figure:
        """Return one of the maps."""
        style, measure, basemap = self._desk.style, self._desk.measure, self._desk.basemap
        assert basemap is not None
        settled = self._settled(width, height)
        scene = replace(self.parts[number], per_root=settled.per_root, outside=settled.outside)
        scene = replace(scene, focus=focus_of(self.whole, settled.view, basemap))
        figure = layout_map(scene, width, height, style, measure, basemap, settled.view)
        lacking = (tr(NO_LOCATOR),) if self.whole.locator == "always" else ()
        return replace(figure, warnings=(*lacking, *figure.warnings))

    def _settled(self, width: float, height: float) -> _Settled:
        if (width, height) not in self._held:
            view = view_of(self.whole, width, height, self._desk.style)
            plans = [make_plan(part, width, height, self._desk, view) for part in self.parts]
            root = min((plan.k for plan in plans if plan.k), default=0.0)
            if root:
                alike = [replace(part, per_root=root) for part in self.parts]
                plans = [make_plan(part, width, height, self._desk, view) for part in alike]
            self._held[width, height] = _Settled(view, root, tuple(plans))
        return self._held[width, height]

    def empty(self) -> frozenset[int]:
        """Return the numbers of the maps on which nothing would stand: all of it lies beyond the extent."""
        plans = self._settled(USUAL, self.natural(USUAL)).plans
        return frozenset(number for number, plan in enumerate(plans) if not plan.inside)

    # the legend

    def foot(self, panels: Sized, width: float, size: tuple[float, float]) -> tuple[tuple[Mark, ...], float]:
        """Return the legend of the first maps, each of that size, and its height: areas, signs, lengths."""
        style, measure, language = self._desk.style, self._desk.measure, self.whole.language
        settled = self._settled(*size)
        held, plans = self.parts[: len(panels)], settled.plans[: len(panels)]
        symbols = tuple(chain.from_iterable(plan.symbols for plan in plans))
        pairs = zip(held, plans, strict=True)
        routes = tuple(route for part, plan in pairs for route in seen_routes(part, plan, style))
        seen = replace(self.whole, routes=routes, spots=tuple(_spots(symbols)))
        bar = _roomy(scale_bar(settled.view, style, measure, language), measure)
        room = width - (bar[1] + 2 * style.label_size if bar else 0.0)
        row = row_of_sizes(seen, symbols, settled.per_root, room, style, measure)
        keys = in_few_rows(sign_keys(seen, symbols, style), room, style, measure)
        marks, y = list[Mark](), 0.0
        if row:
            marks += row[0]
            y = row[2] + (0.5 * style.gap if keys else 0.0)
        if keys:
            made, tall = legend_marks(keys, 0.0, room, y, style, measure)
            marks += made
            y += tall
        if bar:
            x = width - bar[1] if marks else 0.0
            marks += [shifted_mark(mark, x, 0.0) for mark in bar[0]]
            y = max(y, bar[2])
        return tuple(marks), y


@dataclass(frozen=True, slots=True)
class OneMap:
    """One of several maps; it has no axis."""

    maps: MapPanels
    number: int

    def natural(self, width: float, has_axis: bool) -> float:
        """Return the height that the extent of all maps wants."""
        return self.maps.natural(width)

    def draw(self, width: float, height: float, has_axis: bool) -> Figure:
        """Return the map."""
        return self.maps.draw(self.number, width, height)


def _roomy(bar: Piece | None, measure: Measure) -> Piece | None:
    """Return a scale bar with the room that its words take, where these are longer."""
    if bar is None:
        return None
    marks, wide, tall = bar
    words = max(measure.width(mark.text, mark.size) for mark in marks if isinstance(mark, Label))
    spare = max(words - wide, 0.0)
    return tuple(shifted_mark(mark, spare / 2, 0.0) for mark in marks), wide + spare, tall


def _spots(symbols: Iterable[Symbol]) -> Iterable[Spot]:
    return (spot for symbol in symbols for spot in symbol.spots)


def at_places(scene: MapScene, places: frozenset[str]) -> MapScene:
    """Return the part of a map at some places; routes lead on to others, which are stops there."""
    spots = tuple(spot for spot in scene.spots if _is_at(spot, places))
    known = {one.id for spot in spots for one in (spot, *spot.members)}
    ends = {point for route in scene.routes for point in (route.start, route.end)}
    beside = (one for one in scene.spots if one not in spots and one.point in ends)
    bare = (replace(one, value=None, told="", detail="", notes=(), unknown=0) for one in beside)
    stops = {stop.id: stop for stop in (*scene.stops, *bare) if stop.id not in known}
    return replace(scene, spots=spots, stops=tuple(stops.values()))


def _is_at(spot: Spot, places: frozenset[str]) -> bool:
    return spot.id in places or (bool(spot.members) and all(one.id in places for one in spot.members))
