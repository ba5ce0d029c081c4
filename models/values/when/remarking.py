"""Says of a date that was read what its reader should know before it is kept."""

import calendar
import re

from models.values.when.reading import read_when, spread
from models.values.when.value import When
from models.values.when.weekdays import without_weekday
from models.values.when.words import words


def remarks(text: str) -> tuple[str, ...]:
    """Say what a reader should know of a date that was read: a weekday that does not fit, a midnight left out."""
    when, plain = read_when(text), spread(text)
    said = []
    weekday = without_weekday(plain)[1]
    if (
        weekday is not None
        and when.earliest
        and when.earliest == when.latest
        and when.earliest.weekday() != weekday
    ):
        named = words(When.from_edtf(when.earliest.isoformat()))
        was = calendar.day_name[when.earliest.weekday()]
        said.append(f"{named} was a {was}, not a {calendar.day_name[weekday]}: check the day.")
    if re.search(r"\b00:00(?::00)?(?:\.0+)?$", plain) and not when.is_timed:
        said.append("Midnight to the minute is how databases write a day: it is read as the day alone.")
    return tuple(said)
