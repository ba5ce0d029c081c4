"""A window of time in words, and words as a window of time."""

from datetime import date, datetime, timedelta

from models.errors import UnreadableValue
from models.translation import language, tr
from models.values.when import When, read_when, words
from models.values.when.clock import moment_of


def window_words(window: tuple[float, float]) -> str:
    """Return the span from its first to its last day: in years, months, days or minutes, as wide as it is."""
    if window[1] - window[0] < 2 and any(moment % 1 for moment in window):
        return _clock_words(*(moment_of(moment) for moment in window))
    first, last = _day(window[0]), _day(window[1] - 1e-6)
    width = window[1] - window[0]
    if width > 3 * 366:
        return _between(str(first.year), str(last.year))
    if width > 92:
        return _between(*(_words(day.isoformat()[:7]) for day in (first, last)))
    return _between(*(_words(day.isoformat()) for day in (first, last)))


def parse_window(text: str) -> tuple[float, float]:
    """Return the window of "2019", "2019/2021-06", "4 Aug 2020, 17:50–18:12"; UnreadableValue if an end is missing."""
    value = read_when(text)
    if value.begins is None or value.ends is None:
        raise UnreadableValue(tr("The window needs a beginning and an end: write it like 2019/2021-06."))
    return value.begins, value.ends


def _clock_words(first: datetime, last: datetime) -> str:
    """Return a span of less than two days: 4 Aug 2020, 17:50 – 18:12."""
    days = [_words(each.date().isoformat()) for each in (first, last)]
    shape = "%H:%M:%S" if last - first < timedelta(minutes=5) else "%H:%M"
    clocks = [each.strftime(shape) for each in (first, last)]
    begin, end = (tr("{day}, {clock}", day=day, clock=clock) for day, clock in zip(days, clocks, strict=True))
    return _between(begin, clocks[1] if days[0] == days[1] else end)


def _words(edtf: str) -> str:
    return words(When.from_edtf(edtf), language())


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _day(ordinal: float) -> date:
    return date.fromordinal(min(max(int(ordinal), 1), date.max.toordinal()))
