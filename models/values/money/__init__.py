"""Sums of money and of other assets: the one door to their values, their words and the reading of both."""

from typing import TYPE_CHECKING

from models.values.money.interval import NOTHING, Interval, added
from models.values.money.value import Amount, Bound, Quantity, convert, significant_digits
from models.values.money.words import ends_words, short_number, words

if TYPE_CHECKING:
    from models.values.money.phrases import Read

__all__ = [
    "NOTHING",
    "Amount",
    "Bound",
    "Interval",
    "Quantity",
    "added",
    "convert",
    "ends_words",
    "is_undisclosed",
    "read_amount",
    "read_quantity",
    "read_sums",
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


def read_sums(text: str, local_currency: str = "CNY", language: str = "") -> tuple["Read", ...]:
    """Read the sums of a phrase, as `phrases.read_sums` does."""
    from models.values.money import phrases

    return phrases.read_sums(text, local_currency, language)


def is_undisclosed(text: str) -> bool:
    """Tell whether words say that there is no sum to be had, as `phrases.is_undisclosed` does."""
    from models.values.money import phrases

    return phrases.is_undisclosed(text)
