"""XLSX (ECMA-376, SpreadsheetML): the stored values of all sheets, formulas and macros left alone."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import BinaryIO, Final

from models.texts.archive import Archive
from models.texts.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Work
from models.texts.markup import Event, Kind, events
from models.texts.text import Block, Extracted, Look, Page, UnreadableDocument, repair
from models.translation import tr
from models.values.listing import in_a_row

Cells = tuple[tuple[str, ...], ...]
_WORKBOOK: Final = "xl/workbook.xml"
_DATE_FORMATS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def extract_xlsx(file: BinaryIO, work: Work) -> Extracted:
    """Return every sheet as a page and as a table; UnreadableDocument if it is broken or breaks a limit."""
    archive = Archive(file)
    sheets, is_1904 = _sheets(archive, work)
    if not sheets:
        raise UnreadableDocument(tr("This workbook holds no sheet of cells: ask for another copy."))
    shared = tuple(_shared(archive, work))
    dates = _date_styles(archive, work)
    reader = _Cells(shared, dates, is_1904)
    tables = []
    for number, (_, part, _) in enumerate(sheets, start=1):
        tables.append(reader.read(events(archive.open(part), work)))
        work.tell(number, len(sheets))
    pages = tuple(
        Page(name, tuple(Block("\t".join(row), Look.ROW) for row in table if any(row)))
        for (name, _, _), table in zip(sheets, tables, strict=True)
    )
    hidden = [name for name, _, is_hidden in sheets if is_hidden]
    told = (tr("Hidden in the workbook, shown here: {sheets}.", sheets=in_a_row(hidden)),) if hidden else ()
    return Extracted(pages, told, sheets=tuple(tables))


def _sheets(archive: Archive, work: Work) -> tuple[list[tuple[str, str, bool]], bool]:
    """Return name, part and whether it is hidden of each sheet; and whether days are counted from 1904."""
    targets: dict[str, str] = {}
    for event in events(archive.open("xl/_rels/workbook.xml.rels"), work):
        if (
            event.kind is Kind.START
            and event.name == "Relationship"
            and event.get("TargetMode") != "External"
        ):
            target = event.get("Target")
            targets[event.get("Id")] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    sheets: list[tuple[str, str, bool]] = []
    is_1904 = False
    for event in events(archive.open(_WORKBOOK), work):
        if event.kind is Kind.START and event.name == "workbookPr":
            is_1904 = event.get("date1904") in ("1", "true")
        elif event.kind is Kind.START and event.name == "sheet":
            part = targets.get(event.get("r:id"), "")
            if part in archive and "worksheets" in part:
                name = repair(event.get("name")).strip() or f"Sheet{len(sheets) + 1}"
                sheets.append((name, part, event.get("state", "visible") != "visible"))
    return sheets, is_1904


def _shared(archive: Archive, work: Work) -> Iterator[str]:
    """Yield the texts that cells share."""
    if "xl/sharedStrings.xml" not in archive:
        return
    words: list[str] = []
    is_text = is_reading_aid = False
    for event in events(archive.open("xl/sharedStrings.xml"), work):
        if event.name == "si" and event.kind is Kind.START:
            words = []
        elif event.name == "si" and event.kind is Kind.END:
            yield repair("".join(words)[:LONGEST_CELL])
        elif event.name == "rPh":
            is_reading_aid = event.kind is Kind.START
        elif event.name == "t":
            is_text = event.kind is Kind.START
        elif event.kind is Kind.TEXT and is_text and not is_reading_aid:
            words.append(event.text)


def _date_styles(archive: Archive, work: Work) -> frozenset[int]:
    """Return the numbers of the cell styles that show days."""
    if "xl/styles.xml" not in archive:
        return frozenset()
    own: set[str] = set()
    found, number, is_inside = set(), 0, False
    for event in events(archive.open("xl/styles.xml"), work):
        if event.name == "numFmt" and event.kind is Kind.START:
            code = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", event.get("formatCode")).casefold()
            if "yy" in code or ("d" in code and "m" in code):
                own.add(event.get("numFmtId"))
        elif event.name == "cellXfs":
            is_inside = event.kind is Kind.START
        elif event.name == "xf" and event.kind is Kind.START and is_inside:
            kind = event.get("numFmtId")
            if kind in own or (kind.isdigit() and int(kind) in _DATE_FORMATS):
                found.add(number)
            number += 1
    return frozenset(found)


class _Cells:
    """Reads the cells of sheets, so many in all."""

    def __init__(self, shared: tuple[str, ...], dates: frozenset[int], is_1904: bool) -> None:
        self._shared, self._dates = shared, dates
        self._zero = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)
        self._left = MOST_CELLS

    def read(self, told: Iterator[Event]) -> Cells:
        """Return the rows of a sheet up to its last filled cell."""
        rows: dict[int, dict[int, str]] = {}
        row = column = -1
        kind, style, words, is_value = "", 0, [], False
        for event in told:
            if event.kind is Kind.TEXT:
                if is_value:
                    words.append(event.text)
            elif event.name == "row" and event.kind is Kind.START:
                row = int(event.get("r")) - 1 if event.get("r").isdigit() else row + 1
                column = -1
            elif event.name == "c" and event.kind is Kind.START:
                row, column = _place(event.get("r"), row, column)
                kind, words = event.get("t"), []
                style = int(event.get("s")) if event.get("s").isdigit() else 0
            elif event.name in ("v", "t"):
                is_value = event.kind is Kind.START
            elif event.name == "c" and words:
                value = self._value("".join(words)[:LONGEST_CELL], kind, style)
                if value and row < MOST_ROWS and column < MOST_COLUMNS:
                    self._left -= 1
                    if self._left < 0:
                        raise UnreadableDocument(
                            tr(
                                "This workbook has more than {most:,} filled cells: split it.",
                                most=MOST_CELLS,
                            )
                        )
                    rows.setdefault(row, {})[column] = value
        return _table(rows)

    def _value(self, text: str, kind: str, style: int) -> str:
        if kind == "s":
            return self._shared[int(text)] if text.isdigit() and int(text) < len(self._shared) else ""
        if kind == "b":
            return "TRUE" if text == "1" else "FALSE"
        if kind in ("str", "inlineStr", "e", "d"):
            return repair(text)
        return self._date(text) if style in self._dates else text

    def _date(self, text: str) -> str:
        """Return a day that is stored as a number as ISO 8601; the number where it is none."""
        try:
            found = self._zero + timedelta(days=round(float(text) * 86400) / 86400)
        except (ValueError, OverflowError):
            return text
        return (
            found.date().isoformat()
            if found.time() == datetime.min.time()
            else found.isoformat(" ", "minutes")
        )


def _place(name: str, row: int, column: int) -> tuple[int, int]:
    """Return row and column, counted from 0, of a cell's name; the next one where it has none."""
    found = _CELL.fullmatch(name)
    if not found:
        return row, column + 1
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, number - 1


def _table(rows: dict[int, dict[int, str]]) -> Cells:
    """Return rows without a gap; far-off rows would be a million empty ones, so gaps over 1,000 are closed."""
    told: list[tuple[str, ...]] = []
    for row in sorted(rows):
        if row - len(told) < 1000:
            told += [()] * (row - len(told))
        cells = rows[row]
        told.append(tuple(cells.get(column, "") for column in range(min(max(cells) + 1, MOST_COLUMNS))))
    return tuple(told)
