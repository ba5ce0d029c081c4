"""The land under a map: coasts, borders and provinces, read from resources/basemap and cut to what is shown."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.errors import CaseError
from models.figure.clipping import (
    Parts,
    around_point,
    boxes,
    chosen,
    clipped,
    densified,
    joined,
    moved,
    no_parts,
    parts_of,
    thinned,
)
from models.figure.map_view import MapView
from models.figure.marks import Path as PathMark
from models.figure.marks import Stroke
from models.machine.paths import resource
from models.translation import tr, tr_later
from models.values.where.points import Point

COARSE, FINE, PROVINCES = "world-110m", "world-50m", "provinces"
FINE_FROM = 6.0  # points per degree from which the 50m coast shows more than the 110m coast
PROVINCES_FROM = 9.0  # points per degree from which provinces are worth a line
MARGIN = 6.0  # points beyond the frame up to which lines are kept
TOLERANCE = 0.3  # points: what is nearer together is one point


@dataclass(frozen=True, slots=True)
class Province:
    """A province as the base map names it; `label` is where its name stands."""

    name: str
    local_name: str
    country: str  # ISO 3166-1, two letters
    label: Point
    area: float  # square kilometres


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies in a part of the Earth, in degrees, cut to it: rings of land and provinces, lines of all else."""

    land: Parts
    coast: Parts
    borders: Parts
    disputed: Parts
    countries: Parts  # rings, owner: number of the country
    province_lines: Parts  # owner: number of the country among those with provinces
    province_rings: Parts  # owner: number of the province


