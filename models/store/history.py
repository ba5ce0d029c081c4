"""The history of a case: every action as one row, chained by hash, and what can be undone and redone.

A row keeps a digest of its label and of each of its changes, and its hash is made over these digests and the
hash before it. So a purge can take a change away and leave its digest, and the chain still holds. Each change
is digested with salt of its own, which goes with it: a name that was purged cannot be guessed from its digest.
"""

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from json.encoder import encode_basestring
from typing import Any, Final

from models.errors import CaseError
from models.machine.unpacking import unpacked
from models.records.changes import Change, ChangeSet
from models.records.desk import Record
from models.store.old_eras import as_event
from models.store.rows import Table, table_named, table_of
from models.translation import tr, tr_later

FIRST_HASH: Final = bytes(32)
PURGED_LABEL: Final = "(purged)"
VERIFY_LABEL: Final = tr_later("Verify documents")
NO_EDITS: Final = frozenset({VERIFY_LABEL})
"""What stands in the history and is no edit: undo passes it by and takes back the last thing that a person changed."""
COLUMNS: Final = "number, label, who, at, undoes, bars, changes, digests, previous, hash"
OUTLINE: Final = "number, at, who, label, length(digests) / 32 - 1"
_SALT: Final = 8  # bytes
_DIGEST: Final = 32  # bytes
_AT_ONCE: Final = 1000  # changes that are packed together
_FEW: Final = 8  # bits

_CANONICAL: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_READING: Final = json.JSONDecoder()

