"""Recordings made here: a tone as WAV, and moving pictures as AVI (RIFF, each picture a JPEG)."""

import io
import math
import struct
import wave
from functools import cache

from PIL import Image


@cache
def a_tone(seconds=3, rate=8000):
    """A tone of 440 Hz as the bytes of a WAV."""
    held = io.BytesIO()
    with wave.open(held, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(
            b"".join(
                struct.pack("<h", int(9000 * math.sin(at / rate * 2 * math.pi * 440)))
                for at in range(seconds * rate)
            )
        )
    return held.getvalue()


@cache
def a_film(seconds=4, rate=10, size=(160, 90)):
    """Moving pictures as the bytes of an AVI: each second is redder than the one before."""
    pictures = [
        _jpeg(size, (40 + 200 * (at // rate) // max(1, seconds - 1), 60, 90)) for at in range(seconds * rate)
    ]
    width, height = size
    largest = max(map(len, pictures))
    head = struct.pack(
        "<14I",
        1_000_000 // rate,
        largest * rate,
        0,
        0x10,
        len(pictures),
        0,
        1,
        largest,
        width,
        height,
        0,
        0,
        0,
        0,
    )
    stream = b"vidsMJPG" + struct.pack(
        "<IHHIIIIIIIIhhhh", 0, 0, 0, 0, 1, rate, 0, len(pictures), largest, 0xFFFFFFFF, 0, 0, 0, width, height
    )
    shape = struct.pack("<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0)
    headers = _list(
        b"hdrl", _chunk(b"avih", head), _list(b"strl", _chunk(b"strh", stream), _chunk(b"strf", shape))
    )
    movie, index, at = [], [], 4
    for picture in pictures:
        movie.append(_chunk(b"00dc", picture))
        index.append(struct.pack("<4sIII", b"00dc", 0x10, at, len(picture)))
        at += len(movie[-1])
    body = b"AVI " + headers + _list(b"movi", *movie) + _chunk(b"idx1", b"".join(index))
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _jpeg(size, colour):
    held = io.BytesIO()
    Image.new("RGB", size, colour).save(held, "JPEG")
    return held.getvalue()


def _chunk(name, data):
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _list(name, *chunks):
    return _chunk(b"LIST", name + b"".join(chunks))
