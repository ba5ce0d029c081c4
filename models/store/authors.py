"""Who wrote and who last edited what a claim says, read off the history as far as it was not read yet."""

from collections.abc import Iterable, Sequence
from typing import Final

from models.records.story import Claim, Field
from models.store import history, seen
from models.store.history import Entry, HistoryRow
from models.store.reader import Reader

MERGED: Final = "history"
"""The `record_kind` of a comment that a merge leaves on the last action of the copy whose changes it took."""

Key = tuple[str, ...]
_LATEST: Final = 200  # rows that are read at a time


def people_of(row: HistoryRow, entries: Iterable[Entry]) -> frozenset[str]:
    """Return whose changes a row holds: those of its author, or, for a merge, of the authors of the copy."""
    merged = {
        str(entry[3].get("by", ""))
        for entry in entries
        if entry is not None and entry[1] == "comment" and entry[2] is None and _is_merge(entry[3])
    }
    return frozenset(merged or {row.who}) - {""}


def _is_merge(cells: dict[str, object]) -> bool:
    return cells.get("record_kind") == MERGED


class Authors:
    """Knows the authors of every claim of a case; made once, it reads on by itself as the case changes."""

    def __init__(self, reader: Reader) -> None:
        """Stand at the beginning of the history."""
        self._reader = reader
        self._number = 0
        self._first: dict[str, frozenset[str]] = {}
        self._last: dict[Key, tuple[int, frozenset[str]]] = {}

    def of(self, claim: Claim) -> frozenset[str]:
        """Return the names of those who wrote a claim, or edited last what is seen of it."""
        latest = self.last_of(claim)
        return (self._first.get(claim.id, frozenset()) | latest | {claim.written_by}) - {""}

    def last_of(self, claim: Claim) -> frozenset[str]:
        """Return the names of those who edited last what is seen of a claim."""
        self.read_on()
        keys: list[Key] = [("claim", claim.id), ("event", claim.event_id, claim.field)]
        keys += [("place", claim.place_id or ""), ("actor", claim.actor_id or "")]
        known = [self._last[key] for key in keys if key in self._last]
        return max(known, key=lambda one: one[0], default=(0, frozenset[str]()))[1]

    def read_on(self) -> None:
        """Take over what the history holds since it was read last; the first time takes a while."""
        while rows := self._next_rows():
            for row in rows:
                entries = history.entries_of(row)
                self._take(row.number, people_of(row, entries), entries)
                self._number = row.number

    def _next_rows(self) -> Sequence[HistoryRow]:
        clause = "WHERE number > ? ORDER BY number LIMIT ?"
        return tuple(self._reader.history_rows(clause, (self._number, _LATEST)))

    def _take(self, number: int, who: frozenset[str], entries: Iterable[Entry]) -> None:
        for entry in entries:
            if entry is not None:
                _, name, before, after = entry
                for field in seen.changed_aspects(name, before, after):
                    for key in _keys(name, field, before, after):
                        self._last[key] = (number, who)
                if name == "claim" and before is None:
                    self._first[after["id"]] = who


def _keys(
    name: str, field: str, before: dict[str, str] | None, after: dict[str, str] | None
) -> Iterable[Key]:
    """Tell what a change counts for: a citation for its claim, a field of an event for the claims about it."""
    sides = [side for side in (before, after) if side]
    if name == "citation":
        return [("claim", side["claim_id"]) for side in sides]
    if name == "event":
        return [("event", sides[-1]["id"], Field(field))]
    return [(name, sides[-1]["id"])]
