"""Finds quoted words again in the text of a document, however its lines are broken."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.texts.search_text import fold

_PASSED_OVER: Final = re.compile(r"[^\w%$¥€£+=<>]+|_")


@dataclass(frozen=True, slots=True)
class Found:
    """Where quoted words stand."""

    page: int  # counted from 1
    start: int  # characters of the page's text, from … to before
    end: int


def as_quote(text: str) -> str:
    """Return marked text as it is quoted: on one line, words at line ends joined as the language wants it."""
    quoted = ""
    for line in (line.strip() for line in text.split("\n")):
        if not line:
            continue
        if not quoted:
            quoted = line
        elif quoted.endswith("-") and len(quoted) > 1 and quoted[-2].isalpha() and line[0].islower():
            quoted = quoted[:-1] + line  # a word that was parted at the line's end
        elif _is_wide(quoted[-1]) or _is_wide(line[0]):
            quoted += line
        else:
            quoted += " " + line
    return quoted


def find_quote(pages: Sequence[str], quote: str, page: int = 0, start: int | None = None) -> Found | None:
    """Tell where a quotation stands in the pages of a document; None if it is nowhere.

    It is looked for on `page` first, and there nearest to `start`; then on all others in their order. Line breaks,
    spaces, hyphens, small and capital letters, full and half width, and the two Chinese scripts make no difference.
    """
    sought = _letters(quote)
    if not sought:
        return None
    first = [page] if 1 <= page <= len(pages) else []
    for number in [*first, *(other for other in range(1, len(pages) + 1) if other != page)]:
        found = _find_on(pages[number - 1], sought, number, start if number == page else None)
        if found:
            return found
    return None


def find_all(pages: Sequence[str], words: str) -> Iterator[Found]:
    """Yield every place where words stand in the pages of a document."""
    sought = _letters(words)
    if not sought:
        return
    for number, text in enumerate(pages, start=1):
        if sought not in _letters(text):  # quick, where the place of each letter is not
            continue
        letters, ends = _spread(text)
        at = letters.find(sought)
        while at >= 0:
            yield _found(number, ends, at, len(sought))
            at = letters.find(sought, at + len(sought))


def _find_on(text: str, sought: str, number: int, near: int | None) -> Found | None:
    if sought not in _letters(text):
        return None
    letters, ends = _spread(text)
    places = []
    at = letters.find(sought)
    while at >= 0:
        places.append(_found(number, ends, at, len(sought)))
        at = letters.find(sought, at + 1)
    return min(places, key=lambda one: abs(one.start - (near or 0)), default=None)


def _found(number: int, ends: list[int], at: int, length: int) -> Found:
    """Return the characters of the text from which folded letters came."""
    return Found(number, bisect_right(ends, at), bisect_right(ends, at + length - 1) + 1)


def _spread(text: str) -> tuple[str, list[int]]:
    """Return the compared letters of a text, and for each of its characters how many there are up to its end."""
    letters: list[str] = []
    ends: list[int] = []
    total = 0
    known: dict[str, str] = {}
    for letter in text:
        if letter not in known:
            known[letter] = _letters(letter)
        letters.append(known[letter])
        total += len(known[letter])
        ends.append(total)
    return "".join(letters), ends


def _letters(text: str) -> str:
    """Tell what of a text counts when it is compared: letters, digits and signs, no spaces and no hyphens."""
    return _PASSED_OVER.sub("", fold(text))


def _is_wide(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" or "\uf900" <= letter <= "\uffef"
