"""The first sentence of a text, where it is sure that one ends."""

import re
from typing import Final

_FIRST: Final = re.compile(
    r".+?(?:(?:\w{4,}|[\d%)”’»]|\d\s\w{1,3})[.!?…](?=\s+[^a-z\s]|\s*$)|[。！？])", re.DOTALL
)
"""A sentence ends behind a long word or a number with its unit: a short one with a stop may be an abbreviation."""


def first_sentence(text: str) -> str:
    """Return the first sentence of a text on one line, or all of it where no end is sure."""
    flat = " ".join(text.split())
    found = _FIRST.match(flat)
    return found[0] if found else flat
