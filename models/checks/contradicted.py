"""Claims that a source contradicts and about which nothing is decided."""

from models.checks.finding import Finding, event_title
from models.dossier import Dossier, Stated
from models.records import Event, Stance, State
from models.store.reader import Reader

NAME = "contradicted"


def find(reader: Reader) -> tuple[Finding, ...]:
    """Answer each contradicted claim whose decision is missing."""
    dossiers = reader.dossiers(event.id for event in reader.all(Event))
    return tuple(
        _finding(dossier, stated)
        for dossier in dossiers
        for stated in dossier.stated
        if stated.is_contradicted and not stated.claim.decision and stated.claim.state is not State.REJECTED
    )


def _finding(dossier: Dossier, stated: Stated) -> Finding:
    others = [cited for cited in stated.cited if cited.citation.stance is Stance.CONTRADICTS]
    said = [f"{cited.source.title} says {cited.citation.said or 'otherwise'}" for cited in others]
    sentence = (
        f"The {stated.claim.field} of {event_title(dossier)} is contradicted ({'; '.join(said)}): "
        "write down why it stands as it does."
    )
    return Finding(NAME, "claim", stated.claim.id, dossier.event.id, sentence)
