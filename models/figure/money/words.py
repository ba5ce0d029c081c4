"""Sums in the words of a page: short, with their bounds, and never saying more than is known."""

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from models.figure.phrases import phrase
from models.values.money import Amount, Bound, Quantity, words
from models.values.money.words import money_names

DIGITS: Final = 4
"""How many digits of a sum stand in a figure; 0 are all of them."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What some lines make together: from `low` to `high`, None where there is no upper end; `told` as printed."""

    low: Decimal
    high: Decimal | None
    told: Decimal
    is_about: bool = False  # all that is not exact or at least is told as about


@dataclass(frozen=True, slots=True)
class SumWords:
    """Words sums of one unit, which `sample` carries, in the language of a page."""

    language: str
    sample: Amount | Quantity | None
    is_of_sales: bool = True  # the lines are sales and bring proceeds; else they are sums

    def number(self, value: Decimal) -> str:
        """Return one number with its unit."""
        return self._words(value)

    def sum(self, told: Sum, digits: int = DIGITS) -> str:
        """Return a sum with what is known of its ends: at least ¥3bn, about ¥49.6m, ¥3bn–5bn.

        A lower end is rounded down and an upper one up.
        """
        nearest = _rounded(told.told, digits, ROUND_HALF_EVEN)
        low = _rounded(told.low, digits, ROUND_FLOOR)
        if told.high is None and told.is_about and told.low != told.told:
            return money_names(self.language).at_least + self._words(nearest, Bound.ABOUT)
        if told.high is None:
            return self._words(low, Bound.AT_LEAST)
        if told.low == told.high:
            return self._words(nearest)
        if told.is_about:
            return self._words(nearest, Bound.ABOUT)
        high = _rounded(told.high, digits, ROUND_CEILING)
        return self._words(low, upper=high) if told.low else self._words(high, Bound.AT_MOST)

    def unknown(self, count: int) -> str:
        """Return how many lines tell no figure: 2 sales of unknown proceeds."""
        return self._counted("money_unknown", count)

    def short_unknown(self, count: int) -> str:
        """Return the same as it stands at a bar: 2 sales?"""
        return self._counted("money_short", count)

    def apart(self, weight: str, count: int) -> str:
        """Return how many lines are only possible, or only claimed."""
        return self._counted(f"money_{weight}", count)

    def _counted(self, key: str, count: int) -> str:
        kind = "sale" if self.is_of_sales else "sum"
        return phrase(self.language, f"{key}_{kind}{'' if count == 1 else 's'}", n=count)

    def _words(self, value: Decimal, bound: Bound = Bound.EXACT, upper: Decimal | None = None) -> str:
        if self.sample is None:
            return ""
        given = replace(self.sample, value=value, bound=bound, upper=upper, wording="")
        return words(given, self.language)


def _rounded(value: Decimal, digits: int, rounding: str) -> Decimal:
    return Context(prec=digits, rounding=rounding).plus(value) if digits else value
