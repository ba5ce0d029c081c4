"""A recording as Qt reads it in the player's process: each piece is asked for over the wire, and a few are held."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

from PySide6.QtCore import QIODevice, QObject

PIECE: Final = 256 * 1024  # bytes
_PIECES_HELD: Final = 32


class AskedFile(QIODevice):
    """Reads and seeks in bytes that lie elsewhere; Qt does so on threads of its own."""

    def __init__(self, size: int, ask: Callable[[int, int], bytes], parent: QObject) -> None:
        """Stand at the first of `size` bytes; `ask` answers those from a byte on, and so many."""
        super().__init__(parent)
        self._size, self._ask = size, ask
        self._held: OrderedDict[int, bytes] = OrderedDict()
        self._lock = Lock()
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        """Return that it can be sought in."""
        return False

    def size(self) -> int:
        """Return how many bytes there are."""
        return self._size

    def readData(self, most: int) -> bytes:
        """Return the next bytes, fewer at the end of a piece."""
        at = self.pos()
        number, start = divmod(at, PIECE)
        with self._lock:
            return self._piece(number)[start : start + most]

    def writeData(self, data: bytes, length: int) -> int:  # type: ignore[override] # the stub tells of the buffer of C++
        """Write nothing."""
        return -1

    def _piece(self, number: int) -> bytes:
        if number not in self._held:
            begin = number * PIECE
            self._held[number] = self._ask(begin, min(PIECE, max(0, self._size - begin)))
            if len(self._held) > _PIECES_HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(number)
        return self._held[number]
