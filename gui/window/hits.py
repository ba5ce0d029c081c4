"""The list of what was found or can be typed, which hangs below the query bar."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from gui.parts.plain_text import PlainLabel, one_line
from models.store.search import Hit
from models.translation import tr, tr_later

ModelIndex = QModelIndex | QPersistentModelIndex
ROWS_SHOWN = 9
NOTHING = tr_later("Nothing found. Try fewer or other words; Chinese words of two characters are found too.")
ASK, COMPLETE = "ask", "field"
"""Kinds of hits that are no records: a question to ask, and words to go on with."""
KIND_WORDS: Final = MappingProxyType(
    {
        ASK: tr_later("ask"),
        "event": tr_later("event"),
        "source": tr_later("source"),
        "actor": tr_later("actor"),
        "place": tr_later("place"),
        "document": tr_later("document"),
        "page": tr_later("page"),
        "claim": tr_later("claim"),
        "gap": tr_later("gap"),
    }
)
"""What is written before a hit."""


def ways_in(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the hits that complete what is typed."""
    return tuple(hit for hit in hits if hit.kind == COMPLETE)


class HitList(QFrame):
    """The found records, below the field, above everything else in the window; the field keeps the focus."""

    def __init__(self, field: QLineEdit) -> None:
        """Hang below the field."""
        super().__init__(field)
        self._field = field
        self.setProperty("role", "hits")
        self.model = HitModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Search results"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = PlainLabel(tr(NOTHING), role="note", is_wrapped=True)
        self.nothing.setContentsMargins(10, 8, 10, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        field.installEventFilter(self)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Say something in the place of hits."""
        self.show_hits((), sentence)

    def show_hits(self, hits: tuple[Hit, ...], sentence: str = "", *, chosen: int = 0) -> None:
        """Show these hits and choose one of them (-1: none), or say that there are none."""
        self.model.show_hits(hits)
        self.nothing.setText(sentence or tr(NOTHING))
        self.list.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        self.list.setCurrentIndex(self.model.index(chosen))
        self._place()
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Choose the next or previous hit."""
        row = min(max(self.list.currentIndex().row() + step, 0), self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the person goes elsewhere."""
        if event.type() == QEvent.Type.FocusOut and watched is self._field:
            QTimer.singleShot(0, self, self._close_unless_used)
        return super().eventFilter(watched, event)

    def _close_unless_used(self) -> None:
        if not self.underMouse() and not self._field.hasFocus():
            self.hide()

    def _place(self) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        width = max(self._field.width(), self.fontMetrics().horizontalAdvance("n") * 90)
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        width = min(width, window.width() - corner.x() - 12)
        rows = range(min(self.model.rowCount(), ROWS_SHOWN))
        height = sum(map(self.list.sizeHintForRow, rows)) if rows else self.nothing.heightForWidth(width)
        self.setGeometry(corner.x(), corner.y(), width, min(height + 4, window.height() - corner.y() - 12))


class HitModel(QAbstractListModel):
    """The hits as rows; a screen reader hears kind, title and excerpt."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Hold these hits from now on."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """Return the number of hits."""
        return 0 if parent and parent.isValid() else len(self.hits)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a hit."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{_kind_words(hit)} · {one_line(hit.title, 120)} · {one_line(hit.excerpt, 160)}"
        return hit if role == Qt.ItemDataRole.UserRole else None


def _kind_words(hit: Hit) -> str:
    """Return what is written before a hit; nothing before what only completes a question."""
    return "" if hit.kind == COMPLETE else tr(KIND_WORDS.get(hit.kind, hit.kind))


class HitDelegate(QStyledItemDelegate):
    """Draws a hit in two lines: title with its kind, then the excerpt."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Draw the ground, the kind in grey, the title in bold, the excerpt below."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        hit = index.data(Qt.ItemDataRole.UserRole)
        palette = option.palette
        box = option.rect.adjusted(10, 5, -10, -5)
        line = option.fontMetrics.height()
        painter.save()
        kind_width = option.fontMetrics.horizontalAdvance("n") * 12
        quiet, strong = palette.placeholderText().color(), palette.text().color()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(palette.highlightedText().color() if is_chosen else quiet)
        painter.setFont(option.font)
        painter.drawText(
            box.left(), box.top(), kind_width, line, Qt.AlignmentFlag.AlignLeft, _kind_words(hit)
        )
        if hit.kind == COMPLETE:
            _paint_completion(
                painter, option, hit, quiet, palette.highlightedText().color() if is_chosen else strong
            )
            painter.restore()
            return
        width = box.width() - kind_width
        excerpt = option.fontMetrics.elidedText(one_line(hit.excerpt), Qt.TextElideMode.ElideRight, width)
        painter.drawText(
            box.left() + kind_width, box.top() + line, width, line, Qt.AlignmentFlag.AlignLeft, excerpt
        )
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(palette.highlightedText().color() if is_chosen else strong)
        title = option.fontMetrics.elidedText(
            one_line(hit.title), Qt.TextElideMode.ElideRight, int(width * 0.94)
        )
        painter.drawText(box.left() + kind_width, box.top(), width, line, Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Return the room for two lines, or for the one of a completion."""
        is_short = index.data(Qt.ItemDataRole.UserRole).kind == COMPLETE
        return QSize(120, option.fontMetrics.height() * (1 if is_short else 2) + 10)


def _paint_completion(
    painter: QPainter, option: QStyleOptionViewItem, hit: Hit, quiet: QColor, strong: QColor
) -> None:
    """Draw what can be typed, and behind it what it means or how many there are."""
    box, metrics = option.rect.adjusted(10, 5, -10, -5), option.fontMetrics
    left = min(
        max(metrics.horizontalAdvance("n") * 12, metrics.horizontalAdvance(hit.title) + 20),
        box.width() * 3 // 4,
    )
    title = metrics.elidedText(one_line(hit.title), Qt.TextElideMode.ElideRight, left - 10)
    painter.setPen(strong)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, title)
    painter.setPen(quiet)
    beside = metrics.elidedText(one_line(hit.excerpt), Qt.TextElideMode.ElideRight, box.width() - left)
    painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignLeft, beside)
