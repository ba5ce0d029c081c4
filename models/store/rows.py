"""How a record becomes a row and a row a record: read off the dataclasses, so that a field is named once."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import accumulate
from operator import attrgetter
from types import UnionType
from typing import Any, Final, NewType, TypeVar, get_args, get_origin, get_type_hints

from models.errors import CaseError
from models.records.desk import RECORD_TYPES, ImportedTable, Record, SavedFigure
from models.records.record_words import kind_word
from models.translation import tr
from models.values.money import Amount, Bound, Quantity
from models.values.when import When
from models.values.where.points import Point

Cell = str | int | float | bytes | None
Row = tuple[Cell, ...]
R = TypeVar("R", bound=Record)
_LIST: Final = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table as SQL knows it."""

    name: str
    sql_type: str  # TEXT, INTEGER or REAL
    is_needed: bool = True  # NOT NULL
    points_to: str = ""  # the table that the value is an id of
    choices: tuple[str, ...] = ()  # the only values that are allowed


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a record: its columns, and the way there and back."""

    field: str
    columns: tuple[Column, ...]
    to_cells: Callable[[Any], Row]
    from_cells: Callable[[Row], Any]
    types: tuple[
        type, ...
    ] = ()  # of a value that is stored as it is; empty: to_cells and from_cells are needed


@dataclass(frozen=True, slots=True)
class Table:
    """The table of one kind of record."""

    kind: type[Record]
    name: str
    parts: tuple[Part, ...]
    columns: tuple[Column, ...]  # in order; the first is the id
    column_names: tuple[str, ...]
    pointers: tuple[
        tuple[str, str], ...
    ]  # fields that hold the id of another record, and that record's table
    values_of: Callable[[Any], tuple[Any, ...]]  # all fields of a record at once
    turned: tuple[
        tuple[int, Part], ...
    ]  # the parts that are not stored as they are, by field, the last first
    joined: tuple[tuple[int, Part], ...]  # the same, by their first column
    plain: tuple[tuple[int, Part], ...]  # the other parts, by their column

    @classmethod
    def of(cls, kind: type[Record]) -> "Table":
        """Read a table off a record."""
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]
        parts = tuple(_part(name, hints[name]) for name in names)
        columns = tuple(column for part in parts for column in part.columns)
        pointers = tuple((column.name, column.points_to) for column in columns if column.points_to)
        column_names = tuple(column.name for column in columns)
        turned = tuple((place, part) for place, part in enumerate(parts) if not part.types)[::-1]
        starts = list(accumulate((len(part.columns) for part in parts), initial=0))
        joined = tuple((starts[place], part) for place, part in turned)
        plain = tuple((start, part) for start, part in zip(starts, parts, strict=False) if part.types)
        return cls(
            kind, table_name(kind), parts, columns, column_names, pointers, attrgetter(*names),
            turned, joined, plain,
        )  # fmt: skip

    def row(self, record: Record) -> Row:
        """Return the record as a row."""
        cells: list[Any] = list(self.values_of(record))
        for place, part in self.turned:
            cells[place : place + 1] = part.to_cells(cells[place])
        return tuple(cells)

    def record(self, row: Sequence[Cell]) -> Any:
        """Return the row as a record; CaseError if a cell holds what the program never writes."""
        try:
            return self.kind(*self._values(row))
        except (LookupError, ValueError, TypeError, CaseError, ArithmeticError, RecursionError):
            raise CaseError(
                tr(
                    "The {name} “{id}” in this case is damaged and cannot be read: open an earlier copy, or "
                    "recover the case (File ▸ Recover).",
                    name=kind_word(self.name),
                    id=str(row[0])[:40],
                )
            ) from None

    def _values(self, row: Sequence[Cell]) -> list[Any]:
        """Return what the fields of the record are, in order."""
        values: list[Any] = list(row)
        for place, part in self.plain:
            if type(values[place]) not in part.types:
                raise ValueError(f"{part.field} is of a wrong type")
        for start, part in self.joined:
            end = start + len(part.columns)
            values[start:end] = (part.from_cells(tuple(values[start:end])),)
        return values

    def cells_by_name(self, record: Record) -> dict[str, Cell]:
        """Return the columns that hold something, by name."""
        cells = zip(self.column_names, self.row(record), strict=True)
        return {name: cell for name, cell in cells if cell is not None}

    def record_of(self, cells: Mapping[str, Cell]) -> Any:
        """Return the record of such columns; a column that an older version did not know gets its default."""
        defaults = default_cells(self.name)
        return self.record([cells.get(name, defaults[name]) for name in self.column_names])


def table_of(kind: type[object]) -> Table:
    """Return the table of a kind of record."""
    return table_named(table_name(kind))


def table_named(name: str) -> Table:
    """Return the table of this name; KeyError if no record has it."""
    return _tables()[name]


@cache
def _tables() -> Mapping[str, Table]:
    """Return every table by its name."""
    return {table_name(kind): Table.of(kind) for kind in RECORD_TYPES}


def table_name(kind: type[object]) -> str:
    """Return the name of a record's table, which is also what history calls the record."""
    return {SavedFigure: "figure", ImportedTable: "import"}.get(kind, kind.__name__.lower())


def gone(kind: type[object], id: str) -> CaseError:
    """Return the refusal of whoever asks for a record that the case does not hold."""
    name = kind_word(table_name(kind))
    return CaseError(
        tr("The {name} “{id}” is not in the case any more: it may have been deleted.", name=name, id=id)
    )


