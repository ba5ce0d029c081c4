"""A timeline with a magnifier: beneath it stands a stretch of its axis enlarged, tied to it by thin lines."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from models.figure.backdrop import draw_lines, line_height
from models.figure.colours import mix
from models.figure.legend import Key
from models.figure.marks import Figure, Group, Label, Mark, Path, Rect, Stroke, shifted_group
from models.figure.measure import Measure
from models.figure.scene import Inset, Lane, TimelineScene
from models.figure.stage import make_stage
from models.figure.stretches import is_within, stands_in, touches
from models.figure.style import Style
from models.figure.text import wrap
from models.figure.timeline import layout_timeline, natural_height, timeline_keys
from models.translation import tr, tr_later

BEAM: Final = 2.6  # sizes of a label: how far the lines widen between the axis and what is enlarged
LEAST: Final = 0.15  # of a low page, below which the whole axis has no lanes with words
MOST_HIDDEN: Final = 0.4  # of the events stand in lanes that have no room, before all stand in one line
MOST_LOST: Final = (
    0.6  # of the events of a low page with an inset, which may have no words if those enlarged have some
)
LINE: Final = 0.2  # of a low page, which the line of all events over what is enlarged takes at most
PAD: Final = 0.9  # sizes of a label, between the frame and what stands in it
LENS: Final = "inset"
TINT: Final = 0.1  # of the soft ink in the beam
TOO_LOW: Final = tr_later(
    "The page is too low for an inset: too many events would have no words. Make it higher, show fewer events, "
    "or enlarge a shorter stretch."
)


def layout_magnified(
    scene: TimelineScene, width: float, height: float, style: Style, measure: Measure
) -> Figure:
    """Return the figure of a timeline, with the stretch under it that its scene enlarges, if there is one."""
    if scene.inset is None:
        return _plain(scene, width, height, style, measure)
    above, below = _above(scene, scene.inset), _below(scene, scene.inset)
    lens = _Lens(scene.inset, width, style, measure)
    wanted = _heights(above, below, lens, style, measure)
    room = height - lens.around
    if sum(wanted) <= room + 1:
        return _stacked(above, below, lens, (_share(wanted, room), room), style, measure)
    plain = _plain(replace(scene, inset=None), width, height, style, measure)
    held = _events(below)

    def cost(way: Figure) -> tuple[bool, int, int]:
        """A lane that is not there is worse than words beneath that are not, and these than others."""
        return bool(way.not_shown), len(held.intersection(_silent(way))), _lost(way)

    figure = min(_on_a_low_page(above, below, lens, wanted, room, style, measure), key=cost)
    is_read = 2 * cost(figure)[1] <= len(held)
    if is_read and (_lost(figure) <= _lost(plain) or _lost(figure) <= MOST_LOST * len(_events(scene))):
        return figure
    return replace(plain, warnings=(*plain.warnings, tr(TOO_LOW)))


def _plain(scene: TimelineScene, width: float, height: float, style: Style, measure: Measure) -> Figure:
    """Return the figure without an inset: where lanes without room hold much of the events, one line of all."""
    figure = layout_timeline(scene, width, height, style, measure)
    if len(figure.not_shown) <= MOST_HIDDEN * len(_events(scene)):
        return figure
    return layout_timeline(_line(scene), width, height, style, measure)


def _on_a_low_page(
    above: TimelineScene,
    below: TimelineScene,
    lens: "_Lens",
    wanted: tuple[float, float],
    room: float,
    style: Style,
    measure: Measure,
) -> Iterator[Figure]:
    """Yield the ways to share a page that is too low for both axes.

    Each gets its part, what is enlarged all that it wants, or the whole axis is one line of marks without words.
    """
    yield _stacked(above, below, lens, (_share(wanted, room), room), style, measure)
    if (rest := room - wanted[1]) > LEAST * room:
        yield _stacked(above, below, lens, (rest, room), style, measure)
    line = _line(above)
    tall = min(natural_height(line, lens.width, style, measure), LINE * room)
    yield _stacked(line, below, lens, (tall, room), style, measure)


def _stacked(
    above: TimelineScene,
    below: TimelineScene,
    lens: "_Lens",
    heights: tuple[float, float],
    style: Style,
    measure: Measure,
) -> Figure:
    """Return both axes in a frame each; `heights` are that of the upper one, and of both together."""
    upper = layout_timeline(above, lens.width, heights[0], style, measure)
    lower = layout_timeline(below, lens.inner, max(heights[1] - upper.height, 1.0), style, measure)
    return lens.joined(upper, lower, above)


def _events(scene: TimelineScene) -> frozenset[str]:
    return frozenset(item.id for item in scene.items)


def _line(scene: TimelineScene) -> TimelineScene:
    """All events of an axis in one lane, without words."""
    items = {
        item.id: replace(item, lane="", label=replace(item.label, is_hidden=True)) for item in scene.items
    }
    return replace(
        scene, items=tuple(items.values()), lanes=(Lane("", ""),), annotations=(), enlarged=frozenset()
    )


def _silent(figure: Figure) -> tuple[str, ...]:
    """Return the ids of the events that have no words, or no place at all."""
    return (*figure.unlabelled, *figure.not_shown)


def _lost(figure: Figure) -> int:
    """Tell how many events have no words, or no place at all."""
    return len(_silent(figure))


def has_inset(figure: Figure) -> bool:
    """Tell whether a stretch of a figure's axis is enlarged."""
    return any(group.name == LENS for group in figure.groups)


