"""Draws the text out of any document by its media type; one door to all formats."""

from collections.abc import Callable
from typing import BinaryIO, Final

from models.texts.pdf import extract_pdf
from models.texts.text import Block, Extracted, Look, Page, UnreadableDocument, repair

Report = Callable[[int, int], None]
_LARGEST_TEXT: Final = 50_000_000  # bytes
_PICTURES: Final = ("image/png", "image/jpeg")
_NO_TEXT: Final = "This is a picture: its words cannot be found; mark a region to cite it."


def extract(file: BinaryIO, media_type: str, name: str = "", report: Report | None = None) -> Extracted:
    """Answer the pages of a document; UnreadableDocument with one sentence if its text cannot be drawn out."""
    if media_type == "application/pdf":
        return extract_pdf(file, report)
    if media_type in _PICTURES:
        return Extracted((Page("1"),), (_NO_TEXT,))
    if media_type == "text/plain":
        return _plain(file)
    raise UnreadableDocument("The text of this kind of file cannot be read; its bytes are kept unaltered.")


def _plain(file: BinaryIO) -> Extracted:
    data = file.read(_LARGEST_TEXT + 1)
    if len(data) > _LARGEST_TEXT:
        raise UnreadableDocument("This text is larger than 50 MB: split it.")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = repair(data.decode(encoding))
        except UnicodeDecodeError:
            continue
        return Extracted((Page("1", tuple(Block(line, Look.CODE) for line in text.split("\n"))),))
    raise UnreadableDocument("The letters of this text cannot be read: save it as UTF-8.")
