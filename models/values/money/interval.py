"""A sum as an interval: a lower and an upper end, each of which may be missing; intervals add end by end."""

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final

from models.values.money.value import Amount, Quantity, exact_sum

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


def _added(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else exact_sum(a, b)


def _is_below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def _product(end: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if end is None else Context(prec=MAX_DIGITS).multiply(end, factor)