def magnified_height(scene: TimelineScene, width: float, style: Style, measure: Measure) -> float:
    """Return the height at which every label finds room."""
    if scene.inset is None:
        return natural_height(scene, width, style, measure)
    above, below = _above(scene, scene.inset), _below(scene, scene.inset)
    lens = _Lens(scene.inset, width, style, measure)
    return sum(_heights(above, below, lens, style, measure)) + lens.around


def magnified_keys(
    scene: TimelineScene, width: float, style: Style, measure: Measure, *, is_whole: bool = True
) -> tuple[Key, ...]:
    """Return the legend of both axes, each entry once."""
    if scene.inset is None:
        return timeline_keys(scene, width, style, measure, is_whole=is_whole)
    inner = _Lens(scene.inset, width, style, measure).inner
    told = timeline_keys(_above(scene, scene.inset), width, style, measure, is_whole=is_whole)
    beneath = timeline_keys(_below(scene, scene.inset), inner, style, measure, is_whole=is_whole)
    of = {key.words: key.of for key in beneath}
    known = {key.words for key in told}
    joined = (replace(key, of=key.of | of.get(key.words, frozenset())) for key in told)
    return (*joined, *(key for key in beneath if key.words not in known))


def _above(scene: TimelineScene, inset: Inset) -> TimelineScene:
    """The whole axis: what lies in the stretch is only marked or counted."""
    span = inset.first, inset.last
    inside = frozenset(item.id for item in scene.items if stands_in(item.when, span))
    items = tuple(
        replace(item, label=replace(item.label, is_hidden=True)) if item.id in inside else item
        for item in scene.items
    )
    said = tuple(one for one in scene.annotations if not is_within(one.when, span))
    return replace(scene, items=items, annotations=said, inset=None, enlarged=inside)


def _below(scene: TimelineScene, inset: Inset) -> TimelineScene:
    """The stretch alone, with every event that touches it."""
    span = inset.first, inset.last
    dates = dict(inset.dates)
    held = (item for item in scene.items if touches(item.when, span))
    items = tuple(replace(item, date=dates.get(item.id, item.date)) for item in held)
    lanes = {item.lane for item in items}
    return replace(
        scene,
        items=items,
        lanes=tuple(lane for lane in scene.lanes if lane.id in lanes),
        window=span,
        annotations=tuple(one for one in scene.annotations if is_within(one.when, span)),
        breaks=tuple(one for one in scene.breaks if span[0] < one.first and one.last < span[1]),
        hidden=None,
        inset=None,
    )


def _heights(
    above: TimelineScene, below: TimelineScene, lens: "_Lens", style: Style, measure: Measure
) -> tuple[float, float]:
    upper = natural_height(above, lens.width, style, measure)
    return upper, natural_height(below, lens.inner, style, measure)


def _share(wanted: tuple[float, float], room: float) -> float:
    """The height of the upper axis: what is left over is spread, and what is missing shared, by what each wants."""
    return max(room, 1.0) * wanted[0] / sum(wanted)


