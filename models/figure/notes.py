"""The numbered sources under a figure, set as running text with bold numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.figure.marks import Label
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.scene import Note
from models.figure.style import Style
from models.figure.text import pieces, wrap


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight that stand together on a line, from x on."""

    x: float
    text: str
    is_bold: bool


Line = tuple[Run, ...]


def set_notes(notes: Sequence[Note], width: float, style: Style, measure: Measure) -> tuple[Line, ...]:
    """Return the lines of the notes; only a word wider than a line is cut."""
    flow = _Flow(width, style.note_size, measure)
    flow.take(notes, style)
    return flow.lines()


def set_notes_within(
    notes: Sequence[Note], width: float, lines: int, style: Style, measure: Measure, language: str
) -> tuple[tuple[Line, ...], int]:
    """Return at most so many lines, cut at a whole note, and how many notes were left out."""
    whole = set_notes(notes, width, style, measure)
    if len(whole) <= lines:
        return whole, 0
    for kept in range(len(notes) - 1, -1, -1):
        left_out = len(notes) - kept
        flow = _Flow(width, style.note_size, measure)
        flow.take(notes[:kept], style)
        for piece in pieces(phrase(language, "more_notes", n=left_out)):
            flow.put(piece, False)
        if len(flow.lines()) <= lines or not kept:
            return flow.lines(), left_out
    return (), len(notes)


def draw_lines(lines: Sequence[Line], left: float, top: float, style: Style) -> tuple[Label, ...]:
    """Return the labels of set lines."""
    step, size = style.note_size * NOTE_LEADING, style.note_size
    return tuple(
        Label(
            left + run.x,
            top + number * step + 0.5 * step + 0.34 * size,
            run.text,
            size,
            style.note,
            run.is_bold,
        )
        for number, line in enumerate(lines)
        for run in line
    )


NOTE_LEADING = 1.38  # long lines of small type want more air


class _Flow:
    """Sets pieces of two weights behind each other."""

    def __init__(self, width: float, size: float, measure: Measure) -> None:
        self._width, self._size, self._measure = width, size, measure
        self._done: list[Line] = []
        self._line: list[Run] = []
        self._x = self._end = 0.0

    def take(self, notes: Sequence[Note], style: Style) -> None:
        for note in notes:
            self.space(0.9 * style.note_size)
            parts = pieces(_ended(note.text))
            first = self._measure.width(parts[0].rstrip(), self._size) if parts else 0.0
            self.put(note.mark, True, keep=0.3 * style.note_size, ahead=first)
            for piece in parts:
                self.put(piece, False)
        self.space(0.9 * style.note_size)

    def space(self, width: float) -> None:
        if self._line:
            self._x += width

    def put(self, piece: str, is_bold: bool, keep: float = 0.0, ahead: float = 0.0) -> None:
        """Set a piece; `ahead` is the width of what must follow it on the same line, where a line can hold it."""
        bare = self._measure.width(piece.rstrip(), self._size, is_bold)
        if self._line and self._x + bare + keep + ahead > self._width:
            self._break()
        if bare > self._width:
            for part in wrap(piece, self._width, self._size, self._measure, is_bold):
                self._add(part, is_bold)
                self._break()
            return
        self._add(piece, is_bold)
        self._x += keep

    def _add(self, piece: str, is_bold: bool) -> None:
        last = self._line[-1] if self._line else None
        if last and last.is_bold == is_bold and self._x == self._end:
            self._line[-1] = Run(last.x, last.text + piece, is_bold)
        else:
            self._line.append(Run(self._x, piece, is_bold))
        run = self._line[-1]
        self._x = self._end = run.x + self._measure.width(run.text, self._size, is_bold)

    def _break(self) -> None:
        if self._line:
            self._done.append(tuple(Run(run.x, run.text.rstrip(), run.is_bold) for run in self._line))
        self._line, self._x, self._end = [], 0.0, 0.0

    def lines(self) -> tuple[Line, ...]:
        last = tuple(Run(run.x, run.text.rstrip(), run.is_bold) for run in self._line)
        return (*self._done, last) if last else tuple(self._done)


def _ended(text: str) -> str:
    text = " ".join(text.split())
    if text.endswith((".", "。", "!", "?", "！", "？", "…")):
        return text
    return text + ("。" if text[-1:] >= "\u2e80" and text[-1:] < "\ua000" else ".")
