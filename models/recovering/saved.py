"""What was saved of a damaged case: records with where each came from, and what became of those that were not."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from models.records.desk import Record
from models.store.last_told import Key

_PLURALS: Final = {
    "query": "queries",
    "approach": "approaches",
    "figure": "saved figures",
    "import": "imported tables",
    "identity": "identities",
    "about": "facts about the case",
    "wanted": "wanted things",
    "document_text": "pages of text",
}

_FIRST: Final = ("event", "claim", "citation", "source", "document", "document_text", "actor", "place")
"""The tables that are told of first."""

UNREADABLE: Final = "unreadable"
MISSING: Final = "missing"
TWICE: Final = "told twice"
ALONE: Final = "hung on what is lost"
"""Why a record was dropped."""
HISTORY: Final = "history"


@dataclass
class Tally:
    """What became of the records of one table."""

    kept: int = 0
    told: int = 0  # of these: taken from the history, because the table had lost or damaged them
    mended: int = (
        0  # of these: with a text or a pointer that was damaged, or standing in for one that is lost
    )
    holes: int = 0  # stretches of the table of which nothing could be read
    dropped: Counter[str] = field(default_factory=Counter)  # by reason

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing was amiss."""
        return not (self.told or self.mended or self.holes or self.dropped)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What stands in the new case, table by table, and which documents are not what they were."""

    path: Path
    name: str  # of the damaged file
    tallies: Mapping[str, Tally]
    damaged: tuple[str, ...]  # documents with other bytes than those that were added
    missing: tuple[str, ...]  # documents without any
    reopened: int = 0  # claims that were checked, and whose check holds no longer

    @property
    def is_whole(self) -> bool:
        """Tell whether everything that could be told was saved as it was."""
        return all(one.is_whole for one in self.tallies.values()) and not (self.damaged or self.missing)

    @property
    def lost_actions(self) -> int:
        """Tell how many actions of the old history could not be read."""
        return sum(self.tallies.get(HISTORY, Tally()).dropped.values())

    @property
    def sentence(self) -> str:
        """Return in a sentence what came of it."""
        events = self.tallies["event"].kept if "event" in self.tallies else 0
        how = "everything that it held was read" if self.is_whole else "not everything could be read"
        return f"{self.path.name} holds {events:,} event{'' if events == 1 else 's'} of {self.name}: {how}."

    def rows(self) -> Iterator[tuple[str, int, int, str]]:
        """Yield a line for each table that had anything: its name, kept and dropped records, and remarks."""
        order = dict.fromkeys((*_FIRST, *self.tallies))
        for name, tally in ((name, self.tallies[name]) for name in order if name in self.tallies):
            dropped = sum(tally.dropped.values())
            if name != HISTORY and (tally.kept or dropped or tally.holes):
                yield plural_of(name), tally.kept, dropped, "; ".join(_remarks(tally))

    def lines(self) -> Iterator[str]:
        """Yield all of it in words, for a terminal."""
        for name, kept, dropped, remarks in self.rows():
            lost = f", {dropped:,} dropped" if dropped else ""
            yield f"{name}: {kept:,} kept{lost}{f' ({remarks})' if remarks else ''}"
        yield from self.notes()

    def notes(self) -> Iterator[str]:
        """Yield in sentences what a person has to look after."""
        if self.damaged:
            yield f"Kept with damaged bytes, and marked: {', '.join(self.damaged)}. Add the files again."
        if self.missing:
            yield f"Without their bytes: {', '.join(self.missing)}. Add the files again."
        if self.lost_actions:
            actions = "1 action" if self.lost_actions == 1 else f"{self.lost_actions:,} actions"
            yield f"{actions} of the old history could not be read: what only they told is lost."
        yield f"The history begins anew; who changed what before stands in {self.name} alone, which was left as it is."
        if self.reopened:
            claims = "1 claim was" if self.reopened == 1 else f"{self.reopened:,} claims were"
            yield f"{claims} checked and must be checked again."


def plural_of(table: str) -> str:
    """Return how the records of a table are called."""
    return _PLURALS.get(table, f"{table}s")


def _remarks(tally: Tally) -> Iterator[str]:
    if tally.told:
        yield f"{tally.told:,} taken from the history"
    if tally.mended:
        yield f"{tally.mended:,} mended"
    yield from (f"{count:,} {reason}" for reason, count in sorted(tally.dropped.items()))
    if tally.holes:
        yield f"{tally.holes:,} {'stretch' if tally.holes == 1 else 'stretches'} unreadable"


@dataclass
class Findings:
    """The records that were found so far, by table and id, and the tally of each table."""

    records: dict[Key, Record] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def tally(self, table: str) -> Tally:
        """Return the tally of a table."""
        return self.tallies.setdefault(table, Tally())
