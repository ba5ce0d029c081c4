"""Opens a stored document off the UI thread: its pages or its text, and whether its bytes are what they were."""

import io
from dataclasses import dataclass

from gui.parts.tasks import Work
from gui.reader.page_server import PICTURES, Leaves, PdfLeaves, PictureLeaf
from models.records.story import Document
from models.store.documents import DocumentFile, fingerprint
from models.texts.extract import extract
from models.texts.text import Extracted, UnreadableDocument

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it can be shown: pages to look at, or text; or one sentence why neither."""

    leaves: Leaves | None = None
    text: Extracted | None = None
    problem: str = ""


def open_document(document: Document, file: DocumentFile, _work: Work) -> Opened:
    """Return the pages or the text of a document; never raises over its content."""
    try:
        if document.media_type == PDF:
            return Opened(PdfLeaves(file))
        if document.media_type in PICTURES:
            return Opened(PictureLeaf(file, document.media_type))
        return Opened(text=extract(io.BufferedReader(file), document.media_type, document.name))
    except UnreadableDocument as error:
        return Opened(problem=str(error))


def is_unaltered(document: Document, file: DocumentFile, work: Work) -> bool:
    """Tell whether the stored bytes still have the hash of the day they were added."""
    found = fingerprint(file, lambda done: work.report(done, document.size))
    return found == (document.sha256, document.size)
