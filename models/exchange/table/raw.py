"""The cells of a table before anybody says what they mean, wherever they come from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from models.exchange.imported import NO_HEADING, of_file, shown, unreadable
from models.exchange.table.columns import Column, known_columns, match_columns
from models.translation import tr
from models.values.listing import in_a_row

RawRow = tuple[int, int, list[str]]
"""A row: its line in the file, its number as a spreadsheet counts it, its cells."""
UNCLOSED: Final = "\x00end of file\x00"
"""What the last cell of a row ends in whose quotation mark is never closed."""
BEFORE_HEADING: Final = 15  # rows of titles and remarks that people write over a table
TITLES: Final = frozenset(("title", "description", "relation"))
"""Fields of which one must be there, or no event has a name."""


class UnusableTable(Exception):
    """A table that cannot be used at all; the words say why, and follow its name."""


UNUSABLE: Final = (UnusableTable, OSError, RecursionError, MemoryError)
"""What reading a table of a stranger may raise."""


def why_unusable(name: str, error: Exception) -> str:
    """Return in one sentence why a table of this name cannot be used; the error is one of UNUSABLE."""
    if isinstance(error, OSError):
        return unreadable(name, error)
    if isinstance(error, RecursionError):
        return tr("{name} is nested too deeply: check that it is the right file.", name=shown(name, 80))
    if isinstance(error, MemoryError):
        return tr("{name} is too large for this computer: split it.", name=name)
    return of_file(tr(name), error)


@dataclass(frozen=True, slots=True)
class RawTable:
    """The rows of a table, which can be read again and again, and in words how the file was read."""

    name: str
    rows: Callable[[], Iterator[RawRow]]
    remarks: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()  # of a workbook, all that it has
    sheet: str = ""
    columns: Mapping[str, str] = field(
        default_factory=dict
    )  # what the format's own names fill, as in ImportOptions
    made: frozenset[str] = frozenset()  # columns that its reader made of others
    order: str = ""  # of day and month, where the format itself has one
    encoding: str = ""  # of a text
    encoding_reason: str = ""  # why it is thought to be that, in words
    separator: str = ""  # of a text
    separator_reason: str = ""

    @property
    def is_sheet(self) -> bool:
        """Tell whether people wrote it as a table, so that titles may stand above its headings."""
        return bool(self.encoding or self.sheets)


@dataclass(frozen=True, slots=True)
class Heading:
    """The row that names the columns."""

    number: int
    names: tuple[str, ...]
    reason: str = ""  # why it is not the first


def heading_of(table: RawTable, chosen: Mapping[str, str], number: int = 0) -> Heading:
    """Return the heading of a table: the row that a person names, else the first, else one that is plainly one.

    UnusableTable where there is none.
    """
    if number == NO_HEADING:
        widest = max((len(row[2]) for row in islice(table.rows(), BEFORE_HEADING)), default=0)
        return Heading(0, ("",) * widest, tr("There are no headings: the columns are numbered."))
    first = list(islice(table.rows(), BEFORE_HEADING if not number else None))
    if number:
        found = next((row for row in first if row[1] == number), None)
        if found is None:
            raise UnusableTable(tr("has no row {number}: name the row with the headings.", number=number))
        return Heading(number, tuple(found[2]))
    if not first:
        raise UnusableTable(tr("is empty: it needs a heading and a row for each event."))
    if first[0][2][-1].endswith(UNCLOSED):
        raise UnusableTable(tr("has a quotation mark in its heading that is never closed: close it."))
    best = max(
        first, key=lambda row: (known_columns(row[2], chosen) if _has_title(row[2], chosen) else 0, -row[1])
    )
    if best is first[0] or _has_title(first[0][2], chosen) or known_columns(best[2], chosen) < 2:
        return Heading(first[0][1], tuple(first[0][2]))
    return Heading(
        best[1],
        tuple(best[2]),
        tr("The headings stand in row {row}; what is above them was left out.", row=best[1]),
    )


def _has_title(names: Sequence[str], chosen: Mapping[str, str]) -> bool:
    return any(column.field in TITLES for column in match_columns(names, chosen))


def refuse_without_titles(columns: Sequence[Column]) -> None:
    """Refuse a table of which no column can name an event."""
    if not any(column.field in TITLES for column in columns):
        names = in_a_row(shown(column.name.strip(), 40) or tr("(no name)") for column in columns[:8])
        raise UnusableTable(
            tr(
                "has no column that is known as the events' title ({names}): name it in a file of "
                'columns (--columns) with [columns] and "Your column" = "title".',
                names=names,
            )
        )
