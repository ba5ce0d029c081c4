"""The first rows of a table as events, cell by cell: what was understood, what was not, what is left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from models.exchange.imported import ImportOptions
from models.exchange.table import values
from models.exchange.table.columns import IGNORED, Column
from models.exchange.table.events import TITLE_FIELDS, TableEvents
from models.exchange.table.raw import TITLES
from models.exchange.table.reading import Proposal
from models.exchange.table.row import Row
from models.exchange.table.understood import Understood
from models.gazetteer.company import Company
from models.translation import tr, tr_later

FIRST: Final = 50
"""Rows that are shown before anything is imported."""
LOOKED_AT: Final = 200
"""Rows, and names in them, by which it is told where the places of a table lie."""
LONGEST: Final = 2000  # characters of a cell that are shown
NAMELESS: Final = tr_later("No column names the events yet: choose the one that is their title.")


class State(StrEnum):
    """What became of a cell."""

    EMPTY = "empty"
    UNDERSTOOD = "understood"
    DOUBTED = "not understood"
    KEPT = "kept in the note"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it stands in the table, what became of it, and in words as what it was taken or why it was not."""

    text: str
    state: State = State.UNDERSTOOD
    told: str = ""

    @property
    def sentence(self) -> str:
        """Return what a person is told who looks at the cell."""
        match self.state:
            case State.EMPTY:
                return tr("Empty.")
            case State.KEPT:
                return tr(
                    "{text} – fills no field: it is kept in the note of the event, behind its heading.",
                    text=self.text,
                )
            case State.LEFT_OUT:
                return tr("{text} – left out.", text=self.text)
            case State.DOUBTED:
                return self.told
            case _:
                return (
                    tr("{text} – understood as {told}.", text=self.text, told=self.told)
                    if self.told
                    else tr("{text} – as it stands.", text=self.text)
                )


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it would become an event; `problem` is what is wrong with no one cell of it."""

    number: int  # as a spreadsheet counts it
    cells: tuple[Cell, ...]
    problem: str = ""


def preview(
    proposal: Proposal, options: ImportOptions, countries: Iterable[str] = (), most: int = FIRST
) -> tuple[PreviewRow, ...]:
    """Return the first rows of a table; no more of it is read than they need."""
    company = _company(proposal, countries)
    is_named = any(column.field in TITLES for column in proposal.columns)
    rows = islice(proposal.rows(), most)
    return tuple(_row(proposal, options, company, number, cells, is_named) for _, number, cells in rows)


def _company(proposal: Proposal, countries: Iterable[str]) -> Company:
    """Return the countries in which the places lie that the beginning of a table names."""
    columns = [column.index for column in proposal.columns if column.field in ("place", "place city")]
    rows = islice(proposal.rows(), LOOKED_AT) if columns else ()
    texts = dict.fromkeys(cells[at] for _, _, cells in rows for at in columns if at < len(cells))
    names = (name for text in texts for name in values.parts_of(values.cleaned(text)))
    return Company.of(islice(names, LOOKED_AT), countries)


def _row(
    proposal: Proposal,
    options: ImportOptions,
    company: Company,
    number: int,
    cells: list[str],
    is_named: bool,
) -> PreviewRow:
    table = TableEvents(proposal.columns, options, proposal.table.name)
    row = table.add(number, number, cells)
    told = Understood.of(table.imported(), options, company)
    shown = tuple(
        _cell(column, values.cleaned(cells[column.index]) if column.index < len(cells) else "", row, told)
        for column in proposal.columns
    )
    problem = "" if is_named else tr(NAMELESS)
    unplaced = (said for about, said in row.doubted if not any(c.is_meant(about) for c in proposal.columns))
    return PreviewRow(number, shown, problem or next(unplaced, ""))


def _cell(column: Column, text: str, row: Row, told: Understood) -> Cell:
    shown = text[:LONGEST]
    if column.field == IGNORED:
        return Cell(shown, State.LEFT_OUT if text else State.EMPTY)
    wrong = next((said for about, said in row.doubted if column.is_meant(about)), "")
    if not text:
        is_missing = wrong and column.field in TITLE_FIELDS
        return Cell("", State.DOUBTED, wrong) if is_missing else Cell("", State.EMPTY)
    if not column.field:
        return Cell(shown, State.KEPT)
    if wrong or (wrong := told.doubt(column, text)):
        return Cell(shown, State.DOUBTED, wrong)
    words = told.words(column, text)
    return Cell(shown, State.UNDERSTOOD, "" if words.strip() == text.strip() else words[:LONGEST])
