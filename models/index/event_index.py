"""The events of a case as numpy columns: what filters, timeline, map and totals read at 100,000 events."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from models.index.columns import (
    OPEN_END,
    OPEN_START,
    Mask,
    Moments,
    Numbers,
    Ragged,
    Rows,
    coded,
    moments,
    numbers,
)
from models.index.filters import Filter
from models.index.index_row import IndexRow
from models.index.reading import (
    STATES,
    ClaimFacts,
    EventFacts,
    Links,
    linked,
    points,
    precision_column,
    state_column,
    tag_column,
    uncited_column,
)
from models.texts.search_text import fold, runs
from models.values.when import When

__all__ = ["OPEN_END", "OPEN_START", "STATES", "EventIndex", "IndexRow", "Mask", "Numbers", "Ragged"]

_LAST: Final = 3652059.0  # 9999-12-31
_SECONDS: Final = 86_400  # in a day
_TEXTS: Final = ("ids", "titles", "edtf", "relation", "era", "standing")
_NUMBERS: Final = (
    "begins", "ends", "precision", "kind", "jurisdiction", "state", "lat", "lon", "claims", "uncited", "position",
)  # fmt: skip
_RAGGED: Final = ("actors", "places", "tags", "sources")
_FEW: Final = 64  # rows: as many are put into the order one by one
_MANY: Final = 1000  # events: as many are looked up in a table of all


@dataclass(frozen=True)
class EventIndex:
    """One row for each event of a case, sorted by id; a row number means nothing outside its index."""

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    edtf: tuple[str, ...]  # empty: undated
    relation: tuple[str, ...]  # empty: an event
    era: tuple[str, ...]  # empty: an event
    standing: tuple[str, ...]  # how sure it is that it happened; empty: nothing is said
    begins: Moments  # by the clock of the case; OPEN_START where open or undated
    ends: Moments  # OPEN_END where open or undated
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
    zone: str = ""  # the zone of the case's clock; empty: times stand as they were written

    @classmethod
    def build(cls, rows: Iterable[IndexRow]) -> "EventIndex":
        """Return the index of these events."""
        some = sorted(rows, key=lambda row: row.id)
        kind, kinds = coded([row.kind_id for row in some])
        jurisdiction, jurisdictions = coded([row.jurisdiction for row in some])
        edtf = tuple(row.edtf for row in some)
        return cls(
            ids=tuple(row.id for row in some),
            titles=tuple(row.title for row in some),
            edtf=edtf,
            relation=tuple(row.relation for row in some),
            era=tuple(row.era for row in some),
            standing=tuple(row.standing for row in some),
            begins=moments(OPEN_START if row.begins is None else row.begins for row in some),
            ends=moments(OPEN_END if row.ends is None else row.ends for row in some),
            precision=precision_column(edtf),
            kind=kind,
            kinds=kinds,
            jurisdiction=jurisdiction,
            jurisdictions=jurisdictions,
            state=numbers(STATES.index(row.state) for row in some),
            lat=np.array([np.nan if row.lat is None else row.lat for row in some], np.float64),
            lon=np.array([np.nan if row.lon is None else row.lon for row in some], np.float64),
            claims=numbers(row.claims for row in some),
            uncited=numbers(row.uncited for row in some),
            position=numbers(row.position for row in some),
            actors=Ragged.build(row.actors for row in some),
            places=Ragged.build(row.places for row in some),
            tags=Ragged.build(row.tags for row in some),
            sources=Ragged.build(row.sources for row in some),
        )

    @classmethod
    def read(
        cls,
        events: EventFacts,
        claims: ClaimFacts,
        actors: Links,
        places: Links,
        sources: Links,
        known: Mapping[str, tuple[float, float]],
        zone: str = "",
    ) -> "EventIndex":
        """Return the index of what a store holds; `known` are latitude and longitude by the ids of places."""
        count = len(events.ids)
        kind, kinds = coded(events.kinds)
        jurisdiction, jurisdictions = coded(events.jurisdictions)
        where = linked(places, count)
        lat, lon = points(where, known)
        return cls(
            ids=tuple(events.ids),
            titles=tuple(events.titles),
            edtf=tuple(events.edtf),
            relation=tuple(events.relations),
            era=tuple(events.eras),
            standing=tuple(events.standings),
            begins=events.begins,
            ends=events.ends,
            precision=precision_column(events.edtf),
            kind=kind,
            kinds=kinds,
            jurisdiction=jurisdiction,
            jurisdictions=jurisdictions,
            state=state_column(claims, count),
            lat=lat,
            lon=lon,
            claims=np.bincount(claims.rows, minlength=count).astype(np.int32),
            uncited=uncited_column(claims, count),
            position=events.position,
            actors=linked(actors, count),
            places=where,
            tags=tag_column(events.tags),
            sources=linked(sources, count),
            zone=zone,
        )

    # rows ---------------------------------------------------------------------------------------

    def __len__(self) -> int:
        """Tell how many events there are."""
        return len(self.ids)

    def row_of(self, id: str) -> int | None:
        """Return the row of an event, None if it is not here."""
        row = bisect_left(self.ids, id)
        return row if row < len(self.ids) and self.ids[row] == id else None

    def rows_of(self, ids: Iterable[str]) -> Rows:
        """Return the rows of those of these events that are here."""
        wanted = tuple(ids)
        if len(wanted) > _MANY:
            at = self._row_by_id
            return np.array([row for id in wanted if (row := at.get(id)) is not None], np.int64)
        return np.array([row for id in wanted if (row := self.row_of(id)) is not None], np.int64)

    @cached_property
    def _row_by_id(self) -> dict[str, int]:
        """The rows by their events, for questions about very many at once."""
        return {id: row for row, id in enumerate(self.ids)}

    def when(self, row: int) -> When | None:
        """Return the date of a row; None if it is undated."""
        return When.from_edtf(self.edtf[row]) if self.edtf[row] else None

    def when_here(self, row: int) -> When | None:
        """Return the date of a row by the clock of the case; None if it is undated."""
        when = self.when(row)
        return when and when.on_clock(self.zone)

    # order and filter ---------------------------------------------------------------------------

    @cached_property
    def is_dated(self) -> Mask:
        """Tell which rows have a date."""
        return self.precision > 0

    @cached_property
    def is_relation(self) -> Mask:
        """Tell which rows say how two actors stand to each other instead of what happened."""
        return np.fromiter(map(bool, self.relation), bool, len(self.ids))

    @cached_property
    def is_era(self) -> Mask:
        """Tell which rows are spans that stand behind the events."""
        return np.fromiter(map(bool, self.era), bool, len(self.ids))

    @cached_property
    def is_event(self) -> Mask:
        """Tell which rows say what happened."""
        return ~self.is_relation & ~self.is_era

    @property
    def has_relations(self) -> bool:
        """Tell whether there is any relation."""
        return bool(self.is_relation.any())

    @cached_property
    def _key(self) -> Rows:
        """The beginning of each row as one number: undated, first second, precision; the end decides among equals."""
        # As in When.sort_key: where the first moment is missing the last day stands for it.
        start = np.where(self.is_dated, np.clip(self.start, 0.0, _LAST), 0.0)
        seconds = np.rint(start * _SECONDS).astype(np.int64)
        return np.asarray(((~self.is_dated * (1 << 40) + seconds) << 4) + self.precision)

    @cached_property
    def order(self) -> Rows:
        """Return the rows as events are sorted everywhere: beginning, precision, end, position, id."""
        by = (self.ends, self._key) if not self.position.any() else (self.position, self.ends, self._key)
        return np.asarray(np.lexsort(by))

    def in_order(self, rows: Rows) -> Rows:
        """Return the places of these rows in the order of events."""
        return np.asarray(np.lexsort((rows, self.position[rows], self.ends[rows], self._key[rows])))

    @cached_property
    def start(self) -> Moments:
        """Return the moment at which each row stands in time: its beginning, or its last day where that is open."""
        return np.where(self.begins == OPEN_START, self.ends - 1, self.begins)

    @cached_property
    def by_first(self) -> Rows:
        """Return the rows by their beginning, open ones first."""
        return np.argsort(self.begins, kind="stable")

    @cached_property
    def by_last(self) -> Rows:
        """Return the rows by their end, open ones last."""
        return np.argsort(self.ends, kind="stable")

    def matching(self, filter: Filter, found: Mask | None = None) -> Mask:
        """Tell which rows a filter lets through.

        `found` says which rows a search found for `filter.words`, or a question; without it words are sought in titles.
        """
        mask = self.is_event.copy()
        mask |= self.is_relation & filter.relations
        mask |= self.is_era & filter.eras
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
            mask &= self.touching(first, last + 1)
        if filter.only_uncited:
            mask &= self.uncited > 0
        if found is None and filter.words.strip():
            found = self._in_titles(filter.words)
        return mask if found is None else mask & found

    def touching(self, first: float, last: float) -> Mask:
        """Tell which rows may lie between two moments; undated ones lie in none."""
        return self.is_dated & (self.begins < last) & (self.ends > first)

    def having(self, names: Mapping[str, Sequence[str]]) -> Mask:
        """Tell which rows are one of the events, or have one of the actors, places or sources, by these words."""
        mask = np.zeros(len(self.ids), bool)
        for column, name in ((self.actors, "actor"), (self.places, "place"), (self.sources, "source")):
            if names.get(name):
                mask |= column.having(names[name])
        events = frozenset(names.get("event", ()))
        if len(events) > len(self.ids) // 20:
            mask |= np.fromiter(map(events.__contains__, self.ids), bool, len(self.ids))
        else:
            mask[self.rows_of(events)] = True
        return mask

    def _in_titles(self, words: str) -> Mask:
        sought = runs(words)
        return np.array([all(run in title for run in sought) for title in self._folded_titles], bool)

    @cached_property
    def _folded_titles(self) -> tuple[str, ...]:
        return tuple(fold(title) for title in self.titles)

    # changes ------------------------------------------------------------------------------------

    def updated(
        self, changed: "EventIndex | Iterable[IndexRow]", removed_ids: Iterable[str] = ()
    ) -> "EventIndex":
        """Return the index after some events changed, came (in `changed`) or went; what stays is shared."""
        fresh = changed if isinstance(changed, EventIndex) else EventIndex.build(changed)
        fresh = _with_names(fresh, self)
        rows = self.rows_of(fresh.ids)
        gone = np.setdiff1d(self.rows_of(removed_ids), rows)
        if len(rows) == len(fresh) and not len(gone):
            return self._replaced(rows, fresh)
        return self._merged(rows, gone, fresh)

    def _replaced(self, rows: Rows, fresh: "EventIndex") -> "EventIndex":
        """The index with other values in some rows: only columns that differ are copied."""
        differing: dict[str, Any] = {"kinds": fresh.kinds, "jurisdictions": fresh.jurisdictions}
        for name in _TEXTS:
            old, new = getattr(self, name), getattr(fresh, name)
            if any(old[row] != new[number] for number, row in enumerate(rows.tolist())):
                texts = list(old)
                for number, row in enumerate(rows.tolist()):
                    texts[row] = new[number]
                differing[name] = tuple(texts)
        for name in _NUMBERS:
            old, new = getattr(self, name), getattr(fresh, name)
            if not np.array_equal(old[rows], new, equal_nan=name in ("lat", "lon")):
                differing[name] = old.copy()
                differing[name][rows] = new
        for name in _RAGGED:
            differing[name] = getattr(self, name).replaced(rows, getattr(fresh, name))
        after = replace(self, **differing)
        _keep_order(self, after, rows)
        for name, column in (("by_first", "begins"), ("by_last", "ends")):
            if name in self.__dict__ and getattr(self, column) is getattr(after, column):
                after.__dict__[name] = self.__dict__[name]
        return after

    def _merged(self, rows: Rows, gone: Rows, fresh: "EventIndex") -> "EventIndex":
        """The index with rows that came in their places by id, and without those that went."""
        keep = np.delete(np.arange(len(self)), np.concatenate([rows, gone]))
        left = [self.ids[row] for row in keep.tolist()]
        places = np.array([bisect_left(left, id) for id in fresh.ids], np.int64)
        taken = np.insert(keep, places, len(self) + np.arange(len(fresh)))
        values: dict[str, Any] = {"kinds": fresh.kinds, "jurisdictions": fresh.jurisdictions}
        for name in _TEXTS:
            both = (*getattr(self, name), *getattr(fresh, name))
            values[name] = tuple([both[row] for row in taken.tolist()])
        for name in _NUMBERS:
            values[name] = np.concatenate([getattr(self, name), getattr(fresh, name)])[taken]
        for name in _RAGGED:
            values[name] = getattr(self, name).joined(getattr(fresh, name)).taken(taken)
        return EventIndex(**values)


def _with_names(index: EventIndex, like: EventIndex) -> EventIndex:
    """Return the index with the kinds and jurisdictions of another numbered as there."""
    kind, kinds = coded(index.kinds, like.kinds)
    jurisdiction, jurisdictions = coded(index.jurisdictions, like.jurisdictions)
    if not len(index):
        return replace(index, kinds=kinds, jurisdictions=jurisdictions)
    return replace(
        index,
        kind=kind[index.kind],
        kinds=kinds,
        jurisdiction=jurisdiction[index.jurisdiction],
        jurisdictions=jurisdictions,
    )


def _keep_order(before: EventIndex, after: EventIndex, rows: Rows) -> None:
    """Give an index the order that was made for the one before it, with the changed rows where they belong now."""
    if "order" not in before.__dict__ or len(rows) > _FEW:
        return
    order = before.order
    dates = ("begins", "ends", "precision", "position")
    if any(getattr(before, name) is not getattr(after, name) for name in dates):
        order = order[~np.isin(order, rows)]
        for row in rows.tolist():
            order = np.insert(order, _place(after, order, row), row)
    after.__dict__["order"] = order


def _place(index: EventIndex, order: Rows, row: int) -> int:
    """Tell where a row belongs among rows that are in order."""
    key = index._key[row]
    dated = index._key[order]
    low, high = np.searchsorted(dated, (key, key + 1))
    mine = (index.ends[row], int(index.position[row]), row)
    same = [(index.ends[other], int(index.position[other]), other) for other in order[low:high].tolist()]
    return int(low) + bisect_left(same, mine)
