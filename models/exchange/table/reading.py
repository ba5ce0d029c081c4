"""From the cells of a table to its events: heading, columns, what the rows prove, and then row by row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from models.exchange.imported import Imported, ImportOptions
from models.exchange.table.columns import Column, match_columns
from models.exchange.table.events import TableEvents
from models.exchange.table.proofs import proved
from models.exchange.table.raw import (
    UNCLOSED,
    UNUSABLE,
    Heading,
    RawRow,
    RawTable,
    heading_of,
    refuse_without_titles,
    why_unusable,
)
from models.exchange.table.text import text_table
from models.exchange.table.values import cleaned
from models.exchange.table.workbook import workbook_table
from models.progress import Report
from models.translation import tr

STEP: Final = 200
"""Rows between two reports of how far the reading is."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a table is thought to be: where its heading stands, what its columns fill, and why."""

    table: RawTable
    heading: Heading
    columns: tuple[Column, ...]
    remarks: tuple[str, ...]

    def rows(self) -> Iterator[RawRow]:
        """Yield the rows beneath the heading."""
        return (row for row in self.table.rows() if row[1] > self.heading.number)


def propose(table: RawTable, options: ImportOptions, most: int | None = None) -> Proposal:
    """Return what a table is thought to be, with what a person chose, by all its rows or by no more than `most`.

    UnusableTable if it has no heading.
    """
    heading = heading_of(table, {**table.columns, **options.columns}, options.heading)
    columns = match_columns([cleaned(name) for name in heading.names], options.columns, table.columns)
    beneath = (row for row in table.rows() if row[1] > heading.number)
    ordered = replace(options, order=options.order or table.order)
    columns, remarks = proved(columns, islice(beneath, most), ordered)
    above = (heading.reason,) if heading.reason else ()
    return Proposal(table, heading, columns, (*table.remarks, *above, *remarks))


def events_of(proposal: Proposal, options: ImportOptions, report: Report | None = None) -> Imported:
    """Return the events of a table as proposed. UnusableTable if no column can name them.

    `report` is told of each step; what it raises comes out.
    """
    refuse_without_titles(proposal.columns)
    table = TableEvents(proposal.columns, options, proposal.table.name)
    count = sum(1 for _ in proposal.rows()) if report else 0
    for done, (line, number, cells) in enumerate(proposal.rows()):
        if report and done % STEP == 0:
            report(done, count)
        if cells[-1].endswith(UNCLOSED):
            table.tell(
                line, tr("A quotation mark is never closed, so nothing from here on was imported: close it.")
            )
        else:
            table.add(line, number, cells)
    return replace(table.imported(proposal.remarks), made=proposal.table.made)


def read_csv(path: Path, options: ImportOptions) -> Imported:
    """Return the events of a table of text and all that could not be kept; what is of no use is refused in words."""
    return read_table(path, options, open_table=text_table)


def read_workbook(path: Path, options: ImportOptions) -> Imported:
    """Return the events of a sheet of a workbook and all that could not be kept."""
    return read_table(path, options, open_table=workbook_table)


def read_table(
    path: Path, options: ImportOptions, *, open_table: Callable[[Path, ImportOptions], RawTable]
) -> Imported:
    """Return the events of a foreign file that can be told as a table; what is of no use is refused in words."""
    try:
        return events_of(propose(open_table(path, options), options), options)
    except UNUSABLE as error:
        return Imported(refusal=why_unusable(path.name, error))
