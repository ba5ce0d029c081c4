"""What marks of earlier versions held for: fewer things, so that they are judged by those alone."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Final

from models.records.desk import Record
from models.records.dossier import Dossier, Stated
from models.records.story import Field
from models.store.rows import Cell, table_name, table_of

Cells = Mapping[str, Cell]

_ASIDE: Final[Mapping[str, frozenset[str]]] = {
    "claim": frozenset(("state", "position", "written_by", "decision")),
    "citation": frozenset(("note", "position")),
}
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    Field.WHAT: ("title", "description"),
    Field.WHEN: ("when_edtf", "when_wording"),
    Field.NUMBER: ("official_number", "official_title"),
    "place": ("name", "local_name", "admin", "country", "lat", "lon", "precision", "datum"),
    "actor": ("name", "local_name"),
}
"""The columns that were looked at, of an event by the field of the claim."""
_NOTHING: Final = ("", "[]")


def seen_hash(dossier: Dossier, stated: Stated) -> str:
    """Return the hash of a claim as it was made in schemas 1 to 3: of the claim, its value and its citations."""
    citations = sorted((one.citation for one in stated.cited), key=lambda citation: citation.id)
    told = [
        _all_but(stated.claim),
        _some(dossier.event, stated.claim.field),
        _some(stated.place, "place"),
        _some(stated.actor, "actor"),
        [_all_but(citation) for citation in citations],
    ]
    return sha256_of(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text, half characters in it, too."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def filled(cells: Cells, columns: Iterable[str]) -> dict[str, Cell]:
    """Return the columns that say something, so that a later version with more columns gives the same hash."""
    found = {column: cells.get(column) for column in columns}
    return {column: cell for column, cell in found.items() if not (cell is None or _is_empty(cell))}


def _is_empty(cell: Cell) -> bool:
    # A latitude of 0.0 says something; a number 0 is a plain no.
    return cell in _NOTHING if isinstance(cell, str) else type(cell) is int and cell == 0


def _all_but(record: Record) -> dict[str, Cell]:
    cells, aside = table_of(type(record)).cells_by_name(record), _ASIDE[table_name(type(record))]
    return filled(cells, (column for column in cells if column not in aside))


def _some(record: Record | None, of: str) -> dict[str, Cell]:
    if record is None or of not in _COLUMNS:
        return {}
    return filled(table_of(type(record)).cells_by_name(record), _COLUMNS[of])
