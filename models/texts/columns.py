"""Words in columns on a terminal, where a Chinese sign is as wide as two letters."""

import re
import unicodedata
from typing import Final

_PIECES: Final = re.compile(
    r"[（“《]*(?:[^\s\u2e80-\u9fff\uff00-\uffef（“《]+|[^\s（“《])[，。；：！？、）”》…]*\s*|\S\s*"
)
"""A word, or one Chinese sign, with the signs that cannot stand apart from it."""


def filled(words: str, width: int) -> str:
    """Return words with as many blanks behind them as fill a column."""
    return words + " " * (width - width_of(words))


def width_of(words: str) -> int:
    """Tell how many letters wide words are on a terminal."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words)


def is_narrow(words: str) -> bool:
    """Tell whether every sign is as wide as a letter."""
    return width_of(words) == len(words)


def broken(words: str, width: int) -> list[str]:
    """Return words as lines: broken at blanks and between Chinese signs, never before a sign that ends something."""
    lines, line = [], ""
    for piece in _PIECES.findall(" ".join(words.split())):
        if line and width_of(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines
