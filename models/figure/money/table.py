"""The table of money as newspapers print it: thin rules, numbers aligned at the decimal, what is not added below one.

A narrow page sets each row on two lines: who and how much, and below it all else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from models.figure.marks import Figure, Group, Label, Mark, Path, Rect, Stroke, Target
from models.figure.measure import Measure
from models.figure.money.table_columns import GUTTER, Slot, number_lefts, number_widths, slots
from models.figure.money.table_scene import Cell, Row, TableScene
from models.figure.style import Style
from models.figure.text import pieces, raised, wrap, wrap_numbers

AIR: Final = 0.7  # above and below the words of a row together, in sizes
MOST_AIR: Final = 0.9  # … and how much a tall page adds to it
DOT: Final = " · "  # between the parts of a narrow row
NO_BREAK: Final = "\u00a0"
Weight = tuple[str, float]  # colour and width of a rule


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of a row: where they stand across, on which of its lines, and how."""

    left: float
    line: int
    text: str
    is_bold: bool = False
    is_soft: bool = False
    size: float = 0.0  # of raised numbers; else that of all words


@dataclass(frozen=True, slots=True)
class _Set:
    """A row set for a width: its words, its height, the rule above it, and the events that it stands for."""

    pieces: tuple[_Piece, ...]
    lines: int
    rule: Weight | None
    events: tuple[str, ...] = ()


def layout_table(scene: TableScene, width: float, height: float, style: Style, measure: Measure) -> Figure:
    """Return the table; rows that find no room stand together in one, and their events are in `not_shown`."""
    setter = _Setter(scene, width, style, measure)
    rows = [row for group in scene.groups for row in group.rows]
    shown, apart = min(len(rows), scene.most or len(rows)), len(scene.apart)
    sets = setter.sets(shown, apart)
    while (over := setter.tall(sets) - height) > 1e-6 and shown + apart > 0:
        gone = max(1, int(over / (3 * setter.step)))
        shown, apart = (shown, max(0, apart - gone)) if apart else (max(0, shown - gone), 0)
        sets = setter.sets(shown, apart)
    return setter.figure(sets, height, (*rows[shown:], *scene.apart[apart:]))


def table_height(scene: TableScene, width: float, style: Style, measure: Measure) -> float:
    """Return the height at which every row finds room."""
    setter = _Setter(scene, width, style, measure)
    rows = sum(len(group.rows) for group in scene.groups)
    return setter.tall(setter.sets(min(rows, scene.most or rows), len(scene.apart)))


