"""What a table of money is asked to show: its columns, its rows in groups, what is not added, and the total."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column; one of numbers is aligned at the decimal, and the main one stays beside the rows of a narrow table."""

    id: str
    head: str
    is_number: bool = False
    is_main: bool = False
    is_named: bool = False  # on a narrow page its cells carry its head: “Agent: …”


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what stands before it; it is aligned between its whole and its rest."""

    before: str  # “at least ”
    whole: str
    rest: str = ""  # decimals, unit: “.61”, “ BTC”

    @property
    def text(self) -> str:
        """Return it as one line."""
        return f"{self.before}{self.whole}{self.rest}"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column: words, or numbers below each other; what nobody tells is drawn light."""

    words: str = ""
    numbers: tuple[Number, ...] = ()
    is_known: bool = True

    @property
    def text(self) -> str:
        """Return it as one line."""
        return " + ".join(one.text for one in self.numbers) or self.words


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger."""

    key: str
    events: tuple[str, ...]
    cells: tuple[Cell, ...]
    notes: tuple[int, ...] = ()  # behind the words of a narrow row; on a wide one they have a column


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one head, with what they come to; the head of the only group is empty."""

    head: str
    total: Cell
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TableScene:
    """All that a table shows."""

    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    total_head: str
    total: Cell
    total_words: str  # what is unknown or not added, below the total
    apart_head: str = ""
    apart: tuple[Row, ...] = ()  # never added
    rest: Callable[[Sequence[Row]], tuple[str, Cell]] = lambda rows: (f"+{len(rows)}", Cell())
    most: int = 0  # so many rows at most; 0: all

    @property
    def main(self) -> int | None:
        """Return the number of the main column."""
        return next((at for at, column in enumerate(self.columns) if column.is_main), None)

    @property
    def first(self) -> int | None:
        """Return the number of the first column of words, which names its rows."""
        return next((at for at, column in enumerate(self.columns) if not column.is_number), None)
