"""Reads the parts of documents that are zip archives, with every limit a bomb would break; writes no file."""

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from typing import IO, BinaryIO, Final

from models.texts.text import UnreadableDocument
from models.translation import tr, tr_later

MOST_PARTS: Final = 10_000
LONGEST_NAME: Final = 200  # bytes
MOST_BYTES: Final = 2 * 2**30  # unpacked, counted while reading
MOST_RATIO: Final = 200
_FREE: Final = 2**20  # bytes of one part that may be packed as well as can be
_MOST_DIRECTORY: Final = 8 * 2**20  # bytes of the list of parts
_DEVICE: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
_BROKEN: Final = tr_later("This document is damaged and cannot be unpacked: ask for another copy.")
FAILURES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    IndexError,
)
"""What zipfile raises on bytes that are no sound archive."""


class Archive:
    """An archive whose list of parts is sound; parts are read by name, and nothing in them is unpacked again."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the list of parts; UnreadableDocument in one sentence if it breaks a limit."""
        _check_directory(file)
        try:
            self._zip = zipfile.ZipFile(file)
        except FAILURES:
            raise UnreadableDocument(tr(_BROKEN)) from None
        _check_parts(self._zip.infolist())
        self._infos = {info.filename: info for info in self._zip.infolist()}
        self.unpacked = 0  # bytes so far

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the parts, as they stand in the archive."""
        return tuple(self._infos)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name in self._infos

    def size(self, name: str) -> int:
        """Tell how many bytes a part says it has."""
        return self._infos[name].file_size

    def open(self, name: str) -> "Part":
        """Open a part to be read once; UnreadableDocument if it is missing or cannot be opened."""
        info = self._infos.get(name)
        if info is None:
            raise UnreadableDocument(
                tr("This document lacks the part that holds its text: ask for another copy.")
            )
        try:
            return Part(self, self._zip.open(info), info.compress_size)
        except FAILURES:
            raise UnreadableDocument(tr(_BROKEN)) from None


class Part:
    """The unpacked bytes of one part, counted while they are read."""

    def __init__(self, archive: Archive, stream: IO[bytes], packed: int) -> None:
        """Begin at the first byte."""
        self._archive, self._stream, self._packed = archive, stream, packed
        self._read = 0

    def read(self, size: int) -> bytes:
        """Return at most so many more bytes; UnreadableDocument past a limit."""
        try:
            data = self._stream.read(size)
        except FAILURES:
            raise UnreadableDocument(tr(_BROKEN)) from None
        self._read += len(data)
        self._archive.unpacked += len(data)
        if self._archive.unpacked > MOST_BYTES:
            raise UnreadableDocument(tr("This document unpacks to more than 2 GB, so it is not read."))
        if self._read > _FREE and self._read > MOST_RATIO * max(1, self._packed):
            raise UnreadableDocument(
                tr(
                    "A part of this document unpacks to more than {most} times its size, as only a "
                    "trap does: it is not read.",
                    most=MOST_RATIO,
                )
            )
        return data


def _check_directory(file: BinaryIO) -> None:
    """Refuse a list of parts so long that reading it would fill the memory."""
    end = file.seek(0, io.SEEK_END)
    file.seek(max(0, end - 66_000))
    tail = file.read(66_000)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise UnreadableDocument(tr(_BROKEN))
    count, size = struct.unpack("<HI", tail[at + 10 : at + 16])
    if count > MOST_PARTS or size > _MOST_DIRECTORY:
        raise UnreadableDocument(
            tr("This document has more than {most:,} parts, so it is not read.", most=MOST_PARTS)
        )


def _check_parts(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_PARTS:
        raise UnreadableDocument(
            tr("This document has more than {most:,} parts, so it is not read.", most=MOST_PARTS)
        )
    seen: set[str] = set()
    for info in infos:
        if info.flag_bits & 1:
            raise UnreadableDocument(
                tr("This document is locked with a password: save a copy without one and add that.")
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableDocument(
                tr("This document is packed in a way that no office program uses: it is not read.")
            )
        folded = unicodedata.normalize("NFC", info.filename).casefold()
        if folded in seen or not _is_sound(info):
            raise UnreadableDocument(
                tr("This document has parts whose names lead elsewhere, so it is not read.")
            )
        seen.add(folded)


def _is_sound(info: zipfile.ZipInfo) -> bool:
    """Tell whether a name is that of a part inside: no way up, no drive, no device, no link."""
    name = info.orig_filename
    if not name or len(name.encode("utf-8", "replace")) > LONGEST_NAME or name.startswith("/"):
        return False
    if any(letter in "\\:" or letter < " " or letter == "\x7f" for letter in name):
        return False
    is_link = (info.external_attr >> 16) & 0o170000 not in (0, 0o100000, 0o040000)
    pieces = name.removesuffix("/").split("/")
    return not is_link and not any(
        piece in ("", ".", "..") or piece[-1] in ". " or _DEVICE.match(piece) for piece in pieces
    )
