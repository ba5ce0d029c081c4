"""Sums of money and of other assets: the one door to their values, their words and the reading of both."""

from models.values.money.reading import read_amount, read_quantity
from models.values.money.value import Amount, Bound, Quantity, convert, significant_digits
from models.values.money.words import short_number, words

__all__ = [
    "Amount",
    "Bound",
    "Quantity",
    "convert",
    "read_amount",
    "read_quantity",
    "short_number",
    "significant_digits",
    "words",
]
