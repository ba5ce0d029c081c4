"""The law that no kill and no fault may break: a case is what its history tells, action by action, and is sound."""

from models.records.desk import RECORD_TYPES
from models.records.story import Claim, Event, Field
from models.store.history import read_row
from models.store.rows import table_name


def hashes(case):
    """The hash of every action, in their order."""
    return [row.hash.hex() for row in case.reader.history_page("ORDER BY number")]


def problems(case):
    """What is wrong with a case: pages, references, chain, documents, and actions that are there by half."""
    return [*case.verify(), *_halves(case), *_bare_events(case)]


def _halves(case):
    """Records that are other than the history of all changes makes them."""
    told = {}
    for row in case.reader.history_page("ORDER BY number"):
        for change in read_row(row).changes:
            told[table_name(change.kind), change.id] = change.after
    held = {
        (table_name(kind), record.id): record for kind in RECORD_TYPES for record in case.reader.all(kind)
    }
    told = {key: record for key, record in told.items() if record is not None}
    for key in sorted(told.keys() | held.keys()):
        if told.get(key) != held.get(key):
            yield f"{key} is not what the history tells"


def _bare_events(case):
    """Events without the claims that every event has."""
    claimed = {(claim.event_id, claim.field) for claim in case.reader.all(Claim)}
    for event in case.reader.all(Event):
        if (event.id, Field.WHAT) not in claimed or (event.when and (event.id, Field.WHEN) not in claimed):
            yield f"{event.title} has not its claims"
