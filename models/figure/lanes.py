"""Packing events into the rows of a lane: each takes the highest place at which its mark and its words are free."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

COLUMN = 1.0  # width of the packing grid's columns, in points
Ends = tuple[float, float]
Busy = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to stand: rows are half lines counted from the top of the choice, ends are points.

    `side` is right, left, inside, above or none (a mark without words).
    """

    side: str
    lines: tuple[str, ...]
    mark_row: int
    label_row: int
    rows: int
    words: Ends | None
    penalty: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """An event that looks for a place: the ends of its mark and the ways in which it may stand.

    `spare` ways are tried only where the height is bounded and nothing else fits; `is_first` keeps its words when
    others lose theirs.
    """

    id: str
    mark: Ends
    choices: tuple[Choice, ...]
    spare: tuple[Choice, ...] = ()
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """An event that has found its place: the row of the choice's top."""

    wish: Wish
    choice: Choice
    row: int


@dataclass(frozen=True, slots=True)
class Packing:
    """The places of a lane's events, in the order of the wishes, and how many half lines they need.

    `crowded` counts the marks that stand on another for want of room.
    """

    places: tuple[Placed, ...]
    rows: int
    crowded: int = 0


MARK_ROWS = 2  # a mark is one line high
BARE = Choice("none", (), 0, 0, MARK_ROWS, None)


def pack(wishes: Sequence[Wish], left: float, right: float, rows: int | None = None) -> Packing:
    """Answer a place for every wish; with `rows` given, words that find no room are left out, marks never."""
    grid = _Grid(left, right, rows)
    for number, wish in enumerate(wishes):
        grid.place(number, wish)
    if rows is not None:
        grid.speak_up()
    places = tuple(grid.placed[number] for number in range(len(wishes)))
    rows_used = max((place.row + place.choice.rows for place in places), default=0)
    return Packing(places, rows_used, len(grid.squeezed))


class _Grid:
    """Who stands in each cell (0 nobody, n+1 the words of wish n, -n-1 its mark)."""

    def __init__(self, left: float, right: float, rows: int | None) -> None:
        self._left = left
        self._limit = rows
        self._cells: NDArray[np.int32] = np.zeros((rows or 16, int((right - left) / COLUMN) + 2), np.int32)
        self.placed: dict[int, Placed] = {}
        self.squeezed: set[int] = set()

    def place(self, number: int, wish: Wish) -> None:
        found = self._with_words(wish) or self._try(wish, BARE) or self._try(wish, BARE, 0)
        if found is None:
            self.squeezed.add(number)  # it may stand on another mark, so its cells are not its own
            found = self._squeeze(wish)
        self._put(number, found)

    def speak_up(self) -> None:
        """Give words back to those that lost them, wherever room is left after all have their place."""
        for number, place in sorted(self.placed.items()):
            if place.choice is BARE and number not in self.squeezed:
                start, stop = self._columns(place.wish.mark)
                rows = self._cells[place.row : place.row + MARK_ROWS, start:stop]
                rows[rows == -number - 1] = 0
                self._put(number, self._with_words(place.wish) or place)

    def _with_words(self, wish: Wish) -> Placed | None:
        """The best place that has room for the words; in a bounded lane sides change, and single lines stand closer."""
        found = self._best(wish, wish.choices, 1)
        if found or self._limit is None:
            return found
        low = [choice for choice in (*wish.choices, *wish.spare) if len(choice.lines) == 1]
        return self._best(wish, wish.spare, 1) or self._best(wish, low, 0)

    def _best(self, wish: Wish, choices: Sequence[Choice], gap: int) -> Placed | None:
        found = [place for choice in choices if (place := self._try(wish, choice, gap))]
        return min(found, key=_cost) if found else None

    def _try(self, wish: Wish, choice: Choice, gap: int = 1) -> Placed | None:
        """The highest row at which the choice is free, with a half line above and below it."""
        start, stop = self._columns(_whole(wish, choice))
        need = choice.rows
        self._grow(need)
        while True:
            busy: Busy = np.any(self._cells[:, start:stop], axis=1)
            row = _first_run(busy, need, gap, self._limit is not None)
            if row is not None:
                return Placed(wish, choice, row)
            if self._limit is not None:
                return None
            self._cells = np.concatenate((self._cells, np.zeros_like(self._cells)))

    def _squeeze(self, wish: Wish) -> Placed:
        """A place for the mark where it hits the fewest other marks; words that stand there give way."""
        start, stop = self._columns(wish.mark)
        hits = (self._cells[:, start:stop] < 0).any(axis=1).astype(int)
        pairs = hits[:-1] + hits[1:]
        row = int(np.argmin(pairs))
        for cell in np.unique(self._cells[row : row + MARK_ROWS, start:stop]).tolist():
            other = abs(cell) - 1
            if cell > 0 or (cell < 0 and self.placed[other].choice.side == "inside"):
                self._silence(other)
        return Placed(wish, BARE, row)

    def _silence(self, number: int) -> None:
        """Take the words of an event away; its mark stays where it is."""
        place = self.placed[number]
        self._cells[self._cells == number + 1] = 0
        self.placed[number] = Placed(place.wish, BARE, place.row + place.choice.mark_row)

    def _put(self, number: int, place: Placed) -> None:
        choice = place.choice
        if choice.words:
            start, stop = self._columns(choice.words)
            top = place.row + choice.label_row
            self._cells[top : top + 2 * len(choice.lines), start:stop] = number + 1
        start, stop = self._columns(place.wish.mark)
        top = place.row + choice.mark_row
        self._cells[top : top + MARK_ROWS, start:stop] = -number - 1
        self.placed[number] = place

    def _columns(self, ends: Ends) -> tuple[int, int]:
        start = max(int(np.floor((ends[0] - self._left) / COLUMN)), 0)
        return start, max(int(np.ceil((ends[1] - self._left) / COLUMN)), start + 1)

    def _grow(self, need: int) -> None:
        while self._limit is None and len(self._cells) < need + 2:
            self._cells = np.concatenate((self._cells, np.zeros_like(self._cells)))


def _whole(wish: Wish, choice: Choice) -> Ends:
    if choice.words is None:
        return wish.mark
    return min(wish.mark[0], choice.words[0]), max(wish.mark[1], choice.words[1])


def _cost(place: Placed) -> int:
    return place.row + place.choice.rows + place.choice.penalty


def _first_run(busy: Busy, need: int, gap: int, is_bounded: bool) -> int | None:
    """The first of `need` free rows in a row, with `gap` free ones before and behind unless the edge is there."""
    if gap:
        spread = busy.copy()
        spread[1:] |= busy[:-1]
        spread[:-1] |= busy[1:]
        busy = spread
    free = np.concatenate(([0], np.cumsum(busy)))
    runs = free[need:] - free[:-need] if need < len(free) else np.empty(0)
    rows = np.flatnonzero(runs == 0)
    return int(rows[0]) if rows.size else None
