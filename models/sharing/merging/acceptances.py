"""Whether what the other side accepted holds after a merge: only if they saw exactly what stands there now."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from models.checks.lapsing import LAPSED, lapsed, standing, subject_in
from models.records.changes import Change
from models.records.desk import Acceptance, Comment
from models.records.story import new_id
from models.store.reader import Reader
from models.store.writer import Writer

_WORDS: Final = "Accepted for something else than stands here since the copy was taken back"


def judge_acceptances(writer: Writer, theirs: Reader, changes: Iterable[Change]) -> None:
    """Leave a comment on each acceptance that came with a copy and was given for something else."""
    for change in changes:
        came = change.after
        is_theirs = isinstance(came, Acceptance) and theirs.find(Acceptance, came.id) == came
        if isinstance(came, Acceptance) and is_theirs and not _holds(writer.reader, theirs, came):
            at = datetime.now(UTC).isoformat(timespec="seconds")
            writer.add(Comment(new_id(), LAPSED, came.id, _WORDS, by=writer.who, at=at))


def _holds(mine: Reader, theirs: Reader, acceptance: Acceptance) -> bool:
    """Tell whether an acceptance holds in the copy it comes from, and for the same words here."""
    seen, here = (subject_in(reader, acceptance.record_id) for reader in (theirs, mine))
    if seen is None or here is None or lapsed(theirs, {acceptance.id: seen})[0]:
        return False
    return standing(theirs, seen) == standing(mine, here)
