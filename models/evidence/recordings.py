"""What is cited of a recording, and pictures of it: working copies that name the recording and their time in it."""

from datetime import UTC, datetime

from models.case import Case
from models.evidence.working_copies import keep_copy
from models.records.story import Citation, Document, DocumentId, new_id
from models.store.documents import sha256
from models.store.reader import Reader
from models.texts.passage import cited_span
from models.texts.time_code import time_words


def cited_spans(reader: Reader, recording_id: str) -> tuple[tuple[int, int], ...]:
    """Return from when to when the citations of a recording go, in milliseconds, in order and each once."""
    spans = map(cited_span, reader.where(Citation, document_id=recording_id))
    return tuple(sorted({span for span in spans if span}))


def keep_still(case: Case, recording_id: str, at: int, picture: bytes) -> Document:
    """Put a PNG that shows a recording at so many milliseconds into the case, and return the document that it is.

    The same picture of the same recording is kept once.
    """
    recording = case.reader.get(Document, recording_id)
    hashed, when = sha256(picture), time_words(at, is_exact=True)
    for held in case.reader.where(Document, parent_id=recording.id):
        if held.sha256 == hashed:
            return held
    still = Document(
        DocumentId(new_id()),
        f"{recording.name} at {when.replace(':', '.')}.png",  # a colon is in no name of a file
        hashed,
        len(picture),
        "image/png",
        source_id=recording.source_id,
        parent_id=recording.id,
        pages=1,
        added_at=datetime.now(UTC).isoformat(timespec="seconds"),
        added_by=case.who,
        text_state="none",
        note=f"Picture of {recording.name} at {when}.",
    )
    return keep_copy(case, still, picture, f"Keep a picture of {recording.name}")
