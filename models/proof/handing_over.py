"""Hands documents over with their hashes: the originals byte for byte, a list, and how to check them."""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Final

from models.case import Case
from models.errors import CaseError
from models.exchange.csv_out import csv_bytes
from models.machine.safe_write import fill_folder
from models.progress import Report
from models.proof.page import PAGE, page_of
from models.publication.chronology.withheld import Withheld
from models.records.story import Confidentiality, Document, DocumentId, Source, SourceId
from models.store.documents import numbered
from models.texts.media import safe_name
from models.translation import tr, tr_count
from models.values.listing import in_a_row, sentences

SUMS: Final = "SHA256SUMS"
LIST: Final = "documents.csv"
FOLDER: Final = "documents"
_HEAD: Final = (
    "file",
    "sha256",
    "bytes",
    "name in the case",
    "media type",
    "source",
    "added at (UTC)",
    "belongs to",
)
_LONGEST: Final = 150  # bytes of a name: some encrypted disks take no more
_ENDING: Final = 20  # letters of a file's ending, with its dot
_RANK: Final = (Confidentiality.PUBLIC, Confidentiality.INTERNAL, Confidentiality.CONFIDENTIAL)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was written, and how much stayed at home."""

    folder: Path
    count: int
    sums: str  # SHA-256 of the list of hashes
    left: Mapping[Confidentiality, int]

    @property
    def sentence(self) -> str:
        """Return in words what was handed over and what was not; the hash of the list is to stand behind it."""
        told = tr_count(
            self.count,
            "{name} holds {n:,} document with its hash in {sums}; {page} says how to check them.",
            "{name} holds {n:,} documents with their hashes in {sums}; {page} says how to check them.",
            name=self.folder.name,
            sums=SUMS,
            page=PAGE,
        )
        held = [
            tr("{count:,} {level}", count=count, level=tr(level))
            for level, count in self.left.items()
            if count
        ]
        left = tr("Left out: {documents}.", documents=in_a_row(held)) if held else ""
        hint = tr("Tell whoever gets the folder, by another way, the hash of {sums}:", sums=SUMS)
        return sentences(told, left, hint)


def counted(case: Case) -> dict[Confidentiality, int]:
    """Tell how many documents there are of public, internal and confidential sources."""
    levels = _levels(case)
    found = [levels[one.id] for one in case.reader.all(Document)]
    return {level: found.count(level) for level in _RANK}


def hand_over(
    case: Case,
    folder: Path,
    up_to: Confidentiality = Confidentiality.PUBLIC,
    report: Report | None = None,
) -> HandedOver:
    """Write the documents of a case into a new folder, with their hashes as sha256sum reads them.

    Those of internal and confidential sources only where `up_to` says so; below that, withheld names stand in no name
    of a file. CaseError, and no folder, if there is no document, or if stored bytes are not what they were.
    """
    levels, held = _levels(case), case.reader.all(Document)
    chosen = [one for one in held if _RANK.index(levels[one.id]) <= _RANK.index(up_to)]
    if not chosen:
        raise CaseError(
            tr("There is no document that may be handed over: add some, or choose more than the public ones.")
        )
    parts = _parts(case, chosen, _public_words(case, up_to))
    sums = b""

    def fill(beside: Path) -> None:
        nonlocal sums
        sums = _fill(case, parts, beside, report or (lambda _done, _total: None))

    fill_folder(folder, fill)
    left = [levels[one.id] for one in held if one not in chosen]
    return HandedOver(
        folder, len(chosen), hashlib.sha256(sums).hexdigest(), {level: left.count(level) for level in _RANK}
    )


def _levels(case: Case) -> dict[str, Confidentiality]:
    """Tell of each document how confidential it is: as its source, and as the document that it was made from."""
    sources = {one.id: one.confidentiality for one in case.reader.all(Source)}
    documents = {one.id: one for one in case.reader.all(Document)}

    def level(one: Document) -> Confidentiality:
        own = sources.get(one.source_id, _RANK[0]) if one.source_id else _RANK[0]
        parent = documents.get(one.parent_id) if one.parent_id else None
        above = sources.get(parent.source_id, _RANK[0]) if parent and parent.source_id else _RANK[0]
        return max(own, above, key=_RANK.index)

    return {id: level(one) for id, one in documents.items()}


def _public_words(case: Case, up_to: Confidentiality) -> Callable[[str], str]:
    """Return what takes withheld names out of a name; nothing does where all confidential documents go out."""
    if up_to is Confidentiality.CONFIDENTIAL:
        return lambda text: text
    withheld = Withheld.read(case.reader, "en")

    def out_of(text: str) -> str:
        if withheld.stands_in(text):
            return withheld.word + PurePath(text).suffix[:_ENDING]
        return text

    return out_of


@dataclass(frozen=True, slots=True)
class _Part:
    """One document under the name that it gets in the folder."""

    document: Document
    name: str  # in the folder
    told: str  # its name in the case, without what is withheld
    source: str
    parent: str = ""  # the name of the document that it belongs to


def _parts(case: Case, documents: Sequence[Document], out_of: Callable[[str], str]) -> tuple[_Part, ...]:
    """Name each document by a number and what it is called, in the order in which they were added."""
    titles: dict[SourceId | None, str] = {one.id: one.title for one in case.reader.all(Source)}
    width = max(4, len(str(len(documents))))
    names: dict[DocumentId | None, str] = {}
    parts = []
    for number, one in enumerate(
        sorted(documents, key=lambda one: (one.added_at, one.name, one.id)), start=1
    ):
        told = out_of(one.name)
        names[one.id] = f"{number:0{width}} {file_name(told)}"
        parts.append(_Part(one, names[one.id], told, out_of(titles.get(one.source_id, ""))))
    return tuple(replace(one, parent=names.get(one.document.parent_id, "")) for one in parts)


def file_name(name: str) -> str:
    """Return a name that every system can write and every checker reads, of 150 bytes at most."""
    shown = (
        unicodedata.normalize("NFC", safe_name(" ".join(name.split()))).replace("⟨", "_").replace("⟩", "_")
    )
    stem, dot, ending = shown.rpartition(".")
    if not dot or len(ending.encode()) > 20:
        stem, dot, ending = shown, "", ""
    room = _LONGEST - len((dot + ending).encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .") + dot + ending


def _fill(case: Case, parts: Sequence[_Part], folder: Path, report: Report) -> bytes:
    """Write all files of the folder; return the list of hashes."""
    (folder / FOLDER).mkdir()
    total, done, sums = sum(part.document.size for part in parts), 0, []
    for part in parts:
        for written in _write(case, part.document, folder / FOLDER / part.name):
            done += written
            report(done, max(total, done, 1))
        sums.append((part.document.sha256, f"{FOLDER}/{part.name}"))
    at = datetime.now(UTC)
    told = {LIST: _table(parts), PAGE: page_of(len(parts), total, at, case.key)}
    for name, text in told.items():
        (folder / name).write_bytes(text)
        sums.append((hashlib.sha256(text).hexdigest(), name))
    lines = "".join(f"{digest}  {name}\n" for digest, name in sums).encode()
    (folder / SUMS).write_bytes(lines)
    return lines


def _write(case: Case, document: Document, path: Path) -> Iterator[int]:
    """Write the stored bytes of a document and yield how many after each piece; CaseError if they are not its own."""
    digest = hashlib.sha256()
    with path.open("xb") as out:
        for _, piece in numbered(case.reader.document_file(document)):
            digest.update(piece)
            out.write(piece)
            yield len(piece)
    if digest.hexdigest() != document.sha256:
        raise CaseError(
            tr(
                "The stored file {name} is not what it was when it was added: add it again, then hand over.",
                name=document.name,
            )
        )


def _table(parts: Iterable[_Part]) -> bytes:
    """Return the list of documents as a table."""
    rows = [
        (f"{FOLDER}/{part.name}", part.document.sha256, str(part.document.size), part.told, part.document.media_type,
         part.source, part.document.added_at[:19].replace("T", " "), part.parent)
        for part in parts
    ]  # fmt: skip
    return csv_bytes((_HEAD, *rows))
