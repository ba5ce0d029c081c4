"""Reads the rows of a case off its bare pages, where the list of its tables is broken and SQLite finds none of them.

The layout is that of https://sqlite.org/fileformat2.html: leaves of tables hold cells, a cell holds a row. Which table
a row is of is told by its columns alone; one that may be of several is passed over, for the history tells of it.
"""

import struct
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from models.records.desk import RECORD_TYPES
from models.store import schema
from models.store.rows import table_of
from models.store.salvage import text_of

_LEAF: Final = 13
_USUAL: Final = 4096  # bytes of a page
_MOST: Final = 1 << 30  # bytes of a row
_COMMON: Final = 0.03  # of a page; among 512 random bytes the commonest is one in sixty
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # type of a cell: how many bytes it takes
_OTHERS: Final = {
    "history": ("INTEGER?", "TEXT?", "TEXT", "TEXT", "INTEGER?", "INTEGER", "BLOB", "BLOB", "BLOB", "BLOB"),
    "document_chunk": ("TEXT", "INTEGER", "BLOB"),
    "document_text": ("TEXT", "INTEGER", "TEXT"),
}
_NAMES: Final = {
    "history": ("number", "label", "who", "at", "undoes", "bars", "changes", "digests", "previous", "hash"),
    "document_chunk": ("sha256", "number", "bytes"),
    "document_text": ("document_id", "page", "text"),
}


@dataclass(frozen=True, slots=True)
class _Shape:
    """The columns of a table as they lie in a row; of those that came later a row may have none."""

    names: tuple[str, ...]
    types: tuple[str, ...]  # TEXT, INTEGER …; with a question mark where nothing may stand
    least: int

    def fits(self, cells: Sequence[Any]) -> bool:
        """Tell whether a row may be of this table."""
        if not self.least <= len(cells) <= len(self.names):
            return False
        return all(_is(cell, type_) for cell, type_ in zip(cells, self.types, strict=False))


