"""Reads a table of daily rates of exchange: a day and a rate, and the two currencies where the table names them."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from models.errors import CaseError, UnreadableValue
from models.exchange.table.values import read_date
from models.texts.encoding import decoded
from models.translation import tr

_DAYS: Final = ("date", "day", "日期", "datum")
_VALUES: Final = ("rate", "value", "price", "close", "汇率", "匯率", "kurs", "obs_value")
_BASES: Final = ("base", "from", "currency", "base currency")
_OTHERS: Final = ("other", "to", "quote", "quote currency")


@dataclass(frozen=True, slots=True)
class DailyRate:
    """What one of `base` was worth in `other` on a day (EDTF)."""

    base: str
    other: str
    value: str
    day: str


@dataclass(frozen=True, slots=True)
class RateTable:
    """The rates of a file, and the lines of it that hold none."""

    rates: tuple[DailyRate, ...]
    problems: tuple[str, ...]


def read_rate_table(path: Path, base: str = "", other: str = "") -> RateTable:
    """Read a CSV of daily rates; `base` and `other` serve where no column names them.

    CaseError where it has no days or no rates.
    """
    try:
        text = decoded(path.read_bytes()).text.lstrip("\ufeff")
    except OSError as error:
        raise CaseError(
            tr("{name} cannot be read: choose a CSV file of daily rates.", name=path.name)
        ) from error
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    rows = list(csv.reader(text.splitlines(), delimiter=mark))
    columns = _columns(rows[0] if rows else ())
    if "day" not in columns or "value" not in columns:
        raise CaseError(
            tr("{name} has no columns “date” and “rate”: name them so in its first line.", name=path.name)
        )
    problems: list[str] = []
    rates = tuple(_rates(rows[1:], columns, (base, other), problems))
    return RateTable(rates, tuple(problems))


def _columns(header: Sequence[str]) -> dict[str, int]:
    names = {"day": _DAYS, "value": _VALUES, "base": _BASES, "other": _OTHERS}
    plain = [" ".join(cell.casefold().replace("_", " ").split()) for cell in header]
    found = {}
    for field, known in names.items():
        at = next(
            (number for number, name in enumerate(plain) if name in (k.replace("_", " ") for k in known)),
            None,
        )
        if at is not None:
            found[field] = at
    return found


def _rates(
    rows: Sequence[Sequence[str]], columns: dict[str, int], usual: tuple[str, str], problems: list[str]
) -> Iterator[DailyRate]:
    for line, row in enumerate(rows, start=2):
        cells = {field: row[at].strip() for field, at in columns.items() if at < len(row)}
        if not any(cells.values()):
            continue
        problem, rate = _rate(cells, usual)
        if rate:
            yield rate
        else:
            problems.append(tr("Line {line}: {sentence}", line=line, sentence=problem))


def _rate(cells: dict[str, str], usual: tuple[str, str]) -> tuple[str, DailyRate | None]:
    base, other = (
        (cells.get(field) or preset).upper() for field, preset in zip(("base", "other"), usual, strict=True)
    )
    if not base or not other or base == other:
        return tr("the two currencies are missing: name them, such as USD and CNY."), None
    value = cells.get("value", "").replace(",", "")
    try:
        is_number = Decimal(value).is_finite() and Decimal(value) > 0
    except InvalidOperation:
        is_number = False
    if not is_number:
        return tr("“{text}” is no rate: write a number such as 7.25.", text=cells.get("value", "")[:40]), None
    try:
        when = read_date(cells.get("day", ""))
    except UnreadableValue as error:
        return str(error), None
    if when.earliest is None or when.earliest != when.latest:
        return tr("“{text}” is no one day: write it as 2025-04-16.", text=cells.get("day", "")[:40]), None
    return "", DailyRate(base, other, value, when.earliest.isoformat())
