"""A newsroom's own typeface: two fonts that are asked for each letter before Dateline Sans and its packs are."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Typeface:
    """The name by which designers know a typeface, and the paths of its two fonts; one without Bold has Regular twice.

    What is not `is_carried` may be printed and looked at, but no file that somebody edits may hold it.
    """

    name: str
    regular: str
    bold: str
    is_carried: bool = True

    def file(self, is_bold: bool) -> str:
        """Return the path of a weight."""
        return self.bold if is_bold else self.regular

    def has(self, character: str, is_bold: bool = False) -> bool:
        """Tell whether a weight can draw the character."""
        return character in _read(self.file(is_bold))[0]

    @property
    def heights(self) -> tuple[float, float]:
        """Tell how far letters reach above and below the baseline, in parts of the size."""
        return _read(self.regular)[1]


@lru_cache(maxsize=8)
def _read(file: str) -> tuple[frozenset[str], tuple[float, float]]:
    """Return the letters of a font, and how high and deep they reach."""
    from models.figure.font_file import read_letters  # noqa: PLC0415 - the shipped font needs no fontTools

    return read_letters(Path(file))
