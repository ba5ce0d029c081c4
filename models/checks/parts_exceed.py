"""Totals that are smaller than their parts."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from models.checks.finding import Finding, Remedy, Weight, listed
from models.checks.matter import Matter
from models.checks.sums import root
from models.checks.told import Sum
from models.translation import language, tr, tr_later
from models.values.money import NOTHING, Bound, Interval, short_number
from models.values.money.units import in_base

NAME = tr_later("parts exceed the whole")
REASON = tr_later("A total that its own parts exceed is wrong, or one of the parts does not belong to it.")
MANY = tr_later("totals are smaller than their parts")
REMEDY = Remedy.PART_OF
RANK = 160

ROUNDING = Decimal("1.1")  # how much more the parts of an approximate total may be


def find(matter: Matter) -> Iterator[Finding]:
    """Return each total whose parts, none counted twice, make more than it says; one of at least so much cannot be."""
    parts: defaultdict[str, dict[str, Sum]] = defaultdict(dict)
    for each in matter.sums:
        if each.told.claim.part_of:
            # A part that is told again or converted is the same part.
            parts[each.told.claim.part_of].setdefault(root(matter, each.told.claim.id), each)
    for whole_id, held in parts.items():
        told = matter.by_claim.get(whole_id)
        given = told and (told.claim.amount or told.claim.quantity)
        if not told or not given or given.bound is Bound.AT_LEAST:
            continue
        unit, own = in_base(given)
        alike = [
            (each, ends) for each in held.values() for base, ends in (in_base(each.given),) if base == unit
        ]
        # A part that is known from above alone may be nothing.
        least = (Interval(ends.low or Decimal(0), ends.high) for _, ends in alike)
        together = sum(least, NOTHING).low or Decimal(0)
        most = (own.high or Decimal(0)) * (ROUNDING if given.bound is Bound.ABOUT else 1)
        if together > most:
            named = listed(each.words for each, _ in alike)
            sentence = tr(
                "{total} is less than its parts, {parts}, which make {sum} {unit}: mend a sum, or take a part out.",
                total=told.name,
                parts=named,
                sum=short_number(together, language()),
                unit=unit,
            )
            yield told.finding(NAME, Weight.MEND, sentence)
