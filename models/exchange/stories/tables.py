"""Writes a story as a table that spreadsheets open and that Dateline reads back: CSV and XLSX."""

from decimal import Decimal
from typing import Final

from models.exchange.csv_out import Cell, csv_bytes, guarded
from models.exchange.spreadsheet import LONGEST_CELL, xlsx_bytes
from models.exchange.stories.story import Story, Written
from models.exchange.table.out import TableOut, table_of
from models.translation import tr_count

_DECIMALS: Final = 6  # of a number that a reader of workbooks returns as it is


def write_csv(story: Story) -> Written:
    """Return a story as CSV in UTF-8; what would begin a formula has an apostrophe before it."""
    table = table_of(story)
    rows: list[list[Cell]] = [[row.get(name) for name in table.names] for row in table.rows]
    return Written(csv_bytes([list(table.names), *rows]), remarks=table.remarks)


def write_workbook(story: Story) -> Written:
    """Return a story as a workbook of one sheet; latitudes and longitudes are numbers, words are never formulas."""
    table = table_of(story)
    rows: list[list[Cell]] = [[_cell(name, row.get(name, "")) for name in table.names] for row in table.rows]
    data = xlsx_bytes([list(table.names), *rows], story.about.title or "Events")
    return Written(data, remarks=(*table.remarks, *_cut(table)))


def _cell(name: str, text: str) -> Cell:
    if (
        name.partition(" ")[0] in ("lat", "lon")
        and len(text.partition(".")[2]) <= _DECIMALS
        and "e" not in text
    ):
        return Decimal(text) if text else None
    return guarded(text) if text[:1] == "'" else text  # a reader takes off an apostrophe before a formula


def _cut(table: TableOut) -> tuple[str, ...]:
    """Tell how many cells are longer than a spreadsheet can hold."""
    count = sum(len(text) > LONGEST_CELL for row in table.rows for text in row.values())
    words = tr_count(
        count,
        "{n:,} cell held more than {most:,} characters, of which the end is cut off.",
        "{n:,} cells held more than {most:,} characters, of which the end is cut off.",
        most=LONGEST_CELL,
    )
    return (words,) if count else ()
