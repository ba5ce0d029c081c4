"""Keeps what was made of a document beside it: its bytes and text first, then the record, in one action."""

import io
from collections.abc import Iterable

from models.case import Case
from models.records.story import Document


def keep_copy(case: Case, copy: Document, data: bytes, label: str, texts: Iterable[str] = ()) -> Document:
    """Put a working copy with its bytes and the text of its pages into the case, and return it."""
    for _ in case.keep_bytes(io.BytesIO(data), copy.sha256, copy.size):
        pass
    for _ in case.keep_text(copy.id, tuple(texts)):
        pass
    with case.edit(label) as writer:
        writer.add(copy)
    return copy