class _Lens:
    """The frame around what is enlarged, the words over it, and the lines that lead to it."""

    def __init__(self, inset: Inset, width: float, style: Style, measure: Measure) -> None:
        self.width, self._inset, self._style, self._measure = width, inset, style, measure
        self._pad = PAD * style.label_size
        self.inner = width - 2 * self._pad
        self._words = wrap(inset.title, self.inner, style.lane_size, measure, True)
        self._beam = BEAM * style.label_size
        self._head = len(self._words) * line_height(style.lane_size, style) + self._pad

    @property
    def around(self) -> float:
        """Return the height that all of it takes beside the two axes."""
        return self._beam + self._head + self._pad

    def joined(self, upper: Figure, lower: Figure, above: TimelineScene) -> Figure:
        """Return both axes as one figure; an event that is told beneath is not without words."""
        top = upper.height + self._beam
        down = top + self._head
        groups = [shifted_group(group, self._pad, down) for group in lower.groups]
        frame = Rect(0.0, top, self.width, self._head + lower.height + self._pad)
        scale = make_stage(above, self.width, self._style, self._measure).scale
        ends = scale.x(self._inset.first), scale.x(self._inset.last)
        lens = Group(LENS, tuple(self._marks(upper, frame, ends)))
        targets = [replace(one, rect=one.rect.moved(self._pad, down)) for one in lower.targets]
        told = {one.key for one in (*upper.targets, *targets) if one.part == "label"}
        silent = dict.fromkeys((*upper.unlabelled, *lower.unlabelled))
        shown = {id for one in (*upper.targets, *targets) if one.part != "more" for id in one.items}
        return replace(
            upper,
            height=frame.bottom,
            groups=(*_before_events(upper.groups, lens), *groups),
            targets=(*upper.targets, *targets),
            unlabelled=tuple(id for id in silent if id not in told),
            counted=tuple(id for id in dict.fromkeys((*upper.counted, *lower.counted)) if id not in told),
            not_shown=tuple(
                id for id in dict.fromkeys((*upper.not_shown, *lower.not_shown)) if id not in shown
            ),
            remarks=(*upper.remarks, *lower.remarks),
            warnings=tuple(dict.fromkeys((*upper.warnings, *lower.warnings))),
            plot=Rect(upper.plot.x, upper.plot.y, upper.plot.width, frame.bottom - upper.plot.y),
            eras=upper.eras,
            lanes=(
                *upper.lanes,
                *((id, rect.moved(self._pad, down)) for id, rect in lower.lanes),
            ),
        )

    def _marks(self, upper: Figure, frame: Rect, ends: tuple[float, float]) -> Iterator[Mark]:
        """The beam, the lines at both sides of the stretch, the frame, and the words over what is enlarged."""
        style, foot = self._style, upper.plot.bottom
        stroke = Stroke(style.leader, 1.5 * style.leader_width)
        beam = [(ends[0], foot), (ends[1], foot), (frame.right, frame.y), (frame.x, frame.y)]
        yield Path(np.array(beam), is_closed=True, fill=mix(style.soft, style.background, TINT))
        words = [rect.grown(0.8) for rect in self._words_of(upper)]
        yield from draw_lines(ends, upper.plot.y, foot, words, stroke)
        for x, corner in zip(ends, (frame.x, frame.right), strict=True):
            yield Path(np.array([(x, foot), (corner, frame.y)]), stroke=stroke)
        corners = [
            (frame.x, frame.y),
            (frame.right, frame.y),
            (frame.right, frame.bottom),
            (frame.x, frame.bottom),
        ]
        yield Path(np.array(corners), is_closed=True, stroke=stroke)
        step = line_height(style.lane_size, style)
        for number, line in enumerate(self._words):
            y = frame.y + self._pad + (number + 0.5) * step + 0.34 * style.lane_size - 0.3 * self._pad
            yield Label(self._pad, y, line, style.lane_size, style.ink, True)

    def _words_of(self, figure: Figure) -> Iterator[Rect]:
        for group in figure.groups:
            for mark in group.marks:
                if isinstance(mark, Label):
                    up, down = self._measure.ascent(mark.size), self._measure.descent(mark.size)
                    wide = self._measure.width(mark.text, mark.size, mark.is_bold)
                    left = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
                    yield Rect(left, mark.y - up, wide, up + down)


def _before_events(groups: tuple[Group, ...], lens: Group) -> Iterator[Group]:
    """The groups with the lens behind the events, where their grid stands."""
    for group in groups:
        if group.name == "lanes":
            yield lens
        yield group
