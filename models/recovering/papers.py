"""The stored files and texts of a damaged case: copied piece by piece, with gaps where a piece cannot be read."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from models.records.story import Document
from models.recovering.saved import UNREADABLE, Findings
from models.store.documents import CHUNK, MOST_PAGES
from models.store.salvage import Mended, Readable
from models.store.writer import Writer

_RUN = 64  # pages that are written together


@dataclass
class Papers:
    """What became of the stored files, by their hashes, and of the texts, by their documents."""

    damaged: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)  # documents with text


def copy_bytes(
    salvage: Readable, writer: Writer, wanted: dict[str, int], papers: Papers, tell: Callable[[int], None]
) -> None:
    """Copy the files with these hashes and sizes into the new case; `tell` is told after each piece how long it is."""
    places: defaultdict[str, dict[int, int]] = defaultdict(dict)
    if {"sha256", "number", "bytes"} <= set(salvage.columns("document_chunk")):
        for row, (sha256, number) in salvage.rows("document_chunk", ("sha256", "number")):
            if sha256 in wanted and isinstance(number, int) and number * CHUNK <= max(wanted[sha256], 0):
                places[sha256].setdefault(number, row)
    for sha256, size in wanted.items():
        held, digest = places.get(sha256, {}), hashlib.sha256()
        if not held:
            papers.missing.update((sha256,) if size else ())
            continue
        for number, piece in _pieces(salvage, held, size):
            digest.update(piece)
            writer.keep_chunks(sha256, ((number, piece),))
            tell(len(piece))
        if digest.hexdigest() != sha256:
            papers.damaged.add(sha256)


def _pieces(salvage: Readable, held: dict[int, int], size: int) -> Iterator[tuple[int, bytes]]:
    """Yield the pieces of a file up to the last that is there; what cannot be read of one is nothing but zeros."""
    for number in range(max(held) + 1):
        length = min(CHUNK, size - number * CHUNK)
        found = salvage.piece("document_chunk", "bytes", held[number], CHUNK) if number in held else b""
        if length > 0:
            yield number, found.ljust(length, b"\0")[:CHUNK]


def copy_texts(
    salvage: Readable, writer: Writer, found: Findings, papers: Papers, tell: Callable[[int], None]
) -> None:
    """Copy the texts of the documents that were found into the new case and its search."""
    if not {"document_id", "page", "text"} <= set(salvage.columns("document_text")):
        return
    tally, run = found.tally("document_text"), list[tuple[str, int, str]]()
    seen: set[tuple[str, int]] = set()
    for _, (id, page, text) in salvage.rows("document_text", ("document_id", "page", "text")):
        is_page = isinstance(page, int) and 1 <= page <= MOST_PAGES and isinstance(text, str)
        if not is_page or ("document", id) not in found.records or (id, page) in seen:
            tally.dropped[UNREADABLE] += 1
            continue
        seen.add((id, page))
        papers.read.add(id)
        tally.kept += 1
        tally.mended += isinstance(text, Mended)
        if run and (len(run) >= _RUN or run[-1][:2] != (id, page - 1)):
            _write(writer, run)
            run.clear()
            tell(0)
        run.append((id, page, str(text)))
    if run:
        _write(writer, run)


def _write(writer: Writer, run: list[tuple[str, int, str]]) -> None:
    writer.keep_pages(run[0][0], run[0][1], [text for _, _, text in run])


def wanted_bytes(found: Findings) -> dict[str, int]:
    """Return the hashes and sizes of the files of the documents that were found."""
    documents = (one for one in found.records.values() if isinstance(one, Document))
    return {one.sha256: one.size for one in documents}
