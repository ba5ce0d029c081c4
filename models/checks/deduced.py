"""Dates that were worked out from “Friday” or “yesterday”, or are more exact than any source, and not marked so."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, shortened
from models.checks.matter import Matter
from models.checks.passages import Part, Passage
from models.checks.report_day import is_of_another_day
from models.checks.sums import day_in_words
from models.checks.worded_dates import day_kept, fits, wordings
from models.records.story import Field
from models.translation import tr, tr_later
from models.values.listing import quoted
from models.values.when import Precision, When
from models.values.when.passages import dates_in, relatives_in

NAME = tr_later("deduced date")
REASON = tr_later(
    "A day that no source prints was worked out by us: readers must be told, for we may be wrong."
)
MANY = tr_later("dates were worked out and are not marked as inferred")
REMEDY = Remedy.INFERRED
RANK = 118
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each day that is kept as told though its words leave it open."""
    for told in matter.told:
        when = told.event.when
        is_ours = told.claim.is_inferred or told.claim.observed_by
        if told.claim.field is not Field.WHEN or is_ours or when is None or day_kept(told) is None:
            continue
        held = list(wordings(told))
        if when.is_about or any(_holds(one, when) for one in held) or is_of_another_day(told):
            continue
        if words := _open_words(held):
            sentence = tr(
                "{claim} was worked out from {words}: mark it as inferred, or cite a source that prints the day.",
                claim=told.name,
                words=words,
            )
            yield told.finding(NAME, Weight.LOOK, sentence)


def _holds(passage: Passage, when: When) -> bool:
    """Tell whether words print a day, the one that is kept; what contradicts it is told elsewhere."""
    whole = day_in_words(passage.words)
    if whole is not None and whole.precision <= Precision.SECOND:
        return True
    return any(one.day is not None and fits(one, when) for one in dates_in(passage.words))


def _open_words(held: list[Passage]) -> str:
    """Return the words from which a day can only be worked out; nothing where there are none."""
    for one in held:
        if relative := relatives_in(one.words):
            return quoted(relative[0].words)
    coarse = [one for one in held if one.part is not Part.MEANING and _is_coarse(one)]
    return quoted(shortened(coarse[0].words)) if coarse else ""


def _is_coarse(passage: Passage) -> bool:
    """Tell whether words are, or hold, a month or year alone."""
    whole = day_in_words(passage.words)
    if whole is not None:
        return whole.precision in (Precision.MONTH, Precision.YEAR)
    named = dates_in(passage.words)
    return bool(named) and all(one.day is None for one in named)
