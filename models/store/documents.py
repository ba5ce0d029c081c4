"""The bytes of documents: cut into chunks, known by their SHA-256."""

import hashlib
from collections.abc import Iterator
from typing import Final

CHUNK: Final = 1 << 20  # bytes


def sha256(data: bytes) -> str:
    """Answer the SHA-256 of a file's bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def chunks(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Answer the bytes in numbered chunks of at most 1 MiB."""
    for number, start in enumerate(range(0, len(data), CHUNK)):
        yield number, data[start : start + CHUNK]
