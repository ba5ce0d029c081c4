"""The one table of ways from a finding to what mends it: which form opens, at which field, behind which words."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.checks.finding import Cause, Finding, Remedy
from models.translation import tr_later


@dataclass(frozen=True, slots=True)
class Way:
    """Where a remedy is written down: the kind of record, its field, and the words of the button.

    A kind that is no form is a place of its own: `cite`, `review`, `reply`, `comment`, and `actors` and
    `places`, which are to be merged.
    """

    kind: str
    field: str
    label: str


@dataclass(frozen=True, slots=True)
class Mending:
    """What is to be opened for a finding, or for what many findings have in common."""

    way: Way
    id: str  # of the record
    event_id: str = ""


WAYS: Final[Mapping[Remedy, Way]] = MappingProxyType(
    {
        Remedy.TITLE: Way("event", "title", tr_later("Mend the title")),
        Remedy.DATE: Way("event", "when", tr_later("Mend the date")),
        Remedy.VALUE: Way("claim", "value", tr_later("Mend the claim")),
        Remedy.INFERRED: Way("claim", "is_inferred", tr_later("Mark as inferred")),
        Remedy.RESTATES: Way("claim", "restates", tr_later("Say what it restates")),
        Remedy.PART_OF: Way("claim", "part_of", tr_later("Say what it is part of")),
        Remedy.CITE: Way("cite", "", tr_later("Cite a source")),
        Remedy.CITATION: Way("citation", "", tr_later("Mend the citation")),
        Remedy.DECISION: Way("claim", "decision", tr_later("Decide")),
        Remedy.CHECK: Way("review", "", tr_later("Check it again")),
        Remedy.QUERY: Way("review", "", tr_later("Answer the query")),
        Remedy.COMMENT: Way("comment", "", tr_later("See to the comment")),
        Remedy.CRITICISM: Way("claim", "is_criticism", tr_later("Mend the criticism")),
        Remedy.APPROACH: Way("reply", "", tr_later("Ask for a reply")),
        Remedy.RELATION: Way("event", "", tr_later("Mend the relation")),
        Remedy.SAME_EVENT: Way("event", "title", tr_later("Open the event")),
        Remedy.ACTOR_LIFE: Way("actor", "began", tr_later("Mend the life")),
        Remedy.SAME_ACTOR: Way("actors", "", tr_later("Merge actors")),
        Remedy.PLACE_POINT: Way("place", "point", tr_later("Mend the point")),
        Remedy.SAME_PLACE: Way("places", "", tr_later("Merge places")),
        Remedy.PRIMARY: Way("source", "is_primary", tr_later("Say what it is")),
        Remedy.ORIGIN: Way("source", "origin_id", tr_later("Name its origin")),
        Remedy.ISSUED: Way("source", "issued", tr_later("Mend its date")),
        Remedy.READ: Way("source", "was_read", tr_later("Say it was read")),
        Remedy.REFERENCE: Way("source", "references", tr_later("Mend what it cites")),
        Remedy.RATE: Way("rate", "", tr_later("Enter a rate")),
    }
)


def mending_of(finding: Finding) -> Mending | None:
    """Return what mends a finding; None for one that only tells."""
    from models.checks.registry import remedy_of

    way = WAYS.get(remedy_of(finding))
    if way is None:
        return None
    id = finding.target or (finding.event_id if way.kind == "event" else finding.record_id)
    is_of_event = finding.record_kind == "event" and way.kind in ("claim", "cite")
    return Mending(
        Way("event", "", way.label) if is_of_event and way.kind == "claim" else way, id, finding.event_id
    )


def mending_of_cause(cause: Cause) -> Mending | None:
    """Return where the one judgement is written that settles many findings; None where each is looked at alone."""
    way = WAYS.get(cause.remedy)
    return Mending(way, cause.record_id) if way and cause.record_id else None
