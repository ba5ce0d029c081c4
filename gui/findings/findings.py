"""What the checks find about one event: those that need the event alone now, all others from the last report."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.parts import tasks
from gui.session import Session
from models.checks.finding import WEIGHTS, Finding
from models.errors import CaseError
from models.records.dossier import Stated
from models.records.story import EventId

if TYPE_CHECKING:
    from models.checks.report import EventFindings, Report


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as it is shown beside its record."""

    finding: Finding
    is_old: bool = False  # the case changed since it was found


class Findings(QObject):
    """Knows the last report of a session's case; `changed` is sent when there is another one."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Begin without a report; `of` makes the one that all views of a session share."""
        super().__init__(session)
        self._session = session
        self._is_old = False
        self._settled: tuple[EventId, Report] | None = None  # the event whose acceptances took long
        self._by_event: Mapping[EventId, EventFindings] = MappingProxyType({})
        session.case_opened.connect(self._forget)
        session.case_closed.connect(self._forget)
        session.changed.connect(self._on_changed)

    @classmethod
    def of(cls, session: Session) -> "Findings":
        """Return the findings of a session, always the same."""
        held = session.findChild(cls)
        return held if isinstance(held, cls) else cls(session)

    def take(self, report: "Report", is_old: bool) -> None:
        """Keep a report of the whole case; it is old if the case changed while it was made."""
        self._by_event = MappingProxyType({event.event_id: event for event in report.events})
        self._is_old = is_old
        self.changed.emit()

    def of_event(self, event_id: EventId) -> tuple[Mark, ...]:
        """Tell what is found about an event and its claims, the heaviest first; a few milliseconds' work."""
        if not self._session.is_open:
            return ()
        from models.checks.registry import all_checks

        now = self._checked(event_id).findings
        held = self._by_event.get(event_id)
        local = {check.name for check in all_checks() if check.is_local}
        then = [one for one in held.findings if one.check not in local] if held else []
        marks = [*map(Mark, now), *(Mark(one, self._is_old) for one in then)]
        return tuple(sorted(marks, key=lambda mark: WEIGHTS.index(mark.finding.weight)))

    def _checked(self, event_id: EventId) -> "Report":
        """Make the local checks; whether old acceptances hold may take long, and is then found out aside."""
        if self._settled is not None and self._settled[0] == event_id:
            return self._settled[1]
        from models.checks import lapsing
        from models.checks.report import check_event

        reader = self._session.reader
        report = check_event(reader, event_id, most=lapsing.QUICK)
        if not report.is_sure:
            self._settled = event_id, report  # until the answer is there, or something changes
            tasks.run(
                lambda _: check_event(reader, event_id),
                partial(self._on_settled, event_id),
                self._on_failed,
                owner=self,
            )
        return report

    def _on_settled(self, event_id: EventId, report: "Report") -> None:
        if self._settled is not None and self._settled[0] == event_id:
            self._settled = event_id, report
            self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        """What was changed or closed while it was read is asked for again by whoever shows it."""
        if not isinstance(error, CaseError):
            raise error

    def about(self, stated: Stated) -> tuple[Mark, ...]:
        """Tell what is found about a claim and the records that it shows."""
        shown: set[str | None] = {stated.claim.id, stated.claim.place_id, stated.claim.actor_id}
        shown |= {cited.source.id for cited in stated.cited}
        return tuple(one for one in self.of_event(stated.claim.event_id) if one.finding.record_id in shown)

    def _on_changed(self, *_: object) -> None:
        self._is_old, self._settled = True, None

    def _forget(self) -> None:
        self._by_event, self._settled = MappingProxyType({}), None
