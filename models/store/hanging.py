"""What hangs on a record and goes with it, and what only points to it and stays."""

from typing import Final

from models.records.desk import Approach, Check, Query, Record, Reference, Wanted
from models.records.story import Actor, Citation, Claim, Document, Event, Source

HANGING: Final[dict[type[Record], tuple[tuple[type[Record], str], ...]]] = {
    Event: ((Claim, "event_id"),),
    Claim: ((Citation, "claim_id"), (Check, "claim_id"), (Query, "claim_id")),
    Actor: ((Approach, "actor_id"),),
    Source: ((Reference, "source_id"), (Reference, "cited_id")),
}
"""What is deleted together with a record."""

LOOSE: Final[dict[type[Record], tuple[tuple[type[Record], str], ...]]] = {
    Event: ((Claim, "other_event_id"), (Claim, "until_event_id")),
    Claim: ((Claim, "part_of"), (Claim, "restates")),
    Document: ((Document, "parent_id"),),
    Source: ((Wanted, "source_id"),),
}
"""What stays when a record is deleted, and only forgets it; a relation without its other event goes."""

LEAN: Final = {"other_event_id": None, "until_event_id": None, "role": "", "lag": ""}
"""What a date forgets when an event goes that it leaned on; the bounds that it had then stay."""
