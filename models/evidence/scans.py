"""Keeps the words that a machine sees in scans, as working copies that name parent, engine and how sure it is."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Final

from models.case import Case
from models.evidence.working_copies import keep_copy
from models.progress import Report
from models.records.story import RECOGNISED, Citation, Document, DocumentId, new_id
from models.store.documents import sha256
from models.store.reader import Reader
from models.texts.media import PDF, PICTURES
from models.texts.recognised import Recognised, to_json
from models.texts.recognising import Recogniser, page_pictures
from models.translation import tr, tr_later

NO_SCANS: Final = tr_later("Every page in the documents has text already: there is nothing to recognise.")


@dataclass(frozen=True, slots=True)
class Scan:
    """A document with pages whose words nobody can find yet."""

    document: Document
    pages: tuple[int, ...]  # those without text, from 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as it is read: its pages, and the words that a machine saw where it has none of its own."""

    document: Document
    copy: Document | None  # the working copy with those words
    texts: tuple[str, ...]  # page by page
    seen: frozenset[int]  # the pages whose words are the machine's

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells it from others: the document and the copy that its words are from."""
        return self.document.id, self.copy.id if self.copy else ""

    def is_seen_by_machine(self, citation: Citation) -> bool:
        """Tell whether a citation's words are those that a machine saw."""
        return self.copy is not None and citation.document_id == self.copy.id

    def cited_id(self, page: int) -> DocumentId:
        """Return what a passage of a page cites: the document, or the working copy that its words are from."""
        return self.copy.id if self.copy is not None and page in self.seen else self.document.id


def shown(reader: Reader, document_id: str) -> Shown:
    """Return how a document is read; one that holds recognised words stands for the document they were seen in."""
    asked = reader.get(Document, document_id)
    parent = reader.find(Document, asked.parent_id or "") if asked.is_recognised else None
    document = parent or asked
    copy = asked if parent else recognised_copy(reader, document)
    own, words = reader.document_text(document.id), reader.document_text(copy.id) if copy else ()
    pairs = tuple(zip_longest(own, words, fillvalue=""))
    seen = frozenset(at for at, (mine, theirs) in enumerate(pairs, start=1) if theirs and not mine.strip())
    texts = tuple(theirs if at in seen else mine for at, (mine, theirs) in enumerate(pairs, start=1))
    return Shown(document, copy, texts, seen)


def cited_document(reader: Reader, citation: Citation) -> Document | None:
    """Return the document that a citation cites, or the first that is kept of its source; None if there is none."""
    if citation.document_id is not None:
        return reader.find(Document, citation.document_id)
    kept = reader.where(Document, source_id=citation.source_id)
    return next((one for one in kept if not one.is_recognised), None)


def recognised_copy(reader: Reader, document: Document) -> Document | None:
    """Return the newest working copy with the recognised words of a document; None if there is none."""
    copies = [one for one in reader.where(Document, parent_id=document.id) if one.is_recognised]
    return max(copies, key=lambda one: (one.added_at, one.id), default=None)


def scan_of(reader: Reader, document: Document) -> Scan | None:
    """Return the pages of a document that have no text and were not looked at; None if there are none."""
    if document.media_type not in (PDF, *PICTURES) or recognised_copy(reader, document) is not None:
        return None
    texts = reader.document_text(document.id)
    pages = tuple(
        number
        for number in range(1, max(document.pages, 1) + 1)
        if number > len(texts) or not texts[number - 1].strip()
    )
    return Scan(document, pages) if pages else None


def scans(reader: Reader) -> Iterator[Scan]:
    """Yield every document of the case that has pages without text, in the order they were added."""
    for document in sorted(reader.all(Document), key=lambda one: (one.added_at, one.name)):
        if scan := scan_of(reader, document):
            yield scan


def recognise(
    scan: Scan, file: io.RawIOBase, recogniser: Recogniser, report: Report | None = None
) -> Recognised:
    """Look at the pages of a scan; may run on any thread.

    `report` is told after each page how many of how many are done; what it raises ends the work.
    """
    seen = []
    for done, (number, pixels) in enumerate(
        page_pictures(file, scan.document.media_type, scan.pages), start=1
    ):
        seen.append(recogniser.read(number, pixels))
        if report:
            report(done, len(scan.pages))
    return Recognised(scan.document.sha256, recogniser.name, tuple(seen))


def keep_recognised(case: Case, scan: Scan, recognised: Recognised) -> Document:
    """Put the recognised words of a scan into the case in one action, and return the working copy that holds them."""
    document, data = (
        case.reader.get(Document, scan.document.id),
        to_json(recognised),
    )  # it may have changed since
    texts = recognised.texts()
    copy = Document(
        DocumentId(new_id()),
        f"{document.name} (recognised)",
        sha256(data),
        len(data),
        RECOGNISED,
        source_id=document.source_id,
        parent_id=document.id,
        pages=len(texts),
        added_at=datetime.now(UTC).isoformat(timespec="seconds"),
        added_by=case.who,
        text_state="held" if any(texts) else "none",
        note=f"Recognised by {recognised.engine}, {_kept_words(recognised)}.",
    )
    return keep_copy(case, copy, data, f"Recognise the text of {document.name}", texts)


def confidence_words(recognised: Recognised) -> str:
    """Tell how sure a machine is of what it saw."""
    if not any(page.text for page in recognised.pages):
        return tr("which saw no words")
    return tr("which is {share:.0%} sure of the words on the whole", share=recognised.confidence)


def _kept_words(recognised: Recognised) -> str:
    """Tell the same as the case keeps it, in English."""
    if not any(page.text for page in recognised.pages):
        return "which saw no words"
    return f"which is {recognised.confidence:.0%} sure of the words on the whole"
