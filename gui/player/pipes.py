"""The player's end of the wire: the two pipes by which the window started it."""

import json
import os
import queue
import threading
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from gui.player.wire import Parcel, Unpacker, words

_PATIENCE: Final = 60  # s that the window may take for a piece
_PART: Final = 65536


class Pipes(QObject):
    """What the window says comes as signals; pieces of the recording are waited for."""

    told = Signal(dict)

    def __init__(self) -> None:
        """Listen from now on; where the window goes, so does this process."""
        super().__init__()
        self._pieces: queue.Queue[bytes] = queue.Queue()
        self._asking, self._writing = threading.Lock(), threading.Lock()

    def listen(self) -> None:
        """Hand on what the window says, on a thread of its own."""
        threading.Thread(target=self._listen, daemon=True).start()

    def say(self, **told: Any) -> None:
        """Tell the window something."""
        self.send(words(**told))

    def send(self, parcel: bytes) -> None:
        """Write a parcel whole."""
        with self._writing:
            rest = memoryview(parcel)
            while rest:
                rest = rest[os.write(1, rest) :]

    def ask(self, at: int, count: int) -> bytes:
        """Return some bytes of the recording; none if the window does not answer."""
        with self._asking:
            self.say(need=[at, count])
            try:
                return self._pieces.get(timeout=_PATIENCE)
            except queue.Empty:
                return b""

    def _listen(self) -> None:
        unpacker = Unpacker()
        try:
            while piece := os.read(0, _PART):
                for kind, content in unpacker.feed(piece):
                    if kind is Parcel.BYTES:
                        self._pieces.put(content)
                    else:
                        self.told.emit(json.loads(content))
        except (OSError, ValueError):
            pass
        os._exit(0)  # nothing is held here that could be lost
