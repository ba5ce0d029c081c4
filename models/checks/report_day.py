"""Events that are dated to the day of the report on them."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from models.checks.finding import Finding, Remedy, Weight, listed, name_of_source
from models.checks.matter import Matter
from models.checks.told import Told
from models.checks.worded_dates import day_kept
from models.records.dossier import Cited
from models.records.story import Field
from models.translation import language, tr, tr_later
from models.values.listing import one_of, quoted
from models.values.when import When, words
from models.values.when.passages import Relative, dates_in, relatives_in

NAME = tr_later("day of the report")
REASON = tr_later("A report of Tuesday on what happened on Monday is easily entered under its own day.")
MANY = tr_later("events may be dated to the day of the report on them")
REMEDY = Remedy.DATE
RANK = 119
IS_LOCAL = True

TEXTS: Final = frozenset(("publication", "report", "notice"))
"""The built-in kinds of event that happen on the day on which they are printed."""


def find(matter: Matter) -> Iterator[Finding]:
    """Return each date whose sources tell of another day in their words, and each that is only that of its reports."""
    for told in matter.told:
        if told.claim.field is not Field.WHEN or told.claim.is_inferred:
            continue
        if other := other_day(told):
            yield _finding(told, *other)
        elif _is_that_of_reports(told):
            names = listed(dict.fromkeys(name_of_source(each.source) for each in told.supports), 3)
            sentence = tr(
                "{claim} is the day on which {sources} appeared, and none is noted to print it: "
                "look whether it happened before.",
                claim=told.name,
                sources=names,
            )
            yield told.finding(NAME, Weight.NOTE, sentence)


def is_of_another_day(told: Told) -> bool:
    """Tell whether the words of a date's sources speak of another day than is kept."""
    return other_day(told) is not None


def other_day(told: Told) -> tuple[Cited, Relative, tuple[date, ...]] | None:
    """Return the words of a source that speak of another day, and the days they can mean; None if one fits."""
    kept = day_kept(told)
    found = None
    for cited in told.supports if kept else ():
        issued = cited.source.issued
        if kept is None or issued is None or issued.earliest is None or issued.earliest != issued.latest:
            continue
        if kept > issued.earliest:
            continue  # it was announced
        for relative in _relatives(cited):
            days = relative.days_from(issued.earliest)
            if kept in days:
                return None
            found = found or (cited, relative, days)
    return found


def _relatives(cited: Cited) -> Iterator[Relative]:
    """Return the words of a citation that tell a day from the day of its source, unless it names the day as well."""
    for passage in _words_of(cited):
        if not any(one.day for one in dates_in(passage)):
            yield from relatives_in(passage)


def _words_of(cited: Cited) -> tuple[str, ...]:
    """Return what a citation quotes, translates, gives and means."""
    one = cited.citation
    return one.quote, one.translation, one.said, one.meaning


def _finding(told: Told, cited: Cited, relative: Relative, days: tuple[date, ...]) -> Finding:
    source, issued = name_of_source(cited.source), cited.source.issued
    meant = (
        one_of(words(When.from_edtf(day.isoformat()), language()) for day in days[-2:])
        if len(days) < 3
        else tr("another day")
    )
    said = {
        "claim": told.name,
        "source": tr("{source} of {day}", source=source, day=words(issued, language())) if issued else source,
        "words": quoted(relative.words),
        "day": meant,
    }
    is_same = issued is not None and day_kept(told) == issued.earliest
    sentence = (
        tr("{claim} is the day of the report: {source} says {words}, which was {day}: mend the date.", **said)
        if is_same
        else tr(
            "{claim} is another day than its source tells: {source} says {words}, which was {day}: mend the date.",
            **said,
        )
    )
    return told.finding(NAME, Weight.MEND, sentence)


def _is_that_of_reports(told: Told) -> bool:
    """Tell whether a date is the day of all its sources, none of them primary, and none noted to print it."""
    kept, wording = day_kept(told), told.event.when.wording if told.event.when else ""
    if kept is None or not told.supports or told.event.kind_id in TEXTS or dates_in(wording):
        return False
    return all(_is_of_day(each, kept) and not _prints_day(each) for each in told.supports)


def _is_of_day(cited: Cited, day: date) -> bool:
    issued = cited.source.issued
    return bool(issued and issued.earliest == issued.latest == day and not cited.source.is_primary)


def _prints_day(cited: Cited) -> bool:
    return any(dates_in(text) for text in _words_of(cited)) or any(map(relatives_in, _words_of(cited)))
