"""The review: a case is checked one claim at a time, with keys alone, the cited page beside the claim."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.findings.findings import Findings
from gui.parts.plain_text import PlainLabel
from gui.review.cited_view import CitedView
from gui.review.claim_sheet import ClaimSheet, citation_words
from gui.review.desk import CHECKS, Desk
from gui.review.key_row import KEYS, KeyRow
from gui.review.look import Look, look_at
from gui.review.page_layout import arrange
from gui.review.review_bar import ReviewBar
from gui.review.rounds import Rounds
from gui.review.trail import Trail
from gui.review.walk import Walk
from gui.review.walk_words import DONE, FIRST, anew_words, elsewhere_words, end_words
from gui.scope import scope_of, scope_words
from gui.selection import Selection
from gui.session import Session
from models.index.filters import Filter
from models.records.changes import ChangeSet
from models.records.story import Claim, ClaimId, State
from models.reply.approaching import named_in
from models.reply.words import name_of_party
from models.review.methods import WORDS
from models.review.review import closed_queries, latest_check, open_queries
from models.translation import tr, tr_later
from models.values.listing import in_a_row

NO_CASE = tr_later("Open a case to review it.")
MAKING = tr_later("Putting the claims in order …")
NOTHING_CITED = tr_later("No source is cited for this claim, so there is nothing to open.")
NO_DOCUMENT = tr_later(
    "No document of this source is in the case: the check will say “reference only: nothing was seen”."
)


class ReviewPage(QWidget):
    """Walks through the claims; what is refused is said in one sentence in the page."""

    claim_edited = Signal(str)  # a claim: open the form in which it is corrected
    criticism_wanted = Signal(str)  # a claim
    claim_chosen = Signal(str)  # a claim that is to be cited

    def __init__(self, session: Session, selection: Selection, cited: CitedView) -> None:
        """Begin without a claim; the walk is made when the page is first looked at."""
        super().__init__()
        self._session, self._selection, self._cited = session, selection, cited
        self._findings = Findings.of(session)
        self.walk = Walk(session, self)
        self.rounds = Rounds(session, self)
        self.desk = Desk(session, self)
        self.trail = Trail()
        self._end: ClaimId | None = None  # where it was said that the list ends
        self.bar, self.sheet, self.keys = ReviewBar(), ClaimSheet(), KeyRow()
        self.field = self.desk.field
        self.sentence = PlainLabel(role="warning", is_wrapped=True)
        self.finding_opened, self.mend_wanted = self.sheet.finding_opened, self.sheet.mend_wanted
        self.mend_wanted = self.sheet.mend_wanted
        self.setAccessibleName(tr("Review"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        arrange(self, self.bar, (self.sheet, self.sentence, self.field), cited.as_widget(), self.keys)
        self._join()
        self.on_case_opened()

    @property
    def look(self) -> Look | None:
        """Return what lies on the desk."""
        return self.desk.look

    @look.setter
    def look(self, look: Look | None) -> None:
        self.desk.look = look
        self.desk.authors = self.walk.authors

    @property
    def claim(self) -> Claim | None:
        """Return the claim that is shown."""
        return self.look.claim if self.look else None

    @property
    def chosen_keys(self) -> tuple[tuple[str, str], ...]:
        """Return table and id of the claim that is shown."""
        return (("claim", self.claim.id),) if self.claim else ()

    # the case -----------------------------------------------------------------------------------

    def on_case_opened(self) -> None:
        """Begin anew with the open case, or with none."""
        self.walk.drop()
        self.look, self.trail, self._end = None, Trail(), None
        self.desk.leave_field()
        self._tell("")
        self.sheet.show_words(tr(MAKING if self._session.is_open else NO_CASE))
        self._cited.tell("")
        self._show_progress()
        if self.isVisible():
            self._begin()

    def on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        """Follow a change: stay where one is, with the claim as it stands now."""
        if not self.walk.is_made:
            return
        self.walk.follow(change_set)
        self.walk.round, self.walk.scope = self.rounds.claims, scope_of(self._session, self._selection)
        if self.claim is not None:
            self.show_claim(self.claim.id)
        else:
            self.go_on()
        self._show_progress()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the walk when the page is first looked at."""
        super().showEvent(event)
        self._begin()
        self._on_scope()

    def _begin(self) -> None:
        if self._session.is_open and not self.walk.is_made:
            self.walk.make()

    def _on_ready(self) -> None:
        self.walk.round, self.walk.scope = self.rounds.claims, scope_of(self._session, self._selection)
        if self.claim is None:
            self.go_on()
        self._show_progress()

    # walking ------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go on (1) or back (-1): along what was looked at before, and past its ends along the list."""
        wanted = self.trail.step(by, self.walk.holds)
        if wanted is not None:
            self.show_claim(wanted)
        elif by > 0:
            self.go_on()
        else:
            self._go_back()

    def go_on(self) -> None:
        """Show the next claim that is wanted here; that the list ends is said before, or where, it begins anew."""
        here = self.claim.id if self.claim else None
        wanted = self.trail.step(1, self.walk.wants) or self.walk.next(here)
        first = self.walk.next(None)
        if wanted is not None:
            self.show_claim(wanted)
        elif first is None:
            self._finish()
        elif here is None or self._end == here or not self.walk.wants(here):
            is_said = self._end == here
            self.show_claim(first)
            self._tell("" if is_said else anew_words(self._title, self.walk.left))
        else:
            self._end = here
            self._tell(end_words(self._title, self.walk.left))
        self._show_progress()

    @property
    def _title(self) -> str:
        return self.bar.title

    def _go_back(self) -> None:
        wanted = self.walk.next(self.claim.id, -1) if self.claim else None
        if wanted is None:
            self._tell(tr(FIRST))
            return
        self.trail.come_before(wanted)
        self.show_claim(wanted)
        self._show_progress()

    def _finish(self) -> None:
        self.look = None
        self.trail.leave()
        self.sheet.show_words(tr(DONE), elsewhere_words(self.walk.queues, self.walk.filter))
        self._cited.tell("")
        self._show_method()

    def show_claim(self, claim_id: ClaimId) -> None:
        """Show a claim as it stands now, with the page of its first citation; one that is gone gives way."""
        before = self.look
        self.look = look_at(self._session.reader, claim_id, before)
        while self.look is None:
            self.walk.leave_out(claim_id)
            wanted = self.walk.next(claim_id) or self.walk.next(None)
            if wanted is None:
                self._finish()
                return
            claim_id = wanted
            self.look = look_at(self._session.reader, claim_id, before)
        if before is None or before.claim.id != claim_id:
            self.desk.leave_field()
            self._tell("")
            self._end = None
            self.trail.come_to(claim_id)
            self._selection.select((self.look.claim.event_id,), self)
            self._show_page(next(iter(self.look.with_document), 1))
        self._refresh_sheet()

    def open_citation(self, number: int) -> None:
        """Open the cited page of a citation, by its number on the sheet; where there is none, say so."""
        cited = self.look.cited if self.look else ()
        if not 1 <= number <= len(cited):
            self._tell(tr("This claim has no citation {n}.", n=number) if cited else tr(NOTHING_CITED))
            return
        self._tell("" if self._show_page(number) else tr(NO_DOCUMENT))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_next_citation(self) -> None:
        """Open the first citation whose page was not shown yet; the first of all that have one if all were."""
        look = self.look
        if look is None:
            return
        waiting = (n for n in look.with_document if look.cited[n - 1].citation.id not in look.shown)
        number = next(waiting, next(iter(look.with_document), 0))
        if number:
            self.open_citation(number)
        else:
            self._tell(tr(NO_DOCUMENT if look.cited else NOTHING_CITED))

    def _on_shown(self, citation_id: str) -> None:
        """Note that the page of a citation is there to be seen."""
        if self.look is not None and self.look.take_shown(citation_id):
            self._refresh_sheet()

    def _show_page(self, number: int) -> bool:
        """Show the cited page of a citation, or what is known of it; return whether there is a page."""
        cited = self.look.cited if self.look else ()
        if cited and self._cited.show_citation(cited[number - 1].citation.id):
            return True
        self._cited.tell(citation_words(cited[number - 1]) if cited else tr(NOTHING_CITED))
        return False

    # keys ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key row says, unless a modifier is held."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        if not self.field.isHidden():
            self.field.take_key(event)  # somebody writes: no letter is a command
            return
        if event.isAutoRepeat() and event.text().upper() not in ("N", "P", " ", ""):
            return  # a key that is held down marks one claim, not all that follow
        named = {key: name for key, _, name in KEYS} | {" ": "next"}
        text = event.text().upper()
        if text in named:
            self.do(named[text])
        elif text in tuple("123456789"):
            self.open_citation(int(text))
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._cited.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def do(self, name: str) -> None:
        """Do what a key of the key row stands for."""
        claim = self.claim
        if name in ("previous", "next"):
            self.step(1 if name == "next" else -1)
        elif name == "filter":
            self.bar.choose_next_filter()
        elif name == "round":
            self.rounds.toggle()
        elif claim is None:
            return
        elif name in ("query", "answer", "reject", "decide", "observe"):
            self.desk.ask_for(name)
        elif name == "edit":
            self.claim_edited.emit(claim.id)
        elif name == "criticism":
            self.criticism_wanted.emit(claim.id)
        elif name == "cite":
            self.claim_chosen.emit(claim.id)
        else:
            acts: dict[str, Callable[[], None]] = {
                "check": partial(self.desk.mark, State.CHECKED),
                "sign": partial(self.desk.mark, State.SIGNED_OFF),
                "ready": partial(self.desk.mark, State.READY),
                "close": self.desk.close_oldest_query,
                "open": self.open_next_citation,
                "method": self.desk.cycle_method,
            }
            acts[name]()

    # what is shown ------------------------------------------------------------------------------

    def _refresh_sheet(self) -> None:
        look = self.look
        if look is None:
            return
        self._show_method()
        reader, claim = self._session.reader, look.claim
        names = self.walk.authors.of(claim) if self.walk.authors else {claim.written_by}
        self.sheet.show_claim(
            look,
            open_queries(reader, claim.id) + closed_queries(reader, claim.id),
            latest_check(reader, claim.id),
            in_a_row(sorted(name for name in names if name)),
            self._findings.about(look.stated),
            in_a_row(name_of_party(actor) for actor in named_in(reader, claim)),
            is_again=self.rounds.is_later and claim.id in self.walk.round,
        )

    def _show_progress(self) -> None:
        self.bar.show_queues(self.walk.queues)
        self.bar.show_progress(self.walk.tally, self.walk.left, self.rounds.open)
        self.bar.show_scope(scope_words(self._session, self._selection))

    def _show_method(self) -> None:
        self.keys.show_method(WORDS.get(self.desk.method, "") if self.look else None)

    def _tell(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _on_marked(self, state: State) -> None:
        """After a check the next claim comes."""
        if state in CHECKS:
            self.go_on()

    def _take_keys(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_scope(self) -> None:
        """Walk through what filter and window of time let through now."""
        if not (self.walk.is_made and self.isVisible() and self._session.is_open):
            return
        scope = scope_of(self._session, self._selection)
        if scope != self.walk.scope:
            self.walk.scope = scope
            self._begin_anew()

    def _show_all(self) -> None:
        self._selection.set_filter(Filter(), self)
        self._selection.fit_all(self)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_who(self) -> None:
        self.walk.work_as()
        self._show_progress()

    def _begin_anew(self) -> None:
        """Begin another walk: from the claim that is shown if it is wanted, or else from the first."""
        self.trail, self._end = Trail(), None
        if self.claim is not None and self.walk.wants(self.claim.id):
            self.trail.come_to(self.claim.id)
        else:
            self.look = None
            self.go_on()
        self._show_progress()

    def _on_chosen(self) -> None:
        """Walk in another order, or through other claims."""
        is_same_order = self.walk.order == self.bar.order
        self.walk.order, self.walk.filter = self.bar.order, self.bar.filter
        if not is_same_order and self.walk.is_made:
            self.walk.make()
        if self.walk.is_made:
            self._begin_anew()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _join(self) -> None:
        self._session.case_opened.connect(self.on_case_opened)
        self._session.case_closed.connect(self.on_case_opened)
        self._session.changed.connect(self.on_changed)
        self.walk.ready.connect(self._on_ready)
        self.walk.failed.connect(self._tell)
        self.bar.chosen.connect(self._on_chosen)
        self.bar.round_wanted.connect(self.rounds.toggle)
        self.bar.all_wanted.connect(self._show_all)
        self.rounds.said.connect(self._tell)
        self.rounds.began.connect(lambda: self.bar.choose("round"))
        self.rounds.ended.connect(lambda: self.bar.choose("to do"))
        self._session.who_changed.connect(self._on_who)
        for signal in (self._selection.filtered, self._selection.windowed):
            signal.connect(self._on_scope)
        # queued: what is clicked is made anew with the sheet
        self.sheet.citation_wanted.connect(self.open_citation, Qt.ConnectionType.QueuedConnection)
        self.sheet.act_wanted.connect(self.do, Qt.ConnectionType.QueuedConnection)
        self._cited.shown.connect(self._on_shown)
        self._findings.changed.connect(self._refresh_sheet)
        self.desk.said.connect(self._tell)
        self.desk.marked.connect(self._on_marked)
        self.desk.left.connect(self._take_keys)
        self.desk.method_chosen.connect(self._show_method)
        self.keys.chosen.connect(self.do)
