"""The two stepped lines of a cumulative figure: what had surely come in by a day, and the most that can have."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.figure.money.step_scene import Step
from models.values.money.value import exact_sum


@dataclass(frozen=True, slots=True)
class Curve:
    """A line that only rises: from each moment on it stands at the level of the same number."""

    moments: tuple[float, ...]
    levels: tuple[Decimal, ...]

    def at(self, moment: float) -> Decimal:
        """Return the level at a moment."""
        place = bisect_right(self.moments, moment)
        return self.levels[place - 1] if place else Decimal(0)

    @property
    def last(self) -> Decimal:
        """Return the level at the end."""
        return self.levels[-1] if self.levels else Decimal(0)


def least_curve(steps: Sequence[Step], window: tuple[float, float]) -> Curve:
    """Return what had surely come in: each sum with its lower end, at the last moment at which it can have come."""
    return _curve([(_within(step.when[1], window, window[1]), step.sum.low) for step in steps if step.sum])


def most_curve(steps: Sequence[Step], window: tuple[float, float]) -> Curve:
    """Return the most that can have come in, as told: each sum with its upper end, at its first moment."""
    return _curve([(_within(step.when[0], window, window[0]), step.most) for step in steps if step.sum])


def _within(moment: float | None, window: tuple[float, float], otherwise: float) -> float:
    return min(max(otherwise if moment is None else moment, window[0]), window[1])


def _curve(rises: Sequence[tuple[float, Decimal]]) -> Curve:
    moments, levels, level = list[float](), list[Decimal](), Decimal(0)
    for moment, by in sorted(rises):
        level = exact_sum(level, by)
        if moments and moments[-1] == moment:
            levels[-1] = level
        else:
            moments.append(moment)
            levels.append(level)
    return Curve(tuple(moments), tuple(levels))
