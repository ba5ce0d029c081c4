"""Reads of a damaged or forged case what can still be read, row by row, around whatever cannot.

Nothing of the file is believed and nothing of it is changed: only plain tables that have the names of ours are read,
only the columns that we know, by the numbers of their rows and past all indices. Where a page cannot be read, the rows
behind it are sought.
"""

import contextlib
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

from models.errors import CaseError, CaseInUse, NeedsPassphrase
from models.store import engine as driver
from models.store import inspect
from models.store.beside import is_read_alone
from models.store.engine import Engine

_SECONDS: Final = 60.0  # of the processor; a forged file may ask for work without end
_SLOWEST: Final = 1_000_000  # bytes a second
_PIECE: Final = 2048  # bytes: less than a page, so that little is lost with a broken one
_LAST: Final = (1 << 63) - 1
_TABLE: Final = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name = ?"


class Mended(str):
    """A text in which bytes that were none are replaced by a sign that says so."""

    __slots__ = ()


class Readable(Protocol):
    """A damaged file, whichever way it is read."""

    holes: Counter[str]

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the columns that a table has; none where there is nothing of it."""

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Yield number and cells of every row that can be read."""

    def piece(self, table: str, column: str, number: int, size: int) -> bytes:
        """Return the bytes in a cell, or as many from their beginning as can be read, `size` at most."""

    def close(self) -> None:
        """Let go of the file."""


class Salvage:
    """A file that is read as far as it goes; `holes` counts by table the stretches that nothing could be read of."""

    def __init__(self, path: Path, passphrase: str | None) -> None:
        """Open a file for reading; CaseError if it is no file, in use, or its passphrase does not open it."""
        self.holes: Counter[str] = Counter()
        self._columns: dict[str, tuple[str, ...]] = {}
        self._engine = _opened(path, passphrase)
        self._engine.connection.text_factory = text_of
        deadline = time.thread_time() + _SECONDS + path.stat().st_size / _SLOWEST
        inspect.guard(self._engine, deadline)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.close()

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the columns that a table has; none where there is no plain table of this name, or nobody can tell."""
        if table not in self._columns:
            found: tuple[str, ...] = ()
            with contextlib.suppress(CaseError):
                if self._engine.value(_TABLE, (table,)):
                    found = tuple(str(row[1]) for row in self._engine.rows(f'PRAGMA table_info("{table}")'))
            self._columns[table] = found
        return self._columns[table]

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Yield number and cells of every row that can be read; a column that the table lacks is left out before."""
        names = ", ".join(f'"{name}"' for name in columns)
        last = 0
        while True:
            sql = f'SELECT rowid, {names} FROM "{table}" WHERE rowid > ? ORDER BY rowid'
            try:
                for number, *cells in self._engine.each(sql, (last,)):
                    if number <= last:
                        raise CaseError("the rows run backwards")
                    last = number
                    yield number, tuple(cells)
                return
            except CaseError:
                pass
            following = self._next(table, names, last)
            if following is None:
                return
            last, *cells = following
            yield last, tuple(cells)

    def piece(self, table: str, column: str, number: int, size: int) -> bytes:
        """Return the bytes in a cell, or as many from their beginning as can be read, `size` at most."""
        found = bytearray()
        try:
            with self._engine.connection.open_blob(table, column, number, readonly=True) as cell:
                while len(found) < size and (more := cell.read(_PIECE)):
                    found += more
        except (driver.DriverError, ValueError):
            pass  # what came before the broken page is kept
        return bytes(found[:size])

    def _next(self, table: str, names: str, last: int) -> Sequence[Any] | None:
        """Return the first row behind a hole that can be read, its number first; None if there is none.

        It is read by itself: the driver looks one row ahead, and would lose it with the one behind it.
        """
        sql = f'SELECT rowid, {names} FROM "{table}" WHERE rowid >= ? ORDER BY rowid LIMIT 1'
        bad, step = last, 1
        while bad + step <= _LAST:
            is_read, row = self._first(sql, bad + step)
            if is_read:
                return self._border(sql, bad, bad + step, row)
            self.holes[table] += step == 1
            bad, step = bad + step, step * 2
        return None

    def _border(self, sql: str, bad: int, good: int, row: Sequence[Any] | None) -> Sequence[Any] | None:
        """Return the first row that can be read between a place from where nothing can and one from where it can."""
        while good - bad > 1:
            middle = (bad + good) // 2
            is_read, found = self._first(sql, middle)
            if is_read:
                good, row = middle, found
            else:
                bad = middle
        return row

    def _first(self, sql: str, start: int) -> tuple[bool, Sequence[Any] | None]:
        """Tell whether reading from a number on can begin, and with which row; None: there is none any more."""
        try:
            found = self._engine.rows(sql, (start,))
        except CaseError:
            return False, None
        if found and found[0][0] < start:
            return False, None
        return True, found[0] if found else None


def _opened(path: Path, passphrase: str | None) -> Engine:
    """Return a connection that reads a file; where files lie beside it, as the file lies there without them."""
    inspect.look_at_kind(path, passphrase)
    engine = driver.connect(path.resolve(), passphrase, mode="ro", immutable=is_read_alone(path))
    try:
        for pragma in ("query_only=on", "writable_schema=on", "cell_size_check=off"):
            engine.execute(f"PRAGMA {pragma}").close()  # the second lets a broken list of tables be read
        # No lock is kept: it would keep the first page that cannot be decrypted in mind, and refuse all others.
        engine.rows("SELECT count(*) FROM sqlite_schema")
    except (CaseInUse, NeedsPassphrase):
        engine.close()
        raise
    except CaseError:
        pass  # what can be read is seen table by table
    return engine


def text_of(data: bytes) -> str:
    """Return bytes as the text that they are, as far as they are one."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return Mended(data.decode("utf-8", "replace"))
