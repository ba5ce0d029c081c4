"""Finds what changed records are called and which event they belong to, with a handful of queries."""

from collections.abc import Iterable
from typing import Any

from models.records.changes import Change
from models.records.desk import Acceptance, Bookmark, Comment, Record
from models.records.story import Citation, Claim, Event
from models.store.reader import Reader
from models.store.rows import table_name, table_named, table_of

Key = tuple[str, str]  # name of the table, id
_ROUNDS = 3  # a comment on a citation of a claim of an event


class Names:
    """Knows the records that some changes tell of, as the changes left them, and those that they point to."""

    def __init__(self, reader: Reader, changes: Iterable[Change]) -> None:
        """Read what the changes point to."""
        self._reader = reader
        self._held: dict[Key, Record | None] = {
            (table_name(change.kind), change.id): change.record for change in changes
        }
        seen: set[Key] = set()
        for _ in range(_ROUNDS):
            known = [record for key, record in self._held.items() if record is not None and key not in seen]
            seen |= self._held.keys()
            self._hold({key for record in known for key in _pointed(record)} - seen)

    def find(self, kind: type[Record], id: str) -> Record | None:
        """Return a record, None if nothing is known of it."""
        key = (table_name(kind), id)
        if key not in self._held:
            self._held[key] = self._reader.find(kind, id)
        return self._held[key]

    def event_of(self, record: Record | None) -> Event | None:
        """Return the event that a record belongs to, None if it belongs to none."""
        if isinstance(record, Event) or record is None:
            return record
        for name, id in _above(record):
            above = self.find(table_named(name).kind, id)
            if above is not None:
                return self.event_of(above)
        return None

    def _hold(self, keys: Iterable[Key]) -> None:
        wanted: dict[str, set[str]] = {}
        for name, id in keys:
            wanted.setdefault(name, set()).add(id)
        for name, ids in wanted.items():
            found: tuple[Any, ...] = self._reader.where_in(table_named(name).kind, "id", sorted(ids))
            self._held |= {(name, id): None for id in ids} | {(name, record.id): record for record in found}


def _pointed(record: Record) -> set[Key]:
    """Return the records that a record points to."""
    pointers = table_of(type(record)).pointers
    keys = {(target, str(getattr(record, field))) for field, target in pointers if getattr(record, field)}
    return keys | set(_above(record))


def _above(record: Record) -> tuple[Key, ...]:
    """Tell what a record may hang on, up to an event."""
    if isinstance(record, Claim):
        return (("event", record.event_id),)
    if isinstance(record, Comment | Bookmark):
        return ((record.record_kind, record.record_id),) if record.record_kind in _EVENTFUL else ()
    if isinstance(record, Acceptance):
        return tuple((name, record.record_id) for name in _EVENTFUL)
    if isinstance(record, Citation) or hasattr(record, "claim_id"):
        return (("claim", record.claim_id),)
    return ()


_EVENTFUL = ("event", "claim", "citation")
