"""Words in columns on a terminal, where a Chinese sign is as wide as two letters."""

import unicodedata


def filled(words: str, width: int) -> str:
    """Return words with as many blanks behind them as fill a column."""
    return words + " " * (width - width_of(words))


def width_of(words: str) -> int:
    """Tell how many letters wide words are on a terminal."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words)
