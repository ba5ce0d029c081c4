"""Which part of the Earth a map's frame shows, and how: degrees to points on the figure and back."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.figure.marks import Rect
from models.figure.projection import AlbersConic, EqualAreaCylinder, EqualEarth, Projection, projection_for
from models.figure.scene import Route, Spot
from models.values.where.points import EARTH_RADIUS_KM, Bounds, Point

KM_PER_DEGREE = math.radians(1) * EARTH_RADIUS_KM
LEAST_KM = 300.0  # a single city is shown with so much around it …
LOW = 0.7  # … and in its height with this part of it
CLOSE_KM = 0.5  # places in one harbour are shown with so much around them
CONE_KEPT = 145.0  # degrees of longitude
HALF_WORLD = 180.0  # degrees of longitude: what is spread wider is shown on the whole world
WORLD = Bounds(-169, -58, 191, 84)
"""The world, opened in the Bering Strait."""
PACIFIC = Bounds(-25, -58, 335, 84)
"""The world, opened in the Atlantic."""
ROLLED = 30.0  # degrees that the world is dragged sideways before it is opened elsewhere

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MapView:
    """A projection, the middle of what is shown in the projection's unit, points per unit, and the frame."""

    projection: Projection
    x: float
    y: float
    scale: float
    frame: Rect

    def to_screen(self, places: ArrayLike) -> Floats:
        """Return points on the figure (n, 2) for longitudes and latitudes (n, 2)."""
        degrees = np.asarray(places, np.float64).reshape(-1, 2)
        x, y = self.projection.project(degrees[:, 0], degrees[:, 1])
        across = self.frame.x + self.frame.width / 2 + (x - self.x) * self.scale
        down = self.frame.y + self.frame.height / 2 - (y - self.y) * self.scale
        return np.column_stack([across, down])

    def to_degrees(self, points: ArrayLike) -> Floats:
        """Return longitudes and latitudes (n, 2) for points on the figure (n, 2)."""
        on_figure = np.asarray(points, np.float64).reshape(-1, 2)
        x = (on_figure[:, 0] - self.frame.x - self.frame.width / 2) / self.scale + self.x
        y = (self.frame.y + self.frame.height / 2 - on_figure[:, 1]) / self.scale + self.y
        lon, lat = self.projection.unproject(x, y)
        return np.column_stack([lon, lat])

    def to_place(self, x: float, y: float) -> Point | None:
        """Return the place under a point of the figure; None beyond the edge of the world."""
        lon, lat = self.to_degrees([(x, y)])[0]
        if abs(lon - self.middle) > 180 or abs(lat) > 90:
            return None
        return Point(float(lat), float((lon + 180) % 360 - 180))

    @property
    def points_per_degree(self) -> float:
        """Tell how large a degree of latitude is drawn."""
        return math.radians(1) * self.scale

    @property
    def points_per_km(self) -> float:
        """Tell how long a kilometre is drawn where the projection keeps lengths."""
        return self.scale / EARTH_RADIUS_KM

    @property
    def km_across(self) -> float:
        """Tell how many kilometres the longer side of the frame shows."""
        return max(self.frame.width, self.frame.height) / self.points_per_km

    @property
    def middle(self) -> float:
        """Return the meridian (degrees east) around which the world is opened."""
        middle: float = getattr(self.projection, "middle", 0.0)
        return middle

    def visible(self) -> tuple[float, float, float, float]:
        """Return the west, south, east, north in degrees that the frame touches; may pass the 180th meridian."""
        steps = np.linspace(0, 1, 17)
        across, down = np.meshgrid(
            self.frame.x + steps * self.frame.width, self.frame.y + steps * self.frame.height
        )
        degrees = self.to_degrees(np.column_stack([across.ravel(), down.ravel()]))
        turn = degrees[:, 0] - self.middle
        if isinstance(self.projection, AlbersConic):
            turn = (turn + 180) % 360 - 180
        spare = 0.04 * max(float(np.ptp(turn)), float(np.ptp(degrees[:, 1])))
        west, east = max(-179.999, turn.min() - spare), min(179.999, turn.max() + spare)
        south, north = max(-90.0, degrees[:, 1].min() - spare), min(90.0, degrees[:, 1].max() + spare)
        return float(west + self.middle), float(south), float(east + self.middle), float(north)

    def panned(self, dx: float, dy: float) -> "MapView":
        """Return the view after the map was dragged by dx, dy points."""
        return replace(self, x=self.x - dx / self.scale, y=self.y + dy / self.scale)

    def zoomed(self, factor: float, x: float, y: float) -> "MapView":
        """Return the view enlarged by a factor; what lies under x, y stays there."""
        right = (x - self.frame.x - self.frame.width / 2) / self.scale
        up = (self.frame.y + self.frame.height / 2 - y) / self.scale
        share = 1 - 1 / factor
        return replace(self, x=self.x + right * share, y=self.y + up * share, scale=self.scale * factor)

    def offset_to(self, other: "MapView") -> tuple[float, float]:
        """Tell how far dx, dy what this view shows stands from where a dragged view of it shows the same."""
        here, there = self.frame, other.frame
        dx = (self.x - other.x) * self.scale + there.x + there.width / 2 - here.x - here.width / 2
        dy = (other.y - self.y) * self.scale + there.y + there.height / 2 - here.y - here.height / 2
        return dx, dy

    def fitted(self) -> "MapView":
        """Return a view of the same middle and scale in the projection that fits what is now shown.

        As long as the parallels of the cone stand well the view stays as it is, so that the map does not turn.
        """
        west, south, east, north = self.visible()
        lon, lat = self.projection.unproject(self.x, self.y)
        shown = Bounds(west, south, east, north)
        wanted = (
            AlbersConic.for_bounds(shown) if _still_a_cone(self.projection, shown) else projection_for(shown)
        )
        if isinstance(wanted, EqualEarth):  # all of the world may be in sight: what is in the middle counts
            wanted = EqualEarth(float((lon + 180) % 360 - 180))
        if _serves(self.projection, wanted, north - south):
            return self
        x, y = wanted.project(lon, np.clip(lat, -90, 90))
        return replace(self, projection=wanted, x=float(x), y=float(y))

    def words(self) -> str:
        """Return the name of the projection, as it stands in the description of a figure."""
        if isinstance(self.projection, AlbersConic):
            low, high = self.projection.south_parallel, self.projection.north_parallel
            return f"Albers equal-area conic projection, standard parallels {_parallel(low)} and {_parallel(high)}"
        if isinstance(self.projection, EqualAreaCylinder):
            kept = self.projection.parallel
            return f"Lambert cylindrical equal-area projection, standard parallel {_parallel(kept)}"
        return "Equal Earth projection: areas are true, shapes far from the middle are not"

    @property
    def sort(self) -> str:
        """Return the word for the sort of projection: cone, cylinder or world."""
        names = {AlbersConic: "cone", EqualAreaCylinder: "cylinder"}
        return names.get(type(self.projection), "world")

    def edge(self) -> Floats | None:
        """Return the outline of the world (n, 2) on the figure where the projection has one."""
        if not isinstance(self.projection, EqualEarth):
            return None
        middle = (self.frame.x + self.frame.width / 2, self.frame.y + self.frame.height / 2)
        away = (self.projection.outline() - (self.x, self.y)) * (self.scale, -self.scale)
        return np.asarray(away + middle)


