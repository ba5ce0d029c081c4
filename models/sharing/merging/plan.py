"""What taking back a copy would do: what comes from it, what stays, what both did, and what must be decided."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from models.case import Case
from models.errors import CaseError
from models.records.desk import Record
from models.records.story import Actor, Claim, Source
from models.sharing.merging.ancestry import Comparison, Key, Triple, compare, decided_in, key_of
from models.sharing.merging.deletions import Deletion, deletions
from models.sharing.merging.fields import Outcome, Way, outcomes
from models.sharing.merging.listing import Told, in_order, telling
from models.sharing.merging.words import Words, field_name, listed_names
from models.translation import tr, tr_count
from models.values.listing import all_of, in_a_row


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question: both sides changed the same field, or one deleted what the other changed or needs."""

    key: str  # the same on both sides
    record_kind: str
    record_id: str
    field: str  # empty: the whole record, with all that goes with it
    base: Any  # values of the field, or records; None where there was none
    mine: Any
    theirs: Any
    words: str  # what the question is about
    base_words: str
    mine_words: str
    theirs_words: str
    goes_along: tuple[Key, ...] = ()  # table and id of other records that share the decision


@dataclass(frozen=True, slots=True)
class MergePlan:
    """All that is new on both sides, before anything is changed."""

    path: Path
    people: tuple[str, ...]  # whose changes are taken
    taken: tuple[Told, ...]
    kept: tuple[Told, ...]
    same: tuple[Told, ...]
    conflicts: tuple[Conflict, ...]
    remarks: tuple[str, ...]
    comparison: Comparison = field(repr=False)
    deletions: tuple[Deletion, ...] = field(repr=False)
    passphrase: str | None = field(repr=False, default=None)

    @property
    def is_empty(self) -> bool:
        """Tell whether the copy holds nothing new."""
        return not (self.taken or self.conflicts)

    def changed(self, decisions: Mapping[str, str]) -> int:
        """Tell how many records of the case change, as far as it is decided."""
        keys = {(one.record_kind, one.record_id) for one in self.taken}
        for one in self.conflicts:
            if decisions.get(one.key) == "theirs":
                keys |= {(one.record_kind, one.record_id), *one.goes_along}
        return len(keys)

    @property
    def who(self) -> str:
        """Return whose changes are taken, in words."""
        return listed_names(self.people)


def plan_merge(mine: Case, theirs_path: Path, passphrase: str | None = None) -> MergePlan:
    """Compare a case with a copy of it and return what taking it back would do; the copy is only read.

    CaseError if the other file is no copy of the case, or the case itself.
    """
    path = Path(theirs_path)
    if os.path.exists(path) and path.samefile(mine.path):
        raise CaseError(tr("{name} is this very case: choose the copy that came back.", name=path.name))
    with mine.open_beside(path, passphrase) as theirs:
        comparison = compare(mine.reader, theirs.reader, mine.who)
        return _Listing(mine, theirs, comparison).plan(path, passphrase)


