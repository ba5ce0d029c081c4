"""One record changed on both sides: each field goes its own way, and what cannot be decided is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, Final

from models.records.desk import Approach, Comment, Query, Record
from models.records.story import Actor, Citation, Claim, Event, Place, State
from models.sharing.merging.ancestry import Triple
from models.store.rows import table_named

Unit = tuple[str, ...]  # fields that make sense only together; known by the first

_TIED: Final[Mapping[type[Record], tuple[Unit, ...]]] = {
    Citation: (("place", "locator", "document_id", "start", "end", "region"),),
    Place: (("point", "precision", "datum", "origin"),),
    Query: (("answer", "answered_by", "answered_at"), ("closed_by", "closed_at")),
    Comment: (("closed_by", "closed_at"),),
}
_SETS: Final[Mapping[type[Record], frozenset[str]]] = {
    Event: frozenset(("tags",)),
    Actor: frozenset(("aliases", "numbers")),
    Place: frozenset(("aliases",)),
    Approach: frozenset(("claims",)),
}
"""Lists to which both sides may add, and from which both may take."""


class Way(StrEnum):
    """What becomes of a field."""

    SAME = "same"  # both changed it to the same
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"  # what both did to it fits together
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of some fields of a record, and their values unless somebody must decide."""

    unit: Unit
    way: Way
    values: tuple[Any, ...] = ()

    @property
    def name(self) -> str:
        """Tell what the fields are known by."""
        return self.unit[0]


def outcomes(triple: Triple) -> tuple[Outcome, ...]:
    """Tell what becomes of each field of a record that both sides hold; untouched fields are left out."""
    found = (_outcome(triple, unit) for unit in _units(triple.key[0]))
    return tuple(outcome for outcome in found if outcome is not None)


def merged(triple: Triple, decide: Callable[[str], str]) -> Record:
    """Return the record of both sides; `decide` returns mine or theirs for a field that is in conflict."""
    assert triple.mine is not None
    values = {field.name: getattr(triple.mine, field.name) for field in fields(triple.mine)}
    for outcome in outcomes(triple):
        chosen = outcome.values
        if outcome.way is Way.CONFLICT:
            side = triple.mine if decide(outcome.name) == "mine" else triple.theirs
            chosen = _values(side, outcome.unit)
        values.update(zip(outcome.unit, chosen, strict=True))
    return triple.kind(**values)


def _outcome(triple: Triple, unit: Unit) -> Outcome | None:
    mine, theirs = _values(triple.mine, unit), _values(triple.theirs, unit)
    base = _values(triple.base_of_mine, unit), _values(triple.base_of_theirs, unit)
    by_me = not triple.is_known or mine != base[0]
    by_them = not triple.is_known or theirs != base[1]
    if mine == theirs:
        return Outcome(unit, Way.SAME, mine) if triple.is_known and by_me and by_them else None
    if by_me != by_them:
        return Outcome(unit, Way.MINE, mine) if by_me else Outcome(unit, Way.THEIRS, theirs)
    fitting = _fitting(triple, unit, mine, theirs, base[0] if base[0] == base[1] else ())
    return Outcome(unit, Way.CONFLICT) if fitting is None else Outcome(unit, Way.BOTH, (fitting,))


def _fitting(triple: Triple, unit: Unit, mine: Any, theirs: Any, base: tuple[Any, ...]) -> Any:
    """Return the one value in which two that differ are both kept, None if there is none."""
    name = unit[0]
    if name in _SETS.get(triple.kind, ()) and base and triple.is_known:
        return _union(base[0], mine[0], theirs[0])
    if name == "position":
        return min(mine[0], theirs[0])  # an order is not worth a question
    if (triple.kind, name) == (Claim, "state") and State.CHANGED in (mine[0], theirs[0]):
        # Edits set this one; what a person said of the claim says more, and whether a check holds is judged later.
        return theirs[0] if mine[0] is State.CHANGED else mine[0]
    return None


def _union(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    stays = [each for each in base if each in mine and each in theirs]
    return (*stays, *sorted({*mine, *theirs} - {*base}))


@cache
def _units(table: str) -> tuple[Unit, ...]:
    kind = table_named(table).kind
    tied = _TIED.get(kind, ())
    inside = {name for unit in tied for name in unit}
    return (*tied, *((field.name,) for field in fields(kind) if field.name not in {"id", *inside}))


def _values(record: Record | None, unit: Unit) -> tuple[Any, ...]:
    """Return the values of some fields; nothing equals those of a record that was not there."""
    return () if record is None else tuple(getattr(record, name) for name in unit)
