"""Where a line may break in scripts that set no space between words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from models.figure.clusters import clusters

if TYPE_CHECKING:
    from budoux import Parser

SPACELESS = re.compile("[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1200-\u137f\u1780-\u17ff\uaa60-\uaa7f]")
"""Thai, Lao, Tibetan, Burmese, Ethiopic and Khmer letters."""
_RUN = {
    "thai": re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+"),
    "syllable": re.compile(
        "[\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u109f\u1780-\u17d3\uaa60-\uaa7f]+"
    ),
}
_ENDS_A_WORD = re.compile("[\u0f0b\u0f0d\u0f14\u1361-\u1368]+")  # tsheg and shad, Ethiopic spaces and stops
_BARE = re.compile("[\u0e81-\u0eae\u1780-\u17a2]")  # in Lao and Khmer mostly the end of a syllable
_DEAD = re.compile("[\u1039\u103a\u17d2]")  # joined to, or ending, the syllable before


def word_breaks(text: str) -> frozenset[int]:
    """Return the positions at which a word or a syllable begins that no space announces."""
    found: set[int] = set()
    for run in _RUN["thai"].finditer(text):
        found |= _within(run.start(), _thai().parse(run[0]))
    for run in _RUN["syllable"].finditer(text):
        found |= _within(run.start(), _syllables(run[0]))
    found |= {end.end() for end in _ENDS_A_WORD.finditer(text)}
    inside = _starts_of_signs(text)
    return frozenset(found & inside)


def _within(start: int, words: list[str]) -> set[int]:
    """The positions between words that follow each other from `start` on."""
    places: set[int] = set()
    for word in words[:-1]:
        start += len(word)
        places.add(start)
    return places


def _starts_of_signs(text: str) -> set[int]:
    return _within(0, [*clusters(text), ""])


def _syllables(run: str) -> list[str]:
    """Lao, Burmese and Khmer: signs of their own; a consonant that is killed, or stands bare, with the one before."""
    words: list[str] = []
    for sign in clusters(run):
        if words and (_DEAD.search(sign) or _BARE.fullmatch(sign)):
            words[-1] += sign
        else:
            words.append(sign)
    return words


@cache
def _thai() -> Parser:
    import budoux  # noqa: PLC0415 - only a Thai text needs it

    return budoux.load_default_thai_parser()


def whole_signs(text: str) -> list[int]:
    """Return the positions at which a word that no line can hold may be cut."""
    return sorted(_starts_of_signs(text))
