"""What in a foreign file can be read in several ways or in none, and what a person decided about it for all rows."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LEAVE: Final = "leave"
"""What is decided where some words are to stay words: no date, no sum, no point."""


class DoubtKind(StrEnum):
    """What some words would be."""

    DATE = "date"
    SUM = "sum"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that some words can mean: as it is shown, and as a choice says it."""

    words: str
    choice: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that a person may decide about, once for all rows that hold them."""

    kind: DoubtKind
    words: str
    sentence: str  # why it is in doubt
    readings: tuple[Reading, ...] = ()
    rows: tuple[int, ...] = ()  # as a spreadsheet counts them
    choice: str = ""  # what was decided; empty: nothing yet
    taken: str = ""  # what it is taken as while nothing is decided; empty: nothing

    @property
    def is_open(self) -> bool:
        """Tell whether nothing is taken, so that something is lost unless a person decides."""
        return not (self.choice or self.taken)
