"""What an editor sees of a claim, and so what a check of it holds for: words, value, sources and documents."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from models.errors import CaseError
from models.progress import Report
from models.records.changes import Change
from models.records.desk import Record
from models.records.dossier import Dossier, Stated
from models.records.story import Claim, ClaimId, Field
from models.store import seen_before
from models.store.reader import Reader
from models.store.rows import Cell, table_name, table_of
from models.store.seen_before import Cells, filled, sha256_of
from models.translation import tr

EVERY: Final = ""
"""The field under which stands what every claim shows that points to a record."""
OTHER: Final = "other"
"""The field under which stands what claims about other events show of an event."""

_ASIDE: Final[Mapping[str, frozenset[str]]] = {
    "claim": frozenset(("state", "position", "written_by")),
    "citation": frozenset(("note", "position")),
}
"""What may change in a record without anybody having to look again."""

_ASPECTS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "event": {
        EVERY: ("kind_id", "jurisdiction", "standing", "era", "relation", "confidentiality"),
        Field.WHAT: ("title", "description", "tags"),
        Field.WHEN: ("when_edtf", "when_wording"),
        Field.NUMBER: ("official_number", "official_title"),
        OTHER: ("title",),
    },
    "kind": {EVERY: ("name",)},
    "place": {
        EVERY: ("name", "local_name", "aliases", "admin", "country", "lat", "lon", "precision", "datum"),
    },
    "actor": {
        EVERY: (
            *("name", "local_name", "aliases", "kind", "numbers", "confidentiality", "code_name"),
            *("began_edtf", "began_wording", "ended_edtf", "ended_wording"),
        ),
    },
    "source": {
        EVERY: (
            *(
                "title",
                "original_title",
                "type",
                "genre",
                "authors",
                "container",
                "publisher",
                "number",
                "pages",
            ),
            *("issued_edtf", "issued_wording", "accessed_edtf", "accessed_wording", "url", "archived_url"),
            *("language", "reliability", "origin_id", "is_primary", "is_secondary", "was_read"),
            *("confidentiality", "code_name"),
        ),
    },
    "origin": {EVERY: ("name",)},
    "document": {EVERY: ("sha256", "source_id")},
}
"""The columns that claims show of a record, by the field of the claim."""

_AT_ONCE: Final = 1000  # events: more of them at once need more memory, and are not quicker
_MADE_BY: Final = "2:"
"""What a hash begins with that holds for all this; one without was made when less was looked at."""

Parts = Mapping[str, Cells]
"""What is seen of a claim: the columns that say something, by the record, such as `event` or `source/0f3a…`."""


def aspects(name: str, cells: Cells | None) -> dict[str, dict[str, Cell]]:
    """Tell what checks see of a stored record, by the field of the claims that show it; nothing of other kinds."""
    if cells is None:
        return {}
    if name in _ASIDE:
        return {EVERY: filled(cells, (column for column in cells if column not in _ASIDE[name]))}
    return {field: filled(cells, columns) for field, columns in _ASPECTS.get(name, {}).items()}


def changed_aspects(name: str, before: Cells | None, after: Cells | None) -> frozenset[str]:
    """Return the fields of claims whose check does not hold for what a record became."""
    old, new = aspects(name, before), aspects(name, after)
    return frozenset(field for field in old.keys() | new.keys() if old.get(field) != new.get(field))


def changed_fields(change: Change) -> frozenset[str]:
    """Return the same of a change."""
    table = table_of(change.kind)
    sides = (None if side is None else table.cells_by_name(side) for side in (change.before, change.after))
    return changed_aspects(table.name, *sides)


# what is seen -------------------------------------------------------------------------------------


def seen_hash(dossier: Dossier, claim: Claim) -> str:
    """Return the hash of all that an editor sees of a claim; KeyError if the dossier does not hold it."""
    return _hash(dossier, _stated(dossier, claim))


def shown_text(dossier: Dossier, claim: Claim) -> str:
    """Return as JSON what an editor sees of a claim, part by part: what `parts_of` reads again."""
    return _text(parts(dossier, _stated(dossier, claim)))


def parts_of(shown: str) -> Parts:
    """Return what a mark has kept of what was seen; nothing if it was made when marks did not keep that.

    CaseError if it is damaged.
    """
    try:
        found = json.loads(shown) if shown else {}
        return {name: dict(cells) for name, cells in found.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise CaseError(
            tr("What a mark has kept of what was seen is damaged: look at the claim anew.")
        ) from None


def mentions(shown: str, words: str | None, ids: Collection[str]) -> bool:
    """Tell whether words, or one of some ids, stand in what a mark has kept, or might: nobody can read it."""
    sought = words.casefold() if words else None
    try:
        told = parts_of(shown)
    except CaseError:
        return True
    for name, cells in told.items():
        texts = (name.partition("/")[2], *(cell for cell in cells.values() if isinstance(cell, str)))
        if any(one in ids or (sought and sought in one.casefold()) for one in texts):
            return True
    return False


def parts(dossier: Dossier, stated: Stated) -> Parts:
    """Return what is seen of a claim now."""
    found = {
        "claim": _shown(stated.claim, EVERY),
        "event": _shown(dossier.event, EVERY) | _shown(dossier.event, stated.claim.field),
        "kind": _shown(dossier.kind, EVERY),
        "place": _shown(stated.place, EVERY),
        "actor": _shown(stated.actor, EVERY),
        "other": _shown(stated.other, OTHER),
        "until": _shown(stated.until, OTHER),
        "clock": _clock_of(dossier, stated),
    }
    for cited in stated.cited:
        for record in (cited.citation, cited.source, cited.origin, *cited.documents):
            if record is not None:
                found[f"{table_name(type(record))}/{record.id}"] = _shown(record, EVERY)
    return {name: cells for name, cells in found.items() if cells}


def seen_hashes(
    reader: Reader, claims: Iterable[ClaimId | str], report: Report | None = None
) -> dict[str, str]:
    """Return the hash of what is seen of each of many claims now; those that are gone are left out.

    `report` is told of how many events the claims were looked at, and may raise to end it.
    """
    return {one.claim.id: _hash(dossier, one) for dossier, one in _looked_at(reader, claims, report)}


def fitting(
    reader: Reader, hashes: Mapping[str, Collection[str]], report: Report | None = None
) -> dict[str, frozenset[str]]:
    """Return, of the hashes of each claim, those that were made of what is seen of it now; gone claims are left out.

    A hash of an earlier version is held against what was looked at then, so that it does not fall by itself.
    """
    return {
        one.claim.id: frozenset(seen for seen in hashes[one.claim.id] if _fits(seen, dossier, one))
        for dossier, one in _looked_at(reader, hashes, report)
    }


def is_of_before(seen: str) -> bool:
    """Tell whether a hash was made when less was looked at."""
    return not seen.startswith(_MADE_BY)


def _looked_at(
    reader: Reader, claims: Iterable[str], report: Report | None
) -> Iterator[tuple[Dossier, Stated]]:
    """Yield claims with their dossiers, some events at a time."""
    wanted = set(claims)
    found = reader.where_in(Claim, "id", sorted(wanted))
    events = tuple(dict.fromkeys(claim.event_id for claim in found))
    for start in range(0, len(events), _AT_ONCE):
        some = events[start : start + _AT_ONCE]
        for dossier in reader.dossiers(some):
            yield from ((dossier, one) for one in dossier.stated if one.claim.id in wanted)
        if report is not None:
            report(start + len(some), len(events))


def _stated(dossier: Dossier, claim: Claim) -> Stated:
    found = next((one for one in dossier.stated if one.claim.id == claim.id), None)
    if found is None:
        raise KeyError(claim.id)
    return found


def _fits(seen: str, dossier: Dossier, stated: Stated) -> bool:
    made = seen_before.seen_hash if is_of_before(seen) else _hash
    return seen == made(dossier, stated)


def _hash(dossier: Dossier, stated: Stated) -> str:
    return _MADE_BY + sha256_of(_text(parts(dossier, stated)))


def _clock_of(dossier: Dossier, stated: Stated) -> dict[str, Cell]:
    """Return the zone in which a time of day is told; a bare day is the same by every clock."""
    when = dossier.event.when
    is_timed = stated.claim.field is Field.WHEN and when is not None and "T" in when.edtf
    return {"zone": dossier.zone} if is_timed else {}


def _text(told: Parts) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _shown(record: Record | None, field: str) -> dict[str, Cell]:
    if record is None:
        return {}
    name = table_name(type(record))
    return aspects(name, table_of(type(record)).cells_by_name(record)).get(field, {})
