"""What was saved of a damaged case: records with where each came from, and what became of those that were not."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from models.records.desk import Record
from models.store.last_told import Key
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row, set_apart

_PLURALS: Final[Mapping[str, str]] = {
    "about": tr_later("facts about the case"),
    "acceptance": tr_later("acceptances"),
    "actor": tr_later("actors"),
    "approach": tr_later("approaches"),
    "check": tr_later("checks"),
    "citation": tr_later("citations"),
    "claim": tr_later("claims"),
    "comment": tr_later("comments"),
    "correction": tr_later("corrections"),
    "document": tr_later("documents"),
    "document_text": tr_later("pages of text"),
    "event": tr_later("events"),
    "figure": tr_later("saved figures"),
    "history": tr_later("history"),
    "identity": tr_later("identities"),
    "import": tr_later("imported tables"),
    "kind": tr_later("kinds"),
    "origin": tr_later("origins"),
    "place": tr_later("places"),
    "publication": tr_later("publications"),
    "query": tr_later("queries"),
    "question": tr_later("questions"),
    "rate": tr_later("rates"),
    "reference": tr_later("references"),
    "round": tr_later("rounds"),
    "source": tr_later("sources"),
    "wanted": tr_later("wanted things"),
}

_FIRST: Final = ("event", "claim", "citation", "source", "document", "document_text", "actor", "place")
"""The tables that are told of first."""

UNREADABLE: Final = tr_later("unreadable")
MISSING: Final = tr_later("missing")
TWICE: Final = tr_later("told twice")
ALONE: Final = tr_later("hung on what is lost")
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
        told = {"name": self.path.name, "old": self.name}
        return (
            tr_count(
                events,
                "{name} holds {n:,} event of {old}: everything that it held was read.",
                "{name} holds {n:,} events of {old}: everything that it held was read.",
                **told,
            )
            if self.is_whole
            else tr_count(
                events,
                "{name} holds {n:,} event of {old}: not everything could be read.",
                "{name} holds {n:,} events of {old}: not everything could be read.",
                **told,
            )
        )

    def rows(self) -> Iterator[tuple[str, int, int, str]]:
        """Yield a line for each table that had anything: its name, kept and dropped records, and remarks."""
        order = dict.fromkeys((*_FIRST, *self.tallies))
        for name, tally in ((name, self.tallies[name]) for name in order if name in self.tallies):
            dropped = sum(tally.dropped.values())
            if name != HISTORY and (tally.kept or dropped or tally.holes):
                yield plural_of(name), tally.kept, dropped, set_apart(_remarks(tally))

    def lines(self) -> Iterator[str]:
        """Yield all of it in words, for a terminal."""
        for name, kept, dropped, remarks in self.rows():
            told = (
                tr("{name}: {kept:,} kept, {dropped:,} dropped", name=name, kept=kept, dropped=dropped)
                if dropped
                else tr("{name}: {kept:,} kept", name=name, kept=kept)
            )
            yield f"{told} ({remarks})" if remarks else told
        yield from self.notes()

    def notes(self) -> Iterator[str]:
        """Yield in sentences what a person has to look after."""
        if self.damaged:
            names = in_a_row(self.damaged)
            yield tr("Kept with damaged bytes, and marked: {names}. Add the files again.", names=names)
        if self.missing:
            names = in_a_row(self.missing)
            yield tr("Without their bytes: {names}. Add the files again.", names=names)
        if self.lost_actions:
            yield tr_count(
                self.lost_actions,
                "{n:,} action of the old history could not be read: what only they told is lost.",
                "{n:,} actions of the old history could not be read: what only they told is lost.",
            )
        yield tr(
            "The history begins anew; who changed what before stands in {name} alone, which was left "
            "as it is.",
            name=self.name,
        )
        if self.reopened:
            yield tr_count(
                self.reopened,
                "{n:,} claim was checked and must be checked again.",
                "{n:,} claims were checked and must be checked again.",
            )


def plural_of(table: str) -> str:
    """Return how the records of a table are called."""
    return tr(_PLURALS.get(table, f"{table}s"))


def _remarks(tally: Tally) -> Iterator[str]:
    if tally.told:
        yield tr("{count:,} taken from the history", count=tally.told)
    if tally.mended:
        yield tr("{count:,} mended", count=tally.mended)
    yield from (
        tr("{count:,} {reason}", count=count, reason=tr(reason))
        for reason, count in sorted(tally.dropped.items())
    )
    if tally.holes:
        yield tr_count(tally.holes, "{n:,} stretch unreadable", "{n:,} stretches unreadable")


@dataclass
class Findings:
    """The records that were found so far, by table and id, and the tally of each table."""

    records: dict[Key, Record] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def tally(self, table: str) -> Tally:
        """Return the tally of a table."""
        return self.tallies.setdefault(table, Tally())
