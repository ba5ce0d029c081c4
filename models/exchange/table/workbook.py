"""Reads the cells of workbooks (XLSX, XLSM, XLSB, XLS, ODS) as they stand there: values, never formulas."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from math import isfinite
from pathlib import Path
from typing import Any, Final

from models.exchange import imported as limits
from models.exchange.imported import ImportOptions, shown
from models.exchange.table.raw import RawRow, RawTable, UnusableTable
from models.translation import tr
from models.values.listing import in_a_row

ENDINGS: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_THOUSANDTHS: Final = 3


def workbook_table(path: Path, options: ImportOptions) -> RawTable:
    """Return the cells of a sheet: the one that is named, else the first that has any. UnusableTable if none has."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        if path.stat().st_size > limits.MOST_BYTES:
            raise UnusableTable(tr("is larger than {most} MB: split it.", most=limits.MOST_BYTES // 1024**2))
        book = CalamineWorkbook.from_path(str(path))
        names = tuple(book.sheet_names)
        sheet = _sheet_of(book, names, options.sheet)
        cells = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False, nrows=limits.MOST_ROWS + 1)
    except PasswordError:
        raise UnusableTable(tr("is locked with a password: save it without one.")) from None
    except (CalamineError, ValueError) as error:
        raise UnusableTable(
            tr("is no workbook that can be read ({error}): save it again.", error=shown(str(error), 80))
        ) from None
    if len(cells) > limits.MOST_ROWS:
        raise UnusableTable(tr("has more than {most:,} rows: split it.", most=limits.MOST_ROWS))
    name = shown(sheet, 60)
    remark = (
        tr("Read the sheet “{sheet}” of {n}.", sheet=name, n=len(names))
        if len(names) > 1
        else tr("Read the sheet “{sheet}”.", sheet=name)
    )
    return RawTable(path.name, partial(_rows, cells), (remark,), names, sheet)


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets of a workbook; none if it cannot be opened."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return tuple(CalamineWorkbook.from_path(str(path)).sheet_names)
    except (CalamineError, ValueError, OSError):
        return ()


def _sheet_of(book: Any, names: tuple[str, ...], wanted: str) -> str:
    if wanted:
        if wanted in names:
            return wanted
        raise UnusableTable(
            tr(
                "has no sheet called “{wanted}”: choose one of {names}.",
                wanted=shown(wanted, 60),
                names=in_a_row(names),
            )
        )
    filled = (name for name in names if book.get_sheet_by_name(name).to_python(nrows=1))
    if (found := next(filled, None)) is None:
        raise UnusableTable(tr("is empty: it needs a heading and a row for each event."))
    return found


def _rows(cells: list[list[Any]]) -> Iterator[RawRow]:
    """Yield the rows that are not empty; the line of a workbook is the number of its row."""
    for number, row in enumerate(cells, start=1):
        if len(row) > limits.MOST_COLUMNS:
            raise UnusableTable(
                tr(
                    "has more than {most:,} columns in row {number}: split it.",
                    most=limits.MOST_COLUMNS,
                    number=number,
                )
            )
        words = [cell_words(cell) for cell in row]
        if any(words):
            yield number, number, words


def cell_words(cell: object) -> str:
    """Return a cell as a person types it; a day without a time as a day, a whole number without decimals."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return _number_words(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)[: limits.LONGEST_CELL]


def _number_words(number: float) -> str:
    """Return a number in digits; three decimals get a fourth, or they would read like thousands."""
    if not isfinite(number):
        return ""
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    words = f"{number:f}".rstrip("0")
    return words + "0" if len(words.partition(".")[2]) == _THOUSANDTHS else words
