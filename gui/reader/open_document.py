"""Opens a stored document off the UI thread: its pages or its text, and whether its bytes are what they were."""

import io
from dataclasses import dataclass
from typing import Final

from gui.parts.tasks import Work
from gui.reader.page_server import BY_QT, DrawnLeaves, Leaves, PictureLeaf, ReadLeaves
from gui.reader.recording_view import Recording
from models.evidence.scans import Shown
from models.records.story import Document
from models.store.documents import DocumentFile, fingerprint
from models.store.reader import Reader
from models.texts.extract import extract
from models.texts.frames import Frames
from models.texts.media import HEAD, PDF, PICTURES, begins_as_recording, is_recording
from models.texts.pdf import PdfPages
from models.texts.recognised import from_json
from models.texts.text import Extracted, UnreadableDocument
from models.translation import tr, tr_later

NO_RECORDING: Final = tr_later(
    "This file is called a recording, and its bytes are those of none that is known here, so it is not played; "
    "they are kept unaltered."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as it can be shown: pages to look at, text, or a recording; or one sentence why none of them."""

    leaves: Leaves | None = None
    text: Extracted | None = None
    recording: Recording | None = None
    problem: str = ""

    def close(self) -> None:
        """Let go of pages that nobody wants to see any more."""
        if self.leaves is not None:
            self.leaves.close()


def files_of(reader: Reader, known: Shown) -> tuple[Document, DocumentFile, DocumentFile | None]:
    """Return a document, its stored bytes, and those of the words that a machine saw in it."""
    words = reader.document_file(known.copy) if known.copy else None
    return known.document, reader.document_file(known.document), words


def open_document(document: Document, file: DocumentFile, words: DocumentFile | None, _work: Work) -> Opened:
    """Return the pages or the text of a document; never raises over its content.

    `words` holds what a machine saw on pages that have no text; damaged words are left out.
    """
    try:
        if document.media_type == PDF:
            return Opened(_with_words(DrawnLeaves(PdfPages(file)), words))
        if document.media_type in BY_QT:
            return Opened(_with_words(PictureLeaf(file, document.media_type), words))
        if document.media_type in PICTURES:
            return Opened(_with_words(DrawnLeaves(Frames(file)), words))
        if is_recording(document.media_type):
            return _recording(document, file)
        return Opened(text=extract(io.BufferedReader(file), document.media_type, document.name))
    except UnreadableDocument as error:
        return Opened(problem=str(error))


def _recording(document: Document, file: DocumentFile) -> Opened:
    """Return a recording that can be handed to a player; the sentence why not, if its bytes are those of none."""
    head = file.read(HEAD)
    file.seek(0)
    if not begins_as_recording(head):
        return Opened(problem=tr(NO_RECORDING))
    return Opened(recording=Recording(file, document.size))


def _with_words(leaves: Leaves, words: DocumentFile | None) -> Leaves:
    if words is None:
        return leaves
    try:
        return ReadLeaves(leaves, from_json(words.readall()))
    except UnreadableDocument:
        return leaves


def is_unaltered(document: Document, file: DocumentFile, work: Work) -> bool:
    """Tell whether the stored bytes still have the hash of the day they were added."""
    found = fingerprint(file, lambda done: work.report(done, document.size))
    return found == (document.sha256, document.size)
