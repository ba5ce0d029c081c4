"""Claims that rest on one source, or on several that repeat one origin."""

from models.checks.finding import Finding, event_title
from models.dossier import Dossier, Stated
from models.records import Event, Stance, State
from models.store.reader import Reader

NAME = "single source"


def find(reader: Reader) -> tuple[Finding, ...]:
    """Answer each claim with a single independent source that is no primary one."""
    dossiers = reader.dossiers(event.id for event in reader.all(Event))
    return tuple(
        _finding(dossier, stated)
        for dossier in dossiers
        for stated in dossier.stated
        if _rests_on_one(stated)
    )


def _rests_on_one(stated: Stated) -> bool:
    if stated.claim.is_inferred or stated.claim.state is State.REJECTED:
        return False
    sources = [cited.source for cited in stated.cited if cited.citation.stance is Stance.SUPPORTS]
    if any(source.is_primary for source in sources):
        return False
    # Sources of one origin repeat each other, so together they count as one.
    return len({source.origin_id or source.id for source in sources}) == 1


def _finding(dossier: Dossier, stated: Stated) -> Finding:
    sentence = (
        f"The {stated.claim.field} of {event_title(dossier)} rests on one source or origin: "
        "find a second that is independent, or the primary record."
    )
    return Finding(NAME, "claim", stated.claim.id, dossier.event.id, sentence)
