"""Tells the items of a foreign file as the rows of a table, so that they are read as any table is."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from models.exchange import imported as limits
from models.exchange.csv_out import guarded
from models.exchange.imported import shown
from models.exchange.table.raw import UNCLOSED, RawRow, RawTable, UnusableTable
from models.records.story import Event
from models.translation import tr, tr_count
from models.values.listing import set_apart

_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a file, told as cells by the names of their columns, and the line on which it begins."""

    line: int
    cells: Mapping[str, str]


class FieldColumns:
    """The columns of facts that have a field of their own: of each as many as an item has of it."""

    def __init__(self, known: Set[str]) -> None:
        """Take the fields that may be filled; a role or a meaning stands behind a colon."""
        self.columns: dict[str, str] = {}  # by their names, what they fill
        self._known = known
        self._numbers: dict[str, int] = {}

    def cells(self, facts: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Return the facts of an item as cells; what is of a numbered source stands in the columns of its number."""
        times: Counter[str] = Counter()
        told: dict[str, str] = {}
        for field, value in facts:
            if re.fullmatch(r"source \d{1,2}(?: \w+)?", field):
                told[field] = value
            elif field.partition(":")[0] in self._known:
                number = self._numbers.setdefault(field, len(self._numbers) + 1)
                times[field] += 1
                name = f"fact {number} · {times[field]}"
                self.columns[name] = field
                told[name] = value
        return told


def left_aside(name: str, count: int) -> str:
    """Return how many parts of a file of one name have no place in a case."""
    return tr_count(count, "Left aside: {n:,} {name}.", "Left aside: {n:,} {name}s.", name=name)


def named_events(events: Sequence[Event]) -> str:
    """Return the titles of the first of some events, and how many more there are."""
    told = set_apart(shown(event.title, 60) for event in events[:_NAMED])
    more = len(events) - _NAMED
    return tr("{names} and {n:,} more", names=told, n=more) if more > 0 else told


def table_of(
    name: str, items: Iterable[Item], columns: Mapping[str, str], remarks: Sequence[str] = ()
) -> RawTable:
    """Return items as a table; `columns` tells what those of the format fill, others fill what they usually do."""
    held = tuple(_limited(items))
    head = list(dict.fromkeys(column for item in held for column in item.cells))

    def rows() -> Iterator[RawRow]:
        if not head:
            return  # items that tell nothing
        yield 0, 0, head
        for number, item in enumerate(held, start=1):
            yield item.line, number, [guarded(item.cells.get(column, "")) for column in head]

    return RawTable(name, rows, tuple(remarks), columns=columns)


def retold(
    table: RawTable,
    columns: Mapping[str, str],
    retell: Callable[[Mapping[str, str]], Mapping[str, str]],
    made: Sequence[str] = (),
) -> RawTable:
    """Return a table whose rows are told otherwise: `retell` gives the cells that change, and those of made columns."""

    def rows() -> Iterator[RawRow]:
        names: list[str] = []
        for line, number, cells in table.rows():
            if not names:
                names = [*cells]
                yield line, number, [*names, *made]
            elif cells[-1].endswith(UNCLOSED):
                yield line, number, cells
            else:
                changed = retell({name: cell.strip() for name, cell in zip(names, cells, strict=False)})
                told = [changed.get(name, cell) for name, cell in zip(names, cells, strict=False)]
                bare = [""] * (len(names) - len(told))
                yield (
                    line,
                    number,
                    [*told, *bare, *(changed.get(name, "") for name in made), *cells[len(names) :]],
                )

    return replace(table, rows=rows, columns=columns, made=frozenset(made))


def _limited(items: Iterable[Item]) -> Iterator[Item]:
    for number, item in enumerate(items, start=1):
        if number > limits.MOST_ROWS:
            raise UnusableTable(tr("holds more than {most:,} items: split it.", most=limits.MOST_ROWS))
        if any(len(text) > limits.LONGEST_CELL for text in item.cells.values()):
            raise UnusableTable(
                tr("has a text of more than 1 MB in line {line}: shorten it.", line=item.line)
            )
        yield Item(item.line, {name: text for name, text in item.cells.items() if text.strip()})
