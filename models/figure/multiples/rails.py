"""Vertical timelines as panels, each down a rail of its own."""

from dataclasses import dataclass

from models.figure.marks import Figure
from models.figure.measure import Measure
from models.figure.scene import VerticalScene
from models.figure.style import Style
from models.figure.vertical import layout_vertical, vertical_height


@dataclass(frozen=True, slots=True)
class RailPanel:
    """A vertical timeline among others; it has no axis."""

    scene: VerticalScene
    style: Style
    measure: Measure

    def natural(self, width: float, has_axis: bool) -> float:
        """Return the height at which every event finds room."""
        return vertical_height(self.scene, width, self.style, self.measure)

    def draw(self, width: float, height: float, has_axis: bool) -> Figure:
        """Return the rail with its events."""
        return layout_vertical(self.scene, width, height, self.style, self.measure)
