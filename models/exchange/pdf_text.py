"""Sets a document on A4 pages, with its notes at the end, and writes them as PDF with embedded fonts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from models.exchange.image import ImageMetadata, write_pages
from models.exchange.set_lines import Look, Run, SetLine, set_inlines
from models.exchange.written import Inline, Line, Piece, Section, Written, one_line
from models.figure.marks import Figure, Group, Label
from models.figure.measure import FontMeasure
from models.figure.style import Style, load_style
from models.figure.text import wrap_evenly

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89  # A4 in points
_SIDE, _TOP, _BOTTOM = 64.0, 62.0, 62.0
_INNER = PAGE_WIDTH - 2 * _SIDE
_LABEL_ROOM = 78.0
_NOTE_ROOM = 22.0


def write_pdf(document: Written, path: Path) -> None:
    """Write the document; the same document gives the same bytes."""
    told = ImageMetadata(title=one_line(document.title), language=document.language)
    write_pages(pages_of(document), path, metadata=told)


def pages_of(document: Written) -> tuple[Figure, ...]:
    """Return the document as laid-out pages."""
    setter = _Setter(document)
    pages = _paged(tuple(setter.blocks()))
    return tuple(setter.page(groups, number, len(pages)) for number, groups in enumerate(pages, start=1))


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together, the space above them, and whether they stay with what follows."""

    lines: tuple[SetLine, ...]
    step: float  # distance of two baselines
    above: float = 0.0
    stays: bool = False
    role: str = "P"


class _Setter:
    """Sets every part of a document in its size and colour."""

    def __init__(self, document: Written) -> None:
        self._document, self._measure = document, FontMeasure()
        self._style: Style = load_style("print")

    def blocks(self) -> Iterator[_Block]:
        document, style = self._document, self._style
        title = wrap_evenly(one_line(document.title), _INNER, 21, self._measure, True)
        yield _Block(tuple((Run(0.0, line, 21, style.ink, True),) for line in title), 25, role="H1")
        yield from self._words(document.deck, Look(12, style.soft), above=5)
        yield from self._words(document.banner, Look(8.5, _FLAG, True), above=9)
        for number, section in enumerate(document.sections):
            yield from self._section(section, 22 if number == 0 else 15)
        yield from self._notes()
        for line in document.foot:
            yield from self._words(line, Look(8, style.soft), above=8)

    def page(self, groups: Sequence[Group], number: int, count: int) -> Figure:
        """Return one page with its foot."""
        size, y, style = 7.5, PAGE_HEIGHT - 34, self._style
        count_words = f"{number} / {count}"
        foot = [Label(PAGE_WIDTH - _SIDE, y, count_words, size, style.soft, anchor="end")]
        if number > 1:
            title = self._set((Piece(self._document.title),), Look(size, style.soft), _INNER - 60)
            foot += _labels(title[:1], _SIDE, y, 0)
        below = Group("foot", tuple(foot), role="Artifact")
        return Figure(PAGE_WIDTH, PAGE_HEIGHT, (*groups, below), background="#ffffff")

    def _words(self, text: str, look: Look, above: float) -> Iterator[_Block]:
        if text:
            lines = self._set((Piece(text),), look, _INNER)
            yield _Block(lines, look.size * 1.35, above)

    def _set(self, inlines: tuple[Inline, ...], look: Look, width: float) -> tuple[SetLine, ...]:
        return set_inlines(inlines, look, width, self._measure, _COLOURS)

    def _section(self, section: Section, above: float) -> Iterator[_Block]:
        ink = self._style.ink
        if section.is_item:
            yield _Block(self._set(section.heading, Look(9, ink), _INNER), 12.2, 4)
            return
        if section.over:
            yield _Block(self._set(section.over, Look(8.5, _DATE, True), _INNER), 11, above, stays=True)
        heading_above = 2 if section.over else above
        yield _Block(
            self._set(section.heading, Look(11.5, ink, True), _INNER), 14.5, heading_above, True, "H2"
        )
        if section.text:
            yield _Block(self._set(section.text, Look(9.5, ink), _INNER), 13, 2)
        for heading, lines in section.table.lines() if section.table else ():
            yield _Block(
                self._set((Piece(heading),), Look(9.5, ink, True), _INNER), 12.5, 8, stays=bool(lines)
            )
            for line in lines:
                yield _Block(self._line(line), 11.8, 2)
        for line in section.lines:
            yield _Block(self._line(line), 11.8, 2)

    def _line(self, line: Line) -> tuple[SetLine, ...]:
        """Set a statement with its label in a column at the left."""
        lines = self._set(line.inlines, Look(8.75, self._style.ink), _INNER - _LABEL_ROOM)
        moved = tuple(tuple(replace(run, x=run.x + _LABEL_ROOM) for run in one) for one in lines)
        label = (
            self._set((Piece(line.label),), Look(8, self._style.soft), _LABEL_ROOM - 8) if line.label else ()
        )
        rows = max(len(moved), len(label))
        return tuple((*_at(label, row), *_at(moved, row)) for row in range(rows))

    def _notes(self) -> Iterator[_Block]:
        document, style = self._document, self._style
        if not document.notes:
            return
        head = self._set((Piece(document.notes_title),), Look(12, style.ink, True), _INNER)
        yield _Block(head, 15, 24, True, "H2")
        for note in document.notes:
            lines = self._set(note.inlines, Look(7.5, style.ink), _INNER - _NOTE_ROOM)
            number = Run(0.0, str(note.number), 7.5, style.soft)
            moved = tuple(tuple(replace(run, x=run.x + _NOTE_ROOM) for run in line) for line in lines)
            yield _Block(((number, *_at(moved, 0)), *moved[1:]), 9.9, 1.6)


