"""How wide and how tall words are in the shipped font, in points; the same numbers for screen and paper."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

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
    """The advances of one face, in parts of the size."""

    def __init__(self, read: Mapping[str, Any]) -> None:
        per_em = read["per_em"]
        self.ascent: float = read["ascent"] / per_em
        self.descent: float = max(read["descent"] / per_em, LOWEST_DESCENT)
        self._unknown: float = read["unknown"] / per_em
        self._advances: dict[int, float] = {
            code: part
            for first, many, advance in read["runs"]
            for part in (advance / per_em,)
            for code in range(first, first + many)
        }
        self._kerning: dict[str, float] = {pair: by / per_em for pair, by in read["pairs"].items()}
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) >= MOST_WORDS:
                self._widths.clear()
            found = self._widths[text] = self._sum(text)
        return found

    def _sum(self, text: str) -> float:
        total = sum(self._advances.get(ord(character), self._unknown) for character in text)
        return total + sum(self._kerning.get(text[at : at + 2], 0.0) for at in range(len(text) - 1))

    def has(self, character: str) -> bool:
        return ord(character) in self._advances


class FontMeasure:
    """Measures with the shipped font or with other files, kerned by their kern table as both painters draw."""

    def __init__(self, regular: Path | None = None, bold: Path | None = None, number: int = 0) -> None:
        """Take two faces, `number` within a collection; raises CaseError if a file is unusable."""
        self._regular = _face_of(regular, number) if regular else _shipped("Regular")
        self._bold = _face_of(bold, number) if bold else _shipped("Bold")

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


@lru_cache(maxsize=2)
def _shipped(weight: str) -> _Face:
    """A face whose widths were read from the font when it was built: opening it would delay each start."""
    try:
        read = json.loads(resource("fonts", f"DatelineSans-{weight}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = f"The widths of DatelineSans-{weight} are missing or damaged: install Dateline again."
        raise CaseError(problem) from error
    return _Face(read)


@lru_cache(maxsize=8)
def _face_of(path: Path, number: int) -> _Face:
    """A face is read once: its tables take a tenth of a second."""
    from models.figure.font_file import read_widths  # noqa: PLC0415 - the shipped font needs no fontTools

    return _Face(read_widths(path, number))
