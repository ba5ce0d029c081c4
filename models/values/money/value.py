"""Sums of money and of other assets, with bound and wording; decimals only, never floats."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum

from models.errors import UnreadableValue


class Bound(StrEnum):
    """What a number says about the true value."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in an ISO 4217 currency."""

    value: Decimal
    currency: str
    bound: Bound = Bound.EXACT
    wording: str = ""  # the words of the source
    upper: Decimal | None = None  # the other end of a range such as $10m–15m, of which `value` is the lower

    def __post_init__(self) -> None:
        """Refuse a value that is no number and a currency that is not three capital letters."""
        _must_be_finite(self.value)
        if not re.fullmatch("[A-Z]{3}", self.currency):
            raise UnreadableValue(
                f"“{self.currency}” is not a currency: write three letters, such as CNY or USD."
            )


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of units of an asset such as BTC."""

    value: Decimal
    asset: str
    bound: Bound = Bound.EXACT
    wording: str = ""  # the words of the source
    upper: Decimal | None = None  # the other end of a range such as 1–2 kg, of which `value` is the lower

    def __post_init__(self) -> None:
        """Refuse a value that is no number and a missing asset."""
        _must_be_finite(self.value)
        if not self.asset.strip():
            raise UnreadableValue("The asset is missing: write what is counted, such as BTC or USDT.")


def significant_digits(value: Decimal) -> int:
    """Tell how many digits of a number its writer can have meant: 408,000,000 has three, 1.50 has three.

    Zeros at the end of a whole number are not counted, since they may stand for digits nobody knew.
    """
    _, digits, exponent = value.as_tuple()
    if value == 0:
        return 1
    text = "".join(map(str, digits)).lstrip("0")
    is_whole = isinstance(exponent, int) and exponent >= 0
    return max(1, len(text.rstrip("0") if is_whole else text))


def convert(amount: Amount, rate: Decimal, to: str) -> Amount:
    """Return an amount in another currency, at `rate` units of `to` for one unit of the amount's currency.

    The result has no more significant digits than the less exact of amount and rate, but two at the least.
    What was exact becomes about, because a rate of a day is not the rate of a sale; any other bound stays.
    """
    if not rate.is_finite() or rate <= 0:
        raise UnreadableValue(
            "A rate is a number above zero: write what one unit of the first currency is worth."
        )
    digits = max(2, min(significant_digits(amount.value), significant_digits(rate)))
    value = Context(prec=digits, rounding=ROUND_HALF_EVEN).multiply(amount.value, rate)
    bound = Bound.ABOUT if amount.bound is Bound.EXACT else amount.bound
    return Amount(value, to, bound, amount.wording)


def shifted(value: Decimal, power: int) -> Decimal:
    """Return a number times ten to a power, with every digit kept and no exponent left."""
    sign, digits, exponent = value.as_tuple()
    return Decimal(f"{Decimal((sign, digits, int(exponent) + power)):f}")


def _must_be_finite(value: Decimal) -> None:
    """Refuse what is not a number."""
    if not value.is_finite():
        raise UnreadableValue(f"“{value}” is not a number: write digits, such as 3000000000 or 3bn.")
