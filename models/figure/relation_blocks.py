"""The figure of relations, set for a width: each other actor with the rows of what ties them to the middle."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.figure.measure import Measure
from models.figure.relation_scene import Node, RelationScene, Tie
from models.figure.style import Style
from models.figure.text import pieces, raised, wrap, wrap_evenly

AIR = 1.1  # between two actors, in sizes
ABOVE, BELOW = 0.35, 0.3  # between a line and the words above it, and the date below it, in sizes
APART = 0.6  # between two rows of one actor, in sizes
INSET = 1.5  # from the beginning of a line to its words, in sizes


@dataclass(frozen=True, slots=True)
class Row:
    """A tie set for a width: its words above the line, its date below."""

    tie: Tie
    words: tuple[str, ...]
    dates: tuple[str, ...]
    above: float  # from the top of the row to its line
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """Another actor with all ties to the middle; `height` has some air below."""

    node: Node
    name: tuple[str, ...]
    rows: tuple[Row, ...]
    height: float

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the relations."""
        return tuple(row.tie.id for row in self.rows)

    @property
    def is_towards(self) -> bool:
        """Tell whether the other stands to the middle rather than the middle to it."""
        return 2 * sum(row.tie.is_out for row in self.rows) <= len(self.rows)

    @property
    def reads_one_way(self) -> bool:
        """Tell whether one of its rows can be read from the other to the middle alone."""
        return any(row.tie.is_one_way and not row.tie.is_out for row in self.rows)


@dataclass(frozen=True, slots=True)
class Setting:
    """The rooms for names and for lines; stacked, a name stands under its lines."""

    style: Style
    measure: Measure
    names: float
    rules: float
    is_stacked: bool = False

    @property
    def step(self) -> float:
        """Return the distance of two baselines."""
        return self.style.label_size * self.style.leading

    def blocks(self, scene: RelationScene, *, is_right: bool) -> list[Block]:
        """Return all other actors as they stand at the right of the middle, or at its left."""
        return [self._block(scene, node, is_right=is_right) for node in scene.others]

    def _block(self, scene: RelationScene, node: Node, *, is_right: bool) -> Block:
        size = self.style.label_size
        rows = tuple(self._row(tie, is_right=is_right) for tie in scene.ties if tie.other == node.id)
        name = wrap_evenly(node.name, self.names, size, self.measure, True)
        tall, named = sum(row.height for row in rows), len(name) * self.step
        height = tall + named if self.is_stacked else max(tall, named + 0.4 * size)
        return Block(node, name, rows, height + AIR * size)

    def _row(self, tie: Tie, *, is_right: bool) -> Row:
        size = self.style.label_size
        words = tie.label.text or (tie.from_middle if is_right else tie.to_middle)
        room, notes = self.rules - (INSET + 1.0) * size, self.notes_width(tie)
        lines = () if tie.label.is_hidden else wrap_evenly(words, room, size, self.measure)
        if lines and self.measure.width(lines[-1], size) + notes > room:
            lines = wrap_evenly(words, room - notes, size, self.measure)
        dates = wrap(tie.date, room, size, self.measure)
        above = len(lines) * self.step + ABOVE * size
        return Row(tie, lines, dates, above, above + len(dates) * self.step + (BELOW + APART) * size)

    def notes_width(self, tie: Tie) -> float:
        """Return how wide the numbers of the sources of a tie are."""
        size = self.style.label_size
        return (
            self.measure.width(raised(tie.notes), size * self.style.raised) + 0.06 * size
            if tie.notes
            else 0.0
        )


def longest_word(scene: RelationScene, style: Style, measure: Measure) -> float:
    """Return the width of the longest word in the names of the others, which should not be cut."""
    words = (piece.rstrip() for node in scene.others for piece in pieces(node.name))
    return max((measure.width(word, style.label_size, True) for word in words), default=0.0)


def two_columns(left: Sequence[Block], right: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return who stands left and right of the middle: who stands to it at the left, as long as both are as high."""
    is_right = [not block.is_towards for block in right]
    heights = [block.height for block in right]
    is_fixed = [block.reads_one_way for block in right]
    while (at := _to_move(heights, is_right, is_fixed)) is not None:
        is_right[at] = not is_right[at]
    sides: tuple[list[Block], list[Block]] = ([], [])
    for number, flag in enumerate(is_right):
        sides[flag].append(right[number] if flag else left[number])
    return sides


def _to_move(heights: Sequence[float], is_right: Sequence[bool], is_fixed: Sequence[bool]) -> int | None:
    """Return the block that should change sides so that both become as high; None where none should."""
    right = sum(height for height, flag in zip(heights, is_right, strict=True) if flag)
    apart = 2 * right - sum(heights)
    costs = [
        (abs(abs(apart) - 2 * height), -number)
        for number, height in enumerate(heights)
        if is_right[number] == (apart > 0) and not is_fixed[number]
    ]
    best = min(costs, default=None)
    return -best[1] if best and best[0] < 0.5 * abs(apart) else None
