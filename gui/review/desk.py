"""What an editor does with the claim on the desk: marks, queries, answers, decisions; refusals are sentences."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.review.inline import InlineField
from gui.review.look import Look
from gui.session import Session
from models.records.story import Claim, State
from models.review.methods import REFERENCE, UNGROUNDED
from models.review.review import (
    answer_query,
    ask_query,
    close_query,
    mark,
    may,
    next_to_answer,
    open_queries,
)
from models.store.authors import Authors
from models.translation import tr, tr_later
from models.values.listing import sentences

READ_ONLY = tr_later("This case is read-only: save a copy to review it.")
NOBODY = tr_later("Nothing was done: a mark, a query or an answer needs the name of whoever makes it.")
NO_QUERY = tr_later("No query is open on this claim.")
NO_SOURCE = tr_later(
    "No source supports this claim, so it cannot be checked: T cites one, W keeps it as our own observation."
)
NOT_SHOWN = tr_later(
    "No page of a cited document was shown yet: O opens it. M chooses another way of checking."
)
NOTHING_ASKED = tr_later(
    "No query is open on this claim, so there is nothing to answer: Escape goes back to the keys."
)
NO_WORDS = tr_later("Write a few words first, or press Escape.")
HINTS = (
    (tr_later("This claim is {state}: mark it as ready first."), tr_later("Y does that.")),
    (
        tr_later("A claim that is {state} cannot become {to}: mark it as ready first."),
        tr_later("Y does that."),
    ),
    (
        tr_later("A source contradicts this claim: write down first why it stands as it does."),
        tr_later("D does that."),
    ),
    (
        tr_later("A query about this claim is open: have it answered first, or close it."),
        tr_later("A answers it, X closes it."),
    ),
    (tr_later("A query about this claim is still open: close it first."), tr_later("X closes it.")),
    (
        tr_later("Only a checked claim can be signed off and this one is {state}: check it first."),
        tr_later("C does that."),
    ),
)
"""Each refusal that a key can mend, and that key."""
ALREADY = {State.CHECKED: tr_later("S signs it off, N goes on."), State.SIGNED_OFF: tr_later("N goes on.")}
"""What to do with a claim that has its state already."""
LABELS = {
    State.CHECKED: tr_later("Mark a claim as checked"),
    State.SIGNED_OFF: tr_later("Sign a claim off"),
    State.REJECTED: tr_later("Reject a claim"),
    State.READY: tr_later("Mark a claim as ready"),
}
CHECKS = (State.CHECKED, State.SIGNED_OFF)


class Desk(QObject):
    """Gives marks, puts and answers queries; `field` is where words are written."""

    said = Signal(str)  # a sentence for the page; empty: what was said is over
    marked = Signal(object)  # State: the claim has it now
    left = Signal()  # the field was left while it had the focus: the keys are the page's again
    method_chosen = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        """Begin without a claim."""
        super().__init__(page)
        self._session, self._page = session, page
        self._look: Look | None = None
        self.authors: Authors | None = None
        self._way = ""  # of checking, as it was chosen; empty: what was done says it
        self.field = InlineField()
        self._asked = ""  # what the field asks for
        self.field.given.connect(self._on_given)
        self.field.left.connect(self.leave_field)

    @property
    def look(self) -> Look | None:
        """Return what lies on the desk."""
        return self._look

    @look.setter
    def look(self, look: Look | None) -> None:
        """Lay another claim on the desk; a way of checking was chosen for the one before it alone."""
        is_same = look is not None and self._look is not None and look.claim.id == self._look.claim.id
        self._look, self._way = look, self._way if is_same else ""

    def mark(self, state: State, note: str = "") -> None:
        """Give the claim a state, or say why not."""
        claim = self._signed()
        if claim is None:
            return
        problem = self._why_not(claim, state)
        if problem:
            self.said.emit(problem)
            return
        give = partial(
            mark,
            claim=claim,
            state=state,
            method=self.method if state in CHECKS else "",
            opened=tuple(self.look.shown) if self.look else (),
            note=note,
            authors=self.authors,
        )
        if self._session.edit(LABELS[state], give, self) is not None:
            self.said.emit("")
            self.marked.emit(state)

    def _why_not(self, claim: Claim, state: State) -> str:
        """Tell why the claim may not have a state, and by which key that can be mended."""
        look = self.look
        if claim.state is state and open_queries(self._session.reader, claim.id):
            return tr(
                "This claim is {state} already, but a query about it is still open: X closes it.",
                state=tr(state),
            )
        problem = may(claim, state, self._session.who, self._session.reader, self.authors)
        if problem == tr(UNGROUNDED):
            return tr(NO_SOURCE)
        if hint := _hint(problem, claim.state, state):
            return sentences(problem, hint)
        if problem or look is None or state not in CHECKS:
            return problem
        if self.method == REFERENCE and self._way != REFERENCE and look.ground.with_document:
            return tr(NOT_SHOWN)
        return ""

    def ask_for(self, what: str) -> None:
        """Show the field for a question, an answer, a reason, a decision or an observation of ours."""
        claim = self._editable
        if claim is None:
            return
        waiting = open_queries(self._session.reader, claim.id)
        if what == "answer" and not waiting:
            self._refuse_answer()
            return
        if self._signed() is None:
            return
        self.said.emit("")
        self._asked = what
        labels = {
            "query": tr("Question about this claim"),
            "answer": tr("Answer to “{question}”", question=next_to_answer(waiting).question)
            if waiting
            else "",
            "reject": tr("Why is this claim rejected?"),
            "decide": tr("Why does this claim stand as it does, against what contradicts it?"),
            "observe": tr("What did we see ourselves, how, where and when?"),
        }
        words = {"decide": claim.decision, "observe": claim.observation}.get(what, "")
        name = (claim.observed_by or self._session.who) if what == "observe" else ""
        of_whom = {"query": tr("Who is asked"), "observe": tr("Who of us saw it")}.get(what, "")
        self.field.ask(labels[what], words, name=name, of_whom=of_whom)

    def _refuse_answer(self) -> None:
        """Say that no query waits, and take the letters that somebody types all the same: none is a command."""
        self._asked = ""
        self.field.ask(tr(NOTHING_ASKED), hint=tr("Nothing is kept here: Escape"))
        self.said.emit(tr(NO_QUERY))

    def close_oldest_query(self) -> None:
        """Close the oldest query that is answered, or else the oldest."""
        claim = self._editable
        if claim is None:
            return
        waiting = open_queries(self._session.reader, claim.id)
        if not waiting:
            self.said.emit(tr(NO_QUERY))
            return
        if self._signed() is None:
            return
        query = next((one for one in waiting if one.answer), waiting[0])
        self.said.emit("")
        self._session.edit(tr_later("Close a query"), lambda writer: close_query(writer, query), self)

    def cycle_method(self) -> None:
        """Choose the next of the ways in which the claim may be checked."""
        if ways := self._ways:
            self._way = ways[(ways.index(self.method) + 1) % len(ways)]
        self.method_chosen.emit()

    @property
    def method(self) -> str:
        """Tell how the claim is checked: as it was chosen, if that is open to it, or as what was done proves."""
        return self._way if self._way in self._ways else next(iter(self._ways), "")

    @property
    def _ways(self) -> tuple[str, ...]:
        look = self.look
        return look.ground.methods(look.shown) if look else ()

    def leave_field(self) -> None:
        """Hide the field; what was typed in it is let go."""
        had_focus = self.field.isAncestorOf(self._page.focusWidget() or self._page)
        self._asked = ""
        self.field.hide()
        if had_focus:
            self.left.emit()

    @property
    def _editable(self) -> Claim | None:
        """Return the claim if it may be changed; that it may not is said."""
        if self.look is None:
            return None
        if not self._session.can_edit:
            self.said.emit(tr(READ_ONLY))
            return None
        return self.look.claim

    def _signed(self) -> Claim | None:
        """Return the claim if it may be changed and it is known by whom; who works is asked where that is not."""
        claim = self._editable
        if claim is None or self._session.knows_who():
            return claim
        self.said.emit(tr(NOBODY))
        return None

    def _on_given(self, words: str, addressee: str) -> None:
        claim = self.look.claim if self.look else None
        if claim is None:
            return
        if not self._asked:
            self.leave_field()
            self.said.emit(sentences(tr(NO_QUERY), tr("Nothing was kept.")))
            return
        if not words.strip() and self._asked != "decide":
            self.said.emit(tr(NO_WORDS))
            return
        keep: dict[str, Callable[[Claim, str, str], None]] = {
            "reject": lambda _, words, __: self.mark(State.REJECTED, words.strip()),
            "query": self._ask_query,
            "answer": self._answer_query,
            "decide": self._decide,
            "observe": self._observe,
        }
        asked = self._asked
        self.leave_field()
        if asked in keep:
            keep[asked](claim, words, addressee)

    def _ask_query(self, claim: Claim, words: str, addressee: str) -> None:
        self._session.edit(tr_later("Query a claim"), lambda w: ask_query(w, claim, words, addressee), self)

    def _answer_query(self, claim: Claim, words: str, _addressee: str) -> None:
        query = next_to_answer(open_queries(self._session.reader, claim.id))
        self._session.edit(tr_later("Answer a query"), lambda w: answer_query(w, query, words), self)

    def _decide(self, claim: Claim, words: str, _addressee: str) -> None:
        decided = replace(claim, decision=words.strip())
        self._session.edit(tr_later("Record a decision"), lambda w: w.replace(decided), self)

    def _observe(self, claim: Claim, words: str, name: str) -> None:
        seen = replace(claim, observed_by=name.strip() or self._session.who, observation=words.strip())
        self._session.edit(tr_later("Keep a claim as our own observation"), lambda w: w.replace(seen), self)


def _hint(problem: str, before: State, wanted: State) -> str:
    """Return by which key a refusal can be mended; empty where by none."""
    if before is wanted:
        return tr(ALREADY.get(wanted, ""))
    states = {"state": tr(before), "to": tr(wanted)}
    hint = next((hint for refusal, hint in HINTS if tr(refusal, **states) == problem), "")
    if not hint and problem and (before, wanted) == (State.CHECKED, State.SIGNED_OFF):
        return tr("N goes on.")  # somebody else must do that
    return tr(hint)
