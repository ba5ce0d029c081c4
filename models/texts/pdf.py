"""PDFs: the text of their pages, where each character stands, and what a page looks like; by pdfium.

Nothing in a PDF is run: forms and scripts are never started. pdfium is one library for the whole process and must
not be called by two threads at once, so every call stands behind one lock.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import RawIOBase
from threading import RLock
from typing import Any, BinaryIO, Final

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from models.progress import Report
from models.texts.right_to_left import has_right_to_left, in_reading_order, with_brackets
from models.texts.text import Extracted, UnreadableDocument, pages_of, repair, repaired
from models.translation import tr, tr_later

_PDFIUM: Final = RLock()
_MOST_PIXELS: Final = 40_000_000  # of one drawn page
_HELD_WHOLE: Final = 50_000_000  # bytes
_LOOK_AHEAD: Final = 12  # characters that text and boxes may differ by before they meet again
_LOCKED: Final = tr_later("This PDF is locked with a password: save a copy without one and add that.")
_BROKEN: Final = tr_later(
    "This PDF is damaged and cannot be read: ask for another copy; its bytes can be kept all the same."
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as pixels: blue, green, red and an unused byte for each, row by row."""

    width: int
    height: int
    stride: int  # bytes of a row
    pixels: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """The text of a page and where each of its characters stands.

    `boxes` has a row for each character: left, top, right, bottom as parts of the page's width and height; NaN for
    line breaks and whatever else has no place. `unsure` are stretches, from … to before, that a machine read and is
    not sure of.
    """

    text: str
    boxes: NDArray[np.float32]
    unsure: tuple[tuple[int, int], ...] = ()


