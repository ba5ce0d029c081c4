"""A window of time in words, and words as a window of time."""

from datetime import date

from models.errors import UnreadableValue
from models.values.when import When

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def window_words(window: tuple[float, float]) -> str:
    """Return the span from its first to its last day: in years, months or days, as wide as it is."""
    first, last = _day(window[0]), _day(window[1] - 1e-6)
    width = window[1] - window[0]
    if width > 3 * 366:
        return _between(str(first.year), str(last.year))
    if width > 92:
        return _between(f"{MONTHS[first.month - 1]} {first.year}", f"{MONTHS[last.month - 1]} {last.year}")
    return _between(*(f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last)))


def parse_window(text: str) -> tuple[float, float]:
    """Return the window of "2019", "2021-05" or "2019/2021-06"; UnreadableValue if an end is missing."""
    value = When.from_edtf(text.replace(" – ", "/").replace("–", "/").replace(" ", ""))
    if value.earliest is None or value.latest is None:
        raise UnreadableValue("The window needs a beginning and an end: write it like 2019/2021-06.")
    return float(value.earliest.toordinal()), float(value.latest.toordinal() + 1)


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _day(ordinal: float) -> date:
    return date.fromordinal(min(max(int(ordinal), 1), date.max.toordinal()))
