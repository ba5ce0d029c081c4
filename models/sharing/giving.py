"""A copy of a case that holds only what may be published: built anew, record by record, not cut from the old file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from models.case import Case
from models.progress import Report
from models.records.record_words import counted_records
from models.records.story import (
    Kind,
)
from models.sharing.publishable import Publishable
from models.store.engine import drop
from models.store.writer import Writer
from models.translation import tr, tr_later
from models.values.listing import in_a_row

_SLICE: Final = 1000  # records between two reports
_LABEL: Final = tr_later("Give a copy of what may be published")


@dataclass(frozen=True, slots=True)
class Given:
    """What stands in a copy that was given, and how much stayed at home, by plural names: {"claims": 3}."""

    path: Path
    held: Mapping[str, int]
    left_out: Mapping[str, int]

    @property
    def sentence(self) -> str:
        """Return in words what was given and what was not."""
        held, left = _listed(self.held), _listed(self.left_out)
        if left:
            return tr(
                "{name} holds {held}; left out: {left_out}. It cannot be taken back.",
                name=self.path.name,
                held=held,
                left_out=left,
            )
        return tr("{name} holds {held}. It cannot be taken back.", name=self.path.name, held=held)


def give_publishable(case: Case, path: Path, report: Report | None = None) -> Given:
    """Write a new case with what may be published of another, encrypted like it; return what it holds.

    Events, actors and sources that are not public stay at home with all claims and citations that need them; names
    that are withheld are replaced by a word in every text. Documents, notes, grades, tags, checks, queries, people at
    work, figures and history stay at home, and every id is new: the copy cannot be taken back. `report` is told how
    many of how many records are written; if it raises or anything fails, nothing stands at `path`. CaseError if
    something stands there already.
    """
    report = report or _silent
    choice = Publishable.of(case.reader)
    copy = case.create_beside(path, choice.cleaned(choice.about))
    try:
        with copy, copy.edit(_LABEL) as writer:
            done, count = 0, choice.count
            for records in choice.records():
                report(done, count)
                _write(writer, records)
                done += len(records)
            report(count, count)
    except BaseException:
        drop(path)
        raise
    return Given(path, *choice.counted(case.reader.counts()))


def _write(writer: Writer, records: tuple[Any, ...]) -> None:
    """Write records of one kind; a kind of event may be one that every case begins with."""
    if isinstance(records[0], Kind):
        for kind in records:
            writer.put(kind)
    else:
        writer.add_many(records)


def _silent(_done: int, _count: int) -> None:
    """Tell nobody."""


def _listed(counts: Mapping[str, int]) -> str:
    return in_a_row(counted_records(name[:-1], count) for name, count in counts.items())
