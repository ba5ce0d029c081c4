"""Money over time as panels: one span of time and one scale of sums for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from models.figure.marks import Figure
from models.figure.measure import Measure
from models.figure.money.cumulative import layout_cumulative, space_below
from models.figure.money.cumulative import panel_height as height_of
from models.figure.money.step_scene import SharedSums, StepScene, top_of
from models.figure.style import Style


class StepPanels:
    """The curves of several groups of sums."""

    def __init__(self, parts: Sequence[StepScene], style: Style, measure: Measure) -> None:
        """Take the scenes; what each comes to stands under its title, and not under its curve."""
        self._parts = tuple(replace(one, total="") for one in parts)
        self._style, self._measure = style, measure
        self._most = max(map(top_of, self._parts), default=Decimal(0))
        self._held: dict[float, float] = {}

    def panels(self) -> list["OneOfSteps"]:
        """Return the panels one by one."""
        return [OneOfSteps(self, number) for number in range(len(self._parts))]

    def natural(self, width: float) -> float:
        """Return the height at which every panel reads well; it is the same for all, as is the scale of sums."""
        return height_of(width, self._below(width), self._style)

    def draw(self, number: int, width: float, height: float) -> Figure:
        """Return one of the panels."""
        shared = SharedSums(self._most, self._below(width))
        scene = replace(self._parts[number], shared=shared)
        return layout_cumulative(scene, width, height, self._style, self._measure)

    def _below(self, width: float) -> float:
        """Return the most that stands under a curve."""
        if width not in self._held:
            shared = SharedSums(self._most, 0.0)
            scenes = (replace(one, shared=shared) for one in self._parts)
            self._held[width] = max(space_below(one, width, self._style, self._measure) for one in scenes)
        return self._held[width]


@dataclass(frozen=True, slots=True)
class OneOfSteps:
    """One of several panels of money over time; its years stand under each of them."""

    steps: StepPanels
    number: int

    def natural(self, width: float, has_axis: bool) -> float:
        """Return the height at which all panels read well."""
        return self.steps.natural(width)

    def draw(self, width: float, height: float, has_axis: bool) -> Figure:
        """Return the curve."""
        return self.steps.draw(self.number, width, height)
