"""Questions to the history: its actions page by page, what belongs to one record, and what changed in all.

Every function reads a few rows at a time and reports how far it is, so that it can run beside a window and be stopped.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from models.progress import Report
from models.records.changes import Change
from models.records.desk import Comment, Publication, Round
from models.store import history
from models.store.authors import MERGED, TAKEN_BACK, authors_of, people_of
from models.store.history import HistoryRow
from models.store.reader import Reader
from models.store.rows import table_name

Key = tuple[str, str]  # name of the table, id
Cells = Mapping[str, Any]

PROTECTED: Final = "identity"  # no question reads what stands in this table
_STEP: Final = 200  # rows that are read at a time
_AT_ONCE: Final = 60  # seconds between what a record says of its making and the action that made it
_MERGES: Final = f"{TAKEN_BACK} %"
_PARENTS: Final = {
    "claim": ("event", "event_id"),
    "citation": ("claim", "claim_id"),
    "check": ("claim", "claim_id"),
    "query": ("claim", "claim_id"),
    "document": ("source", "source_id"),
    "correction": ("publication", "publication_id"),
}
"""What a record hangs on: the table of that, and the column that names it."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action of the history as a list shows it."""

    number: int
    at: str  # ISO 8601, UTC
    who: str
    label: str
    count: int  # records that it changed, without what a merge leaves to know what was taken


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which actions are asked for; what is empty lets everything through."""

    after: int = 0  # the number of an action
    who: str | None = None
    tables: frozenset[str] = frozenset()  # actions that changed a record of one of these
    keys: frozenset[Key] = frozenset()  # actions that changed one of these records
    words: str = ""  # in the label, or in a changed record before or after

    @property
    def reads_changes(self) -> bool:
        """Tell whether the changes themselves must be read."""
        return bool(self.tables or self.keys or self.words.strip())


@dataclass(frozen=True, slots=True)
class Page:
    """Some actions, the latest first, and the number before which the next page begins; 0 at the end."""

    actions: tuple[Action, ...]
    next: int


@dataclass(frozen=True, slots=True)
class Net:
    """What some actions changed in all: a record that is again what it was is not among them."""

    changes: tuple[Change, ...]
    people: Mapping[Key, tuple[str, ...]]  # whose changes stand, by record
    purged: int  # changes of which nothing is known any more


def people(reader: Reader) -> tuple[str, ...]:
    """Return everybody whose changes the history holds, those that came with copies among them."""
    merged = {one.by for one in reader.where(Comment, record_kind=MERGED)}
    return tuple(sorted({*reader.history_authors(), *merged} - {""}, key=str.casefold))


def page_of(
    reader: Reader, wanted: HistoryFilter, before: int = 0, limit: int = _STEP, report: Report | None = None
) -> Page:
    """Return the latest actions that a filter lets through, of those before a number (0: of all)."""
    if not wanted.reads_changes and wanted.who is None:
        clause, values = _between(wanted.after, before)
        rows = reader.history_list(f"{clause} LIMIT ?", (*values, limit))
        found = [_without_memory(reader, _action(row)) for row in rows]
        return Page(tuple(found), found[-1].number if len(found) == limit else 0)
    kept: list[Action] = []
    for row in _rows_back(reader, wanted, before, report):
        if _passes(row, wanted):
            action = _action((row.number, row.at, row.who, row.label, len(row.digests) // 32 - 1))
            kept.append(_without_memory(reader, action))
            if len(kept) == limit:
                return Page(tuple(kept), row.number)
    return Page(tuple(kept), 0)


def changes_in(reader: Reader, number: int) -> tuple[Change, ...]:
    """Tell what one action changed, without what was purged."""
    rows = reader.history_page("WHERE number = ?", (number,))
    return tuple(history.change_of(entry) for row in rows for entry in history.each_entry(row) if entry)


def keys_called(reader: Reader, id: str, report: Report | None = None) -> frozenset[Key]:
    """Return the records, deleted ones among them, that have this id; protected ones are not named."""
    found: set[Key] = set()
    for row in _rows_on(reader, 0, report):
        if _written(id) in history.raw(row):
            found |= {_key_of(entry) for entry in history.each_entry(row) if entry}
    return frozenset((name, one) for name, one in found if one == id and name != PROTECTED)


def belonging_to(reader: Reader, keys: Iterable[Key], report: Report | None = None) -> frozenset[Key]:
    """Return records and all that ever hung on them: the claims, citations, checks, queries, comments of an event."""
    held = set(keys)
    ids = {_written(id) for _, id in held}
    for row in _rows_on(reader, 0, report):
        # A record is made after what it hangs on, and its cells name that: one walk forwards finds all.
        data = history.raw(row)
        if any(id in data for id in ids):
            entries = [entry for entry in history.each_entry(row) if entry]
            while new := _hanging(entries, held):
                held |= new
                ids |= {_written(id) for _, id in new}
    return frozenset(held)


def net_changes(reader: Reader, after: int = 0, report: Report | None = None, who: str | None = None) -> Net:
    """Tell what all actions after one changed in all, record by record; or what those of one person did alone."""
    undone = _undone(reader, after)
    sides: dict[Key, _Own] = {}
    names: dict[Key, dict[str, None]] = {}
    purged = 0
    for row in _rows_on(reader, after, report):
        entries = list(history.each_entry(row))
        authors = authors_of(row, entries)
        for entry in entries:
            if entry is None:
                purged += 1
                continue
            key = _key_of(entry)
            made_by = () if row.number in undone else sorted(authors(key))
            names.setdefault(key, {}).update(dict.fromkeys(made_by))
            if who is None or (row.number not in undone and who in (made_by or ("",))):
                sides.setdefault(key, _Own(entry[2])).take(entry[2], entry[3])
    found = [
        (key, history.change_of(["", key[0], *(own.whole if who is None else own.apart)]))
        for key, own in sides.items()
        if (own.whole if who is None else own.apart) != (None, None)
    ]
    told = tuple(change for _, change in found if change.before != change.after)
    people = {key: tuple(names[key]) if who is None else (who,) for key, _ in found}
    return Net(told, people, purged)


class _Own:
    """What some actions made of one record: in all, or apart from what others did between them."""

    def __init__(self, before: Cells | None) -> None:
        """Begin with the record before the first of the actions."""
        self._start = self._base = before
        self._last: Cells | None = None
        self._changed: dict[str, tuple[Any, Any]] = {}  # by column: what it was first, what it became last

    def take(self, before: Cells | None, after: Cells | None) -> None:
        """Take the next of the actions."""
        self._last = after
        if before is None or after is None:
            self._changed.clear()
            if self._start is not None:
                self._base = before or self._base  # as it was when it went, whoever had changed it meanwhile
            return
        for column in before.keys() | after.keys():
            was, now = before.get(column), after.get(column)
            if was != now:
                self._changed[column] = (self._changed.get(column, (was,))[0], now)

    @property
    def whole(self) -> tuple[Cells | None, Cells | None]:
        """Return the record before the first action and after the last; nothing where it is the same."""
        return (None, None) if self._start == self._last else (self._start, self._last)

    @property
    def apart(self) -> tuple[Cells | None, Cells | None]:
        """Return the record before and after what these actions changed, without what others did between them."""
        if self._last is None or self._start is None:
            return (self._start and self._base, self._last)
        was, now = dict(self._last), dict(self._last)
        for column, (old, new) in self._changed.items():
            was[column], now[column] = old, new
        return (None, None) if was == now else (_held(was), _held(now))


def _held(cells: Cells) -> Cells:
    return {column: cell for column, cell in cells.items() if cell is not None}


def last_before(reader: Reader, at: str) -> int:
    """Return the number of the last action before the first one that was done at a time (ISO 8601, UTC) or later."""
    first = reader.history_list("WHERE at >= ? ORDER BY number LIMIT 1", (at,))
    last = reader.history_list("ORDER BY number DESC LIMIT 1")
    return int(first[0][0]) - 1 if first else int(last[0][0]) if last else 0


def made_by(reader: Reader, record: Round | Publication) -> int:
    """Return the number of the action with which a round began or a publication was remembered.

    If it came with a copy, the last action before that time counts: what was changed here meanwhile is newer.
    """
    at = record.started_at if isinstance(record, Round) else record.at
    before = last_before(reader, at[:19])
    kind, id = table_name(type(record)), _written(record.id)
    for row in _rows_on(reader, before, None):
        if id in history.raw(row) and any(
            entry and entry[1] == kind and entry[2] is None and entry[3]["id"] == record.id
            for entry in history.each_entry(row)
        ):
            return row.number if _seconds_between(at, row.at) < _AT_ONCE else before
    return before


# inside -----------------------------------------------------------------------------------------------


def _action(row: Any) -> Action:
    number, at, who, label, count = row
    return Action(int(number), at, who, history.PURGED_LABEL if label is None else label, int(count))


def _without_memory(reader: Reader, action: Action) -> Action:
    """Return an action without those changes in its count by which a merge knows what was taken."""
    if TAKEN_BACK not in action.label:
        return action
    memory = sum(
        isinstance(each.record, Comment) and each.record.record_kind == MERGED
        for each in changes_in(reader, action.number)
    )
    return replace(action, count=action.count - memory)


def _between(after: int, before: int) -> tuple[str, tuple[int, ...]]:
    if before:
        return "WHERE number > ? AND number < ? ORDER BY number DESC", (after, before)
    return "WHERE number > ? ORDER BY number DESC", (after,)


def _rows_back(
    reader: Reader, wanted: HistoryFilter, before: int, report: Report | None
) -> Iterator[HistoryRow]:
    """Yield the rows that may pass, the latest first; a merge may hold the changes of anybody."""
    by = "" if wanted.who is None else "AND (who = ? OR label LIKE ? OR label IS NULL)"
    names = () if wanted.who is None else (wanted.who, _MERGES)
    last = before or _last(reader) + 1
    total = max(last - wanted.after, 1)
    while last:
        clause = f"WHERE number > ? AND number < ? {by} ORDER BY number DESC LIMIT {_STEP}"
        rows = reader.history_page(clause, (wanted.after, last, *names))
        yield from rows
        last = rows[-1].number if len(rows) == _STEP else 0
        if report is not None:
            report(total - max(last - wanted.after, 0), total)


def _rows_on(reader: Reader, after: int, report: Report | None) -> Iterator[HistoryRow]:
    """Yield all rows after a number, the first one first."""
    total, at = max(_last(reader) - after, 1), after
    while rows := reader.history_page(f"WHERE number > ? ORDER BY number LIMIT {_STEP}", (at,)):
        yield from rows
        at = rows[-1].number
        if report is not None:
            report(min(at - after, total), total)


def _last(reader: Reader) -> int:
    last = reader.history_list("ORDER BY number DESC LIMIT 1")
    return int(last[0][0]) if last else 0


def _passes(row: HistoryRow, wanted: HistoryFilter) -> bool:
    if wanted.keys:
        data = history.raw(row)
        if not any(_written(id) in data for _, id in wanted.keys):
            return False
    entries = [entry for entry in history.each_entry(row) if entry]
    if wanted.who is not None and wanted.who not in (people_of(row, entries) or {""}):
        return False
    if wanted.tables and not any(entry[1] in wanted.tables for entry in entries):
        return False
    if wanted.keys and not any(_key_of(entry) in wanted.keys for entry in entries):
        return False
    sought = wanted.words.strip().casefold()
    return not sought or sought in (row.label or "").casefold() or any(_holds(e, sought) for e in entries)


def _holds(entry: list[Any], sought: str) -> bool:
    """Tell whether a change tells of the words; what is protected cannot be searched for."""
    if entry[1] == PROTECTED:
        return False
    cells = [cell for side in entry[2:] if side for cell in side.values()]
    return any(isinstance(cell, str) and sought in cell.casefold() for cell in cells)


def _written(id: str) -> bytes:
    """Return an id as the history writes it."""
    return json.dumps(id, ensure_ascii=False)[1:-1].encode("utf-8", "surrogatepass")


def _key_of(entry: list[Any]) -> Key:
    return str(entry[1]), str((entry[3] or entry[2])["id"])


def _hanging(entries: list[list[Any]], keys: set[Key]) -> set[Key]:
    """Tell which of these records hang on the keys and are not among them."""
    found = set()
    for entry in entries:
        key = _key_of(entry)
        if key not in keys and any(_parents(key[0], side) & keys for side in entry[2:] if side):
            found.add(key)
    return found


def _parents(name: str, cells: Cells) -> set[Key]:
    if name in ("comment", "bookmark"):
        return {(str(cells.get("record_kind")), str(cells.get("record_id")))}
    if name == "acceptance":
        return {(kind, str(cells.get("record_id"))) for kind in ("event", "claim", "source", "citation")}
    if name in _PARENTS:
        table, column = _PARENTS[name]
        return {(table, str(cells.get(column)))}
    return set()


def _undone(reader: Reader, after: int) -> frozenset[int]:
    """Return the actions that were taken back, and those that took them back, both after a number."""
    gone: set[int] = set()
    for number, _, undoes, _ in reversed(reader.history_outline()):
        if undoes is not None and number not in gone and undoes > after:
            gone |= {number, undoes}
    return frozenset(gone)


def _seconds_between(one: str, other: str) -> float:
    try:
        return abs((datetime.fromisoformat(one) - datetime.fromisoformat(other)).total_seconds())
    except (ValueError, TypeError):
        return 0.0
