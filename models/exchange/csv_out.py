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
    text = cell.replace("\x00", "")
    return f"'{text}" if is_guarded and _FORMULA.search(text.replace("\r", "\n\r")) else text
