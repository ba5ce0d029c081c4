"""Claims that no source supports."""

from models.checks.finding import Finding, event_title
from models.dossier import Dossier
from models.records import Event
from models.store.reader import Reader

NAME = "uncited"


def find(reader: Reader) -> tuple[Finding, ...]:
    """Answer each claim that should be supported by a source and is not."""
    dossiers = reader.dossiers(event.id for event in reader.all(Event))
    return tuple(finding for dossier in dossiers for finding in _of(dossier))


def _of(dossier: Dossier) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            NAME,
            "claim",
            stated.claim.id,
            dossier.event.id,
            f"No source supports the {stated.claim.field} of {event_title(dossier)}: cite one, or mark it as inferred.",
        )
        for stated in dossier.uncited
    )
