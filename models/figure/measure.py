"""How wide and how tall words are, in points; the same numbers for screen and paper."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Protocol

from models.figure.faces import shipped
from models.figure.typeface import Typeface


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
        """Return the characters that no font can draw, each once."""
        ...


class FontMeasure:
    """Measures with the shipped font, kerned by its table, or with a typeface of one's own, as both painters draw."""

    def __init__(self, typeface: Typeface | None = None) -> None:
        """Take a typeface of one's own, or none."""
        self._typeface = typeface
        self._regular, self._bold = shipped("Regular"), shipped("Bold")
        self._heights = typeface.heights if typeface else (self._regular.ascent, self._regular.descent)

    def width(self, text: str, size: float, is_bold: bool = False) -> float:
        """Tell how many points the text is wide."""
        found = None if self._typeface else (self._bold if is_bold else self._regular).width(text)
        return (_shaped_width(text, is_bold, self._typeface) if found is None else found) * size

    def letters(self, text: str, is_bold: bool = False) -> Iterator[tuple[str, float, float]]:
        """Yield each letter of a text that needs no shaping, how far it is moved by kerning, and how wide it is."""
        face = self._bold if is_bold else self._regular
        kerns = chain((0.0,), face.kerns(text))
        return ((letter, kern, face.advance(letter)) for letter, kern in zip(text, kerns, strict=False))

    def ascent(self, size: float) -> float:
        """Tell how far letters reach above the baseline, in points."""
        return self._heights[0] * size

    def descent(self, size: float) -> float:
        """Tell how far letters reach below the baseline, in points."""
        return self._heights[1] * size

    def missing(self, text: str) -> str:
        """Return the characters that no font can draw, each once."""
        lacking = [character for character in dict.fromkeys(text) if not self._regular.has(character)]
        if own := self._typeface:
            lacking = [one for one in lacking if not (own.has(one) and own.has(one, is_bold=True))]
        return _in_no_pack(lacking) if lacking else ""


@lru_cache(maxsize=4)
def measure_in(typeface: Typeface | None) -> FontMeasure:
    """Return what measures words that are set in a typeface."""
    return FontMeasure(typeface)


def _shaped_width(text: str, is_bold: bool, typeface: Typeface | None) -> float:
    from models.figure.shaping import shaped  # noqa: PLC0415 - Latin and Chinese need no shaping

    return shaped(text, is_bold, typeface).width


def _in_no_pack(characters: Iterable[str]) -> str:
    from models.figure.clusters import is_unseen  # noqa: PLC0415 - see above
    from models.figure.packs import is_in_a_pack  # noqa: PLC0415 - see above

    return "".join(one for one in characters if not is_unseen(one) and not is_in_a_pack(one))
