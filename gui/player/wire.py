"""What the window and its player say to each other: parcels of a kind and a length, words as JSON, others as bytes."""

import json
import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import Any, Final

_HEAD: Final = struct.Struct(">BI")
PICTURE_HEAD: Final = struct.Struct(">IIq")
"""Before the pixels of a picture, or the bytes of a still: width, height, and the time in milliseconds."""
LARGEST: Final = 64 * 2**20
"""Bytes of one parcel: a picture of 4,096 × 4,096 pixels."""


class Parcel(IntEnum):
    """What a parcel holds."""

    WORDS = 0  # a JSON object
    BYTES = 1  # of the recording, as they were asked for
    PICTURE = 2  # pixels as Qt's RGB32, to be shown
    STILL = 3  # a PNG, to be kept


def packed(kind: Parcel, content: bytes) -> bytes:
    """Return a parcel as it goes over the wire."""
    return _HEAD.pack(kind, len(content)) + content


def words(**told: Any) -> bytes:
    """Return some words as they go over the wire."""
    return packed(Parcel.WORDS, json.dumps(told).encode())


class Unpacker:
    """Puts parcels together from the pieces in which they come."""

    def __init__(self) -> None:
        """Begin without a piece."""
        self._held = bytearray()

    def feed(self, piece: bytes) -> Iterator[tuple[Parcel, bytes]]:
        """Yield each parcel that is whole with this piece; ValueError for what no player says."""
        self._held += piece
        while len(self._held) >= _HEAD.size:
            kind, length = _HEAD.unpack_from(self._held)
            if kind not in iter(Parcel) or length > LARGEST:
                raise ValueError(kind, length)
            end = _HEAD.size + length
            if len(self._held) < end:
                return
            content = bytes(self._held[_HEAD.size : end])
            del self._held[:end]
            yield Parcel(kind), content
