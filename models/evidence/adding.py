"""Adds files to a case as documents: read and hashed aside, kept in steps, told of in one action."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from models.case import Case
from models.errors import CaseError
from models.evidence.packed import Packed, opened, packed_in
from models.evidence.stamping import belonging
from models.progress import Report
from models.records.story import Document, DocumentId, Source, SourceId, new_id
from models.store.beside import journal_of
from models.store.documents import fingerprint
from models.texts.extract import extract
from models.texts.media import media_type, safe_name
from models.texts.text import Extracted, UnreadableDocument
from models.texts.time_stamp import LARGEST as LARGEST_STAMP
from models.texts.time_stamp import MEDIA
from models.texts.told import told_of
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row, sentences

LARGEST: Final = 2_000_000_000  # bytes of one file
MOST_FILES: Final = 20_000
NO_SOURCES: Final[Mapping[Path, SourceId]] = MappingProxyType({})
_SOURCE_TYPES: Final = {
    "message/rfc822": "personal_communication",
    "text/html": "webpage",
    "multipart/related": "webpage",
}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read and hashed and can be added; `text` is empty where none could be drawn out."""

    path: Path | Packed
    document: Document
    text: Extracted
    remarks: tuple[str, ...] = ()
    title: str = ""  # as the document itself tells it, where that makes sense


@dataclass(slots=True)
class Added:
    """What an adding has come to so far."""

    documents: list[Document] = field(default_factory=list)
    titles: dict[DocumentId, str] = field(default_factory=dict)  # as the documents themselves tell them
    held: list[str] = field(default_factory=list)  # names of files whose bytes the case had already
    problems: list[str] = field(default_factory=list)  # sentences

    def told(self) -> tuple[str, ...]:
        """Return in lines what was done."""
        count = len(self.documents)
        lines = [tr_count(count, "Added {n:,} document.", "Added {n:,} documents.")]
        if self.held:
            names = in_a_row(self.held[:5]) + (" …" if len(self.held) > 5 else "")
            lines.append(tr("In the case already, so not added again: {names}.", names=names))
        return (*lines, *self.problems)


def files_in(paths: Iterable[Path]) -> tuple[Path | Packed, ...]:
    """Return the files that are meant: each one named, and those inside folders and zip archives, sorted.

    Hidden files and links out of a folder are left out. CaseError if nothing is there or far too much.
    """
    found: list[Path | Packed] = []
    for path in paths:
        if os.path.isdir(path):
            for inner in _files_under(path):
                found += _unpacked(inner)
        elif os.path.isfile(path):
            found += _unpacked(path)
        else:
            raise CaseError(
                tr("{name} is not there or is no file: check the name.", name=safe_name(path.name))
            )
        if len(found) > MOST_FILES:
            raise CaseError(
                tr(
                    "These are more than {count:,} files: add them folder by folder.",
                    count=MOST_FILES,
                )
            )
    if not found:
        raise CaseError(tr("There is no file in this folder: choose another."))
    return tuple(dict.fromkeys(found))


def _unpacked(path: Path) -> tuple[Path | Packed, ...]:
    try:
        return packed_in(path) or (path,)
    except OSError:
        return (path,)  # whoever reads it says why it cannot be read


def _files_under(folder: Path) -> list[Path]:
    names = []
    for here, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names += [Path(here) / name for name in sorted(files) if not name.startswith(".")]
    return [path for path in names if os.path.isfile(path) and not path.is_symlink()]


