"""Dates beside which the wrong day of the week stands."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.checks.passages import Part, Passage, passages
from models.records.story import Field
from models.translation import language, tr, tr_later
from models.values.listing import quoted
from models.values.when import When, words
from models.values.when.passages import Written, dates_in, relatives_in

NAME = tr_later("wrong weekday")
REASON = tr_later("Where a weekday and its date do not agree, one of them is wrong, and so may be the year.")
MANY = tr_later("dates stand beside the wrong weekday")
REMEDY = Remedy.DATE
RANK = 112
IS_LOCAL = True


_WEEKDAYS: Final = (
    tr_later("Monday"),
    tr_later("Tuesday"),
    tr_later("Wednesday"),
    tr_later("Thursday"),
    tr_later("Friday"),
    tr_later("Saturday"),
    tr_later("Sunday"),
)


def find(matter: Matter) -> Iterator[Finding]:
    """Return each passage that names a date with a weekday that it was not, once for each claim and date."""
    seen: set[tuple[str, str]] = set()
    for passage in passages(matter):
        for written in dates_in(passage.words):
            key = (passage.told.claim.id, written.words)
            sentence = _wrong(passage, written) if key not in seen else ""
            if sentence:
                seen.add(key)
                yield passage.finding(NAME, Weight.MEND, sentence)
        if passage.part is Part.WORDING and passage.told.claim.field is Field.WHEN:
            yield from _lone(passage)


def _wrong(passage: Passage, written: Written) -> str:
    if written.weekday is None or written.day is None:
        return ""
    days = [days[0] for year in _years(passage, written) if (days := written.days(year))]
    if not days or any(day.weekday() == written.weekday for day in days):
        return ""
    return tr(
        "In {where} {weekday} stands beside {was}: mend the weekday or the date.",
        where=passage.where,
        weekday=_name(written.weekday),
        was=_was(days[0]),
    )


def _years(passage: Passage, written: Written) -> list[int]:
    """Return the years that a date can be of: its own, or those of its event and of its source."""
    if written.year:
        return [written.year]
    when, issued = passage.told.event.when, passage.cited.source.issued if passage.cited else None
    years = {day.year for one in (when, issued) if one for day in (one.earliest, one.latest) if day}
    return sorted(years)


def _lone(passage: Passage) -> Iterator[Finding]:
    """Return that a date is worded as another weekday alone: “Monday”."""
    when = passage.told.event.when
    day = when.earliest if when and when.earliest == when.latest and not when.is_timed else None
    named = {one.weekday for one in relatives_in(passage.words) if one.weekday is not None}
    if day and len(named) == 1 and day.weekday() not in named and not dates_in(passage.words):
        sentence = tr(
            "{claim} is worded {words}, but {day}: mend the date.",
            claim=passage.told.name,
            words=quoted(passage.words),
            day=_was(day),
        )
        yield passage.finding(NAME, Weight.MEND, sentence)


def _was(day: date) -> str:
    return tr(
        "{day}, which was a {weekday}",
        day=words(When.from_edtf(day.isoformat()), language()),
        weekday=_name(day.weekday()),
    )


def _name(weekday: int) -> str:
    return tr(_WEEKDAYS[weekday])
