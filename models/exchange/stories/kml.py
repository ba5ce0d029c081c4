"""KML and KMZ (OGC 12-007): placemarks become events, folders kinds and tags; no link is followed, no style kept."""

import os
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Final

from lxml import etree

from models.exchange import imported as limits
from models.exchange.imported import Imported, ImportOptions
from models.exchange.stories.geojson import of_point, point_cells, points_of
from models.exchange.stories.plain_html import plain_text
from models.exchange.stories.rows import Item, left_aside, table_of
from models.exchange.stories.spans import date_cells, is_plain, read_cells, truer_cells
from models.exchange.stories.story import Story, Written
from models.exchange.stories.xml_file import (
    Element,
    child,
    children,
    name_of,
    parsed,
    put,
    read_xml,
    text_of,
    written,
)
from models.exchange.table import out, values
from models.exchange.table.raw import RawTable, UnusableTable
from models.exchange.table.reading import read_table
from models.exchange.zip_parts import zipped
from models.texts.archive import FAILURES
from models.translation import tr, tr_count

_NAMESPACE: Final = "http://www.opengis.net/kml/2.2"
_FOLDERS: Final = ("Document", "Folder")
_LOOKS: Final = (
    "Style",
    "StyleMap",
    "styleUrl",
    "LookAt",
    "Camera",
    "Region",
    "Schema",
    "visibility",
    "open",
)
_ASIDE: Final = ("NetworkLink", "GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Tour")
_SHAPES: Final = ("LineString", "LinearRing", "Polygon", "Model", "Track", "MultiTrack")
_LONGEST_SHAPE: Final = 100_000
_MOST_FILES: Final = 10_000


def is_kml(beginning: str) -> bool:
    """Tell whether a text begins like KML."""
    return re.search(r"<(?:\w+:)?kml\b", beginning) is not None


def is_kmz(beginning: str) -> bool:
    """Tell whether a file begins like a packed one."""
    return beginning.startswith("PK")


def read_kml(path: Path, options: ImportOptions) -> Imported:
    """Return the events of a file of KML or KMZ; what is of no use is refused in words."""
    return read_table(path, options, open_table=open_kml)


def open_kml(path: Path, _options: ImportOptions) -> RawTable:
    """Return the places of a file of KML or KMZ as a table. UnusableTable says in words why it is none."""
    root, remarks = _unpacked(path) if _is_packed(path) else (read_xml(path), [])
    if name_of(root) != "kml":
        raise UnusableTable(tr("is no KML: export it again."))
    read = _Reading()
    for part in children(root):
        read.take(part, ())
    remarks += [left_aside(name, count) for name, count in read.aside.items()]
    if read.aside["NetworkLink"]:
        remarks.append(tr("Links to files elsewhere were not followed: Dateline opens no connection."))
    if read.has_looks:
        remarks.append(tr("Styles and views of the map were left aside."))
    return table_of(path.name, read.items, {"tags of folders": "tags"}, remarks)


def _is_packed(path: Path) -> bool:
    if not os.path.isfile(path):
        return False
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _unpacked(path: Path) -> tuple[Element, list[str]]:
    """Return the root of the KML in a KMZ, and what else lies there."""
    try:
        with zipfile.ZipFile(path) as folder:
            names = [one for one in folder.infolist() if not one.is_dir()]
            inner = [one for one in names if one.filename.casefold().endswith(".kml")]
            main = next((one for one in inner if one.filename == "doc.kml"), inner[0] if inner else None)
            if main is None or len(names) > _MOST_FILES:
                raise UnusableTable(tr("holds no KML that can be read: save it again as KMZ."))
            with folder.open(main) as file:
                data = file.read(limits.MOST_BYTES + 1)
    except FAILURES:
        raise UnusableTable(tr("is a damaged or locked KMZ: save it again.")) from None
    others = len(names) - 1
    told = tr_count(
        others,
        "Read {name}; {n:,} other file beside it left aside.",
        "Read {name}; {n:,} other files beside it left aside.",
        name=main.filename,
    )
    return parsed(data), [told] if others else []


# reading ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Reading:
    """What is taken of a file: its placemarks as items, and how often it holds what is left aside."""

    items: list[Item] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)
    has_looks: bool = False

    def take(self, element: Element, folders: tuple[str, ...]) -> None:
        """Take an element of a file with the names of the folders around it."""
        name = name_of(element)
        if name == "Placemark":
            self.items.append(Item(element.sourceline or 1, self._cells(element, folders)))
        elif name in _FOLDERS:
            own = text_of(element, "name") if name == "Folder" else ""
            for part in children(element):
                self.take(part, (*folders, own) if own else folders)
        elif name in _ASIDE:
            self.aside[name] += 1
        elif name in _LOOKS:
            self.has_looks = True

    def _cells(self, mark: Element, folders: tuple[str, ...]) -> Mapping[str, str]:
        told = dict(_data(mark))
        shapes: list[tuple[str, str]] = []
        points: list[tuple[str, str]] = []
        for part in children(mark):
            _read_shape(part, points, shapes)
            self.has_looks |= name_of(part) in _LOOKS
        ours: dict[str, str] = {name: told.pop(name) for name in ("date", "end") if name in told}
        said = plain_text(text_of(mark, "description")).text
        cells = dict(point_cells(points))
        cells |= {"title": text_of(mark, "name"), "description": said} | truer_cells(_time(mark), ours)
        if cells.get("date") != ours.get("date") and "date" in ours:
            cells["date as data"] = " – ".join(ours.values())
        if address := text_of(mark, "address"):
            cells["address" if "place" in told else "place"] = address
        for name in ("Snippet", "snippet", "phoneNumber"):
            cells |= {name.lower(): text} if (text := text_of(mark, name)) else {}
        if told.get("kind") == "":  # ours, of a folder that is no kind
            folders = folders[:-1]
        elif folders and "kind" not in told:
            cells["kind"], folders = folders[-1], folders[:-1]
        outer = [one for one in folders if one != told.get("kind")]
        cells |= {"tags of folders": values.together(outer)} if outer else {}
        for kind, words in shapes:
            cells[kind] = "\n".join(filter(None, (cells.get(kind, ""), words)))
        for name, text in told.items():
            cells[name if name not in cells else f"{name} as data"] = text
        return cells


