"""What the fields of time ask: where events lie, how near to each other, when sources came out, what was changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

import numpy as np

from models.errors import UnreadableValue
from models.index.columns import Mask, Moments, Rows
from models.questions.facts import CLAIM, EVENT, SOURCE, Facts, Found
from models.questions.names import has_words
from models.questions.reading import NotUnderstood
from models.questions.terms import Condition, Kind
from models.records.changes import Change
from models.records.desk import Check, Query
from models.records.story import Citation, Claim, Event, Source
from models.store import history
from models.store.past import last_before
from models.texts.search_text import fold, runs
from models.translation import tr
from models.values.listing import in_a_row, quoted
from models.values.when import Precision, When, read_when

Span = tuple[float, float]  # moments; an end that is not known is infinite
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS: Final = {"d": 1, "w": 7, "m": 30, "y": 365}
_LONGEST: Final = ((31, "month"), (184, "season"), (366, "year"), (3653, "decade"), (36525, "century"))
_RANKS: Final = (
    "second",
    "minute",
    "hour",
    "day",
    "month",
    "season",
    "year",
    "decade",
    "century",
    "millennium",
)
_BY_NAME: Final = {"range": Precision.RANGE, "open": Precision.OPEN, "set": Precision.SET}


# where events lie ------------------------------------------------------------------------------------


def before(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events that lie, or may lie, before a date or another event."""
    begin, _ = span_of(facts, one)
    return _events(facts, facts.index.is_dated & (facts.index.begins < begin))


