"""Claims that were changed after an editor had checked them."""

from models.checks.finding import Finding
from models.records import Claim, Event, State
from models.store.reader import Reader

NAME = "changed after check"


def find(reader: Reader) -> tuple[Finding, ...]:
    """Answer each claim whose check no longer holds."""
    claims = reader.where(Claim, state=str(State.CHANGED))
    events = {event.id: event for event in reader.where_in(Event, "id", {claim.event_id for claim in claims})}
    return tuple(
        Finding(
            NAME,
            "claim",
            claim.id,
            claim.event_id,
            f"The {claim.field} of “{events[claim.event_id].title}” was changed after it was checked: check it again.",
        )
        for claim in claims
    )
