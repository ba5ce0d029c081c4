"""The tables of a case, made from the records, and the numbers that mark a file as a case."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from models.records.desk import RECORD_TYPES
from models.store.rows import Column, Table, table_of

APPLICATION_ID: Final = int.from_bytes(b"DtLn", "big")
SCHEMA_VERSION: Final = 2
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


_SPARSE_POINTERS = ("other_event_id", "restates", "part_of")  # few claims have one
_ADDED: Final[Mapping[int, tuple[str, ...]]] = {
    # Without them every claim was looked through for each event or claim that is deleted.
    2: tuple(
        f'CREATE INDEX "claim_{column}" ON "claim" ("{column}") WHERE "{column}" IS NOT NULL'
        for column in _SPARSE_POINTERS
    ),
}


def added(version: int) -> tuple[str, ...]:
    """Return the statements that lead to this schema from the one before it; the first schema has none."""
    return _ADDED.get(version, ())


@cache
def statements(version: int = SCHEMA_VERSION) -> tuple[str, ...]:
    """Return the statements that make the tables of a new case of this schema."""
    tables = tuple(_create(table_of(kind)) for kind in RECORD_TYPES)
    indices = tuple(
        f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")' for table, column in _INDICES
    )
    later = (statement for number in range(OLDEST_VERSION + 1, version + 1) for statement in added(number))
    return (*tables, *indices, _HISTORY, _CHUNK, _TEXT, _ENTRY, _SEARCH, _FORGET, *later)


def text(version: int = SCHEMA_VERSION) -> str:
    """Return all statements as one text; a released text never changes again (tests hold it)."""
    return ";\n".join(statements(version)) + ";\n"


def _create(table: Table) -> str:
    columns = ",\n".join(f" {_column(column)}" for column in table.columns)
    return f'CREATE TABLE "{table.name}" (\n{columns}\n) STRICT'


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
