"""Pages one below the other, as on paper: words are marked with mouse or keys, regions with the mouse."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.reader.letters import line_boxes, moved, word_at
from gui.reader.marks import MARKED, Mark, paint_mark, paint_unsure, placed
from gui.reader.page_server import Leaves, PageServer
from models.texts.mending import whole_words
from models.texts.pdf import Glyphs
from models.translation import tr

MARKING_KEYS = frozenset(
    (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
)
GAP = 14  # pixels between pages and around them
NEAREST, FARTHEST = 8.0, 0.1  # pixels for a point
HELD_IMAGES = 10
SMALLEST_REGION = 6  # pixels: less is a click


class PagesView(QAbstractScrollArea):
    """Shows the pages of a PDF or a picture."""

    selection_changed = Signal()
    page_changed = Signal(int)
    small_ready = Signal(int, QImage)
    painted = Signal(int)  # a page with its picture is there to be seen

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setAccessibleName(tr("Pages of the document"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.zoom = 1.0
        self.is_fitted = True
        self.marks: tuple[Mark, ...] = ()
        self.selected: tuple[int, int, int] | None = None  # page, from where one began, to where one came
        self.region: tuple[int, QRectF] | None = None
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[float] = []  # points, gaps left out
        self._images: dict[int, tuple[float, QImage]] = {}
        self._glyphs: dict[int, Glyphs | None] = {}
        self._server: PageServer | None = None
        self._pressed: QPointF | None = None
        self._page = 0
        self._awaited: Mark | None = None  # scrolled to when its characters are known

    def show_leaves(self, leaves: Leaves) -> None:
        """Show the pages of an open document from the first one."""
        self.clear()
        self._sizes = [leaves.size(page) for page in range(1, leaves.count + 1)]
        heights = np.cumsum([0.0, *(height for _, height in self._sizes)])
        self._tops = [float(top) for top in heights]
        self._server = PageServer(leaves, self)
        self._server.image_ready.connect(self._on_image)
        self._server.glyphs_ready.connect(self._on_glyphs)
        self._server.small_ready.connect(self.small_ready)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._look()

    def clear(self) -> None:
        """Let go of the document."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._sizes, self._tops, self._images, self._glyphs = [], [], {}, {}
        self.marks, self.selected, self.region, self._page, self._awaited = (), None, None, 0, None
        self.viewport().update()

    @property
    def count(self) -> int:
        """Return the number of pages."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """Return the page that fills most of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        shown = (page for page in range(self.count, 0, -1) if self._top(page) - GAP <= middle)
        return next(shown, min(1, self.count))

    def glyphs(self, page: int) -> Glyphs | None:
        """Return the characters of a page, if they are known yet."""
        return self._glyphs.get(page)

    def want_small(self, page: int, width: int) -> None:
        """Ask for a small picture of a page; `small_ready` brings it."""
        if self._server is not None:
            self._server.want_small(page, width)

    def go_to(self, page: int) -> None:
        """Show the top of a page."""
        if 1 <= page <= self.count:
            self.verticalScrollBar().setValue(int(self._top(page) - GAP))

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Mark words and regions, and bring the current one into view."""
        self.marks = marks
        current = next((mark for mark in marks if mark.is_current), None)
        for page in {mark.page for mark in marks if mark.region is None}:
            self._want_glyphs(page)
        if current is not None:
            self.go_to(current.page)
            self._awaited = current
            self._reach()
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Show a point with so many pixels; the middle of the view stays where it is."""
        bar = self.verticalScrollBar()
        share = (bar.value() + self.viewport().height() / 2) / max(self._whole_height(), 1)
        self.is_fitted = False
        self.zoom = min(max(zoom, FARTHEST), NEAREST)
        self._arrange()
        bar.setValue(int(share * self._whole_height() - self.viewport().height() / 2))
        self._look()

    def fit(self) -> None:
        """Make the pages as wide as the view."""
        self.is_fitted = True
        self._fit()
        self._look()

    # what is marked by hand ---------------------------------------------------------------------

    @property
    def marked_words(self) -> tuple[int, int, int] | None:
        """Return page, first and last character of the marked words; None if none are."""
        if self.selected is None or self.selected[1] == self.selected[2]:
            return None
        page, one, other = self.selected
        return page, min(one, other), max(one, other)

    def select_words(self, page: int, start: int, end: int) -> None:
        """Mark words as if by hand."""
        self.selected, self.region = (page, start, end), None
        self._want_glyphs(page)
        self.viewport().update()
        self.selection_changed.emit()

    # geometry -----------------------------------------------------------------------------------

    def _top(self, page: int) -> float:
        return GAP * page + self._tops[page - 1] * self.zoom

    def _whole_height(self) -> float:
        return self._tops[-1] * self.zoom + GAP * (self.count + 1) if self.count else 0.0

    def _rect(self, page: int) -> QRectF:
        """Tell where a page stands in the viewport."""
        width, height = (side * self.zoom for side in self._sizes[page - 1])
        left = max((self.viewport().width() - width) / 2, GAP) - self.horizontalScrollBar().value()
        return QRectF(left, self._top(page) - self.verticalScrollBar().value(), width, height)

    def _visible(self) -> list[int]:
        frame = QRectF(self.viewport().rect())
        return [page for page in range(1, self.count + 1) if self._rect(page).intersects(frame)]

    def _fit(self) -> None:
        if self.count:
            widest = max(width for width, _ in self._sizes)
            self.zoom = min(max((self.viewport().width() - 2 * GAP) / widest, FARTHEST), 2.5)
        self._arrange()

    def _arrange(self) -> None:
        view = self.viewport().size()
        widest = max((width for width, _ in self._sizes), default=0.0) * self.zoom + 2 * GAP
        self.verticalScrollBar().setRange(0, max(0, int(self._whole_height() - view.height())))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(0, int(widest - view.width())))
        self.horizontalScrollBar().setPageStep(view.width())

    def _look(self) -> None:
        """Ask for what is in view and say which page it is."""
        if self._server is None:
            return
        scale = self.zoom * self.devicePixelRatioF()
        visible = self._visible()
        near = (
            [page for page in (visible[-1] + 1, visible[0] - 1) if 1 <= page <= self.count] if visible else []
        )
        self._server.want(
            [(page, scale) for page in (*visible, *near) if self._images.get(page, (0.0,))[0] != scale]
        )
        for page in visible:
            self._want_glyphs(page)
        if self.page != self._page:
            self._page = self.page
            self.page_changed.emit(self._page)
        self.viewport().update()

    def _want_glyphs(self, page: int) -> None:
        if self._server is not None and page not in self._glyphs and 1 <= page <= self.count:
            self._server.want_glyphs(page)

    def _on_image(self, page: int, scale: float, image: QImage) -> None:
        self._images[page] = (scale, image)
        while len(self._images) > HELD_IMAGES:
            farthest = max(self._images, key=lambda held: abs(held - self.page))
            del self._images[farthest]
        self.viewport().update()

    def _on_glyphs(self, page: int, glyphs: Glyphs | None) -> None:
        self._glyphs[page] = glyphs
        self._reach()
        self.viewport().update()

    def _reach(self) -> None:
        """Scroll to the awaited mark as soon as its place is known."""
        mark = self._awaited
        boxes = self._boxes(mark) if mark else []
        if mark and boxes:
            self._awaited = None
            top = self._top(mark.page) + boxes[0].top() * self._sizes[mark.page - 1][1] * self.zoom
            bar = self.verticalScrollBar()
            if not bar.value() + 30 < top < bar.value() + self.viewport().height() - 60:
                bar.setValue(int(top - self.viewport().height() / 3))

    def _boxes(self, mark: Mark) -> list[QRectF]:
        """Return the boxes of a mark in parts of its page, one for each line; none if they are not known."""
        if mark.region is not None:
            return [mark.region]
        glyphs = self._glyphs.get(mark.page)
        return line_boxes(glyphs, mark.start, mark.end) if glyphs else []

    # painting -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view with what is marked on them."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(self.palette().ColorRole.Midlight))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._visible():
            self._paint_page(painter, page)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        rect = self._rect(page)
        painter.fillRect(rect, Qt.GlobalColor.white)
        if page in self._images:
            painter.drawImage(rect, self._images[page][1])
            self.painted.emit(page)
        painter.setPen(QPen(self.palette().color(self.palette().ColorRole.Mid), 1))
        painter.drawRect(rect)
        for mark in (*(one for one in self.marks if one.page == page), *self._by_hand(page)):
            paint_mark(painter, mark, [placed(box, rect) for box in self._boxes(mark)])
        if glyphs := self._glyphs.get(page):
            unsure = (box for span in glyphs.unsure for box in line_boxes(glyphs, *span))
            paint_unsure(painter, [placed(box, rect) for box in unsure])

    def _by_hand(self, page: int) -> list[Mark]:
        """Tell what the person marked on a page."""
        words = self.marked_words
        if words and words[0] == page and words not in ((one.page, one.start, one.end) for one in self.marks):
            return [Mark(*words, colour=MARKED)]
        if self.region and self.region[0] == page:
            return [Mark(page, region=self.region[1], colour=MARKED)]
        return []

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Show what came into view."""
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the view, if they were."""
        super().resizeEvent(event)
        (self._fit if self.is_fitted else self._arrange)()
        self._look()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * 1.0015 ** event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to mark words, or a region where there are no words or Alt is held."""
        page = self._page_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or page is None:
            return
        self._pressed = event.position()
        is_region = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier) or not self._has_words(page)
        if is_region:
            corner = self._part(page, event.position())
            self.selected, self.region = None, (page, QRectF(corner, corner))
        else:
            at = self._character(page, event.position())
            self.selected, self.region = (page, at, at), None
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark up to the pointer."""
        if self._pressed is None:
            return
        if self.selected is not None:
            page, start, _ = self.selected
            self.selected = (page, start, self._character(page, event.position()))
        elif self.region is not None:
            page = self.region[0]
            one, other = self._part(page, self._pressed), self._part(page, event.position())
            self.region = (page, QRectF(one, other).normalized())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep what is marked; a click marks nothing."""
        if self._pressed is None:
            return
        moved = (event.position() - self._pressed).manhattanLength()
        if self.region is not None and moved < SMALLEST_REGION:
            self.region = None
        self._pressed = None
        self._mend()
        self.selection_changed.emit()
        self.viewport().update()

    def _mend(self) -> None:
        """Let the mark end in no word."""
        words, glyphs = self.marked_words, self._glyphs.get(self.selected[0]) if self.selected else None
        if words and glyphs:
            self.selected = (words[0], *whole_words(glyphs.text, *words[1:]))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Mark a word, or a stretch of Chinese between its signs."""
        page = self._page_at(event.position())
        glyphs = self._glyphs.get(page or 0)
        if page is not None and glyphs and glyphs.text:
            self.select_words(page, *word_at(glyphs.text, self._character(page, event.position())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark with Shift and the arrows from where one clicked or found; zoom with + and -, 0 fits the width."""
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift and key in MARKING_KEYS:
            self._extend(key, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self.zoom * 1.25)
        elif key == Qt.Key.Key_Minus:
            self.set_zoom(self.zoom / 1.25)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(1 if key == Qt.Key.Key_Home else self.count)
        else:
            super().keyPressEvent(event)

    def _extend(self, key: int, by_word: bool) -> None:
        page, start, end = self.selected or (self.page, 0, 0)
        glyphs = self._glyphs.get(page)
        if not glyphs or not glyphs.text:
            return
        self.select_words(page, start, moved(glyphs, end, key, by_word))

    def _has_words(self, page: int) -> bool:
        glyphs = self._glyphs.get(page)
        return glyphs is not None and bool(glyphs.text.strip())

    def _page_at(self, point: QPointF) -> int | None:
        return next((page for page in self._visible() if self._rect(page).contains(point)), None)

    def _part(self, page: int, point: QPointF) -> QPointF:
        """Return a point of the viewport in parts of a page, inside it."""
        rect = self._rect(page)
        x, y = (point.x() - rect.left()) / rect.width(), (point.y() - rect.top()) / rect.height()
        return QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))

    def _character(self, page: int, point: QPointF) -> int:
        """Return between which characters of a page a point lies: the number of the one behind it."""
        glyphs = self._glyphs.get(page)
        if not glyphs or np.isnan(glyphs.boxes).all():
            return 0
        part = self._part(page, point)
        left, top, right, bottom = glyphs.boxes.T
        across = np.maximum(np.maximum(left - part.x(), part.x() - right), 0)
        down = np.maximum(np.maximum(top - part.y(), part.y() - bottom), 0)
        nearest = int(np.nanargmin(across + 8 * down))
        return nearest + int(part.x() > (left[nearest] + right[nearest]) / 2)