class PageScan:
    """A file that is read page by page, with the questions of `salvage.Salvage`."""

    def __init__(self, path: Path) -> None:
        """Look for rows on every page of a file."""
        self.holes: Counter[str] = Counter()
        self._file = path.open("rb")
        head = self._file.read(100)
        size = int.from_bytes(head[16:18], "big")
        size = 65536 if size == 1 else size
        self._size = size if size >= 512 and not size & (size - 1) else _USUAL
        self._usable = self._size - (head[20] if len(head) > 20 and head[20] < 64 else 0)
        self._shapes = {
            name: _shape(name) for name in (*_OTHERS, *(table_of(kind).name for kind in RECORD_TYPES))
        }
        self._found: defaultdict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
        for page in range(1, path.stat().st_size // self._size + 1):
            self._look_at(page)

    @property
    def has_case(self) -> bool:
        """Tell whether there is anything of a case; chance finds rows in the bytes of an encrypted one, too."""
        pages = {page for rows in self._found.values() for page, _ in rows.values()}
        return any(self._has_common_bytes(page) for page in pages)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the columns of a table of which rows were found."""
        return self._shapes[table].names if table in self._found else ()

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Yield number and cells of every row that was found; what a row of before lacks is nothing."""
        names = self._shapes[table].names
        for number, (page, place) in sorted(self._found[table].items()):
            cells = self._cells(page, place)
            named = dict(zip(names, cells, strict=False))
            if table == "history":
                named["number"] = number
            yield number, tuple(named.get(column) for column in columns)

    def piece(self, table: str, column: str, number: int, size: int) -> bytes:
        """Return the bytes in a cell, or as many from their beginning as can be read."""
        cells = self._cells(*self._found[table][number])
        cell = dict(zip(self._shapes[table].names, cells, strict=False)).get(column)
        return cell[:size] if isinstance(cell, bytes) else b""

    # pages, cells and rows ------------------------------------------------------------------------------

    def _has_common_bytes(self, number: int) -> bool:
        """Tell whether some byte is far more common on a page than any is among encrypted ones."""
        page = self._page(number)
        return max(Counter(page).values(), default=0) > _COMMON * len(page)

    def _page(self, number: int) -> bytes:
        self._file.seek((number - 1) * self._size)
        return self._file.read(self._size)

    def _look_at(self, number: int) -> None:
        """Note the rows of a page that is a leaf of a table."""
        page = self._page(number)
        head = 100 if number == 1 else 0
        if len(page) < self._size or page[head] != _LEAF:
            return
        count = int.from_bytes(page[head + 3 : head + 5], "big")
        for at in range(head + 8, min(head + 8 + 2 * count, self._size - 1), 2):
            place = int.from_bytes(page[at : at + 2], "big")
            if place < self._usable - 2:
                self._note(number, place)

    def _note(self, page: int, place: int) -> None:
        cells = self._cells(page, place)
        fitting = [name for name, shape in self._shapes.items() if cells and shape.fits(cells)]
        if len(fitting) == 1:
            row = _varint(self._page(page), _varint(self._page(page), place)[1])[0]
            self._found[fitting[0]].setdefault(row, (page, place))

    def _cells(self, page: int, place: int) -> list[Any]:
        """Return the cells of a row; the last may be cut off where a page behind it is lost."""
        try:
            return _decoded(self._payload(page, place))
        except (IndexError, ValueError):
            return []

    def _payload(self, number: int, place: int) -> bytes:
        """Return the bytes of a row, those on the pages that it goes on to among them."""
        page = self._page(number)
        size, at = _varint(page, place)
        _, at = _varint(page, at)
        most = self._usable - 35
        if size <= most:
            return page[at : at + size]
        if size > _MOST:
            raise ValueError("no row is so long")
        least = (self._usable - 12) * 32 // 255 - 23
        here = least + (size - least) % (self._usable - 4)
        here = here if here <= most else least
        found, following = bytearray(page[at : at + here]), page[at + here : at + here + 4]
        seen: set[int] = set()
        while len(found) < size and (next_page := int.from_bytes(following, "big")) and next_page not in seen:
            seen.add(next_page)
            page = self._page(next_page)
            if len(page) < self._size:
                break
            found += page[4 : min(self._usable, 4 + size - len(found))]
            following = page[:4]
        return bytes(found)


def _shape(name: str) -> _Shape:
    """Return how rows of a table lie on a page: columns that came later stand behind the others."""
    if name in _OTHERS:
        return _Shape(_NAMES[name], _OTHERS[name], len(_NAMES[name]))
    table = next(one for one in map(table_of, RECORD_TYPES) if one.name == name)
    later = schema.new_columns(schema.OLDEST_VERSION).get(name, ())
    first = [column.name for column in table.columns if column.name not in later]
    known = {column.name: column for column in table.columns}
    names = (*first, *later)
    types = tuple(known[one].sql_type + ("" if known[one].is_needed else "?") for one in names)
    return _Shape(names, types, len(first))


def _is(cell: Any, type_: str) -> bool:
    """Tell whether a cell may stand in a column of this type."""
    if cell is None:
        return type_.endswith("?")
    known: dict[str, type | tuple[type, ...]] = {
        "TEXT": str,
        "INTEGER": int,
        "REAL": (int, float),
        "BLOB": bytes,
    }
    return isinstance(cell, known[type_.rstrip("?")])


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next begins."""
    number = 0
    for count in range(8):
        byte = data[place + count]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place + count + 1
    return number << 8 | data[place + 8], place + 9


def _decoded(row: bytes) -> list[Any]:
    """Return the cells of a row; ValueError if it is none."""
    end, at = _varint(row, 0)
    types, cells = [], []
    while at < end:
        kind, at = _varint(row, at)
        types.append(kind)
    if at != end:
        raise ValueError("no row")
    for kind in types:
        size = _INTEGERS.get(kind, 8 if kind == 7 else (kind - 12) // 2 if kind >= 12 else 0)
        cells.append(_cell(kind, row[at : at + size]))
        at += size
    return cells


def _cell(kind: int, data: bytes) -> Any:
    if kind == 0:
        return None
    if kind in _INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        return float(struct.unpack(">d", data)[0]) if len(data) == 8 else None
    if kind < 12:
        raise ValueError("no such cell")
    return data if kind % 2 == 0 else text_of(data)