def _still_a_cone(now: Projection, shown: Bounds) -> bool:
    """Tell whether a cone is kept a little beyond where one would be chosen, so that a map does not go to and fro."""
    wide, high = shown.east - shown.west, shown.north - shown.south
    is_astride = abs(shown.north + shown.south) < 10
    return isinstance(now, AlbersConic) and 120 < wide < CONE_KEPT and high < 75 and not is_astride


def _serves(now: Projection, wanted: Projection, height: float) -> bool:
    """Tell whether a projection still serves where another is wanted; `height` is what is shown, in degrees."""
    if isinstance(now, EqualEarth) and isinstance(wanted, EqualEarth):
        return abs((now.middle - wanted.middle + 180) % 360 - 180) < ROLLED
    if not isinstance(now, AlbersConic) or not isinstance(wanted, AlbersConic):
        return type(now) is type(wanted)
    moves = (
        now.south_parallel - wanted.south_parallel,
        now.north_parallel - wanted.north_parallel,
        (now.middle - wanted.middle) * 0.5,
    )
    return max(abs(move) for move in moves) < max(0.35 * height, 1.5)


def _parallel(degrees: float) -> str:
    """Return a latitude in words: 24.5° N."""
    return f"{abs(degrees):.1f}° {'N' if degrees >= 0 else 'S'}"


def view_for(bounds: Bounds, frame: Rect, spare: float = 0.0) -> MapView:
    """Return the view in which the frame holds the whole box and what else has room beside it.

    `spare` points are kept free on each side, for symbols that stand on the edge of the box.
    """
    projection = projection_for(bounds)
    x0, y0, x1, y1 = _flat_box(projection, bounds)
    wide, high = max(frame.width - 2 * spare, 1.0), max(frame.height - 2 * spare, 1.0)
    scale = min(wide / max(x1 - x0, 1e-9), high / max(y1 - y0, 1e-9))
    return MapView(projection, (x0 + x1) / 2, (y0 + y1) / 2, scale, frame)


def aspect_of(bounds: Bounds) -> float:
    """Return the height of the projected box over its width."""
    x0, y0, x1, y1 = _flat_box(projection_for(bounds), bounds)
    return (y1 - y0) / max(x1 - x0, 1e-9)


