"""What a case remembers of a table that was imported: its rows and what a person said of it, for its next version."""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from models.case import Case
from models.errors import CaseError
from models.exchange.imported import ImportOptions, TableRow
from models.exchange.written import one_line
from models.machine.unpacking import unpacked
from models.records.desk import ImportedTable
from models.records.story import new_id
from models.translation import tr

_OF_THE_CASE = ("kinds", "who")  # options that the case itself answers


def shape_of(columns: Iterable[str]) -> str:
    """Return by what a table is known again, whatever its file is called: the names of its columns."""
    return "\n".join(" ".join(name.split()).casefold() for name in columns)


def remembered(
    held: ImportedTable | None, name: str, rows: Sequence[TableRow], options: ImportOptions, at: str
) -> ImportedTable:
    """Return what the case is to remember of a table now that its rows stand in it."""
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    return ImportedTable(
        held.id if held else new_id(), name, shape_of(columns), _settings(options), _packed(rows), at
    )


def options_of(table: ImportedTable) -> ImportOptions:
    """Return what a person said of a table when it was imported; what nobody can read is passed over."""
    try:
        told: Any = json.loads(table.settings)
    except ValueError:
        return ImportOptions()
    if not isinstance(told, dict):
        return ImportOptions()
    usual = ImportOptions()
    names = {field.name for field in fields(ImportOptions)} - set(_OF_THE_CASE)
    held = {
        name: value
        for name, value in told.items()
        if name in names and type(value) is type(getattr(usual, name))
    }
    return ImportOptions(**held)


def remembered_options(case: Case, columns: Iterable[str], name: str) -> ImportOptions | None:
    """Return what a person said of a table of this shape when it was imported last; None if none was."""
    held = table_like(case, columns, name)
    return options_of(held) if held else None


def rows_of(table: ImportedTable) -> tuple[TableRow, ...]:
    """Return the rows of a table as they were imported. CaseError if they are damaged."""
    try:
        data = unpacked(base64.b85decode(table.rows)) if table.rows else b"[]"
        return tuple(TableRow(*row) for row in json.loads(data))
    except (ValueError, TypeError, RecursionError) as error:
        raise CaseError(
            tr(
                "What the case remembers of {name} is damaged: import it as a new table.",
                name=one_line(table.name),
            )
        ) from error


def table_like(case: Case, columns: Iterable[str], name: str) -> ImportedTable | None:
    """Return the table of the case that this one is a version of: of one shape, better of one name, then the last."""
    shape = shape_of(columns)
    alike = sorted(_alike(case, shape), key=lambda one: (one.name == name, one.at))
    return alike[-1] if alike else None


def _alike(case: Case, shape: str) -> Iterator[ImportedTable]:
    """Yield the tables of which most columns are those of a shape: people add a column, or drop one."""
    wanted = set(shape.split("\n"))
    for table in case.reader.all(ImportedTable):
        held = set(table.shape.split("\n"))
        if 2 * len(held & wanted) > len(held | wanted):
            yield table


def _settings(options: ImportOptions) -> str:
    told = {field.name: getattr(options, field.name) for field in fields(options)}
    told = {name: dict(value) if isinstance(value, Mapping) else value for name, value in told.items()}
    kept = {name: value for name, value in told.items() if value and name not in _OF_THE_CASE}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _packed(rows: Sequence[TableRow]) -> str:
    # One row after the other: of a hundred thousand at once the window would hear nothing for as long.
    data = ((row.key, row.number, row.event_id, dict(row.cells)) for row in rows)
    text = ", ".join(json.dumps(row, ensure_ascii=False) for row in data)
    return base64.b85encode(zlib.compress(f"[{text}]".encode(), 6)).decode()
