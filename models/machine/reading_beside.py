"""Reads files that this program may have open already, without letting go of the locks that it has on them.

On Linux and macOS a program loses all its locks on a file as soon as it closes any handle of it. A case that is open
for writing would then be open to every other program, because somebody looked at its first bytes.
"""

import contextlib
import io
import os
from pathlib import Path
from typing import BinaryIO, Final

_HANDLES: Final = (
    "/dev/fd"  # the files that this process has open; Windows has no such folder, and no such locks
)


class _Beside(io.RawIOBase):
    """Reads through a handle that somebody else opened and will close, from a place of its own."""

    def __init__(self, handle: int) -> None:
        """Begin at the first byte."""
        super().__init__()
        self._handle, self._at = handle, 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it has places."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, and tell which it is."""
        begins = (0, self._at, os.fstat(self._handle).st_size)[whence]
        self._at = max(begins + offset, 0)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer is taken
        """Fill a buffer, and tell how far."""
        found = os.pread(self._handle, len(buffer), self._at)
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


def open_to_read(path: Path) -> BinaryIO:
    """Open a file for reading; one that is open here already is read through the handle that is there."""
    handle = _handle_of(path)
    return path.open("rb") if handle is None else io.BufferedReader(_Beside(handle))


def _handle_of(path: Path) -> int | None:
    """Return a handle of this process that has the file open; None if there is none."""
    try:
        wanted, names = path.stat(), os.listdir(_HANDLES)
    except (OSError, ValueError):
        return None  # whoever opens it is told why it cannot be
    for name in names:
        with contextlib.suppress(OSError, ValueError):
            found = os.fstat(int(name))
            if (found.st_dev, found.st_ino) == (wanted.st_dev, wanted.st_ino):
                os.pread(int(name), 1, 0)
                return int(name)
    return None
