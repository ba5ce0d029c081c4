"""Writes tables as CSV that no spreadsheet takes for formulas."""

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

Cell = str | int | Decimal | None
"""A cell: words, a number, or nothing."""

_FORMULA: Final = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]", re.MULTILINE)


def csv_bytes(rows: Sequence[Sequence[Cell]], *, is_guarded: bool = True) -> bytes:
    """Return rows as CSV in UTF-8; words that begin like a formula on any line get an apostrophe before them.

    The apostrophe is what `read_csv` takes off again; numbers are written as numbers.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerows([_written(cell, is_guarded) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")  # the mark by which spreadsheets know UTF-8


def _written(cell: Cell, is_guarded: bool) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return guarded(cell) if is_guarded else cell.replace("\x00", "")


def guarded(text: str) -> str:
    """Return the words of a cell, with an apostrophe before them if any line of them begins like a formula.

    Words that begin so behind apostrophes of their own get one more, so that reading takes off the right one.
    """
    text = text.replace("\x00", "")
    return f"'{text}" if _FORMULA.search(text.lstrip("'").replace("\r", "\n\r")) else text


def tabbed_text(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as text parted by tabs, as spreadsheets take it from the clipboard; formulas are guarded."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerows([guarded(cell.replace("\r\n", "\n")) for cell in row] for row in rows)
    return file.getvalue()
