"""The words beside an event's mark: what they say, where they may stand, and how they are drawn."""

import math
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import cast

from models.figure.colours import contrast, mix
from models.figure.date_marks import FADE, Form, has_shape, lead_of
from models.figure.lanes import MARK_ROWS, Choice, Placed, Wish
from models.figure.marks import Label, Mark, Rect, Stroke
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.scene import Item, Look
from models.figure.shapes import shape_mark
from models.figure.style import Style
from models.figure.text import breaks, halves, raised
from models.texts.bidi import is_right_to_left
from models.values.when.words import short_words

LONG_LINE = 21.0  # one line of words is at most this wide where it can be broken, in sizes
SHORT_LINE = 11.0  # words up to this width stay on one line
VERY_LONG = 40.0  # words that are wider than this may stand on three lines
READABLE = 5.0  # the contrast that words in a bar need: on less they stand beside it
KEY_SIZE = 1.25  # how much larger the words of the one event are that a figure is about
SIGN = 0.9  # the kind's shape at the head of words, in sizes


@dataclass(frozen=True, slots=True)
class Words:
    """What the label of an event says: its date in bold, its text, and the numbers of its sources behind it.

    With `has_sign` the kind's shape stands before the first word: a bar has none, and none may stand in a bar, as it
    would be read as a day.
    """

    text: str
    date: str = ""
    notes: tuple[int, ...] = ()
    has_sign: bool = False
    is_key: bool = False


def words_of(item: Item, form: Form | None, language: str, *, needs_sign: bool = False) -> Words:
    """Return the words of an event; of one that goes on beyond the window they tell since or until when."""
    is_cut = form is not None and (form.is_cut_left or form.is_cut_right)
    has_sign = needs_sign and form is not None and not has_shape(form)
    return Words(label_text(item, language, is_cut=is_cut), item.date, item.notes, has_sign, item.is_key)


def label_text(item: Item, language: str, *, is_cut: bool = False) -> str:
    """Return an event's title, its date where that is doubtful or cut and not said before it, and its flag."""
    text = item.label.text or item.title
    if item.standing:
        text = phrase(language, "in_brackets", words=text, more=item.standing)
    if (item.when.is_about or item.when.is_uncertain or is_cut) and not item.date:
        text = phrase(language, "in_brackets", words=text, more=short_words(item.when, language))
    return f"{text} [{item.flag}]" if item.flag else text


