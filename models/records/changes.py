"""What an edit did: changes of single records, gathered into a set that can be inverted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from models.records.desk import Record

AT_ONCE: Final = 1000
"""Changes that are looked up and written together."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None before it was made and after it was deleted."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """Return the record as it stands after the change, or as it stood before it was deleted."""
        record = self.after if self.after is not None else self.before
        if record is None:
            raise ValueError("a change needs a record before or after it")
        return record

    @property
    def kind(self) -> type[Record]:
        """Return the type of the record."""
        return type(self.record)

    @property
    def id(self) -> str:
        """Return the id of the record."""
        return self.record.id

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All changes of one action, with the words the person reads, who did it and when (ISO 8601, UTC)."""

    label: str
    who: str
    when: str
    changes: tuple[Change, ...]
    number: int = 0  # its place in the history
    kinds: frozenset[type[Record]] = field(init=False, compare=False, repr=False)  # of the changed records

    def __post_init__(self) -> None:
        """Tell once of what kinds the records are: every view asks, and an import changes a million."""
        object.__setattr__(self, "kinds", frozenset({change.kind for change in self.changes}))

    def touches(self, *kinds: type[Record]) -> bool:
        """Tell whether a record of one of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)

    def ids(self, kind: type[Record]) -> frozenset[str]:
        """Return the ids of the changed records of one kind."""
        return frozenset(change.id for change in self.changes if change.kind is kind)

    def inverse(self) -> tuple[Change, ...]:
        """Return the changes that take this set back, last first."""
        return tuple(change.inverse() for change in reversed(self.changes))


def batches(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Yield the changes in their order, in batches of one kind in which no record stands twice."""
    some: list[Change] = []
    ids: set[str] = set()
    for change in changes:
        if some and (len(some) == AT_ONCE or change.kind is not some[0].kind or change.id in ids):
            yield some
            some, ids = [], set()
        some.append(change)
        ids.add(change.id)
    if some:
        yield some
