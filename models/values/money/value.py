"""Sums of money and of other assets, with bound and wording; decimals only, never floats."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum

from models.errors import UnreadableValue
from models.translation import tr, tr_later


class Bound(StrEnum):
    """What a number says about the true value."""

    EXACT = tr_later("exact")
    ABOUT = tr_later("about")
    AT_LEAST = tr_later("at least")
    AT_MOST = tr_later("at most")


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in an ISO 4217 currency."""

    value: Decimal
    currency: str
    bound: Bound = Bound.EXACT
    wording: str = ""  # the words of the source
    upper: Decimal | None = None  # the other end of a range such as $10m–15m, of which `value` is the lower

    def __post_init__(self) -> None:
        """Refuse ends that are no numbers or stand the wrong way round, and what is no three capital letters."""
        _check_ends(self)
        if not re.fullmatch("[A-Z]{3}", self.currency):
            raise UnreadableValue(
                tr(
                    "“{currency}” is not a currency: write three letters, such as CNY or USD.",
                    currency=self.currency,
                )
            )

    @property
    def low(self) -> Decimal | None:
        """Return the least that it can be, None if that is not known."""
        return _ends(self)[0]

    @property
    def high(self) -> Decimal | None:
        """Return the most that it can be, None if that is not known."""
        return _ends(self)[1]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of units of an asset such as BTC."""

    value: Decimal
    asset: str
    bound: Bound = Bound.EXACT
    wording: str = ""  # the words of the source
    upper: Decimal | None = None  # the other end of a range such as 1–2 kg, of which `value` is the lower

    def __post_init__(self) -> None:
        """Refuse ends that are no numbers or stand the wrong way round, and a missing asset."""
        _check_ends(self)
        if not self.asset.strip():
            raise UnreadableValue(tr("The asset is missing: write what is counted, such as BTC or USDT."))

    @property
    def low(self) -> Decimal | None:
        """Return the least that it can be, None if that is not known."""
        return _ends(self)[0]

    @property
    def high(self) -> Decimal | None:
        """Return the most that it can be, None if that is not known."""
        return _ends(self)[1]


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
            tr("A rate is a number above zero: write what one unit of the first currency is worth.")
        )
    told = max(significant_digits(end) for end in (amount.value, amount.upper) if end is not None)
    context = Context(prec=max(2, min(told, significant_digits(rate))), rounding=ROUND_HALF_EVEN)
    upper = None if amount.upper is None else context.multiply(amount.upper, rate)
    bound = Bound.ABOUT if amount.bound is Bound.EXACT else amount.bound
    return Amount(context.multiply(amount.value, rate), to, bound, amount.wording, upper)


def shifted(value: Decimal, power: int) -> Decimal:
    """Return a number times ten to a power, with every digit kept and no exponent left."""
    sign, digits, exponent = value.as_tuple()
    return Decimal(f"{Decimal((sign, digits, int(exponent) + power)):f}")


def _check_ends(given: Amount | Quantity) -> None:
    """Refuse ends that are no numbers, an upper end below the lower one, and one that a bound denies."""
    _must_be_finite(given.value)
    if given.upper is None:
        return
    _must_be_finite(given.upper)
    if given.upper < given.value:
        raise UnreadableValue(
            tr(
                "A range ends no lower than it begins: write {upper:,} before {value:,}.",
                upper=given.upper,
                value=given.value,
            )
        )
    if given.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        raise UnreadableValue(
            tr(
                "A range has both its ends: leave “{bound}” out, or keep one of the two.",
                bound=tr(given.bound),
            )
        )


def _ends(given: Amount | Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Return the lower and the upper end of a sum.

    About reaches half a unit of the last significant digit either way, as rounding does: about 3bn is 2.5bn to
    3.5bn, about 15,000 is 14,500 to 15,500. The ends of a range stand as they are told.
    """
    if given.upper is not None:
        return given.value, given.upper
    if given.bound is Bound.AT_LEAST:
        return given.value, None
    if given.bound is Bound.AT_MOST:
        return None, given.value
    if given.bound is Bound.EXACT:
        return given.value, given.value
    half = shifted(Decimal(5), given.value.adjusted() - significant_digits(given.value))
    return exact_sum(given.value, half.copy_negate()), exact_sum(given.value, half)


def exact_sum(a: Decimal, b: Decimal) -> Decimal:
    """Return a sum of two numbers without rounding it."""
    places = max(0, -int(a.as_tuple().exponent), -int(b.as_tuple().exponent))
    whole = int(shifted(a, places)) + int(shifted(b, places))
    return shifted(Decimal(whole), -places)


def _must_be_finite(value: Decimal) -> None:
    """Refuse what is not a number."""
    if not value.is_finite():
        raise UnreadableValue(
            tr("“{value}” is not a number: write digits, such as 3000000000 or 3bn.", value=value)
        )
