"""Mends a marked passage: to whole words where it ends inside one, and to where its words stand if they change."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from models.records.story import Locator
from models.texts.passage import Passage
from models.texts.quotes import find_quote

_UNSPACED: Final = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0xA4CF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Thai and Lao, Burmese, Khmer, Chinese and Japanese: between their words stand no spaces, so each letter is whole."""
_APOSTROPHES: Final = frozenset("'’ʼ")
_IN_NUMBERS: Final = frozenset(".,:'’·٫٬")
_MONEY: Final = frozenset("$€£¥₩₹₽₺₪")
_AFTER_NUMBERS: Final = frozenset("%‰°€£")
_NOT_FIRST: Final = frozenset(",;:.!?)]}…、，。；：！？）》」』】")
_NOT_LAST: Final = frozenset(",;:([{-–—、，；：（《「『【")
_STOPS: Final = frozenset(".!?。！？")
_CLOSING: Final = frozenset("”’\"')）」』»")


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a mark that ends in no word: grown to the whole of those it cuts, without stray signs around it.

    A number keeps its thousands, its decimals and the sign beside it; a word that is parted at the end of a line is
    one word. A sentence that is marked from its beginning takes its full stop along.
    """
    one, other = _bare(text, max(start, 0), min(end, len(text)))
    if one >= other:
        return start, end
    while one > 0 and _is_inside(text, one):
        one -= 1
    while other < len(text) and _is_inside(text, other):
        other += 1
    one, other = _bare(text, one, other)
    return one, _with_stop(text, one, other)


def mended(passage: Passage, quote: str, pages: Sequence[str]) -> Passage:
    """Return a passage with other words: the mark follows them in the document's pages, or goes where they are not."""
    if quote == passage.quote:
        return passage
    found = find_quote(pages, quote, passage.page, passage.start)
    if found is None:
        return replace(passage, quote=quote, start=None, end=None)
    moved = replace(passage, quote=quote, page=found.page, start=found.start, end=found.end)
    if passage.locator is Locator.PAGE:
        return replace(moved, place=str(found.page))
    if passage.locator in (Locator.PARAGRAPH, Locator.OTHER):
        number = paragraph_of(pages[found.page - 1], found.start)
        part, sign, _ = passage.place.rpartition("paragraph ")
        if passage.locator is Locator.OTHER and not sign:
            return moved  # a message, by its sender and time
        return replace(moved, place=f"{part}{sign}{number}" if found.page == passage.page else passage.place)
    return moved


def paragraph_of(text: str, at: int) -> int:
    """Return in which paragraph of a page some character stands, counted from 1."""
    return sum(bool(line.strip()) for line in text[:at].split("\n")[:-1]) + 1


def _bare(text: str, one: int, other: int) -> tuple[int, int]:
    """Return a mark without spaces and stray signs at its ends."""
    while one < other and (text[one].isspace() or (text[one] in _NOT_FIRST and not _is_inside(text, one))):
        one += 1
    while one < other and _is_stray(text, other):
        other -= 1
    return one, other


def _is_stray(text: str, end: int) -> bool:
    """Tell whether the last character before `end` is none to end with."""
    last = text[end - 1]
    return last.isspace() or (last in _NOT_LAST and not (end < len(text) and _is_inside(text, end)))


def _with_stop(text: str, one: int, other: int) -> int:
    """Return the end of a mark with the full stop behind it, if it begins where a sentence does."""
    before = text[:one].rstrip(" \t")[-1:]
    begins = before in ("", "\n") or before in _STOPS
    if not begins or text[other : other + 1] not in _STOPS:
        return other
    return other + 1 + (text[other + 1 : other + 2] in _CLOSING)


def _is_inside(text: str, at: int) -> bool:
    """Tell whether a place in a text lies within a word: between two of its letters, or beside a sign that it holds."""
    left, right = text[at - 1 : at], text[at : at + 1]
    if not left or not right:
        return False
    before, behind = text[at - 2 : at - 1] if at > 1 else "", text[at + 1 : at + 2]
    return (
        (_is_letter(left) and _is_letter(right))
        or _joins(left, right, behind)
        or _joins(before, left, right)
        or (left in _MONEY and right.isdigit())
        or (right in _MONEY and behind.isdigit() and left.isascii() and left.isupper())
        or (left.isdigit() and right in _AFTER_NUMBERS)
        or _is_parted(text, at)
    )


def _joins(left: str, sign: str, right: str) -> bool:
    """Tell whether a sign holds two letters or two figures together: don't, 2,755, 18:07."""
    if not left or not right:
        return False
    if left.isdigit() and right.isdigit():
        return sign in _IN_NUMBERS
    return sign in _APOSTROPHES and _is_letter(left) and _is_letter(right)


def _is_parted(text: str, at: int) -> bool:
    """Tell whether a place lies beside the hyphen or the line's end by which a word is parted."""
    for hyphen in (at - 2, at - 1, at):
        if hyphen > 0 and text[hyphen : hyphen + 2] == "-\n":
            behind = text[hyphen + 2 : hyphen + 3]
            if text[hyphen - 1].isalpha() and behind.isalpha() and behind.islower():
                return True
    return False


@cache
def _is_letter(sign: str) -> bool:
    """Tell whether a character is part of a word in a script that parts its words."""
    if not sign or any(first <= ord(sign) <= last for first, last in _UNSPACED):
        return False
    return unicodedata.category(sign)[0] in "LNM" or sign == "_"
