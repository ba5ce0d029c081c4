"""A sum as an interval: a lower and an upper end, each of which may be missing; intervals add end by end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Final

from models.values.money.value import Amount, Bound, Quantity, exact_sum

MAX_DIGITS: Final = 100  # of a converted number: more than any factor and any sum have together


@dataclass(frozen=True, slots=True)
class Interval:
    """From the least to the most that a sum can be; None where that end is not known."""

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def of(cls, given: Amount | Quantity) -> "Interval":
        """Return the interval of a sum."""
        return cls(given.low, given.high)

    def __contains__(self, value: Decimal) -> bool:
        """Tell whether a sum can be this number."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def __add__(self, other: "Interval") -> "Interval":
        """Return what the two make together; an end that one of them lacks is not known of both."""
        return Interval(_added(self.low, other.low), _added(self.high, other.high))

    def times(self, factor: Decimal) -> "Interval":
        """Return the interval in a unit of which one of its own is `factor`."""
        return Interval(_product(self.low, factor), _product(self.high, factor))

    def is_apart_from(self, other: "Interval") -> bool:
        """Tell whether no number is in both."""
        return _is_below(self.high, other.low) or _is_below(other.high, self.low)


NOTHING: Final = Interval(Decimal(0), Decimal(0))  # the sum of no sums


def added(sums: Sequence[Amount] | Sequence[Quantity]) -> Amount | Quantity:
    """Return the total of one or more sums of one unit: a range, at least or at most so much, or about so much.

    It is about the sum of what was told where one of them is vague, or where neither end of the total is known.
    """
    first = sums[0]
    whole = NOTHING
    told, bounds = Decimal(0), set[Bound]()
    for each in sums:
        whole, told = whole + Interval.of(each), exact_sum(told, each.value)
        bounds.add(each.bound)
    is_range = any(each.upper is not None for each in sums)
    if (Bound.ABOUT in bounds and not is_range) or (whole.low is None and whole.high is None):
        return replace(first, value=told, bound=Bound.ABOUT, wording="", upper=None)
    if whole.high is None and whole.low is not None:
        return replace(first, value=whole.low, bound=Bound.AT_LEAST, wording="", upper=None)
    if whole.low is None and whole.high is not None:
        return replace(first, value=whole.high, bound=Bound.AT_MOST, wording="", upper=None)
    upper = whole.high if whole.high != whole.low else None
    return replace(first, value=whole.low or Decimal(0), bound=Bound.EXACT, wording="", upper=upper)


def _added(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else exact_sum(a, b)


def _is_below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def _product(end: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if end is None else Context(prec=MAX_DIGITS).multiply(end, factor)
