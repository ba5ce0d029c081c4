"""Lays controls out like words: from left to right, and on another row where the first one is full."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of controls that break where the room ends, so that they need no more width than the widest one."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Add a control at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many controls there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a control; None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of a control."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than there is."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the rows are in this width."""
        return self._placed(QRect(0, 0, width, 0), is_wanted=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the controls."""
        super().setGeometry(rect)
        self._placed(rect, is_wanted=True)

    def sizeHint(self) -> QSize:
        """Return the room of the widest control."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the room of the widest control."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _placed(self, rect: QRect, *, is_wanted: bool) -> int:
        """Place the controls in rows, or only measure them; return the height."""
        inner = rect.marginsRemoved(self.contentsMargins())
        high = max((item.sizeHint().height() for item in self._shown()), default=0)  # the same for all rows
        x, y = inner.x(), inner.y()
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(inner.width(), item.minimumSize().width()), 10_000))
            if x > inner.x() and x + size.width() > inner.right() + 1:
                x, y = inner.x(), y + high + self.spacing()
            if is_wanted:
                item.setGeometry(QRect(x, y, size.width(), high))
            x += size.width() + self.spacing()
        return y + high - rect.y() + self.contentsMargins().bottom()
