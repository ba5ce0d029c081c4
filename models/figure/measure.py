"""How wide and how tall words are in the shipped font, in points; the same numbers for screen and paper."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

from fontTools.ttLib import TTFont

from models.errors import CaseError
from models.machine.paths import resource

LOWEST_DESCENT = 0.22  # of the size: a "g" reaches below the box that Chinese fonts name as theirs

MOST_WORDS = 20_000  # as many widths are remembered: a figure that moves asks for the same ones again


class Measure(Protocol):
    """What the layout asks about type."""

    def width(self, text: str, size: float, is_bold: bool = False) -> float:
        """Tell how many points the text is wide."""
        ...

    def ascent(self, size: float) -> float:
        """Tell how far letters reach above the baseline, in points."""
        ...

    def descent(self, size: float) -> float:
        """Tell how far letters reach below the baseline, in points."""
        ...

    def missing(self, text: str) -> str:
        """Return the characters that the font cannot draw, each once."""
        ...


class _Face:
    """The advances of one font file, in parts of the size."""

    def __init__(self, path: Path, number: int) -> None:
        font = _open(path, number)
        per_em: int = font["head"].unitsPerEm
        self.ascent: float = font["OS/2"].sTypoAscender / per_em
        self.descent: float = max(-font["OS/2"].sTypoDescender / per_em, LOWEST_DESCENT)
        # glyphs go by their numbers: to read the names of 23,000 would take a quarter of a second
        font.setGlyphOrder(list(range(font["maxp"].numGlyphs)))
        glyphs: dict[int, int] = font.getBestCmap()
        metrics: dict[int, tuple[int, int]] = font["hmtx"].metrics
        self._none = metrics[0][0] / per_em
        self._advances = {code: metrics[glyph][0] / per_em for code, glyph in glyphs.items()}
        self._kerning = _kerning(font, {glyph: chr(code) for code, glyph in glyphs.items()}, per_em)
        font.close()
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) >= MOST_WORDS:
                self._widths.clear()
            found = self._widths[text] = self._sum(text)
        return found

    def _sum(self, text: str) -> float:
        total = sum(self._advances.get(ord(character), self._none) for character in text)
        return total + sum(self._kerning.get(pair, 0.0) for pair in pairwise(text))

    def has(self, character: str) -> bool:
        return ord(character) in self._advances


def _kerning(font: Any, letters: Mapping[int, str], per_em: int) -> dict[tuple[str, str], float]:
    """The pairs of the kern table, by characters."""
    tables = font["kern"].kernTables if "kern" in font else ()
    return {
        (letters[left], letters[right]): by / per_em
        for table in tables
        for (left, right), by in table.kernTable.items()
        if left in letters and right in letters
    }


class FontMeasure:
    """Measures with the shipped font files or with others, kerned by their kern table as both painters draw."""

    def __init__(self, regular: Path | None = None, bold: Path | None = None, number: int = 0) -> None:
        """Open two faces, `number` within a collection; raises CaseError if a file is unusable."""
        self._regular = _face(regular or resource("fonts", "DatelineSans-Regular.ttf"), number)
        self._bold = _face(bold or resource("fonts", "DatelineSans-Bold.ttf"), number)

    def width(self, text: str, size: float, is_bold: bool = False) -> float:
        """Tell how many points the text is wide."""
        return (self._bold if is_bold else self._regular).width(text) * size

    def ascent(self, size: float) -> float:
        """Tell how far letters reach above the baseline, in points."""
        return self._regular.ascent * size

    def descent(self, size: float) -> float:
        """Tell how far letters reach below the baseline, in points."""
        return self._regular.descent * size

    def missing(self, text: str) -> str:
        """Return the characters that the font cannot draw, each once."""
        return "".join(character for character in dict.fromkeys(text) if not self._regular.has(character))


@lru_cache(maxsize=8)
def _face(path: Path, number: int) -> _Face:
    """A face is read once: its tables take a tenth of a second."""
    return _Face(path, number)


def _open(path: Path, number: int) -> Any:
    try:
        return TTFont(path, fontNumber=number, lazy=True)
    except Exception as error:  # fontTools raises many things on a damaged file
        raise CaseError(f"The font {path.name} is missing or damaged: install Dateline again.") from error