def _flat_box(projection: Projection, bounds: Bounds) -> tuple[float, float, float, float]:
    """Return the smallest box around the projected bounds, in the projection's unit."""
    lon, lat = np.meshgrid(
        np.linspace(bounds.west, bounds.east, 33), np.linspace(bounds.south, bounds.north, 33)
    )
    # the eastern edge of the world must not come out in the west
    x, y = projection.project(np.clip(lon, bounds.west + 1e-9, bounds.east - 1e-9), lat)
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def extent_for(spots: Iterable[Spot], routes: Iterable[Route] = ()) -> Bounds:
    """Return the box that shows all spots and routes with room around; the world if they are spread over half of it.

    The box may pass the 180th meridian: then its east is above 180.
    """
    held, ways = tuple(spots), tuple(routes)
    points = [spot.point for spot in held]
    areas = [spot.area for spot in held if spot.area]
    points += [Point(lat, lon) for area in areas for lat, lon in _corners(area)]
    points += [point for route in ways for point in (route.start, route.end)]
    if not points:
        return WORLD
    tight = _tight_box(points)
    if tight.east - tight.west > HALF_WORLD:
        world = PACIFIC if _is_over_pacific(ways) else WORLD
        return replace(world, south=min(world.south, tight.south - 6.0))
    return _at_least(_padded(tight, 0.12, 0.2), LEAST_KM, LOW * LEAST_KM)


def _tight_box(points: Sequence[Point]) -> Bounds:
    """Return the narrowest box around points; it leaves out the widest gap between their meridians."""
    lons = np.unique([point.lon for point in points])
    gaps = np.diff(lons, append=lons[0] + 360)
    widest = int(np.argmax(gaps))
    west = float(lons[(widest + 1) % len(lons)])
    lats = [point.lat for point in points]
    return Bounds(west, min(lats), west + max(0.0, 360 - float(gaps[widest])), max(lats))


def _is_over_pacific(routes: Sequence[Route]) -> bool:
    """Tell whether more routes go the short way over the Pacific than over the Atlantic."""
    spans = [sorted((route.start.lon, route.end.lon)) for route in routes]
    over = sum(east - west > HALF_WORLD for west, east in spans)
    atlantic = sum(east - west <= HALF_WORLD and west < PACIFIC.west < east for west, east in spans)
    return over > atlantic


def _padded(bounds: Bounds, share: float, least: float) -> Bounds:
    """Return a box wider on each side by a share of its size, whether or not it passes the 180th meridian."""
    across = max((bounds.east - bounds.west) * share, least)
    up = max((bounds.north - bounds.south) * share, least)
    south, north = max(-90.0, bounds.south - up), min(90.0, bounds.north + up)
    return Bounds(bounds.west - across, south, bounds.east + across, north)


def closely_around(points: Iterable[Point]) -> Bounds:
    """Return a box in which points that lie close together stand apart, with room for their names."""
    return _at_least(Bounds.from_points(points).padded(0.3, 0.0), CLOSE_KM, CLOSE_KM)


def _corners(box: Bounds) -> tuple[tuple[float, float], tuple[float, float]]:
    return (box.south, box.west), (box.north, box.east)


def main_extent(spots: Iterable[Spot], reach_km: float = 2500.0) -> Bounds:
    """Return the box around the spots that lie together with the most events; those far off stay outside."""
    together = _largest_cluster(tuple(spots), reach_km)
    return extent_for(together)


def _largest_cluster(spots: tuple[Spot, ...], reach_km: float) -> tuple[Spot, ...]:
    """Return the spots within reach of the spot that has the most events around it."""
    if not spots:
        return ()
    lat, lon = np.radians([(spot.point.lat, spot.point.lon) for spot in spots]).T
    weight = np.array([max(1, len(spot.events)) for spot in spots])
    vectors = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    near = vectors @ vectors.T > math.cos(reach_km / EARTH_RADIUS_KM)
    best = int(np.argmax(near @ weight))
    return tuple(spot for spot, is_near in zip(spots, near[best], strict=True) if is_near)


def _at_least(bounds: Bounds, wide: float, high: float) -> Bounds:
    """Return the box grown until it is so many kilometres wide and high, kept on the Earth."""
    lat = (bounds.south + bounds.north) / 2
    per_lon = KM_PER_DEGREE * max(0.05, math.cos(math.radians(lat)))
    wider = max(0.0, wide / per_lon - (bounds.east - bounds.west)) / 2
    higher = max(0.0, high / KM_PER_DEGREE - (bounds.north - bounds.south)) / 2
    return Bounds(
        bounds.west - wider,
        max(-90.0, bounds.south - higher),
        bounds.east + wider,
        min(90.0, bounds.north + higher),
    )
