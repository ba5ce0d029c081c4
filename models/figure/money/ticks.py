"""Round sums for an axis that begins at zero."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

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
