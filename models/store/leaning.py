"""Works out the dates that lean on other events anew, in the edit that changed one of those."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from models.errors import CaseError
from models.records.changes import Change
from models.records.leaning import Lean, date_of
from models.records.story import Claim, Event, EventId, Field
from models.store.upkeep import Edit
from models.translation import tr

_LONGEST: Final = 100  # dates that lean on one another in a row


def settle(writer: Edit) -> None:
    """Give every date that leans on a changed one, or leans anew, its bounds; CaseError if dates lean in a circle."""
    moved = _moved(writer.changes_of(Event))
    waiting = _leaning_anew(writer.changes_of(Claim)) | moved | _leaning_on(writer, moved)
    for _ in range(_LONGEST):
        if not waiting:
            return
        settled = {event_id for event_id in sorted(waiting) if _settle(writer, event_id)}
        waiting = _leaning_on(writer, settled)
    raise CaseError(tr("These dates lean on one another in a circle: give one of them a date of its own."))


def _leaning_anew(changes: Iterable[Change]) -> set[EventId]:
    after = (change.after for change in changes)
    return {claim.event_id for claim in after if isinstance(claim, Claim) and Lean.of(claim)}


def _moved(changes: Iterable[Change]) -> set[EventId]:
    """Return the events that were there before and have another date now."""
    return {
        change.after.id
        for change in changes
        if isinstance(change.before, Event)
        and isinstance(change.after, Event)
        and change.before.when != change.after.when
    }


def _leaning_on(writer: Edit, event_ids: set[EventId]) -> set[EventId]:
    if not event_ids:
        return set()
    claims = (
        claim
        for column in ("other_event_id", "until_event_id")
        for claim in writer.reader.where_in(Claim, column, sorted(event_ids))
    )
    return {claim.event_id for claim in claims if Lean.of(claim)}


def _settle(writer: Edit, event_id: EventId) -> bool:
    """Give one event its date; return whether that changed it."""
    event = writer.reader.find(Event, event_id)
    claim = next(iter(writer.reader.where(Claim, event_id=event_id, field=Field.WHEN)), None)
    lean = Lean.of(claim) if claim else None
    if event is None or claim is None or lean is None:
        return False
    if event_id in lean.supports:
        raise CaseError(tr("A date cannot lean on itself: choose another event."))
    of, *until = (
        support.when if (support := writer.reader.find(Event, id)) else None for id in lean.supports
    )
    when = date_of(lean, of, *until)
    when = when and replace(when, wording=claim.wording)
    if when == event.when:
        return False
    writer.replace(replace(event, when=when))
    return True
