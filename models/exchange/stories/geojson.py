"""GeoJSON (RFC 7946): features with points become events at places; lines and areas are kept as words."""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from models.exchange.imported import Imported, ImportOptions, shown
from models.exchange.stories.json_file import JsonFile, read_json, words_of
from models.exchange.stories.rows import Item, table_of
from models.exchange.stories.story import Story, Written
from models.exchange.table import out, values
from models.exchange.table.headings import usual_field
from models.exchange.table.raw import RawTable, UnusableTable
from models.exchange.table.reading import read_table
from models.translation import tr
from models.values.listing import in_a_row

_SHAPES: Final = ("LineString", "MultiLineString", "Polygon", "MultiPolygon")
_TYPES: Final = ("FeatureCollection", "Feature", "Point", "MultiPoint", "GeometryCollection", *_SHAPES)
_KNOWN: Final = re.compile(rf'"type"\s*:\s*"(?:{"|".join(_TYPES)})"')
_WGS84: Final = re.compile(r"(?:.*[:/])?(?:CRS84h?|4326|4979|84|WGS ?84)", re.IGNORECASE)
_LONGEST_SHAPE: Final = 100_000  # characters of the corners of a line or an area
_MOST_POINTS: Final = 999  # of one feature: as many places as numbered columns
_DEEPEST: Final = 50
_OWN: Final = ("type", "id", "geometry", "properties", "bbox", "crs")


def is_geojson(beginning: str) -> bool:
    """Tell whether a text begins like GeoJSON."""
    return beginning.lstrip()[:1] == "{" and _KNOWN.search(beginning) is not None


def read_geojson(path: Path, options: ImportOptions) -> Imported:
    """Return the events of a file of GeoJSON; what is of no use is refused in words."""
    return read_table(path, options, open_table=open_geojson)


def open_geojson(path: Path, _options: ImportOptions) -> RawTable:
    """Return the features of a file as a table. UnusableTable says in words why it is none."""
    file = read_json(path)
    features = _features(file)
    remarks = list(file.remarks)
    if isinstance(file.data, dict) and file.data.get("type") == "FeatureCollection":
        aside = [name for name in file.data if name not in ("type", "features", "bbox", "crs")]
        told = (f"{name} ({shown(words_of(file.data[name]), 80)})" for name in aside)
        if aside:
            remarks.append(tr("Left aside, since it is of no one feature: {names}.", names=in_a_row(told)))
    items = [_item(line, feature) for line, feature in features]
    return table_of(path.name, items, {}, remarks)


def _features(file: JsonFile) -> list[tuple[int, Mapping[str, Any]]]:
    """Return the features of a file with their lines. UnusableTable if it is of another kind or place."""
    data = file.data
    if not isinstance(data, dict) or data.get("type") not in _TYPES:
        if isinstance(data, dict) and data.get("type") == "Topology":
            raise UnusableTable(tr("is no GeoJSON: it is TopoJSON. Export it as GeoJSON."))
        raise UnusableTable(tr("is no GeoJSON: it has no features. Export it as GeoJSON."))
    _refuse_other_systems(data)
    if data["type"] == "Feature":
        return [(1, data)]
    if data["type"] != "FeatureCollection":
        raise UnusableTable(
            tr("is a shape that tells nothing of what happened: give it properties with a title.")
        )
    held = data.get("features")
    if not isinstance(held, list):
        raise UnusableTable(tr("is a collection without a list of features: export it again."))
    found: list[tuple[int, Mapping[str, Any]]] = []
    for number, feature in enumerate(held):
        if isinstance(feature, dict):
            _refuse_other_systems(feature)
            found.append((file.line("features", number), feature))
    return found


def _refuse_other_systems(held: Mapping[str, Any]) -> None:
    """Refuse points that count otherwise than RFC 7946 has it; older files may name their system."""
    crs = held.get("crs")
    if not isinstance(crs, dict):
        return
    told = crs.get("properties")
    name = words_of(told.get("name") or told.get("code") or told) if isinstance(told, dict) else words_of(crs)
    if not _WGS84.fullmatch(name.strip()):
        raise UnusableTable(
            tr(
                "is in the system of coordinates “{name}”: export it in WGS 84 (EPSG:4326).",
                name=shown(name, 60),
            )
        )


@dataclass(slots=True)
class _Geometry:
    """What a feature's geometry holds: points, and lines and areas in words."""

    points: list[tuple[str, str]] = field(default_factory=list)  # latitude, longitude
    heights: list[str] = field(default_factory=list)
    shapes: list[tuple[str, str]] = field(default_factory=list)


