"""Atlos: the table of incidents that its projects export, with links to their source material."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from models.exchange.imported import Imported, ImportOptions
from models.exchange.stories.rows import retold
from models.exchange.table.headings import plain
from models.exchange.table.raw import RawTable
from models.exchange.table.reading import read_table
from models.exchange.table.text import text_table
from models.records.story import Confidentiality
from models.translation import tr
from models.values.listing import in_a_row

_COLUMNS: Final = MappingProxyType(
    {
        "slug": "id", "description": "description", "date": "date", "time": "time", "latitude": "lat",
        "longitude": "lon", "general location": "place", "geolocation resolution": "place precision", "type": "tags",
        "impact": "tags", "equipment": "tags", "tags": "tags", "more info": "note", "status": "", "project": "",
        "sensitive": "", "restrictions": "", "assignments": "", "inserted at": "ignore", "updated at": "ignore",
        "who may read": "confidentiality",
    }
)  # fmt: skip
_LISTS: Final = ("type", "impact", "equipment")
_STORED: Final = ("inserted at", "updated at")
_WITHIN: Final = re.compile(r"Roads, Highways, or Transport")
"""The one choice of Atlos's lists that holds commas, which part the others."""


def is_atlos(beginning: str) -> bool:
    """Tell whether the heading of a table is that of Atlos."""
    names = {plain(name.strip(' "\ufeff')) for name in beginning.partition("\n")[0].strip("\r").split(",")}
    return {"slug", "description", "latitude"} <= names and bool(names & {"sensitive", "status", "source 1"})


def read_atlos(path: Path, options: ImportOptions) -> Imported:
    """Return the incidents of a project, and all that could not be kept."""
    return read_table(path, options, open_table=open_atlos)


def open_atlos(path: Path, options: ImportOptions) -> RawTable:
    """Return the incidents of a project as a table. UnusableTable says in words why it is none."""
    table = text_table(path, options)
    _, _, names = next(iter(table.rows()), (0, 0, []))
    stored = [name for name in names if plain(name) in _STORED]
    told = tr("Not kept, since they say when Atlos stored a row: {columns}.", columns=in_a_row(stored))
    remarks = (*table.remarks, told) if stored else table.remarks
    return retold(replace(table, remarks=remarks), _COLUMNS, _retell, ("who may read",))


def _retell(cells: Mapping[str, str]) -> dict[str, str]:
    """Return a row that is hidden, or shows who somebody is, as one for the newsroom alone."""
    held = {plain(name): (name, text) for name, text in cells.items()}
    marks = [held[name][1] for name in ("restrictions", "sensitive") if name in held]
    is_internal = any(
        word in mark.casefold() for mark in marks for word in ("hidden", "personal information")
    )
    told = (held[name] for name in _LISTS if name in held)
    lists = {name: _WITHIN.sub("Roads Highways or Transport", text) for name, text in told}
    return lists | {"who may read": str(Confidentiality.INTERNAL) if is_internal else ""}
