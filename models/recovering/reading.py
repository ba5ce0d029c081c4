"""Reads the records of a damaged case from its tables, and from its history what the tables have lost."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from models.errors import CaseError
from models.progress import Report
from models.records.desk import RECORD_TYPES, Record
from models.records.eras import PLAIN
from models.records.rules import is_colour
from models.records.story import Claim, ClaimId, Event, EventId, Field, Kind
from models.recovering.saved import HISTORY, MISSING, TWICE, UNREADABLE, Findings
from models.store import history
from models.store.history import HistoryRow
from models.store.last_told import Key, LastTold
from models.store.old_eras import as_event
from models.store.rows import Table, table_of
from models.store.salvage import Mended, Readable

_AT_ONCE: Final = 500  # rows between two reports
_HISTORY: Final = tuple(history.COLUMNS.split(", "))
_STEPS: Final = 100


def read_records(salvage: Readable, report: Report) -> Findings:
    """Return all records that can be read or are told of; `report` may raise to end it."""
    found = Findings()
    told = _told(salvage, found, report)
    unsure: dict[Key, Record | None] = {}
    for place, table in enumerate(map(table_of, RECORD_TYPES)):
        report(10 + 20 * place // len(RECORD_TYPES), _STEPS)
        _read_table(salvage, table, told, found, unsure)
    _read_eras(salvage, found)
    unsure.update({key: None for key in told.standing() if key not in found.records and key not in unsure})
    _settle(salvage, found, unsure)
    for name, count in salvage.holes.items():
        found.tally(name).holes = count
    return found


def _told(salvage: Readable, found: Findings, report: Report) -> LastTold:
    """Return what the history tells last of each record, as far as it is whole."""
    told, tally, last, whole = LastTold(), found.tally(HISTORY), 0, 0
    for place, row in enumerate(history_rows(salvage)):
        if place % _AT_ONCE == 0:
            report(min(place // _AT_ONCE, 10), _STEPS)
        if row is None or history.problem_of(row, row.previous) is not None:
            tally.dropped[UNREADABLE] += 1
            told.lost_at = (row.number if row else last + 1) or 0
            continue
        if row.number > last + 1:
            told.lost_at = row.number
        last = row.number
        whole += 1
        told.take(row)
    if (missing := last - whole - tally.dropped[UNREADABLE]) > 0:
        tally.dropped[MISSING] = missing
    return told


def history_rows(salvage: Readable) -> Iterator[HistoryRow | None]:
    """Yield the actions of the history; None for one that can be read and is none."""
    if not set(_HISTORY) <= set(salvage.columns("history")):
        return
    for _, cells in salvage.rows("history", _HISTORY):
        number, label, who, at, undoes, bars, *packed = cells
        is_one = isinstance(number, int) and isinstance(who, str) and isinstance(at, str)
        if not is_one or not all(isinstance(one, bytes) for one in packed) or len(packed) != 4:
            yield None
        else:
            yield HistoryRow(number, label, who, at, undoes, bars, *packed)


def _read_table(
    salvage: Readable, table: Table, told: LastTold, found: Findings, unsure: dict[Key, Record | None]
) -> None:
    """Read the rows of a table; what is damaged, or is not what the history left it as, is not sure."""
    held = salvage.columns(table.name)
    columns = [name for name in table.column_names if name in held]
    if "id" not in columns:
        return
    for _, cells in salvage.rows(table.name, columns):
        named = dict(zip(columns, cells, strict=True))
        key = (table.name, str(named["id"]))
        if key in found.records:
            found.tally(table.name).dropped[TWICE] += 1
            continue
        is_mended = any(isinstance(cell, Mended) for cell in cells)
        record = record_of(table, {name: _plain(cell) for name, cell in named.items()})
        if record is None or is_mended or told.agrees(key, named) is False:
            unsure[key] = record
        else:
            found.records[key] = record


def _plain(cell: Any) -> Any:
    return str(cell) if isinstance(cell, Mended) else cell


def record_of(table: Table, cells: Mapping[str, Any]) -> Any:
    """Return the record of these cells; None if they are those of none."""
    try:
        record = table.record_of(cells)
    except CaseError:
        return None
    return record if record.id and _is_drawn(record) else None


def _is_drawn(record: Record) -> bool:
    """Tell whether the colours of a record are colours."""
    if isinstance(record, Kind):
        return is_colour(record.colour)
    return not isinstance(record, Event) or record.era in ("", PLAIN) or is_colour(record.era)


def _read_eras(salvage: Readable, found: Findings) -> None:
    """Read the eras of a case of before as the events that they are now, with what they began with."""
    columns = salvage.columns("era")
    for _, cells in salvage.rows("era", columns) if "id" in columns else ():
        named = {name: _plain(cell) for name, cell in zip(columns, cells, strict=True) if cell is not None}
        event = record_of(table_of(Event), as_event(["", "era", None, named])[3])
        if event is None:
            found.tally("event").dropped[UNREADABLE] += 1
            continue
        found.records.setdefault(("event", event.id), event)
        if other := named.get("event_id"):
            id = ClaimId(f"{event.id}/relation")
            begins = Claim(id, event.id, Field.RELATION, role="begins with", other_event_id=EventId(other))
            found.records.setdefault(("claim", id), replace(begins, position=2))


def _settle(salvage: Readable, found: Findings, unsure: Mapping[Key, Record | None]) -> None:
    """Take what is not sure from the history, or as it stands if that tells nothing of it; drop what is in neither."""
    latest: dict[Key, Mapping[str, Any] | None] = {}
    for row in history_rows(salvage) if unsure else ():
        for name, before, after in _entries(row):
            key = (name, str((after or before or {}).get("id")))
            if key in unsure:
                latest[key] = after
    for key, record in unsure.items():
        cells = latest.get(key)
        saved = None if cells is None else _from_history(key, cells)
        if saved is not None:
            found.tally(key[0]).told += 1
        elif record is not None:
            found.tally(key[0]).mended += 1
        else:
            found.tally(key[0]).dropped[UNREADABLE] += 1
            continue
        found.records[key] = saved if saved is not None else record  # type: ignore[assignment] # one of them is there


def _entries(row: HistoryRow | None) -> Iterable[tuple[str, Any, Any]]:
    if row is None or history.problem_of(row, row.previous) is not None:
        return ()
    entries = (as_event(entry) for entry in history.stored_entries(row) if entry is not None)
    return ((name, before, after) for _, name, before, after in entries)


def _from_history(key: Key, cells: Mapping[str, Any]) -> Any:
    return record_of(next(one for one in map(table_of, RECORD_TYPES) if one.name == key[0]), cells)
