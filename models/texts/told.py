"""What a document says of itself: its title, its authors, its day; proposals, for files are often made from others."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parseaddr, parsedate_to_datetime
from io import RawIOBase
from typing import BinaryIO, Final, cast

from models.texts.archive import Archive
from models.texts.blocks import squeezed
from models.texts.encoding import decoded
from models.texts.formats.eml import headings
from models.texts.limits import Work
from models.texts.markup import Kind, events
from models.texts.media import DOCX, PDF, XLSX
from models.texts.pdf import told_by_pdf
from models.texts.tag_soup import TagSoup
from models.texts.text import UnreadableDocument, repair

_HEAD: Final = 2**19  # bytes of a page in which its head stands
_LONGEST: Final = 300
_CORE: Final = "docProps/core.xml"
_NO_TITLE: Final = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b.*|powerpoint presentation|untitled\b.*|unbenannt\b.*|ohne titel|sans titre"
    r"|document ?\d*|dokument ?\d*|presentation ?\d*|title|scan\w*[\W\d_]*|img[\W\d_]*|slide \d+|home|index|start"
    r"|.*\.(?:docx?|pdf|indd|qxd|xlsx?|pptx?|tex|dvi|rtf|odt|pages|ai|pub|wpd|html?)",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})")


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says of itself; empty where it says nothing that makes sense."""

    title: str = ""
    authors: tuple[str, ...] = ()
    issued: str = ""  # an ISO day


def told_of(file: BinaryIO | RawIOBase, media_type: str) -> Told:
    """Return what a document says of itself; nothing where it is damaged or says nothing."""
    reader = _READERS.get(media_type)
    if reader is None:
        return Told()
    try:
        return reader(cast("BinaryIO", file))
    except (UnreadableDocument, ValueError, LookupError, TypeError, OverflowError):
        return Told()


def sensible_title(words: str) -> str:
    """Return a title, or nothing where a program wrote it: Microsoft Word - x.doc, Untitled, Document1."""
    title = squeezed(repair(words))[:_LONGEST]
    is_one = sum(letter.isalpha() for letter in title) > 2 or any(
        "\u3400" <= one <= "\u9fff" for one in title
    )
    return title if is_one and not _NO_TITLE.fullmatch(title) else ""


def _told(title: str, authors: Sequence[str], issued: str) -> Told:
    names = tuple(dict.fromkeys(squeezed(repair(one))[:_LONGEST] for one in authors))
    found = _DAY.match(issued.strip())
    return Told(
        sensible_title(title),
        tuple(
            one
            for one in names
            if one and not re.fullmatch(r"https?:.*|admin\w*|user\w*", one, re.IGNORECASE)
        ),
        "-".join(found.groups()) if found else "",
    )


def _of_pdf(file: BinaryIO) -> Told:
    title, author, made = told_by_pdf(file)
    return _told(title, re.split(r"\s*;\s*", author), made)


def _of_page(file: BinaryIO) -> Told:
    head = _Head()
    head.feed(decoded(file.read(_HEAD), "").text)
    meta = head.meta
    issued = next((meta[name] for name in _PUBLISHED if name in meta), "")
    authors = [
        meta[name] for name in ("author", "article:author", "dc.creator", "parsely-author") if name in meta
    ]
    title = next(
        (sensible_title(one) for one in (meta.get("og:title", ""), head.title) if sensible_title(one)), ""
    )
    return _told(title, authors[:1], issued)


_PUBLISHED: Final = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued",
    "parsely-pub-date", "pubdate", "og:published_time",
)  # fmt: skip


class _Head(TagSoup):
    """Gathers the title of a page and what its head says under names."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.meta = "", dict[str, str]()
        self._is_title = False

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self._is_title = tag == "title" and not self.title
        name = (told.get("property") or told.get("name") or told.get("itemprop") or "").casefold()
        if tag == "meta" and name and told.get("content"):
            self.meta.setdefault(name, told["content"])

    def handle_endtag(self, tag: str) -> None:
        self._is_title = False

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.title += data


def _of_office(file: BinaryIO) -> Told:
    archive = Archive(file)
    if _CORE not in archive:
        return Told()
    found: dict[str, str] = {}
    name = ""
    for event in events(archive.open(_CORE), Work(None)):
        if event.kind is Kind.START:
            name = event.name.removeprefix("other:")
        elif event.kind is Kind.TEXT and name:
            found[name] = found.get(name, "") + event.text
        elif event.kind is Kind.END:
            name = ""
    return _told(
        found.get("title", ""), re.split(r"\s*;\s*", found.get("creator", "")), found.get("created", "")
    )


def _of_message(file: BinaryIO) -> Told:
    """Return a message by its subject, its sender and its day: that is how a message is named."""
    subject, sender, sent = headings(file, ("Subject", "From", "Date"))
    name, address = parseaddr(sender)
    who = name or address
    day = ""
    with suppress(ValueError):
        day = parsedate_to_datetime(sent).date().isoformat() if sent else ""
    title = squeezed(repair(subject)) or "E-mail"
    more = " ".join(part for part in (f"from {who}" if who else "", f"of {day}" if day else "") if part)
    if not (subject or who):
        return Told()
    joint = ", e-mail " if subject else " "
    return Told(f"{title}{joint}{more}".strip()[:_LONGEST] if more else title, (who,) if who else (), day)


_READERS: Final[dict[str, Callable[[BinaryIO], Told]]] = {
    PDF: _of_pdf,
    DOCX: _of_office,
    XLSX: _of_office,
    "text/html": _of_page,
    "message/rfc822": _of_message,
}
