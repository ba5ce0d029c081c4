"""Packing events into the rows of a lane: each takes the highest place at which its mark and its words are free."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

COLUMN = 1.0  # width of the packing grid's columns, in points
Ends = tuple[float, float]


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


def pack(
    wishes: Sequence[Wish],
    left: float,
    right: float,
    rows: int | None = None,
    *,
    is_airy: bool = False,
    marks_first: bool = False,
) -> Packing:
    """Return a place for every wish; with `rows` given, words that find no room are left out, marks never.

    Where it `is_airy`, a half line is kept between the words of two events even so. With
    `marks_first`, words take what all the marks leave.
    """
    grid = _Grid(left, right, rows, is_airy)
    for number, wish in enumerate(wishes):
        grid.place(number, wish, is_bare=marks_first)
    if rows is not None:
        grid.speak_up()
    places = tuple(grid.placed[number] for number in range(len(wishes)))
    rows_used = max((place.row + place.choice.rows for place in places), default=0)
    return Packing(places, rows_used, len(grid.squeezed))


class _Grid:
    """Which cells of each row are taken by words and which by marks, as the bits of a number."""

    def __init__(self, left: float, right: float, rows: int | None, is_airy: bool) -> None:
        self._left, self._is_airy = left, is_airy
        self._limit = rows
        self._width = int((right - left) / COLUMN) + 2
        self._words = [0] * (rows or 16)
        self._marks = [0] * (rows or 16)
        self.placed: dict[int, Placed] = {}
        self.squeezed: set[int] = set()

    def place(self, number: int, wish: Wish, *, is_bare: bool = False) -> None:
        words = None if is_bare else self._with_words(wish)
        found = words or self._try(wish, BARE) or self._try(wish, BARE, 0)
        if found is None:
            self.squeezed.add(number)  # it may stand on another mark, so its cells are not its own
            found = self._squeeze(wish)
        self._put(number, found)

    def speak_up(self) -> None:
        """Give words back to those that lost them, wherever room is left after all have their place."""
        for number, place in sorted(self.placed.items()):
            if place.choice is BARE and number not in self.squeezed:
                self._take_mark(place)
                self._put(number, self._with_words(place.wish) or place)

    def _with_words(self, wish: Wish) -> Placed | None:
        """The best place that has room for the words; in a bounded lane sides change, and single lines stand closer."""
        found = self._best(wish, wish.choices, 1)
        if found or self._limit is None:
            return found
        low = [choice for choice in (*wish.choices, *wish.spare) if len(choice.lines) == 1]
        return self._best(wish, wish.spare, 1) or (None if self._is_airy else self._best(wish, low, 0))

    def _best(self, wish: Wish, choices: Sequence[Choice], gap: int) -> Placed | None:
        found = [place for choice in choices if (place := self._try(wish, choice, gap))]
        return min(found, key=_cost) if found else None

    def _try(self, wish: Wish, choice: Choice, gap: int = 1) -> Placed | None:
        """The highest row at which the choice is free, with a half line above and below it."""
        cells = self._cells(_whole(wish, choice))
        self._grow(choice.rows)
        while True:
            row = self._first_run(cells, choice.rows, gap)
            if row is not None:
                return Placed(wish, choice, row)
            if self._limit is not None:
                return None
            self._double()

    def _first_run(self, cells: int, need: int, gap: int) -> int | None:
        """The first of `need` rows in which the cells are free; `gap` rows around them are free too, but at an edge."""
        start = 0
        for row, (words, marks) in enumerate(zip(self._words, self._marks, strict=True)):
            if (words | marks) & cells:
                start = row + 1 + gap
            elif row - start + 1 >= need + gap:
                return start
        return start if len(self._words) - start >= need else None

    def _squeeze(self, wish: Wish) -> Placed:
        """A place for the mark where it hits the fewest other marks; words that stand there give way."""
        cells = self._cells(wish.mark)
        hits = [bool(marks & cells) for marks in self._marks]
        pairs = [one + other for one, other in pairwise(hits)]
        row = pairs.index(min(pairs))
        for number, place in list(self.placed.items()):
            if place.choice.lines and self._stands_in(place, row, cells):
                self._silence(number)
        return Placed(wish, BARE, row)

    def _stands_in(self, place: Placed, row: int, cells: int) -> bool:
        """Whether words of an event lie in the two rows of a mark that needs these cells."""
        choice = place.choice
        words, mark = self._cells(choice.words or (0.0, 0.0)), self._cells(place.wish.mark)
        top, mark_top = place.row + choice.label_row, place.row + choice.mark_row
        for at in range(max(row, top), min(row + MARK_ROWS, top + 2 * len(choice.lines))):
            is_under_mark = mark_top <= at < mark_top + MARK_ROWS and choice.side != "inside"
            if (words & ~mark if is_under_mark else words) & cells:
                return True
        return False

    def _silence(self, number: int) -> None:
        """Take the words of an event away; its mark stays where it is."""
        place = self.placed[number]
        choice = place.choice
        if choice.words:
            cells = self._cells(choice.words)
            top = place.row + choice.label_row
            for row in range(top, top + 2 * len(choice.lines)):
                self._words[row] &= ~cells
        self.placed[number] = Placed(place.wish, BARE, place.row + choice.mark_row)

    def _put(self, number: int, place: Placed) -> None:
        choice = place.choice
        if choice.words:
            cells = self._cells(choice.words)
            top = place.row + choice.label_row
            for row in range(top, top + 2 * len(choice.lines)):
                self._words[row] |= cells
        cells = self._cells(place.wish.mark)
        top = place.row + choice.mark_row
        for row in range(top, top + MARK_ROWS):
            self._marks[row] |= cells
            self._words[row] &= ~cells
        self.placed[number] = place

    def _take_mark(self, place: Placed) -> None:
        """Free the cells of a mark, but for those that a squeezed mark shares."""
        cells = self._cells(place.wish.mark)
        for row in range(place.row, place.row + MARK_ROWS):
            shared = 0
            for other in self.squeezed:
                if self.placed[other].row <= row < self.placed[other].row + MARK_ROWS:
                    shared |= self._cells(self.placed[other].wish.mark)
            self._marks[row] &= ~(cells & ~shared)

    def _cells(self, ends: Ends) -> int:
        """The columns between two ends as bits."""
        start = max(math.floor((ends[0] - self._left) / COLUMN), 0)
        stop = min(max(math.ceil((ends[1] - self._left) / COLUMN), start + 1), self._width)
        return ((1 << max(stop - start, 0)) - 1) << start

    def _grow(self, need: int) -> None:
        while self._limit is None and len(self._words) < need + 2:
            self._double()

    def _double(self) -> None:
        self._words += [0] * len(self._words)
        self._marks += [0] * len(self._marks)


def _whole(wish: Wish, choice: Choice) -> Ends:
    if choice.words is None:
        return wish.mark
    return min(wish.mark[0], choice.words[0]), max(wish.mark[1], choice.words[1])


def _cost(place: Placed) -> int:
    return place.row + place.choice.rows + place.choice.penalty
