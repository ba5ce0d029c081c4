"""Sums that stand apart from the row they are ranked in."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.checks.told import Sum
from models.translation import tr, tr_later
from models.values.listing import quoted

NAME = tr_later("step")
REASON = tr_later("In an even row of sums, one that jumps by half is often a slip.")
MANY = tr_later("sums stand apart from their row")
REMEDY = Remedy.VALUE
RANK = 300

STEP = Decimal("1.5")  # a value half as large again as the next below it
LEAST = 6  # sums that make a row


def find(matter: Matter) -> Iterator[Finding]:
    """Return the one step of half or more in a row of sums that climbs evenly otherwise.

    In a row with several such steps they are its nature, and nothing is found.
    """
    rows: defaultdict[tuple[str, str], list[Sum]] = defaultdict(list)
    for each in matter.sums:
        if each.told.claim.restates is None and each.value > 0:
            rows[each.told.dossier.kind.name, each.unit].append(each)
    for (kind, _), sums in rows.items():
        ranked = sorted(sums, key=lambda each: each.value)
        pairs = list(pairwise(ranked))
        steps = [(low, high) for low, high in pairs if high.value >= low.value * STEP]
        if len(ranked) >= LEAST and len(steps) == 1:
            yield _finding(kind, *steps[0], len(ranked), is_high=steps[0] == pairs[-1])


def _finding(kind: str, low: Sum, high: Sum, count: int, is_high: bool) -> Finding:
    one, other = (high, low) if is_high else (low, high)
    sentence = tr(
        "{claim} is half or more away from the next of {count} in “{kind}”, {sum} of {other}: "
        "look whether it is right.",
        claim=one.told.name,
        count=count,
        kind=kind,
        sum=other.words,
        other=quoted(other.told.event.title),
    )
    return one.told.finding(NAME, Weight.NOTE, sentence)
