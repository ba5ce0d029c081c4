"""The findings of a report by what caused them: a few lines that can be judged one by one, each opens its list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from models.checks.finding import NO_CAUSE, WEIGHTS, Cause, Finding, Weight, listed
from models.checks.registry import Check
from models.checks.report import Report
from models.translation import tr

MOST: Final = 4  # causes of one check that have a line of their own; the others share one
FEW: Final = 3  # causes that are named where they share a line
LEAST: Final = 3  # findings that make a cause worth a line of its own


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one check that share a cause, or all that share none."""

    check: Check
    weight: Weight
    cause: Cause
    findings: tuple[Finding, ...]  # in the order of the case
    is_rest: bool = False  # those whose causes have no line of their own

    @property
    def words(self) -> str:
        """Tell in one line what they have in common; a finding that stands alone speaks for itself."""
        count = len(self.findings)
        if count == 1:
            return self.findings[0].sentence
        what = self._more if self.is_rest else self._what
        cause = self.cause.words
        return (
            tr("{findings}: {cause}.", findings=what, cause=cause)
            if cause
            else tr("{findings}.", findings=what)
        )

    @property
    def _what(self) -> str:
        return tr("{count:,} {findings}", count=len(self.findings), findings=self._many)

    @property
    def _more(self) -> str:
        return tr("{count:,} more {findings}", count=len(self.findings), findings=self._many)

    @property
    def _many(self) -> str:
        many, noun = tr(self.check.many), self.cause.noun
        return many.replace(tr("claims"), tr(noun), 1) if noun else many

    @property
    def judgement(self) -> str:
        """Tell what one judgement would settle; nothing where each has to be looked at by itself."""
        count = len(self.findings)
        if not self.cause.judgement or count == 1:
            return ""
        words = self.cause.judgement
        return tr(
            "{judgement}: settles {count:,} findings.",
            judgement=f"{words[:1].upper()}{words[1:]}",
            count=count,
        )

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what stays the same when the checks are made again."""
        return self.check.name, str(self.weight), self.cause.noun or self.cause.words


def grouped(report: Report, findings: Iterable[Finding] | None = None) -> tuple[Group, ...]:
    """Return the groups of a report, or of some of its findings: the heaviest first, then by the rank of the checks."""
    checks = {check.name: place for place, check in enumerate(report.checks)}
    held: defaultdict[tuple[int, int], list[Finding]] = defaultdict(list)
    for one in report.findings if findings is None else findings:
        held[WEIGHTS.index(one.weight), checks[one.check]].append(one)
    return tuple(
        Group(report.checks[place], WEIGHTS[weight], cause, tuple(found), is_rest)
        for (weight, place), all_ in sorted(held.items(), key=lambda row: row[0])
        for cause, found, is_rest in _by_cause(all_)
    )


def _by_cause(findings: list[Finding]) -> Iterator[tuple[Cause, list[Finding], bool]]:
    """Return the findings of each frequent cause, the most frequent first, and those of all others together."""
    held: defaultdict[Cause, list[Finding]] = defaultdict(list)
    for one in findings:
        held[one.cause].append(one)
    rest = held.pop(NO_CAUSE, [])
    ranked = sorted(held.items(), key=lambda row: -len(row[1]))
    large = [row for row in ranked if len(row[1]) >= LEAST][:MOST]
    others = [row for row in ranked if row not in large]
    yield from ((cause, found, False) for cause, found in large)
    rest += [one for _, found in others for one in found]
    if rest:
        order = {id(one): place for place, one in enumerate(findings)}
        cause = Cause(_rest_words(others) if large else "")
        yield cause, sorted(rest, key=lambda one: order[id(one)]), bool(large)


def _rest_words(others: list[tuple[Cause, list[Finding]]]) -> str:
    """Tell what the causes are that share a line: by name if they are few, else how many and how large."""
    names = [tr(cause.noun) if cause.noun else cause.words for cause, _ in others]
    if len(names) <= FEW:
        return listed(names)
    most = max(len(found) for _, found in others)
    if most > 1:
        return tr("{count:,} others, 1 to {most:,} each", count=len(names), most=most)
    return tr("{count:,} others, 1 each", count=len(names))
