"""What one side deleted and the other still needs: which deletions are asked about, and what goes with each.

A deleted record is asked about if the other side changed it, or made something new point to it, or if a claim goes
with it that is checked or signed off. To keep it means to
keep all that it points to and all that hung on it; deletions that share something of this are one question.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final

from models.records.desk import Bookmark, Comment, Record
from models.records.story import Citation, Claim, State
from models.sharing.merging.ancestry import Key, Triple, key_of
from models.store.rows import table_named, table_of

_HANGING: Final = frozenset(
    (("claim", "event_id"), ("citation", "claim_id"), ("check", "claim_id"), ("query", "claim_id"))
) | {("approach", "actor_id"), ("comment", "record_id"), ("bookmark", "record_id")}
"""Pointers of records that have no meaning without the one they point to."""

_CHECKED: Final = (State.CHECKED, State.SIGNED_OFF)
_FIRST: Final = ("event", "actor", "source", "place", "document", "claim", "citation")
"""The kinds of record by which a question is named, the first that is among its records."""

Pointer = tuple[str, Key]  # a field, and the record that it names


@dataclass(frozen=True, slots=True)
class Deletion:
    """Records that one side deleted and that the other needs: all are kept, or all go."""

    keys: tuple[Key, ...]  # the one that names the question first
    is_by_theirs: bool
    asked_for: tuple[Key, ...]  # what the other side changed or added that goes with them, its name first
    checked: tuple[Key, ...] = ()  # checked or signed off claims, and citations of such, that would go

    @property
    def key(self) -> str:
        """Tell what the question is known by on both sides."""
        return f"{self.keys[0][0]}/{self.keys[0][1]}/"


def deletions(triples: Mapping[Key, Triple], decided: Collection[str] = ()) -> tuple[Deletion, ...]:
    """Return the deletions of either side that somebody has to decide about.

    `decided` are the questions about what was checked that were answered in an earlier merge.
    """
    both = (*_of_side(triples, True), *_of_side(triples, False))
    return tuple(one for one in both if one.asked_for or one.key not in decided)


def pointers(record: Record) -> Iterator[Pointer]:
    """Tell what a record points to."""
    for field, target in table_of(type(record)).pointers:
        if id := getattr(record, field):
            yield field, (target, id)
    if isinstance(record, Comment | Bookmark):
        yield "record_id", (record.record_kind, record.record_id)


def _of_side(triples: Mapping[Key, Triple], is_by_theirs: bool) -> Iterator[Deletion]:
    """Return the questions about what one side deleted."""
    gone = {key: kept for key, triple in triples.items() if (kept := _deleted(triple, is_by_theirs))}
    needs: defaultdict[Key, list[Key]] = defaultdict(list)
    for key, triple in triples.items():
        record, base = _keeper(triple, is_by_theirs)
        if key in gone and (record != base or not _is_new(triple, is_by_theirs)):
            needs[key].append(key)
        if record is not None and (key not in gone or not triple.is_known):
            known = dict(pointers(base)) if base is not None else {}
            for field, target in pointers(record):
                if target in gone and known.get(field) != target:
                    needs[target].append(key)
    checked = {key for key, record in gone.items() if _is_checked(record, triples, is_by_theirs)}
    for key in checked:
        needs[key] += []  # nobody's work goes silently that an editor has vouched for
    lost = _lost_with(triples, gone, is_by_theirs)
    hanging: defaultdict[Key, list[Key]] = defaultdict(list)
    for key, record in gone.items():
        for field, target in pointers(record):
            if target in gone and (key[0], field) in _HANGING:
                hanging[target].append(key)

    def comes_along(key: Key) -> Iterator[Key]:
        """Tell what must come back with a deleted record: what it points to and what hung on it."""
        yield from (target for _, target in pointers(gone[key]) if target in gone)
        yield from hanging.get(key, ())

    groups = _joined({root: _reached((root,), comes_along) for root in needs})
    for roots, keys in groups:
        asked = _reached((key for root in roots for key in needs[root]), lambda key: lost.get(key, ()))
        yield Deletion(
            tuple(sorted(keys, key=_rank)),
            is_by_theirs,
            tuple(sorted(asked, key=_rank)),
            tuple(sorted(checked & keys)),
        )


def _is_checked(record: Record, triples: Mapping[Key, Triple], is_by_theirs: bool) -> bool:
    """Tell whether a record is a claim that is checked for whoever keeps it, or a citation of one."""
    claim: Record | None = record
    if isinstance(record, Citation):
        triple = triples.get(("claim", record.claim_id))
        claim = _keeper(triple, is_by_theirs)[0] if triple else None
    return isinstance(claim, Claim) and claim.state in _CHECKED


def _lost_with(
    triples: Mapping[Key, Triple], gone: Mapping[Key, Record], is_by_theirs: bool
) -> dict[Key, list[Key]]:
    """Return, by the record that they cannot stay without, what the keeper added or changed."""
    lost: defaultdict[Key, list[Key]] = defaultdict(list)
    for key, triple in triples.items():
        record, base = _keeper(triple, is_by_theirs)
        if record is None or record == base or key in gone:
            continue
        for field, target in pointers(record):
            if target not in gone and not _may_be_empty(key[0], field):
                lost[target].append(key)
    return lost


def _deleted(triple: Triple, is_by_theirs: bool) -> Record | None:
    """Return the record that the other side still has, if this side deleted it."""
    kept, base = _keeper(triple, is_by_theirs)
    side, was = (triple.theirs, triple.base_of_theirs) if is_by_theirs else (triple.mine, triple.base_of_mine)
    if kept is None or side is not None:
        return None
    return kept if was is not None or base is not None or not triple.is_known else None


def _is_new(triple: Triple, is_by_theirs: bool) -> bool:
    """Tell whether a deletion is certain and was not decided about before."""
    return triple.is_known and (triple.is_theirs_changed if is_by_theirs else triple.is_mine_changed)


def _keeper(triple: Triple, is_by_theirs: bool) -> tuple[Record | None, Record | None]:
    """Return the record of the side that did not delete it, and what it was."""
    if is_by_theirs:
        return triple.mine, triple.base_of_mine
    return triple.theirs, triple.base_of_theirs


def _reached(starts: Iterable[Key], near: Callable[[Key], Iterable[Key]]) -> set[Key]:
    """Return some records and all that are reached from them, step by step."""
    found = set(starts)
    ahead = list(found)
    while ahead:
        fresh = set(near(ahead.pop())) - found
        found |= fresh
        ahead.extend(fresh)
    return found


def _joined(closures: Mapping[Key, set[Key]]) -> list[tuple[list[Key], set[Key]]]:
    """Put together what shares a record."""
    groups: list[tuple[list[Key], set[Key]]] = []
    owner: dict[Key, int] = {}
    for root, keys in sorted(closures.items()):
        into = len(groups)
        groups.append(([root], set(keys)))
        for other in sorted({owner[key] for key in keys if key in owner}):
            groups[into][0].extend(groups[other][0])
            groups[into][1].update(groups[other][1])
            groups[other] = ([], set())
        owner.update(dict.fromkeys(groups[into][1], into))
    return [group for group in groups if group[0]]


def _rank(key: Key) -> tuple[int, Key]:
    return (_FIRST.index(key[0]) if key[0] in _FIRST else len(_FIRST), key)


# after the decisions ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Loose:
    """Mends what points to records that are gone after all."""

    triples: Mapping[Key, Triple]
    result: dict[Key, Record | None]  # mended in place
    others: Callable[[Key], Iterable[Record]]  # records outside the comparison that point to one
    is_there: Callable[[Key], bool]  # whether a record outside the comparison is there

    def mend(self) -> None:
        """Let go, or take along, whatever points to a record that is gone, until nothing does."""
        pointing: defaultdict[Key, list[Key]] = defaultdict(list)
        for key, record in self.result.items():
            for _, target in pointers(record) if record is not None else ():
                pointing[target].append(key)
        ahead = [key for key, record in self.result.items() if record is None]
        while ahead:
            gone = ahead.pop()
            for key in self._point_to(gone, pointing):
                if self.result[key] is None or not self._let_go(key, gone):
                    self.result[key] = None
                    ahead.append(key)

    def _point_to(self, gone: Key, pointing: Mapping[Key, list[Key]]) -> list[Key]:
        found = list(pointing.get(gone, ()))
        for record in self.others(gone):
            key = key_of(record)
            if key not in self.result:
                self.result[key] = record
                found.append(key)
        alive = [(key, self.result[key]) for key in found]
        return [key for key, record in alive if record and any(to == gone for _, to in pointers(record))]

    def _let_go(self, key: Key, gone: Key) -> bool:
        """Take a record's pointers to one that is gone away; return whether it can stay without them."""
        record = self.result[key]
        assert record is not None
        for field, target in tuple(pointers(record)):
            if target != gone:
                continue
            other = self._other_value(key, field, target)
            if other is None and not _may_be_empty(key[0], field):
                return False
            record = _with(record, field, other)
        self.result[key] = record
        return True

    def _other_value(self, key: Key, field: str, gone: Key) -> Any:
        """Tell what the other side says in a field, if what it points to is there."""
        triple = self.triples.get(key)
        if triple is None or field == "record_id":
            return None
        for side in (triple.mine, triple.theirs):
            value = getattr(side, field, None)
            if value and value != gone[1] and self._is_alive((gone[0], value)):
                return value
        return None

    def _is_alive(self, key: Key) -> bool:
        return self.result[key] is not None if key in self.result else self.is_there(key)


@cache
def _may_be_empty(table: str, field: str) -> bool:
    """Tell whether a record keeps its meaning without what a field points to."""
    if (table, field) in (("claim", "other_event_id"), ("comment", "record_id"), ("bookmark", "record_id")):
        return False
    return not next(column for column in table_named(table).columns if column.name == field).is_needed


def _with(record: Record, field: str, value: Any) -> Record:
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    return type(record)(**(values | {field: value}))
