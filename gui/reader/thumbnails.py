"""Small pictures of the pages, to go to one by sight."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QWidget

from models.translation import tr

Index = QModelIndex | QPersistentModelIndex
INVALID = QModelIndex()
WIDTH, HEIGHT = 92, 124  # pixels
MOST_HELD = 400


class ThumbnailModel(QAbstractListModel):
    """The pages by number; a picture that is not there yet is asked for when its row is shown."""

    wanted = Signal(int)

    def __init__(self) -> None:
        """Begin without pages."""
        super().__init__()
        self.count = 0
        self._pictures: dict[int, QIcon] = {}
        blank = QPixmap(WIDTH, HEIGHT)
        blank.fill(Qt.GlobalColor.white)
        self._blank = QIcon(blank)

    def reset(self, count: int) -> None:
        """Begin anew with so many pages."""
        self.beginResetModel()
        self.count = count
        self._pictures = {}
        self.endResetModel()

    def take(self, page: int, image: QImage) -> None:
        """Keep the picture of a page."""
        if not 1 <= page <= self.count:
            return
        if len(self._pictures) >= MOST_HELD:
            self._pictures.pop(next(iter(self._pictures)))
        self._pictures[page] = QIcon(QPixmap.fromImage(image))
        index = self.index(page - 1)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = INVALID) -> int:
        """Return the number of pages."""
        return 0 if parent.isValid() else self.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return number and picture of a page."""
        page = index.row() + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return str(page)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("page {n} of {total}", n=page, total=self.count)
        if role == Qt.ItemDataRole.DecorationRole:
            if page not in self._pictures:
                self.wanted.emit(page)
            return self._pictures.get(page, self._blank)
        return None


class Thumbnails(QListView):
    """Shows the pages small; a click or Enter goes to one."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without pages."""
        super().__init__(parent)
        self.pages = ThumbnailModel()
        self.setModel(self.pages)
        self.setAccessibleName(tr("Pages, small"))
        self.setIconSize(QSize(WIDTH, HEIGHT))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(6)
        for signal in (self.clicked, self.activated):
            signal.connect(lambda index: self.chosen.emit(index.row() + 1))

    def show_page(self, page: int) -> None:
        """Show which page is read."""
        index = self.pages.index(page - 1)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
