"""How many events begin when, as low columns on the rule of a long axis: where words find no room it shows crowds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from models.figure.marks import Box, Label, Mark, Rect
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.scale import TimeScale
from models.figure.style import Style

TALL: Final = 1.7  # sizes of the axis: the height of the tallest column, as of the words beside it
LEAST_WIDE: Final = 0.5  # sizes: no column is narrower
LOW: Final = 0.5  # of the tallest: words stand over columns that are no higher
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
    columns: Sequence[Column], foot: float, scale: TimeScale, language: str, style: Style, measure: Measure
) -> Iterator[Mark]:
    """Return the columns over the rule, and beside the tallest how many events it stands for."""
    size, top = style.axis_size, max((column[1] for column in columns), default=1)
    for _, count, left, right in columns:
        tall = TALL * size * count / top
        yield Box(Rect(left, foot - tall, max(right - left - 0.15 * size, 0.5), tall), style.density)
    for _, count, left, right in columns:
        if count == top:
            text = phrase(language, "count", n=count)
            wide = measure.width(text, size)
            high = [column for column in columns if column[1] > LOW * top]
            for x in (right + 0.3 * size, left - 0.5 * size - wide):
                is_free = not any(x < end and start < x + wide for _, _, start, end in high)
                if is_free and scale.left <= x and x + wide <= scale.right:
                    yield Label(x, foot - (TALL - 0.8) * size, text, size, style.soft)
                    return
