"""The page of the ledger: the account as a table, why a number is what it is, what is left out, and questions."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.ledger.books import Books
from gui.ledger.choices import Choices, told
from gui.ledger.crossed import CrossedTable
from gui.ledger.ledger_model import group_label
from gui.ledger.ledger_table import LedgerTable
from gui.ledger.left_out import LeftOutTree
from gui.ledger.questions_view import QuestionsView
from gui.ledger.why_view import WhyView
from gui.parts.plain_text import PlainLabel
from gui.parts.squeezed import Squeezed
from gui.scope import scope_of, scope_words
from gui.selection import Selection
from gui.session import Session
from models.ledger.account import Account, Asked
from models.ledger.line import LeftOut, Line
from models.ledger.words import added_words, basis_words, beside_words
from models.records.meanings import PROCEEDS
from models.translation import language, tr, tr_later
from models.values.listing import in_a_row, sentences

PAUSE: Final = 80  # ms in which filter and window may go on changing before the account follows
NARROW: Final = 100  # letters: below this the panel stands under the table
READING: Final = tr_later("Reading the ledger …")
EMPTY_SALES: Final = tr_later(
    "No sale in the ledger yet. Give an amount of an event the meaning “proceeds” in its "
    "form (F2), or an event the kind Sale: it becomes a line here."
)
EMPTY_OTHER: Final = tr_later(
    "No sum means “{meaning}” yet. Choose another meaning, or give an amount this one in the form of its event."
)
ALL_HIDDEN: Final = tr_later(
    "No line of the ledger passes: show all events again, or widen the window of time (Ctrl+0)."
)


class LedgerPage(QWidget):
    """Adds up what the events come to that filter and window of time let through."""

    event_opened = Signal(str)
    claim_edited = Signal(str)
    citation_opened = Signal(str)
    rates_wanted = Signal()
    ledger_export_wanted = Signal(object, object)  # Asked, and the events that pass; None: all

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Read nothing before somebody looks."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self.account: Account | None = None
        self.books = Books(session, self)
        self._shown: tuple[object, ...] = ()  # the book and the choices that the table shows
        self._make_parts()
        self._arrange()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.refresh)
        self._join()
        self._say()

    # what is shown ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the account of what passes; nobody looks: later."""
        if not self.isVisible():
            return
        asked = self.choices.asked
        is_here = self.books.want(asked)
        book = self.books.book
        if not self._session.is_open or (book is None and not self.books.is_reading):
            self._show(None)
        elif book is not None and book.is_ready(asked):
            scope = scope_of(self._session, self._selection)
            if is_here:
                self.choices.offer(self.books.meanings, book)
            state = (book, asked, scope)
            if state != self._shown or self.account is None:
                self._shown = state
                self._show(book.account(asked, scope.events))
        self._say()

    def _show(self, account: Account | None) -> None:
        """Show an account as lines under sub-totals, or crossed."""
        self.account = account
        is_crossed = account is not None and len(account.asked.by) > 1
        if account is not None and is_crossed:
            self._show_crossed(account)
        self.table.show_account(None if is_crossed else account)
        here = self.crossed if is_crossed else self.table
        self.tables.setCurrentWidget(here)
        left = account.left_out if account else ()
        self.left_out.show_left_out(left)
        self.panel.setTabText(1, tr("Left out ({n:,})", n=len(left)) if left else tr("Left out"))
        self.questions.show_account(account)
        if account is not None and account.total.members and not here.currentIndex().isValid():
            here.choose_total()
        self.tell_why()

    def _show_crossed(self, account: Account) -> None:
        book = self.books.book
        if book is None:
            return
        events = scope_of(self._session, self._selection).events
        down, across = (
            book.account(replace(account.asked, by=(one,)), events).rows for one in account.asked.by
        )
        self.crossed.show_account(account, down, across)

    def tell_why(self) -> None:
        """Tell why the current number is what it is."""
        account = self.account
        if account is None or not self.isVisible():
            self.why.clear()
        elif len(account.asked.by) > 1:
            here = self.crossed.currentIndex()
            total = self.crossed.current_total
            if total is None:
                self.why.clear()
            else:
                self.why.show_total(account, self.crossed.crossed.heading(here.row(), here.column()), total)
        elif (line := self.table.current_line) is not None:
            self.why.show_line(account, line)
        elif (total := self.table.current_total) is not None:
            is_group = total is not account.total
            self.why.show_total(account, group_label(account, total) if is_group else tr("Total"), total)
        else:
            self.why.clear()

    def _say(self) -> None:
        """Say what it comes to, on what that rests, and what is not in it."""
        account, is_reading = self.account, self.books.is_reading
        is_open = self._session.is_open
        words = _headline(account) if account and is_open else ""
        self.total.setText(words or (tr(READING) if is_reading else self._empty_words() if is_open else ""))
        self.total.set_role("heading" if words else "")
        self.basis.setText(sentences(*self._notes(account)) if account and is_open else "")
        self.basis.setVisible(bool(self.basis.text()))
        self.rates_button.setVisible(bool(account and is_open and (account.others or account.implied)))
        self.choices.export_button.setEnabled(is_open)

    def _empty_words(self) -> str:
        account = self.account
        if account is not None and account.hidden:
            return tr(ALL_HIDDEN)
        meaning = self.choices.asked.meaning
        return tr(EMPTY_SALES) if meaning == PROCEEDS else tr(EMPTY_OTHER, meaning=told(meaning))

    def _notes(self, account: Account) -> list[str]:
        meaning, spoken = account.asked.meaning, language()
        basis = basis_words(account.total, spoken)
        notes = [tr("{basis}.", basis=basis)] if account.total.members else []
        beside = beside_words(account.total, meaning, spoken)
        notes += [tr("Not added: {sums}.", sums=beside)] if beside else []
        sold = [added_words(one, language=spoken) for one in account.sold.values() if one.lines]
        notes += [tr("Sold: {sums}.", sums=in_a_row(sold))] if sold else []
        others = [added_words(one, meaning, spoken) for one in account.others if one.is_known]
        notes += [tr("Beside it, never added: {sums}.", sums=in_a_row(others))] if others else []
        notes += account.remarks
        if scope := scope_words(self._session, self._selection):
            notes.append(_scope_note(scope, account.hidden))
        if self.books.is_reading or self.books.is_stale:
            notes.append(tr("The case was changed since: the ledger is being read again …"))
        return notes

    # what one does with it ----------------------------------------------------------------------

    def open_line(self, line: Line | LeftOut) -> None:
        """Ask for the form of a claim; of a sale without any, for that of its event."""
        if line.claim_id == line.event_id:
            self.event_opened.emit(line.event_id)
        else:
            self.claim_edited.emit(line.claim_id)

    def ask(self, asked: Asked) -> None:
        """Ask something else of the ledger."""
        self.choices.ask(asked)

    def export(self) -> None:
        """Ask for a file of what is shown."""
        events = scope_of(self._session, self._selection).events if self._session.is_open else None
        self.ledger_export_wanted.emit(self.choices.asked, events)

    def show_why(self) -> None:
        """Bring the panel of reasons to the front."""
        self.panel.setCurrentWidget(self.why)
        self.why.setFocus()

    def standing(self) -> dict[str, Any]:
        """Tell what is asked, how the table stands and what the panel shows."""
        return {
            "asked": self.choices.standing(),
            "columns": self.table.columns.state,
            "panel": self.panel.currentIndex(),
            "questions": self.questions.standing(),
        }

    def stand(self, told: Mapping[str, Any]) -> None:
        """Ask and show that again."""
        asked, questions = told.get("asked"), told.get("questions")
        columns, panel = told.get("columns"), told.get("panel")
        if isinstance(columns, str):
            self.table.columns.show_state(columns)
        if type(panel) is int:
            self.panel.setCurrentIndex(panel)
        if isinstance(questions, Mapping):
            self.questions.stand(questions)
        if isinstance(asked, Mapping):
            self.choices.stand(asked)
        self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the table; a proxy would let Tab pass by the choices."""
        super().focusInEvent(event)
        self.tables.currentWidget().setFocus(event.reason())  # type: ignore[union-attr] # one of the two is there

    def showEvent(self, event: QShowEvent) -> None:
        """Show the account: a hidden page does not follow."""
        super().showEvent(event)
        self._turn()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel under the table where there is no room beside it."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        is_narrow = self.width() < NARROW * self.fontMetrics().horizontalAdvance("n")
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if wanted != self.splitter.orientation():
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes([600, 400] if is_narrow else [580, 420])

    # parts --------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.choices = Choices()
        self.total = PlainLabel(role="heading", is_wrapped=True)
        self.basis = PlainLabel(role="note", is_wrapped=True)
        self.rates_button = QPushButton(tr("Rates of exchange…"))
        self.rates_button.setToolTip(
            tr("Sums in other currencies are converted only at a rate with day and source.")
        )
        self.table = LedgerTable(self._selection)
        self.crossed = CrossedTable()
        self.tables = QStackedWidget()
        self.tables.addWidget(self.table)
        self.tables.addWidget(self.crossed)
        self.tables.setAccessibleName(tr("The account"))
        self.why = WhyView(self._session)
        self.left_out = LeftOutTree()
        self.questions = QuestionsView(self._session, self._selection)
        self.panel = QTabWidget()
        self.panel.setDocumentMode(True)
        self.panel.setAccessibleName(tr("About the number"))
        for view, title in (
            (self.why, tr("Why this number")),
            (self.left_out, tr("Left out")),
            (self.questions, tr("Questions")),
        ):
            self.panel.addTab(view, title)

    def _join(self) -> None:
        session, selection = self._session, self._selection
        for signal in (selection.filtered, selection.windowed):
            signal.connect(self._pause.start)
        self.books.changed.connect(self.refresh)
        self.choices.changed.connect(self.refresh)
        self.choices.export_wanted.connect(self.export)
        self.rates_button.clicked.connect(self.rates_wanted)
        for table in (self.table, self.crossed):
            table.chosen.connect(self.tell_why)
        self.table.claim_wanted.connect(self.open_line)
        self.crossed.why_wanted.connect(self.show_why)
        self.why.claim_wanted.connect(self.open_line)
        self.why.citation_opened.connect(self.citation_opened)
        self.left_out.claim_wanted.connect(self.open_line)
        self.left_out.event_chosen.connect(self._choose)
        self.questions.event_chosen.connect(self._choose)
        session.case_closed.connect(self._on_closed)
        session.case_opened.connect(self._on_opened)

    def _choose(self, event_id: str) -> None:
        self._selection.reveal(event_id, self)

    def _on_closed(self) -> None:
        self._shown = ()
        self._show(None)
        self._say()

    def _on_opened(self) -> None:
        self._shown = ()
        self.table.columns.forget_cells()
        self.choices.ask(Asked())
        self.refresh()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        words = Squeezed(tr("What it comes to"), self.total, self.basis, spacing=4)
        head.addWidget(words, 1)
        head.addWidget(self.rates_button, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 6)
        top.setSpacing(4)
        top.addWidget(self.choices)
        top.addLayout(head)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tables)
        self.splitter.addWidget(self.panel)
        self.splitter.setSizes([580, 420])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.splitter, 1)
        stops = (*self.choices.stops, self.rates_button, self.table, self.crossed, self.panel.tabBar())
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)


def _scope_note(scope: str, hidden: int) -> str:
    """Return that the account is of some events alone, and how many of its lines that leaves out."""
    if not hidden:
        return tr("The account is of what passes: {scope}.", scope=scope)
    return tr(
        "The account is of what passes: {scope}, and {n:,} of its lines are left out by that.",
        scope=scope,
        n=hidden,
    )


def _headline(account: Account) -> str:
    """Return what an account comes to, as its headline; empty where it has no line."""
    if not account.total.members:
        return ""
    words = added_words(account.total, account.asked.meaning, language())
    return f"{words[:1].upper()}{words[1:]}"
