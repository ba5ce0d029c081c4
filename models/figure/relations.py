"""The figure of relations: one actor in the middle, the others in two calm columns, what ties them on the lines.

Every line has a row of its own, and only the curves beside the middle share their ground: so no words cross. On a
narrow page the middle stands on top, and all others hang on a spine below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from models.figure.legend import Key
from models.figure.marks import Box, Figure, Group, Label, Mark, Path, Rect, Stroke, Target
from models.figure.measure import Measure
from models.figure.phrases import phrase
from models.figure.relation_blocks import (
    AIR,
    BELOW,
    INSET,
    Block,
    Row,
    Setting,
    longest_word,
    two_columns,
)
from models.figure.relation_scene import RelationScene, Tie, TieLook
from models.figure.style import Style
from models.figure.text import raised, wrap_evenly

NARROW: Final = 56.0  # sizes: below it all stands in one column …
NARROWEST: Final = 30.0  # … and below this the names stand under their lines
MOST_AIR: Final = 4.0  # sizes that a tall page adds between two actors at most
_HEAD: Final = 1.24  # the length of an arrow's head, in sizes
_STEPS: Final = 24  # points of a curve
Point = tuple[float, float]


def relation_keys(scene: RelationScene, style: Style) -> tuple[Key, ...]:
    """Return the legend: the kinds of lines that are shown."""
    used = {tie.look for tie in scene.ties}
    return tuple(_key(look, style) for look in scene.looks if look.id in used)


def _key(look: TieLook, style: Style) -> Key:
    long, stroke = 2.4 * style.legend_size, Stroke(look.colour, _width(style))
    return Key(look.name, long, lambda x, y: (_line([(x, y), (x + long, y)], stroke),))


def relations_height(scene: RelationScene, width: float, style: Style, measure: Measure) -> float:
    """Return the height at which every relation finds room."""
    return _layout(scene, width, style, measure).natural_height


def layout_relations(
    scene: RelationScene, width: float, height: float, style: Style, measure: Measure
) -> Figure:
    """Return the figure; actors who find no room are counted, and their relations named in `not_shown`."""
    return _layout(scene, width, style, measure).figure(height)


def _layout(scene: RelationScene, width: float, style: Style, measure: Measure) -> "_Layout":
    is_narrow = width < NARROW * style.label_size
    return (_Hanging if is_narrow else _Columns)(scene, width, style, measure)


def _width(style: Style) -> float:
    return 2.0 * style.outline_width


def _line(points: Sequence[Point], stroke: Stroke, item: str = "") -> Path:
    return Path(np.array(points, np.float64), stroke=stroke, item=item)


@dataclass(slots=True)
class _Drawn:
    """What was drawn so far, by the groups of the figure."""

    lines: list[Mark] = field(default_factory=list)
    heads: list[Mark] = field(default_factory=list)
    actors: list[Mark] = field(default_factory=list)
    dates: list[Mark] = field(default_factory=list)
    labels: list[Mark] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def groups(self) -> tuple[Group, ...]:
        """Return the groups from the back to the front."""
        names = ("lines", "heads", "actors", "dates", "labels")
        return tuple(Group(name, tuple(getattr(self, name))) for name in names)


class _Layout:
    """The figure of a scene at one width; its children place the middle and the others."""

    box: float  # the width of the middle

    def __init__(self, scene: RelationScene, width: float, style: Style, measure: Measure) -> None:
        self.scene, self.style, self.measure, self.width = scene, style, measure, width
        self.size = style.label_size
        self.looks = {look.id: look for look in scene.looks}
        self.drawn = _Drawn()
        self.setting, self.sides = self.set_all()
        self.step = self.setting.step
        self.head = self._set_middle()

    def set_all(self) -> tuple[Setting, tuple[list[Block], list[Block]]]:
        """Return the rooms for names and lines, and the others at the left and at the right."""
        raise NotImplementedError

    def draw(self, sides: tuple[list[Block], list[Block]], height: float) -> None:
        """Draw the middle and those others that find room."""
        raise NotImplementedError

    @property
    def top(self) -> float:
        """Return what stands above the others."""
        return 0.0

    @property
    def natural_height(self) -> float:
        """Return the height at which all find room."""
        tall = max(sum(block.height for block in side) for side in self.sides)
        return max(self.top + tall, self.middle_height)

    @property
    def middle_height(self) -> float:
        """Return the height of the middle."""
        return len(self.head) * self.step + 1.6 * self.size

    def figure(self, height: float) -> Figure:
        """Draw what finds room in a height."""
        self.drawn = _Drawn()
        sides, rest = self._fitting(height - self.top)
        self.draw(sides, height - (self.step if rest else 0.0))
        if rest:
            self._say_more(rest, height)
        return Figure(
            self.width,
            height,
            self.drawn.groups(),
            background=self.style.background,
            targets=tuple(self.drawn.targets),
            unlabelled=tuple(self.drawn.silent),
            not_shown=tuple(rest),
            plot=Rect(0.0, 0.0, self.width, height),
        )

    def _fitting(self, room: float) -> tuple[tuple[list[Block], list[Block]], tuple[str, ...]]:
        """Return the blocks for which there is room, and the ids of the relations of all others."""
        if max(sum(block.height for block in side) for side in self.sides) <= room + 1e-6:
            return self.sides, ()
        kept: tuple[list[Block], list[Block]] = ([], [])
        rest: list[str] = []
        for number, side in enumerate(self.sides):
            used = self.step  # one line is kept for what is not there
            for block in side:
                used += block.height
                if used <= room:
                    kept[number].append(block)
                else:
                    rest += block.ids
        return kept, tuple(rest)

    # parts --------------------------------------------------------------------------------------

    def _set_middle(self) -> tuple[tuple[str, bool, str], ...]:
        """Set the lines of the middle: text, whether bold, colour."""
        node, style, room = self.scene.middle, self.style, self.box - 2 * self.size
        parts = (
            (node.name, True, style.ink),
            (node.local_name, False, style.ink),
            (node.detail, False, style.soft),
        )
        return tuple(
            (line, is_bold, colour)
            for text, is_bold, colour in parts
            if text
            for line in wrap_evenly(text, room, self.size, self.measure, is_bold)
        )

    def draw_middle(self, box: Rect) -> None:
        """Draw the actor in the middle."""
        stroke = Stroke(self.style.ink, _width(self.style))
        self.drawn.actors.append(
            Box(box, self.style.background, stroke, 0.4 * self.size, self.scene.middle.id)
        )
        top = box.y + (box.height - len(self.head) * self.step) / 2
        for number, (text, is_bold, colour) in enumerate(self.head):
            label = self.label(box.x + box.width / 2, self.base(top, number), text, is_bold, "middle", colour)
            self.drawn.actors.append(label)

    def draw_tie(self, row: Row, points: Sequence[Point], near: float, far: float, level: float) -> None:
        """Draw the line of a tie through some points, and the head that tells who stands to whom.

        Right of the middle words are read from it, left of it towards it: where the one to whom somebody stands is
        their subject, as of “employs”, the head points as they are read.
        """
        tie = row.tie
        self.drawn.lines.append(
            _line(points, Stroke(self.looks[tie.look].colour, _width(self.style)), tie.id)
        )
        if not tie.is_mutual:
            out = 1.0 if far > near else -1.0
            points_out = tie.is_out != (tie.is_active_back and tie.is_out != (far > near))
            self._draw_head(tie, far if points_out else near, level, out if points_out else -out)

    def _draw_head(self, tie: Tie, tip: float, level: float, way: float) -> None:
        back, half = tip - way * _HEAD * self.size, 0.29 * _HEAD * self.size
        points = np.array([(tip, level), (back, level - half), (back, level + half)], np.float64)
        colour = self.looks[tie.look].colour
        self.drawn.heads.append(Path(points, is_closed=True, fill=colour, item=tie.id))

    def write_row(self, row: Row, left: float, top: float) -> None:
        """Write the words above the line that begins at the left, and the date below it."""
        size, tie, drawn = self.size, row.tie, self.drawn
        x, shift = left + INSET * size + tie.label.dx, tie.label.dy
        for number, text in enumerate(row.words):
            y = self.base(top + shift, number)
            drawn.labels.append(self.label(x, y, text, item=tie.id))
            drawn.targets.append(Target((tie.id,), self._rect(x, y, text), "label", tie.id))
        if row.words and tie.notes:
            end = x + self.measure.width(row.words[-1], size) + 0.06 * size
            y = self.base(top + shift, len(row.words) - 1) - self.style.lift * size
            small = size * self.style.raised
            drawn.labels.append(Label(end, y, raised(tie.notes), small, self.style.ink, item=tie.id))
        for number, text in enumerate(row.dates):
            y = self.base(top + row.above + BELOW * size - 0.15 * size, number)
            drawn.dates.append(self.label(left + INSET * size, y, text, colour=self.style.soft, item=tie.id))
        if not row.words:
            drawn.silent.append(tie.id)

    def write_name(self, block: Block, edge: float, top: float, *, is_right: bool = True) -> None:
        """Write the name of another from its edge, towards the right or the left."""
        wide = max((self.measure.width(text, self.size, True) for text in block.name), default=0.0)
        anchor = "start" if is_right else "end"
        for number, text in enumerate(block.name):
            self.drawn.actors.append(self.label(edge, self.base(top, number), text, True, anchor))
        rect = Rect(edge if is_right else edge - wide, top, wide, len(block.name) * self.step)
        self.drawn.targets.append(Target(block.ids, rect))

    def hold(self, block: Block, edge: float, levels: Sequence[float], *, is_right: bool = True) -> None:
        """Hold the lines of another together with a thin rule, and write the name beside it."""
        way, first, last = (1.0 if is_right else -1.0), min(levels), max(levels)
        rule = [(edge, first - 0.5 * self.size), (edge, last + 0.5 * self.size)]
        self.drawn.actors.append(_line(rule, Stroke(self.style.ink, _width(self.style))))
        top = (first + last) / 2 - len(block.name) * self.step / 2
        self.write_name(block, edge + way * 0.6 * self.size, top, is_right=is_right)

    def base(self, top: float, number: int) -> float:
        """Return the baseline of a line of words."""
        return top + (number + 0.5) * self.step + 0.34 * self.size

    def _rect(self, x: float, y: float, text: str) -> Rect:
        up, down = self.measure.ascent(self.size), self.measure.descent(self.size)
        return Rect(x, y - up, self.measure.width(text, self.size), up + down)

    def label(
        self,
        x: float,
        y: float,
        text: str,
        is_bold: bool = False,
        anchor: str = "start",
        colour: str = "",
        item: str = "",
    ) -> Label:
        """Return a line of words."""
        return Label(x, y, text, self.size, colour or self.style.ink, is_bold, anchor, item)

    def _say_more(self, rest: Sequence[str], height: float) -> None:
        text = phrase(self.scene.language, "more", n=len(rest))
        label = self.label(0.0, height - 0.3 * self.size, text, colour=self.style.soft)
        self.drawn.labels.append(label)
        self.drawn.targets.append(Target(rest, self._rect(0.0, label.y, text), "more"))


class _Columns(_Layout):
    """A wide page: the middle between two columns."""

    def set_all(self) -> tuple[Setting, tuple[list[Block], list[Block]]]:
        """Share the width between names, lines, curves and the middle."""
        self.box = min(self._natural_box(), 0.24 * self.width)
        self.gutter = min(9 * self.size, 0.075 * self.width)
        side = (self.width - self.box) / 2 - self.gutter
        longest = longest_word(self.scene, self.style, self.measure) + 0.7 * self.size
        names = min(max(longest, 0.4 * side), 0.55 * side)
        setting = Setting(self.style, self.measure, names - 0.6 * self.size, side - names)
        blocks = (setting.blocks(self.scene, is_right=is_right) for is_right in (False, True))
        return setting, two_columns(*blocks)

    def _natural_box(self) -> float:
        """Return the width of the middle with each of its parts on two lines at most."""
        node = self.scene.middle
        texts = ((node.name, True), (node.local_name, False), (node.detail, False))
        wide = [self.measure.width(text, self.size, is_bold) for text, is_bold in texts]
        return 2.4 * self.size + max(min(each, max(12 * self.size, 0.6 * each)) for each in wide)

    def draw(self, sides: tuple[list[Block], list[Block]], height: float) -> None:
        """Draw both columns and the middle between them."""
        ports = max(sum(len(block.rows) for block in side) for side in sides)
        tall = max(self.middle_height, min(0.9 * self.size * ports, 0.5 * height))
        box = Rect((self.width - self.box) / 2, (height - tall) / 2, self.box, tall)
        for side, is_right in ((sides[0], False), (sides[1], True)):
            self._draw_side(side, box, height, is_right=is_right)
        self.draw_middle(box)

    def _draw_side(self, blocks: Sequence[Block], box: Rect, height: float, *, is_right: bool) -> None:
        count = sum(len(block.rows) for block in blocks)
        way, port_x = (1.0, box.right) if is_right else (-1.0, box.x)
        near = port_x + way * self.gutter
        far = near + way * self.setting.rules
        used = sum(block.height for block in blocks)
        more = min((height - used) / max(len(blocks), 1), MOST_AIR * self.size)  # a tall page gives them air
        top, port = (height - used - more * len(blocks)) / 2 + (AIR * self.size + more) / 2, 0
        for block in blocks:
            spare = block.height - AIR * self.size - sum(row.height for row in block.rows)
            at, levels = top + spare / 2, list[float]()
            for row in block.rows:
                level = at + row.above
                port_y = box.y + (0.12 + 0.76 * (port + 0.5) / count) * box.height
                points = [*_curve((port_x, port_y), (near, level)), (far, level)]
                self.draw_tie(row, points, near, far, level)
                self.write_row(row, min(near, far), at)
                levels.append(level)
                at, port = at + row.height, port + 1
            self.hold(block, far, levels, is_right=is_right)
            top += block.height + more


class _Hanging(_Layout):
    """A narrow page: the middle on top, the others on a spine below it."""

    def set_all(self) -> tuple[Setting, tuple[list[Block], list[Block]]]:
        """Share the width between lines and names, or let names stand under their lines."""
        self.box, self.spine, self.near = self.width, 0.6 * self.size, 1.6 * self.size
        room = self.width - self.near
        if self.width < NARROWEST * self.size:
            setting = Setting(self.style, self.measure, room - INSET * self.size, room, is_stacked=True)
        else:
            setting = Setting(self.style, self.measure, 0.46 * room - 0.6 * self.size, 0.54 * room)
        return setting, ([], setting.blocks(self.scene, is_right=True))

    @property
    def top(self) -> float:
        """Return what the middle takes above the others."""
        return self.middle_height + 0.8 * self.size

    def draw(self, sides: tuple[list[Block], list[Block]], height: float) -> None:
        """Draw the middle, the spine and the others."""
        box = Rect(0.0, 0.0, self.width, self.middle_height)
        far, bend = self.near + self.setting.rules, self.near - self.spine
        top, last = self.top, box.bottom + bend
        for block in sides[1]:
            at, levels = top, list[float]()
            for row in block.rows:
                level = at + row.above
                turn = _curve((self.spine, level - bend), (self.near, level), is_turn=True)
                self.draw_tie(row, [*turn, (far, level)], self.near, far, level)
                self.write_row(row, self.near, at)
                levels.append(level)
                at = at + row.height
            if self.setting.is_stacked:
                self.write_name(block, self.near + INSET * self.size, at - 0.3 * self.size)
            else:
                self.hold(block, far, levels)
            top, last = top + block.height, max(levels)
        stem = Stroke(self.style.ink, _width(self.style))
        self.drawn.lines.insert(0, _line([(self.spine, box.bottom), (self.spine, last - bend)], stem))
        self.draw_middle(box)


def _curve(start: Point, end: Point, *, is_turn: bool = False) -> list[Point]:
    """Return the points of a curve that leaves level, or down where it turns, and arrives level."""
    (x0, y0), (x1, y1) = start, end
    found = []
    for number in range(_STEPS + 1):
        t = number / _STEPS
        even, late = 1.5 * t * (1 - t) + t**3, 3 * t**2 * (1 - t) + t**3
        across, down = (t**2, 2 * t - t**2) if is_turn else (even, late)
        found.append((x0 + (x1 - x0) * across, y0 + (y1 - y0) * down))
    return found