Entry = list[Any] | None  # [salt in hex, name of the table, cells before, cells after]; None: purged


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One action as it is stored."""

    number: int
    label: str | None  # None: purged
    who: str
    at: str
    undoes: int | None  # the number of the action that this one takes back
    bars: int  # 1: nothing before this row can be undone any more
    changes: bytes
    digests: bytes  # of the label, then of each change
    previous: bytes
    hash: bytes

    @property
    def cells(self) -> tuple[Any, ...]:
        """Return the row as it is stored."""
        return (
            self.number, self.label, self.who, self.at, self.undoes,
            self.bars, self.changes, self.digests, self.previous, self.hash,
        )  # fmt: skip


def make_row(done: ChangeSet, previous: bytes, undoes: int | None = None, bars: int = 0) -> HistoryRow:
    """Return the row of an action, chained to the hash of the row before it."""
    salts = os.urandom(_SALT * (len(done.changes) + 1))
    salt = salts[:_SALT].hex()
    digests = [_digest(salt + done.label)]

    def said() -> Iterator[str]:
        yield _canonical(["", "", salt, None])  # the label's salt
        for place, change in enumerate(done.changes, start=1):
            told = _said_of(salts[place * _SALT : (place + 1) * _SALT].hex(), change)
            digests.append(_digest(told))
            yield told

    packed = _pack(said())
    row = HistoryRow(
        done.number, done.label, done.who, done.when, undoes, bars,
        packed, b"".join(digests), previous, b"",
    )  # fmt: skip
    return replace(row, hash=_hash_of(row))


def read_row(row: HistoryRow) -> ChangeSet:
    """Return the action that a row tells of, without what was purged."""
    changes = tuple([change_of(entry) for entry in each_entry(row) if entry is not None])
    return ChangeSet(PURGED_LABEL if row.label is None else row.label, row.who, row.at, changes, row.number)


def read_one(rows: Iterator[HistoryRow], label: str) -> ChangeSet:
    """Return the one action that is to be taken back; CaseError if the file does not hold it any more."""
    row = next(rows, None)
    if row is None:
        raise CaseError(
            tr(
                "“{label}” is not in the history of this file any more: close the case and open it again.",
                label=label,
            )
        )
    return read_row(row)


def entries_of(row: HistoryRow) -> tuple[Entry, ...]:
    """Return the changes of a row as they are stored (salt, table, cells before and after); None where purged."""
    return tuple(entry and as_event(entry) for entry in _entries(row)[1:])


def stored_entries(row: HistoryRow) -> tuple[Entry, ...]:
    """Return the changes of a row under the names of tables that they had when it was written; None where purged."""
    return tuple(_entries(row)[1:])


def raw(row: HistoryRow) -> bytes:
    """Return the changes of a row as they are written: an id that is not in it is in none of them."""
    try:
        return unpacked(row.changes)
    except ValueError:
        raise _unreadable(row) from None


def each_entry(row: HistoryRow) -> Iterator[Entry]:
    """Yield the changes of a row one by one, so that reading a long one keeps no other thread waiting."""
    try:
        text = raw(row).decode("utf-8", "surrogatepass")
        place, count = 1, 0
        while text[place - 1] != "]":
            entry, place = _READING.raw_decode(text, place)
            place, count = place + 1, count + 1
            if count > 1:
                yield entry and as_event(entry)
    except (ValueError, IndexError, TypeError, RecursionError):
        raise _unreadable(row) from None
    if count * _DIGEST != len(row.digests):
        raise _unreadable(row)


def problem_of(row: HistoryRow, previous: bytes) -> str | None:
    """Return in words what is wrong with a row that should follow the hash `previous`, None if nothing is."""
    if row.previous != previous:
        return tr(
            "History entry {number} does not follow the one before it: an entry is missing or was changed.",
            number=row.number,
        )
    if row.hash != _hash_of(row):
        return tr("History entry {number} was changed after it was written.", number=row.number)
    try:
        entries = _entries(row)
    except CaseError as error:
        return str(error)
    for place, (entry, digest) in enumerate(zip(entries, _digests(row), strict=True)):
        if entry is not None and _digest(_said(row, entry, place)) != digest:
            return tr(
                "History entry {number} does not match its own digest: the file is damaged.",
                number=row.number,
            )
    if entries[0] is None and row.label is not None:
        return tr(
            "History entry {number} has a label that it did not have when it was written.", number=row.number
        )
    if _is_scratched(row.changes, _pack([_canonical(entry) for entry in entries])):
        return tr(
            "History entry {number} has a bit that is not as it was written: its words are whole.",
            number=row.number,
        )
    return None


def purged(row: HistoryRow, words: str | None, records: Iterable[tuple[str, str]]) -> tuple[HistoryRow, int]:
    """Return the row without the changes that hold the words or belong to the records, and how many went."""
    chosen, entries, gone = frozenset(records), _entries(row), 0
    for place, entry in enumerate(entries):
        if entry is not None and place and (_holds(entry, words) or _names(entry) in chosen):
            entries[place] = None
            gone += 1
    label = row.label
    if label is not None and words and words.casefold() in label.casefold():
        label, entries[0], gone = None, None, gone + 1
    if not gone:
        return row, 0
    return replace(row, label=label, changes=_pack([_canonical(entry) for entry in entries])), gone


class UndoStacks:
    """What can be undone and redone: derived from the history, so that it outlives a restart."""

    def __init__(self) -> None:
        """Begin with an empty history."""
        self._undo: list[tuple[int, str]] = []
        self._redo: list[tuple[int, str]] = []

    def add(self, number: int, label: str | None, undoes: int | None, bars: int) -> None:
        """Take the next action of the history into account."""
        if bars:
            self._undo.clear()
            self._redo.clear()
        elif label in NO_EDITS:
            return
        elif undoes is None:
            self._undo.append((number, PURGED_LABEL if label is None else label))
            self._redo.clear()
        elif self._undo and self._undo[-1][0] == undoes:
            self._redo.append((number, self._undo.pop()[1]))
        elif self._redo and self._redo[-1][0] == undoes:
            self._undo.append((number, self._redo.pop()[1]))

    @property
    def undo(self) -> tuple[int, str] | None:
        """Return number and label of the action that can be undone next."""
        return self._undo[-1] if self._undo else None

    @property
    def redo(self) -> tuple[int, str] | None:
        """Return number of the undoing action that can be taken back next, and the label of what it undid."""
        return self._redo[-1] if self._redo else None


def _said_of(salt: str, change: Change) -> str:
    """Return a change as `_canonical` would write it, without making what is written first."""
    table = table_of(change.kind)
    before, after = _cells_of(table, change.before), _cells_of(table, change.after)
    return f'["{salt}","{table.name}",{before},{after}]'


def _cells_of(table: Table, record: Record | None) -> str:
    """Return the cells of a record that hold something, by name."""
    if record is None:
        return "null"
    row = table.row(record)
    told = [
        key + (encode_basestring(cell) if type(cell) is str else _plain(cell))
        for key, place in _keys(table.name)
        if (cell := row[place]) is not None
    ]
    return f"{{{','.join(told)}}}"


@cache
def _keys(name: str) -> tuple[tuple[str, int], ...]:
    """Return the columns of a table in the order of their names, as keys are written, and where they stand."""
    named = sorted((column, place) for place, column in enumerate(table_named(name).column_names))
    return tuple((f'"{column}":', place) for column, place in named)


def _plain(cell: Any) -> str:
    return repr(cell) if type(cell) is int else _canonical(cell)


def change_of(entry: list[Any]) -> Change:
    """Return an entry as the change that it tells of."""
    _, name, before, after = entry
    table = table_named(name)
    return Change(
        None if before is None else table.record_of(before),
        None if after is None else table.record_of(after),
    )


def _said(row: HistoryRow, entry: list[Any], place: int) -> str:
    """Return the text that a digest is made of."""
    return _canonical(entry) if place else f"{entry[2]}{row.label}"


def _names(entry: list[Any]) -> tuple[str, str]:
    _, name, before, after = as_event(entry)
    return name, (after or before)["id"]


def _holds(entry: list[Any], words: str | None) -> bool:
    if not words:
        return False
    sought = words.casefold()
    cells = [cell for side in entry[2:] if side for cell in side.values()]
    return any(sought in cell.casefold() for cell in cells if isinstance(cell, str))


def _entries(row: HistoryRow) -> list[Entry]:
    try:
        found: list[Entry] = json.loads(unpacked(row.changes))
        if len(found) * _DIGEST == len(row.digests) and all(map(_is_entry, found)):
            return found
    except (ValueError, TypeError, RecursionError):
        pass
    raise _unreadable(row)


def _is_entry(entry: Any) -> bool:
    return entry is None or (
        isinstance(entry, list) and len(entry) == 4 and isinstance(entry[2], str | dict | None)
    )


def _unreadable(row: HistoryRow) -> CaseError:
    return CaseError(tr("History entry {number} cannot be read: the file is damaged.", number=row.number))


def _digests(row: HistoryRow) -> Sequence[bytes]:
    return [row.digests[start : start + _DIGEST] for start in range(0, len(row.digests), _DIGEST)]


def _hash_of(row: HistoryRow) -> bytes:
    about = _canonical([row.number, row.who, row.at, row.undoes, row.bars])
    return hashlib.sha256(row.previous + about.encode() + b"\n" + row.digests).digest()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _is_scratched(stored: bytes, packed: bytes) -> bool:
    """Tell whether packed changes differ by a few bits from what they are packed as: another packer differs in many."""
    if stored == packed or len(stored) != len(packed):
        return False
    return (int.from_bytes(stored, "big") ^ int.from_bytes(packed, "big")).bit_count() <= _FEW


def _canonical(value: Any) -> str:
    return _CANONICAL.encode(value)


def _pack(said: Iterable[str]) -> bytes:
    """Return changes packed, some at a time: all at once they would stop every other thread for as long."""
    packer, left = zlib.compressobj(3), iter(said)
    parts, begins = [packer.compress(b"[")], ""
    while some := list(islice(left, _AT_ONCE)):
        told = begins + ",".join(some)
        parts.append(packer.compress(told.encode("utf-8", "surrogatepass")))
        begins = ","
    return b"".join((*parts, packer.compress(b"]"), packer.flush()))
