"""Tests a whole case: its pages, its references, its history and its stored documents."""

import hashlib
from collections.abc import Iterator

from models.errors import CaseError
from models.records.story import Document
from models.store import documents, history
from models.store.engine import Engine
from models.store.reader import Reader


def problems_of(engine: Engine, reader: Reader) -> tuple[str, ...]:
    """Return everything that is wrong, each in one sentence."""
    return (*_pages(engine), *_references(engine), *_history(reader), *_documents(reader))


def _pages(engine: Engine) -> Iterator[str]:
    try:
        for (told,) in engine.rows("PRAGMA integrity_check(20)"):
            if told != "ok":
                yield f"The file is damaged: {told}."
    except CaseError as error:
        yield str(error)


def _references(engine: Engine) -> Iterator[str]:
    for table, _, target, _ in engine.rows("PRAGMA foreign_key_check"):
        yield f"A {table} points to a {target} that is not there."


def _history(reader: Reader) -> Iterator[str]:
    """Walk the chain; numbers must run without a gap, or the last entries could be cut off unseen."""
    previous, number = history.FIRST_HASH, 0
    for row in reader.history_rows("ORDER BY number"):
        number += 1
        if row.number != number:
            yield f"History entry {number} is missing."
            number = row.number
        problem = history.problem_of(row, previous)
        if problem:
            yield problem
        previous = row.hash


def _documents(reader: Reader) -> Iterator[str]:
    return (problem for _, problem in check_documents(reader) if problem)


def check_documents(reader: Reader) -> Iterator[tuple[int, str]]:
    """Hash the stored bytes of every document; yield after each piece how many bytes were read, and what is wrong."""
    for document in reader.all(Document):
        digest = hashlib.sha256()
        for _, chunk in documents.numbered(reader.document_file(document)):
            digest.update(chunk)
            yield len(chunk), ""
        stored = reader.stored_size(document.sha256)
        if not stored and document.size:
            yield 0, f"The bytes of {document.name} are missing: add the file again."
        elif stored != document.size or digest.hexdigest() != document.sha256:
            yield 0, f"The stored file {document.name} is not what it was when it was added: add it again."