@dataclass(frozen=True, slots=True)
class Writer:
    """Knows the type of a timeline: measures words and tells where they may stand between `left` and `right`."""

    style: Style
    measure: Measure
    left: float
    right: float
    gaps: tuple[tuple[float, float], ...] = ()  # where the axis leaves time out

    @property
    def pad(self) -> float:
        """Return the space around a mark that nothing else may use."""
        return self.style.halo_width + self.style.outline_width

    @property
    def gap(self) -> float:
        """Return the space between a mark and its words."""
        return 0.5 * self.style.label_size

    def size(self, words: Words) -> float:
        """Tell in which size words are set."""
        return self.style.label_size * (KEY_SIZE if words.is_key else 1.0)

    def sign_width(self, words: Words) -> float:
        """Tell how much room the kind's shape takes before the first word."""
        return 1.25 * SIGN * self.size(words) if words.has_sign else 0.0

    def head(self, words: Words) -> float:
        """Tell how much room the first line gives to the kind's shape and the date."""
        size = self.size(words)
        date = self.measure.width(words.date, size, True) + 0.4 * size if words.date else 0.0
        return self.sign_width(words) + date

    def tail(self, words: Words) -> float:
        """Tell how wide the raised source numbers are, with the space before them."""
        if not words.notes:
            return 0.0
        size = self.style.label_size * self.style.raised
        return self.measure.width(raised(words.notes), size) + 0.06 * self.style.label_size

    def widths(self, lines: Sequence[str], words: Words) -> tuple[float, ...]:
        """Return the widths of the lines; the first holds the date, the last the source numbers."""
        size = self.size(words)
        plain = [self.measure.width(line, size, words.is_key) for line in lines]
        plain[0] += self.head(words)
        plain[-1] += self.tail(words)
        return tuple(plain)

    def wish(self, item: Item, words: Words, form: Form, look: Look, room: tuple[float, float]) -> Wish:
        """Return the ways in which an event may stand; `room` is the free space left and right of its mark."""
        mark = (form.left - self.pad, form.right + self.pad)
        if item.label.is_hidden:
            return Wish(item.id, mark, ())
        splits = self._splits(words)
        if pinned := tuple(self._pinned(item.label.side, splits, words, form)):
            return Wish(item.id, mark, pinned, is_first=True)
        if form.holds_words and (inside := self._inside(words, form, look)):
            return Wish(item.id, mark, (inside,))
        ways = list(self._ways(splits, words, form, room))
        spare = tuple(chain(*ways[1:]))
        return Wish(item.id, mark, ways[0] if ways else (), spare, is_first=item.is_key)

    def _pinned(
        self, side: str, splits: Sequence[tuple[str, ...]], words: Words, form: Form
    ) -> Iterator[Choice]:
        """The ways to stand at the side that somebody chose, if it has room."""
        for lines in splits if side else ():
            if side in ("above", "below"):
                choice = self._above(lines, words, form, is_below=side == "below")
            else:
                choice = self._beside(side, lines, words, form)
            if choice:
                yield choice

    def _ways(
        self, splits: Sequence[tuple[str, ...]], words: Words, form: Form, room: tuple[float, float]
    ) -> Iterator[tuple[Choice, ...]]:
        """The ways to stand at each side that is wide enough, the wanted side first; else above the mark."""
        has_side = False
        for side in self._sides(max(self.widths(splits[-1], words)), room):
            beside = [self._beside(side, lines, words, form) for lines in splits]
            if any(beside):
                yield tuple(choice for choice in beside if choice)
                has_side = True
        above = [self._above(lines, words, form) for lines in splits]
        if any(above) and not has_side:  # words over a mark could be taken for a neighbour's
            yield tuple(choice for choice in above if choice)

    def _splits(self, words: Words) -> tuple[tuple[str, ...], ...]:
        """The text on one line, on two or three, whatever may be tried."""
        measure = cast(Hashable, self.measure)
        return _splits(words, self.size(words), self.head(words), self.tail(words), measure)

    @staticmethod
    def _sides(width: float, room: tuple[float, float]) -> tuple[str, str]:
        """Right, unless the words would run into the next mark and there is more room at the left.

        Only marks count, not the words of others: editing one title moves no other label to the other side (D-08).
        """
        goes_left = room[1] < width and room[0] > room[1]
        return ("left", "right") if goes_left else ("right", "left")

    @staticmethod
    def rows(lines: Sequence[str], words: Words) -> int:
        """Tell how many half lines of a lane words take: an even number, so that a mark stands at their middle."""
        return 2 * math.ceil(len(lines) * (KEY_SIZE if words.is_key else 1.0))

    def _beside(self, side: str, lines: tuple[str, ...], words: Words, form: Form) -> Choice | None:
        width = max(self.widths(lines, words))
        start = form.right + self.gap if side == "right" else form.left - self.gap - width
        if start < self.left or start + width > self.right:
            return None
        air = 0.7 * self.style.label_size
        taken = (form.right, start + width + air) if side == "right" else (start - air, form.left)
        rows = self.rows(lines, words)
        return Choice(side, lines, (rows - 2) // 2, 0, rows, taken)

    def _above(
        self, lines: tuple[str, ...], words: Words, form: Form, is_below: bool = False
    ) -> Choice | None:
        width = max(self.widths(lines, words))
        if width > self.right - self.left:
            return None
        start = min(max(form.left, self.left), self.right - width)
        rows = self.rows(lines, words)
        if is_below:
            return Choice("below", lines, 0, MARK_ROWS, rows + MARK_ROWS, (start, start + width))
        return Choice("above", lines, rows, 0, rows + MARK_ROWS, (start, start + width))

    def _inside(self, words: Words, form: Form, look: Look) -> Choice | None:
        if words.has_sign or words.is_key:
            return None
        before, after = lead_of(form, self.style)
        start, width = form.left + before + self.inset, max(self.widths((words.text,), words))
        end = form.right - after - 0.5 * self.style.label_size
        if form.shape == "until":
            start = form.left + (form.right - form.left) * FADE
            end = form.right - after - self.inset
        if form.shape == "since":
            end = form.right - (form.right - form.left) * FADE
        end = min([end, *(left - self.inset for left, right in self.gaps if start < right and left < end)])
        if start + width > end or contrast(self.ink_on(form, look), self.body(form, look)) < READABLE:
            return None
        return Choice("inside", (words.text,), 0, 0, 2, (form.left, form.right))

    @property
    def inset(self) -> float:
        """Tell where words inside a bar begin."""
        return self.style.bar_height * 0.5

    def body(self, form: Form, look: Look) -> str:
        """Return the colour of a bar's body."""
        is_pale = form.shape == "span" or form.is_doubtful
        return mix(look.colour, self.style.background, self.style.open_strength) if is_pale else look.colour

    def ink_on(self, form: Form, look: Look) -> str:
        """Return the ink that stands out best from a bar's body."""
        body = self.body(form, look)
        return max(("#111111", "#ffffff"), key=lambda ink: contrast(ink, body))

    def draw(
        self, item: Item, words: Words, place: Placed, form: Form, look: Look, top: float
    ) -> Iterator[Label]:
        """Return the lines of an event's words and its raised source numbers; `top` is the lane's first row."""
        choice, size = place.choice, self.size(words)
        step = size * self.style.leading
        y = self._first_line(words, place, top) + 0.34 * size
        colour = self.ink_on(form, look) if choice.side == "inside" else self.style.ink
        starts, numbers_at = self._line_starts(choice, form, words)
        date = self._head_starts(choice, form, words)[1]
        if words.date:
            yield Label(date, y, words.date, size, colour, True, item=item.id)
        for number, (line, x) in enumerate(zip(choice.lines, starts, strict=True)):
            yield Label(x, y + number * step, line, size, colour, words.is_key, item=item.id)
        if words.notes:
            y += (len(choice.lines) - 1) * step - self.style.lift * size
            small = self.style.label_size * self.style.raised
            yield Label(numbers_at, y, raised(words.notes), small, colour, item=item.id)

    def sign(
        self, item: Item, words: Words, place: Placed, form: Form, look: Look, top: float
    ) -> Mark | None:
        """Return the kind's shape at the head of the words, None where they need none."""
        if not words.has_sign or not look.shape:
            return None
        size = SIGN * self.size(words)
        x, y = self._head_starts(place.choice, form, words)[0], self._first_line(words, place, top)
        stroke = Stroke(self.style.outline, self.style.outline_width * 0.8)
        return shape_mark(look.shape, x + 0.5 * size, y, 0.8 * size, look.colour, stroke, item.id)

    def _first_line(self, words: Words, place: Placed, top: float) -> float:
        """The middle of the first line: words that are set larger stand in the middle of their rows."""
        unit, step = self.style.label_size * self.style.leading / 2, self.size(words) * self.style.leading
        lines = place.choice.lines
        spare = self.rows(lines, words) * unit - len(lines) * step
        return top + (place.row + place.choice.label_row) * unit + spare / 2 + step / 2

    def _line_starts(self, choice: Choice, form: Form, words: Words) -> tuple[tuple[float, ...], float]:
        """Tell at which x each line begins, and where its source numbers stand: at the left of what runs leftwards."""
        widths, tail, head = self.widths(choice.lines, words), self.tail(words), self.head(words)
        if not is_right_to_left(choice.lines[0]):
            first, *rest = (self._start(choice, form, width) for width in widths)
            last = rest[-1] if rest else first
            return (first + head, *rest), last + widths[-1] - tail + 0.06 * self.style.label_size
        end = self._start(choice, form, max(widths)) + max(widths)
        starts = [end - width for width in widths]
        return (*starts[:-1], starts[-1] + tail), starts[-1]

    def _head_starts(self, choice: Choice, form: Form, words: Words) -> tuple[float, float]:
        """Tell where the kind's shape and the date begin: at the right of what runs leftwards."""
        widths, sign = self.widths(choice.lines, words), self.sign_width(words)
        if not is_right_to_left(choice.lines[0]):
            x = self._start(choice, form, widths[0])
            return x, x + sign
        end = self._start(choice, form, max(widths)) + max(widths)
        date = self.measure.width(words.date, self.size(words), True)
        return end - SIGN * self.size(words), end - sign - date

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
def _splits(
    words: Words, size: float, head: float, tail: float, measure: Hashable
) -> tuple[tuple[str, ...], ...]:
    """The lines of a label; a timeline that moves asks for the same ones again."""
    known = cast(Measure, measure)
    whole = head + known.width(words.text, size, words.is_key) + tail
    two = halves(words.text, size, known, tail, head, words.is_key) if whole > SHORT_LINE * size else None
    if two is None:
        return ((words.text,),)
    if whole <= LONG_LINE * size:
        return ((words.text,), two)
    if whole <= VERY_LONG * size:
        return (two,)
    three = _thirds(words, size, head, tail, known)
    return (two, three) if three else (two,)


def _thirds(words: Words, size: float, head: float, tail: float, measure: Measure) -> tuple[str, ...]:
    """The text on three lines of about the same width, beside its date and its numbers; none if it breaks badly."""
    text, is_bold = words.text, words.is_key
    room = 1.08 * (head + measure.width(text, size, is_bold) + tail) / 3 - head
    fitting = (at for at in breaks(text) if measure.width(text[:at].rstrip(), size, is_bold) <= room)
    at = max(fitting, default=0)
    others = halves(text[at:], size, measure, tail, is_bold=is_bold) if at else None
    return (text[:at].rstrip(), *others) if others else ()
