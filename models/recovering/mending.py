"""Mends what points to a lost record: the pointer goes, a record stands in for it, or what hung on it goes, too."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from models.records.desk import RECORD_TYPES, Record
from models.records.kinds import built_in_kinds
from models.records.story import (
    Actor,
    ActorId,
    Claim,
    Confidentiality,
    Event,
    EventId,
    Field,
    Kind,
    KindId,
    Source,
    SourceId,
)
from models.recovering.saved import ALONE, Findings
from models.store.rows import Table, table_of

_OTHER: Final = "other"
_LOST: Final = "Lost when the file was damaged"


def _kind(id: str) -> Kind:
    known = {kind.id: kind for kind in built_in_kinds()}
    return known.get(KindId(id)) or Kind(KindId(id), _LOST, "#777777", "disc", 999)


def _event(id: str) -> Event:
    return Event(EventId(id), KindId(_OTHER), _LOST, confidentiality=Confidentiality.INTERNAL)


_STAND_INS: Final[Mapping[str, Callable[[str], Record]]] = MappingProxyType(
    {
        "kind": _kind,
        "event": _event,
        "source": lambda id: Source(SourceId(id), _LOST, confidentiality=Confidentiality.INTERNAL),
        "actor": lambda id: Actor(ActorId(id), _LOST, confidentiality=Confidentiality.INTERNAL),
    }
)
"""Records on which others hang that say something by themselves; nobody publishes them before they are filled again."""


def mend(found: Findings) -> None:
    """Let no record point to nothing, and count what that took."""
    if not any(name == "kind" for name, _ in found.records):
        for kind in built_in_kinds():
            found.records["kind", kind.id] = kind
    tables = [table_of(kind) for kind in RECORD_TYPES]
    is_changed = True
    while is_changed:  # what is dropped may leave others alone
        is_changed = sum(_mend_table(found, table) for table in tables) > 0


def _mend_table(found: Findings, table: Table) -> bool:
    """Mend the records of one table; return whether one of them was dropped or another made."""
    is_changed = False
    for key in [key for key in found.records if key[0] == table.name]:
        record = found.records[key]
        lost = [
            (field, target)
            for field, target in table.pointers
            if (id := getattr(record, field)) is not None and (target, id) not in found.records
        ]
        if not lost:
            continue
        mended = _without(found, table, record, lost)
        is_changed = True
        if mended is None:
            del found.records[key]
            found.tally(table.name).dropped[ALONE] += 1
        elif mended != record:
            found.records[key] = mended
            found.tally(table.name).mended += 1
    return is_changed


def _without(found: Findings, table: Table, record: Record, lost: Iterable[tuple[str, str]]) -> Record | None:
    """Return a record without pointers to what is lost, or as it is if that has a stand-in; None if it has to go."""
    needed = {column.name for column in table.columns if column.is_needed}
    for field, target in lost:
        id = str(getattr(record, field))
        if field not in needed:
            let_go = _let_go(record, field)
            if let_go is None:
                return None
            record = let_go
        elif target in _STAND_INS:
            found.records[target, id] = _STAND_INS[target](id)
            found.tally(target).mended += 1
        else:
            return None
    return record


def _let_go(record: Record, field: str) -> Record | None:
    """Return a record without one of its pointers; a relation without its other event has no meaning."""
    values: dict[str, Any] = {field: None}
    if isinstance(record, Claim) and field in ("other_event_id", "until_event_id"):
        if record.field is Field.RELATION and field == "other_event_id":
            return None
        if record.field is Field.WHEN:
            values = {"other_event_id": None, "until_event_id": None, "role": "", "lag": ""}
    return replace(record, **values)
