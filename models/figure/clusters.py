"""Which characters a reader takes for one sign, so that neither a line nor a font is changed within it."""

from itertools import pairwise
from unicodedata import category, combining

JOINERS = "\u200c\u200d"
MARKS = "\u200e\u200f\u061c"  # that a line runs from left to right, or from right to left
_VIRAMA = 9  # its class: it joins two consonants into one sign
_EMOJI_TONES = ("\U0001f3fb", "\U0001f3ff")
_REGIONS = ("\U0001f1e6", "\U0001f1ff")
_TAGS = ("\U000e0020", "\U000e007f")
_THAI_VOWELS_BEFORE = "เแโใไເແໂໃໄ"


def clusters(text: str) -> tuple[str, ...]:
    """Return the text in the signs that a reader sees."""
    places = [at for at in range(1, len(text)) if not _holds_together(text, at)]
    return tuple(text[start:end] for start, end in pairwise((0, *places, len(text))) if end > start)


def readable(text: str) -> str:
    """Return the text without controls that no one can see, but with what joins letters or turns a line."""
    return "".join(
        character
        for character in text
        if character in JOINERS or character in MARKS or category(character) not in ("Cc", "Cf", "Cs")
    )


def is_unseen(character: str) -> bool:
    """Tell whether the character is never seen by itself: controls, joiners, variants."""
    return category(character) in ("Cc", "Cf", "Cs") or "\ufe00" <= character <= "\ufe0f"


def _holds_together(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if (
        category(after).startswith("M")
        or after in JOINERS
        or _within(after, _EMOJI_TONES)
        or _within(after, _TAGS)
    ):
        return True
    if before == "\u200d" or (combining(before) == _VIRAMA and category(after) == "Lo"):
        return True
    if before in _THAI_VOWELS_BEFORE or after in "ะาำຳະາ":
        return category(before).startswith(("L", "M")) and category(after) == "Lo"
    return _within(before, _REGIONS) and _within(after, _REGIONS) and _is_second_region(text, at)


def _is_second_region(text: str, at: int) -> bool:
    """Flags are pairs of letters: tell whether an odd number of them stands before."""
    start = at
    while start and _within(text[start - 1], _REGIONS):
        start -= 1
    return (at - start) % 2 == 1


def _within(character: str, ends: tuple[str, str]) -> bool:
    return ends[0] <= character <= ends[1]
