"""Whether a change moves claims to another place in the walk: their event, field, source or risk is another one."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from models.records.changes import Change, ChangeSet
from models.records.story import Citation, Claim, Event, Source
from models.review.review import Order

Sign = Callable[[Any], object]  # what of a record decides about the order


def _risk(claim: Claim) -> object:
    is_sum = claim.amount is not None or claim.quantity is not None
    return claim.event_id, claim.field, claim.position, claim.is_criticism, is_sum


def _of_event(event: Event) -> object:
    return event.when.sort_key if event.when else None, event.position


_ALWAYS: Final[Mapping[type, Sign]] = MappingProxyType(
    {Event: _of_event, Claim: lambda claim: (claim.event_id, claim.field, claim.position)}
)
_SIGNS: Final[Mapping[str, Mapping[type, Sign]]] = MappingProxyType(
    {
        "event": _ALWAYS,
        "source": MappingProxyType(
            {
                **_ALWAYS,
                Citation: lambda one: (one.claim_id, one.source_id, one.document_id, one.place, one.position),
                Source: lambda source: source.title,
            }
        ),
        "risk": MappingProxyType(
            {
                **_ALWAYS,
                Claim: _risk,
                Citation: lambda one: (one.claim_id, one.source_id, one.stance),
                Source: lambda source: source.origin_id,
            }
        ),
    }
)


def reorders(change_set: ChangeSet, order: Order) -> bool:
    """Tell whether claims that were there before stand elsewhere in this order after a change."""
    return any(_is_moving(change, _SIGNS[order]) for change in change_set.changes)


def _is_moving(change: Change, signs: Mapping[type, Sign]) -> bool:
    sign = signs.get(change.kind)
    if sign is None:
        return False
    if change.before is None or change.after is None:
        return change.kind is Citation  # other records come and go with claims of their own
    return sign(change.before) != sign(change.after)
