"""The query bar: searches while one types words, completes and asks questions; its list hangs below it."""

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
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.parts.plain_text import PlainLabel, one_line
from gui.selection import Selection
from gui.session import Session
from models.errors import CaseError
from models.store.search import Hit

ModelIndex = QModelIndex | QPersistentModelIndex
PAUSE = 180  # milliseconds after the last letter
LIMIT = 100  # hits
ROWS_SHOWN = 9
NOTHING = "Nothing found. Try fewer or other words; Chinese words of two characters are found too."


ASK, COMPLETE = "ask", "field"  # as in gui.window.asking, which is read when first wanted


class SearchBox(QLineEdit):
    """Finds what holds the words, or asks a question; Return goes to what is chosen, Tab completes, Escape empties."""

    hit_chosen = Signal(object)  # a Hit that is no event
    asked = Signal()

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Search the case of the session."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self._shows_question = False
        self.setPlaceholderText("Search, or ask: place:Jiangsu kind:sale …")
        self.setAccessibleName("Search, or ask a question")
        self.setClearButtonEnabled(True)
        self.hits = HitList(self)
        self.hits.list.clicked.connect(self.on_clicked)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.search)
        self.textChanged.connect(self.on_text)
        session.case_closed.connect(self.clear)
        selection.filtered.connect(self.on_filtered)

    def on_text(self, text: str) -> None:
        """Search when the person pauses; an emptied field closes the list."""
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self.hits.hide()

    def search(self) -> None:
        """Show what is found for the words in the field."""
        self._timer.stop()
        if not self.text().strip() or not self._session.is_open:
            return
        from gui.window.asking import found_for
        from models.questions.reading import is_asked

        text = self.text()[: self.cursorPosition()] if is_asked(self.text()) else self.text()
        try:
            found = found_for(text, self._selection, self._session.reader, LIMIT)
        except CaseError:
            found = ()
        if not found and is_asked(self.text()):
            self.hits.hide()
        else:
            self.hits.show_hits(
                found, is_first_chosen=not is_asked(self.text()) and found[:1] != _ways(found)[:1]
            )

    def show_answers(self) -> None:
        """Show the answers to the question that filters, if they are no events, or the kept questions without one."""
        from gui.window.asking import answered_hits, kept_hits

        found = answered_hits(self._selection) if self._selection.filter.question else ()
        found = found or (
            kept_hits(self._session.reader) if self._session.is_open and not self.text() else ()
        )
        if found:
            self.hits.show_hits(found, is_first_chosen=False)

    def ask(self, words: str) -> None:
        """Ask a question: its events are what all views show; what is wrong with it is said below the field."""
        try:
            found = self._selection.ask(words, self)
        except CaseError as error:
            self.hits.show_sentence(str(error))
            return
        self.setText(self._selection.filter.question)
        self._timer.stop()
        self.hits.hide()
        if found.kind != "events":
            self.show_answers()
        elif not found.ids:
            self.hits.show_sentence(
                "Nothing in the case is so. Drop a part of the question, or write it more widely."
            )
        self.asked.emit()

    def on_filtered(self) -> None:
        """Show the question that filters, whoever asked it; drop one that no longer does."""
        question = self._selection.filter.question
        if (
            self._selection.initiator is not self
            and self.text() != question
            and (question or self._shows_question)
        ):
            self.setText(question)
            self._timer.stop()
            self.hits.hide()
        self._shows_question = bool(question)

    def choose(self, row: int) -> None:
        """Go to the hit in this row and close the list."""
        hit = self.hits.model.hits[row]
        self.hits.hide()
        if hit.kind == COMPLETE:
            self._go_on(hit.id)
        elif hit.kind == ASK:
            self.ask(hit.id)
        elif hit.kind in ("claim", "gap"):
            self._selection.select((hit.id,), self)
        elif hit.kind == "event" and not self._is_relation(hit.id):
            self._selection.reveal(hit.id, self)
        else:
            self.hit_chosen.emit(hit)

    def _go_on(self, text: str) -> None:
        """Put a completion in the place of what stands before the cursor, and list how that can go on."""
        behind = self.text()[self.cursorPosition() :]
        self.setText(text + behind.lstrip())
        self.setCursorPosition(len(text))
        self.search()

    def _is_relation(self, event_id: str) -> bool:
        """Tell whether a hit is a relation between actors: it is shown on their page."""
        index = self._session.index
        row = index.row_of(event_id)
        return row is not None and bool(index.relation[row])

    def on_clicked(self, index: QModelIndex) -> None:
        """Go to the clicked hit."""
        self.choose(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list with the arrows, choose with Return, leave with Escape."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.hits.hide()
            self.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.hits.isVisible():
            self.hits.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Down:
            self.show_answers()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_return()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Complete with Tab while there is something to complete; else Tab goes on as everywhere."""
        is_tab = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
        )
        if is_tab and self._timer.isActive():
            self.search()
        ways = _ways(self.hits.model.hits) if is_tab and self.hits.isVisible() else ()
        if not ways:
            return super().event(event)
        row = self.hits.list.currentIndex().row()
        hits = self.hits.model.hits
        self.choose(row if row >= 0 and hits[row].kind == COMPLETE else hits.index(ways[0]))
        return True

    def _on_return(self) -> None:
        from models.questions.reading import is_asked

        if is_asked(self.text()) and not (self.hits.isVisible() and self.hits.list.currentIndex().isValid()):
            self.ask(self.text())
            return
        if self._timer.isActive() or not self.hits.isVisible():
            self.search()
        row = self.hits.list.currentIndex().row()
        if self.hits.isVisible() and row >= 0:
            self.choose(row)


def _ways(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
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
        self.list.setAccessibleName("Search results")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = PlainLabel(NOTHING, role="note", is_wrapped=True)
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

    def show_hits(
        self, hits: tuple[Hit, ...], sentence: str = NOTHING, *, is_first_chosen: bool = True
    ) -> None:
        """Show these hits and choose the first, or say that there are none."""
        self.model.show_hits(hits)
        self.nothing.setText(sentence)
        self.list.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        self.list.setCurrentIndex(self.model.index(0 if hits and is_first_chosen else -1))
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
            QTimer.singleShot(0, self._close_unless_used)
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
        rows = min(self.model.rowCount(), ROWS_SHOWN)
        height = rows * self.list.sizeHintForRow(0) if rows else self.nothing.heightForWidth(width)
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
    return "" if hit.kind == COMPLETE else hit.kind


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
        """Return the room for two lines."""
        return QSize(120, option.fontMetrics.height() * 2 + 10)
