"""How many events begin when, as low columns on the rule of a long axis: where words find no room it shows crowds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from models.figure.marks import Box, Label, Mark, Rect
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.scale import TimeScale
from models.figure.style import Style

TALL: Final = 1.5  # sizes of the axis: the height of the tallest column, as of the words beside it
LEAST_WIDE: Final = 0.5  # sizes: no column is narrower
LONG: Final = 10 * 365.25  # days: an axis that shows less than that is not long
LEAST: Final = 3  # events in the tallest column: with fewer there is no crowd
_YEARS: Final = (1, 2, 5, 10, 20, 50, 100)
Column = tuple[int, int, float, float]  # year, events, left, right


def columns_of(moments: Sequence[float], scale: TimeScale, style: Style) -> tuple[Column, ...]:
    """Return the columns of years in which anything begins; none where no crowd shows on a long axis."""
    if scale.last - scale.first < LONG:
        return ()
    step = next((n for n in _YEARS if n * 365.25 * scale.per_day >= LEAST_WIDE * style.axis_size), _YEARS[-1])
    inside = (moment for moment in moments if scale.first <= moment < scale.last)
    years = Counter(date.fromordinal(int(moment)).year // step * step for moment in inside)
    if max(years.values(), default=0) < LEAST:
        return ()
    return tuple(_column(year, count, step, scale) for year, count in sorted(years.items()))


def _column(year: int, count: int, step: int, scale: TimeScale) -> Column:
    first, last = (float(date(min(max(at, 1), 9999), 1, 1).toordinal()) for at in (year, year + step))
    left, right = max(scale.x(first), scale.left), min(scale.x(last), scale.right)
    return year, count, left, max(right, left + 0.5)


def histogram_height(columns: Sequence[Column], style: Style) -> float:
    """Return the height that the columns take over the rule."""
    return (TALL + 0.3) * style.axis_size if columns else 0.0


def draw_histogram(
    columns: Sequence[Column], foot: float, right: float, language: str, style: Style, measure: Measure
) -> Iterator[Mark]:
    """Return the columns over the rule, and beside the tallest how many events it stands for."""
    if not columns:
        return
    most = max(columns, key=lambda column: column[1])
    for _, count, start, end in columns:
        tall = TALL * style.axis_size * count / most[1]
        yield Box(
            Rect(start, foot - tall, max(end - start - 0.15 * style.axis_size, 0.5), tall), style.density
        )
    size = style.axis_size
    text = phrase(language, "count", n=most[1])
    wide = measure.width(text, size)
    edges = [columns[0][2] - 2 * wide, *(edge for column in columns for edge in column[2:]), right]
    for x in (most[3] + 0.3 * size, most[2] - 0.5 * size - wide):
        if any(start <= x and x + wide <= end for start, end in pairwise(edges)) and x >= 0:
            yield Label(x, foot - 0.45 * size, text, size, style.soft)
            return
