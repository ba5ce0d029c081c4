"""The package of Gramps: its file and the media that it names, in one archive; nothing of it is put on the disk."""

import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final, cast

from models.exchange import imported as limits
from models.exchange.papers import Paper
from models.exchange.stories.gramps.unusable import UnusableFile
from models.records.story import Document, DocumentId, SourceId, new_id
from models.texts.extract import extract
from models.texts.media import media_type, safe_name
from models.texts.text import Extracted, UnreadableDocument
from models.translation import tr, tr_later

FILE: Final = "data.gramps"
MOST_FILES: Final = 20_000
MOST_UNPACKED: Final = 2**30  # bytes, all files together
_BLOCK: Final = 512
_PIECE: Final = 2**18
_LONGEST_HEADER: Final = 2**16
_PACKED: Final = b"\x1f\x8b"
_OCTAL: Final = re.compile(rb"[\0 ]*[0-7]*[\0 ]*")
_PATH: Final = re.compile(rb"\d+ path=([^\n\0]*)\n")
_DAMAGED: Final = tr_later("is packed and damaged: export it again from Gramps.")
_LARGE: Final = tr_later("is larger than {most} GB unpacked: export a part of it.")
_FAILURES: Final = (EOFError, zlib.error, gzip.BadGzipFile)


def is_package(path: Path) -> bool:
    """Tell whether a file is an archive, packed; a plain Gramps file may be packed as well."""
    with path.open("rb") as file:
        if file.read(2) != _PACKED:
            return False
    try:
        with gzip.open(path) as file:
            return file.read(_BLOCK)[257:262] == b"ustar"
    except _FAILURES:
        return False


def file_in(path: Path) -> bytes:
    """Return the Gramps file of a package, as it lies there. UnusableFile where there is none."""
    for name, size, file in _files(path):
        if name.rpartition("/")[2] == FILE:
            return _read(file, min(size, limits.MOST_BYTES + 1))
    raise UnusableFile(tr("holds no {file}: export it again from Gramps.", file=FILE))


class Media:
    """The files of a package that a Gramps file names."""

    def __init__(self, path: Path, wanted: Sequence[str]) -> None:
        """Take from a package what is wanted, by the paths that its Gramps file tells, as far as it is not too much."""
        self.found: dict[str, bytes] = {}
        self.too_large: list[str] = []
        left = limits.MOST_BYTES
        by_path = {_plain(told): told for told in wanted}
        by_name = {plain.rpartition("/")[2]: told for plain, told in by_path.items()}
        for name, size, file in _files(path) if by_path else ():
            plain = _plain(name)
            told = by_path.get(plain) or by_name.get(plain.rpartition("/")[2])
            if told is None or told in self.found:
                continue
            if size > left:
                self.too_large.append(told)
                continue
            self.found[told] = _read(file, size)
            left -= size


def paper_of(told: str, data: bytes, source_id: SourceId | None, note: str) -> tuple[Document, Paper]:
    """Return a file of a package as a document, with its text where it has one."""
    file, name = io.BytesIO(data), safe_name(told)
    media = media_type(file, name)
    file.seek(0)
    try:
        text = extract(file, media, name)
    except UnreadableDocument as error:
        text = Extracted(remarks=(str(error),))
    document = Document(
        DocumentId(new_id()),
        name,
        hashlib.sha256(data).hexdigest(),
        len(data),
        media,
        source_id=source_id,
        pages=len(text.pages),
        added_at=datetime.now(UTC).isoformat(timespec="seconds"),
        text_state="held" if text.has_text else "none",
        note="\n".join(part for part in (note, *text.remarks) if part),
    )
    return document, Paper(data, tuple(page.text for page in text.pages))


# the archive -----------------------------------------------------------------------------------


def _files(path: Path) -> Iterator[tuple[str, int, BinaryIO]]:
    """Yield the name and the size of each file of an archive, and where it can be read from, as far as it is wanted.

    Python's own reader of such archives takes any length on trust, and may go round for ever in one that lies.
    """
    with gzip.open(path) as packed:
        file, at, name = cast("BinaryIO", packed), 0, ""
        for _ in range(MOST_FILES):
            header = _read(file, _BLOCK)
            if not header.strip(b"\0"):
                return
            kind, size = header[156:157], _number(header[124:136])
            ends = at + _BLOCK + size + -size % _BLOCK
            if ends > MOST_UNPACKED:
                raise UnusableFile(tr(_LARGE, most=MOST_UNPACKED // 2**30))
            at += _BLOCK
            if kind in (b"L", b"x"):  # the name of the next file, which is too long for its header
                data = _read(file, min(size, _LONGEST_HEADER))
                at, name = at + len(data), _long_name(kind, data) or name
            else:
                if kind in (b"0", b"\0", b"7"):
                    yield name or _short_name(header), size, file
                    at = packed.tell()
                name = ""
            _pass_over(file, ends - at)
            at = ends


def _number(field: bytes) -> int:
    if not _OCTAL.fullmatch(field):  # no number, or one of files that are larger than any here
        raise UnusableFile(tr(_DAMAGED))
    return int(field.strip(b"\0 ") or b"0", 8)


def _short_name(header: bytes) -> str:
    name, folder = (part.partition(b"\0")[0] for part in (header[:100], header[345:500]))
    return (folder + b"/" + name if folder else name).decode("utf-8", "replace")


def _long_name(kind: bytes, data: bytes) -> str:
    if kind == b"L":
        return data.partition(b"\0")[0].decode("utf-8", "replace")
    found = _PATH.search(data)
    return found[1].decode("utf-8", "replace") if found else ""


def _read(file: BinaryIO, size: int) -> bytes:
    try:
        data = file.read(size)
    except _FAILURES:
        raise UnusableFile(tr(_DAMAGED)) from None
    if len(data) < size:
        raise UnusableFile(tr(_DAMAGED))
    return data


def _pass_over(file: BinaryIO, size: int) -> None:
    while size > 0:
        size -= len(_read(file, min(size, _PIECE)))


def _plain(path: str) -> str:
    """Return a path as it is compared: without the drive or the folder in which all paths begin."""
    return re.sub(r"^([A-Za-z]:)?[./]*", "", path.replace("\\", "/")).casefold()
