"""The bytes of documents: cut into chunks, known by their SHA-256, read piece by piece."""

import hashlib
import io
import math
import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Final

from models.errors import DamagedCase
from models.store.engine import Engine
from models.translation import tr, tr_later

CHUNK: Final = 1 << 20  # bytes
MOST_PAGES: Final = 1_000_000  # of one document
_CHUNKS_HELD: Final = 8
CHANGED: Final = tr_later("The stored file {name} is not what it was when it was added: add it again.")
"""What is said of bytes that are not those of their hash."""


def sha256(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def chunks(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Return the bytes in numbered chunks of at most 1 MiB."""
    return numbered(io.BytesIO(data))


def numbered(file: BinaryIO | io.RawIOBase, past: float = math.inf) -> Iterator[tuple[int, bytes]]:
    """Return the rest of a file in numbered chunks of 1 MiB, the last one shorter.

    It ends where more than `past` bytes are told: a file may grow without end while it is read.
    """
    number = 0
    while number * CHUNK <= past and (chunk := file.read(CHUNK)):
        yield number, chunk
        number += 1


def fingerprint(file: BinaryIO | io.RawIOBase, tell: Callable[[int], None] | None = None) -> tuple[str, int]:
    """Return SHA-256 and size of the rest of a file; `tell` is told after each MiB how many bytes were read."""
    digest, size = hashlib.sha256(), 0
    for _, chunk in numbered(file):
        digest.update(chunk)
        size += len(chunk)
        if tell:
            tell(size)
    return digest.hexdigest(), size


def pages_in_order(rows: Iterable[tuple[int, str]], case: str) -> tuple[str, ...]:
    """Return the texts of numbered pages from the first to the last; CaseError if no document has so many."""
    found = dict(rows)
    if max(found, default=0) > MOST_PAGES:
        raise DamagedCase.of(case, tr("a document has more pages than any"))
    return tuple(str(found.get(page, "")) for page in range(1, max(found, default=0) + 1))


class DocumentFile(io.RawIOBase):
    """The stored bytes of a document as a file to read and seek in; a few chunks at most are held in memory.

    It may be read on any thread, as long as the case is open.
    """

    def __init__(self, engine: Engine, sha256: str, size: int) -> None:
        """Stand at the first of `size` bytes."""
        super().__init__()
        self._engine, self._sha256, self._size = engine, sha256, size
        self._at = 0
        self._held: OrderedDict[int, bytes] = OrderedDict()

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that it can be sought in."""
        return True

    def tell(self) -> int:
        """Tell where the next byte is read."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a byte and return which one it is."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, target: "memoryview | bytearray") -> int:  # type: ignore[override] # Buffer is of Python 3.12
        """Fill a buffer and return how many bytes that took; less only at the end, as readers of PDFs expect."""
        wanted = min(len(target), max(self._size - self._at, 0))
        done = 0
        while done < wanted:
            number, start = divmod(self._at, CHUNK)
            piece = self._chunk(number)[start : start + wanted - done]
            if not piece:
                break  # bytes are missing
            target[done : done + len(piece)] = piece
            done += len(piece)
            self._at += len(piece)
        return done

    def _chunk(self, number: int) -> bytes:
        if number not in self._held:
            sql = "SELECT bytes FROM document_chunk WHERE sha256 = ? AND number = ?"
            self._held[number] = self._engine.value(sql, (self._sha256, number)) or b""
            if len(self._held) > _CHUNKS_HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(number)
        return self._held[number]
