"""The way through the claims of a case: made once on another thread, and kept current from what changes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, Signal

from gui.parts import tasks
from gui.review.queues import QUEUES, TO, Waiting, queues_of, waiting
from gui.review.reordering import reorders
from gui.scope import WHOLE
from gui.session import Session
from models.errors import CaseError
from models.records.changes import ChangeSet
from models.records.desk import Query
from models.records.story import Citation, Claim, ClaimId, State
from models.review.review import Order, walk
from models.review.signing import plain
from models.store.authors import Authors
from models.store.reader import Reader
from models.translation import tr

DONE = frozenset((State.CHECKED, State.SIGNED_OFF))


@dataclass(slots=True)
class Way:
    """Claims in their order, with what each that is there waits for."""

    order: list[ClaimId] = field(default_factory=list)
    waiting: dict[ClaimId, Waiting] = field(default_factory=dict)
    place: dict[ClaimId, int] = field(default_factory=dict)
    queues: dict[ClaimId, frozenset[str]] = field(default_factory=dict)
    authors: Authors | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue as it is offered: what it is called, and how many claims stand in it."""

    name: str
    title: str
    count: int


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
        self.scope = WHOLE  # what filter, question and window let through
        self.is_made = False
        self._way = Way()
        self._wish = 0  # of several ways that are asked for, only the last is taken
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
        self._way, self.is_made, self.round, self.scope = Way(), False, frozenset(), WHOLE

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
        return claim_id in self._way.waiting

    def wants(self, claim_id: ClaimId) -> bool:
        """Tell whether a claim stands in the chosen queue, and its event in the scope."""
        return self.filter in self._way.queues.get(claim_id, ()) and self._is_in(claim_id, self.filter)

    def leave_out(self, claim_id: ClaimId) -> None:
        """Walk past a claim that is gone, before what took it away is told here."""
        self._way.waiting.pop(claim_id, None)
        self._way.queues.pop(claim_id, None)

    def _is_in(self, claim_id: ClaimId, queue: str) -> bool:
        is_in_round = queue != "round" or claim_id in self.round
        return is_in_round and self.scope.holds(claim_id, self._way.waiting[claim_id].event_id)

    @property
    def authors(self) -> Authors | None:
        """Tell who knows the authors of claims, once the way is made."""
        return self._way.authors

    @property
    def queues(self) -> tuple[Queue, ...]:
        """Return the queues with their counts: those that always are, and one for each who is asked something."""
        held = self._way.queues.items()
        counts = Counter(name for id, names in held for name in names if self._is_in(id, name))
        asked = {TO + plain(name): name for one in self._way.waiting.values() for name in one.asked}
        if self.filter.startswith(TO):
            asked.setdefault(self.filter, self.filter.removeprefix(TO))
        named = [(name, tr(title)) for name, (title, _) in QUEUES.items()]
        place = [name for name, _ in named].index("answered")
        named[place:place] = [(name, tr("Queries to {who}", who=who)) for name, who in sorted(asked.items())]
        return tuple(Queue(name, title, counts[name]) for name, title in named)

    @property
    def tally(self) -> tuple[int, int, int]:
        """Tell how many claims are checked, how many of them signed off, and of how many: of the round, if that is
        walked through.
        """
        counts = Counter(self._way.waiting[id].state for id in self._counted())
        done = sum(counts[state] for state in DONE)
        return done, counts[State.SIGNED_OFF], counts.total() - counts[State.REJECTED]

    @property
    def left(self) -> int:
        """Tell how many claims the chosen queue holds."""
        return sum(map(self.wants, self._way.queues))

    def work_as(self) -> None:
        """Put the claims into the queues of whoever works now."""
        who = plain(self._session.who)
        self._way.queues = {id: queues_of(one, who) for id, one in self._way.waiting.items()}

    def _counted(self) -> Iterator[ClaimId]:
        for id in self._way.waiting:
            if self._is_in(id, self.filter):
                yield id

    def _take(self, change_set: ChangeSet) -> bool:
        """Take a change into the way; return whether claims are new."""
        touched = _touched(change_set)
        if not touched:
            return False
        found, who, has_new = waiting(self._session.reader, touched), plain(self._session.who), False
        for claim_id in touched:
            one = found.get(claim_id)
            if one is None:
                self.leave_out(claim_id)
                continue
            self._way.waiting[claim_id], self._way.queues[claim_id] = one, queues_of(one, who)
            if claim_id not in self._way.place:
                self._way.place[claim_id] = len(self._way.order)
                self._way.order.append(claim_id)
                has_new = True
        return has_new

    def _on_made(self, wish: int, way: Way) -> None:
        if self._is_overtaken(wish):
            return
        self._way, self.is_made = way, True
        self.work_as()
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
    held = waiting(reader)
    if authors is None:
        authors = Authors(reader)
        authors.read_on()  # here, because a long history takes a while
    place = {claim_id: number for number, claim_id in enumerate(claims)}
    return Way(list(claims), held, place, authors=authors)


def _touched(change_set: ChangeSet) -> frozenset[ClaimId]:
    """Return the claims that may stand in other queues after a change."""
    touched: set[ClaimId] = set()
    for change in change_set.changes:
        if change.kind is Claim:
            touched.add(ClaimId(change.id))
        for side in (change.before, change.after):
            if isinstance(side, Citation | Query):
                touched.add(side.claim_id)
    return frozenset(touched)
