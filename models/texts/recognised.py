"""The words that a machine saw on the pictures of a document's pages, as plain values and as a file.

The file is JSON: `format`, `version`, `of` (the SHA-256 of the document), `engine`, and `pages` with `page`, its number
from 1, and `lines`. A line has its `text` and `words`, each as [from, to before, confidence from 0 to 1, left, top,
right, bottom]: characters of the line's text, and parts of the page's width and height.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from models.texts.pdf import Glyphs
from models.texts.text import Extracted, UnreadableDocument, pages_of, repair
from models.translation import tr, tr_later

FORMAT: Final = "dateline-recognised"
VERSION: Final = 1
UNSURE: Final = 0.85  # a word that the engine is less sure of is marked for the eye
MOST_PAGES: Final = 20_000
MOST_LETTERS: Final = 200_000  # of one page
_BROKEN: Final = tr_later("These recognised words are damaged: recognise the text of the document again.")


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A stretch of a line's characters, how sure the machine is of it, and where it stands on the page."""

    start: int
    end: int
    confidence: float  # 0 to 1
    box: tuple[float, float, float, float]  # left, top, right, bottom as parts of the page


@dataclass(frozen=True, slots=True)
class SeenLine:
    """One line of print."""

    text: str
    words: tuple[SeenWord, ...] = ()


@dataclass(frozen=True)
class SeenPage:
    """The lines of one page in the order of reading."""

    number: int  # from 1
    lines: tuple[SeenLine, ...] = ()

    @cached_property
    def text(self) -> str:
        """Return the lines of the page, one below the other."""
        return "\n".join(line.text for line in self.lines)

    def words(self) -> Iterator[SeenWord]:
        """Yield every word with the characters of the page's text that it stands for."""
        begins = 0
        for line in self.lines:
            for word in line.words:
                yield SeenWord(begins + word.start, begins + word.end, word.confidence, word.box)
            begins += len(line.text) + 1

    def glyphs(self) -> Glyphs:
        """Return the text of the page with the place of each character; a word's share its box in equal parts."""
        boxes = np.full((len(self.text), 4), np.nan, dtype=np.float32)
        for word in self.words():
            left, top, right, bottom = word.box
            edges = np.linspace(left, right, word.end - word.start + 1)
            boxes[word.start : word.end, 0], boxes[word.start : word.end, 2] = edges[:-1], edges[1:]
            boxes[word.start : word.end, 1], boxes[word.start : word.end, 3] = top, bottom
        return Glyphs(self.text, boxes, self.unsure)

    @property
    def unsure(self) -> tuple[tuple[int, int], ...]:
        """Return the stretches of the text that the machine is not sure of."""
        return tuple((word.start, word.end) for word in self.words() if word.confidence < UNSURE)

    @property
    def confidence(self) -> float:
        """Return how sure the machine is of the page: the mean over its characters; 0 if it saw none."""
        return _mean((word.end - word.start, word.confidence) for word in self.words())


@dataclass(frozen=True, slots=True)
class Recognised:
    """All that a machine saw in a document."""

    of: str  # SHA-256 of the document whose pages it looked at
    engine: str  # its name and versions, in words
    pages: tuple[SeenPage, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """Return the text of each page up to the last that was looked at, in order."""
        known = {page.number: page.text for page in self.pages}
        return tuple(known.get(number, "") for number in range(1, max(known, default=0) + 1))

    @property
    def confidence(self) -> float:
        """Return how sure the machine is on the whole: the mean over all characters."""
        return _mean((len(page.text), page.confidence) for page in self.pages)


def _mean(weighed: Iterable[tuple[int, float]]) -> float:
    """Return the mean of some confidences, each with the characters that it counts for; 0 if there are none."""
    held = tuple(weighed)
    letters = sum(count for count, _ in held)
    return sum(count * sure for count, sure in held) / letters if letters else 0.0


def to_json(recognised: Recognised) -> bytes:
    """Write what was seen as a file; the same words give the same bytes."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "of": recognised.of,
        "engine": recognised.engine,
        "pages": [
            {"page": page.number, "lines": [_line_told(line) for line in page.lines]}
            for page in recognised.pages
        ],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _line_told(line: SeenLine) -> dict[str, Any]:
    words = [
        [word.start, word.end, round(word.confidence, 3), *(round(side, 4) for side in word.box)]
        for word in line.words
    ]
    return {"text": line.text, "words": words}


def from_json(data: bytes) -> Recognised:
    """Read what was seen from a file; UnreadableDocument if it is not one that `to_json` wrote."""
    try:
        told = json.loads(data)
        if told["format"] != FORMAT or told["version"] != VERSION or len(told["pages"]) > MOST_PAGES:
            raise UnreadableDocument(tr(_BROKEN))
        pages = tuple(sorted(map(_page_of, told["pages"]), key=lambda page: page.number))
        if len({page.number for page in pages}) < len(pages):
            raise UnreadableDocument(tr(_BROKEN))
        return Recognised(str(told["of"]), str(told["engine"]), pages)
    except (KeyError, TypeError, ValueError, RecursionError, AttributeError):
        raise UnreadableDocument(tr(_BROKEN)) from None


def _page_of(told: Mapping[str, Any]) -> SeenPage:
    lines = tuple(_line_of(line) for line in told["lines"])
    number = int(told["page"])
    if not 1 <= number <= MOST_PAGES or sum(len(line.text) for line in lines) > MOST_LETTERS:
        raise ValueError
    return SeenPage(number, lines)


def _line_of(told: Mapping[str, Any]) -> SeenLine:
    text = told["text"]
    if repair(text) != text or "\n" in text:
        raise ValueError
    words = tuple(_word_of(word, len(text)) for word in told["words"])
    return SeenLine(text, words)


def _word_of(told: list[Any], length: int) -> SeenWord:
    start, end, confidence, *sides = told
    left, top, right, bottom = map(float, sides)
    numbers = (float(confidence), left, top, right, bottom)
    if not 0 <= int(start) < int(end) <= length or not all(math.isfinite(one) for one in numbers):
        raise ValueError
    if not all(0 <= one <= 1 for one in numbers) or left > right or top > bottom:
        raise ValueError
    return SeenWord(int(start), int(end), float(confidence), (left, top, right, bottom))


def extract_recognised(data: bytes) -> Extracted:
    """Return the recognised text page by page; UnreadableDocument if the file is damaged."""
    recognised = from_json(data)
    return Extracted(pages_of(recognised.texts()), (tr("Recognised by {engine}.", engine=recognised.engine),))
