"""Dated lists as panels."""

from dataclasses import dataclass

from models.figure.marks import Figure
from models.figure.measure import Measure
from models.figure.scene import StripScene
from models.figure.strip import layout_strip, strip_height
from models.figure.style import Style


@dataclass(frozen=True, slots=True)
class StripPanel:
    """A dated list among others; it has no axis."""

    scene: StripScene
    style: Style
    measure: Measure

    def natural(self, width: float, has_axis: bool) -> float:
        """Return the height at which every entry finds room."""
        return strip_height(self.scene, width, self.style, self.measure)

    def draw(self, width: float, height: float, has_axis: bool) -> Figure:
        """Return the list."""
        return layout_strip(self.scene, width, height, self.style, self.measure)
