"""Moments to points along the time axis, and back: in one pace, or with stretches of time left out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Break:
    """A stretch of time that an axis leaves out, and the words that say so."""

    first: float
    last: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Maps the moments of a window, in days (see `models.values.when.clock`), to points between `left` and `right`.

    What it leaves out, `breaks`, stands in the order of time, apart from each other and from the ends of the window;
    each is drawn as a gap of one width, so that time still runs from the left to the right in it.
    """

    first: float
    last: float  # the moment at which the window ends
    left: float
    right: float
    breaks: tuple[Break, ...] = ()
    gap: float = 0.0  # how wide each of them is drawn

    @property
    def per_day(self) -> float:
        """Tell how many points a day is wide."""
        left_out = sum(one.last - one.first for one in self.breaks)
        return (self.right - self.left - self.gap * len(self.breaks)) / max(
            self.last - self.first - left_out, 1e-9
        )

    def x(self, day: float) -> float:
        """Tell where a moment stands, in points."""
        x = self.left + (day - self.first) * self.per_day
        for one in self.breaks:
            if day > one.first:
                x += (self.gap / (one.last - one.first) - self.per_day) * (min(day, one.last) - one.first)
        return x

    def xs(self, days: NDArray[np.float64]) -> NDArray[np.float64]:
        """Tell where moments within the window stand."""
        if not self.breaks:
            return self.left + (days - self.first) * self.per_day
        moments, places = np.array(self._knots, np.float64).T
        found: NDArray[np.float64] = np.interp(days, moments, places)
        return found

    def day(self, x: float) -> float:
        """Return the moment at a point, in days."""
        if not self.breaks:
            return self.first + (x - self.left) / self.per_day
        for part in self.parts[:-1]:
            if x <= part.right:
                return part.day(x)
            if x < part.right + self.gap:
                gone = next(one for one in self.breaks if one.first == part.last)
                return gone.first + (x - part.right) / self.gap * (gone.last - gone.first)
        return self.parts[-1].day(x)

    @property
    def gaps(self) -> tuple[tuple[float, float], ...]:
        """Tell between which points what is left out is drawn."""
        return tuple((x, x + self.gap) for x in (self.x(one.first) for one in self.breaks))

    @property
    def parts(self) -> "tuple[TimeScale, ...]":
        """Return the stretches that are drawn, each as a scale of its own; without breaks the scale itself."""
        if not self.breaks:
            return (self,)
        knots = self._knots
        return tuple(
            TimeScale(first, last, left, right)
            for (first, left), (last, right) in zip(knots[::2], knots[1::2], strict=True)
        )

    @property
    def _knots(self) -> tuple[tuple[float, float], ...]:
        """The moments at which the axis changes its pace, and where they stand."""
        inner = (
            (day, x)
            for one, gap in zip(self.breaks, self.gaps, strict=True)
            for day, x in zip((one.first, one.last), gap, strict=True)
        )
        return ((self.first, self.left), *inner, (self.last, self.right))
