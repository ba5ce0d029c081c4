"""The picture of a recording that is seen; the time in large figures where a recording has none."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.parts.theme import current_theme
from models.translation import tr

_GROUND = "#101214"  # behind moving pictures, in both themes


class MovingPicture(QWidget):
    """Shows pictures as they come, each as large as there is room, never larger than it was sent."""

    room_changed = Signal(int)  # how many pixels of the screen a picture may be wide

    def __init__(self) -> None:
        """Begin without a picture."""
        super().__init__()
        self.setMinimumSize(160, 90)
        self.setAccessibleName(tr("Picture of the recording"))
        self._image = QImage()
        self._words, self._note = "", ""

    @property
    def has_picture(self) -> bool:
        """Tell whether a picture is seen."""
        return not self._image.isNull()

    @property
    def room(self) -> int:
        """Return how many pixels of the screen a picture may be wide."""
        return max(16, round(self.width() * self.devicePixelRatioF()))

    def show_image(self, image: QImage) -> None:
        """Show a picture."""
        self._image = image
        self.update()

    def show_words(self, words: str, note: str) -> None:
        """Show words in large letters, and a note below them, where there is no picture."""
        self._words, self._note = words, note
        self.setAccessibleDescription(f"{words} {note}".strip())
        self.update()

    def clear(self) -> None:
        """Forget the picture."""
        self._image = QImage()
        self.show_words("", "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the new room."""
        super().resizeEvent(event)
        self.room_changed.emit(self.room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint picture or words."""
        painter = QPainter(self)
        if self._image.isNull():
            self._paint_words(painter)
            return
        painter.fillRect(self.rect(), QColor(_GROUND))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(0, 0, size.width(), size.height())
        target.moveCenter(self.rect().center())
        painter.drawImage(target, self._image)

    def _paint_words(self, painter: QPainter) -> None:
        theme = current_theme()
        large, small = QFont(self.font()), self.font()
        large.setPointSizeF(min(large.pointSizeF() * 4, max(large.pointSizeF(), self.height() / 5)))
        large.setWeight(QFont.Weight.Light)
        room = self.rect().adjusted(24, 12, -24, -12)
        middle = room.center().y()
        painter.setFont(large)
        painter.setPen(QColor(theme.text))
        upper = QRect(room.left(), room.top(), room.width(), middle - room.top())
        painter.drawText(upper, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self._words)
        painter.setFont(small)
        painter.setPen(QColor(theme.quiet))
        lower = QRect(room.left(), middle + 10, room.width(), room.bottom() - middle - 10)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(lower, int(flags), self._note)