@dataclass(slots=True)
class _Setter:
    """Sets the rows of a table for a width."""

    scene: TableScene
    width: float
    style: Style
    measure: Measure
    slots: tuple[Slot, ...] | None = field(init=False)
    main: Slot | None = field(init=False)  # of a narrow table

    def __post_init__(self) -> None:
        """Share the width among the columns, or leave the main one alone at the right."""
        self.slots = slots(self.scene, self.width, self.style, self.measure)
        self.main = None
        at = self.scene.main
        if self.slots is None and at is not None:
            wide = number_widths(self.scene, at, self.style, self.measure)
            left = self.width - wide.before - wide.behind
            self.main = Slot(left, wide.before + wide.behind, left + wide.before)

    @property
    def size(self) -> float:
        """Return the size of words."""
        return self.style.label_size

    @property
    def step(self) -> float:
        """Return the distance of two baselines."""
        return self.size * self.style.leading

    @property
    def left_room(self) -> float:
        """Return how wide the words of a narrow row may be beside its number."""
        return max(self.main.left - GUTTER * self.size, 0.35 * self.width) if self.main else self.width

    @property
    def thin(self) -> Weight:
        return self.style.rule, self.style.grid_width

    @property
    def strong(self) -> Weight:
        return self.style.ink, 1.2 * self.style.rule_width

    # rows ---------------------------------------------------------------------------------------

    def sets(self, shown: int, apart: int) -> list[_Set]:
        """Return all that stands below each other, with so many rows and the rest of them in one."""
        scene = self.scene
        found = [self._head()]
        rest = [row for group in scene.groups for row in group.rows][shown:]
        for group in scene.groups:
            rows, shown = group.rows[:shown], max(0, shown - len(group.rows))
            if group.head and rows:
                found.append(self._sum(group.head, group.total, self.strong))
            for row in rows:
                found.append(self._row(row, self.strong if len(found) == 1 else self.thin))
        if rest:
            found.append(self._sum(*scene.rest(rest), self.thin, is_bold=False))
        found.append(self._sum(scene.total_head, scene.total, self.strong))
        if scene.total_words:
            found.append(self._below(scene.total_words))
        return found + self._apart(apart)

    def _apart(self, shown: int) -> list[_Set]:
        """Return what is never added, under a head of its own."""
        scene = self.scene
        if not scene.apart:
            return []
        found = [_Set((_Piece(0.0, 0, scene.apart_head, True, True),), 1, self.strong)]
        found += [self._row(row, self.thin, is_soft=True) for row in scene.apart[:shown]]
        if rest := scene.apart[shown:]:
            found.append(self._sum(scene.rest(rest)[0], Cell(), self.thin, is_bold=False))
        return found

    def _head(self) -> _Set:
        if self.slots is None:
            return self._narrow_head()
        columns = list(zip(self.scene.columns, self.slots, strict=True))
        heads = [wrap(column.head, slot.width, self.size, self.measure, True) for column, slot in columns]
        lines = max(map(len, heads), default=0)
        found = []
        for (column, slot), head in zip(columns, heads, strict=True):
            for number, text in enumerate(head):
                wide = self.measure.width(text, self.size, True)
                left = slot.right - wide if column.is_number else slot.left
                found.append(_Piece(left, lines - len(head) + number, text, True, True))
        return _Set(tuple(found), lines, None)

    def _narrow_head(self) -> _Set:
        scene = self.scene
        heads = [(0.0, scene.columns[scene.first].head)] if scene.first is not None else []
        if self.main and scene.main is not None:
            told = scene.columns[scene.main].head
            lines = wrap(told, self.main.width, self.size, self.measure, True)
        else:
            lines = ()
        found = [_Piece(left, max(len(lines) - 1, 0), text, True, True) for left, text in heads]
        for number, text in enumerate(lines):
            left = self.width - self.measure.width(text, self.size, True)
            found.append(_Piece(left, number, text, True, True))
        return _Set(tuple(found), max(len(lines), 1), None)

    def _row(self, row: Row, rule: Weight, *, is_soft: bool = False) -> _Set:
        if self.slots is None:
            return self._narrow(row, rule, is_soft=is_soft)
        found: list[_Piece] = []
        for at, (cell, slot) in enumerate(zip(row.cells, self.slots, strict=True)):
            found += self._cell(cell, slot, at, is_soft=is_soft)
        lines = max((piece.line for piece in found), default=0) + 1
        return _Set(tuple(found), lines, rule, row.events)

    def _cell(self, cell: Cell, slot: Slot, at: int, *, is_soft: bool) -> Iterator[_Piece]:
        column = self.scene.columns[at]
        if not column.is_number:
            is_bold = at == self.scene.first
            for number, text in enumerate(wrap(cell.text, slot.width, self.size, self.measure, is_bold)):
                yield _Piece(slot.left, number, text, is_bold, is_soft or not cell.is_known)
        else:
            yield from self._numbers(cell, slot, is_soft=is_soft)

    def _numbers(
        self, cell: Cell, slot: Slot, *, is_bold: bool = False, is_soft: bool = False
    ) -> Iterator[_Piece]:
        if not cell.numbers and cell.words:
            left = slot.right - self.measure.width(cell.words, self.size, is_bold)
            yield _Piece(left, 0, cell.words, is_bold, is_soft or not cell.is_known)
        lefts = number_lefts(cell.numbers, slot.axis, self.size, self.measure, is_bold=is_bold)
        for number, (one, left) in enumerate(zip(cell.numbers, lefts, strict=True)):
            yield _Piece(left, number, one.text, is_bold, is_soft)

    def _narrow(self, row: Row, rule: Weight, *, is_soft: bool) -> _Set:
        """Set a row on two lines or more: its name and its main number, and below it all else that is known."""
        scene, found = self.scene, list[_Piece]()
        if self.main and scene.main is not None:
            found += self._numbers(row.cells[scene.main], self.main, is_soft=is_soft)
        room, line = self.left_room, 0
        if scene.first is not None:
            cell = row.cells[scene.first]
            for text in wrap(cell.text, room, self.size, self.measure, True):
                found.append(_Piece(0.0, line, text, True, is_soft or not cell.is_known))
                line += 1
        line = max(line, 1)
        details = self._wrapped_details(row, self._detail_room(found, line))
        for text in details:
            found.append(_Piece(0.0, line, text.replace(NO_BREAK, " "), is_soft=True))
            line += 1
        if row.notes:
            line = self._put_notes(found, row.notes, details, line)
        return _Set(tuple(found), line, rule, row.events)

    def _detail_room(self, found: Sequence[_Piece], line: int) -> float:
        """Return how wide the details may be: all of the page where no number stands beside them."""
        is_beside = any(piece.line >= line for piece in found)
        return self.left_room if is_beside else self.width

    def _wrapped_details(self, row: Row, room: float) -> tuple[str, ...]:
        """Return the lines of what else is known, the last word with the numbers of the sources behind it."""
        lines = wrap(self._details(row, room), room, self.size, self.measure)
        tail = self.measure.width(raised(row.notes), self.size * self.style.raised) + 0.06 * self.size
        if not (lines and row.notes) or self.measure.width(lines[-1], self.size) + tail <= room:
            return lines
        *first, last = pieces(lines[-1])
        if not first or self.measure.width(last, self.size) + tail > room:
            return lines
        return (*lines[:-1], "".join(first).rstrip(), last)

    def _details(self, row: Row, room: float) -> str:
        """Return what else is known; no line breaks within a date or a sum."""
        told = [
            f"{column.head}: {cell.text}" if column.is_named else cell.text
            for at, (column, cell) in enumerate(zip(self.scene.columns, row.cells, strict=True))
            if at not in (self.scene.first, self.scene.main)
            and cell.text
            and cell.is_known
            and column.id != "source"
        ]
        return DOT.join(
            one if self.measure.width(one, self.size) > 0.7 * room else one.replace(" ", NO_BREAK)
            for one in told
        )

    def _put_notes(self, found: list[_Piece], notes: Sequence[int], details: Sequence[str], line: int) -> int:
        """Set the numbers of the sources behind the last word, or on a line of their own."""
        told, small = raised(notes), self.size * self.style.raised
        end = self.measure.width(details[-1], self.size) + 0.06 * self.size if details else 0.0
        if details and end + self.measure.width(told, small) <= self.width:
            found.append(_Piece(end, line - 1, told, size=small))
            return line
        for text in wrap_numbers(told, self.width, small, self.measure):
            found.append(_Piece(0.0, line, text, size=small))
            line += 1
        return line

    def _sum(self, head: str, total: Cell, rule: Weight, *, is_bold: bool = True) -> _Set:
        """Set a line that tells what rows come to; words that find no room beside their sum stand above it."""
        at = self.scene.main
        slot = self.slots[at] if self.slots is not None and at is not None else self.main
        found = list(self._numbers(total, slot, is_bold=is_bold)) if slot else []
        edge = min((piece.left for piece in found), default=self.width)
        room = edge - GUTTER * self.size
        is_above = room < 0.3 * self.width and self.measure.width(head, self.size, is_bold) > room
        lines = wrap(head, self.width if is_above else room, self.size, self.measure, is_bold)
        if is_above:
            found = [replace(piece, line=piece.line + len(lines)) for piece in found]
        found += [_Piece(0.0, number, text, is_bold) for number, text in enumerate(lines)]
        return _Set(tuple(found), max((piece.line for piece in found), default=0) + 1, rule)

    def _below(self, words: str) -> _Set:
        lines = wrap(words, self.width, self.size, self.measure)
        found = tuple(_Piece(0.0, number, text, is_soft=True) for number, text in enumerate(lines))
        return _Set(found, len(lines), None)

    # the figure ---------------------------------------------------------------------------------

    def tall(self, sets: Sequence[_Set]) -> float:
        """Return how high rows are together."""
        return sum(one.lines * self.step + AIR * self.size for one in sets)

    def figure(self, sets: Sequence[_Set], height: float, rest: Sequence[Row]) -> Figure:
        """Draw the rows below each other."""
        rules: list[Mark] = []
        words: list[Mark] = []
        targets: list[Target] = []
        top, spare = 0.0, max(0.0, height - self.tall(sets))
        more = min(MOST_AIR * self.size, spare / max(len(sets), 1))  # a tall page gives rows air
        for one in sets:
            air = AIR * self.size + more
            tall = one.lines * self.step + air
            if top + tall > height + 1e-6:  # a page that is too low even for the total
                break
            if one.rule:
                points = np.array([(0.0, top), (self.width, top)], np.float64)
                rules.append(Path(points, stroke=Stroke(*one.rule)))
            words += (self._label(piece, top + air / 2, one) for piece in one.pieces)
            if one.events:
                targets.append(Target(one.events, Rect(0.0, top, self.width, tall)))
            top += tall
        events = tuple(dict.fromkeys(event for row in rest for event in row.events))
        return Figure(
            self.width,
            height,
            (Group("rules", tuple(rules)), Group("labels", tuple(words))),
            background=self.style.background,
            targets=tuple(targets),
            not_shown=events,
            plot=Rect(0.0, 0.0, self.width, height),
        )

    def _label(self, piece: _Piece, top: float, one: _Set) -> Label:
        ink = self.style.soft if piece.is_soft else self.style.ink
        y = top + (piece.line + 0.5) * self.step + 0.34 * self.size
        item = one.events[0] if one.events else ""
        if piece.size:
            return Label(piece.left, y - self.style.lift * self.size, piece.text, piece.size, ink, item=item)
        return Label(piece.left, y, piece.text, self.size, ink, piece.is_bold, item=item)
