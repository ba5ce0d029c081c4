"""The shipped typeface as the program measures it: which letters it has, how wide they are, how they are kerned."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from models.errors import CaseError
from models.machine.paths import resource
from models.translation import tr

LOWEST_DESCENT = 0.22  # of the size: a "g" reaches below the box that Chinese fonts name as theirs

_MARKS = tuple(map(chr, (*range(0x300, 0x370), 0x3099, 0x309A)))  # they stand upon the letter before

MOST_WORDS = 20_000  # as many widths are remembered: a figure that moves asks for the same ones again


class Face:
    """The advances of one face, in parts of the size."""

    def __init__(self, read: Mapping[str, Any], has_packs: bool = False) -> None:
        """Take what was read of a font, and whether packs are there for letters that it lacks."""
        self._has_packs = has_packs
        per_em = read["per_em"]
        self.ascent: float = read["ascent"] / per_em
        self.descent: float = max(read["descent"] / per_em, LOWEST_DESCENT)
        self._unknown: float = read["unknown"] / per_em
        self._advances: dict[str, float] = {
            chr(code): part
            for first, many, advance in read["runs"]
            for part in (advance / per_em,)
            for code in range(first, first + many)
        }
        own = [mark for mark in _MARKS if mark in self._advances] if has_packs else []
        self._marks = {mark: self._advances.pop(mark) for mark in own}
        self._kerning: dict[str, float] = {pair: by / per_em for pair, by in read["pairs"].items()}
        self._widths: dict[str, float | None] = {}

    def width(self, text: str) -> float | None:
        """Tell how wide the text is at size 1; None for one that must be shaped."""
        try:
            return self._widths[text]
        except KeyError:
            if len(self._widths) >= MOST_WORDS:
                self._widths.clear()
            found = self._widths[text] = self._sum(text)
            return found

    def _sum(self, text: str) -> float | None:
        try:
            total = sum(map(self._advances.__getitem__, text))
        except KeyError:
            if self._has_packs:
                return None
            total = sum(self._advances.get(character, self._unknown) for character in text)
        return total + sum(self.kerns(text))

    def advance(self, character: str) -> float:
        """Tell how wide one letter is at size 1."""
        return self._advances.get(character, self._unknown)

    def kerns(self, text: str) -> Iterator[float]:
        """Yield, at size 1, how far each letter after the first is moved towards the end."""
        get = self._kerning.get
        return (get(text[at : at + 2], 0.0) for at in range(len(text) - 1))

    def has(self, character: str) -> bool:
        """Tell whether the face can draw the character."""
        return character in self._advances or character in self._marks

    def is_plain(self, text: str) -> bool:
        """Tell whether the face can draw the text letter by letter, one beside the other."""
        return all(map(self._advances.__contains__, text))


@lru_cache(maxsize=2)
def shipped(weight: str) -> Face:
    """Return a weight whose widths were read from the font when it was built: opening it would delay each start."""
    try:
        read = json.loads(resource("fonts", f"DatelineSans-{weight}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = tr(
            "The widths of DatelineSans-{weight} are missing or damaged: install Dateline again.",
            weight=weight,
        )
        raise CaseError(problem) from error
    return Face(read, has_packs=True)


def has_own_letter(character: str) -> bool:
    """Tell whether Dateline Sans itself can draw the character."""
    return shipped("Regular").has(character)


def is_plain(text: str) -> bool:
    """Tell whether Dateline Sans can draw the text letter by letter."""
    return shipped("Regular").is_plain(text)
