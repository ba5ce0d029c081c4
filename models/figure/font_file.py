"""Reads from a font file how wide its characters are; the shipped fonts are read once, when they are built."""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from models.errors import CaseError
from models.figure.faces import LOWEST_DESCENT
from models.translation import tr

LEAST_ASCENT, MOST_ASCENT, MOST_DESCENT = (
    0.7,
    1.0,
    0.32,
)  # of the size: makers name boxes of all sorts as theirs


def read_widths(path: Path, number: int = 0) -> dict[str, Any]:
    """Return what `measure` asks of a face, in its units, as JSON can hold it; CaseError if the file is unusable."""
    font = _open(path, number)
    # glyphs go by their numbers: to read the names of 23,000 would take a quarter of a second
    font.setGlyphOrder(list(range(font["maxp"].numGlyphs)))
    glyphs: dict[int, int] = font.getBestCmap()
    advances: dict[int, tuple[int, int]] = font["hmtx"].metrics
    read = {
        "per_em": font["head"].unitsPerEm,
        "ascent": font["OS/2"].sTypoAscender,
        "descent": -font["OS/2"].sTypoDescender,
        "unknown": advances[0][0],
        "runs": _runs({code: advances[glyph][0] for code, glyph in glyphs.items()}),
        "pairs": _pairs(font, {glyph: chr(code) for code, glyph in glyphs.items()}),
    }
    font.close()
    return read


def read_letters(path: Path) -> tuple[frozenset[str], tuple[float, float]]:
    """Return the letters of a font, and how far they reach above and below the baseline, in parts of the size."""
    font = _open(path, 0)
    per_em, letters = font["head"].unitsPerEm, frozenset(map(chr, font.getBestCmap()))
    ascent, descent = font["OS/2"].sTypoAscender / per_em, -font["OS/2"].sTypoDescender / per_em
    font.close()
    return letters, (
        min(max(ascent, LEAST_ASCENT), MOST_ASCENT),
        min(max(descent, LOWEST_DESCENT), MOST_DESCENT),
    )


def _runs(advances: Mapping[int, int]) -> list[list[int]]:
    """First code point, how many follow each other with the same advance, and that advance."""
    ranked = enumerate(sorted(advances.items()))
    together = groupby(ranked, key=lambda one: (one[1][0] - one[0], one[1][1]))
    runs = [[code for _, (code, _) in group] for _, group in together]
    return [[run[0], len(run), advances[run[0]]] for run in runs]


def _pairs(font: Any, letters: Mapping[int, str]) -> dict[str, int]:
    """The pairs of the kern table, by characters."""
    tables = font["kern"].kernTables if "kern" in font else ()
    return {
        letters[left] + letters[right]: by
        for table in tables
        for (left, right), by in table.kernTable.items()
        if left in letters and right in letters
    }


def _open(path: Path, number: int) -> Any:
    try:
        return TTFont(path, fontNumber=number, lazy=True)
    except Exception as error:  # fontTools raises many things on a damaged file
        raise CaseError(
            tr("The font {name} is missing or damaged: install Dateline again.", name=path.name)
        ) from error
