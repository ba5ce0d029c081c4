"""The way through the claims of a case: made once on another thread, and kept current from what changes."""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, Signal

from gui.parts import tasks
from gui.review.reordering import reorders
from gui.session import Session
from models.errors import CaseError
from models.records.changes import ChangeSet
from models.records.story import Claim, ClaimId, State
from models.review.review import UNCHECKED, Order, walk
from models.store.authors import Authors
from models.store.reader import Reader

DONE = frozenset((State.CHECKED, State.SIGNED_OFF))
FILTERS: tuple[tuple[str, str, frozenset[State]], ...] = (
    ("to do", "All to do", UNCHECKED),
    ("queried", "Queried, answered", frozenset((State.QUERIED, State.ANSWERED))),
    ("changed", "Changed after check", frozenset((State.CHANGED,))),
    ("to sign off", "To be signed off", frozenset((State.CHECKED,))),
    ("round", "This round", UNCHECKED),
    ("all", "All claims", frozenset(State)),
)
"""Which claims one walks through: (name, title, states)."""


@dataclass(slots=True)
class Way:
    """Claims in their order, with the state of each that is there."""

    order: list[ClaimId] = field(default_factory=list)
    states: dict[ClaimId, State] = field(default_factory=dict)
    place: dict[ClaimId, int] = field(default_factory=dict)
    authors: Authors | None = None


class Walk(QObject):
    """Knows which claim is next; every question about it is answered from memory."""

    ready = Signal()  # the way was made, or made anew
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Stand at no claim; `make` makes the way."""
        super().__init__(parent)
        self._session = session
        self.order: Order = "event"
        self.filter = "to do"
        self.round: frozenset[ClaimId] = frozenset()
        self.is_made = False
        self._way = Way()
        self._wish = 0  # of several ways that are asked for, only the last is taken
        self._counted: tuple[frozenset[ClaimId] | None, Counter[State]] | None = None
        self._later: list[ChangeSet] = []  # what changed while a way is made
        self._is_making, self._again = False, False

    def make(self) -> None:
        """Ask for the way in the chosen order; `ready` follows. While one is made, only the last wish waits."""
        self._wish += 1
        self._again = self._is_making
        if self._is_making:
            return
        self._is_making, self._later = True, []
        work = partial(_made, self._session.reader, self.order, self._way.authors)
        tasks.run(work, partial(self._on_made, self._wish), partial(self._on_failed, self._wish), owner=self)

    def drop(self) -> None:
        """Forget the way: its case was closed."""
        self._wish += 1
        self._again = False
        self._way, self.is_made, self.round, self._counted = Way(), False, frozenset(), None

    def follow(self, change_set: ChangeSet) -> None:
        """Take a change over; claims that are new or moved find their place when the way is made anew."""
        self._later.append(change_set)
        if self._take(change_set) or reorders(change_set, self.order):
            self.make()

    def next(self, after: ClaimId | None, step: int = 1) -> ClaimId | None:
        """Return the next (1) or previous (-1) wanted claim, from an end if none is given; None past the ends."""
        order = self._way.order
        here = self._way.place.get(after) if after else None
        at = (here if here is not None else (-1 if step > 0 else len(order))) + step
        while 0 <= at < len(order):
            if self.wants(order[at]):
                return order[at]
            at += step
        return None

    def holds(self, claim_id: ClaimId) -> bool:
        """Tell whether a claim is there, wanted or not."""
        return claim_id in self._way.states

    def wants(self, claim_id: ClaimId) -> bool:
        """Tell whether the filter lets a claim through."""
        states = next(states for name, _, states in FILTERS if name == self.filter)
        is_in = self.filter != "round" or claim_id in self.round
        return is_in and self._way.states.get(claim_id) in states

    @property
    def authors(self) -> Authors | None:
        """Tell who knows the authors of claims, once the way is made."""
        return self._way.authors

    @property
    def tally(self) -> tuple[int, int]:
        """Tell how many claims are checked, of how many: of the round if one walks through it."""
        counts = self._counts()
        return sum(counts[state] for state in DONE), counts.total() - counts[State.REJECTED]

    @property
    def left(self) -> int:
        """Tell how many claims the filter lets through."""
        counts = self._counts()
        states = next(states for name, _, states in FILTERS if name == self.filter)
        return sum(counts[state] for state in states)

    def _counts(self) -> Counter[State]:
        """Tell how many claims, of the round or of the case, are in each state; counted once for each change."""
        key = self.round if self.filter == "round" else None
        if self._counted is None or self._counted[0] is not key:
            held = self._way.states
            states = held.values() if key is None else (held[id] for id in key if id in held)
            self._counted = (key, Counter(states))
        return self._counted[1]

    def _take(self, change_set: ChangeSet) -> bool:
        """Take a change into the way; return whether claims are new."""
        has_new, self._counted = False, None
        for change in change_set.changes:
            if change.kind is not Claim:
                continue
            claim = change.after
            if not isinstance(claim, Claim):
                self._way.states.pop(ClaimId(change.id), None)
                continue
            self._way.states[claim.id] = claim.state
            if claim.id not in self._way.place:
                self._way.place[claim.id] = len(self._way.order)
                self._way.order.append(claim.id)
                has_new = True
        return has_new

    def _on_made(self, wish: int, way: Way) -> None:
        if self._is_overtaken(wish):
            return
        self._way, self.is_made, self._counted = way, True, None
        for change_set in self._later:
            self._take(change_set)
        self._later = []
        self.ready.emit()

    def _is_overtaken(self, wish: int) -> bool:
        """Tell whether what was made is not wanted any more, and begin what is wanted instead."""
        self._is_making = False
        if self._again:
            self.make()
        return wish != self._wish

    def _on_failed(self, wish: int, error: Exception) -> None:
        if self._is_overtaken(wish):
            return
        if not isinstance(error, CaseError):
            raise error
        self.failed.emit(str(error))


def _made(reader: Reader, order: Order, authors: Authors | None, _work: tasks.Work) -> Way:
    claims = walk(reader, order, None)
    states = {claim.id: claim.state for claim in reader.all(Claim)}
    if authors is None:
        authors = Authors(reader)
        authors.read_on()  # here, because a long history takes a while
    return Way(list(claims), states, {claim_id: place for place, claim_id in enumerate(claims)}, authors)
