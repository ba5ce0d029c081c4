"""Tests a whole case: its pages and references, its history, its records against it, and its stored documents."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Final

from models.errors import CaseError
from models.records.record_words import kind_word
from models.records.story import Document
from models.store import documents, history, search
from models.store.engine import Engine
from models.store.last_told import LastTold
from models.store.reader import Reader
from models.translation import tr

_PAGES: Final = (
    "SELECT document_id, page, text, words, characters FROM document_text "
    "LEFT JOIN search_entry ON kind = 'page' AND id = document_id || '/' || page "
    "LEFT JOIN search ON search.rowid = number"
)


def problems_of(engine: Engine, reader: Reader) -> tuple[str, ...]:
    """Return everything that is wrong, each in one sentence."""
    told = LastTold()
    parts = (
        lambda: _pages(engine),
        lambda: _references(engine),
        lambda: _history(reader, told),
        lambda: told.problems(reader),
        lambda: (problem for _, problem in check_documents(engine, reader) if problem),
        lambda: _texts(engine, reader),
    )
    return tuple(problem for part in parts for problem in _read(part))


def _read(part: Callable[[], Iterator[str]]) -> Iterator[str]:
    """Yield what a part finds, and, where that cannot be read to its end, why."""
    try:
        yield from part()
    except CaseError as error:
        yield str(error)


def _pages(engine: Engine) -> Iterator[str]:
    for (told,) in engine.rows("PRAGMA integrity_check(20)"):
        if told != "ok":
            yield tr("The file is damaged: {told}.", told=told)


def _references(engine: Engine) -> Iterator[str]:
    for table, _, target, _ in engine.rows("PRAGMA foreign_key_check"):
        yield tr(
            "A {table} points to a {target} that is not there.",
            table=kind_word(table),
            target=kind_word(target),
        )


def _history(reader: Reader, told: LastTold) -> Iterator[str]:
    """Walk the chain; numbers must run without a gap, or the last entries could be cut off unseen."""
    previous, number = history.FIRST_HASH, 0
    for row in reader.history_rows("ORDER BY number"):
        number += 1
        if row.number != number:
            yield tr("History entry {number} is missing.", number=number)
            number = row.number
        problem = history.problem_of(row, previous)
        if problem:
            yield problem
        previous = row.hash
        with suppress(CaseError):  # its problem was told just now
            told.take(row)


def check_documents(engine: Engine, reader: Reader) -> Iterator[tuple[int, str]]:
    """Hash the stored bytes of every document; yield after each piece how many bytes were read, and what is wrong."""
    for document in reader.all(Document):
        digest = hashlib.sha256()
        for _, chunk in documents.numbered(reader.document_file(document)):
            digest.update(chunk)
            yield len(chunk), ""
        stored = reader.stored_size(document.sha256)
        if not stored and document.size:
            yield 0, tr("The bytes of {name} are missing: add the file again.", name=document.name)
        elif stored != document.size or digest.hexdigest() != document.sha256:
            yield 0, tr(documents.CHANGED, name=document.name)
    yield from _unnamed(engine, reader)


def _unnamed(engine: Engine, reader: Reader) -> Iterator[tuple[int, str]]:
    """Hash the bytes that no document names any more, but undo may bring back."""
    named = {document.sha256 for document in reader.all(Document)}
    for sha256 in sorted(reader.stored_hashes() - named):
        found, size = documents.fingerprint(
            documents.DocumentFile(engine, sha256, reader.stored_size(sha256))
        )
        if found != sha256:
            told = tr("Stored bytes that no document names are not what they were: {hash}.", hash=sha256[:12])
            yield size, told


def _texts(engine: Engine, reader: Reader) -> Iterator[str]:
    """Hold the text of each page against the words under which it is found: they were taken from it."""
    names = {document.id: document.name for document in reader.all(Document)}
    for document_id, page, text, words, characters in engine.each(_PAGES):
        if document_id not in names:
            continue
        if words is None:
            is_as_found = not text.strip()
        else:
            entry = search.page_entry(document_id, page, text)
            told = (entry, replace(entry, title=names[document_id]))
            is_as_found = (words, characters) in {one.cells[1:] for one in told}
        if not is_as_found:
            yield tr(
                "The text of page {page} of {name} is not what was read then: read the document anew.",
                page=page,
                name=names[document_id],
            )
