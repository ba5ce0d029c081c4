"""Pictures as pages: TIFF files may hold many, HEIC and WebP one; decoded by Pillow, and only as what they begin as."""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import Any, BinaryIO, Final

from models.texts.limits import MOST_PIXELS
from models.texts.pdf import Drawn
from models.texts.text import UnreadableDocument
from models.translation import tr, tr_later

MOST_FRAMES: Final = 2_000
BROKEN: Final = tr_later("This picture is damaged and cannot be shown; its bytes are kept unaltered.")
TOO_LARGE: Final = tr_later(
    "This picture has more than 50 million pixels and is not shown; its bytes are kept unaltered."
)
_POINTS: Final = 0.75  # of a pixel on a screen of 96 dots per inch
_DECODERS: Final = ("PNG", "JPEG", "WEBP", "TIFF", "HEIF")


class Frames:
    """The pictures of an open file, counted from 1, each upright where it says how it was held."""

    def __init__(self, file: io.RawIOBase | BinaryIO) -> None:
        """Open it; UnreadableDocument if it is damaged. It may be used on any thread."""
        from PIL import Image

        know_heif()
        self._lock = RLock()
        self._held: tuple[int, Any] | None = None  # the number of a frame and its picture
        with _told_in_one_sentence():
            self._image = Image.open(io.BytesIO(file.read() or b""), formats=_DECODERS)
            self.count = self._count()

    def size(self, page: int) -> tuple[float, float]:
        """Return width and height of a picture in points."""
        image = self._upright(page)
        return image.width * _POINTS, image.height * _POINTS

    def draw(self, page: int, scale: float) -> Drawn:
        """Return a picture with so many pixels a point, never more than it has."""
        image = self._upright(page)
        width = min(image.width, max(1, round(image.width * _POINTS * scale)))
        if width < image.width:
            image = image.resize((width, max(1, round(image.height * width / image.width))))
        pixels = image.convert("RGBA").tobytes("raw", "BGRA")
        return Drawn(image.width, image.height, image.width * 4, pixels)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._held = None
            self._image.close()

    def _count(self) -> int:
        """Count the frames one by one: a damaged list of them ends where it breaks."""
        count = 1
        if self._image.format != "TIFF":
            return count
        while count < MOST_FRAMES:
            try:
                self._image.seek(count)
            except EOFError:
                break
            count += 1
        self._image.seek(0)
        return count

    def _upright(self, page: int) -> Any:
        from PIL import ImageOps

        with self._lock, _told_in_one_sentence():
            if self._held is None or self._held[0] != page:
                self._image.seek(page - 1)
                if self._image.width * self._image.height > MOST_PIXELS:
                    raise UnreadableDocument(tr(TOO_LARGE))
                self._held = page, ImageOps.exif_transpose(self._image).convert("RGB")
            return self._held[1]


def count_frames(file: io.RawIOBase | BinaryIO) -> int:
    """Return how many pictures a file holds; UnreadableDocument if it is damaged."""
    frames = Frames(file)
    frames.close()
    return frames.count


@cache
def know_heif() -> None:
    """Let Pillow read HEIC, once for all."""
    import pi_heif

    pi_heif.register_heif_opener()


@contextmanager
def _told_in_one_sentence() -> Iterator[None]:
    """Turn whatever the decoders raise on damaged or boundless pictures into one sentence."""
    from PIL import Image

    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnreadableDocument(tr(TOO_LARGE)) from None
    except (OSError, ValueError, SyntaxError, TypeError, LookupError, struct.error, RuntimeError, Warning):
        raise UnreadableDocument(tr(BROKEN)) from None
