"""Unpacks what was packed, as far as words can have been packed: a few bytes may stand for gigabytes of nothing."""

import zlib
from typing import Final

_ALWAYS: Final = 64 << 20  # bytes
_RATIO: Final = 100  # words are packed to a tenth, seldom to a fiftieth


def unpacked(data: bytes) -> bytes:
    """Return what was packed; ValueError if it is not whole, has something behind it, or is more than words can be."""
    reading = zlib.decompressobj()
    try:
        found = reading.decompress(data, max(_ALWAYS, _RATIO * len(data)))
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not reading.eof or reading.unused_data:
        raise ValueError("not packed as it should be")
    return found