def read_file(
    path: Path | Packed, who: str = "", report: Report | None = None, *, source_id: SourceId | None = None
) -> ReadFile:
    """Read, hash and draw the text out of one file, a copy of a source; CaseError if it cannot be read at all.

    `report` is told how many of 1,000 parts are done; what it raises ends the work. May run on any thread.
    """
    tell = report or (lambda _done, _total: None)
    name = safe_name(path.name)
    try:
        with opened(path) as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            if size > LARGEST:
                raise CaseError(
                    tr("{name} is larger than {size} GB: split it.", name=name, size=LARGEST // 10**9)
                )
            sha256, _ = fingerprint(file, lambda done: tell(min(done * 300 // max(size, 1), 300), 1000))
            file.seek(0)
            media = media_type(file, path.name)
            file.seek(0)
            text, told = _text(
                file, media, name, lambda done, total: tell(300 + done * 700 // max(total, 1), 1000)
            )
            file.seek(0)
            title = told_of(file, media).title
    except OSError as error:
        raise CaseError(
            tr("{name} cannot be read ({reason}).", name=name, reason=error.strerror or tr("no reason given"))
        ) from None
    document = Document(
        DocumentId(new_id()),
        name,
        sha256,
        size,
        media,
        source_id=source_id,
        pages=len(text.pages),
        added_at=datetime.now(UTC).isoformat(timespec="seconds"),
        added_by=who,
        came_from=path.came_from if isinstance(path, Packed) else "",
        text_state="held" if text.has_text else "none",
        note=sentences(*text.remarks),
    )
    return ReadFile(path, document, text, told, title)


def _is_of_case(case: Case, path: Path | Packed) -> bool:
    """Tell whether a file is that of the case, or its journal, which would grow while they are added."""
    if not isinstance(path, Path) or not path.name.startswith(case.path.name):
        return False
    return any(os.path.exists(one) and path.samefile(one) for one in (case.path, journal_of(case.path)))


def _text(file: BinaryIO, media: str, name: str, report: Report) -> tuple[Extracted, tuple[str, ...]]:
    try:
        return extract(file, media, name, report), ()
    except UnreadableDocument as error:
        return Extracted(remarks=(str(error),)), (
            tr("{name} was kept without its text. {error}", name=name, error=error),
        )


def keep(case: Case, read: ReadFile, added: Added) -> Iterator[tuple[int, int]]:
    """Keep the bytes and the text of a file, and yield after each step how many bytes of how many are there.

    `added` learns what became of it. The document is not in the case before `tell_of`.
    """
    document = read.document
    if _is_of_case(case, read.path):
        raise CaseError(tr("{name} is the case itself, and is not added to it.", name=document.name))
    held = case.reader.where(Document, sha256=document.sha256)
    if held or any(one.sha256 == document.sha256 for one in added.documents):
        added.held.append(document.name)
        if held:
            yield from _keep_bytes(case, read)  # if its bytes were damaged, this mends them
        return
    yield from _keep_bytes(case, read)
    for _ in case.keep_text(document.id, [page.text for page in read.text.pages]):
        yield document.size, document.size
    if document.media_type == MEDIA:
        document = belonging(case, document, case.reader.document_file(document).read(LARGEST_STAMP))
    added.documents.append(document)
    if read.title:
        added.titles[document.id] = read.title
    added.problems += read.remarks


def _keep_bytes(case: Case, read: ReadFile) -> Iterator[tuple[int, int]]:
    try:
        with opened(read.path) as file:
            for kept in case.keep_bytes(file, read.document.sha256, read.document.size):
                yield kept, read.document.size
    except OSError as error:
        raise CaseError(
            tr(
                "{name} cannot be read ({reason}).",
                name=read.document.name,
                reason=error.strerror or tr("no reason given"),
            )
        ) from None


def tell_of(case: Case, added: Added) -> None:
    """Put the documents that were kept into the case in one action; one without a source gets its own."""
    if not added.documents:
        return
    count = len(added.documents)
    with case.edit(tr_later("Add document") if count == 1 else f"Add {count:,} documents") as writer:
        sources = {
            one.id: _source_of(one, added.titles.get(one.id, ""))
            for one in added.documents
            if one.source_id is None
        }
        writer.add_many(tuple(sources.values()))
        writer.add_many(
            [
                replace(one, source_id=sources[one.id].id) if one.id in sources else one
                for one in added.documents
            ]
        )


def _source_of(document: Document, title: str) -> Source:
    """Return a source that stands for a document until somebody says more of it: by its own title, or its file's."""
    title = title or Path(document.name).stem or document.name
    return Source(SourceId(new_id()), title, type=_SOURCE_TYPES.get(document.media_type, "document"))


def source_for(path: Path | Packed, sources: Mapping[Path, SourceId]) -> SourceId | None:
    """Return the source that a file is a copy of, if one is named."""
    return sources.get(path) if isinstance(path, Path) else None


def add_files(
    case: Case,
    paths: Iterable[Path],
    report: Report | None = None,
    *,
    sources: Mapping[Path, SourceId] = NO_SOURCES,
) -> Added:
    """Add files and folders to a case; return what was added and what could not be.

    `sources` names those that some files are copies of; `report` is told after each file how many of how many are done.
    """
    files, added = files_in(paths), Added()
    for number, path in enumerate(files, start=1):
        try:
            for _ in keep(case, read_file(path, case.who, source_id=source_for(path, sources)), added):
                pass
        except CaseError as error:
            added.problems.append(str(error))
        if report:
            report(number, len(files))
    tell_of(case, added)
    return added
