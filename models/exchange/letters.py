"""The shapes of the shipped font's letters, for files that draw words as shapes; and what can be printed at all."""

import unicodedata
from functools import lru_cache
from io import BytesIO
from typing import Any

import numpy as np
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from numpy.typing import NDArray

from models.figure.marks import Figure, Label
from models.figure.measure import FontMeasure
from models.machine.paths import resource

MOVE, LINE, CURVE, CLOSE = 1, 2, 3, 79
"""What leads to a point, in matplotlib's codes; CURVE stands at both points of a quadratic curve."""

Outline = tuple[NDArray[np.float64], NDArray[np.uint8]]
"""Points (n, 2) with y downwards, and the code of each."""

HALO_WIDTH = 0.28
"""How wide the line around letters with a halo is, in parts of their size."""

BLANK = "\u3000"  # as wide as the box that a font shows for a letter it lacks
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


def font_file(is_bold: bool) -> str:
    """Return the path of the shipped font."""
    return str(resource("fonts", "DatelineSans-Bold.ttf" if is_bold else "DatelineSans-Regular.ttf"))


def readable(text: str) -> str:
    """Return the text without what no one can see: line ends, control and formatting characters."""
    return "".join(
        character for character in text if unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    )


def printable(text: str, measure: FontMeasure) -> str:
    """Return the text with a gap for each character that the font lacks: never a box in print."""
    text = readable(text)
    lost = measure.missing(text)
    return text.translate(dict.fromkeys(map(ord, lost), BLANK)) if lost else text


def missing_characters(figure: Figure) -> tuple[str, ...]:
    """Return the characters that print leaves blank, because the shipped font lacks them, each once."""
    labels = (mark.text for group in figure.groups for mark in group.marks if isinstance(mark, Label))
    return tuple(FontMeasure().missing(readable("".join(labels))))


def start_of(label: Label, measure: FontMeasure) -> float:
    """Return the x at which the first letter of a label begins."""
    width = measure.width(printable(label.text, measure), label.size, label.is_bold)
    return label.x - width * _BEFORE[label.anchor]


def outline_of(label: Label, measure: FontMeasure) -> Outline:
    """Return the letters of a label as closed shapes where they stand, to be filled by the nonzero rule."""
    text, start = printable(label.text, measure), start_of(label, measure)
    points, codes = [np.empty((0, 2))], [np.empty(0, np.uint8)]
    for number, character in enumerate(text):
        shape, kinds = _glyph(character, label.is_bold)
        if len(shape):
            before = measure.width(text[: number + 1], label.size, label.is_bold)
            own = measure.width(character, label.size, label.is_bold)
            points.append(shape * label.size + (start + before - own, label.y))
            codes.append(kinds)
    return np.concatenate(points), np.concatenate(codes)


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


@lru_cache(maxsize=2)
def _face(is_bold: bool) -> tuple[dict[int, str], Any, int]:
    """Return the glyph of each character, the glyphs, and the units of one em."""
    with open(font_file(is_bold), "rb") as file:
        font = TTFont(BytesIO(file.read()), lazy=True)
    return font.getBestCmap(), font.getGlyphSet(), font["head"].unitsPerEm


@lru_cache(maxsize=4096)
def _glyph(character: str, is_bold: bool) -> Outline:
    """Return one letter of size 1 that begins at 0, 0."""
    names, glyphs, per_em = _face(is_bold)
    pen = _OutlinePen(glyphs)
    if ord(character) in names:
        glyphs[names[ord(character)]].draw(pen)
    points = np.array(pen.points, np.float64).reshape(-1, 2) * (1, -1) / per_em
    return points, np.array(pen.codes, np.uint8)
