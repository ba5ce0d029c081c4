"""Reads the sum that a citation says where it differs from its claim's."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from models.errors import UnreadableValue
from models.values.money import read_amount, read_quantity
from models.values.money.value import Amount, Quantity

_PLAIN: Final = re.compile(r"(\d{1,30}) ([A-Z]{3,5})", re.ASCII)


@lru_cache(maxsize=1 << 16)
def read_said(text: str) -> Amount | Quantity | None:
    """Return the sum that a citation says, None if its words are no sum with a unit."""
    if plain := _PLAIN.fullmatch(text):  # as most are kept, and quick, for there may be many
        unit = _one(plain[2])
        return replace(unit, value=Decimal(plain[1]), wording=text) if unit else None
    return _read(text) if any(sign.isdigit() for sign in text) else None


@lru_cache(maxsize=256)
def _one(unit: str) -> Amount | Quantity | None:
    return _read(f"1 {unit}")


def _read(text: str) -> Amount | Quantity | None:
    for read in (read_amount, read_quantity):
        try:
            return read(text)
        except UnreadableValue:
            continue
    return None
