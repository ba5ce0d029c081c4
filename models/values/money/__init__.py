"""Sums of money and of other assets: the one door to their values, their words and the reading of both."""

from models.values.money.interval import NOTHING, Interval
from models.values.money.value import Amount, Bound, Quantity, convert, significant_digits
from models.values.money.words import short_number, words

__all__ = [
    "NOTHING",
    "Amount",
    "Bound",
    "Interval",
    "Quantity",
    "convert",
    "read_amount",
    "read_quantity",
    "short_number",
    "significant_digits",
    "words",
]


def read_amount(text: str, local_currency: str = "CNY", language: str = "") -> Amount:
    """Read a sum of money, as `reading.read_amount` does; its patterns are compiled when first wanted."""
    from models.values.money import reading

    return reading.read_amount(text, local_currency, language)


def read_quantity(text: str, asset: str = "", language: str = "") -> Quantity:
    """Read an amount of an asset, as `reading.read_quantity` does."""
    from models.values.money import reading

    return reading.read_quantity(text, asset, language)
