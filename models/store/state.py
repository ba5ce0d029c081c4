"""The state of a case in a few hashes: its records, its documents and the end of its history, read from the file."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from models.errors import CaseError
from models.progress import Report
from models.records.desk import RECORD_TYPES
from models.records.story import Document
from models.store import history
from models.store.engine import Engine
from models.store.reader import Reader
from models.store.rows import Table, table_of
from models.store.verify import check_documents
from models.translation import tr

_SLICE: Final = 5000  # records that are read at once
_JSON: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_UNIT: Final = 1 << 16  # bytes of a document that count as much as one record


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of one kind there are, and one hash of them all."""

    table: str
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class CaseState:
    """What a case comes to at one moment; two files of the same state hold the same records, documents and history."""

    case: str  # the hash of its first action: copies share it
    schema: int
    actions: int
    last: str  # the hash of the last action, which stands on all before it
    records: tuple[Tally, ...]
    documents: tuple[tuple[str, int], ...]  # SHA-256 and size, sorted

    @property
    def count(self) -> int:
        """Tell how many records there are."""
        return sum(tally.count for tally in self.records)


def state_of(engine: Engine, reader: Reader, report: Report | None = None) -> CaseState:
    """Return the state of a case after its documents and its history were tested.

    CaseError if one of them is not what it was, or if the case is changed meanwhile.
    """
    steps = _Steps(reader, report or (lambda _done, _total: None))
    first, number, last = _history(reader, steps)
    documents = _documents(engine, reader, steps)
    salt = reader.history_page("ORDER BY number LIMIT 1")[0].changes
    records = tuple(_tally(engine, table_of(kind), salt, steps.add) for kind in RECORD_TYPES)
    if _end(reader) != last:
        raise CaseError(tr("The case was changed while its state was read: do it again."))
    return CaseState(first, engine.schema_number, number, last.hex(), records, documents)


def seal_of(reader: Reader) -> str:
    """Return a secret that stands in the case alone: it comes of the random salt, which no hash of it tells."""
    return hashlib.sha256(b"seal\0" + reader.history_page("ORDER BY number LIMIT 1")[0].changes).hexdigest()


def _end(reader: Reader) -> bytes:
    return reader.history_page("ORDER BY number DESC LIMIT 1")[0].hash


def _history(reader: Reader, steps: "_Steps") -> tuple[str, int, bytes]:
    """Walk the chain; return the first hash, the number of actions and the last hash."""
    previous, number, first = history.FIRST_HASH, 0, ""
    for row in reader.history_rows("ORDER BY number"):
        number += 1
        problem = history.problem_of(row, previous)
        if row.number != number:
            problem = tr("History entry {number} is missing.", number=number)
        if problem:
            raise _unsound(problem)
        first, previous = first or row.hash.hex(), row.hash
        steps.add(1)
    return first, number, previous


def _documents(engine: Engine, reader: Reader, steps: "_Steps") -> tuple[tuple[str, int], ...]:
    left = 0
    for read, problem in check_documents(engine, reader):
        if problem:
            raise _unsound(problem)
        done, left = divmod(left + read, _UNIT)
        steps.add(done)
    return tuple(sorted({(one.sha256, one.size) for one in reader.all(Document)}))


def _unsound(problem: str) -> CaseError:
    return CaseError(
        tr("This case is not what it should be, so its state cannot be told. {problem}", problem=problem)
    )


def _tally(engine: Engine, table: Table, salt: bytes, done: Callable[[int], None]) -> Tally:
    """Hash the rows of a table, each as one line of JSON, in the order of their ids.

    The changes of the first action, which hold random salt, go before them: a title cannot be guessed from the hash.
    """
    names = ", ".join(f'"{name}"' for name in table.column_names)
    sql = f'SELECT {names} FROM "{table.name}" WHERE id > ? ORDER BY id LIMIT {_SLICE}'
    digest, count, last = hashlib.sha256(salt), 0, ""
    while rows := engine.rows(sql, (last,)):
        for row in rows:
            told = {
                name: cell for name, cell in zip(table.column_names, row, strict=True) if cell is not None
            }
            digest.update(_JSON.encode(told).encode("utf-8", "surrogatepass") + b"\n")
        count, last = count + len(rows), str(rows[-1][0])
        done(len(rows))
    return Tally(table.name, count, digest.hexdigest())


class _Steps:
    """Counts how far the work is: actions, records, and pieces of documents."""

    def __init__(self, reader: Reader, report: Report) -> None:
        """Add up how much there is to do."""
        pieces = sum(one.size for one in reader.all(Document)) // _UNIT
        self._total = pieces + sum(reader.counts().values())
        self._done, self._report = 0, report

    def add(self, count: int) -> None:
        """Tell that so many more are done."""
        self._done += count
        self._report(min(self._done, self._total), self._total)
