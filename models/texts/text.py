"""What a document holds, as plain values: pages of blocks, whose joined text is what is searched and quoted."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from models.errors import CaseError
from models.texts.search_text import RADICALS


class Look(StrEnum):
    """How a block of text stands on its page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"  # of a list
    QUOTE = "quote"
    CODE = "code"  # line breaks and spaces as they are
    ROW = "row"  # cells are parted by tabs
    REMARK = "remark"  # ours, not the document's: it is shown, and neither searched nor quoted


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands by itself."""

    text: str
    look: Look = Look.PARAGRAPH
    level: int = 0  # 1 to 6 of a heading, the depth of a list's item
    place: str = ""  # by which it is cited, where that is no paragraph: "Li, 2021-09-24 18:07" of a message


@dataclass(frozen=True)
class Page:
    """One page, sheet or part of a document."""

    name: str  # "3", "Sheet1", "body", "attachment invoice.txt"
    blocks: tuple[Block, ...] = ()

    @cached_property
    def text(self) -> str:
        """Return the page's text: its blocks on lines of their own, our remarks left out."""
        return "\n".join(block.text for block in self.blocks if block.look is not Look.REMARK)

    def place_at(self, at: int) -> str:
        """Return by which place a character of the text is cited; "" where it is by its paragraph."""
        begins = 0
        for block in self.blocks:
            if block.look is not Look.REMARK:
                begins += len(block.text) + 1
                if at < begins:
                    return block.place
        return ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The pages of a document, and in words what of it could not be read."""

    pages: tuple[Page, ...] = ()
    remarks: tuple[str, ...] = ()  # "12 pictures are not shown", each a sentence
    title: str = ""  # as the document itself tells it
    sheets: tuple[tuple[tuple[str, ...], ...], ...] = ()  # cells of tables, one table for each page

    @property
    def has_text(self) -> bool:
        """Tell whether anything can be searched or quoted."""
        return any(page.text.strip() for page in self.pages)


class UnreadableDocument(CaseError):
    """The document's text cannot be drawn out; it can be kept all the same. The sentence says why."""


_KEPT: Final = frozenset(range(0xFF00, 0xFFF0)) | frozenset(range(0x3000, 0x3100))
"""Chinese punctuation and full-width forms, which NFKC would turn into Latin ones: a quotation must keep them."""
_UNSEEN: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff\x00")


def repaired(letter: str) -> str:
    """Return one character as it is meant: radicals and ligatures of PDFs become letters, unseen ones vanish."""
    if letter < "\x7f":
        return letter if letter >= " " or letter in "\n\t" else ""
    if letter in _UNSEEN or unicodedata.category(letter) in ("Cc", "Cs", "Cn"):
        return ""
    if ord(letter) in _KEPT:
        return letter
    return unicodedata.normalize("NFKC", letter.translate(RADICALS)) if _is_compatible(letter) else letter


def repair(text: str) -> str:
    """Return a document's text as it is meant, with lines parted by \\n."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join(map(repaired, plain))


def pages_of(texts: Iterable[str]) -> tuple[Page, ...]:
    """Return numbered pages of plain paragraphs, one for each text."""
    return tuple(
        Page(str(number), tuple(Block(line) for line in repair(text).split("\n")))
        for number, text in enumerate(texts, start=1)
    )


def _is_compatible(letter: str) -> bool:
    """Tell whether a character only stands for others: radicals, compatibility ideographs, ligatures."""
    code = ord(letter)
    return 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0xFB00 <= code <= 0xFB06 or code == 0xA0
