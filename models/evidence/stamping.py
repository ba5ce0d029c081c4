"""Time stamps kept in a case: each a document that belongs to the one whose bytes it is of."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import RawIOBase
from typing import BinaryIO

from models.case import Case
from models.errors import CaseError
from models.progress import Report
from models.records.story import Document
from models.store.documents import numbered
from models.texts.time_stamp import LARGEST, MEDIA, Stamp, read_stamp


@dataclass(frozen=True, slots=True)
class Kept:
    """A token that a case keeps: what it says, or why it cannot be read, and the document that it is of."""

    token: Document
    stamp: Stamp | None
    problem: str
    document: Document | None


def kept_stamps(case: Case) -> Iterator[Kept]:
    """Yield the time stamps of a case with the documents that they are of."""
    for token in case.reader.where(Document, media_type=MEDIA):
        try:
            stamp = read_stamp(case.reader.document_file(token).read(LARGEST + 1), token.name)
        except CaseError as error:
            yield Kept(token, None, str(error), None)
        else:
            yield Kept(token, stamp, "", stamped(case, stamp))


def stamped(case: Case, stamp: Stamp, report: Report | None = None) -> Document | None:
    """Return the document whose bytes a token is of; None if the case has none like it."""
    imprint = stamp.imprint.hex()
    if stamp.method == "sha256":
        return next(iter(case.reader.where(Document, sha256=imprint)), None)
    documents = case.reader.all(Document)
    for number, document in enumerate(documents):
        if report:
            report(number, len(documents))
        if digest_of(case.reader.document_file(document), stamp.method) == stamp.imprint:
            return document
    return None


def digest_of(file: BinaryIO | RawIOBase, method: str) -> bytes:
    """Return the hash of the rest of a file."""
    digest = hashlib.new(method)
    for _, piece in numbered(file):
        digest.update(piece)
    return digest.digest()


def belonging(case: Case, token: Document, data: bytes) -> Document:
    """Return a token as it belongs to the document that it is of; as it is where the case has none like it."""
    try:
        document = stamped(case, read_stamp(data, token.name))
    except CaseError:
        return token
    if document is None:
        return token
    return replace(token, parent_id=document.id, source_id=document.source_id or token.source_id)
