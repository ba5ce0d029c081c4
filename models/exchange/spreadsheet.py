"""Writes a table as XLSX (Office Open XML, ECMA-376): words as words, never as formulas; no times, no author."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from models.exchange.csv_out import Cell, csv_bytes
from models.exchange.written import clean
from models.exchange.zip_parts import zipped

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
LONGEST_CELL = 32_767
"""How many characters a cell of a spreadsheet can hold; longer words are cut with an ellipsis."""


TABLES: Final = (".csv", ".xlsx")
"""The endings of files that hold a table."""


def table_bytes(rows: Sequence[Sequence[Cell]], ending: str, name: str = "Sheet1") -> bytes:
    """Return rows as the table that one of TABLES names; `name` is that of the sheet."""
    return csv_bytes(rows) if ending == ".csv" else xlsx_bytes(rows, name)


def xlsx_bytes(rows: Sequence[Sequence[Cell]], name: str = "Sheet1") -> bytes:
    """Return rows as a workbook of one sheet; the same rows give the same bytes."""
    return xlsx_book({name: rows})


def xlsx_book(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Return a workbook of sheets by their names; the same rows give the same bytes."""
    names = [quoteattr(clean(name)[:31] or f"Sheet{number}") for number, name in enumerate(sheets, start=1)]
    numbers = range(1, len(names) + 1)
    told = "".join(
        f'<sheet name={name} sheetId="{n}" r:id="{_part(n)}"/>'
        for n, name in zip(numbers, names, strict=True)
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{types}</Types>'
        ),
        "_rels/.rels": _links((("officeDocument", "xl/workbook.xml"),)),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{told}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _links(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers),
    }
    parts |= {
        f"xl/worksheets/sheet{n}.xml": _sheet(rows) for n, rows in zip(numbers, sheets.values(), strict=True)
    }
    return zipped({part: _HEAD + text for part, text in parts.items()})


def _part(number: int) -> str:
    return "part" if number == 1 else f"part{number}"


def _links(targets: Iterable[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="{_part(number)}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    told = "".join(
        f'<row r="{number}">{"".join(_cell(cell, column, number) for column, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{told}</sheetData></worksheet>'


def _cell(cell: Cell, column: int, row: int) -> str:
    if cell is None or cell == "":
        return ""
    place = f'r="{_letters(column)}{row}"'
    if not isinstance(cell, str):
        return (
            f"<c {place}><v>{cell:f}</v></c>"
            if isinstance(cell, Decimal)
            else f"<c {place}><v>{cell}</v></c>"
        )
    text = "\n".join(clean(line) for line in cell.splitlines())
    text = text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
    return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _letters(column: int) -> str:
    """Return the name of a column, counted from 0: A … Z, AA …"""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name
