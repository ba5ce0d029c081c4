"""Who wrote and who last edited what a claim says, read off the history as far as it was not read yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from models.records.desk import Record
from models.records.story import Actor, Citation, Claim, Event, Field, Place
from models.store import history, seen
from models.store.history import Entry, HistoryRow
from models.store.reader import Reader
from models.store.rows import Cell, table_name, table_of
from models.store.seen_before import Cells

MERGED: Final = "history"
"""The `record_kind` of a comment that a merge leaves on the last action of the copy whose changes it took."""

TAKEN_BACK: Final = "Take back changes of"
"""How the label of a merge begins."""

MADE: Final = "made: "
"""Before the table and id of a record, in that comment: who changed which, where the copy holds changes of several."""

Key = tuple[str, ...]
Touch = tuple[int, frozenset[str]]
"""The number of an action of the history, and whose changes it holds."""
NOBODY: Final[Touch] = (0, frozenset())
_TABLES: Final = ("claim", "citation", "event", "place", "actor")
_IN_EVENT: Final = frozenset((Field.WHAT, Field.WHEN, Field.NUMBER))
"""The fields whose value stands in the event, not in the claim."""
_LATEST: Final = 200  # rows that are read at a time


def people_of(row: HistoryRow, entries: Iterable[Entry]) -> frozenset[str]:
    """Return whose changes a row holds: those of its author, or, for a merge, of the authors of the copy."""
    merged = {
        str(entry[3].get("by", ""))
        for entry in entries
        if entry is not None and entry[1] == "comment" and entry[2] is None and _is_merge(entry[3])
    }
    return frozenset(merged or {row.who}) - {""}


def authors_of(row: HistoryRow, entries: Iterable[Entry]) -> Callable[[tuple[str, str]], frozenset[str]]:
    """Return the function that tells whose change of a record (table, id) a row holds.

    A merge that took the changes of several people has kept which records each of them changed; what it did not
    keep counts for all of them.
    """
    entries = tuple(entries)
    everybody = people_of(row, entries)
    if len(everybody) < 2:
        return lambda key: everybody
    made: dict[str, set[str]] = {}
    for entry in entries:
        if entry is not None and entry[1] == "comment" and entry[2] is None and _is_merge(entry[3]):
            for line in str(entry[3].get("text", "")).splitlines():
                if line.startswith(MADE):
                    made.setdefault(line.removeprefix(MADE), set()).add(str(entry[3].get("by", "")))
    return lambda key: frozenset(made.get(f"{key[0]}/{key[1]}", everybody)) - {""}


def _is_merge(cells: dict[str, object]) -> bool:
    return cells.get("record_kind") == MERGED


class Authors:
    """Knows the authors of every claim of a case; made once, it reads on by itself as the case changes."""

    def __init__(self, reader: Reader) -> None:
        """Stand at the beginning of the history."""
        self._reader = reader
        self._number = 0
        self._made: dict[str, dict[str, Touch]] = {name: {} for name in _TABLES}  # by table and id
        self._last: dict[Key, Touch] = {}  # what changed after it was made
        self._wrote: dict[Key, dict[Cell, Touch]] = {}  # by table, id and column: who wrote which value

    def of(self, claim: Claim) -> frozenset[str]:
        """Return the names of those who wrote what a claim says now, made it, or edited last what is seen of it.

        Who wrote a value stays its author for as long as it stands, whoever touches something else, or takes the value
        away and puts it back.
        """
        latest = self.last_of(claim)
        named = (who for _, who in (_touch_of(self._made["claim"], claim.id), *self._of_parts(claim)))
        return frozenset({claim.written_by}.union(latest, *named)) - {""}

    def last_of(self, claim: Claim) -> frozenset[str]:
        """Return the names of those who edited last what is seen of a claim."""
        self.read_on()
        keys: list[Key] = [("claim", claim.id), ("event", claim.event_id, claim.field)]
        keys += [("place", claim.place_id or ""), ("actor", claim.actor_id or "")]
        touches = (self._last.get(key) or _touch_of(self._made[key[0]], key[1]) for key in keys)
        return max(touches, key=lambda touch: touch[0])[1]

    def read_on(self) -> None:
        """Take over what the history holds since it was read last; the first time takes a while."""
        while rows := self._next_rows():
            for row in rows:
                entries = history.entries_of(row)
                self._take((row.number, people_of(row, entries)), entries)
                self._number = row.number

    def _of_parts(self, claim: Claim) -> Iterator[Touch]:
        """Yield who wrote each part of a claim as it stands: its own, its event's, its citations', what it names."""
        made = _touch_of(self._made["claim"], claim.id)[0]
        yield from self._of_record(claim, seen.EVERY)
        if claim.field in _IN_EVENT and (event := self._reader.find(Event, claim.event_id)):
            yield from self._of_record(event, claim.field)
            if claim.field is Field.WHAT:
                yield from self._of_record(event, seen.EVERY)
        for citation in self._reader.where(Citation, claim_id=claim.id):
            yield from self._of_record(citation, seen.EVERY)
        named = ((Place, claim.place_id), (Actor, claim.actor_id))
        for kind, id in named:
            if id and (record := self._reader.find(kind, id)):
                # What stood there before was there to be seen by whoever wrote the claim.
                yield from (touch for touch in self._of_record(record, seen.EVERY) if touch[0] > made)

    def _of_record(self, record: Record, field: str) -> Iterator[Touch]:
        """Yield who wrote the values that claims of a field show of a record."""
        name = table_name(type(record))
        cells = seen.aspects(name, table_of(type(record)).cells_by_name(record))[field]
        made = _touch_of(self._made[name], record.id)
        for column, value in cells.items():
            yield self._wrote.get((name, record.id, column), {}).get(value, made)

    def _next_rows(self) -> Sequence[HistoryRow]:
        clause = "WHERE number > ? ORDER BY number LIMIT ?"
        return tuple(self._reader.history_rows(clause, (self._number, _LATEST)))

    def _take(self, touch: Touch, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if entry is None or entry[1] not in self._made:
                continue
            _, name, before, after = entry
            if before is None:
                self._made[name][after["id"]] = touch
            elif after is not None:
                self._take_values(touch, name, before, after)
            for key in _keys(name, before, after):
                self._last[key] = touch

    def _take_values(self, touch: Touch, name: str, before: Cells, after: Cells) -> None:
        """Keep who wrote the values that a change put in the place of others."""
        old, new = seen.aspects(name, before), seen.aspects(name, after)
        made = _touch_of(self._made[name], str(after["id"]))
        for field in old.keys() & new.keys():
            for column in old[field].keys() | new[field].keys():
                was, now = old[field].get(column), new[field].get(column)
                if was != now:
                    wrote = self._wrote.setdefault((name, str(after["id"]), column), {})
                    wrote.setdefault(was, made)
                    wrote[now] = (touch[0], wrote.get(now, NOBODY)[1] | touch[1])


def _touch_of(touches: Mapping[str, Touch], id: str) -> Touch:
    """Return who touched a record, and when; nobody if that is not known."""
    return touches.get(id, NOBODY)


def _keys(name: str, before: Cells | None, after: Cells | None) -> Iterable[Key]:
    """Tell what a change counts for: a citation for its claims, a field of an event for the claims about it.

    What was only made counts for itself, as made; a citation counts for its claim then, too.
    """
    sides = [side for side in (before, after) if side]
    if name == "citation":
        return {
            ("claim", str(side["claim_id"])) for side in sides if seen.changed_aspects(name, before, after)
        }
    if before is None:
        return ()
    changed = seen.changed_aspects(name, before, after)
    if name == "event":
        fields = {Field.WHAT if field == seen.EVERY else field for field in changed} - {seen.OTHER}
        return [("event", str(sides[-1]["id"]), field) for field in fields]
    return [(name, str(sides[-1]["id"]))] if changed else ()
