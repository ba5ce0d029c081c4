"""A long list of lines, kept packed: only the few blocks in which one looks are unpacked."""

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from models.errors import CaseError
from models.translation import tr

LINES = (
    512  # of a block: a look takes less than a millisecond, and the file is hardly larger than in one piece
)
_KEPT = 256  # blocks that stay unpacked
_GZIP = 31  # zlib's number for the format of gzip, so that `zcat` reads the whole file
_HEAD = 1 << 18  # bytes within which the list of the blocks ends


class Shelf:
    """Lines in a file of gzip members: the first lists the size of each block and the first key in it.

    A key is what stands before the first tab of a line. What is wrong with the file is a CaseError.
    """

    def __init__(self, path: Path) -> None:
        """Read the list of the blocks."""
        self._path = path
        try:
            self._firsts, self._begins = _blocks(_read(path, 0, _HEAD))
        except (OSError, ValueError, zlib.error) as error:
            raise _damaged() from error
        self._block = lru_cache(_KEPT)(self._unpacked)

    def __getitem__(self, number: int) -> str:
        """Return a line by its number, counted from 0."""
        return self._block(number // LINES)[number % LINES]

    def __iter__(self) -> Iterator[str]:
        """Return all lines."""
        return (line for block in range(len(self._firsts)) for line in self._unpacked(block))

    def beginning(self, start: str) -> Iterator[str]:
        """Return the lines that begin so, of lines that are sorted."""
        first = max(0, bisect_right(self._firsts, start) - 1)
        for block in range(first, len(self._firsts)):
            lines = self._block(block)
            for line in lines[bisect_left(lines, start) :]:
                if not line.startswith(start):
                    return
                yield line

    def _unpacked(self, block: int) -> tuple[str, ...]:
        begin, end = self._begins[block : block + 2]
        try:
            text = zlib.decompress(_read(self._path, begin, end - begin), _GZIP).decode("utf-8")
        except (OSError, ValueError, zlib.error) as error:
            raise _damaged() from error
        return tuple(text.removesuffix("\n").split("\n"))


def _damaged() -> CaseError:
    return CaseError(tr("The list of places is missing or damaged: install Dateline again."))


def _read(path: Path, begin: int, size: int) -> bytes:
    with path.open("rb") as file:
        file.seek(begin)
        return file.read(size)


def _blocks(start: bytes) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the first key of each block, and where each begins, out of the beginning of a file."""
    unpacker = zlib.decompressobj(_GZIP)
    rows = [row.split("\t") for row in unpacker.decompress(start).decode("utf-8").splitlines()]
    begin = len(start) - len(unpacker.unused_data)
    return tuple(row[1] for row in rows), tuple(accumulate((int(row[0]) for row in rows), initial=begin))


def packed(lines: Sequence[str]) -> bytes:
    """Return the bytes of a file that can be opened as a Shelf, the same each time."""
    blocks = [lines[at : at + LINES] for at in range(0, len(lines), LINES)]
    members = [_member(block) for block in blocks]
    keys = (block[0].partition("\t")[0] for block in blocks)
    return _member([f"{len(member)}\t{key}" for member, key in zip(members, keys, strict=True)]) + b"".join(
        members
    )


def _member(lines: Sequence[str]) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    return packer.compress("".join(f"{line}\n" for line in lines).encode("utf-8")) + packer.flush()
