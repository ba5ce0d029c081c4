"""Rounds of review: the first takes all claims, each later one only what changed since they were looked at."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.parts import tasks
from gui.parts.progress import run_shown
from gui.session import Session
from models.errors import CaseError
from models.records.desk import Round
from models.records.story import ClaimId
from models.review.review import changed_since, claims_of, end_round, freeze, start_round
from models.store.reader import Reader
from models.translation import tr, tr_later

NOBODY = tr_later("A round needs the name of whoever begins or ends it.")
NOTHING_CHANGED = tr_later("Nothing changed since the last round: there is nothing to review again.")


class Rounds(QObject):
    """Starts and ends rounds, and knows the claims of the one that is open."""

    said = Signal(str)
    began = Signal()
    ended = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        """Read rounds of this session's case; progress is shown above the page."""
        super().__init__(page)
        self._session, self._page = session, page

    @property
    def open(self) -> Round | None:
        """Return the round that was started last, unless it has ended."""
        if not self._session.is_open:
            return None
        latest = max(self._session.reader.all(Round), key=lambda one: (one.started_at, one.id), default=None)
        return None if latest is None or latest.ended_at else latest

    @property
    def is_later(self) -> bool:
        """Tell whether a round is open that is not the first."""
        return self.open is not None and len(self._session.reader.all(Round)) > 1

    @property
    def claims(self) -> frozenset[ClaimId]:
        """Return the claims of the open round."""
        here = self.open
        return frozenset(claims_of(here)) if here else frozenset()

    def toggle(self) -> None:
        """End the open round, or start one with what has to be looked at."""
        here = self.open
        if not self._session.can_edit:
            return
        if not self._session.knows_who():
            self.said.emit(tr(NOBODY))
            return
        if here is not None:
            if self._session.edit(
                tr_later("End a round of review"), lambda writer: end_round(writer, here), self
            ):
                self.ended.emit()
            return
        run_shown(
            tr("The claims of the round are looked at."),
            partial(_to_review, self._session.reader),
            partial(self._start, self._session.case),
            self._on_failed,
            self,
            self._page,
        )

    def _start(self, case: object, frozen: tuple[str, ...]) -> None:
        if case is not self._session.case:
            return  # another case was opened meanwhile
        rounds = self._session.reader.all(Round)
        if rounds and not frozen:
            self.said.emit(tr(NOTHING_CHANGED))
            return
        name = f"Round {len(rounds) + 1}"
        if self._session.edit(
            tr_later("Start a round of review"), lambda w: start_round(w, name, frozen), self
        ):
            self.began.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CaseError):
            raise error
        self.said.emit(str(error))


def _to_review(reader: Reader, work: tasks.Work) -> tuple[str, ...]:
    """Return, frozen, what changed since the claims were last in a round; for the first round: all of them."""
    rounds = sorted(reader.all(Round), key=lambda one: (one.started_at, one.id))
    if not rounds:
        return freeze(reader, report=work.report)
    seen = dict(line.split("=", 1) for one in rounds for line in one.claims if "=" in line)
    whole = Round("", "", claims=tuple(f"{id}={seen_then}" for id, seen_then in seen.items()))
    since = changed_since(reader, whole, work.report)
    return freeze(reader, (*since.changed, *since.new), work.report)
