"""The editorial report: what all checks find in a case, by event and by check, without what was accepted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from models.checks.finding import NO_EVENT, WEIGHTS, Finding, Weight, listed
from models.checks.lapsing import lapsed, subject_of
from models.checks.matter import Matter, gather, gather_event
from models.checks.registry import Check, all_checks
from models.errors import WrongUse
from models.machine.collector import collector_at_rest
from models.progress import Report as Progress
from models.records.desk import Acceptance
from models.records.story import EventId
from models.store.reader import Reader
from models.translation import tr
from models.values.listing import quoted, sentences


@dataclass(frozen=True, slots=True)
class EventFindings:
    """What was found under one event, or of none, the heaviest first."""

    event_id: EventId
    title: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks found: by event in the order of the case, and within one by weight."""

    events: tuple[EventFindings, ...]
    accepted: tuple[tuple[Finding, Acceptance], ...]
    checks: tuple[Check, ...]  # those that were made
    lapsed: tuple[
        tuple[Finding, Acceptance], ...
    ] = ()  # they stand again: it was changed after it was accepted
    is_sure: bool = True  # False: of some acceptances it was not found out whether they hold
    unjudged: int = 0  # cited sources of which nobody said whether they are primary or secondary

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return every finding that nobody accepted."""
        return tuple(finding for event in self.events for finding in event.findings)

    @property
    def counts(self) -> dict[str, int]:
        """Tell how many findings each check has, in the order of the checks."""
        found = Counter(finding.check for finding in self.findings)
        return {check.name: found[check.name] for check in self.checks}

    @property
    def weights(self) -> dict[Weight, int]:
        """Tell how many findings have which weight."""
        found = Counter(finding.weight for finding in self.findings)
        return {weight: found[weight] for weight in WEIGHTS}

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing but notes was found."""
        return all(finding.weight is Weight.NOTE for finding in self.findings)


def run_checks(
    reader: Reader, report: Progress | None = None, only: Iterable[str] = (), today: date | None = None
) -> Report:
    """Make all checks, or those named, and leave out what somebody accepted; WrongUse for an unknown name."""
    checks, tell = _chosen(tuple(only)), report or _nobody
    with collector_at_rest():
        answer = _made(reader, checks, tell, today)
    tell(len(checks) + 1, len(checks) + 1)
    return answer


def check_event(
    reader: Reader, event_id: EventId, today: date | None = None, most: int | None = None
) -> Report:
    """Make the local checks for one event alone: quick, however large the case.

    What is found about a source or place that several events share is told here too, though the report of the
    whole case tells it once. `most` bounds the bytes of history that are read to judge what was accepted.
    """
    checks = tuple(check for check in all_checks() if check.is_local)
    matter = gather_event(reader, event_id, today)
    found = [one for check in checks for one in check.find(matter)]
    return _report(reader, matter, checks, found, most)


def _made(reader: Reader, checks: tuple[Check, ...], tell: Progress, today: date | None) -> Report:
    """Make some checks; what they look at is gone again when this is left."""
    steps = len(checks) + 1
    tell(0, steps)
    matter = gather(reader, today)
    found: list[Finding] = []
    for done, check in enumerate(checks, start=1):
        tell(done, steps)
        found += check.find(matter)
    return _report(reader, matter, checks, found)


def _nobody(_done: int, _steps: int) -> None:
    """Tell nobody how far the checks have come."""


def _chosen(names: tuple[str, ...]) -> tuple[Check, ...]:
    known = {check.name for check in all_checks()}
    for name in names:
        if name not in known:
            choice = listed(sorted(known), len(known))
            raise WrongUse(tr("There is no check “{name}”: choose {choice}.", name=name, choice=choice))
    return tuple(check for check in all_checks() if not names or check.name in names)


def _report(
    reader: Reader, matter: Matter, checks: tuple[Check, ...], found: list[Finding], most: int | None = None
) -> Report:
    by_key: dict[tuple[str, str], list[Acceptance]] = {}
    for each in matter.acceptances:
        by_key.setdefault((each.check, each.record_id), []).append(each)
    pairs = [(finding, one) for finding in found for one in by_key.get(_key(finding), ())]
    gone, is_sure = lapsed(reader, {one.id: subject_of(matter, finding) for finding, one in pairs}, most)
    accepted = {finding: one for finding, one in pairs if one.id not in gone}
    lapsed_ones = {finding: one for finding, one in pairs if finding not in accepted}
    again = {finding: _again(finding, one) for finding, one in lapsed_ones.items()}
    standing: dict[EventId, list[Finding]] = {}
    for finding in found:
        if finding not in accepted:
            standing.setdefault(finding.event_id, []).append(again.get(finding, finding))
    titles = [(dossier.event.id, dossier.event.title) for dossier in matter.dossiers]
    events = tuple(
        EventFindings(id, title, _sorted(standing[id]))
        for id, title in (*titles, (NO_EVENT, tr("Of no event")))
        if id in standing
    )
    told = tuple((again[finding], one) for finding, one in lapsed_ones.items())
    return Report(events, tuple(accepted.items()), checks, told, is_sure, _unjudged(matter))


def _unjudged(matter: Matter) -> int:
    """Tell of how many cited sources nobody said whether they are primary or secondary."""
    open_ = (each for each in matter.sources if not (each.is_primary or each.is_secondary))
    return sum(each.id in matter.use_of_source for each in open_)


def _again(finding: Finding, was: Acceptance) -> Finding:
    """Return a finding whose acceptance does not hold any more, with the reason that was given."""
    reason = quoted(was.reason)
    words = (
        tr("Accepted by {name} before it was changed: {reason}.", name=was.by, reason=reason)
        if was.by
        else tr("Accepted by nobody named before it was changed: {reason}.", reason=reason)
    )
    return replace(finding, sentence=sentences(finding.sentence, words), gist="")


def _key(finding: Finding) -> tuple[str, str]:
    return finding.check, finding.record_id


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: WEIGHTS.index(finding.weight)))
