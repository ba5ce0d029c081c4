"""The query bar: searches while one types words, completes and asks questions; its list hangs below it."""

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QWidget,
)

from gui.selection import Selection
from gui.session import Session
from gui.window.hits import ASK, COMPLETE, HitList, ways_in
from models.errors import CaseError
from models.translation import tr

PAUSE = 180  # milliseconds after the last letter
LIMIT = 100  # hits


class SearchBox(QLineEdit):
    """Finds what holds the words, or asks a question; Return goes to what is chosen, Tab completes, Escape empties."""

    hit_chosen = Signal(object)  # a Hit that is no event
    asked = Signal()

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Search the case of the session."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self._shows_question = False
        self.setPlaceholderText(tr("Search, or ask: place:Jiangsu kind:sale …"))
        self.setAccessibleName(tr("Search, or ask a question"))
        self.setClearButtonEnabled(True)
        self.hits = HitList(self)
        self.hits.list.clicked.connect(self.on_clicked)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.search)
        self.textChanged.connect(self.on_text)
        session.case_closed.connect(self.clear)
        selection.filtered.connect(self.on_filtered)

    def on_text(self, text: str) -> None:
        """Search when the person pauses; an emptied field closes the list and asks nothing any more."""
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self.hits.hide()
            if self._session.is_open and self._selection.filter.question:
                self._selection.set_filter(replace(self._selection.filter, question=""), self)

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
            self.hits.show_hits(found, chosen=-1 if is_asked(self.text()) else len(ways_in(found)))

    def show_answers(self) -> None:
        """Show the answers to the question that filters, if they are no events, or the kept questions without one."""
        from gui.window.asking import answered_hits, kept_hits

        found = answered_hits(self._selection) if self._selection.filter.question else ()
        found = found or (
            kept_hits(self._session.reader) if self._session.is_open and not self.text() else ()
        )
        if found:
            self.hits.show_hits(found, chosen=-1)

    def list_answers(self) -> None:
        """Take the focus and list the answers."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_answers()

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
                tr("Nothing in the case is so. Drop a part of the question, or write it more widely.")
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
            self.setCursorPosition(0)
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
        ways = ways_in(self.hits.model.hits) if is_tab and self.hits.isVisible() else ()
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
