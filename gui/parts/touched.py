"""Which events a change of the case touches, and the index after it."""

from models.index.event_index import EventIndex
from models.records.changes import Change, ChangeSet
from models.records.story import About, Citation, Claim, Event, EventId, Place
from models.store.reader import Reader


def updated_index(index: EventIndex, change_set: ChangeSet, reader: Reader) -> EventIndex:
    """Return the index after a change: the touched rows are read anew, or all of them where most are touched."""
    if any(_moves_the_clock(change) for change in change_set.changes):
        return reader.event_index()
    most = max(1000, len(index.ids) // 2)
    if sum(change.kind is Event for change in change_set.changes) > most:
        return reader.event_index()  # what else is touched need not be looked up
    removed = {change.id for change in change_set.changes if change.kind is Event and change.after is None}
    touched = touched_events(change_set, reader) - removed
    if not touched and not removed:
        return index
    if len(touched) > most:
        return reader.event_index()
    return index.updated(reader.index_of(sorted(touched)), removed)


def touched_events(change_set: ChangeSet, reader: Reader) -> set[EventId]:
    """Return the ids of all events whose row in the index may differ after the change."""
    touched: set[EventId] = set()
    cited, placed = set[str](), set[str]()
    for change in change_set.changes:
        for record in (change.before, change.after):
            if isinstance(record, Event):
                touched.add(record.id)
            elif isinstance(record, Claim):
                touched.add(record.event_id)
            elif isinstance(record, Citation):
                cited.add(record.claim_id)
            elif isinstance(record, Place):
                placed.add(record.id)
    for column, ids in (("id", cited), ("place_id", placed)):
        if ids:
            touched.update(claim.event_id for claim in reader.where_in(Claim, column, sorted(ids)))
    return touched


def _moves_the_clock(change: Change) -> bool:
    """Tell whether a change gives the case another zone, by which times of other zones stand elsewhere."""
    zones = {side.zone for side in (change.before, change.after) if isinstance(side, About)}
    return len(zones) > 1
