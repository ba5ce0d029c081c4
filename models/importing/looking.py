"""Looking at a table before it is imported: at its beginning at once, and through all of it for what is in doubt."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.case import Case
from models.exchange.doubts import Doubt
from models.exchange.imported import Imported, ImportOptions
from models.exchange.table.preview import PreviewRow, preview
from models.exchange.table.raw import TITLES, RawTable
from models.exchange.table.reading import Proposal, events_of, propose
from models.importing.importing import ImportPlan, plan_import
from models.importing.places import doubts_of_places
from models.importing.telling import told_of
from models.machine.collector import collector_at_rest
from models.progress import Report
from models.records.story import Claim, Event

BEGINNING: Final = 2000
"""Rows that are looked at for what they prove before all of them are read."""
SAMPLES: Final = 3  # values of a column that are shown


@dataclass(frozen=True, slots=True)
class Look:
    """What the beginning of a table tells: what it is thought to be, and its first rows as events."""

    proposal: Proposal
    rows: tuple[PreviewRow, ...]

    @property
    def is_named(self) -> bool:
        """Tell whether a column names the events, without which nothing can be imported."""
        return any(column.field in TITLES for column in self.proposal.columns)

    @property
    def likely_title(self) -> int | None:
        """Return the column whose words could name the events: the longest of those that differ from row to row."""
        lengths: dict[int, float] = {}
        for column in self.proposal.columns:
            texts = [text for row in self.rows if (text := row.cells[column.index].text)]
            are_words = sum(" " in text.strip() and "://" not in text for text in texts)
            if (
                not column.field
                and texts
                and 2 * are_words >= len(texts)
                and len(set(texts)) * 2 > len(texts)
            ):
                lengths[column.index] = sum(map(len, texts)) / len(texts)
        return max(lengths, key=lengths.__getitem__, default=None)

    def samples(self, column: int) -> tuple[str, ...]:
        """Return the first values of a column."""
        told = (row.cells[column].text for row in self.rows)
        return tuple(dict.fromkeys(text for text in told if text))[:SAMPLES]


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row whose event the case has not yet."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an import would do: its plan, what is in doubt, and which rows are new to the case."""

    imported: Imported
    plan: ImportPlan
    doubts: tuple[Doubt, ...]  # those that are open first
    new: tuple[NewRow, ...] = ()
    lines: tuple[str, ...] = ()  # of its report

    @property
    def is_again(self) -> bool:
        """Tell whether the case remembers an earlier version of the table."""
        return self.plan.before is not None


def look(table: RawTable, options: ImportOptions, countries: Iterable[str] = ()) -> Look:
    """Return what the beginning of a table tells; no more is read than that needs. UnusableTable without a heading."""
    proposal = propose(table, options, BEGINNING)
    return Look(proposal, preview(proposal, options, countries))


def look_through(
    case: Case, table: RawTable, options: ImportOptions, folder: Path, report: Report | None = None
) -> Outlook:
    """Read all of a table and return what importing it would do; nothing changes.

    UnusableTable where no column names its events; what `report` raises comes out.
    """
    with collector_at_rest():
        return outlook_of(case, events_of(propose(table, options), options, report), folder, report)


def outlook_of(case: Case, imported: Imported, folder: Path, report: Report | None = None) -> Outlook:
    """Return what importing these records would do; nothing changes."""
    plan = plan_import(case, imported, folder, report)
    places = doubts_of_places(plan.found, _rows_of_places(imported))
    events = {one.id: one.title for one in plan.records if isinstance(one, Event)}
    new = (NewRow(row.number, events[row.event_id]) for row in imported.rows if row.event_id in events)  # type: ignore[index] # the id of an event
    doubts = sorted((*imported.doubts, *places), key=lambda doubt: not doubt.is_open)
    return Outlook(imported, plan, tuple(doubts), tuple(new), told_of(plan, is_done=False))


def _rows_of_places(imported: Imported) -> dict[str, list[int]]:
    """Return the rows that name each place."""
    numbers = {row.event_id: row.number for row in imported.rows}
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for one in imported.records:
        if isinstance(one, Claim) and one.place_id and one.event_id in numbers:
            rows[one.place_id].append(numbers[one.event_id])
    return rows
