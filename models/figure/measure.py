"""How wide and how tall words are in the shipped font, in points; the same numbers for screen and paper."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Protocol

from models.figure.faces import Face, shipped


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
    """Measures with the shipped font or with other files, kerned by their kern table as both painters draw."""

    def __init__(self, regular: Path | None = None, bold: Path | None = None, number: int = 0) -> None:
        """Take two faces, `number` within a collection; raises CaseError if a file is unusable."""
        self._regular = _face_of(regular, number) if regular else shipped("Regular")
        self._bold = _face_of(bold, number) if bold else shipped("Bold")

    def width(self, text: str, size: float, is_bold: bool = False) -> float:
        """Tell how many points the text is wide."""
        found = (self._bold if is_bold else self._regular).width(text)
        return (_shaped_width(text, is_bold) if found is None else found) * size

    def letters(self, text: str, is_bold: bool = False) -> Iterator[tuple[str, float, float]]:
        """Yield each letter of a text that needs no shaping, how far it is moved by kerning, and how wide it is."""
        face = self._bold if is_bold else self._regular
        kerns = chain((0.0,), face.kerns(text))
        return ((letter, kern, face.advance(letter)) for letter, kern in zip(text, kerns, strict=False))

    def ascent(self, size: float) -> float:
        """Tell how far letters reach above the baseline, in points."""
        return self._regular.ascent * size

    def descent(self, size: float) -> float:
        """Tell how far letters reach below the baseline, in points."""
        return self._regular.descent * size

    def missing(self, text: str) -> str:
        """Return the characters that no font can draw, each once."""
        lacking = [character for character in dict.fromkeys(text) if not self._regular.has(character)]
        return _in_no_pack(lacking) if lacking else ""


def _shaped_width(text: str, is_bold: bool) -> float:
    from models.figure.shaping import shaped  # noqa: PLC0415 - Latin and Chinese need no shaping

    return shaped(text, is_bold).width


def _in_no_pack(characters: Iterable[str]) -> str:
    from models.figure.clusters import is_unseen  # noqa: PLC0415 - see above
    from models.figure.packs import is_in_a_pack  # noqa: PLC0415 - see above

    return "".join(one for one in characters if not is_unseen(one) and not is_in_a_pack(one))


@lru_cache(maxsize=8)
def _face_of(path: Path, number: int) -> Face:
    """A face is read once: its tables take a tenth of a second."""
    from models.figure.font_file import read_widths  # noqa: PLC0415 - the shipped font needs no fontTools

    return Face(read_widths(path, number))
