"""The events of a case as numpy columns: what filters, timeline, map and totals read at 100,000 events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.filters import Filter
from models.records import State
from models.search_text import fold, runs
from models.when import When

NO_EARLIEST: Final = int(np.iinfo(np.int32).min)
NO_LATEST: Final = int(np.iinfo(np.int32).max)
STATES: Final = tuple(State)
"""The numbers of the column `state`."""

_LAST_DAY: Final = 3652059  # 9999-12-31
Numbers = NDArray[np.int32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What the index knows of one event."""

    id: str
    title: str
    edtf: str  # empty: undated
    earliest: int | None  # ordinal day; None: open or unknown
    latest: int | None
    kind_id: str
    jurisdiction: str = ""
    state: State = State.DRAFT  # the least advanced of its claims
    lat: float | None = None
    lon: float | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    claims: int = 0
    uncited: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True)
class Ragged:
    """A column with several names in each row."""

    names: tuple[str, ...]  # every name once
    starts: NDArray[np.int64]  # one more than there are rows
    codes: Numbers  # places in `names`

    @classmethod
    def build(cls, rows: Iterable[tuple[str, ...]], names: tuple[str, ...] = ()) -> "Ragged":
        """Gather the names of all rows; names that are given keep their codes."""
        code_of = {name: code for code, name in enumerate(names)}
        codes: list[int] = []
        starts = [0]
        for row in rows:
            codes.extend(code_of.setdefault(name, len(code_of)) for name in row)
            starts.append(len(codes))
        return cls(tuple(code_of), np.array(starts, np.int64), np.array(codes, np.int32))

    def of(self, row: int) -> tuple[str, ...]:
        """Answer the names of one row."""
        return tuple(self.names[code] for code in self.codes[self.starts[row] : self.starts[row + 1]])

    def having(self, names: Iterable[str]) -> Mask:
        """Answer which rows have at least one of the names."""
        wanted = frozenset(names)
        is_wanted = np.array([name in wanted for name in self.names], bool)
        hits = np.zeros(len(self.codes) + 1, np.int64)
        if len(self.codes):
            np.cumsum(is_wanted[self.codes], out=hits[1:])
        found: Mask = hits[self.starts[1:]] > hits[self.starts[:-1]]
        return found

    def joined(self, more: Sequence[tuple[str, ...]]) -> "Ragged":
        """Answer the column with further rows behind it."""
        added = Ragged.build(more, self.names)
        starts = np.concatenate([self.starts, added.starts[1:] + self.starts[-1]])
        return Ragged(added.names, starts, np.concatenate([self.codes, added.codes]))

    def taken(self, rows: NDArray[np.int64]) -> "Ragged":
        """Answer the column with these rows in this order."""
        lengths = np.diff(self.starts)[rows]
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        places = np.repeat(self.starts[rows] - starts[:-1], lengths) + np.arange(starts[-1])
        return Ragged(self.names, starts, self.codes[places])


@dataclass(frozen=True)
class EventIndex:
    """One row for each event of a case; a row number means nothing outside its index."""

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    edtf: tuple[str, ...]  # empty: undated
    earliest: Numbers  # ordinal days; NO_EARLIEST where open or undated
    latest: Numbers  # ordinal days; NO_LATEST where open or undated
    precision: Numbers  # of models.when.Precision; 0 where undated
    kind: Numbers  # places in `kinds`
    kinds: tuple[str, ...]
    jurisdiction: Numbers  # places in `jurisdictions`
    jurisdictions: tuple[str, ...]
    state: Numbers  # places in STATES
    lat: NDArray[np.float64]  # nan: no point
    lon: NDArray[np.float64]
    claims: Numbers  # how many there are
    uncited: Numbers
    position: Numbers
    actors: Ragged
    places: Ragged
    tags: Ragged
    sources: Ragged
    _rows: dict[str, int] = field(repr=False)

    @classmethod
    def build(cls, rows: Iterable[IndexRow]) -> "EventIndex":
        """Answer the index of these events."""
        return _built(tuple(rows), (), ())

    def updated(self, changed: Iterable[IndexRow], removed_ids: Iterable[str] = ()) -> "EventIndex":
        """Answer the index after some events changed, came (in `changed`) or went; changed ones move to the end."""
        fresh = tuple(changed)
        gone = {self._rows[id] for id in (*removed_ids, *(row.id for row in fresh)) if id in self._rows}
        keep = np.delete(np.arange(len(self.ids)), sorted(gone))
        return _joined(self, keep, sorted(gone), _built(fresh, self.kinds, self.jurisdictions), fresh)

    def __len__(self) -> int:
        """Answer how many events there are."""
        return len(self.ids)

    def row_of(self, id: str) -> int | None:
        """Answer the row of an event, None if it is not here."""
        return self._rows.get(id)

    def when(self, row: int) -> When | None:
        """Answer the date of a row; None if it is undated."""
        return When.from_edtf(self.edtf[row]) if self.edtf[row] else None

    @cached_property
    def is_dated(self) -> Mask:
        """Answer which rows have a date."""
        return self.precision > 0

    @cached_property
    def order(self) -> NDArray[np.int64]:
        """Answer the rows as events are sorted everywhere: earliest day, precision, latest day, position, id."""
        # As in When.sort_key: where the earliest day is missing the latest stands for it, an open end is the last.
        latest = np.minimum(self.latest, _LAST_DAY)
        earliest = np.where(self.earliest == NO_EARLIEST, latest, self.earliest)
        by_id = np.array(self.ids, dtype=np.str_) if self.ids else np.zeros(0, np.str_)
        found: NDArray[np.int64] = np.lexsort(
            (by_id, self.position, latest, self.precision, earliest, ~self.is_dated)
        )
        return found

    def matching(self, filter: Filter, found: frozenset[str] | None = None) -> Mask:
        """Answer which rows a filter lets through.

        `found` holds the ids that a search found for `filter.words`; without it the words are sought in titles.
        """
        mask = np.ones(len(self.ids), bool)
        for names, codes, wanted in (
            (self.kinds, self.kind, filter.kinds),
            (self.jurisdictions, self.jurisdiction, filter.jurisdictions),
            (STATES, self.state, filter.states),
        ):
            if wanted:
                mask &= np.array([name in wanted for name in names] or [False], bool)[codes]
        for column, wanted in (
            (self.actors, filter.actors),
            (self.places, filter.places),
            (self.tags, filter.tags),
            (self.sources, filter.sources),
        ):
            if wanted:
                mask &= column.having(wanted)
        if filter.window is not None:
            first, last = filter.window
            mask &= self.is_dated & (self.earliest <= last) & (self.latest >= first)
        if filter.on_map is not None:
            mask &= self.places.having(filter.on_map)
        if filter.only_uncited:
            mask &= self.uncited > 0
        return mask & self._with_words(filter.words, found) if filter.words.strip() else mask

    def _with_words(self, words: str, found: frozenset[str] | None) -> Mask:
        if found is not None:
            return np.array([id in found for id in self.ids], bool)
        sought = runs(words)
        return np.array([all(run in title for run in sought) for title in self._folded_titles], bool)

    @cached_property
    def _folded_titles(self) -> tuple[str, ...]:
        return tuple(fold(title) for title in self.titles)