_DATE, _FLAG, _SOFT = "#00588a", "#a33b00", "#5a5a5a"
_COLOURS = (("soft", _SOFT), ("flag", _FLAG), ("link", _DATE))


def _at(lines: tuple[SetLine, ...], row: int) -> SetLine:
    return lines[row] if row < len(lines) else ()


# pages -----------------------------------------------------------------------------------------


def _paged(blocks: Sequence[_Block]) -> list[list[Group]]:
    """Spread the blocks over pages; what stays with the next block never ends a page, nor does a first line alone."""
    pages: list[list[Group]] = [[]]
    y = _TOP
    for number, block in enumerate(blocks):
        needed = _least_height(blocks, number)
        if pages[-1] and y + needed > PAGE_HEIGHT - _BOTTOM:
            pages.append([])
            y = _TOP
        y += block.above if pages[-1] else 0.0
        held: list[Label] = []
        for row, line in enumerate(block.lines):
            is_last_alone = len(block.lines) > 3 and row == len(block.lines) - 2
            is_full = y + block.step * (2 if is_last_alone else 1) > PAGE_HEIGHT - _BOTTOM
            if is_full and (held or pages[-1]):
                _put(pages[-1], block, held)
                pages.append([])
                held, y = [], _TOP
            y += block.step
            held += _labels((line,), _SIDE, y, block.step)
        _put(pages[-1], block, held)
    return pages


def _put(page: list[Group], block: _Block, labels: Sequence[Label]) -> None:
    """Put on a page what of a block stands there."""
    if labels:
        page.append(Group("text", tuple(labels), role=block.role))


def _least_height(blocks: Sequence[_Block], number: int) -> float:
    """Tell how much room a block needs at the foot of a page, with all that must follow it there."""
    block = blocks[number]
    if block.stays and number + 1 < len(blocks):
        return block.above + block.step * len(block.lines) + _least_height(blocks, number + 1)
    rows = len(block.lines) if len(block.lines) <= 3 else 2
    return block.above + block.step * rows


def _labels(lines: Sequence[SetLine], left: float, y: float, step: float) -> list[Label]:
    return [
        Label(left + run.x, y - step * 0.26 - run.lift, run.text, run.size, run.colour, run.is_bold)
        for line in lines
        for run in line
        if run.text.strip()
    ]
