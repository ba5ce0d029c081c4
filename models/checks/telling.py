"""The editorial report in words and as JSON: its groups, or every line, event by event."""

from collections.abc import Iterator
from typing import Final

from models.checks.finding import Finding, Weight, listed
from models.checks.grouping import Group, grouped
from models.checks.registry import remedy_of
from models.checks.report import EventFindings, Report
from models.texts.columns import filled
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row, quoted

_TO_DO: Final = {
    Weight.MEND: tr_later("{count:,} to mend"),
    Weight.LOOK: tr_later("{count:,} to look"),
    Weight.NOTE: tr_later("{count:,} to note"),
}


def as_json(report: Report) -> dict[str, object]:
    """Return a report as plain values for JSON: every finding, the groups by number of finding, and what was accepted.

    A finding has its `check`, `weight`, the `record` and `id` that it is about, its `event` and `sentence`; `remedy`
    is the field that mends it and `target` the record that holds this field. The `findings` of a group are places
    in the list of findings, from 0.
    """
    places = {id(one): place for place, one in enumerate(report.findings)}
    return {
        "findings": [_row(finding) for finding in report.findings],
        "groups": [_group_row(group, places) for group in grouped(report)],
        "accepted": [
            _row(finding) | {"reason": acceptance.reason, "by": acceptance.by, "at": acceptance.at}
            for finding, acceptance in report.accepted
        ],
        "counts": report.counts,
        "reasons": {check.name: check.reason for check in report.checks},
        "sources_not_judged": report.unjudged,
    }


def as_text(report: Report) -> str:
    """Return a report as lines: event by event, then how often each check found something."""
    lines = [line for event in report.events for line in _event_lines(event)]
    found = report.counts
    lines += [
        f"{found[each.name]:>6}  {filled(each.title, 24)}{each.reason}"
        for each in report.checks
        if found[each.name]
    ]
    return "\n".join([*lines, *_foot(report)])


def as_groups(report: Report) -> str:
    """Return a report as its groups, a numbered line each, with what one judgement would settle below."""
    lines = []
    for number, group in enumerate(grouped(report), start=1):
        lines.append(
            f"{number:>3}  {filled(tr(group.weight), 6)}{filled(group.check.title, 24)}{group.words}"
        )
        lines += [f"{'':35}{group.judgement}"] if group.judgement else []
    return "\n".join([*lines, *([""] if lines else []), *_foot(report)])


def as_list(report: Report, number: int) -> str | None:
    """Return the findings of one group, counted from 1, each on a line; None if there is no such group."""
    groups = grouped(report)
    if not 1 <= number <= len(groups):
        return None
    group = groups[number - 1]
    head = [group.words, *([group.judgement] if group.judgement else []), group.check.reason, ""]
    return "\n".join([*head, *(f"  {one.sentence}" for one in group.findings)])


def unjudged_words(report: Report) -> str:
    """Tell of how many sources nobody said what they are; nothing where all are judged."""
    count = report.unjudged
    if not count:
        return ""
    return tr_count(
        count,
        "Of {n:,} cited source nobody said whether it is primary or secondary.",
        "Of {n:,} cited sources nobody said whether they are primary or secondary.",
    )


def sum_line(report: Report) -> str:
    """Tell how many findings there are of which weight."""
    total = len(report.findings)
    if not total:
        return tr("No findings.")
    parts = [tr(_TO_DO[weight], count=count) for weight, count in report.weights.items() if count]
    told = in_a_row(parts)
    return tr_count(total, "{n:,} finding: {parts}.", "{n:,} findings: {parts}.", parts=told)


def _foot(report: Report) -> Iterator[str]:
    if report.accepted:
        yield tr("{count:>6}  accepted with a reason, and left out above", count=len(report.accepted))
    if words := unjudged_words(report):
        yield words
    yield sum_line(report)


def _row(finding: Finding) -> dict[str, object]:
    return {
        "check": finding.check,
        "weight": str(finding.weight),
        "record": finding.record_kind,
        "id": finding.record_id,
        "event": finding.event_id,
        "sentence": finding.sentence,
        "remedy": str(remedy_of(finding)),
        "target": finding.target or finding.record_id,
    }


def _group_row(group: Group, places: dict[int, int]) -> dict[str, object]:
    return {
        "check": group.check.name,
        "weight": str(group.weight),
        "words": group.words,
        "judgement": group.judgement,
        "remedy": str(group.cause.remedy),
        "target": group.cause.record_id,
        "findings": [places[id(one)] for one in group.findings],
    }


def _event_lines(event: EventFindings) -> Iterator[str]:
    """Return the lines of one event; findings that have one gist share a line."""
    yield event.title
    gathered: dict[tuple[str, str, str], list[Finding]] = {}
    for each in event.findings:
        # The event stands above already.
        gist = each.gist or _without_title(each.sentence, event.title)
        gathered.setdefault((each.weight, each.check, gist), []).append(each)
    for (weight, check, gist), held in gathered.items():
        claims = listed(dict.fromkeys(each.about for each in held))
        begin = f"{gist[:1].upper()}{gist[1:]}"
        words = tr("{gist} {claims}.", gist=begin, claims=claims) if held[0].gist else gist
        yield f"  {filled(tr(weight), 6)}{filled(tr(check), 24)}{words}"
    yield ""


def _without_title(sentence: str, title: str) -> str:
    """Return a sentence without the event that stands above it: “the date” for “the date of “Sale””."""
    before, _, after = tr("{claims} of {title}").partition("{claims}")
    for part in (before, after):
        sentence = (
            sentence.replace(part.replace("{title}", quoted(title)), "") if "{title}" in part else sentence
        )
    return sentence