def _built(rows: tuple[IndexRow, ...], kinds: tuple[str, ...], jurisdictions: tuple[str, ...]) -> EventIndex:
    """Answer the index of these events in which known kinds and jurisdictions keep their numbers."""
    kind, kind_names = _coded([row.kind_id for row in rows], kinds)
    jurisdiction, jurisdiction_names = _coded([row.jurisdiction for row in rows], jurisdictions)
    state, _ = _coded([row.state for row in rows], STATES)
    return EventIndex(
        ids=tuple(row.id for row in rows),
        titles=tuple(row.title for row in rows),
        edtf=tuple(row.edtf for row in rows),
        earliest=_numbers(NO_EARLIEST if row.earliest is None else row.earliest for row in rows),
        latest=_numbers(NO_LATEST if row.latest is None else row.latest for row in rows),
        precision=_numbers(int(When.from_edtf(row.edtf).precision) if row.edtf else 0 for row in rows),
        kind=kind,
        kinds=kind_names,
        jurisdiction=jurisdiction,
        jurisdictions=jurisdiction_names,
        state=state,
        lat=np.array([np.nan if row.lat is None else row.lat for row in rows], np.float64),
        lon=np.array([np.nan if row.lon is None else row.lon for row in rows], np.float64),
        claims=_numbers(row.claims for row in rows),
        uncited=_numbers(row.uncited for row in rows),
        position=_numbers(row.position for row in rows),
        actors=Ragged.build(row.actors for row in rows),
        places=Ragged.build(row.places for row in rows),
        tags=Ragged.build(row.tags for row in rows),
        sources=Ragged.build(row.sources for row in rows),
        _rows={row.id: number for number, row in enumerate(rows)},
    )


def _joined(
    old: EventIndex, keep: NDArray[np.int64], gone: list[int], new: EventIndex, rows: tuple[IndexRow, ...]
) -> EventIndex:
    """Answer the kept rows of an index with new ones behind them."""

    def column(before: NDArray[np.generic], after: NDArray[np.generic]) -> NDArray[np.generic]:
        return np.concatenate([before[keep], after])

    numbers = {
        name: column(getattr(old, name), getattr(new, name))
        for name in (
            "earliest", "latest", "precision", "kind", "jurisdiction", "state",
            "lat", "lon", "claims", "uncited", "position",
        )
    }  # fmt: skip
    ragged = {
        name: getattr(old, name).taken(keep).joined([getattr(row, name) for row in rows])
        for name in ("actors", "places", "tags", "sources")
    }
    texts = {
        name: _without(getattr(old, name), gone) + getattr(new, name) for name in ("ids", "titles", "edtf")
    }
    return EventIndex(
        **numbers,  # type: ignore[arg-type] # the names of columns, each with its own type
        **ragged,
        **texts,
        kinds=new.kinds,
        jurisdictions=new.jurisdictions,
        _rows={id: row for row, id in enumerate(texts["ids"])},
    )


def _without(texts: tuple[str, ...], gone: list[int]) -> tuple[str, ...]:
    left = list(texts)
    for row in reversed(gone):
        del left[row]
    return tuple(left)


def _coded(names: Sequence[str], known: tuple[str, ...]) -> tuple[Numbers, tuple[str, ...]]:
    code_of = {name: code for code, name in enumerate(known)}
    codes = _numbers(code_of.setdefault(name, len(code_of)) for name in names)
    return codes, tuple(code_of)


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int32)
