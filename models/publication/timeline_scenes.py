"""What the timeline of the screen shows: the lanes of a case, and for a window the events that can be seen in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

import numpy as np

from models.figure.scene import Band, Crowd, Item, Lane, Thread, TimelineScene
from models.figure.spans import Members, Spans, Window
from models.index.columns import Rows
from models.index.event_index import STATES, EventIndex, Mask, Numbers
from models.index.gaps import gaps
from models.publication.scenes import Names, standing_word
from models.records.matters import between_words, shortened
from models.translation import tr
from models.values.when import When, between, length_words

MOST_IN_LANE: Final = 60  # events that a lane shows one by one; more are grouped
MOST_IN_ALL: Final = 110  # events that a picture shows one by one
FEW_THROUGH: Final = 4  # events that may be drawn in a lane although the window shows neither end of them
GREY: Final = "#7a7a7a"
MOST_RINGS: Final = 1000  # selected events that are marked one by one: of more, those that were chosen last
MOST_KEPT: Final = 5000  # events that were shown and may be again
_NOWHERE: Final = -1  # the code of a row that names no actor, place or tag


class TimelineBook:
    """The dated events of an index that pass a filter, in lanes; made once for each filter."""

    def __init__(
        self, index: EventIndex, names: Names, passing: Mask, lanes_by: str, lane_order: Sequence[str] = ()
    ) -> None:
        """Sort the passing events into lanes; an event with several actors, places or tags stands in its first."""
        self._index, self._names = index, names
        self._lanes_by = lanes_by
        self._codes, lane_ids = _lanes_of(index, lanes_by)
        self._lane_count, self._is_by_kind = len(lane_ids), lanes_by == "kind"
        self._is_in = passing & index.is_dated & ~index.is_era
        self._items: dict[int, Item] = {}
        self._spans: dict[int, Spans] = {}
        counts = np.bincount(self._codes[self._is_in] + 1, minlength=len(lane_ids) + 1)
        filled = {lane: code for code, lane in enumerate(lane_ids) if counts[code + 1] and lane}
        nowhere = lane_ids.index("") if "" in lane_ids else _NOWHERE
        if counts[nowhere + 1]:
            filled[""] = nowhere
        kinds = [look.id for look in names.looks] if lanes_by == "kind" else []
        by_name = sorted(filled, key=lambda lane: (lane == "", names.of(lane)))
        order = dict.fromkeys([*lane_order, *kinds, *by_name])
        self.lanes = tuple(Lane(lane, self._title_of(lane)) for lane in order if lane in filled)
        self._code_of = filled
        self.count = int(self._is_in.sum())

    def _title_of(self, lane: str) -> str:
        """Return the title of a lane; states of checks bear the names that the program has for them."""
        return self._names.of_lane(tr(lane) if self._lanes_by == "state" else lane, self._lanes_by)

    def takes(self, index: EventIndex, passing: Mask) -> bool:
        """Go on with an index in which the same rows stand in the same lanes on the same days; return whether it is so.

        Most edits leave all of that as it is: columns that did not change are shared from index to index.
        """
        columns = ("begins", "ends", "precision", "position")
        if any(getattr(index, name) is not getattr(self._index, name) for name in columns):
            return False
        if _lanes_of(index, self._lanes_by)[0] is not self._codes:
            return False
        if not np.array_equal(passing & index.is_dated & ~index.is_era, self._is_in):
            return False
        self._index = index
        self._items.clear()
        return True

    def scene(
        self,
        window: tuple[float, float],
        *,
        most_lanes: int,
        selected: Iterable[str] = (),
        today: int | None = None,
        is_whole: bool = False,
        folded: frozenset[str] = frozenset(),
        has_gaps: bool = False,
        stages: Sequence[tuple[str, str]] = (),
    ) -> TimelineScene:
        """Tell what the window shows of the first lanes; with `is_whole`, every event of unfolded ones one by one."""
        shown, further = self.lanes[:most_lanes], self.lanes[most_lanes:]
        in_order = tuple(selected)
        chosen = frozenset(in_order)
        shown = tuple(replace(lane, is_folded=True) if lane.id in folded else lane for lane in shown)
        low = tuple(lane for lane in shown if lane.is_folded)
        found = self._through(low if is_whole else shown, window)
        crowded = tuple(lane.id for lane in low) if is_whole else self._crowded(shown, window, found)
        through = {lane: rows for lane, rows in found.items() if len(rows) > FEW_THROUGH or lane in crowded}
        items: list[Item] = []
        for lane in shown:
            if lane.id not in crowded:
                items += self._items_in(lane.id, window, lane.id in through)
        picked = self._picked(in_order[-MOST_RINGS:])
        items += [item for item in picked.values() if item.lane in crowded]
        over = [
            item
            for row, item in picked.items()
            if item.lane not in crowded and self._is_through(row, window, through)
        ]
        hidden = (
            Window(self._index.ids, [self.spans(lane.id) for lane in further], window) if further else None
        )
        return TimelineScene(
            tuple(items),
            shown,
            self._names.looks,
            self._names.bands + (self.gaps if has_gaps else ()),
            window,
            today=today,
            selected=chosen,
            current=in_order[-1] if in_order else "",
            over=tuple(over),
            crowds=tuple(self._crowd(lane) for lane in crowded),
            through={lane: Members(self._index.ids, rows) for lane, rows in through.items()},
            hidden=hidden,
            threads=threads_of({item.id: item.when for item in items}, stages, self._names.language),
            language=self._names.language,
        )

    def _picked(self, ids: Iterable[str]) -> dict[int, Item]:
        """The selected events of the book by their rows."""
        rows = (self._index.row_of(id) for id in ids)
        return {row: self.item(row) for row in rows if row is not None and self._is_in[row]}

    @cached_property
    def gaps(self) -> tuple[Band, ...]:
        """Return the longest stretches of which the events in all lanes tell nothing, as eras."""
        found = gaps(self._index.start[self._is_in], self._index.ends[self._is_in])
        return tuple(
            Band(tr("Nothing for {length}", length=length_words(last - first)), between(first, last), GREY)
            for first, last in found
        )

    def spans(self, lane: str) -> Spans:
        """Return the spans of the events of a lane."""
        code = self._code_of[lane]
        if code not in self._spans:
            firsts, lasts = self._sorted
            self._spans[code] = Spans(
                self._index.begins,
                self._index.ends,
                np.arange(len(self._index)),
                self._part(firsts, code),
                self._part(lasts, code),
            )
        return self._spans[code]

    def lane_of(self, row: int) -> str:
        """Return the id of the lane of a row."""
        return self._lane_names[int(self._codes[row])]

    def nearest(self, lane: str, day: float) -> str | None:
        """Return the event of a lane that begins nearest to a day."""
        row = self.spans(lane).nearest(day)
        return None if row is None else self._index.ids[row]

    def item(self, row: int) -> Item:
        """Return a dated event as the timeline draws it."""
        found = self._items.get(row)
        if found is None:
            if len(self._items) >= MOST_KEPT:
                self._items.clear()
            found = self._items[row] = self._made(row)
        return found

    def _made(self, row: int) -> Item:
        index = self._index
        when = index.when_here(row)
        if when is None:
            raise ValueError(f"the event of row {row} has no date")
        standing = standing_word(index.standing[row], self._names.language)
        return Item(
            index.ids[row], index.titles[row], when, self._kind(row), self.lane_of(row), standing=standing
        )

    def _kind(self, row: int) -> str:
        return self._index.kinds[int(self._index.kind[row])]

    def _crowd(self, lane: str) -> Crowd:
        kind = lane if self._is_by_kind else ""
        return Crowd(lane, self.spans(lane), self._index.ids, self.item, self._kind, kind)

    def _through(self, lanes: Sequence[Lane], window: tuple[float, float]) -> dict[str, Rows]:
        """The events that begin before the window and end after it, by lane."""
        found = {lane.id: self.spans(lane.id).through(*window) for lane in lanes}
        return {lane: rows for lane, rows in found.items() if len(rows)}

    def _is_through(self, row: int, window: tuple[float, float], through: Mapping[str, Rows]) -> bool:
        is_over = self._index.begins[row] < window[0] and self._index.ends[row] > window[1]
        return bool(is_over) and self.lane_of(row) in through

    def _crowded(
        self, lanes: Sequence[Lane], window: tuple[float, float], through: Mapping[str, Rows]
    ) -> tuple[str, ...]:
        """The lanes that hold too many events for this window; lanes with few come first to be shown one by one."""
        counts = sorted(
            (self.spans(lane.id).count(*window) - len(through.get(lane.id, ())), number)
            for number, lane in enumerate(lanes)
        )
        total, crowded = 0, []
        for count, number in counts:
            total += count
            if count > MOST_IN_LANE or total > MOST_IN_ALL or lanes[number].is_folded:
                crowded.append(number)
        return tuple(lanes[number].id for number in sorted(crowded))

    def _items_in(self, lane: str, window: tuple[float, float], is_cut: bool) -> list[Item]:
        rows = self.spans(lane).beginnings(*window)[1] if is_cut else self.spans(lane).rows(*window)
        rows = rows[self._index.in_order(rows)]
        return [self.item(row) for row in rows.tolist()]

    @cached_property
    def _lane_names(self) -> dict[int, str]:
        return {code: lane for lane, code in self._code_of.items()}

    @cached_property
    def _sorted(self) -> tuple[tuple[Rows, Rows], tuple[Rows, Rows]]:
        """The rows by lane and then by first day, and by lane and then by last day, each with where lanes begin."""
        return self._by_lane(self._index.by_first), self._by_lane(self._index.by_last)

    def _by_lane(self, rows: Rows) -> tuple[Rows, Rows]:
        rows = rows[self._is_in[rows]]
        codes = self._codes[rows] + 1
        small = codes.astype(np.int16) if self._lane_count < 30_000 else codes  # sorted by radix, in no time
        order = np.argsort(small, kind="stable")
        starts = np.zeros(self._lane_count + 2, np.int64)
        np.cumsum(np.bincount(codes, minlength=self._lane_count + 1), out=starts[1:])
        return rows[order], starts

    @staticmethod
    def _part(rows_and_starts: tuple[Rows, Rows], code: int) -> Rows:
        rows, starts = rows_and_starts
        return rows[starts[code + 1] : starts[code + 2]]


def threads_of(
    whens: Mapping[str, When], stages: Iterable[tuple[str, str]], language: str = "en"
) -> tuple[Thread, ...]:
    """Return the threads between events that are shown, with the time between them where our words can say it."""
    held = [(before, after) for before, after in stages if before in whens and after in whens]
    told = [between_words(whens[before], whens[after]) if language == "en" else "" for before, after in held]
    return tuple(
        Thread(before, after, words, shortened(words))
        for (before, after), words in zip(held, told, strict=True)
    )


def _lanes_of(index: EventIndex, by: str) -> tuple[Numbers, tuple[str, ...]]:
    """Return the code of each row's lane and the ids of the lanes by their codes."""
    if by == "kind":
        return index.kind, index.kinds
    if by == "jurisdiction":
        return index.jurisdiction, index.jurisdictions
    if by == "state":
        return index.state, tuple(map(str, STATES))
    column = {"actor": index.actors, "place": index.places, "tag": index.tags}[by]
    return column.first, column.names
