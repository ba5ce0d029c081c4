"""Where the histories of two copies part, and each record on both sides beside what both started from.

Copies share the beginning of their chain of hashes. When changes were taken back before, they share more: a merge
leaves a comment on the last action of the other copy that it took, which travels with the case and goes when the
merge is undone. The comparison starts from the latest state that both sides are known to hold.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from models.errors import CaseError
from models.records.changes import Change
from models.records.desk import RECORD_TYPES, Comment, Record
from models.store import history
from models.store.authors import MERGED, authors_of
from models.store.reader import Reader
from models.store.rows import table_name, table_named
from models.translation import tr, tr_later

Key = tuple[str, str]  # name of the table, id

DECIDED: Final = "decided: "  # before the key of a question, in what a merge leaves to know what was taken
_STRANGERS: Final = tr_later(
    "These two cases are no copies of one another: import what you need from the other one."
)


@dataclass(frozen=True, slots=True)
class Triple:
    """A record on both sides and what it was; None where it was not there."""

    key: Key
    base_of_mine: (
        Record | None
    )  # the two differ only where each copy took the other's changes at the same time
    base_of_theirs: Record | None
    mine: Record | None
    theirs: Record | None
    is_known: bool = True  # False: what it was has been purged

    @property
    def kind(self) -> type[Record]:
        """Return the type of the record."""
        return table_named(self.key[0]).kind

    @property
    def is_mine_changed(self) -> bool:
        """Tell whether my copy changed it."""
        return not self.is_known or self.mine != self.base_of_mine

    @property
    def is_theirs_changed(self) -> bool:
        """Tell whether their copy changed it."""
        return not self.is_known or self.theirs != self.base_of_theirs


@dataclass(frozen=True, slots=True)
class Comparison:
    """All records that are not what both sides started from, and whose changes are new."""

    triples: Mapping[Key, Triple]
    people: tuple[str, ...]  # whose changes their copy holds
    head_of_mine: str  # the hash of the last action
    head_of_theirs: str
    made: Mapping[str, frozenset[Key]] = field(default_factory=dict)  # what each of them changed


def key_of(record: Record) -> Key:
    """Tell what a record is known by."""
    return table_name(type(record)), record.id


def compare(mine: Reader, theirs: Reader, who: str = "") -> Comparison:
    """Put both sides beside what they started from; CaseError if they share nothing."""
    chains = tuple(_Chain.read(reader) for reader in (mine, theirs))
    shared = _last_shared(*chains)
    sides = _Side(mine, chains[0], shared), _Side(theirs, chains[1], shared)
    bases = _Bases.of(*sides, shared)
    keys = _touched(sides, shared)
    now = [side.now(keys) for side in sides]
    triples = {}
    for key in sorted(keys):
        left, right = now[0].get(key), now[1].get(key)
        if not any(is_memory_of_merge(record) for record in (left, right, *bases.values(key, left, right))):
            triple = Triple(key, *bases.values(key, left, right), left, right, bases.are_known)
            if left != right or triple.is_mine_changed or triple.is_theirs_changed:
                triples[key] = triple
    made = sides[1].made(bases.known_of_theirs)
    people = made.keys() - {""}
    named = tuple(sorted(people - {who} or people))
    return Comparison(triples, named, chains[0].head, chains[1].head, made)


def decided_in(reader: Reader) -> frozenset[str]:
    """Return the questions about checked records that merges have answered, as far as this side knows."""
    kept = reader.where(Comment, record_kind=MERGED)
    return frozenset(
        line.removeprefix(DECIDED)
        for one in kept
        for line in one.text.splitlines()
        if line.startswith(DECIDED)
    )


def is_memory(comment: Comment) -> bool:
    """Tell whether a comment is what a merge left to know what was taken."""
    return comment.record_kind == MERGED


def is_memory_of_merge(record: Record | None) -> bool:
    """Tell whether a record is what a merge left to know what was taken."""
    return isinstance(record, Comment) and is_memory(record)


@dataclass(frozen=True, slots=True)
class _Chain:
    """The hashes of a history, in hexadecimal digits, by their number and the other way round."""

    hashes: tuple[str, ...]
    numbers: Mapping[str, int]

    @classmethod
    def read(cls, reader: Reader) -> "_Chain":
        hashes = reader.history_hashes()
        return cls(hashes, {hash: number for number, hash in enumerate(hashes, start=1)})

    @property
    def head(self) -> str:
        return self.hashes[-1]

    def last_of(self, hashes: Iterable[str]) -> int:
        """Return the number of the last of these actions that the chain holds, 0 if it holds none."""
        return max((self.numbers.get(hash, 0) for hash in hashes), default=0)


def _last_shared(mine: _Chain, theirs: _Chain) -> int:
    shared = 0
    for left, right in zip(mine.hashes, theirs.hashes, strict=False):
        if left != right:
            break
        shared += 1
    if not shared:
        raise CaseError(tr(_STRANGERS))
    return shared


class _Side:
    """One copy: its records now, and as they were after any action since the two histories parted."""

    def __init__(self, reader: Reader, chain: _Chain, shared: int) -> None:
        self.reader, self.chain = reader, chain
        self._steps: list[tuple[int, Callable[[Key], frozenset[str]], tuple[Change, ...], bool]] = []
        for row in reader.history_rows("WHERE number > ? ORDER BY number", (shared,)):
            entries = history.entries_of(row)
            has_gap = any(entry is None for entry in entries)
            step = (row.number, authors_of(row, entries), history.read_row(row).changes, has_gap)
            self._steps.append(step)

    def now(self, keys: Iterable[Key]) -> dict[Key, Record]:
        """Return these records as they are; those that are gone are left out."""
        ids: dict[str, list[str]] = {}
        for name, id in keys:
            ids.setdefault(name, []).append(id)
        return {
            (name, record.id): record
            for name, wanted in ids.items()
            for record in self.reader.where_in(table_named(name).kind, "id", wanted)
        }

    def before(self, number: int) -> dict[Key, Record | None]:
        """Return the records that changed after an action, as that action left them."""
        found: dict[Key, Record | None] = {}
        for at, _, changes, _ in self._steps:
            if at > number:
                for change in changes:
                    found.setdefault(key_of(change.record), change.before)
        return found

    def has_gap(self, number: int) -> bool:
        """Tell whether something that happened after an action was purged."""
        return any(gap for at, _, _, gap in self._steps if at > number)

    def made(self, number: int) -> dict[str, frozenset[Key]]:
        """Tell who made the changes after an action, and of which records."""
        found: dict[str, set[Key]] = {}
        for at, authors, changes, _ in self._steps:
            if at > number:
                for change in changes:
                    for name in authors(key_of(change.record)):
                        found.setdefault(name, set()).add(key_of(change.record))
        return {name: frozenset(keys) for name, keys in found.items()}

    def taken(self, number: int | None = None) -> set[str]:
        """Return the last actions of other copies that were taken by now, or by an action of this one."""
        held = {key_of(one): one for one in self.reader.where(Comment, record_kind=MERGED)}
        known: dict[Key, Record | None] = {**held}
        if number is not None:
            known.update(self.before(number))
        return {one.record_id for one in known.values() if isinstance(one, Comment) and is_memory(one)}


@dataclass(frozen=True, slots=True)
class _Bases:
    """What each side is compared with: records that changed since, and on which side the others are unchanged."""

    of_mine: Mapping[Key, Record | None]
    of_theirs: Mapping[Key, Record | None]
    is_mine_by_theirs: bool  # a record that `of_mine` does not name is what theirs is now
    is_theirs_by_mine: bool
    are_known: bool
    known_of_theirs: int  # the last action of theirs that was taken before

    @classmethod
    def of(cls, mine: _Side, theirs: _Side, shared: int) -> "_Bases":
        """Choose the latest states that both sides hold."""
        by_me = max(shared, theirs.chain.last_of(mine.taken()))
        by_them = max(shared, mine.chain.last_of(theirs.taken()))
        if by_me > shared and by_them > shared:
            if mine.chain.last_of(theirs.taken(by_me)) >= by_them:
                by_them = shared
            elif theirs.chain.last_of(mine.taken(by_them)) >= by_me:
                by_me, known = shared, by_me
                return cls._choose(mine, theirs, shared, (by_me, by_them), known)
        return cls._choose(mine, theirs, shared, (by_me, by_them), by_me)

    @classmethod
    def _choose(cls, mine: _Side, theirs: _Side, shared: int, taken: tuple[int, int], known: int) -> "_Bases":
        by_me, by_them = taken
        in_theirs = by_me > shared and not theirs.has_gap(by_me)
        in_mine = by_them > shared and not mine.has_gap(by_them)
        if in_theirs and in_mine:
            return cls(mine.before(by_them), theirs.before(by_me), False, False, True, known)
        if in_theirs or (not in_mine and mine.has_gap(shared)):
            start = by_me if in_theirs else shared
            was = theirs.before(start)
            return cls(was, was, True, False, not theirs.has_gap(start), known)
        was = mine.before(by_them if in_mine else shared)
        return cls(was, was, False, True, True, known)

    def values(
        self, key: Key, mine: Record | None, theirs: Record | None
    ) -> tuple[Record | None, Record | None]:
        """Tell what both sides are compared with, for a record as it is now."""
        return (
            self.of_mine.get(key, theirs if self.is_mine_by_theirs else mine),
            self.of_theirs.get(key, mine if self.is_theirs_by_mine else theirs),
        )


def _touched(sides: tuple[_Side, _Side], shared: int) -> set[Key]:
    """Return every record that may differ: what history names, or, where that was purged, whatever differs."""
    keys = {key for side in sides for key in side.before(shared)}
    if any(side.has_gap(shared) for side in sides):
        for kind in RECORD_TYPES:
            held = [set(side.reader.all(kind)) for side in sides]
            keys |= {key_of(record) for record in held[0] ^ held[1]}
    return keys
