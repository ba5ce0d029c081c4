"""Times within a recording, by which what is said or seen in it is cited: 12:30, 1:02:03.5, 12:30–12:48."""

import re
from typing import Final

_HOURS: Final = r"(?:(?P<h>\d{1,3})\s*(?:h|hrs?|hours?|小时|小時|时|時)\s*)?"
_MINUTES: Final = r"(?:(?P<m>\d{1,5})\s*(?:m|mins?|minutes?|分钟|分鐘|分|′|')\s*)?"
_SECONDS: Final = r"(?:(?P<s>\d{1,6})(?:[.,](?P<part>\d{1,9}))?\s*(?:s|secs?|seconds?|秒|″|\"))?"
_IN_WORDS: Final = re.compile(_HOURS + _MINUTES + _SECONDS, re.IGNORECASE)
_BY_THE_CLOCK: Final = re.compile(
    r"(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,5}):(?P<s>[0-5]\d)(?:[.,](?P<part>\d{1,9})|[:;]\d\d)?"
)
_TO: Final = re.compile(r"\s*(?:-->|[–—−-]|\bto\b|\bbis\b|至|到|～|~)\s*", re.IGNORECASE)
_WIDE: Final = str.maketrans("：；．，０１２３４５６７８９", ":;.,0123456789")
LONGEST: Final = 1000 * 3600 * 1000
"""Milliseconds; no recording is longer than a thousand hours."""


def read_time(text: str) -> int | None:
    """Return a time within a recording in milliseconds; None for what is none.

    With two parts the last is seconds: 62:03 is an hour, two minutes and three seconds. The frames behind a fourth
    colon are left out, since how many make a second is not told.
    """
    plain = text.translate(_WIDE).strip().strip("[]()")
    found = _BY_THE_CLOCK.fullmatch(plain) or _IN_WORDS.fullmatch(plain)
    if found is None or not any(found.groupdict().values()):
        return None
    hours, minutes, seconds = (int(found[part] or 0) for part in "hms")
    if found.re is _BY_THE_CLOCK and found["h"] is not None and minutes > 59:
        return None
    told = (hours * 60 + minutes) * 60_000 + seconds * 1000 + int((found["part"] or "").ljust(3, "0")[:3])
    return told if told < LONGEST else None


def read_span(text: str) -> tuple[int, int] | None:
    """Return from when to when a place in a recording goes, in milliseconds; both are one for a single time.

    None for what is no time, and for what ends before it begins.
    """
    parts = _TO.split(text.strip())
    if not 1 <= len(parts) <= 2:
        return None
    times = [read_time(part) for part in parts]
    first, last = times[0], times[-1]
    if first is None or last is None or last < first:
        return None
    return first, last


def time_words(at: int, *, is_exact: bool = False) -> str:
    """Return a time as it is cited: 0:05, 12:30, 1:02:03; an exact one with its tenths: 12:30.4."""
    seconds, rest = divmod(max(at, 0), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"{clock}.{rest // 100}" if is_exact else clock


def span_words(first: int, last: int) -> str:
    """Return from when to when a passage goes, as it is cited; one time where both fall into one second."""
    one, other = time_words(first), time_words(last)
    return one if one == other else f"{one}–{other}"