def _item(line: int, feature: Mapping[str, Any]) -> Item:
    geometry = _Geometry()
    _read_geometry(feature.get("geometry"), geometry, 0)
    cells = dict(point_cells(geometry.points))
    told = feature.get("properties")
    for name, value in (told if isinstance(told, dict) else {"properties": told}).items():
        if not _tells_the_point(str(name), words_of(value), geometry.points):
            cells[f"{name} as property" if name in cells else str(name)] = _property(value)
    for name, value in feature.items():
        if name not in _OWN:
            cells.setdefault(str(name), words_of(value))
    if (id := words_of(feature.get("id"))) and cells.get("id", id) != id:
        cells["feature id"] = id
    elif id:
        cells["id"] = id
    if any(geometry.heights):
        cells["height"] = "; ".join(height or "?" for height in geometry.heights)
    for kind, words in geometry.shapes:
        cells[kind] = "\n".join(filter(None, (cells.get(kind, ""), words)))
    return Item(line, cells)


def point_cells(points: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the cells of latitudes and longitudes, numbered as places are; what is beyond any number is counted."""
    for number, (lat, lon) in enumerate(points[:_MOST_POINTS], start=1):
        yield from zip(of_point(number), (lat, lon, "WGS84"), strict=True)
    if len(points) > _MOST_POINTS:
        yield "more points", f"{len(points) - _MOST_POINTS:,}"


def _tells_the_point(name: str, text: str, points: Sequence[tuple[str, str]]) -> bool:
    """Tell whether a property says again what the one point of a feature says."""
    if len(points) != 1 or (about := usual_field(name)[0]) not in ("lat", "lon"):
        return False
    try:
        return math.isclose(float(text), float(points[0][about == "lon"]), abs_tol=1e-4)
    except ValueError:
        return False


def _property(value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return values.together(value)
    return words_of(value)


def _read_geometry(geometry: Any, into: _Geometry, depth: int) -> None:
    """Take a geometry apart; what is none is kept as it stands."""
    if geometry is None:
        return
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    held = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind == "GeometryCollection" and depth < _DEEPEST:
        parts = geometry.get("geometries")
        for part in parts if isinstance(parts, list) else ():
            _read_geometry(part, into, depth + 1)
    elif kind in ("Point", "MultiPoint") and isinstance(held, list):
        for position in [held] if kind == "Point" else held:
            _read_position(position, into)
    else:
        words = json.dumps(held if kind in _SHAPES else geometry, ensure_ascii=False).replace('"', "")
        if len(words) > _LONGEST_SHAPE:
            words = f"{len(words):,} characters of corners, too long to be kept"
        into.shapes.append((kind if kind in _SHAPES else "geometry", words))


def _read_position(position: Any, into: _Geometry) -> None:
    """Take one position, longitude first; an empty one is nothing."""
    told = [words_of(part) for part in position] if isinstance(position, list) else [words_of(position)]
    if len(told) >= 2:
        into.points.append((_plain(told[1]), _plain(told[0])))
        into.heights.append(told[2] if len(told) > 2 else "")
    elif told:
        into.shapes.append(("geometry", told[0]))


def _plain(number: str) -> str:
    """Return a number without an exponent; what is none stays, and is told when it is read as a point."""
    try:
        value = float(number)
    except ValueError:
        return number or "?"
    return (
        f"{value:.12f}".rstrip("0").rstrip(".") if math.isfinite(value) and "e" in number.lower() else number
    )


def write_geojson(story: Story) -> Written:
    """Return a story as a FeatureCollection: the points of an event's places in order, the rest as properties."""
    table = out.table_of(story)
    features = [json.dumps(_feature(row), ensure_ascii=False) for row in table.rows]
    text = '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"
    return Written(text.encode(), remarks=table.remarks)


def _feature(row: Mapping[str, str]) -> dict[str, Any]:
    points = list(points_of(row))
    said = {"id", *(name for number in range(1, len(points) + 1) for name in of_point(number))}
    told = {name: text for name, text in row.items() if name not in said}
    geometry: dict[str, Any] | None = None
    if len(points) == 1:
        geometry = {"type": "Point", "coordinates": points[0]}
    elif points:
        geometry = {"type": "MultiPoint", "coordinates": points}
    return {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": told}


def points_of(row: Mapping[str, str]) -> Iterator[tuple[float, float]]:
    """Yield longitude and latitude of the places of a row; those with a point are numbered first."""
    for number in range(1, _MOST_POINTS + 1):
        lat, lon, _ = of_point(number)
        if lat not in row:
            return
        yield float(row[lon]), float(row[lat])


def of_point(number: int) -> tuple[str, str, str]:
    """Return the columns that a point in WGS84 fills: that of the first place, or of one with a number."""
    end = f" {number}" if number > 1 else ""
    return f"lat{end}", f"lon{end}", f"place{end} datum"
