"""What the words of a date or of its sources say of the day, held against the day that is kept."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.checks.passages import Part, Passage, of_claim
from models.checks.sums import can_be_one, day_in_words
from models.checks.told import Told
from models.records.story import Stance
from models.values.when import When
from models.values.when.passages import Written, dates_in

ZONE = timedelta(days=1)  # a time of day can lie on the next day of another zone


def day_kept(told: Told) -> date | None:
    """Return the one day that an event is kept on; None where it is not known to the day."""
    when = told.event.when
    return when.earliest if when and when.earliest == when.latest else None


def wordings(told: Told) -> Iterator[Passage]:
    """Return the words that tell a date: its own wording, and what the citations in its support say and quote."""
    for passage in of_claim(told):
        is_against = passage.cited is not None and passage.cited.citation.stance is not Stance.SUPPORTS
        if passage.part is not Part.TEXT and not is_against:
            yield passage


def may_say(words: str, when: When) -> bool:
    """Tell whether words leave room for a date: they name none, or one of those they name can be it."""
    whole = day_in_words(words)
    if whole is not None:
        return can_be_one(whole, when)
    named = dates_in(words)
    return not named or any(fits(each, when) for each in named)


def fits(written: Written, when: When) -> bool:
    """Tell whether a written date, in whatever year where it names none, can be a date that is kept."""
    if when.is_about or when.earliest is None or when.latest is None:
        return True
    slack = ZONE if when.is_timed else timedelta(0)
    years = [written.year] if written.year else range(when.earliest.year, when.latest.year + 1)
    spans = [days for year in years if (days := written.days(year))]
    return any(first <= when.latest + slack and last >= when.earliest - slack for first, last in spans)


def is_swapped(written: Written, day: date) -> bool:
    """Tell whether a written date is a day with its month and day turned round."""
    is_turned = (written.day, written.month) == (day.month, day.day) and day.day != day.month
    return is_turned and written.year in (None, day.year)