class PdfPages:
    """An open PDF; pages are counted from 1. May be used on any thread."""

    def __init__(self, file: BinaryIO | RawIOBase) -> None:
        """Open a PDF from a file that stays open; UnreadableDocument if it is damaged or locked."""
        with _PDFIUM:
            try:
                self._pdf = pypdfium2.PdfDocument(_in_memory(file))
                self.count = len(self._pdf)
            except pypdfium2.PdfiumError as error:
                raise UnreadableDocument(
                    tr(_LOCKED if "password" in str(error).casefold() else _BROKEN)
                ) from None
            except (OSError, ValueError, TypeError):
                raise UnreadableDocument(tr(_BROKEN)) from None
        if not self.count:
            self.close()
            raise UnreadableDocument(tr("This PDF has no pages: ask for another copy."))

    def close(self) -> None:
        """Let go of the file."""
        with _PDFIUM:
            self._pdf.close()

    def size(self, page: int) -> tuple[float, float]:
        """Return width and height of a page in points; those of A4 if the PDF does not tell."""
        with _PDFIUM:
            try:
                width, height = self._pdf.get_page_size(page - 1)
            except pypdfium2.PdfiumError:
                return 595.0, 842.0
        return (width, height) if 1 <= width <= 20_000 and 1 <= height <= 20_000 else (595.0, 842.0)

    def text(self, page: int) -> str:
        """Return the text of a page, repaired; empty if it has none or cannot be read."""
        told = self._told(page)
        return self._read(page).text if has_right_to_left(told) else repair(told)

    def _told(self, page: int) -> str:
        """Return the text of a page as pdfium tells it."""
        with _PDFIUM:
            try:
                opened = self._pdf[page - 1]
                words = opened.get_textpage()
                text = words.get_text_range()
                words.close()
                opened.close()
            except (pypdfium2.PdfiumError, UnicodeError):
                return ""
        return str(text)

    def draw(self, page: int, scale: float) -> Drawn:
        """Return a page as pixels, `scale` of them for each point, fewer for pages that are very large."""
        width, height = self.size(page)
        scale = min(scale, math.sqrt(_MOST_PIXELS / (width * height)))
        with _PDFIUM:
            try:
                opened = self._pdf[page - 1]
                bitmap = opened.render(
                    scale=scale, rev_byteorder=False, prefer_bgrx=True, may_draw_forms=False
                )
                drawn = Drawn(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
                bitmap.close()
                opened.close()
            except pypdfium2.PdfiumError:
                raise UnreadableDocument(
                    tr("Page {page} of this PDF is damaged and cannot be shown.", page=page)
                ) from None
        return drawn

    def glyphs(self, page: int) -> Glyphs:
        """Return the text of a page with the place of each character."""
        told = self._told(page)
        if has_right_to_left(told):
            return self._read(page)
        text = repair(told)
        boxes = np.full((len(text), 4), np.nan, dtype=np.float32)
        if text:
            with _PDFIUM:
                try:
                    letters, places = _letters_and_places(self._pdf[page - 1])
                except pypdfium2.PdfiumError:
                    return Glyphs(text, boxes)
            for at, found in _meetings(text, letters):
                boxes[at] = places[found]
        return Glyphs(text, boxes)

    def _read(self, page: int) -> Glyphs:
        """Return the text of a page with its places, put in order where letters run from right to left."""
        with _PDFIUM:
            try:
                letters, places = _letters_and_places(self._pdf[page - 1])
            except pypdfium2.PdfiumError:
                return Glyphs("", np.empty((0, 4), dtype=np.float32))
        order = [at for at in in_reading_order(letters, places) if letters[at] != "\r"]
        told = [(part, at) for at in order for part in repaired(letters[at])]
        lines = "".join(part for part, _ in told).split("\n")
        text = "\n".join(with_brackets(line) if has_right_to_left(line) else line for line in lines)
        boxes = places[[at for _, at in told]]
        boxes[[letter.isspace() for letter in text]] = np.nan
        return Glyphs(text, boxes)


def _in_memory(file: BinaryIO | RawIOBase) -> bytes | BinaryIO | RawIOBase:
    """Return the bytes of a file that is not too large: pdfium asks a file for many small pieces, one call each."""
    data = file.read(_HELD_WHOLE + 1)
    if data is not None and len(data) <= _HELD_WHOLE:
        return data
    file.seek(0)
    return file


def extract_pdf(file: BinaryIO, report: Report | None = None) -> Extracted:
    """Return the text of a PDF page by page; UnreadableDocument if it is damaged or locked.

    `report` is told after each page how many of how many are done; what it raises ends the work.
    """
    pdf = PdfPages(file)
    try:
        texts = []
        for page in range(1, pdf.count + 1):
            texts.append(pdf.text(page))
            if report:
                report(page, pdf.count)
        return Extracted(pages_of(texts), _remarks(texts), _title(pdf))
    finally:
        pdf.close()


def told_by_pdf(file: BinaryIO | RawIOBase) -> tuple[str, str, str]:
    """Return title, author and day of making as a PDF tells them."""
    pdf = PdfPages(file)
    try:
        with _PDFIUM:
            title, author, made = (
                pdf._pdf.get_metadata_value(key) for key in ("Title", "Author", "CreationDate")
            )
        return title, author, made
    except (pypdfium2.PdfiumError, UnicodeError):
        return "", "", ""
    finally:
        pdf.close()


def _remarks(texts: list[str]) -> tuple[str, ...]:
    bare = [number for number, text in enumerate(texts, start=1) if not text.strip()]
    if len(bare) == len(texts):
        return (
            tr(
                "This PDF has no text, only pictures of pages: its words cannot be found; mark regions "
                "to cite them."
            ),
        )
    if bare:
        shown = ", ".join(map(str, bare[:8])) + (" …" if len(bare) > 8 else "")
        return (
            tr(
                "{bare} of {texts} pages have no text ({shown}): their words cannot be found.",
                bare=len(bare),
                texts=len(texts),
                shown=shown,
            ),
        )
    return ()


def _title(pdf: PdfPages) -> str:
    with _PDFIUM:
        try:
            return repair(pdf._pdf.get_metadata_value("Title")).strip()[:400]
        except (pypdfium2.PdfiumError, UnicodeError):
            return ""


def _letters_and_places(opened: Any) -> tuple[list[str], NDArray[np.float32]]:
    """Return every character that pdfium tells of a page, and its box in parts of the page."""
    words = opened.get_textpage()
    count = words.count_chars()
    letters = [_letter(pdfium.FPDFText_GetUnicode(words.raw, at)) for at in range(count)]
    edges = np.empty((count, 4), dtype=np.float64)
    for at in range(count):
        edges[at] = words.get_charbox(at)  # left, bottom, right, top in the page's own space
    to_shown = _shown_space(opened)
    corners = np.stack([to_shown(edges[:, [0, 1]]), to_shown(edges[:, [2, 3]])])
    words.close()
    opened.close()
    low, high = corners.min(axis=0), corners.max(axis=0)
    return letters, np.concatenate([low, high], axis=1).astype(np.float32)


def _shown_space(opened: Any) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    """Return the function from points of a page's own space to parts of the shown page, turned and cut as it is."""
    fine, span = 1_000_000, 1000.0
    across, down = pdfium.c_int(), pdfium.c_int()

    def shown(x: float, y: float) -> NDArray[np.float64]:
        pdfium.FPDF_PageToDevice(opened.raw, 0, 0, fine, fine, 0, x, y, across, down)
        return np.array([across.value / fine, down.value / fine])

    zero = shown(0, 0)
    along = np.stack([(shown(span, 0) - zero) / span, (shown(0, span) - zero) / span])
    return lambda points: zero + points @ along


def _letter(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _meetings(text: str, letters: list[str]) -> Iterator[tuple[int, int]]:
    """Yield for each visible character of the text which of pdfium's characters it came from.

    Both run alike but for spaces, hyphens at line ends and what was repaired.
    """
    told = [
        (part, at)
        for at, letter in enumerate(letters)
        for part in repaired(letter)
        if letter and not part.isspace()
    ]
    next_told = 0
    for at, letter in enumerate(text):
        if letter.isspace():
            continue
        for ahead in range(next_told, min(next_told + _LOOK_AHEAD, len(told))):
            if told[ahead][0] == letter:
                yield at, told[ahead][1]
                next_told = ahead + 1
                break
