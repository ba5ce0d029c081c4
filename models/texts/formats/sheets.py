"""Workbooks that are no XLSX (XLS, XLSB, ODS): the stored values of their sheets, by python-calamine."""

import io
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import BinaryIO, Final

from models.texts.archive import Archive
from models.texts.limits import LONGEST_CELL, MOST_CELLS, MOST_ROWS, Work, read_whole
from models.texts.text import Block, Extracted, Look, Page, UnreadableDocument, repair
from models.translation import tr

_MOST_UNPACKED: Final = 400 * 2**20  # bytes that one part may say it has


def extract_sheets(file: BinaryIO, work: Work) -> Extracted:
    """Return every sheet as a page and as a table; UnreadableDocument if it is broken or breaks a limit."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    data = read_whole(file, tr("This workbook is larger than 100 MB: split it."))
    _check_size(data)
    tables: dict[str, tuple[tuple[str, ...], ...]] = {}
    left = MOST_CELLS
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for number, name in enumerate(book.sheet_names, start=1):
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS)
            left -= sum(map(len, cells))
            if left < 0:
                raise UnreadableDocument(
                    tr("This workbook has more than {most:,} cells: split it.", most=MOST_CELLS)
                )
            tables[name] = tuple(tuple(cell_words(cell) for cell in row) for row in cells)
            work.tell(number, len(book.sheet_names))
    except PasswordError:
        raise UnreadableDocument(
            tr("This workbook is locked with a password: save a copy without one and add that.")
        ) from None
    except CalamineError:
        raise UnreadableDocument(
            tr("This workbook is damaged and cannot be read: ask for another copy.")
        ) from None
    pages = tuple(
        Page(repair(name) or "1", tuple(Block("\t".join(row), Look.ROW) for row in rows if any(row)))
        for name, rows in tables.items()
    )
    return Extracted(pages, sheets=tuple(tables.values()))


def _check_size(data: bytes) -> None:
    """Refuse a packed workbook whose parts say that they would fill the memory."""
    if data.startswith(b"PK"):
        archive = Archive(io.BytesIO(data))
        if any(archive.size(name) > _MOST_UNPACKED for name in archive.names):
            raise UnreadableDocument(tr("This workbook unpacks to more than 400 MB, so it is not read."))


def cell_words(cell: object) -> str:
    """Return a cell as it is read: a day without a time as a day, a whole number without decimals."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        if not isfinite(cell):
            return ""
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return repair(str(cell or ""))[:LONGEST_CELL].replace("\t", " ").replace("\n", " ")
