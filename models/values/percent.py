"""Percent signs of addresses (RFC 3986, 2.1), resolved without the library that could open one."""

import re
from typing import Final

_SIGNS: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def resolved(text: str) -> str:
    """Return a text with its percent signs resolved."""
    return _SIGNS.sub(lambda found: bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace"), text)
