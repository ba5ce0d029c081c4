"""Bars as panels: sums in all of them on one scale, round sums in words only where they are needed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from models.figure.marks import Figure
from models.figure.measure import Measure
from models.figure.money.bars import bars_height, layout_bars, scale_of_bars
from models.figure.money.scene import BarScene, SharedScale
from models.figure.style import Style


class BarPanels:
    """The bars of several groups of sums."""

    def __init__(self, parts: Sequence[BarScene], style: Style, measure: Measure) -> None:
        """Take the scenes; what each comes to stands under its title, and not under its bars."""
        self._parts = tuple(replace(one, total="") for one in parts)
        self._style, self._measure = style, measure
        self._most = max((bar.reach for part in parts for bar in part.bars), default=Decimal(0))
        self._held: dict[float, float] = {}

    def panels(self) -> list["OneOfBars"]:
        """Return the panels one by one."""
        return [OneOfBars(self, number) for number in range(len(self._parts))]

    def natural(self, number: int, width: float, has_ticks: bool) -> float:
        """Return the height at which every bar of one panel finds room."""
        return bars_height(self._scene(number, width, has_ticks), width, self._style, self._measure)

    def draw(self, number: int, width: float, height: float, has_ticks: bool) -> Figure:
        """Return one of the panels; its bars are never thicker than those of another."""
        scene = self._scene(number, width, has_ticks)
        wanted = bars_height(scene, width, self._style, self._measure)
        return layout_bars(scene, width, min(height, wanted), self._style, self._measure)

    def _scene(self, number: int, width: float, has_ticks: bool) -> BarScene:
        shared = SharedScale(self._per_unit(width), self._most, has_ticks)
        return replace(self._parts[number], shared=shared)

    def _per_unit(self, width: float) -> float:
        """Return the scale at which the longest bars of all panels find room with their words."""
        if width not in self._held:
            alone = SharedScale(0.0, self._most)
            scales = [
                scale_of_bars(replace(one, shared=alone), width, self._style, self._measure)
                for one in self._parts
            ]
            self._held[width] = min((one for one in scales if one), default=0.0)
        return self._held[width]


@dataclass(frozen=True, slots=True)
class OneOfBars:
    """One of several panels of bars; its axis are round sums."""

    bars: BarPanels
    number: int

    def natural(self, width: float, has_axis: bool) -> float:
        """Return the height at which every bar finds room."""
        return self.bars.natural(self.number, width, has_axis)

    def draw(self, width: float, height: float, has_axis: bool) -> Figure:
        """Return the bars."""
        return self.bars.draw(self.number, width, height, has_axis)