@cache
def default_cells(name: str) -> Mapping[str, Cell]:
    """Return the cells of a record that was given no more than it must be; None where a value is a must."""
    table, found = table_named(name), dict[str, Cell]()
    for field, part in zip(fields(table.kind), table.parts, strict=True):
        names = [column.name for column in part.columns]
        known = field.default is not MISSING
        cells = part.to_cells(field.default) if known else (None,) * len(names)
        found.update(zip(names, cells, strict=True))
    return found


def _part(name: str, hint: Any) -> Part:
    """Tell how a field of this type is stored."""
    bare, is_needed = _without_none(hint)
    if bare in _VALUES:
        return _VALUES[bare](name, is_needed)
    if get_origin(bare) is tuple:
        return Part(name, (Column(name, "TEXT", is_needed),), _list_to_cells, _list_from_cells)
    if isinstance(bare, NewType):
        points_to = "" if name == "id" else bare.__name__.removesuffix("Id").lower()
        return _plain(str, Column(name, "TEXT", is_needed, points_to))
    if bare is bool:
        column = Column(name, "INTEGER", is_needed, choices=("0", "1"))
        return Part(name, (column,), lambda value: (int(value),), lambda cells: bool(cells[0]))
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        column = Column(name, "TEXT", is_needed, choices=tuple(f"'{member.value}'" for member in bare))
        members: Mapping[Cell, StrEnum] = {member.value: member for member in bare}
        return Part(name, (column,), lambda value: (str(value),), lambda cells: members[cells[0]])
    return _plain(bare, Column(name, {str: "TEXT", int: "INTEGER"}[bare], is_needed))


def _plain(type_: type, column: Column) -> Part:
    """Return a field whose value is stored as it is."""
    types = (type_,) if column.is_needed else (type_, type(None))
    return Part(column.name, (column,), lambda value: (value,), lambda cells: cells[0], types)


def _without_none(hint: Any) -> tuple[Any, bool]:
    """Return the type of a hint without None, and whether a value is needed."""
    if not isinstance(hint, UnionType) and type(None) not in get_args(hint):
        return hint, True
    bare = tuple(each for each in get_args(hint) if each is not type(None))
    return bare[0], False


def _list_to_cells(value: tuple[str, ...]) -> Row:
    return (_LIST.encode(value) if value else "[]",)


def _list_from_cells(cells: Row) -> tuple[str, ...]:
    if cells[0] == "[]":
        return ()
    found = json.loads(str(cells[0]))
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise ValueError("not a list of texts")
    return tuple(found)


def _when_part(name: str, is_needed: bool) -> Part:
    columns = tuple(
        Column(f"{name}_{end}", "TEXT", is_needed and end in ("edtf", "wording"))
        for end in ("edtf", "earliest", "latest", "wording")
    )
    return Part(name, columns, _when_to_cells, _when_from_cells)


def _when_to_cells(when: When | None) -> Row:
    if when is None:
        return (None, None, None, None)
    earliest = when.earliest.isoformat() if when.earliest else None
    return (when.edtf, earliest, when.latest.isoformat() if when.latest else None, when.wording)


def _when_from_cells(cells: Row) -> When | None:
    # The two days are there for queries and for other programs; the EDTF value alone is what was said.
    return None if cells[0] is None else When.from_edtf(str(cells[0]), str(cells[3] or ""))


def _sum_part(name: str, is_needed: bool, unit: str) -> Part:
    choices = tuple(f"'{bound.value}'" for bound in Bound)
    columns = (
        Column(f"{name}_value", "TEXT", is_needed),
        Column(f"{name}_{unit}", "TEXT", is_needed),
        Column(f"{name}_bound", "TEXT", is_needed, choices=choices),
        Column(f"{name}_wording", "TEXT", is_needed),
        Column(f"{name}_upper", "TEXT", is_needed=False),
    )
    made: type[Amount] | type[Quantity] = Amount if unit == "currency" else Quantity

    def to_cells(value: Amount | Quantity | None) -> Row:
        if value is None:
            return (None, None, None, None, None)
        upper = None if value.upper is None else str(value.upper)
        return (str(value.value), str(getattr(value, unit)), str(value.bound), value.wording, upper)

    def from_cells(cells: Row) -> Amount | Quantity | None:
        if cells[0] is None:
            return None
        upper = None if cells[4] is None else Decimal(str(cells[4]))
        return made(Decimal(str(cells[0])), str(cells[1]), Bound(str(cells[2])), str(cells[3] or ""), upper)

    return Part(name, columns, to_cells, from_cells)


def _point_part(name: str, is_needed: bool) -> Part:
    columns = (Column("lat", "REAL", is_needed), Column("lon", "REAL", is_needed))

    def to_cells(point: Point | None) -> Row:
        return (None, None) if point is None else (point.lat, point.lon)

    def from_cells(cells: Row) -> Point | None:
        lat, lon = cells
        if isinstance(lat, int | float) and isinstance(lon, int | float):
            return Point(float(lat), float(lon))
        return None

    return Part(name, columns, to_cells, from_cells)


_VALUES: Mapping[Any, Callable[[str, bool], Part]] = {
    When: _when_part,
    Amount: lambda name, is_needed: _sum_part(name, is_needed, "currency"),
    Quantity: lambda name, is_needed: _sum_part(name, is_needed, "asset"),
    Point: _point_part,
}
