"""EPUB (W3C EPUB 3, and 2): the chapters of a book in their order, each a page."""

import posixpath
from collections.abc import Iterator
from typing import BinaryIO, Final

from models.texts.archive import Archive
from models.texts.blocks import squeezed
from models.texts.encoding import decoded
from models.texts.formats.html import html_page
from models.texts.limits import MOST_TEXT_BYTES, Work
from models.texts.markup import Kind, events
from models.texts.text import Extracted, Look, Page, UnreadableDocument
from models.translation import tr
from models.values.percent import resolved

_CONTAINER: Final = "META-INF/container.xml"
_PAGES: Final = frozenset(("application/xhtml+xml", "text/html"))
_MOST_CHAPTERS: Final = 5_000
_LONGEST_NAME: Final = 60


def extract_epub(file: BinaryIO, work: Work) -> Extracted:
    """Return each chapter of a book as a page; UnreadableDocument if it is broken or breaks a limit."""
    archive = Archive(file)
    package = next(
        (
            event.get("full-path")
            for event in events(archive.open(_CONTAINER), work)
            if event.kind is Kind.START and event.name == "other:rootfile"
        ),
        "",
    )
    title, chapters = _contents(archive, package, work)
    pages = []
    for number, part in enumerate(chapters, start=1):
        data = _whole(archive, part)
        told = html_page(decoded(data, "utf-8").text, work)
        blocks = told.pages[0].blocks
        heading = next((block.text for block in blocks if block.look is Look.HEADING), "")
        pages.append(Page(squeezed(heading)[:_LONGEST_NAME] or f"part {number}", blocks))
        work.tell(number, len(chapters))
    if not pages:
        raise UnreadableDocument(tr("This book holds no chapter that can be read: ask for another copy."))
    return Extracted(tuple(pages), title=title)


def _contents(archive: Archive, package: str, work: Work) -> tuple[str, tuple[str, ...]]:
    """Return the title of a book and the parts that are its chapters, in the order of reading."""
    folder = posixpath.dirname(package)
    parts: dict[str, str] = {}
    order: list[str] = []
    title: list[str] = []
    is_title = False
    for event in events(archive.open(package), work):
        name = event.name.removeprefix("other:")
        if name == "title":
            is_title = event.kind is Kind.START
        elif event.kind is Kind.TEXT and is_title:
            title.append(event.text)
        elif event.kind is Kind.START and name == "item" and event.get("media-type") in _PAGES:
            target = posixpath.normpath(posixpath.join(folder, resolved(event.get("href"))))
            parts[event.get("id")] = target
        elif event.kind is Kind.START and name == "itemref":
            order.append(event.get("idref"))
    return squeezed("".join(title))[:400], tuple(_known(archive, parts, order))


def _known(archive: Archive, parts: dict[str, str], order: list[str]) -> Iterator[str]:
    for id in list(dict.fromkeys(order))[:_MOST_CHAPTERS]:
        if parts.get(id, "") in archive:
            yield parts[id]


def _whole(archive: Archive, part: str) -> bytes:
    opened, data = archive.open(part), bytearray()
    while chunk := opened.read(1 << 20):
        data += chunk
        if len(data) > MOST_TEXT_BYTES:
            raise UnreadableDocument(tr("A chapter of this book is larger than 100 MB, so it is not read."))
    return bytes(data)
