"""Reads every text of a file that nobody vouches for, and every value kept in letters, before any is believed."""

from functools import cache
from typing import Final

from models.errors import CaseError, DamagedCase
from models.records.desk import RECORD_TYPES
from models.records.eras import PLAIN
from models.records.record_words import kind_word
from models.store import old_eras, schema
from models.store.documents import MOST_PAGES
from models.store.engine import Engine
from models.store.rows import Part, Table, table_of
from models.translation import tr, tr_later

UNREADABLE: Final = (LookupError, ValueError, TypeError, ArithmeticError, RecursionError, CaseError)
"""What comes out where a cell holds what no program of ours writes."""
_AT_ONCE: Final = 2000  # rows whose texts are read together
_LONG_ONES: Final = 50  # of pages of documents
_MORE_TEXTS: Final = (
    ("history", ("label", "who", "at"), _AT_ONCE),
    ("document_chunk", ("sha256",), _AT_ONCE),
    ("document_text", ("document_id", "text"), _LONG_ONES),
    ("search_entry", ("kind", "id"), _AT_ONCE),
)
_NUMBERED: Final = {
    "history": tr_later("history entry"),
    "document_chunk": tr_later("piece of a document"),
    "document_text": tr_later("page of a document"),
    "search_entry": tr_later("search entry"),
}
"""How rows without an id of their own are called."""
_COLOURS: Final = (("kind", "colour", ""), ("event", "era", f"'', '{PLAIN}'"), ("era", "colour", "''"))
"""The columns that hold colours, and what else may stand there."""
_NO_PAGE: Final = f"SELECT 1 FROM document_text WHERE page NOT BETWEEN 1 AND {MOST_PAGES} LIMIT 1"


def look_at_values(engine: Engine, version: int) -> None:
    """Refuse a file of this schema with a text that is none, or with a date, sum or list that cannot be read."""
    tables = _tables(version)
    for name, columns, at_once in (*(_texts(table, version) for table in tables), *_MORE_TEXTS):
        _read_texts(engine, name, columns, at_once)
    if engine.rows(_NO_PAGE):
        raise DamagedCase.of(engine.path.name, tr("pages of a document are numbered as none are"))
    for name, colour, others in _COLOURS:
        if name not in _lacking(version):
            _look_at_colours(engine, name, colour, others)
    for table in tables:
        for part in _kept_in_letters(table.name, version):
            _read_values(engine, table, part, schema.new_columns(version).get(table.name, ()))


def _lacking(version: int) -> tuple[str, ...]:
    """Return which of the two that have had the colour of an era a case of this schema has not."""
    return ("event",) if version <= old_eras.LAST else ("era",)


def _look_at_colours(engine: Engine, table: str, column: str, others: str) -> None:
    sql = f'SELECT rowid FROM "{table}" WHERE "{column}" NOT GLOB ? AND "{column}" NOT IN ({others}) LIMIT 1'
    for (number,) in engine.rows(sql, (f"#{'[0-9A-Fa-f]' * 6}",)):
        raise DamagedCase.of(
            engine.path.name, tr("the colour of {record} is none", record=_called(engine, table, number))
        )


def _tables(version: int) -> tuple[Table, ...]:
    later = {table.name for table in schema.new_tables(version)}
    return tuple(table for kind in RECORD_TYPES if (table := table_of(kind)).name not in later)


def _texts(table: Table, version: int) -> tuple[str, tuple[str, ...], int]:
    """Return the columns of a table that hold texts."""
    later = schema.new_columns(version).get(table.name, ())
    names = (one.name for one in table.columns if one.sql_type == "TEXT" and one.name not in later)
    return table.name, tuple(names), _AT_ONCE


def _read_texts(engine: Engine, table: str, columns: tuple[str, ...], at_once: int) -> None:
    """Let the driver read the texts of many rows as one, which fails if one of them is no text."""
    names = ", ".join(f'"{column}"' for column in columns)
    sql = (
        f"SELECT max(number), group_concat(told) FROM (SELECT rowid AS number, concat_ws(' ', {names}) AS told "
        f'FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT {at_once})'
    )
    last: int | None = -(1 << 63)
    while last is not None:
        try:
            ((found, _),) = engine.rows(sql, (last,))
        except DamagedCase:
            raise _no_text(engine, table, names, last) from None
        last = found


def _no_text(engine: Engine, table: str, names: str, last: int) -> DamagedCase:
    """Return the refusal of a file because of the first row after another one that holds bytes that are no text."""
    for (number,) in engine.rows(f'SELECT rowid FROM "{table}" WHERE rowid > ? ORDER BY rowid', (last,)):
        try:
            engine.rows(f"SELECT concat_ws(' ', {names}) FROM \"{table}\" WHERE rowid = ?", (number,))
        except DamagedCase:
            break
    return DamagedCase.of(
        engine.path.name, tr("{record} holds bytes that are no text", record=_called(engine, table, number))
    )


def _called(engine: Engine, table: str, number: int) -> str:
    """Return what a person can look up a row by."""
    if table in _NUMBERED:
        return f"{tr(_NUMBERED[table])} {number}"
    try:
        id = engine.value(f'SELECT "id" FROM "{table}" WHERE rowid = ?', (number,))
    except CaseError:
        return tr("the {table} in row {number}", table=kind_word(table), number=number)
    return tr("the {table} “{id}”", table=kind_word(table), id=id)


@cache
def _kept_in_letters(name: str, version: int) -> tuple[Part, ...]:
    """Return the fields of a table that must be read from letters; of choices the file itself holds the list."""
    table, later = next(one for one in _tables(version) if one.name == name), schema.new_columns(version)
    return tuple(
        part
        for _, part in table.turned
        if not (len(part.columns) == 1 and part.columns[0].choices)
        and not all(column.name in later.get(name, ()) for column in part.columns)
    )


def _read_values(engine: Engine, table: Table, part: Part, later: tuple[str, ...]) -> None:
    names = ["NULL" if one.name in later else f'"{one.name}"' for one in part.columns]
    for row in engine.rows(f'SELECT DISTINCT {", ".join(names)} FROM "{table.name}"'):
        try:
            part.from_cells(tuple(row))
        except UNREADABLE:
            same = " AND ".join(f"{name} IS ?" for name in names)
            number = engine.value(f'SELECT rowid FROM "{table.name}" WHERE {same}', tuple(row))
            record = _called(engine, table.name, int(number))
            what = tr("the {field} of {record}", field=part.field.replace("_", " "), record=record)
            raise DamagedCase.of(engine.path.name, tr("{what} cannot be read", what=what)) from None
