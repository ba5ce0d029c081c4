"""The tables of a case, made from the records, and the numbers that mark a file as a case."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from models.records.desk import RECORD_TYPES, Bookmark, ImportedTable, Question, Record, Reference
from models.records.story import Citation
from models.store import old_eras
from models.store.rows import Column, Table, default_cells, table_named, table_of

APPLICATION_ID: Final = int.from_bytes(b"DtLn", "big")
SCHEMA_VERSION: Final = 6
OLDEST_VERSION: Final = 1

_INDICES = (
    ("claim", "event_id"),
    ("claim", "actor_id"),
    ("claim", "place_id"),
    ("citation", "claim_id"),
    ("citation", "source_id"),
    ("citation", "document_id"),
    ("event", "when_earliest"),
    ("event", "kind_id"),
    ("document", "source_id"),
    ("document", "sha256"),
    ("source", "origin_id"),
    ("check", "claim_id"),
    ("query", "claim_id"),
    ("comment", "record_id"),
)

_HISTORY = """CREATE TABLE "history" (
 "number" INTEGER PRIMARY KEY,
 "label" TEXT,
 "who" TEXT NOT NULL,
 "at" TEXT NOT NULL,
 "undoes" INTEGER REFERENCES "history" ("number"),
 "bars" INTEGER NOT NULL CHECK ("bars" IN (0, 1)),
 "changes" BLOB NOT NULL,
 "digests" BLOB NOT NULL,
 "previous" BLOB NOT NULL,
 "hash" BLOB NOT NULL
) STRICT"""

_CHUNK = """CREATE TABLE "document_chunk" (
 "sha256" TEXT NOT NULL,
 "number" INTEGER NOT NULL,
 "bytes" BLOB NOT NULL,
 PRIMARY KEY ("sha256", "number")
) STRICT"""

_TEXT = """CREATE TABLE "document_text" (
 "document_id" TEXT NOT NULL,
 "page" INTEGER NOT NULL,
 "text" TEXT NOT NULL,
 PRIMARY KEY ("document_id", "page")
) STRICT"""

_ENTRY = """CREATE TABLE "search_entry" (
 "number" INTEGER PRIMARY KEY,
 "kind" TEXT NOT NULL,
 "id" TEXT NOT NULL,
 UNIQUE ("kind", "id")
) STRICT"""

_SEARCH = (
    'CREATE VIRTUAL TABLE "search" USING fts5'
    "(title, words, characters, tokenize='unicode61 remove_diacritics 0')"
)
# What was deleted leaves no token behind in the index.
_FORGET = 'INSERT INTO "search" ("search", "rank") VALUES (\'secure-delete\', 1)'


# Few claims have such a pointer; without an index every claim was looked through for each event that is deleted.
_SPARSE_POINTERS: Final = {2: ("other_event_id", "restates", "part_of"), 3: ("until_event_id",)}


def _when_columns(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{end}" for end in ("edtf", "earliest", "latest", "wording"))


_NEW_COLUMNS: Final[Mapping[int, Mapping[str, tuple[str, ...]]]] = {
    3: {
        "about": ("zone",),
        "event": ("relation",),
        "claim": ("amount_upper", "quantity_upper", "until_event_id", "lag"),
        "actor": (*_when_columns("began"), *_when_columns("ended"), "numbers"),
    },
    4: {
        "about": ("signing",),
        "event": ("standing", "era"),
        "claim": ("observed_by", "observation", "meaning"),
        "source": ("is_secondary",),
        "check": ("shown",),
    },
    6: {"comment": ("page", "closed_by", "closed_at")},
}
"""The columns that a table has had only since a schema, by its number; all others it has had from the first."""

_NEW_TABLES: Final[Mapping[int, tuple[type[Record], ...]]] = {
    4: (Reference, Question), 5: (ImportedTable,), 6: (Bookmark,),
}  # fmt: skip
"""The tables that there have been only since a schema."""


def added(version: int) -> tuple[str, ...]:
    """Return the statements that lead to this schema from the one before it; the first schema has none."""
    tables = tuple(_create(table_of(kind)) for kind in _NEW_TABLES.get(version, ()))
    columns = tuple(
        _add_column(table_named(table), name)
        for table, names in _NEW_COLUMNS.get(version, {}).items()
        for name in names
    )
    pointers = (_sparse_index(column) for column in _SPARSE_POINTERS.get(version, ()))
    eras = _eras_become_events() if version == old_eras.LAST + 1 else ()
    return (*tables, *columns, *pointers, *eras)


def new_columns(version: int) -> Mapping[str, tuple[str, ...]]:
    """Return the columns that a case of this schema lacks, by their tables."""
    lacking: dict[str, tuple[str, ...]] = {}
    for number, tables in _NEW_COLUMNS.items():
        for table, names in tables.items() if number > version else ():
            lacking[table] = (*lacking.get(table, ()), *names)
    return lacking


def new_tables(version: int) -> tuple[Table, ...]:
    """Return the tables that a case of this schema lacks."""
    kinds = (kind for number, some in _NEW_TABLES.items() if number > version for kind in some)
    return tuple(table_of(kind) for kind in kinds)


def default_of(table: str, column: str) -> str:
    """Return what a column holds, in SQL, where nothing was said: `NULL`, `''`, `'[]'` or `0`."""
    cell = default_cells(table)[column]
    return "NULL" if cell is None else f"'{cell}'" if isinstance(cell, str) else str(cell)


@cache
def statements(version: int = SCHEMA_VERSION) -> tuple[str, ...]:
    """Return the statements that make the tables of a new case of this schema."""
    later = {table.name for table in new_tables(OLDEST_VERSION)}
    known = [table for kind in RECORD_TYPES if (table := table_of(kind)).name not in later]
    place = known.index(table_of(Citation)) + 1
    tables = (*map(_create, known[:place]), old_eras.TABLE, *map(_create, known[place:]))
    indices = tuple(
        f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")' for table, column in _INDICES
    )
    steps = (statement for number in range(OLDEST_VERSION + 1, version + 1) for statement in added(number))
    return (*tables, *indices, _HISTORY, _CHUNK, _TEXT, _ENTRY, _SEARCH, _FORGET, *steps)


def text(version: int = SCHEMA_VERSION) -> str:
    """Return all statements as one text; a released text never changes again (tests hold it)."""
    return ";\n".join(statements(version)) + ";\n"


def defaults_at(table: str, version: int = SCHEMA_VERSION) -> dict[str, str]:
    """Return the columns of a table of this schema with their defaults in SQL."""
    later = new_columns(version).get(table, ())
    columns = (column for column in table_named(table).column_names if column not in later)
    return {column: default_of(table, column) for column in columns}


def _eras_become_events() -> tuple[str, ...]:
    """Return the statements that turn the rows of the old table of eras into events with their claims."""
    version = old_eras.LAST + 1
    moved = []
    for table in ("kind", "event", "claim"):
        columns = defaults_at(table, version)
        names = ", ".join(f'"{column}"' for column in columns)
        moved += [f'INSERT INTO "{table}" ({names}) {rows}' for rows in old_eras.rows_of(table, columns)]
    return (*moved, 'DROP TABLE "era"', 'CREATE INDEX "event_era" ON "event" ("era") WHERE "era" <> \'\'')


def _create(table: Table) -> str:
    """Return the statement that made the table in the first schema."""
    later = new_columns(OLDEST_VERSION).get(table.name, ())
    columns = ",\n".join(f" {_column(column)}" for column in table.columns if column.name not in later)
    return f'CREATE TABLE "{table.name}" (\n{columns}\n) STRICT'


def _add_column(table: Table, name: str) -> str:
    """Return the statement that gives a table one more column, with its default where a value is needed."""
    column = next(each for each in table.columns if each.name == name)
    default = f" DEFAULT {default_of(table.name, name)}" if column.is_needed else ""
    return f'ALTER TABLE "{table.name}" ADD COLUMN {_column(column)}{default}'


def _sparse_index(column: str) -> str:
    return f'CREATE INDEX "claim_{column}" ON "claim" ("{column}") WHERE "{column}" IS NOT NULL'


def _column(column: Column) -> str:
    words = [f'"{column.name}"', column.sql_type]
    if column.name == "id":
        words.append("PRIMARY KEY")
    if column.is_needed:
        words.append("NOT NULL")
    if column.choices:
        words.append(f'CHECK ("{column.name}" IN ({", ".join(column.choices)}))')
    if column.points_to:
        words.append(f'REFERENCES "{column.points_to}" ("id") DEFERRABLE INITIALLY DEFERRED')
    return " ".join(words)
