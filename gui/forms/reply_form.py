"""The right of reply: every party that is criticised, what was put to them, and what they said."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui.forms.approach_form import ApproachForm
from gui.forms.criticism_form import CriticismForm
from gui.forms.form_page import choice, told
from gui.forms.letter_view import LetterDialog
from gui.forms.wrapped_list import WrappedList
from gui.parts import tasks
from gui.parts.ask import Ask
from gui.parts.naming import name_parts
from gui.parts.plain_text import PlainLabel, one_line, plain
from gui.parts.preferences import Preferences
from gui.parts.wheel import guard_wheel
from gui.selection import Selection
from gui.session import Session
from models.errors import CaseError
from models.records.desk import Approach
from models.reply.approaching import read_parties
from models.reply.parties import Party, Put, Standing, approach_words, attempts_in_words
from models.store.reader import Reader
from models.translation import tr, tr_count, tr_later

ROLE = Qt.ItemDataRole.UserRole
URGENT = (Standing.MISSING, Standing.OVERDUE)
WIDE, HIGH = 116, 33  # letters and lines of text
WIDEST, HIGHEST = 1240, 690  # pixels: what a small screen has room for
STANDING_WORDS = {
    Standing.MISSING: tr_later("no reply sought"),
    Standing.OVERDUE: tr_later("overdue"),
    Standing.WAITING: tr_later("waiting for an answer"),
    Standing.ANSWERED: tr_later("answered"),
    Standing.REFUSED: tr_later("refused"),
    Standing.CANNOT: tr_later("cannot be asked"),
}
READING = tr_later("Reading the case …")
NONE = tr_later(
    "No claim is flagged as criticism. Flag one with I in the review, or with Edit ▸ "
    "Criticism: whoever is criticised is then listed here until they were asked."
)


class ReplyForm(QDialog):
    """Lists the parties, who was not asked first; every change is one step that can be undone."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        ask: Ask,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        """Show how it stands with each party."""
        super().__init__(parent)
        self.setWindowTitle(tr("Right of reply"))
        self._session, self._selection, self._ask, self._preferences = session, selection, ask, preferences
        self.parties: tuple[Party, ...] = ()
        self._wanted_reading = self._shown_reading = 0
        self.dialog: QDialog | None = None  # the one that was opened last
        self._make_parts()
        letter, line = self.fontMetrics().horizontalAdvance("n"), self.fontMetrics().lineSpacing()
        self.resize(min(letter * WIDE, WIDEST), min(line * HIGH, HIGHEST))
        self._arrange()
        name_parts(self)
        guard_wheel(self)
        session.changed.connect(self._on_changed)
        session.case_closed.connect(self.reject)
        self.standing.setText(tr(READING))
        self._show_buttons()
        self.refresh()

    # what is shown ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the parties anew on another thread: in a large case that takes longer than a blink."""
        if not self._session.is_open:
            return
        self._wanted_reading += 1
        read = partial(_read, self._session.reader)
        done = partial(self._on_read, self._wanted_reading)
        tasks.run(read, done, self._on_failed, owner=self)

    def _on_changed(self, *_: object) -> None:
        self.refresh()

    @property
    def is_reading(self) -> bool:
        """Tell whether what is shown is older than the case."""
        return self._shown_reading < self._wanted_reading

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self.standing.setText(str(error))

    def _on_read(self, number: int, parties: tuple[Party, ...]) -> None:
        """Show the parties; the chosen one stays chosen. A later reading is never replaced by an earlier one."""
        if number <= self._shown_reading:
            return
        self._shown_reading = number
        kept, now = _key(self.party), datetime.now(UTC)
        self.parties = parties
        self.list.blockSignals(True)
        self.list.clear()
        for party in self.parties:
            self.list.addItem(self._entry(party, now))
        rows = [row for row, party in enumerate(self.parties) if _key(party) == kept]
        self.list.setCurrentRow(rows[0] if rows else 0)
        self.list.blockSignals(False)
        missing = sum(len(party.missing) for party in self.parties)
        self.total.setText(_total_words(missing, len(self.parties)))
        self.total.set_role("warning" if missing else "note")
        self._show_party()

    @property
    def party(self) -> Party | None:
        """Return the chosen party."""
        row = self.list.currentRow()
        return self.parties[row] if 0 <= row < len(self.parties) else None

    @property
    def _wanted(self) -> int:
        return int(self.attempts.currentData())

    @property
    def approach(self) -> Approach | None:
        """Return the chosen approach."""
        item, party = self.approaches.currentItem(), self.party
        id = item.data(ROLE) if item else None
        return next((each for each in party.approaches if each.id == id), None) if party else None

    def _entry(self, party: Party, now: datetime) -> QListWidgetItem:
        standing, has_changed = party.standing(now), bool(party.changed())
        told = tr(STANDING_WORDS[standing])
        words = told.upper() if standing is Standing.OVERDUE else told
        more = " · " + tr("differs from what was put") if has_changed else ""
        item = QListWidgetItem(f"{one_line(_name(party), 60)}\n{words}{more}")
        if standing in URGENT or has_changed:
            item.setForeground(self.palette().brightText())
        return item

    def _show_party(self) -> None:
        party, now = self.party, datetime.now(UTC)
        self.claims.clear()
        self.approaches.clear()
        self.name.setText(_name(party, is_heading=True) if party else "")
        self.standing.setText(self._standing_words(party, now) if party else tr(NONE))
        is_urgent = party is not None and (party.standing(now) in URGENT or bool(party.changed()))
        self.standing.set_role("warning" if is_urgent else "note")
        for words, claim_id in _claim_lines(party) if party else ():
            self.claims.addItem(_item(words, claim_id))
        for each in party.approaches if party else ():
            words = approach_words(each, now)
            self.approaches.addItem(_item(f"{words}\n→ {each.answer}" if each.answer else words, each.id))
        self.claims.setCurrentRow(0)
        self.approaches.setCurrentRow(self.approaches.count() - 1)
        self._show_buttons()

    def _standing_words(self, party: Party, now: datetime) -> str:
        standing = party.standing(now)
        if party.actor is None:
            return tr("Say whom this criticism concerns: choose a claim, then Criticism.")
        overdue = tr("OVERDUE: ask again, or print that they did not answer")
        said = tr(
            "{standing}; {attempts}.",
            standing=overdue if standing is Standing.OVERDUE else tr(STANDING_WORDS[standing]),
            attempts=attempts_in_words(party, self._wanted),
        )
        return said[:1].upper() + said[1:]

    def _show_buttons(self) -> None:
        party, can_edit = self.party, self._session.can_edit
        is_named = party is not None and party.actor is not None
        self.new_button.setEnabled(can_edit and is_named)
        self.edit_button.setEnabled(self.approach is not None)
        self.letter_button.setEnabled(is_named)
        self.flag_button.setEnabled(self.claims.currentItem() is not None)
        self.event_button.setEnabled(self.claims.currentItem() is not None)

    # what is done -------------------------------------------------------------------------------

    def new_approach(self) -> None:
        """Open the form of a new approach to the chosen party."""
        party = self.party
        if party is not None and party.actor is not None and self._session.can_edit:
            self._open(ApproachForm(self._session, party, parent=self))

    def edit_approach(self) -> None:
        """Open the form of the chosen approach."""
        party, approach = self.party, self.approach
        if party is not None and approach is not None:
            self._open(ApproachForm(self._session, party, approach, parent=self))

    def draft_letter(self) -> None:
        """Show a letter about what the chosen approach puts; without one, about all that criticises the party."""
        party = self.party
        if party is not None and party.actor is not None:
            self._open(LetterDialog(self._session, self._ask, party, self.approach, parent=self))

    def flag_claim(self) -> None:
        """Open the form in which the chosen claim is flagged as criticism, and of whom."""
        item = self.claims.currentItem()
        if item is not None:
            form = CriticismForm(
                self._session, self._selection, self._ask, claim_id=item.data(ROLE), parent=self
            )
            self._open(form)

    def show_event(self) -> None:
        """Show the event of the chosen claim in all views, behind this list."""
        item, party = self.claims.currentItem(), self.party
        known = party.known.get(item.data(ROLE)) if item and party else None
        if known is not None:
            self._selection.reveal(known.dossier.event.id, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter what is chosen in a list."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        acts: dict[QWidget, Callable[[], None]] = {
            self.claims: self.show_event,
            self.approaches: self.edit_approach,
            self.list: self.new_approach,
        }
        focus = self.focusWidget()
        if focus in acts:
            acts[focus]()

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_attempts(self) -> None:
        self._preferences.change(reply_attempts=self._wanted)
        self._show_party()

    # parts --------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.total = PlainLabel(role="note", is_wrapped=True)
        self.list = WrappedList(tr("Parties"), 2)
        self.claims, self.approaches = WrappedList(tr("Claims"), 2), WrappedList(tr("Approaches"), 2)
        self.list.currentRowChanged.connect(lambda _: self._show_party())
        self.approaches.currentRowChanged.connect(lambda _: self._show_buttons())
        self.claims.itemDoubleClicked.connect(lambda _: self.show_event())
        self.approaches.itemDoubleClicked.connect(lambda _: self.edit_approach())
        self.name = told("", "heading")
        self.standing = PlainLabel(role="note", is_wrapped=True)
        self.flag_button = _button(tr("Critici&sm…"), self.flag_claim)
        self.event_button = _button(tr("Show the &event"), self.show_event)
        self.new_button = _button(tr("&New approach…"), self.new_approach)
        self.edit_button = _button(tr("E&dit…"), self.edit_approach)
        self.letter_button = _button(tr("Draft a &letter…"), self.draft_letter)
        self.close_button = _button(tr("Close"), self.reject)
        kept = self._preferences.settings.reply_attempts
        self.attempts = choice({str(n): str(n) for n in sorted({*range(1, 11), kept})}, str(kept))
        self.attempts.setAccessibleName(tr("Customary attempts"))
        self.attempts.activated.connect(self._on_attempts)

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        parties = _column(left, (self.total, 0), (self.list, 1))
        parties.setContentsMargins(0, 0, 8, 0)
        details = _column(right, (self.name, 0), (self.standing, 0))
        details.setContentsMargins(8, 0, 0, 0)
        details.addWidget(PlainLabel(tr("What criticises them"), role="section"))
        details.addWidget(self.claims, 3)
        details.addLayout(_row(self.flag_button, self.event_button))
        details.addWidget(PlainLabel(tr("Approaches"), role="section"))
        details.addWidget(self.approaches, 2)
        details.addLayout(_row(self.new_button, self.edit_button, self.letter_button))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 2)
        split.setSizes([self.width() // 3, self.width() * 2 // 3])
        foot = _row(PlainLabel(tr("Attempts that are customary"), role="note"), self.attempts)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(split, 1)
        column.addLayout(foot)


def _read(reader: Reader, _work: tasks.Work) -> tuple[Party, ...]:
    return read_parties(reader)


def _claim_lines(party: Party) -> list[tuple[str, str]]:
    """Tell what criticises a party, what was not put first; and what was put to them and has changed."""
    missing = {each.claim.id for each in party.missing}
    changed = {put.claim_id: put for put in party.changed()}
    lines = []
    for each in sorted(party.criticisms, key=lambda one: one.claim.id not in missing):
        put = changed.pop(each.claim.id, None)
        state = tr("no reply sought") if each.claim.id in missing else tr("put")
        differs = tr("≠ differs from what was put: {claim}", claim=put.was) if put else ""
        lines.append((f"{each.words()}\n{differs or state}", str(each.claim.id)))
    return [*lines, *((_gone_words(put), id) for id, put in changed.items())]


def _gone_words(put: Put) -> str:
    now = put.now or tr("no longer in the case")
    return f"{put.was}\n" + tr("≠ put, and now {claim}", claim=now)


def _name(party: Party, *, is_heading: bool = False) -> str:
    """Return the name of a party, or that nobody is named, with a capital where it is a heading."""
    if party.actor is not None:
        return party.name
    return tr(party.name).capitalize() if is_heading else tr(party.name)


def _key(party: Party | None) -> str | None:
    return (party.actor.id if party.actor else "") if party else None


def _total_words(missing: int, parties: int) -> str:
    if missing:
        return tr_count(missing, "{n} criticism with no reply sought", "{n} criticisms with no reply sought")
    return tr("Every criticism was put.") if parties else ""


def _item(words: str, id: str) -> QListWidgetItem:
    item = QListWidgetItem(plain(words))
    item.setData(ROLE, id)
    return item


def _button(text: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button


def _column(holder: QWidget, *parts: tuple[QWidget, int]) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setSpacing(6)
    for widget, share in parts:
        column.addWidget(widget, share)
    return column


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
