"""Refuses to change what stays on record, and to delete what others still need."""

from models.errors import CaseError
from models.records.desk import Correction, Publication, Record
from models.store.reader import Reader
from models.translation import tr, tr_count


def refuse_if_final(record: Record) -> None:
    """Refuse to change what was published, and what was corrected."""
    if isinstance(record, Publication):
        raise CaseError(tr("What was published stays on record: write a correction instead."))
    if isinstance(record, Correction):
        raise CaseError(tr("A correction stays on record: write another one that supersedes it."))


def refuse_if_used(reader: Reader, record: Record) -> None:
    """Refuse to delete what other records name."""
    uses = reader.uses_of(record)
    if uses:
        name = getattr(record, "title", "") or getattr(record, "name", "") or record.id
        raise CaseError(
            tr_count(
                uses,
                "“{name}” is used once: take it out there first.",
                "“{name}” is used {n} times: take it out there first.",
                name=name,
            )
        )
