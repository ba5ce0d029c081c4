"""What an editor sees of a claim, and so what a check of it holds for: the words, the value and the citations."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Final

from models.progress import Report
from models.records.changes import Change
from models.records.desk import Record
from models.records.dossier import Dossier, Stated
from models.records.story import Claim, ClaimId, Field
from models.store.reader import Reader
from models.store.rows import Cell, table_name, table_of

Cells = Mapping[str, Cell]

_ASIDE: Final[Mapping[str, frozenset[str]]] = {
    "claim": frozenset(("state", "position", "written_by", "decision")),
    "citation": frozenset(("note", "position")),
}
"""What may change in a record without anybody having to look again."""

_ASPECTS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "event": {
        Field.WHAT: ("title", "description"),
        Field.WHEN: ("when_edtf", "when_wording"),
        Field.NUMBER: ("official_number", "official_title"),
    },
    "place": {
        "": ("name", "local_name", "admin", "country", "lat", "lon", "precision", "datum"),
    },
    "actor": {"": ("name", "local_name")},
}
"""The columns that claims about a record show, by the field of the claim; empty: every claim that points to it."""

_AT_ONCE: Final = 1000  # events: more of them at once need more memory, and are not quicker
_NOTHING: Final = ("", "[]")


def aspects(name: str, cells: Cells | None) -> dict[str, dict[str, Cell]]:
    """Tell what checks see of a stored record, by the field of the claims that show it; nothing of other kinds."""
    if cells is None:
        return {}
    if name in _ASIDE:
        return {"": _filled(cells, (column for column in cells if column not in _ASIDE[name]))}
    return {field: _filled(cells, columns) for field, columns in _ASPECTS.get(name, {}).items()}


def changed_aspects(name: str, before: Cells | None, after: Cells | None) -> frozenset[str]:
    """Return the fields of claims whose check does not hold for what a record became."""
    old, new = aspects(name, before), aspects(name, after)
    return frozenset(field for field in old.keys() | new.keys() if old.get(field) != new.get(field))


def changed_fields(change: Change) -> frozenset[str]:
    """Return the same of a change."""
    table = table_of(change.kind)
    sides = (None if side is None else table.cells_by_name(side) for side in (change.before, change.after))
    return changed_aspects(table.name, *sides)


def seen_hash(dossier: Dossier, claim: Claim) -> str:
    """Return the SHA-256 of all that an editor sees of a claim; KeyError if the dossier does not hold it."""
    for stated in dossier.stated:
        if stated.claim.id == claim.id:
            return _hash(dossier, stated)
    raise KeyError(claim.id)


def seen_hashes(
    reader: Reader, claims: Iterable[ClaimId | str], report: Report | None = None
) -> dict[str, str]:
    """Return the hash of what is seen of each of many claims now; those that are gone are left out.

    `report` is told of how many events the claims were looked at, and may raise to end it.
    """
    wanted = set(claims)
    found = reader.where_in(Claim, "id", sorted(wanted))
    events = tuple(dict.fromkeys(claim.event_id for claim in found))
    hashes: dict[str, str] = {}
    for start in range(0, len(events), _AT_ONCE):
        some = events[start : start + _AT_ONCE]
        for dossier in reader.dossiers(some):
            hashes |= {one.claim.id: _hash(dossier, one) for one in dossier.stated if one.claim.id in wanted}
        if report is not None:
            report(start + len(some), len(events))
    return hashes


def _hash(dossier: Dossier, stated: Stated) -> str:
    citations = sorted((one.citation for one in stated.cited), key=lambda citation: citation.id)
    told = [
        _shown(stated.claim, ""),
        _shown(dossier.event, stated.claim.field),
        _shown(stated.place, ""),
        _shown(stated.actor, ""),
        [_shown(citation, "") for citation in citations],
    ]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _shown(record: Record | None, field: str) -> dict[str, Cell]:
    if record is None:
        return {}
    name = table_name(type(record))
    return aspects(name, table_of(type(record)).cells_by_name(record)).get(field, {})


def _filled(cells: Cells, columns: Iterable[str]) -> dict[str, Cell]:
    """Return the columns that say something, so that a later version with more columns gives the same hash."""
    found = {column: cells.get(column) for column in columns}
    return {column: cell for column, cell in found.items() if not (cell is None or _is_empty(cell))}


def _is_empty(cell: Cell) -> bool:
    # A latitude of 0.0 says something; a number 0 is a plain no.
    return cell in _NOTHING if isinstance(cell, str) else type(cell) is int and cell == 0
