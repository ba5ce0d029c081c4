"""Tells the items of a foreign file as the rows of a table, so that they are read as any table is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.exchange import imported as limits
from models.exchange.csv_out import guarded
from models.exchange.imported import Imported, ImportOptions, shown
from models.exchange.table.raw import RawRow, RawTable, UnusableTable
from models.exchange.table.reading import read_table


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a file, told as cells by the names of their columns, and the line on which it begins."""

    line: int
    cells: Mapping[str, str]


def table_of(
    name: str, items: Iterable[Item], columns: Mapping[str, str], remarks: Sequence[str] = ()
) -> RawTable:
    """Return items as a table; `columns` tells what those of the format fill, others fill what they usually do."""
    held = tuple(_limited(items))
    head = list(dict.fromkeys(column for item in held for column in item.cells))

    def rows() -> Iterator[RawRow]:
        if head:
            yield 0, 0, head
        for number, item in enumerate(held, start=1):
            yield item.line, number, [guarded(item.cells.get(column, "")) for column in head]

    return RawTable(name, rows, tuple(remarks), columns=columns)


def _limited(items: Iterable[Item]) -> Iterator[Item]:
    for number, item in enumerate(items, start=1):
        if number > limits.MOST_ROWS:
            raise UnusableTable(f"holds more than {limits.MOST_ROWS:,} items: split it.")
        if any(len(text) > limits.LONGEST_CELL for text in item.cells.values()):
            raise UnusableTable(f"has a text of more than 1 MB in line {item.line}: shorten it.")
        yield Item(item.line, {name: text for name, text in item.cells.items() if text.strip()})


def read_items(
    path: Path, options: ImportOptions, open_table: Callable[[Path, ImportOptions], RawTable]
) -> Imported:
    """Return the events of a file that is told as a table; what is nested too deeply is refused in words."""
    try:
        return read_table(path, options, open_table=open_table)
    except RecursionError:
        return Imported(
            refusal=f"{shown(path.name, 80)} is nested too deeply: check that it is the right file."
        )
