"""What a check says about a record."""

from dataclasses import dataclass

from models.dossier import Dossier
from models.records import EventId


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor should look at before publication."""

    check: str  # the name of the check
    record_kind: str
    record_id: str
    event_id: EventId
    sentence: str


def event_title(dossier: Dossier) -> str:
    """Answer an event's title as it stands in a sentence."""
    return f"“{dossier.event.title}”"
