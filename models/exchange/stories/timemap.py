"""Timemap (Forensic Architecture): events on a map with their sources, categories, narratives and filters."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from models.errors import UnreadableValue
from models.exchange.imported import Imported, ImportOptions, shown
from models.exchange.stories.json_file import words_of
from models.exchange.stories.rows import FieldColumns, Item, table_of
from models.exchange.stories.timemap_shapes import Domain, read_domain
from models.exchange.table.raw import RawTable, UnusableTable
from models.exchange.table.reading import read_table
from models.translation import tr
from models.values.when import When, read_when

LONGEST_TITLE: Final = 300  # characters of a first line that is taken for the title
GROUPS: Final[Mapping[str, str]] = MappingProxyType(
    {"actors": "actor", "tags": "tags", "standing": "standing", "countries": "jurisdiction"}
)
"""What filters are about whose path begins so; all others are tags."""
_COLUMNS: Final = MappingProxyType(
    {
        "id": "id", "title": "title", "description": "description", "date": "date", "time_display": "display date",
        "location": "place", "latitude": "lat", "longitude": "lon", "category": "kind", "comments": "note",
        "time_precision": "", "type": "", "shape": "", "colour": "", "x": "", "y": "", "z": "",
    }
)  # fmt: skip
_READ: Final = frozenset(
    ("id", "description", "date", "time", "time_precision", "time_display", "location", "latitude", "longitude",
     "category", "category_full", "associations", "sources")
)  # fmt: skip
_OF_SOURCE: Final = frozenset(("id", "title", "url", "paths", "affil_s", "affil_ss", "author", "date"))
_FIRST_SERIAL: Final = date(1899, 12, 30)  # day 0 of Excel, as it counts from March 1900 on


def read_timemap(path: Path, options: ImportOptions) -> Imported:
    """Return the events of a timemap, and all that could not be kept."""
    return read_table(path, options, open_table=open_timemap)


def open_timemap(path: Path, options: ImportOptions) -> RawTable:
    """Return the events of a timemap as a table. UnusableTable says in words why it is none."""
    domain = read_domain(path, options)
    if not domain.events:
        raise UnusableTable(tr("holds no events: check that it is the right file."))
    facts = FieldColumns(frozenset(("tags", "kind", *GROUPS.values())))
    items = [_item(line, told, domain, facts) for line, told in domain.events]
    remarks = (*domain.remarks, *_sites(domain))
    table = table_of(path.name, items, {**_COLUMNS, **facts.columns}, remarks)
    return replace(table, order="month first")  # as timemap writes dates


def _sites(domain: Domain) -> Iterator[str]:
    """Tell the sites that are the place of no event."""
    named = {words_of(told.get("location")).strip() for _, told in domain.events}
    for site in domain.sites:
        name = words_of(site.get("site") or site.get("description")).strip()
        if name and name not in named:
            point = ", ".join(words_of(site.get(axis)) for axis in ("latitude", "longitude"))
            yield shown(
                tr(
                    "The site “{name}” ({point}) is the place of no event and was left out.",
                    name=name,
                    point=point,
                ),
                200,
            )


# cells --------------------------------------------------------------------------------------------


def _item(line: int, told: Mapping[str, Any], domain: Domain, facts: FieldColumns) -> Item:
    title, description = _titled(words_of(told.get("description")))
    lat, lon = _point(told, domain)
    cells = {name: words_of(value) for name, value in told.items() if name not in _READ}
    cells |= {"id": words_of(told.get("id")), "title": title, "description": description}
    cells |= {"location": words_of(told.get("location")), "latitude": lat, "longitude": lon}
    cells |= _dated(told)
    category = words_of(told.get("category")).strip()
    named = list(_associated(told, domain))
    cells["category"] = category or next((text for field, text in named if field == "kind"), "")
    full = words_of(told.get("category_full")).strip()
    if full != category:
        named.append(("tags", full))
    kept = [(field, text) for field, text in named if field != "kind" or text != cells["category"]]
    more = facts.cells([("tags" if field == "kind" else field, text) for field, text in kept if text])
    return Item(line, {**cells, **more, **_sources(told.get("sources"), domain)})


def _titled(text: str) -> tuple[str, str]:
    """Return title and description: the first of several lines, or its first sentence; else none, and all of it."""
    first, sign, rest = text.strip(" \r\t").partition("\n")
    if sign and len(first) <= LONGEST_TITLE:
        return first.strip(), rest.strip()
    found = re.match(r"(.{8,118}?[.!?。！？])(?:\s|$)", text.strip(), re.DOTALL)
    if found and len(text.strip()) > 120 and "\n" not in found[1]:
        return found[1], text
    return "", text


def _point(told: Mapping[str, Any], domain: Domain) -> tuple[str, str]:
    """Return latitude and longitude of an event, or those of the site that is its place."""
    lat, lon = (words_of(told.get(name)).strip().replace(",", ".") for name in ("latitude", "longitude"))
    place = words_of(told.get("location")).strip()
    if lat or lon or not place:
        return lat, lon
    site = next((one for one in domain.sites if words_of(one.get("site")).strip() == place), {})
    return words_of(site.get("latitude")).strip(), words_of(site.get("longitude")).strip()


def _associated(told: Mapping[str, Any], domain: Domain) -> Iterator[tuple[str, str]]:
    """Yield what the associations of an event fill: a category its kind, all else tags, but for filters of our own."""
    held = told.get("associations")
    for one in held if isinstance(held, list) else [held]:
        id = words_of(one.get("id") if isinstance(one, dict) else one).strip()
        found = domain.associations.get(id) or (one if isinstance(one, dict) else {})
        title = words_of(found.get("title")).strip() or id
        path = found.get("filter_paths")
        steps = (
            [words_of(step).strip() for step in path if words_of(step).strip()]
            if isinstance(path, list)
            else []
        )
        field = GROUPS.get(steps[0].casefold(), "") if len(steps) > 1 else ""
        if words_of(found.get("mode")).strip().upper() == "CATEGORY":
            yield "kind", title
        elif field:
            role = f":{steps[1]}" if field == "actor" and len(steps) > 2 else ""
            yield field + role, steps[-1]
        else:
            yield "tags", title if title != id or not steps else steps[-1]


def _sources(held: Any, domain: Domain) -> dict[str, str]:
    cells: dict[str, str] = {}
    for number, one in enumerate((held if isinstance(held, list) else [held]) if held else (), start=1):
        id = words_of(one.get("id") if isinstance(one, dict) else one).strip()
        found = domain.sources.get(id) or (one if isinstance(one, dict) else {})
        cells |= _source(f"source {number}", id, found)
    return cells


def _source(group: str, id: str, told: Mapping[str, Any]) -> dict[str, str]:
    held = told.get("paths")
    paths = [words_of(path).strip() for path in held] if isinstance(held, list) else [words_of(held).strip()]
    addresses = [one for one in (words_of(told.get("url")).strip(), *paths) if re.match(r"https?://", one)]
    url = addresses[0] if addresses else ""
    title = " ".join((words_of(told.get("title")) or words_of(told.get("description")) or url or id).split())
    rest = {name: words_of(value) for name, value in told.items() if name not in _OF_SOURCE}
    rest["paths"] = "; ".join(path for path in paths if path and path != url)
    if " ".join(rest.get("description", "").split()) == title:
        rest.pop("description", None)
    return {
        group: title,
        f"{group} url": url,
        f"{group} publisher": words_of(told.get("affil_s") or told.get("affil_ss")),
        f"{group} author": words_of(told.get("author")),
        f"{group} date": words_of(told.get("date")),
        f"{group} note": "\n".join(f"{name}: {text}" for name, text in rest.items() if text.strip()),
    }


# dates --------------------------------------------------------------------------------------------


def _dated(told: Mapping[str, Any]) -> dict[str, str]:
    """Return the date of an event: its day and time, as exactly as its precision or its displayed words allow."""
    day, clock = _day(words_of(told.get("date")).strip()), _clock(words_of(told.get("time")).strip())
    display = " ".join(words_of(told.get("time_display")).split())
    precision = words_of(told.get("time_precision")).strip()
    cells = {"date": f"{day} {clock}" if day and clock else day, "time_display": display}
    if (cut := {"year": 4, "month": 7}.get(precision.casefold())) and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        cells["date"] = day[:cut]
    elif precision.casefold() not in ("", "day", "hour", "minute", "second", "exact"):
        cells["time_precision"] = precision
    if (said := _read(display)) and _is_same(said, day):
        cells["date"] = display
    return cells


def _day(text: str) -> str:
    """Return a day as timemap writes it, MM/DD/YYYY, or as Excel counts it; other words as they stand."""
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text, re.ASCII):
        month, day = int(found[1]), int(found[2])
        return f"{found[3]}-{month:02}-{day:02}" if month <= 12 else text
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text, re.ASCII):
        return (_FIRST_SERIAL + timedelta(days=int(float(text)))).isoformat()
    return text


def _clock(text: str) -> str:
    """Return a time of day, which Excel keeps as a part of the day."""
    if re.fullmatch(r"0?\.\d+", text, re.ASCII):
        minutes = round(float(text) * 1440)
        return f"{minutes // 60:02}:{minutes % 60:02}" if minutes < 1440 else ""
    return "" if text in ("00:00", "0:00", "00:00:00") else text


def _read(words: str) -> When | None:
    try:
        return read_when(words) if words else None
    except UnreadableValue:
        return None


def _is_same(said: When, day: str) -> bool:
    """Tell whether words that are displayed begin, or if that is open end, on the day of the event."""
    told = said.earliest or said.latest
    return not day or (told is not None and told.isoformat() == day)
