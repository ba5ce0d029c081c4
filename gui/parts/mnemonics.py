"""The letter that a menu entry, a button or a label is reached by, and words without it."""

import re
from typing import Final

_BEHIND: Final = re.compile(r"\s*\(&\w\)")  # behind words whose own letters are none for a keyboard: 打开(&O)


def without_mnemonic(text: str) -> str:
    """Return words as they are read, without the mark of the letter; && is one &."""
    bare = _BEHIND.sub("", text.replace("&&", "\0")).replace("&", "")
    return bare.replace("\0", "&")
