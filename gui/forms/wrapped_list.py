"""A list whose entries have several lines, each shown whole."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem


class _Roomy(QStyledItemDelegate):
    """Leaves some room around each entry: letters of other scripts are taller than Qt reckons, and it cuts the rest."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room for an entry."""
        return super().sizeHint(option, index) + QSize(0, option.fontMetrics.lineSpacing() // 2)


class WrappedList(QListWidget):
    """Wraps its entries at its own width, however wide it becomes."""

    def __init__(self, name: str, lines: int) -> None:
        """Begin empty, at least so many lines high."""
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "boxed")
        self.setWordWrap(True)
        self.setItemDelegate(_Roomy(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines)