class _Listing:
    """Puts a comparison into words."""

    def __init__(self, mine: Case, theirs: Case, comparison: Comparison) -> None:
        self._comparison = comparison
        self._deletions = deletions(comparison.triples, decided_in(mine.reader) | decided_in(theirs.reader))
        self._asked = {key for deletion in self._deletions for key in deletion.keys}
        readers = (mine.reader, theirs.reader)
        self._words = Words(lambda kind, id: next((one for r in readers if (one := r.find(kind, id))), None))
        self._mine = mine

    def plan(self, path: Path, passphrase: str | None) -> MergePlan:
        """Return the whole plan."""
        triples = self._comparison.triples
        conflicts = (*map(self._deletion, self._deletions), *self._fields_in_conflict())
        return MergePlan(
            path,
            self._comparison.people,
            tuple(self._told(Way.THEIRS)),
            tuple(self._told(Way.MINE)),
            tuple(self._told(Way.SAME)),
            conflicts,
            tuple(_remarks(triples, self._mine, self._words)),
            self._comparison,
            self._deletions,
            passphrase,
        )

    def _told(self, way: Way) -> Iterator[Told]:
        """Tell of the records that come from one side, or that both changed to the same, in the order of the case."""
        found = {key: change for key, change in self._changes(way) if key not in self._asked}
        records = {key: change[0] or change[1] for key, change in found.items()}
        for record in in_order(self._words, filter(None, records.values()), self._mine.reader.zone):
            yield telling(self._words, *found[key_of(record)])

    def _changes(
        self, way: Way
    ) -> Iterator[tuple[Key, tuple[Record | None, Record | None, tuple[str, ...]]]]:
        """Yield each record as it was, as it becomes, and the fields that change."""
        for key, triple in self._comparison.triples.items():
            base, side = triple.base_of_theirs, triple.theirs
            if way is Way.MINE:
                base, side = triple.base_of_mine, triple.mine
            if triple.mine and triple.theirs:
                ways = (way, Way.BOTH) if way is not Way.SAME else (way,)
                units = [one for one in outcomes(triple) if one.way in ways]
                names = tuple(name for one in units for name in _differing(one, base, side))
                if names:
                    yield key, (base, side, names) if base else (None, side, ())
            elif _way_of_whole(triple) is way:
                was = base or (None if side else triple.base_of_mine or triple.base_of_theirs)
                if was or side:
                    yield key, (was, side, _names_of_differing(was, side))

    def _fields_in_conflict(self) -> Iterator[Conflict]:
        triples = self._comparison.triples
        both = [one.mine for one in triples.values() if one.mine and one.theirs]
        for record in in_order(self._words, both, self._mine.reader.zone):
            triple = triples[key_of(record)]
            for outcome in outcomes(triple):
                if outcome.way is Way.CONFLICT:
                    yield self._field(triple, outcome)

    def _field(self, triple: Triple, outcome: Outcome) -> Conflict:
        assert triple.mine is not None
        base, mine, theirs = (
            None if side is None else getattr(side, outcome.name) for side in self._sides(triple)
        )
        said = [self._words.value(triple.kind, outcome.name, value) for value in (base, mine, theirs)]
        if said[1] == said[2] and len(outcome.unit) > 1:  # what differs is told by another field of the unit
            said = [self._unit(triple.kind, outcome, side) for side in self._sides(triple)]
        about = self._words.field(triple.mine, outcome.name)
        return Conflict(
            field_key(triple.key, outcome.name), *triple.key, outcome.name, base, mine, theirs,
            about[0].upper() + about[1:], said[0], said[1], said[2],
        )  # fmt: skip

    def _sides(self, triple: Triple) -> tuple[Record | None, ...]:
        return triple.base_of_mine, triple.mine, triple.theirs

    def _unit(self, kind: type[Record], outcome: Outcome, side: Record | None) -> str:
        if side is None:
            return tr("nothing")
        parts = [(name, getattr(side, name)) for name in outcome.unit]
        told = [
            tr("{field} {value}", field=field_name(kind, name), value=self._words.value(kind, name, value))
            for name, value in parts
        ]
        return in_a_row(told)

    def _deletion(self, deletion: Deletion) -> Conflict:
        key = deletion.keys[0]
        triple = self._comparison.triples[key]
        kept = triple.mine or triple.theirs
        assert kept is not None
        who = listed_names(self._comparison.people)
        gone = _cut(self._words.record(kept), len(deletion.keys) - 1)
        needs = self._needs(deletion)
        gone = _with_states(gone, self._comparison.triples, deletion)
        needed = tr("keep it: {needs}", needs=needs) if needs else tr("keep it")
        return Conflict(
            deletion.key, *key, "",
            triple.base_of_mine or triple.base_of_theirs, triple.mine, triple.theirs,
            tr("{who} deleted {records}", who=who, records=gone)
            if deletion.is_by_theirs
            else tr("You deleted {records}", records=gone),
            tr("it was there"),
            needed if deletion.is_by_theirs else tr("deleted"),
            tr("deleted") if deletion.is_by_theirs else needed,
            deletion.keys[1:],
        )  # fmt: skip

    def _needs(self, deletion: Deletion) -> str:
        """Tell what the other side changed or added that needs a deleted record."""
        if not deletion.asked_for:
            return ""
        triple = self._comparison.triples[deletion.asked_for[0]]
        record = triple.mine if deletion.is_by_theirs else triple.theirs
        assert record is not None
        was_there = bool(triple.base_of_mine or triple.base_of_theirs)
        said = {
            "who": listed_names(self._comparison.people),
            "records": _cut(self._words.record(record), len(deletion.asked_for) - 1),
        }
        if deletion.is_by_theirs:
            return tr("you changed {records}", **said) if was_there else tr("you added {records}", **said)
        return tr("{who} changed {records}", **said) if was_there else tr("{who} added {records}", **said)


