"""Totals of several years that stand beside single sums of the same years."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from models.checks.finding import Finding, Weight, listed, quoted
from models.checks.matter import Matter
from models.checks.sums import Sum, sums_of
from models.records import Event
from models.when import Mark, words

NAME = "total over single sums"
REASON = "Whoever adds single sums to a total that may already hold them counts them twice."

Group = tuple[str, str]  # kind and jurisdiction


def find(matter: Matter) -> Iterator[Finding]:
    """Answer each sum of a longer span in which single events of its kind lie that no sum ties to it."""
    totals: dict[str, list[Sum]] = defaultdict(list)
    singles: defaultdict[Group, list[tuple[date, Event]]] = defaultdict(list)
    parts = {(each.told.event.id, each.told.claim.part_of) for each in sums_of(matter)}
    for each in sums_of(matter):
        event, claim = each.told.event, each.told.claim
        if _is_span(event):
            if claim.restates is None and claim.part_of is None:
                totals[event.id].append(each)
        elif (
            event.when
            and event.when.earliest
            and (event.when.earliest, event) not in singles[_group(event)][-1:]
        ):
            singles[_group(event)].append((event.when.earliest, event))
    for rows in singles.values():
        rows.sort(key=itemgetter(0))
    for held in totals.values():
        for total in held:
            inside = _inside(total.told.event, singles[_group(total.told.event)])
            inside = [event for event in inside if (event.id, total.told.claim.id) not in parts]
            if inside:
                yield _finding(total, inside)


def _is_span(event: Event) -> bool:
    """Answer whether an event goes on for more than a year."""
    when = event.when
    if when is None or when.mark not in (Mark.SINCE, Mark.RANGE):
        return False
    return when.days is None or when.days > 366


def _group(event: Event) -> Group:
    return event.kind_id, event.jurisdiction


def _inside(total: Event, rows: list[tuple[date, Event]]) -> list[Event]:
    start = (
        bisect_left(rows, total.when.earliest, key=itemgetter(0)) if total.when and total.when.earliest else 0
    )
    is_closed = total.when and total.when.latest
    end = bisect_right(rows, total.when.latest, key=itemgetter(0)) if is_closed and total.when else len(rows)
    return [event for _, event in rows[start:end]]


def _finding(total: Sum, inside: list[Event]) -> Finding:
    event = total.told.event
    span = words(event.when) if event.when else ""
    named = listed((quoted(each.title) for each in inside), 4)
    what = (
        f"{total.told.name} is a total ({span}), and {named} lie{'s' if len(inside) == 1 else ''} in its time"
    )
    advice = "never add them to it, and mark those that it holds as part of it"
    return total.told.finding(NAME, Weight.LOOK, f"{what}: {advice}.")
