"""Totals of several years that stand beside single sums of the same years."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from operator import itemgetter

from models.checks.finding import Finding, Remedy, Weight, listed
from models.checks.matter import Matter
from models.checks.told import Sum
from models.records.story import Event
from models.translation import language, tr, tr_count, tr_later
from models.values.listing import quoted
from models.values.when import Mark, Precision, words

NAME = tr_later("total over single sums")
REASON = tr_later("Whoever adds single sums to a total that may already hold them counts them twice.")
MANY = tr_later("totals stand beside single sums of their time")
REMEDY = Remedy.PART_OF
RANK = 220

Group = tuple[str, str]  # kind and jurisdiction
Row = tuple[date, Event]


def find(matter: Matter) -> Iterator[Finding]:
    """Return each sum of a longer span in which single events of its kind lie that no sum ties to it."""
    events = {each.told.event.id: each.told.event for each in matter.sums}
    singles: defaultdict[Group, list[Row]] = defaultdict(list)
    for event in events.values():
        day = event.when and (event.when.earliest or event.when.latest)  # “up to”: its last possible day
        if day and not (_is_span(event) or _is_year(event)):
            singles[_group(event)].append((day, event))
    for rows in singles.values():
        rows.sort(key=itemgetter(0))
    parts: defaultdict[str | None, set[str]] = defaultdict(set)
    for each in matter.sums:
        parts[each.told.claim.part_of].add(each.told.event.id)
    of_event: defaultdict[str, list[Sum]] = defaultdict(list)
    for each in matter.sums:
        of_event[each.told.event.id].append(each)
    for total in filter(_is_total, matter.sums):
        inside = _inside(total.told.event, singles[_group(total.told.event)])
        held = parts[total.told.claim.id]
        free = [row for row in inside if row[1].id not in held] if held else inside
        if free and (_is_span(total.told.event) or _adds_up(total, free, of_event)):
            yield _finding(total, free)


def _is_total(each: Sum) -> bool:
    claim = each.told.claim
    is_long = _is_span(each.told.event) or _is_year(each.told.event)
    return is_long and claim.restates is None and claim.part_of is None


def _is_span(event: Event) -> bool:
    """Tell whether an event goes on for more than a year; one on an unknown day between two does not."""
    when = event.when
    if when is None or when.precision is Precision.SET or when.mark not in (Mark.SINCE, Mark.RANGE):
        return False
    return when.days is None or when.days > 366


def _is_year(event: Event) -> bool:
    """Tell whether an event is dated to a year, or to a span of about one."""
    when = event.when
    return when is not None and when.mark in (Mark.SPAN, Mark.RANGE) and 300 <= (when.days or 0) <= 366


def _adds_up(total: Sum, inside: list[Row], sums: Mapping[str, list[Sum]]) -> bool:
    """Tell whether several single sums of one unit lie in a year and do not make more than its own sum."""
    singles = [each for _, event in inside for each in sums[event.id] if each.unit == total.unit]
    return len(singles) > 1 and sum(each.value for each in singles) <= total.value


def _group(event: Event) -> Group:
    return event.kind_id, event.jurisdiction


def _inside(total: Event, rows: list[Row]) -> list[Row]:
    """Return the events that begin in the time of a total, out of those in the order of their days."""
    earliest = total.when and total.when.earliest
    latest = total.when and total.when.latest
    start = bisect_left(rows, earliest, key=itemgetter(0)) if earliest else 0
    end = bisect_right(rows, latest, key=itemgetter(0)) if latest else len(rows)
    return rows[start:end]


def _finding(total: Sum, inside: list[Row]) -> Finding:
    event = total.told.event
    span = words(event.when, language()) if event.when else ""
    named = _named(inside)
    sentence = tr_count(
        len(inside),
        "{claim} is a total ({span}), and {events} lies in its time: "
        "never add them to it, and mark those that it holds as part of it.",
        "{claim} is a total ({span}), and {events} lie in its time: "
        "never add them to it, and mark those that it holds as part of it.",
        claim=total.told.name,
        span=span,
        events=named,
    )
    return total.told.finding(NAME, Weight.LOOK, sentence)


def _named(rows: list[Row], most: int = 3) -> str:
    names = [quoted(event.title) for _, event in rows[:most]]
    return listed([*names, tr("{count} more", count=len(rows) - most)] if len(rows) > most else names)
