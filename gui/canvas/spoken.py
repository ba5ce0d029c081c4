"""What timeline and map say in words: an event, a group of events, and all that is shown."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from gui.parts.plain_text import one_line
from gui.session import Session
from models.figure.spans import Window
from models.index.event_index import STATES, EventIndex
from models.publication.scenes import Names
from models.records.standing import with_standing
from models.records.story import Event
from models.translation import SOURCE, language, tr, tr_count
from models.values.when import When
from models.values.when import words as words_of_when

LONGEST: Final = 200  # letters of a description
LOOKED_AT: Final = 2000  # events of a group whose days are read
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT: Final = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b")


def date_words(when: When | None) -> str:
    """Return a date as one says it: in English whole names of months, "to" for a dash."""
    if when is None:
        return tr("no date")
    told = words_of_when(when, language())
    if language() != SOURCE:
        return told
    text = _SHORT.sub(lambda found: _whole(found[0]), told)
    return text.replace("–", " to ").replace(" (", ", ").replace(")", "")


def _whole(short: str) -> str:
    return next(month for month in _MONTHS if month.startswith(short[:3]))


def event_words(index: EventIndex, names: Names, row: int) -> str:
    """Return an event in one line: date, headline, place, state of its checks, and how many sources it has."""
    places = index.places.of(row)
    where = names.of(places[0]) if places else tr("no place")
    if len(places) > 1:
        where = tr("{place} and {n} more", place=where, n=len(places) - 1)
    told = tr(
        "{date}, {title}, {place}, {state}, {sources}",
        date=date_words(index.when(row)),
        title=with_standing(index.titles[row], index.standing[row]),
        place=where,
        state=tr(STATES[index.state[row]]),
        sources=tr_count(len(index.sources.of(row)), "{n:,} source", "{n:,} sources"),
    )
    return one_line(told, 400)


def group_words(index: EventIndex, ids: Sequence[str]) -> str:
    """Return several events that are drawn as one: how many, and when."""
    words = _events(len(ids))
    days = ids.days if isinstance(ids, Window) else _days_of(index, ids[:LOOKED_AT])
    return tr("{events}, {span}", events=words, span=span_words(*days)) if days else words


def _days_of(index: EventIndex, ids: Sequence[str]) -> tuple[float, float] | None:
    rows = index.rows_of(ids)
    days = np.concatenate([index.begins[rows], index.ends[rows] - 1])
    days = days[np.isfinite(days)]
    return (float(days.min()), float(days.max())) if len(days) else None


def span_words(first: float, last: float) -> str:
    """Return a span of ordinal days in months if it is short, else in years."""
    start, end = (date.fromordinal(min(max(int(day), 1), date.max.toordinal())) for day in (first, last))
    if start == end:
        return date_words(When.from_edtf(start.isoformat()))
    if (start.year, start.month) == (end.year, end.month):
        return _month(start)
    if end.year - start.year <= 1 and end.toordinal() - start.toordinal() < 550:
        return tr("{first} to {last}", first=_month(start), last=_month(end))
    return tr("{first} to {last}", first=_year(start), last=_year(end))


def _month(day: date) -> str:
    return date_words(When.from_edtf(day.isoformat()[:7]))


def _year(day: date) -> str:
    return date_words(When.from_edtf(day.isoformat()[:4]))


def picture_words(title: str, index: EventIndex, rows: np.ndarray) -> str:
    """Tell what a picture shows: its title, how many events, and their first and last date; rows in order."""
    words = tr("{title}, {events}", title=title, events=_events(len(rows)))
    dated = rows[index.is_dated[rows]]
    if not len(dated):
        return words
    last = int(dated[np.argmax(index.start[dated])])
    first = _edge(index, int(dated[0]))
    return tr("{picture}, {first} to {last}", picture=words, first=first, last=_edge(index, last))


def _edge(index: EventIndex, row: int) -> str:
    """The date of an event if it is a single one, else the year at which it stands."""
    when = index.when(row)
    if when is not None and re.fullmatch(r"[\d-]+[~?%]?", when.edtf):
        return date_words(when)
    return _year(date.fromordinal(max(int(index.start[row]), 1)))


def shown_words(shown: int, total: int, window: tuple[float, float]) -> str:
    """Tell how many of all events are shown, and for which time."""
    return tr("{shown:,} of {events}, {span}", shown=shown, events=_events(total), span=span_words(*window))


def description_of(session: Session, event_id: str) -> str:
    """Return the first words of what the case says about an event."""
    event = session.reader.find(Event, event_id) if session.is_open else None
    return one_line(event.description, LONGEST) if event else ""


def _events(number: int) -> str:
    return tr_count(number, "{n:,} event", "{n:,} events")
