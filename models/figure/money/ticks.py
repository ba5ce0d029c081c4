"""Round sums for an axis that begins at zero, and where their lines may be drawn."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from models.figure.marks import Rect

TICKS: Final = (1, 2, 5)
MOST: Final = 5  # ticks above zero


def round_sums(most: Decimal) -> Iterator[list[Decimal]]:
    """Yield rows of round sums from zero up to the most, the finest that makes sense first."""
    power = most.adjusted() - 1
    for exponent in range(power, power + 3):
        for digit in TICKS:
            step = Decimal(digit).scaleb(exponent)
            if 1 <= most / step <= MOST:
                yield [step * number for number in range(int(most / step) + 1)]


def sums_apart(most: Decimal, per_unit: float, least: float) -> list[Decimal]:
    """Return the finest round sums that stand so many points apart; nothing but zero where none do."""
    for row in round_sums(most) if most > 0 else ():
        if len(row) > 1 and float(row[1]) * per_unit >= least:
            return row
    return [Decimal(0)]


def free_parts(x: float, top: float, bottom: float, words: Sequence[Rect]) -> Iterator[tuple[float, float]]:
    """Yield the parts of an upright line that no words stand on."""
    y = top
    for rect in sorted((r for r in words if r.x - 1 < x < r.right + 1), key=lambda r: r.y):
        if rect.y > y:
            yield y, min(rect.y, bottom)
        y = max(y, rect.bottom)
    if y < bottom:
        yield y, bottom