def _data(mark: Element) -> Iterator[tuple[str, str]]:
    """Yield the names and the words of a placemark's own data."""
    for extended in children(mark, "ExtendedData"):
        for one in extended.iter():
            name = name_of(one)
            if name == "Data":
                yield one.get("name") or text_of(one, "displayName") or "data", text_of(one, "value")
            elif name == "SimpleData":
                yield one.get("name") or "data", text_of(one)


def _time(mark: Element) -> dict[str, str]:
    if (stamp := child(mark, "TimeStamp")) is not None:
        when = text_of(stamp, "when")
        return date_cells(when, when)
    if (span := child(mark, "TimeSpan")) is not None:
        return date_cells(text_of(span, "begin"), text_of(span, "end"))
    return {}


def _read_shape(part: Element, points: list[tuple[str, str]], shapes: list[tuple[str, str]]) -> None:
    """Take the points of a placemark; lines, areas and tracks are kept as words."""
    name = name_of(part)
    if name == "Point":
        told = [one.strip() for one in text_of(part, "coordinates").split(",")]
        if len(told) >= 2:
            points.append((told[1], told[0]))
        if len(told) > 2 and told[2].strip("0."):
            shapes.append(("height", told[2]))
        if len(told) == 1 and told[0]:
            shapes.append(("point as told", told[0]))
    elif name == "MultiGeometry":
        for inner in children(part):
            _read_shape(inner, points, shapes)
    elif name in _SHAPES:
        corners = " ".join(" ".join(one.split()) for one in part.itertext() if one.strip())
        if len(corners) > _LONGEST_SHAPE:
            corners = f"{len(corners):,} characters of corners, too long to be kept"
        shapes.append((name, corners))


# writing ---------------------------------------------------------------------------------------


def write_kml(story: Story) -> Written:
    """Return a story as KML: a folder for each kind, and all that KML has no word for as data of the placemarks."""
    table = out.table_of(story)
    root = etree.Element("kml", nsmap={None: _NAMESPACE})
    document = put(root, "Document")
    put(document, "name", story.about.title or "Events")
    folders: dict[str, Element] = {}
    for row in table.rows:
        kind = row.get("kind") or (
            "Relations" if row.get("relation") else "Eras" if row.get("era") else "Events"
        )
        if kind not in folders:
            folders[kind] = put(document, "Folder")
            put(folders[kind], "name", kind)
        _placemark(folders[kind], row)
    return Written(written(root), remarks=table.remarks)


def write_kmz(story: Story) -> Written:
    """Return a story as KML in a KMZ."""
    plain = write_kml(story)
    return Written(zipped({"doc.kml": plain.data.decode()}), remarks=plain.remarks)


def _placemark(folder: Element, row: Mapping[str, str]) -> None:
    mark = put(folder, "Placemark")
    put(mark, "name", row.get("title", ""))
    if description := row.get("description"):
        put(mark, "description", escape(description, quote=False).replace("\n", "<br>"))
    told = {name: text for name, text in row.items() if name not in ("title", "description")}
    if _put_time(mark, row):
        told = {name: text for name, text in told.items() if name not in ("date", "end")}
    points = list(points_of(row))
    for number in range(1, len(points) + 1):
        for name in of_point(number):
            told.pop(name, None)
    if "kind" not in told:
        told["kind"] = ""
    _put_data(mark, told)
    place = put(mark, "MultiGeometry") if len(points) > 1 else mark
    for lon, lat in points:
        put(put(place, "Point"), "coordinates", f"{lon!r},{lat!r}")


def _put_data(mark: Element, told: Mapping[str, str]) -> None:
    extended = put(mark, "ExtendedData")
    for name, text in told.items():
        put(put(extended, "Data", name=name), "value", text)


def _put_time(mark: Element, row: Mapping[str, str]) -> bool:
    """Put the time of an event, and tell whether KML says all of it."""
    when = read_cells(row.get("date", ""), row.get("end", ""))
    if when is None:
        return False
    first, last = row.get("date", ""), row.get("end", "") or row.get("date", "")
    is_said = all(is_plain(one) for one in (first, last))
    if not is_said:
        first, last = (day.isoformat() if day else "" for day in (when.earliest, when.latest))
    if first == last:
        put(put(mark, "TimeStamp"), "when", first)
    elif first or last:
        span = put(mark, "TimeSpan")
        for name, text in (("begin", first), ("end", last)):
            if text:
                put(span, name, text)
    return is_said
