"""What one row of a table proves about a whole column: the order of day and month, the sign before decimals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from models.exchange.imported import ImportOptions, shown
from models.exchange.table.columns import Column
from models.exchange.table.raw import RawRow
from models.translation import tr, tr_later
from models.values.listing import sentences

_DATES: Final = frozenset(("date", "end", "source date", "accessed", "born", "died"))
_SUMS: Final = frozenset(("amount", "quantity"))
_OPEN: Final = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?!\d)", re.ASCII)
_COMMA: Final = re.compile(r"\d\.\d{3},\d|(?<![\d.,])\d+,(?:\d{1,2}|\d{4,})(?![\d.,])", re.ASCII)
_POINT: Final = re.compile(r"\d,\d{3}\.\d|(?<![\d.,])\d+\.(?:\d{1,2}|\d{4,})(?![\d.,])", re.ASCII)
_MONTHS: Final = 12


@dataclass(slots=True)
class _Seen:
    """The first row that speaks for each of two readings of a column."""

    first: str = ""
    second: str = ""

    def take(self, is_first: bool, row: int, cell: str) -> None:
        if self.first if is_first else self.second:
            return
        told = tr("row {row}, {cell}", row=row, cell=shown(cell, 40))
        if is_first:
            self.first = told
        else:
            self.second = told


def proved(
    columns: Sequence[Column], rows: Iterable[RawRow], options: ImportOptions
) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """Return the columns with what their rows prove, and in words what proves it; what a person chose stands."""
    orders, decimals = _looked_through(columns, rows)
    remarks = [
        *_told(columns, orders, "day first", "month first"),
        *_told(columns, decimals, ",", "."),
    ]
    shared_order = options.order or _one_of(
        _reading(one, "day first", "month first") for one in orders.values()
    )
    shared_sign = options.decimal or _one_of(_reading(one, ",", ".") for one in decimals.values())
    return tuple(
        replace(
            column,
            order=options.order
            or _reading(orders.get(column.index), "day first", "month first")
            or (shared_order if column.field in _DATES else ""),
            decimal=options.decimal
            or _reading(decimals.get(column.index), ",", ".")
            or (shared_sign if column.field in _SUMS else ""),
            proof=_proof(column, orders, decimals),
        )
        for column in columns
    ), tuple(remarks)


def _looked_through(
    columns: Sequence[Column], rows: Iterable[RawRow]
) -> tuple[dict[int, _Seen], dict[int, _Seen]]:
    orders = {column.index: _Seen() for column in columns if column.field in _DATES}
    decimals = {column.index: _Seen() for column in columns if column.field in _SUMS}
    for _, number, cells in rows:
        for index, seen in orders.items():
            cell = cells[index] if index < len(cells) else ""
            if found := _OPEN.search(cell):
                day, month = int(found[1]), int(found[3])
                if (day > _MONTHS) != (month > _MONTHS):
                    seen.take(day > _MONTHS, number, cell)
        for index, seen in decimals.items():
            cell = cells[index] if index < len(cells) else ""
            is_comma, is_point = bool(_COMMA.search(cell)), bool(_POINT.search(cell))
            if is_comma != is_point:
                seen.take(is_comma, number, cell)
    return orders, decimals


def _reading(seen: _Seen | None, first: str, second: str) -> str:
    """Return the one reading that a column proves; none where rows speak for both."""
    if seen is None or bool(seen.first) == bool(seen.second):
        return ""
    return first if seen.first else second


def _one_of(readings: Iterable[str]) -> str:
    found = {reading for reading in readings if reading}
    return found.pop() if len(found) == 1 else ""


def _proof(column: Column, orders: dict[int, _Seen], decimals: dict[int, _Seen]) -> str:
    """Return what the rows prove of a column, in words; empty where they prove nothing."""
    told = [
        *_told((column,), {column.index: orders.get(column.index, _Seen())}, "day first", "month first"),
        *_told((column,), {column.index: decimals.get(column.index, _Seen())}, ",", ".", is_whole=True),
    ]  # fmt: skip
    return sentences(*told)


_PROVED: Final = {
    "day first": tr_later("In “{name}” all dates are written day first: {cell} proves it."),
    "month first": tr_later("In “{name}” all dates are written month first: {cell} proves it."),
    ",": tr_later("In “{name}” all sums are written with a decimal comma: {cell} proves it."),
    ".": tr_later("In “{name}” all sums are written with a decimal point: {cell} proves it."),
}


def _told(
    columns: Sequence[Column],
    found: dict[int, _Seen],
    first: str,
    second: str,
    *,
    is_whole: bool = False,
) -> Iterator[str]:
    """Yield what rows prove; of decimal signs, which are plain to see, only what speaks for both, or all."""
    names = {column.index: column.name for column in columns}
    for index, seen in found.items():
        name = shown(names[index], 60)
        if seen.first and seen.second:
            yield tr(
                "“{name}” is written in two ways ({first}; {second}): what is open is asked.",
                name=name,
                first=seen.first,
                second=seen.second,
            )
        elif (seen.first or seen.second) and (is_whole or first != ","):
            reading = _reading(seen, first, second)
            yield tr(_PROVED[reading], name=name, cell=seen.first or seen.second)
