"""The words beside an event's mark: what they say, where they may stand, and how they are drawn."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import cast

from models.figure.bidi import is_right_to_left
from models.figure.colours import contrast, mix
from models.figure.date_marks import FADE, Form, lead_of
from models.figure.lanes import MARK_ROWS, Choice, Placed, Wish
from models.figure.marks import Label, Rect
from models.figure.measure import Measure
from models.figure.scene import Item, Look
from models.figure.style import Style
from models.figure.text import halves, raised

LONG_LINE = 21.0  # one line of words is at most this wide where it can be broken, in sizes
SHORT_LINE = 11.0  # words up to this width stay on one line
READABLE = 5.0  # the contrast that words in a bar need: on less they stand beside it
Say = Callable[[Item], str]


@dataclass(frozen=True, slots=True)
class Writer:
    """Knows the type of a timeline: measures words and tells where they may stand between `left` and `right`."""

    style: Style
    measure: Measure
    left: float
    right: float

    @property
    def pad(self) -> float:
        """Return the space around a mark that nothing else may use."""
        return self.style.halo_width + self.style.outline_width

    @property
    def gap(self) -> float:
        """Return the space between a mark and its words."""
        return 0.5 * self.style.label_size

    def tail(self, notes: Sequence[int]) -> float:
        """Tell how wide the raised source numbers are, with the space before them."""
        if not notes:
            return 0.0
        size = self.style.label_size * self.style.raised
        return self.measure.width(raised(notes), size) + 0.06 * self.style.label_size

    def widths(self, lines: Sequence[str], notes: Sequence[int]) -> tuple[float, ...]:
        """Return the widths of the lines; the last holds the source numbers."""
        plain = [self.measure.width(line, self.style.label_size) for line in lines]
        return (*plain[:-1], plain[-1] + self.tail(notes))

    def wish(self, item: Item, text: str, form: Form, look: Look, room: tuple[float, float]) -> Wish:
        """Return the ways in which an event may stand; `room` is the free space left and right of its mark."""
        mark = (form.left - self.pad, form.right + self.pad)
        if item.label.is_hidden:
            return Wish(item.id, mark, ())
        splits = self._splits(text, item.notes)
        if pinned := tuple(self._pinned(item.label.side, splits, item.notes, form)):
            return Wish(item.id, mark, pinned, is_first=True)
        if form.holds_words and (inside := self._inside(text, item.notes, form, look)):
            return Wish(item.id, mark, (inside,))
        ways = list(self._ways(item, splits, form, room))
        return Wish(item.id, mark, ways[0] if ways else (), tuple(chain(*ways[1:])))

    def _pinned(
        self, side: str, splits: Sequence[tuple[str, ...]], notes: Sequence[int], form: Form
    ) -> Iterator[Choice]:
        """The ways to stand at the side that somebody chose, if it has room."""
        for lines in splits if side else ():
            if side in ("above", "below"):
                choice = self._above(lines, notes, form, is_below=side == "below")
            else:
                choice = self._beside(side, lines, notes, form)
            if choice:
                yield choice

    def _ways(
        self, item: Item, splits: Sequence[tuple[str, ...]], form: Form, room: tuple[float, float]
    ) -> Iterator[tuple[Choice, ...]]:
        """The ways to stand at each side that is wide enough, the wanted side first; else above the mark."""
        has_side = False
        for side in self._sides(max(self.widths(splits[-1], item.notes)), room):
            beside = [self._beside(side, lines, item.notes, form) for lines in splits]
            if any(beside):
                yield tuple(choice for choice in beside if choice)
                has_side = True
        above = [self._above(lines, item.notes, form) for lines in splits]
        if any(above) and not has_side:  # words over a mark could be taken for a neighbour's
            yield tuple(choice for choice in above if choice)

    def _splits(self, text: str, notes: Sequence[int]) -> tuple[tuple[str, ...], ...]:
        """The text on one line, on two, or either."""
        return _splits(text, self.style.label_size, self.tail(notes), cast(Hashable, self.measure))

    @staticmethod
    def _sides(width: float, room: tuple[float, float]) -> tuple[str, str]:
        """Right, unless the words would run into the next mark and there is more room at the left.

        Only marks count, not the words of others: editing one title moves no other label to the other side (D-08).
        """
        goes_left = room[1] < width and room[0] > room[1]
        return ("left", "right") if goes_left else ("right", "left")

    def _beside(self, side: str, lines: tuple[str, ...], notes: Sequence[int], form: Form) -> Choice | None:
        width = max(self.widths(lines, notes))
        start = form.right + self.gap if side == "right" else form.left - self.gap - width
        if start < self.left or start + width > self.right:
            return None
        air = 0.7 * self.style.label_size
        words = (form.right, start + width + air) if side == "right" else (start - air, form.left)
        rows = 2 * len(lines)
        return Choice(side, lines, (rows - 2) // 2, 0, rows, words)

    def _above(
        self, lines: tuple[str, ...], notes: Sequence[int], form: Form, is_below: bool = False
    ) -> Choice | None:
        width = max(self.widths(lines, notes))
        if width > self.right - self.left:
            return None
        start = min(max(form.left, self.left), self.right - width)
        rows = 2 * len(lines)
        if is_below:
            return Choice("below", lines, 0, MARK_ROWS, rows + MARK_ROWS, (start, start + width))
        return Choice("above", lines, rows, 0, rows + MARK_ROWS, (start, start + width))

    def _inside(self, text: str, notes: Sequence[int], form: Form, look: Look) -> Choice | None:
        before, after = lead_of(form, self.style)
        start, width = form.left + before + self.inset, max(self.widths((text,), notes))
        end = form.right - after - 0.5 * self.style.label_size
        if form.shape == "until":
            start = form.left + (form.right - form.left) * FADE
            end = form.right - after - self.inset
        if form.shape == "since":
            end = form.right - (form.right - form.left) * FADE
        if start + width > end or contrast(self.ink_on(form, look), self.body(form, look)) < READABLE:
            return None
        return Choice("inside", (text,), 0, 0, 2, (form.left, form.right))

    @property
    def inset(self) -> float:
        """Tell where words inside a bar begin, behind the shape of their kind."""
        return self.style.bar_height * 1.5

    def body(self, form: Form, look: Look) -> str:
        """Return the colour of a bar's body."""
        is_pale = form.shape == "span" or form.is_doubtful
        return mix(look.colour, self.style.background, self.style.open_strength) if is_pale else look.colour

    def ink_on(self, form: Form, look: Look) -> str:
        """Return the ink that stands out best from a bar's body."""
        body = self.body(form, look)
        return max(("#111111", "#ffffff"), key=lambda ink: contrast(ink, body))

    def draw(self, item: Item, place: Placed, form: Form, look: Look, top: float) -> Iterator[Label]:
        """Return the lines of an event's words and its raised source numbers; `top` is the lane's first row."""
        choice, size = place.choice, self.style.label_size
        step = size * self.style.leading
        y = top + (place.row + choice.label_row) * step / 2 + step / 2 + 0.34 * size
        colour = self.ink_on(form, look) if choice.side == "inside" else self.style.ink
        starts, numbers_at = self._line_starts(choice, form, item.notes)
        for number, (line, x) in enumerate(zip(choice.lines, starts, strict=True)):
            yield Label(x, y + number * step, line, size, colour, item=item.id)
        if item.notes:
            y += (len(choice.lines) - 1) * step - self.style.lift * size
            yield Label(numbers_at, y, raised(item.notes), size * self.style.raised, colour, item=item.id)

    def _line_starts(
        self, choice: Choice, form: Form, notes: Sequence[int]
    ) -> tuple[tuple[float, ...], float]:
        """Tell at which x each line begins, and where its source numbers stand: at the left of what runs leftwards."""
        widths, tail = self.widths(choice.lines, notes), self.tail(notes)
        if not is_right_to_left(choice.lines[0]):
            starts = tuple(self._start(choice, form, width) for width in widths)
            return starts, starts[-1] + widths[-1] - tail + 0.06 * self.style.label_size
        end = self._start(choice, form, max(widths)) + max(widths)
        starts = tuple(end - width for width in widths)
        return (*starts[:-1], starts[-1] + tail), starts[-1]

    def _start(self, choice: Choice, form: Form, width: float) -> float:
        if choice.side == "right":
            return form.right + self.gap
        if choice.side == "left":
            return form.left - self.gap - width
        if choice.side == "inside":
            return (
                form.left + (form.right - form.left) * FADE
                if form.shape == "until"
                else form.left + lead_of(form, self.style)[0] + self.inset
            )
        return choice.words[0] if choice.words else form.left

    def rect(self, label: Label) -> Rect:
        """Return the box around a label that starts at its x."""
        ascent, descent = self.measure.ascent(label.size), self.measure.descent(label.size)
        width = self.measure.width(label.text, label.size, label.is_bold)
        return Rect(label.x, label.y - ascent, width, ascent + descent)


@lru_cache(maxsize=4096)
def _splits(text: str, size: float, tail: float, measure: Hashable) -> tuple[tuple[str, ...], ...]:
    """The lines of a label; a timeline that moves asks for the same ones again."""
    known = cast(Measure, measure)
    whole = known.width(text, size) + tail
    two = halves(text, size, known, tail) if whole > SHORT_LINE * size else None
    if two is None:
        return ((text,),)
    return ((text,), two) if whole <= LONG_LINE * size else (two,)
