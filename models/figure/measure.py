"""How wide and how tall words are in the shipped font, in points; the same numbers for screen and paper."""

from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

from fontTools.ttLib import TTFont

from models.errors import CaseError
from models.paths import resource

LOWEST_DESCENT = 0.22  # of the size: a "g" reaches below the box that Chinese fonts name as theirs

MOST_WORDS = 20_000  # as many widths are remembered: a figure that moves asks for the same ones again


class Measure(Protocol):
    """What the layout asks about type."""

    def width(self, text: str, size: float, is_bold: bool = False) -> float:
        """Answer how many points the text is wide."""
        ...

    def ascent(self, size: float) -> float:
        """Answer how far letters reach above the baseline, in points."""
        ...

    def descent(self, size: float) -> float:
        """Answer how far letters reach below the baseline, in points."""
        ...

    def missing(self, text: str) -> str:
        """Answer the characters that the font cannot draw, each once."""
        ...


class _Face:
    """The advances of one font file, in parts of the size; a character is looked up once."""

    def __init__(self, path: Path, number: int) -> None:
        font = _open(path, number)
        per_em: int = font["head"].unitsPerEm
        self.ascent: float = font["OS/2"].sTypoAscender / per_em
        self.descent: float = max(-font["OS/2"].sTypoDescender / per_em, LOWEST_DESCENT)
        self._per_em = per_em
        self._glyphs: dict[int, str] = font.getBestCmap()
        self._metrics: dict[str, tuple[int, int]] = font["hmtx"].metrics
        self._none: int = self._metrics[".notdef"][0]
        self._kerning = self._kerning_of(font)
        font.close()
        self._advances: dict[str, float] = {}
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) >= MOST_WORDS:
                self._widths.clear()
            found = self._widths[text] = self._sum(text)
        return found

    def _sum(self, text: str) -> float:
        known = self._advances
        total = 0.0
        for character in text:
            advance = known.get(character)
            if advance is None:
                advance = known[character] = self._advance(character)
            total += advance
        return total + sum(self._kerning.get(pair, 0.0) for pair in pairwise(text))

    def _kerning_of(self, font: Any) -> dict[tuple[str, str], float]:
        """The pairs of the kern table, by characters."""
        if "kern" not in font:
            return {}
        letters = {glyph: chr(code) for code, glyph in self._glyphs.items()}
        pairs = {pair: by for table in font["kern"].kernTables for pair, by in table.kernTable.items()}
        return {
            (letters[left], letters[right]): by / self._per_em
            for (left, right), by in pairs.items()
            if left in letters and right in letters
        }

    def has(self, character: str) -> bool:
        return ord(character) in self._glyphs

    def _advance(self, character: str) -> float:
        glyph = self._glyphs.get(ord(character))
        return (self._metrics[glyph][0] if glyph else self._none) / self._per_em


class FontMeasure:
    """Measures with the shipped font files or with others, kerned by their kern table as both painters draw."""

    def __init__(self, regular: Path | None = None, bold: Path | None = None, number: int = 0) -> None:
        """Open two faces, `number` within a collection; raises CaseError if a file is unusable."""
        self._regular = _face(regular or resource("fonts", "DatelineSans-Regular.ttf"), number)
        self._bold = _face(bold or resource("fonts", "DatelineSans-Bold.ttf"), number)

    def width(self, text: str, size: float, is_bold: bool = False) -> float:
        """Answer how many points the text is wide."""
        return (self._bold if is_bold else self._regular).width(text) * size

    def ascent(self, size: float) -> float:
        """Answer how far letters reach above the baseline, in points."""
        return self._regular.ascent * size

    def descent(self, size: float) -> float:
        """Answer how far letters reach below the baseline, in points."""
        return self._regular.descent * size

    def missing(self, text: str) -> str:
        """Answer the characters that the font cannot draw, each once."""
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
