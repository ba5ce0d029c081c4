"""Timelines as panels: all of one window and one width, the words of the axis only where they are needed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.figure.backdrop import axis_height
from models.figure.marks import Figure, Group, Label, shifted_group
from models.figure.measure import Measure
from models.figure.scene import TimelineScene
from models.figure.stage import make_stage
from models.figure.style import Style
from models.figure.timeline import layout_timeline, natural_height


@dataclass(frozen=True, slots=True)
class TimelinePanel:
    """A timeline that stands under the axis of another, or has its own words of the axis."""

    scene: TimelineScene
    style: Style
    measure: Measure

    def natural(self, width: float, has_axis: bool) -> float:
        """Return the height at which every label finds room."""
        scene = self._scene(has_axis)
        return natural_height(scene, width, self.style, self.measure) - self._axis(scene, width, has_axis)

    def draw(self, width: float, height: float, has_axis: bool) -> Figure:
        """Return the timeline; without the words of its axis its lanes begin at the top."""
        scene = self._scene(has_axis)
        gone = self._axis(scene, width, has_axis)
        figure = layout_timeline(scene, width, height + gone, self.style, self.measure)
        return figure if has_axis else _without_axis(figure, gone)

    def _scene(self, has_axis: bool) -> TimelineScene:
        """Return the scene; where no axis says when, eras are tints without titles, and nothing is pointed at."""
        if has_axis:
            return self.scene
        bands = tuple(replace(band, title="", id="") for band in self.scene.bands)
        return replace(self.scene, bands=bands, annotations=())

    def _axis(self, scene: TimelineScene, width: float, has_axis: bool) -> float:
        stage = make_stage(scene, width, self.style, self.measure)
        return 0.0 if has_axis else axis_height(stage.axis, self.style)


def _without_axis(figure: Figure, gone: float) -> Figure:
    """Return a timeline from its first lane down."""
    return replace(
        figure,
        height=figure.height - gone,
        groups=tuple(shifted_group(_wordless(group), 0.0, -gone) for group in figure.groups),
        targets=tuple(replace(one, rect=one.rect.moved(0.0, -gone)) for one in figure.targets),
        plot=figure.plot.moved(0.0, -gone),
        eras=(),
    )


def _wordless(group: Group) -> Group:
    if group.name != "axis":
        return group
    return replace(group, marks=tuple(mark for mark in group.marks if not isinstance(mark, Label)))


def part_of(scene: TimelineScene, events: Sequence[str]) -> TimelineScene:
    """Return the panel of some of the events of a timeline: their lanes, their stages, the window of all."""
    held = frozenset(events)
    items = tuple(item for item in scene.items if item.id in held)
    lanes = {item.lane for item in items}
    return replace(
        scene,
        items=items,
        lanes=tuple(lane for lane in scene.lanes if lane.id in lanes),
        threads=tuple(one for one in scene.threads if one.before in held and one.after in held),
        is_panel=True,
    )
