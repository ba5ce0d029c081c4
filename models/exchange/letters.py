"""The shapes of the shipped fonts' letters, for files that draw words as shapes; and what can be printed at all."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

import numpy as np
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from numpy.typing import NDArray

from models.errors import LettersMissing
from models.figure.clusters import readable
from models.figure.faces import is_plain
from models.figure.marks import Figure, Label
from models.figure.measure import FontMeasure, measure_in
from models.figure.packs import font_path, own_file
from models.figure.shaping import BLANK, shaped
from models.figure.typeface import Typeface

__all__ = [
    "missing_characters", "number_of", "outline_of", "printable", "readable", "refuse_missing", "shape_of", "start_of",
    "typeface_of", "words_of",
]  # fmt: skip

MOVE, LINE, CURVE, CLOSE = 1, 2, 3, 79
"""What leads to a point, in matplotlib's codes; CURVE stands at both points of a quadratic curve."""

Outline = tuple[NDArray[np.float64], NDArray[np.uint8]]
"""Points (n, 2) with y downwards, and the code of each."""

HALO_WIDTH = 0.28
"""How wide the line around letters with a halo is, in parts of their size."""

_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


def printable(text: str, measure: FontMeasure) -> str:
    """Return the text with a gap for each character that no font has: never a box in print."""
    text = readable(text)
    lost = measure.missing(text)
    return text.translate(dict.fromkeys(map(ord, lost), BLANK)) if lost else text


def words_of(figure: Figure) -> Iterator[str]:
    """Yield the words of every label."""
    return (mark.text for group in figure.groups for mark in group.marks if isinstance(mark, Label))


def missing_characters(figure: Figure) -> tuple[str, ...]:
    """Return the characters that print leaves blank, because no font has them, each once."""
    return tuple(measure_in(typeface_of(figure)).missing(readable("".join(words_of(figure)))))


def typeface_of(figure: Figure) -> Typeface | None:
    """Return the typeface of one's own that a figure is set in, None if it is Dateline Sans."""
    labels = (mark for group in figure.groups for mark in group.marks if isinstance(mark, Label))
    return next((label.typeface for label in labels), None)


def refuse_missing(texts: Iterable[str], typeface: Typeface | None = None) -> None:
    """Raise LettersMissing if print would leave gaps in these texts."""
    if lost := measure_in(typeface).missing(readable("".join(texts))):
        raise LettersMissing(lost)


def start_of(label: Label) -> float:
    """Return the x at which the first letter of a label begins."""
    measure = measure_in(label.typeface)
    width = measure.width(printable(label.text, measure), label.size, label.is_bold)
    return label.x - width * _BEFORE[label.anchor]


def outline_of(label: Label) -> Outline:
    """Return the letters of a label as closed shapes where they stand, to be filled by the nonzero rule."""
    measure, start = measure_in(label.typeface), start_of(label)
    text = printable(label.text, measure)
    is_plainly_set = label.typeface is None and is_plain(text)
    placed = _letters(text, label, measure) if is_plainly_set else _glyphs(text, label)
    points, codes = [np.empty((0, 2))], [np.empty(0, np.uint8)]
    for (shape, kinds), x, y in placed:
        if len(shape):
            points.append(shape * label.size + (start + x, label.y + y))
            codes.append(kinds)
    return np.concatenate(points), np.concatenate(codes)


def _letters(text: str, label: Label, measure: FontMeasure) -> Iterator[tuple[Outline, float, float]]:
    """Yield the letters of Dateline Sans and where each stands behind the start."""
    x = 0.0
    for letter, kern, advance in measure.letters(text, label.is_bold):
        yield _glyph(letter, label.is_bold), (x + kern) * label.size, 0.0
        x += kern + advance


def _glyphs(text: str, label: Label) -> Iterator[tuple[Outline, float, float]]:
    """Yield the glyphs of words that are shaped."""
    for run in shaped(text, label.is_bold, label.typeface).runs:
        for glyph in run.glyphs:
            yield shape_of(run.file, glyph.number), glyph.x * label.size, glyph.y * label.size


class _OutlinePen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Takes down a glyph as points and codes."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.points: list[tuple[float, float]] = []
        self.codes: list[int] = []

    def _add(self, code: int, *points: tuple[float, float]) -> None:
        self.points.extend(points)
        self.codes.extend([code] * len(points))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802  # fontTools' name
        self._add(MOVE, pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802  # fontTools' name
        self._add(LINE, pt)

    def _qCurveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float]) -> None:  # noqa: N802  # fontTools' name
        self._add(CURVE, pt1, pt2)

    def _closePath(self) -> None:  # noqa: N802  # fontTools' name
        self._add(CLOSE, self.points[-1])


@lru_cache(maxsize=16)
def _face(file: str) -> tuple[dict[int, str], Any, int]:
    """Return the glyph of each character, the glyphs, and the units of one em."""
    with open(font_path(file), "rb") as read:
        font = TTFont(BytesIO(read.read()), lazy=True)
    return font.getBestCmap(), font.getGlyphSet(), font["head"].unitsPerEm


@lru_cache(maxsize=4096)
def _glyph(character: str, is_bold: bool) -> Outline:
    """Return one letter of Dateline Sans, of size 1, that begins at 0, 0."""
    names, glyphs, per_em = _face(own_file(is_bold))
    return _outline(glyphs, names.get(ord(character)), per_em)


def number_of(character: str, is_bold: bool) -> int:
    """Return the number of the glyph of a letter of Dateline Sans."""
    names, glyphs, _ = _face(own_file(is_bold))
    return int(glyphs.font.getGlyphID(names[ord(character)]))


@lru_cache(maxsize=4096)
def shape_of(file: str, number: int) -> Outline:
    """Return one glyph of a font, of size 1, that begins at 0, 0."""
    _, glyphs, per_em = _face(file)
    return _outline(glyphs, glyphs.font.getGlyphName(number), per_em)


def _outline(glyphs: Any, name: str | None, per_em: int) -> Outline:
    pen = _OutlinePen(glyphs)
    if name is not None:
        glyphs[name].draw(pen)
    points = np.array(pen.points, np.float64).reshape(-1, 2) * (1, -1) / per_em
    return points, np.array(pen.codes, np.uint8)
