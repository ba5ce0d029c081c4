"""Spreads lines over the years of their spans, where somebody asks for it; the shares make the sum again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.ledger.line import Line
from models.values.money import Interval
from models.values.money.value import exact_sum


def over_years(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, each whose span has two ends in several years parted by the days in each of them."""
    return tuple(part for line in lines for part in _parts(line))


def _parts(line: Line) -> Iterator[Line]:
    when, given, ends = line.when, line.given, line.ends
    is_span = when and when.earliest and when.latest and when.earliest.year != when.latest.year
    if not (is_span and when and when.earliest and when.latest and given and ends):
        yield line
        return
    days = dict(_days(when.earliest, when.latest))
    columns = [_shares(one, list(days.values())) for one in (given.value, ends.low, ends.high)]
    for year, value, low, high in zip(days, *columns, strict=True):
        share = replace(given, value=value or Decimal(0), upper=None)
        groups = {**line.groups, "year": str(year)}
        title = f"{line.title} ({year})"
        yield replace(line, title=title, given=share, ends=Interval(low, high), groups=groups)


def _days(first: date, last: date) -> Iterator[tuple[int, int]]:
    for year in range(first.year, last.year + 1):
        begins, ends = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        yield year, (ends - begins).days + 1


def _shares(whole: Decimal | None, days: Sequence[int]) -> list[Decimal | None]:
    """Return the share of each year, in hundredths; the last one makes up what rounding leaves."""
    if whole is None:
        return [None] * len(days)
    shares = [(whole * one / sum(days)).quantize(Decimal("0.01")) for one in days[:-1]]
    rest = whole
    for share in shares:
        rest = exact_sum(rest, -share)
    return [*shares, rest]
