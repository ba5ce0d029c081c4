"""The shapes in which timemap keeps its data: JSON of two generations, and the workbook of its datasheet-server."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from models.exchange.imported import ImportOptions
from models.exchange.stories.json_file import JsonFile, read_json, words_of
from models.exchange.table.raw import RawTable, UnusableTable
from models.exchange.table.workbook import ENDINGS, sheet_names, workbook_table
from models.translation import tr

EVENTS, SOURCES, ASSOCIATIONS, SITES = (
    "EXPORT_EVENTS",
    "EXPORT_SOURCES",
    "EXPORT_ASSOCIATIONS",
    "EXPORT_SITES",
)
"""The sheets of the workbook."""
_OLD: Final = MappingProxyType(
    {"desc": "description", "lat": "latitude", "long": "longitude", "lng": "longitude", "source": "sources",
     "filters": "associations", "tags": "associations", "narratives": "associations", "timestamp": "date"}
)  # fmt: skip
_ASSOCIATIONS: Final = ("associations", "categories", "narratives", "filters", "tags")
_Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Domain:
    """All that a file holds: events with their lines, sources and associations by their ids, and sites."""

    events: tuple[tuple[int, _Told], ...] = ()
    sources: Mapping[str, _Told] = field(default_factory=dict)
    associations: Mapping[str, _Told] = field(default_factory=dict)
    sites: tuple[_Told, ...] = ()
    remarks: tuple[str, ...] = ()


def is_timemap(beginning: str) -> bool:
    """Tell whether the beginning of a file is that of timemap's JSON: events with a description and a point."""
    text = beginning.lstrip()
    if text[:1] not in ("[", "{") or '"FeatureCollection"' in text or '"start_date"' in text:
        return False
    names = set(re.findall(r'"(\w+)"\s*:', text))
    has_words = names & {"description", "desc"}
    is_event = has_words and names & {"latitude", "lat", "associations"} and "schema" not in names
    return bool(is_event or {"events", "associations"} <= names)


def read_domain(path: Path, options: ImportOptions) -> Domain:
    """Return what a file holds. UnusableTable says why it is of no use."""
    if path.suffix.casefold() in ENDINGS:
        return _of_workbook(path, options)
    return _of_json(read_json(path))


# JSON ---------------------------------------------------------------------------------------------


def _of_json(file: JsonFile) -> Domain:
    data = file.data if isinstance(file.data, dict) else {"events": file.data}
    way = ("events",) if isinstance(file.data, dict) else ()
    events = data.get("events")
    if not isinstance(events, list):
        raise UnusableTable(tr("is JSON but holds no list of events: check that it is the right file."))
    associations = [one for name in _ASSOCIATIONS for one in _all(data.get(name))]
    return Domain(
        tuple((file.line(*way, n), _renamed(one)) for n, one in enumerate(events) if isinstance(one, dict)),
        _by_id(_all(data.get("sources"))),
        _by_id(associations),
        tuple(_all(data.get("sites"))),
        file.remarks,
    )


def _all(held: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list, or of an object by their keys, which are their ids."""
    if isinstance(held, dict):
        yield from ({"id": key, **one} for key, one in held.items() if isinstance(one, dict))
    elif isinstance(held, list):
        yield from (one for one in held if isinstance(one, dict))


def _by_id(told: Iterator[dict[str, Any]] | Sequence[dict[str, Any]]) -> dict[str, _Told]:
    found: dict[str, _Told] = {}
    for one in told:
        for name in ("id", "title", "term"):
            if id := words_of(one.get(name)).strip():
                found.setdefault(id, one)
                break
    return found


def _renamed(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event by the names of today; lists of several old names are joined."""
    told: dict[str, Any] = {}
    for name, value in event.items():
        today = _OLD.get(name, name)
        if today in told and isinstance(told[today], list):
            told[today] = [*told[today], *(value if isinstance(value, list) else [value])]
        elif today not in told or not words_of(told[today]):
            told[today] = value
        elif words_of(value) and today != name:
            told[name] = value
    return told


# workbook -----------------------------------------------------------------------------------------


def _of_workbook(path: Path, options: ImportOptions) -> Domain:
    names = {name.strip().upper(): name for name in sheet_names(path)}
    events = options.sheet or names.get(EVENTS, "")

    def sheet(name: str) -> list[tuple[int, dict[str, Any]]]:
        if name not in names:
            return []
        return list(_rows(workbook_table(path, replace(options, sheet=names[name]))))

    table = workbook_table(path, replace(options, sheet=events))
    return Domain(
        tuple((line, _renamed(told)) for line, told in _rows(table)),
        _by_id([told for _, told in sheet(SOURCES)]),
        _by_id([told for _, told in sheet(ASSOCIATIONS)]),
        tuple(told for _, told in sheet(SITES)),
        table.remarks,
    )


def _rows(table: RawTable) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the rows of a sheet; columns that end in a number are one list: source1, source2 → sources."""
    names: list[str] = []
    for line, _, cells in table.rows():
        if not names:
            names = [cell.strip() for cell in cells]
            continue
        told: dict[str, Any] = {}
        for name, cell in zip(names, cells, strict=False):
            found = re.fullmatch(r"(.*?[a-z_])\d+", name)
            if found and cell.strip():
                told.setdefault(f"{found[1]}s", []).append(cell.strip())
            elif name and cell.strip() and not found:
                told[name] = cell
        yield line, told
