"""The review: a case is checked one claim at a time, with keys alone, the cited page beside the claim."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.findings.findings import Findings
from gui.parts.plain_text import PlainLabel
from gui.review.cited_view import CitedView
from gui.review.claim_sheet import ClaimSheet, citation_words
from gui.review.inline import InlineField
from gui.review.key_row import KEYS, KeyRow
from gui.review.page_layout import arrange
from gui.review.review_bar import ReviewBar
from gui.review.rounds import Rounds
from gui.review.walk import Walk
from gui.selection import Selection
from gui.session import Session
from models.records.changes import ChangeSet
from models.records.dossier import Dossier, Stated
from models.records.story import Claim, ClaimId, State
from models.reply.approaching import named_in
from models.reply.words import name_of_party
from models.review.methods import WORDS, Ground
from models.review.review import (
    answer_query,
    ask_query,
    close_query,
    closed_queries,
    latest_check,
    mark,
    may,
    next_to_answer,
    open_queries,
)
from models.store.authors import Authors

NO_CASE = "Open a case to review it."
MAKING = "Putting the claims in order …"
DONE = "Nothing left to do here. Choose other claims above, or end the round."
NOTHING_CITED = "No source is cited for this claim."
READ_ONLY = "This case is read-only: save a copy to review it."
NO_QUERY = "No query is open on this claim."
LABELS = {
    State.CHECKED: "Mark a claim as checked",
    State.SIGNED_OFF: "Sign a claim off",
    State.REJECTED: "Reject a claim",
    State.READY: "Mark a claim as ready",
}


class ReviewPage(QWidget):
    """Walks through the claims; what is refused is said in one sentence in the page."""

    event_opened = Signal(str)
    criticism_wanted = Signal(str)  # a claim

    def __init__(self, session: Session, selection: Selection, cited: CitedView) -> None:
        """Begin without a claim; the walk is made when the page is first looked at."""
        super().__init__()
        self._session, self._selection, self._cited = session, selection, cited
        self.claim: Claim | None = None
        self.opened: list[str] = []  # citations of this claim, in the order in which they were opened
        self._way = ""  # of checking, as it was chosen; empty: what was done says it
        self._dossier: Dossier | None = None
        self._stated: Stated | None = None
        self._asked = ""  # what the field in the page asks for
        self._findings = Findings.of(session)
        self.walk = Walk(session, self)
        self.rounds = Rounds(session, self)
        self.bar, self.sheet, self.keys = ReviewBar(), ClaimSheet(), KeyRow()
        self.field = InlineField()
        self.sentence = PlainLabel(role="warning", is_wrapped=True)
        self.finding_opened = self.sheet.finding_opened
        self.mend_wanted = self.sheet.mend_wanted
        self.setAccessibleName("Review")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        arrange(self, self.bar, (self.sheet, self.sentence, self.field), cited.as_widget(), self.keys)
        self._join()
        self.on_case_opened()

    # the case -----------------------------------------------------------------------------------

    def on_case_opened(self) -> None:
        """Begin anew with the open case, or with none."""
        self.walk.drop()
        self.claim, self._dossier, self._stated = None, None, None
        self._leave_field()
        self._tell("")
        self.sheet.show_words(MAKING if self._session.is_open else NO_CASE)
        self._cited.tell("")
        self._show_progress()
        if self.isVisible():
            self._begin()

    def on_changed(self, change_set: ChangeSet, _initiator: object) -> None:
        """Follow a change: stay where one is, with the claim as it stands now."""
        if not self.walk.is_made:
            return
        self.walk.follow(change_set)
        self.walk.round = self.rounds.claims
        if self.claim is not None:
            self.show_claim(self.claim.id)
        else:
            self.step(1)
        self._show_progress()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the walk when the page is first looked at."""
        super().showEvent(event)
        self._begin()

    def _begin(self) -> None:
        if self._session.is_open and not self.walk.is_made:
            self.walk.make()

    def _on_ready(self) -> None:
        self.walk.round = self.rounds.claims
        if self.claim is None:
            self.step(1)
        self._show_progress()

    # walking ------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) claim of those one walks through."""
        here = self.claim.id if self.claim else None
        wanted = self.walk.next(here, by)
        if wanted is not None:
            self.show_claim(wanted)
        elif here is None or not self.walk.wants(here):
            self.claim, self._dossier, self._stated = None, None, None
            self.sheet.show_words(DONE)
            self._cited.tell("")
        self._show_progress()

    def show_claim(self, claim_id: ClaimId) -> None:
        """Show a claim as it stands now, with the page of its first citation; one that is gone gives way."""
        reader = self._session.reader
        claim = reader.find(Claim, claim_id)
        if claim is None:
            self.claim = None
            self.step(1)
            return
        is_other = self.claim is None or self.claim.id != claim_id
        self.claim = claim
        self._dossier = reader.dossier(claim.event_id)
        self._stated = next(one for one in self._dossier.stated if one.claim.id == claim_id)
        if is_other:
            self.opened = []
            self._leave_field()
            self._tell("")
            self._selection.select((claim.event_id,), self)
            self._show_page(1)
        self._refresh_sheet()

    def open_citation(self, number: int) -> None:
        """Open the cited page of a citation, by its number on the sheet; it counts as opened if there is one."""
        cited = self._stated.cited if self._stated else ()
        if not 1 <= number <= len(cited):
            self._tell(NOTHING_CITED if not cited else f"This claim has no citation {number}.")
            return
        citation_id = cited[number - 1].citation.id
        self._tell("")
        is_shown = self._show_page(number)
        if is_shown and citation_id not in self.opened:
            self.opened.append(citation_id)
        self._refresh_sheet()
        self._show_progress()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_next_citation(self) -> None:
        """Open the first citation that was not opened yet; the first of all if all were."""
        cited = self._stated.cited if self._stated else ()
        waiting = (n for n, one in enumerate(cited, start=1) if one.citation.id not in self.opened)
        self.open_citation(next(waiting, 1))

    def _show_page(self, number: int) -> bool:
        """Show the cited page of a citation, or what is known of it; return whether there is a page."""
        cited = self._stated.cited if self._stated else ()
        if cited and self._cited.show_citation(cited[number - 1].citation.id):
            return True
        self._cited.tell(citation_words(cited[number - 1]) if cited else NOTHING_CITED)
        return False

    # marking ------------------------------------------------------------------------------------

    def mark(self, state: State, note: str = "") -> None:
        """Give the claim a state; what is refused is said. After a check the next claim comes."""
        claim = self.claim
        if claim is None or not self._may_edit():
            return
        problem = may(claim, state, self._session.who, self._session.reader, self._authors)
        if problem:
            self._tell(f"{problem} Y does that." if "as ready first" in problem else problem)
            return
        method = self.method if state in (State.CHECKED, State.SIGNED_OFF) else ""
        give = partial(
            mark,
            claim=claim,
            state=state,
            method=method,
            opened=tuple(self.opened),
            note=note,
            authors=self._authors,
        )
        if self._session.edit(LABELS[state], give, self) is None:
            return
        self._tell("")
        if state in (State.CHECKED, State.SIGNED_OFF):
            self.step(1)

    def ask_for(self, what: str) -> None:
        """Show the field for a question, an answer, a reason or a decision."""
        claim = self.claim
        if claim is None or not self._may_edit():
            return
        waiting = open_queries(self._session.reader, claim.id)
        if what == "answer" and not waiting:
            self._tell(NO_QUERY)
            return
        self._tell("")
        self._asked = what
        labels = {
            "query": "Question about this claim",
            "answer": f"Answer to “{next_to_answer(waiting).question}”" if waiting else "",
            "reject": "Why is this claim rejected?",
            "decide": "Why does this claim stand as it does, against what contradicts it?",
        }
        words = claim.decision if what == "decide" else ""
        self.field.ask(labels[what], words, has_addressee=what == "query")

    def close_oldest_query(self) -> None:
        """Close the oldest query that is answered, or else the oldest."""
        claim = self.claim
        if claim is None or not self._may_edit():
            return
        waiting = open_queries(self._session.reader, claim.id)
        if not waiting:
            self._tell(NO_QUERY)
            return
        query = next((one for one in waiting if one.answer), waiting[0])
        self._tell("")
        self._session.edit("Close a query", lambda writer: close_query(writer, query), self)

    def cycle_method(self) -> None:
        """Choose the next of the ways in which the claim may be checked."""
        if ways := self._ways:
            self._way = ways[(ways.index(self.method) + 1) % len(ways)]
        self._show_progress()

    @property
    def method(self) -> str:
        """Tell how the claim is checked: as it was chosen, if that is open to it, or as what was done proves."""
        return self._way if self._way in self._ways else next(iter(self._ways), "")

    @property
    def _ways(self) -> tuple[str, ...]:
        return Ground.of(self._session.reader, self.claim).methods(self.opened) if self.claim else ()

    def _on_given(self, words: str, addressee: str) -> None:
        claim = self.claim
        if claim is None:
            return
        if not words.strip() and self._asked != "decide":
            self._tell("Write a few words first, or press Escape.")
            return
        asked = self._asked
        self._leave_field()
        if asked == "reject":
            self.mark(State.REJECTED, words.strip())
        elif asked == "query":
            self._session.edit("Query a claim", lambda w: ask_query(w, claim, words, addressee), self)
        elif asked == "answer":
            query = next_to_answer(open_queries(self._session.reader, claim.id))
            self._session.edit("Answer a query", lambda w: answer_query(w, query, words), self)
        elif asked == "decide":
            decided = replace(claim, decision=words.strip())
            self._session.edit("Record a decision", lambda w: w.replace(decided), self)

    def _leave_field(self) -> None:
        had_focus = self.field.isAncestorOf(self.focusWidget() or self)
        self._asked = ""
        self.field.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_edit(self) -> bool:
        if not self._session.can_edit:
            self._tell(READ_ONLY)
        return self._session.can_edit

    @property
    def _authors(self) -> Authors | None:
        return self.walk.authors

    # keys ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key row says, unless a modifier is held."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
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
        elif claim is None:
            return
        elif name in ("query", "answer", "reject", "decide"):
            self.ask_for(name)
        elif name == "edit":
            self.event_opened.emit(claim.event_id)
        elif name == "criticism":
            self.criticism_wanted.emit(claim.id)
        else:
            acts: dict[str, Callable[[], None]] = {
                "check": partial(self.mark, State.CHECKED),
                "sign": partial(self.mark, State.SIGNED_OFF),
                "ready": partial(self.mark, State.READY),
                "close": self.close_oldest_query,
                "open": self.open_next_citation,
                "method": self.cycle_method,
            }
            acts[name]()

    # what is shown ------------------------------------------------------------------------------

    def _refresh_sheet(self) -> None:
        if self.claim is None or self._dossier is None or self._stated is None:
            return
        reader = self._session.reader
        names = self._authors.of(self.claim) if self._authors else {self.claim.written_by}
        self.sheet.show_claim(
            self._dossier,
            self._stated,
            open_queries(reader, self.claim.id) + closed_queries(reader, self.claim.id),
            latest_check(reader, self.claim.id),
            frozenset(self.opened),
            ", ".join(sorted(name for name in names if name)),
            self._findings.about(self._stated),
            ", ".join(name_of_party(actor) for actor in named_in(reader, self.claim)),
        )

    def _show_progress(self) -> None:
        self.bar.show_progress(
            *self.walk.tally, self.walk.left, WORDS.get(self.method, "–"), self.rounds.open_name
        )

    def _tell(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _on_chosen(self) -> None:
        """Walk in another order, or through other claims."""
        is_same_order = self.walk.order == self.bar.order
        self.walk.order, self.walk.filter = self.bar.order, self.bar.filter
        if not is_same_order and self.walk.is_made:
            self.walk.make()
        if self.walk.is_made and (self.claim is None or not self.walk.wants(self.claim.id)):
            self.step(1)
        self._show_progress()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _join(self) -> None:
        self._session.case_opened.connect(self.on_case_opened)
        self._session.case_closed.connect(self.on_case_opened)
        self._session.changed.connect(self.on_changed)
        self.walk.ready.connect(self._on_ready)
        self.walk.failed.connect(self._tell)
        self.bar.chosen.connect(self._on_chosen)
        self.bar.round_wanted.connect(self.rounds.toggle)
        self.rounds.said.connect(self._tell)
        # queued: what is clicked is made anew with the sheet
        self.sheet.citation_wanted.connect(self.open_citation, Qt.ConnectionType.QueuedConnection)
        self._findings.changed.connect(self._refresh_sheet)
        self.field.given.connect(self._on_given)
        self.field.left.connect(self._leave_field)
        self.keys.chosen.connect(self.do)