def field_key(key: Key, name: str) -> str:
    """Tell what a question about a field is known by on both sides."""
    return f"{key[0]}/{key[1]}/{name}"


def _way_of_whole(triple: Triple) -> Way | None:
    """Tell from which side it comes that a record is there or is not, where one side at least has none."""
    if triple.mine is None and triple.theirs is None:
        return Way.SAME if triple.is_mine_changed and triple.is_theirs_changed else None
    return Way.THEIRS if triple.is_theirs_changed else Way.MINE


def _with_states(record: str, triples: Mapping[Key, Triple], deletion: Deletion) -> str:
    """Return what would go, with how many claims go or lose a citation that an editor has checked or signed off."""
    kept = [triples[key].mine or triples[key].theirs for key in deletion.checked]
    states = [str(claim.state) for claim in kept if isinstance(claim, Claim)]
    if not states:
        return tr("{record}, of a claim that is checked or signed off", record=record) if kept else record
    if len(deletion.keys) == 1:
        return tr("{record}, which is {state}", record=record, state=tr(states[0]))
    said = [
        tr("{count:,} {state}", count=states.count(state), state=tr(state))
        for state in dict.fromkeys(sorted(states, reverse=True))
    ]
    return tr("{record}, {states}", record=record, states=all_of(said))


def _differing(outcome: Outcome, base: Record | None, side: Record | None) -> tuple[str, ...]:
    """Return the fields of a unit that differ from what they were; the first, if none does."""
    names = tuple(name for name in outcome.unit if _differs(base, side, name))
    return names or outcome.unit[:1]


def _names_of_differing(was: Record | None, side: Record | None) -> tuple[str, ...]:
    if was is None or side is None:
        return ()
    return tuple(one.name for one in fields(was) if _differs(was, side, one.name))


def _differs(base: Record | None, side: Record | None, name: str) -> bool:
    return base is not None and side is not None and getattr(base, name) != getattr(side, name)


def _cut(words: str, more: int) -> str:
    """Return words and how many more there are of the same."""
    if more < 1:
        return words
    return tr_count(more, "{words}, with {n} more record", "{words}, with {n} more records", words=words)


def _remarks(triples: Mapping[Key, Triple], mine: Case, words: Words) -> Iterator[str]:
    """Tell what somebody should look at afterwards: records that both may have entered for the same thing."""
    for kind, folded in ((Actor, _actor_names), (Source, _source_names)):
        added = [
            one.theirs
            for one in triples.values()
            if one.kind is kind and one.theirs and not one.mine and one.is_theirs_changed
        ]
        if not added:
            continue
        known = {name for record in mine.reader.all(kind) for name in folded(record)}
        for record in added:
            if known & folded(record):
                yield tr("Both hold {record}: merge the two if they are one.", record=words.record(record))


def _actor_names(record: Any) -> set[str]:
    return {_folded(name) for name in (record.name, record.local_name)} - {""}


def _source_names(record: Any) -> set[str]:
    return {_folded(name) for name in (record.title, record.url)} - {""}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