class Basemap:
    """The base map's files, each read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._layers: dict[tuple[str, str], Parts] = {}
        self._lists: dict[str, Any] = {}
        self._last: tuple[tuple[MapView, str], Parts] | None = None

    def layer(self, file: str, name: str) -> Parts:
        """Return a layer of a file in degrees; empty if the file does not have it."""
        key = (file, name)
        if key not in self._layers:
            self._read(file)
        return self._layers.setdefault(key, no_parts())

    @property
    def provinces(self) -> tuple[Province, ...]:
        """Return all provinces in the order in which rings number them."""
        if "provinces" not in self._lists:
            rows = self._rows("provinces.json")
            self._lists["provinces"] = tuple(_province(row) for row in rows)
        found: tuple[Province, ...] = self._lists["provinces"]
        return found

    @property
    def countries(self) -> tuple[str, ...]:
        """Return the countries' two-letter codes in the order in which rings and borders number them."""
        if "countries" not in self._lists:
            rows = self._rows("countries.json")
            self._lists["countries"] = tuple(str(row["iso2"] or row["name"]) for row in rows)
        found: tuple[str, ...] = self._lists["countries"]
        return found

    def countries_at(self, places: NDArray[np.float64]) -> frozenset[str]:
        """Return the codes of the countries in which places (n, 2 lon, lat) lie, or whose coast is within 50 km."""
        rings = self.layer(FINE, "country")
        near = boxes(rings)
        found: set[int] = set()
        for lon, lat in _thin_crowd(places):
            owners = around_point(rings, lon, lat, near)
            found |= set(owners.tolist()) if owners.size else _nearest_owner(rings, lon, lat)
        return frozenset(self.countries[number] for number in found)

    def countries_on(self, view: MapView, file: str) -> Parts:
        """Return the countries of a file on a figure; those of the last figure are kept, as only names change on it."""
        asked, last = (view, file), self._last
        if last is None or last[0] != asked:
            rings = cut_to(self.layer(file, "country"), view.visible(), True)
            self._last = last = asked, on_figure(rings, view, True)
        return last[1]

    def rings_of(self, ground: "Ground", codes: frozenset[str]) -> Parts:
        """Return the land of these countries."""
        return _owned(ground.countries, (i for i, code in enumerate(self.countries) if code in codes))

    def provinces_of(self, ground: "Ground", names: frozenset[str]) -> Parts:
        """Return the land of these provinces, named in English or in their own language."""
        held = (i for i, row in enumerate(self.provinces) if names & {row.name, row.local_name})
        return _owned(ground.province_rings, held) if names else no_parts()

    def province_rings_of(self, ground: "Ground", codes: frozenset[str]) -> Parts:
        """Return the land of these countries, made of their provinces; a ring's owner is a number for its country."""
        held = (i for i, row in enumerate(self.provinces) if row.country in codes)
        rings = _owned(ground.province_rings, held)
        number = {code: i for i, code in enumerate(sorted(codes))}
        countries = [number[self.provinces[i].country] for i in rings.owner]
        return Parts(rings.points, rings.starts, np.array(countries, np.int64))

    def province_lines_of(self, ground: "Ground", codes: frozenset[str]) -> Parts:
        """Return the borders between the provinces of these countries."""
        numbered = self._lists.get("countries of borders", ())
        return _owned(ground.province_lines, (i for i, code in enumerate(numbered) if code in codes))

    def layers_for(
        self, visible: tuple[float, float, float, float], scale: float, *, has_provinces: bool = False
    ) -> Ground:
        """Tell what lies in west, south, east, north at `scale` points per degree, cut to it."""
        world = FINE if scale >= FINE_FROM else COARSE
        has_provinces = has_provinces or scale >= PROVINCES_FROM

        def cut(file: str, name: str, is_closed: bool = False) -> Parts:
            return cut_to(self.layer(file, name), visible, is_closed)

        return Ground(
            cut(world, "land", True),
            cut(world, "coast"),
            cut(world, "borders"),
            cut(world, "disputed"),
            cut(world, "country", True),
            cut(PROVINCES, "border") if has_provinces else no_parts(),
            cut(PROVINCES, "ring", True) if has_provinces else no_parts(),
        )

    def _read(self, file: str) -> None:
        """Take every layer of one file into memory."""
        try:
            with np.load(self._folder / f"{file}.npz", allow_pickle=False) as arrays:
                if "countries" in arrays.files:
                    self._lists["countries of borders"] = tuple(arrays["countries"].tolist())
                for name in arrays.files:
                    if name.endswith("_points"):
                        layer = name.removesuffix("_points")
                        owner = next((n for n in arrays.files if n.startswith(_OWNERS.get(layer, "-"))), None)
                        numbers = arrays[owner] if owner else None
                        self._layers[file, layer] = parts_of(arrays[name], arrays[f"{layer}_starts"], numbers)
        except (OSError, ValueError, KeyError) as error:
            raise CaseError(tr(_MISSING, name=f"{file}.npz")) from error

    def _rows(self, file: str) -> list[Any]:
        """Return the rows of a list beside the layers."""
        try:
            rows = json.loads((self._folder / file).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CaseError(tr(_MISSING, name=file)) from error
        return list(rows)


_OWNERS = {"country": "country_of_ring", "border": "border_country", "ring": "ring_province"}
_MISSING = tr_later("The base map file {name} is missing or damaged: install Dateline again.")


def load_basemap(folder: Path | None = None) -> Basemap:
    """Return the base map of resources/basemap, the same to all who ask; its files are read when first needed."""
    return _basemap_of(folder or resource("basemap"))


@lru_cache(maxsize=2)
def _basemap_of(folder: Path) -> Basemap:
    """Return the one base map of a folder: it never changes, and is too large to be read for every figure."""
    return Basemap(folder)


def cut_to(parts: Parts, visible: tuple[float, float, float, float], is_closed: bool) -> Parts:
    """Return the parts inside a box in degrees, with their copies west and east of the 180th meridian."""
    west, south, east, north = visible
    turns = (turn for turn in (-360.0, 0.0, 360.0) if turn - 180 < east and turn + 180 > west)
    return joined(
        [
            moved(clipped(parts, (west - turn, south, east - turn, north), is_closed), turn, 0.0)
            for turn in turns
        ]
    )


def on_figure(parts: Parts, view: MapView, is_closed: bool) -> Parts:
    """Return parts in points of the figure, cut to the frame and a margin, no finer than can be seen."""
    if parts.count == 0:
        return parts
    fine = densified(parts, 1.0, is_closed)
    flat = Parts(view.to_screen(fine.points), fine.starts, fine.owner)
    thin = thinned(flat, TOLERANCE, is_closed)
    frame = view.frame.grown(MARGIN)
    return clipped(thin, (frame.x, frame.y, frame.right, frame.bottom), is_closed)


def path_mark(
    parts: Parts, is_closed: bool, fill: str | None = None, stroke: Stroke | None = None
) -> tuple[PathMark, ...]:
    """Return the mark that draws the parts, or nothing if there are none."""
    if parts.count == 0:
        return ()
    starts = tuple(parts.starts[:-1].tolist())
    return (PathMark(parts.points, starts, is_closed=is_closed, fill=fill, stroke=stroke),)


def _owned(parts: Parts, owners: Iterable[int]) -> Parts:
    """Return the parts that belong to one of the owners."""
    if parts.count == 0:
        return parts
    return chosen(parts, np.isin(parts.owner, list(owners)))


def _nearest_owner(rings: Parts, lon: float, lat: float, reach: float = 0.5) -> set[int]:
    """Return the owner of the nearest ring within reach (degrees), as a set of none or one."""
    near = boxes(rings)
    touches = (near[:, 0] - reach <= lon) & (near[:, 2] + reach >= lon)
    touches &= (near[:, 1] - reach <= lat) & (near[:, 3] + reach >= lat)
    close = chosen(rings, touches)
    if close.count == 0:
        return set()
    far = np.hypot((close.points[:, 0] - lon) * np.cos(np.radians(lat)), close.points[:, 1] - lat)
    nearest = int(np.argmin(far))
    part = int(np.searchsorted(close.starts, nearest, side="right")) - 1
    return {int(close.owner[part])} if far[nearest] <= reach else set()


def _thin_crowd(places: NDArray[np.float64], most: int = 200) -> NDArray[np.float64]:
    """Return the places, of more than `most` only one in each half degree."""
    if len(places) <= most:
        return places
    _, first = np.unique(np.floor(places * 2), axis=0, return_index=True)
    return np.asarray(places[first])


def _province(row: dict[str, Any]) -> Province:
    """Return a province from its row."""
    lon, lat = row["point"]
    return Province(row["name"], row["name_zh"] or "", row["country"], Point(lat, lon), float(row["area"]))
