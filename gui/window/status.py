"""The line at the foot of the window: how much there is, how much is shown, and that it is saved."""

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from gui.parts.plain_text import ElidedLabel, PlainLabel, menu_text, set_plain_tooltip
from gui.selection import Selection
from gui.session import Session
from models.index.event_index import EventIndex
from models.translation import tr, tr_count, tr_later

NOBODY = tr_later("Who is working?")


class StatusLine(QStatusBar):
    """Counts, some of which open as questions; who works, when the last change was saved, and that nothing leaves."""

    asked = Signal(str)
    stop_wanted = Signal()  # what is done in the background

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        """Follow the session and the selection."""
        super().__init__(parent)
        self._session, self._selection = session, selection
        self.setSizeGripEnabled(False)
        self.setAccessibleName(tr("Status"))
        self.counts, self.saved = ElidedLabel(), PlainLabel()
        self.who = self._who_button()
        self.addWidget(self.counts, 1)
        self.work, self.stop = ElidedLabel(role="note"), self._stop_button()
        self.addWidget(self.work, 1)
        self.addWidget(self.stop)
        self.show_work("")
        self.links = {question: self._link(question) for question in QUESTIONS}
        self.addPermanentWidget(self.who)
        self.addPermanentWidget(self.saved)
        for signal in (
            session.case_opened,
            session.case_closed,
            session.changed,
            session.steps_changed,
            selection.filtered,
        ):
            signal.connect(self.refresh)
        session.who_changed.connect(self.refresh)
        selection.windowed.connect(self.refresh)
        selection.selected.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Count anew, and name who works."""
        self.counts.setText(
            counts_words(self._session.index, self._selection) if self._session.is_open else ""
        )
        for question, link in self.links.items():
            words = QUESTIONS[question](self._session.index)
            link.setText(words)
            link.setAccessibleName(tr("{words}: show them", words=words))
            link.setVisible(self._session.is_open)
        self.saved.setText(saved_words(self._session))
        self.who.setText(menu_text(self._session.who or tr(NOBODY)))
        self.who.setAccessibleName(
            tr("Who is working: {name}", name=self._session.who or tr("nobody is named"))
        )

    def show_work(self, words: str) -> None:
        """Say what is being done in the background, with a way to stop it; nothing, without words."""
        self.work.setText(words)
        self.work.setVisible(bool(words))
        self.stop.setVisible(bool(words))

    def _stop_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(tr("Stop"))
        button.setAccessibleName(tr("Stop recognising text"))
        button.setProperty("role", "link")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self.stop_wanted)
        return button

    def _who_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "link")
        button.clicked.connect(self._session.ask_who)
        set_plain_tooltip(
            button, tr("This name signs marks, queries and changes: click to work under another")
        )
        return button

    def _link(self, question: str) -> QToolButton:
        """Return a count that asks its question."""
        link = QToolButton()
        link.setProperty("role", "link")
        link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_plain_tooltip(link, tr("Show them: {question}", question=question))
        link.clicked.connect(lambda: self.asked.emit(question))
        self.addPermanentWidget(link)
        return link


def counts_words(index: EventIndex, selection: Selection) -> str:
    """Tell what is in the case and how much of it is shown."""
    in_filter, in_window = selection.in_filter(), selection.in_window()
    relations = int(index.is_relation.sum())
    total = int(index.is_event.sum())
    parts = [tr_count(total, "{n:,} event", "{n:,} events")]
    if relations:
        parts.append(tr_count(relations, "{n:,} relation", "{n:,} relations"))
    if int(in_filter.sum()) != total + relations * selection.filter.relations:
        parts.append(tr_count(int(in_filter.sum()), "{n:,} match the filter", "{n:,} match the filter"))
    parts.append(tr_count(int((in_filter & in_window).sum()), "{n:,} in window", "{n:,} in window"))
    if len(selection.events) > 1:
        parts.append(tr_count(len(selection.events), "{n:,} selected", "{n:,} selected"))
    return " · ".join(parts)


def undated_to_the_day(index: EventIndex) -> int:
    """Tell how many events are not known to the day."""
    is_one_day = index.is_dated & (index.ends - index.begins <= 1)
    return int((index.is_event & ~is_one_day).sum())


QUESTIONS = {
    "precision:<day": lambda index: tr_count(
        undated_to_the_day(index), "{n:,} not dated to the day", "{n:,} not dated to the day"
    ),
    "claims cited:no": lambda index: tr_count(
        int(np.sum(index.uncited)), "{n:,} uncited claims", "{n:,} uncited claims"
    ),
}
"""The counts that open as a question, with their words."""


def saved_words(session: Session) -> str:
    """Tell when the last change was saved; every change is, at once."""
    if session.case is None:
        return tr("offline")
    if session.case.is_read_only:
        return tr("read only · offline")
    if session.lost:
        return tr("not saved any more · offline")
    if session.saved_at is None:
        return tr("saved · offline")
    return tr("saved {time} · offline", time=f"{session.saved_at:%H:%M}")