def after(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events that lie or go on, or may, after a date or another event."""
    _, end = span_of(facts, one)
    return _events(facts, facts.index.is_dated & (facts.index.ends > end))


def on(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events that lie within a span for certain."""
    begin, end = span_of(facts, one)
    index = facts.index
    return _events(facts, index.is_dated & (index.begins >= begin) & (index.ends <= end))


def during(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events that may touch a span."""
    return _events(facts, facts.index.touching(*span_of(facts, one)))


def begins(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events whose beginning is known and lies on, before or after a day."""
    index = facts.index
    return _events(
        facts, np.isfinite(index.begins) & _compared(index.begins, one, span_of(facts, one), is_end=False)
    )


def ends(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events whose end is known and lies on, before or after a day."""
    index = facts.index
    return _events(
        facts, np.isfinite(index.ends) & _compared(index.ends, one, span_of(facts, one), is_end=True)
    )


def _compared(moments: Moments, one: Condition, span: Span, *, is_end: bool) -> Mask:
    """Tell which moments are so; an end is the moment after the last day."""
    begin, end = span
    last = moments - (1e-9 if is_end else 0.0)
    match one.sign:
        case ">":
            return last >= end
        case ">=":
            return last >= begin
        case "<":
            return last < begin
        case "<=":
            return last < end
    return (last >= begin) & (last < end)


def within(facts: Facts, one: Condition, references: frozenset[str]) -> Found:
    """Return the events that lie so near to one of some others for certain, and are not that one itself."""
    days, index = _distance(one), facts.index
    known = np.isfinite(index.begins) & np.isfinite(index.ends)
    rows = index.rows_of(references)
    rows = rows[known[rows]]
    # Whichever day was meant: from the last possible day of the one to the first possible of the other.
    if one.way == "before":
        near = _reaches(-index.ends, -index.begins, -index.ends[rows], -index.begins[rows], days, rows)
    else:
        slack = days + 1.0 if one.way == "of" else 0.0
        near = _reaches(index.begins, index.ends, index.begins[rows], index.ends[rows], days, rows, slack)
    return _events(facts, near & known)


def _reaches(
    begins: Moments, ends: Moments, firsts: Moments, lasts: Moments, days: int, rows: Rows, slack: float = 0.0
) -> Mask:
    """Tell for which spans there is another that ends before them (or `slack` days later) and began just before.

    Of all that end early enough the one that begins last is the nearest; where that is the span itself, the next.
    """
    found = np.zeros(len(begins), bool)
    if not len(rows):
        return found
    order = np.argsort(lasts, kind="stable")
    best, who, second = _running_best(firsts[order], rows[order])
    place = np.searchsorted(lasts[order], begins + slack, side="right") - 1
    nearest = np.where(who[place] == np.arange(len(begins)), second[place], best[place])
    return (place >= 0) & (nearest >= ends - 1 - days)


def _running_best(firsts: Moments, rows: Rows) -> tuple[Moments, Rows, Moments]:
    """Return, up to each place, the latest beginning, whose it is, and the latest of all others."""
    best, second = np.full(len(rows), -np.inf), np.full(len(rows), -np.inf)
    who = np.zeros(len(rows), np.int64)
    top, owner, next_best = -np.inf, -1, -np.inf
    for place, (first, row) in enumerate(zip(firsts.tolist(), rows.tolist(), strict=True)):
        if first > top:
            top, owner, next_best = first, row, top
        else:
            next_best = max(next_best, first)
        best[place], who[place], second[place] = top, owner, next_best
    return best, who, second


def _distance(one: Condition) -> int:
    number = one.value.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ")
    unit = one.value[len(number) :].strip().casefold()[:1] or "d"
    if not number.isdigit() or unit not in _DAYS:
        raise NotUnderstood(tr("“{value}” is no distance: write 30d, 2w, 6m or 1y.", value=one.value))
    return int(number) * _DAYS[unit]


def precision(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the events that are dated so finely, more finely or less."""
    index, word = facts.index, one.value.casefold()
    if word == "none":
        return _events(facts, ~index.is_dated)
    if word in _BY_NAME:
        return _events(facts, index.precision == _BY_NAME[word])
    if word not in _RANKS:
        raise NotUnderstood(
            tr(
                "“{value}” is no precision: write one of {choices}.",
                value=one.value,
                choices=in_a_row((*_RANKS, *_BY_NAME, "none")),
            )
        )
    rank, wanted = _ranks(facts), _RANKS.index(word)
    match one.sign:
        case "<":  # less exact
            return _events(facts, rank > wanted)
        case "<=":
            return _events(facts, rank >= wanted)
        case ">":
            return _events(facts, rank < wanted)
        case ">=":
            return _events(facts, rank <= wanted)
    return _events(facts, (rank == wanted) & index.is_dated)


def _ranks(facts: Facts) -> np.ndarray:
    """Return a number for each event, the larger the less is known: by the days on which it may lie."""
    index = facts.index
    days = index.ends - index.begins
    rank = np.full(len(days), len(_RANKS) - 1)
    for most, name in reversed(_LONGEST):
        rank[days <= most] = _RANKS.index(name)
    rank[days <= 1] = _RANKS.index("day")
    for fine in (Precision.HOUR, Precision.MINUTE, Precision.SECOND):
        rank[(index.precision == fine) & (days <= 1)] = _RANKS.index(fine.name.lower())
    rank[~index.is_dated] = len(_RANKS)
    return rank


# sources and history ---------------------------------------------------------------------------------


def known(facts: Facts, one: Condition, kind: Kind) -> Found:
    """Return the claims that a source supports which was out by a day; asked for sources, those themselves."""
    _, end = span_of(facts, one)
    out = {
        id
        for id, each in facts.sources.items()
        if each.issued and each.issued.ends is not None and each.issued.ends <= end
    }
    if kind is Kind.SOURCES:
        return Found(SOURCE, frozenset(out))
    return Found(CLAIM, frozenset(id for id, some in facts.supporters.items() if some & out))


def issued(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the sources that came out on, before or after a day, or those without a date."""
    if one.value.casefold() == "none":
        return Found(SOURCE, frozenset(id for id, each in facts.sources.items() if each.issued is None))
    span = span_of(facts, one)
    return Found(SOURCE, frozenset(id for id, each in facts.sources.items() if _is_out(each, one, span)))


def _is_out(source: Source, one: Condition, span: Span) -> bool:
    when = source.issued
    if when is None or when.begins is None or when.ends is None:
        return False
    if one.sign in ("<", "<="):
        return bool(_compared(np.array([when.ends]), one, span, is_end=True)[0])
    is_begun = bool(_compared(np.array([when.begins]), one, span, is_end=False)[0])
    return is_begun and (bool(one.sign) or when.ends <= span[1])


def changed(facts: Facts, one: Condition, kind: Kind) -> Found:
    """Return what was changed on a day or since; a claim with its citations, queries and marks."""
    begin, end = span_of(facts, one)
    first, last = {"": (begin, end), "=": (begin, end), ">": (end, np.inf), ">=": (begin, np.inf)}.get(
        one.sign, (-np.inf, begin if one.sign == "<" else end)
    )
    sides = [
        side for change in _changes(facts, first, last) for side in (change.before, change.after) if side
    ]
    if kind is Kind.SOURCES:
        return Found(
            SOURCE, frozenset(side.id for side in sides if isinstance(side, Source)) & facts.every(SOURCE)
        )
    claims = {str(side.id) for side in sides if isinstance(side, Claim)}
    claims |= {str(side.claim_id) for side in sides if isinstance(side, Citation | Query | Check)}
    if kind is Kind.CLAIMS:
        return Found(CLAIM, frozenset(claims & facts.claims.keys()))
    events = {side.id for side in sides if isinstance(side, Event)}
    return Found(
        EVENT, frozenset(events | {facts.claims[id].event_id for id in claims if id in facts.claims})
    )


def _changes(facts: Facts, first: float, last: float) -> Iterator[Change]:
    """Yield the changes of all actions between two moments of the clock that hangs here."""
    low = last_before(facts.reader, _utc(first)) if np.isfinite(first) else 0
    high = last_before(facts.reader, _utc(last)) if np.isfinite(last) else 1 << 62
    for row in facts.reader.history_page("WHERE number > ? AND number <= ?", (low, high)):
        yield from (history.change_of(entry) for entry in history.each_entry(row) if entry)


def _utc(moment: float) -> str:
    here = datetime.combine(date.fromordinal(int(moment)), datetime.min.time()).astimezone()
    return datetime.fromtimestamp(here.timestamp(), tz=UTC).isoformat(timespec="seconds")


# spans -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Named:
    """An event that a value names."""

    row: int
    title: str


def span_of(facts: Facts, one: Condition) -> Span:
    """Return the moments between which a date lies, or an event that is named by its title."""
    day = _spoken_day(one.value, facts.today)
    if day:
        return float(day.toordinal()), float(day.toordinal() + 1)
    when = _date(one.value)
    if when is not None:
        here = when.on_clock(facts.index.zone)
        return (-np.inf if here.begins is None else here.begins, np.inf if here.ends is None else here.ends)
    index, named = facts.index, _event(facts, one)
    if not index.is_dated[named.row]:
        raise NotUnderstood(tr("“{title}” has no date: give the day itself.", title=named.title))
    return float(index.begins[named.row]), float(index.ends[named.row])


def _spoken_day(text: str, today: date) -> date | None:
    word = text.casefold()
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    if word in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(word)) % 7)
    return None


def _date(text: str) -> When | None:
    try:
        return read_when(text)
    except UnreadableValue:
        return None


def _event(facts: Facts, one: Condition) -> _Named:
    """Return the one event of this id or title, or whose title holds the words."""
    index, sought, exact = facts.index, runs(one.value), fold(one.value)
    own = index.row_of(one.value)
    rows = (
        [own] if own is not None else [row for row, title in enumerate(index.titles) if fold(title) == exact]
    )
    rows = rows or [row for row, title in enumerate(index.titles) if has_words(title, sought)]
    if len(rows) == 1:
        return _Named(rows[0], index.titles[rows[0]])
    if not rows:
        raise NotUnderstood(
            tr(
                "“{value}” is neither a date nor the title of an event: write {field}:2021-09-24, or "
                "some words of one title in quotation marks.",
                value=one.value,
                field=one.field,
            )
        )
    titles = in_a_row(quoted(index.titles[row]) for row in rows[:3])
    raise NotUnderstood(
        tr(
            "“{value}” fits {count} events, such as {titles}: write more of the one that is meant.",
            value=one.value,
            count=len(rows),
            titles=titles,
        )
    )


def _events(facts: Facts, mask: Mask) -> Found:
    ids = facts.index.ids
    return Found(EVENT, frozenset(ids[row] for row in np.flatnonzero(mask).tolist()))
