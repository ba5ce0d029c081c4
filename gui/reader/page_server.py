"""Draws the pages of a document on another thread, one after the other, the latest wish first."""

from collections.abc import Callable
from io import RawIOBase
from typing import BinaryIO, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

from models.texts.frames import BROKEN, TOO_LARGE, Frames
from models.texts.limits import MOST_PIXELS
from models.texts.pdf import Glyphs, PdfPages
from models.texts.recognised import Recognised
from models.texts.text import UnreadableDocument
from models.translation import tr

MOST_MEGABYTES = 256
BY_QT = {"image/png": b"png", "image/jpeg": b"jpeg"}


class Leaves(Protocol):
    """The pages of an open document, however they are kept."""

    count: int

    def size(self, page: int) -> tuple[float, float]:
        """Return width and height of a page in points."""

    def image(self, page: int, scale: float) -> QImage:
        """Return a page with so many pixels a point."""

    def glyphs(self, page: int) -> Glyphs | None:
        """Return the characters of a page and their places, None where there are none."""

    def close(self) -> None:
        """Let go of the document."""


class DrawnLeaves:
    """The pages of a PDF, or the pictures of a file that holds several."""

    def __init__(self, pages: PdfPages | Frames) -> None:
        """Show what was opened."""
        self._pages = pages
        self.count = pages.count

    def size(self, page: int) -> tuple[float, float]:
        """Return width and height of a page in points."""
        return self._pages.size(page)

    def image(self, page: int, scale: float) -> QImage:
        """Return a page with so many pixels a point."""
        drawn = self._pages.draw(page, scale)
        image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        return image.copy()  # the bytes go with this call

    def glyphs(self, page: int) -> Glyphs | None:
        """Return the characters of a page and their places; None where there are none."""
        return self._pages.glyphs(page) if isinstance(self._pages, PdfPages) else None

    def close(self) -> None:
        """Let go of the document."""
        self._pages.close()


class PictureLeaf:
    """A PNG or JPEG as one page; decoded only as what it is said to be, and only if it is not too large."""

    count = 1

    def __init__(self, file: RawIOBase | BinaryIO, media_type: str) -> None:
        """Decode it; UnreadableDocument if it is damaged or too large."""
        data = QByteArray(file.read() or b"")
        buffer = QBuffer(data)
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, BY_QT[media_type])
        reader.setAutoDetectImageFormat(False)
        QImageReader.setAllocationLimit(MOST_MEGABYTES)
        size = reader.size()
        if not size.isValid():
            raise UnreadableDocument(tr(BROKEN))
        if size.width() * size.height() > MOST_PIXELS:
            raise UnreadableDocument(tr(TOO_LARGE))
        reader.setAutoTransform(True)
        self._image = reader.read()
        if self._image.isNull():
            raise UnreadableDocument(tr(BROKEN))

    def size(self, page: int) -> tuple[float, float]:
        """Return its width and height, a point for each pixel of a screen at 96 dots per inch."""
        return self._image.width() * 0.75, self._image.height() * 0.75

    def image(self, page: int, scale: float) -> QImage:
        """Return it at this scale, never larger than it is."""
        width = min(self._image.width(), max(1, round(self._image.width() * 0.75 * scale)))
        if width == self._image.width():
            return self._image
        return self._image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

    def glyphs(self, page: int) -> Glyphs | None:
        """Return that a picture has no characters."""
        return None

    def close(self) -> None:
        """Let go of the pixels."""
        self._image = QImage()


class ReadLeaves:
    """Pages with the words that a machine saw on those that have none of their own."""

    def __init__(self, leaves: Leaves, recognised: Recognised) -> None:
        """Lay the words over open pages."""
        self._leaves, self._seen = leaves, {page.number: page for page in recognised.pages}
        self.count = leaves.count

    def size(self, page: int) -> tuple[float, float]:
        """Return width and height of a page in points."""
        return self._leaves.size(page)

    def image(self, page: int, scale: float) -> QImage:
        """Return a page with so many pixels a point."""
        return self._leaves.image(page, scale)

    def glyphs(self, page: int) -> Glyphs | None:
        """Return the characters of a page and their places."""
        own = self._leaves.glyphs(page)
        if page not in self._seen or (own is not None and own.text.strip()):
            return own
        return self._seen[page].glyphs()

    def close(self) -> None:
        """Let go of the document."""
        self._leaves.close()


class PageServer(QObject):
    """Hands out images and characters of pages as they become ready; what is not wanted any more is not drawn."""

    image_ready = Signal(int, float, QImage)  # page, scale
    small_ready = Signal(int, QImage)
    glyphs_ready = Signal(int, object)

    def __init__(self, leaves: Leaves, parent: QObject | None = None) -> None:
        """Serve the pages of an open document."""
        super().__init__(parent)
        self._leaves = leaves
        self._wanted: list[tuple[int, float]] = []
        self._asked: set[int] = set()
        self._small: set[int] = set()
        self._is_closed = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def want(self, wishes: list[tuple[int, float]]) -> None:
        """Draw these pages at these scales, the first first; earlier wishes are let go."""
        is_idle = not self._wanted
        self._wanted = wishes[::-1]
        if is_idle and self._wanted:
            self._pool.start(_Job(self._draw_next))

    def want_glyphs(self, page: int) -> None:
        """Find the characters of a page, once."""
        if page not in self._asked:
            self._asked.add(page)
            self._pool.start(_Job(lambda: self._find_glyphs(page)), 1)

    def want_small(self, page: int, width: int) -> None:
        """Draw a page small, once and after what is wanted more."""
        if page not in self._small:
            self._small.add(page)
            self._pool.start(_Job(lambda: self._draw_small(page, width)), -1)

    def close(self) -> None:
        """Finish what is being drawn and let go of the document."""
        self._is_closed = True
        self._wanted = []
        self._pool.clear()
        self._pool.waitForDone()
        self._leaves.close()

    def _draw_next(self) -> None:
        try:
            page, scale = self._wanted.pop()
        except IndexError:
            return
        try:
            image = self._leaves.image(page, scale)
        except (UnreadableDocument, MemoryError):
            image = QImage(QSize(1, 1), QImage.Format.Format_RGB32)
        if self._is_closed:
            return
        self.image_ready.emit(page, scale, image)
        if self._wanted:
            self._pool.start(_Job(self._draw_next))

    def _draw_small(self, page: int, width: int) -> None:
        try:
            image = self._leaves.image(page, width / self._leaves.size(page)[0])
        except (UnreadableDocument, MemoryError):
            return
        if not self._is_closed:
            self.small_ready.emit(page, image)

    def _find_glyphs(self, page: int) -> None:
        glyphs = self._leaves.glyphs(page)
        if not self._is_closed:
            self.glyphs_ready.emit(page, glyphs)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()
