"""Dates that are not what their own wording, or the words quoted for them, say."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, shortened
from models.checks.matter import Matter
from models.checks.passages import Part, Passage
from models.checks.sums import day_in_words
from models.checks.worded_dates import day_kept, is_swapped, may_say, wordings
from models.records.story import Field
from models.translation import tr, tr_later
from models.values.listing import quoted
from models.values.when.passages import dates_in

NAME = tr_later("date and wording")
REASON = tr_later("The day that is drawn must be the one that the source prints.")
MANY = tr_later("dates differ from their own words")
REMEDY = Remedy.DATE
RANK = 116
IS_LOCAL = True

_QUOTED = (Part.QUOTE, Part.TRANSLATION)


def find(matter: Matter) -> Iterator[Finding]:
    """Return each date that its wording rules out, or all that is quoted in its support."""
    for told in matter.told:
        when = told.event.when
        if told.claim.field is not Field.WHEN or when is None:
            continue
        held = [one for one in wordings(told) if one.part not in (Part.SAID, Part.MEANING)]
        dated = [one for one in held if dates_in(one.words) or day_in_words(one.words)]
        against = [one for one in dated if not may_say(one.words, when)]
        own = [one for one in against if one.part is Part.WORDING]
        if own:
            yield from _finding(own[0], Weight.MEND)
        elif against and len(against) == len(dated):
            yield from _finding(against[0], Weight.LOOK)


def _finding(passage: Passage, weight: Weight) -> Iterator[Finding]:
    day, when = day_kept(passage.told), passage.told.event.when
    if when is None or (day and any(is_swapped(one, day) for one in dates_in(passage.words))):
        return  # told as turned round
    sentence = tr(
        "{claim} does not fit {place}, {words}: mend the date or the words.",
        claim=passage.told.name,
        place=passage.place,
        words=quoted(shortened(passage.words)),
    )
    yield passage.finding(NAME, weight, sentence, Remedy.DATE)
