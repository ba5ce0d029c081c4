"""Says of a date that was read what its reader should know before it is kept."""

import re

from models.translation import tr
from models.values.when.reading import read_when, spread
from models.values.when.value import When
from models.values.when.weekdays import WEEKDAYS, without_weekday
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
        said.append(
            tr(
                "{day} was a {was}, not a {told}: check the day.",
                day=named,
                was=tr(WEEKDAYS[when.earliest.weekday()]),
                told=tr(WEEKDAYS[weekday]),
            )
        )
    if re.search(r"\b00:00(?::00)?(?:\.0+)?$", plain) and not when.is_timed:
        said.append(tr("Midnight to the minute is how databases write a day: it is read as the day alone."))
    return tuple(said)
