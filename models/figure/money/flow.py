"""The figure of a flow of money: columns from seller to payee, ribbons as wide as what is known, hairlines elsewhere.

On a narrow page the steps stand below each other, each with its two columns. Words stand within their nodes, and at the
level beginning of their ribbon, where nothing else is: so none overlap.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from models.figure.marks import Figure, Label, Rect, Target
from models.figure.measure import Measure
from models.figure.money.flow_blocks import Block, SetLink, Setting, Tie, longest_word, placed, widest_sum
from models.figure.money.flow_draw import Drawing, Port
from models.figure.money.flow_order import ordered
from models.figure.money.flow_scene import FORMS, FlowLine, FlowScene, folded, links_of
from models.figure.phrases import phrase
from models.figure.style import Style
from models.translation import tr, tr_later

TOO_LOW: Final = tr_later(
    "The page is too low for every step of the flow: make it higher, or leave the sources out."
)
WIDE: Final = 15.0  # sizes that each column needs: with less the steps stand below each other
TIGHT: Final = 8.0  # … and with so many they can stand beside each other with bare ribbons
BARE: Final = 0.84  # of its part of the width that a column takes where ribbons are bare
NARROW: Final = 26.0  # sizes: on a narrower page names take more of the width
APART: Final = 0.9  # between two nodes, in sizes
HEAD: Final = 1.9  # what the heads of columns take, in sizes
BETWEEN: Final = 1.6  # between two steps that stand below each other, in sizes
WHOLE: Final = 15.0  # how high all money is at the least where there is room, in sizes
TALLEST: Final = 1.35  # how high a figure grows by itself at most, in widths …
TALLEST_STEPPED: Final = 2.8  # … and where its steps stand below each other
FEWEST: Final = 4  # so many named nodes of a column never stand together as others
GOOD_WHOLE: Final = 6.0  # … for whose sake nodes are folded …
LEAST_WHOLE: Final = 2.0  # … and on a page that is too low


def layout_flow(scene: FlowScene, width: float, height: float, style: Style, measure: Measure) -> Figure:
    """Return the figure; where it is too low words are left out, and then the least stand together as others.

    A narrow page that is too low for its steps below each other has its columns beside each other, sums in their nodes
    alone; where even this finds no room the last steps are lost, and page and warning say so. Lines that find no room
    are counted, and their events named in `not_shown`.
    """
    lost, heads = tuple[str, ...](), scene.heads
    layout = _fitting(scene, width, height, style, measure)
    if layout.is_stepped and layout.least_height > height + 1e-6 and _has_room_beside(scene, width, style):
        layout = _fitting(scene, width, height, style, measure, is_beside=True)
    while layout.is_stepped and layout.least_height > height + 1e-6 and len(scene.heads) > 2:
        scene = _shortened(scene)
        layout = _fitting(scene, width, height, style, measure)
        lost = (tr(TOO_LOW),)
    rest = list[FlowLine]()
    while (over := layout.least_height / height) > 1 + 1e-6 and len(layout.scene.lines) > 1:
        count = max(1, int(len(layout.scene.lines) * (1 - 1 / over) / 2))
        kept, gone = _without(layout.scene, count)
        rest += gone
        layout = _Layout(
            kept, width, style, measure, is_quiet=True, has_more=True, is_beside=layout.is_beside
        )
    unseen = phrase(scene.language, "comma").join(heads[len(scene.heads) :])
    remarks = (phrase(scene.language, "flow_lost", x=unseen),) if unseen else ()
    return replace(layout.figure(height, rest), warnings=lost, remarks=remarks)


def _has_room_beside(scene: FlowScene, width: float, style: Style) -> bool:
    """Tell whether all columns can stand beside each other with bare ribbons: numbers of sources need words there."""
    has_notes = any(any(line.notes) for line in scene.lines)
    return not has_notes and width >= TIGHT * style.label_size * len(scene.heads)


def _shortened(scene: FlowScene) -> FlowScene:
    """Return a scene without its last column."""
    lines = tuple(
        replace(line, way=line.way[:-1], notes=line.notes[: len(scene.heads) - 2]) for line in scene.lines
    )
    return replace(scene, heads=scene.heads[:-1], nodes=scene.nodes[:-1], lines=lines)


def flow_height(scene: FlowScene, width: float, style: Style, measure: Measure) -> float:
    """Return the height at which ribbons stand well beside their words, and which a page still holds."""
    most = _most(scene, width, style)
    layout = _fitting(scene, width, most, style, measure)
    return max(layout.height(GOOD_WHOLE * layout.size), min(layout.height(layout.natural_whole), most))


def _most(scene: FlowScene, width: float, style: Style) -> float:
    """Return how high a figure grows by itself at most."""
    return (TALLEST_STEPPED if _is_stepped(scene, width, style) else TALLEST) * width


def _is_stepped(scene: FlowScene, width: float, style: Style) -> bool:
    return len(scene.heads) > 2 and width < WIDE * style.label_size * len(scene.heads)


def _fitting(
    scene: FlowScene, width: float, height: float, style: Style, measure: Measure, *, is_beside: bool = False
) -> "_Layout":
    """Return the layout with as few words and as many nodes folded into others as the height asks for."""
    layout = _Layout(scene, width, style, measure, is_quiet=is_beside, is_beside=is_beside)
    if layout.height(0.5 * layout.natural_whole) > height + 1e-6:
        layout = _Layout(scene, width, style, measure, is_quiet=True, is_beside=is_beside)
    while (over := layout.height(GOOD_WHOLE * layout.size) / height) > 1 and (fold := layout.to_fold(over)):
        less = folded(layout.scene, *fold)
        layout = _Layout(less, width, style, measure, is_quiet=True, is_beside=is_beside)
    return layout


def _without(scene: FlowScene, count: int) -> tuple[FlowScene, tuple[FlowLine, ...]]:
    """Return a scene without its least lines, and these: those that are not added first."""
    order = sorted(scene.lines, key=lambda one: (-FORMS.index(one.form), one.least, one.id))
    gone = tuple(order[:count])
    kept = tuple(order[count:])
    used = {id for line in kept for id in line.way}
    nodes = tuple(tuple(node for node in column if node.id in used) for column in scene.nodes)
    return replace(scene, lines=kept, nodes=nodes), gone


@dataclass(frozen=True, slots=True)
class _Step:
    """Columns that stand beside each other, from the number of the first to that of the last."""

    first: int
    last: int


class _Layout:
    """A flow at one width."""

    def __init__(
        self,
        scene: FlowScene,
        width: float,
        style: Style,
        measure: Measure,
        *,
        is_quiet: bool = False,
        has_more: bool = False,
        is_beside: bool = False,
    ) -> None:
        nodes = (tuple(sorted(column, key=lambda node: node.id)) for column in scene.nodes)
        self.scene = replace(scene, nodes=tuple(nodes))  # the same figure, whatever their order
        self.width, self.style, self.measure = width, style, measure
        self.size = style.label_size
        self.is_quiet, self.has_more = is_quiet, has_more
        many = len(scene.heads)
        self.is_beside = is_beside  # all columns, though the page is narrow: ribbons are bare
        self.is_stepped = not is_beside and _is_stepped(scene, width, style)
        across = 2 if self.is_stepped else many
        self.steps = (
            [_Step(at, at + 1) for at in range(many - 1)] if self.is_stepped else [_Step(0, many - 1)]
        )
        longest = longest_word(scene.nodes, style, measure) + 1.2 * self.size
        most = BARE if is_beside else 0.72 if width < NARROW * self.size else 0.66
        box = min(max(longest, 0.56 * width / across), most * width / across) if across > 1 else width
        if across > 1 and not is_beside:  # sums are not cut either, as far as names leave them room
            sums = widest_sum(self.scene, style, measure)
            box = max(min(box, (width - (across - 1) * sums) / across), min(longest, box))
        gap = (width - across * box) / (across - 1) if across > 1 else 0.0
        self.setting = Setting(style, measure, box, gap)
        self.whole = float(sum(line.least for line in scene.lines))

    @cached_property
    def place(self) -> dict[str, int]:
        """Return the place of each node in its column."""
        return {id: number for order in ordered(self.scene) for number, id in enumerate(order)}

    @cached_property
    def links(self) -> tuple[tuple[SetLink, ...], ...]:
        """Return the links of each gap with their words; a sum is told once on the way through single links."""
        found = []
        for gap in range(len(self.scene.heads) - 1):
            links = links_of(self.scene, gap)
            many = Counter(link.left for link in links)
            found.append(
                tuple(
                    self.setting.link(
                        link,
                        self.scene,
                        has_sum=gap == 0 or many[link.left] > 1,
                        is_bare=self.is_beside,
                    )
                    for link in links
                )
            )
        return tuple(found)

    @cached_property
    def texts(self) -> dict[str, Block]:
        """Return the nodes with their words and without links."""
        found = {}
        for at, column in enumerate(self.scene.nodes):
            through: defaultdict[str, list[FlowLine]] = defaultdict(list)
            for line in self.scene.lines:
                through[line.way[at]].append(line)
            for node in column:
                found[node.id] = self.setting.block(node, self._total(through[node.id], at))
        return found

    @cached_property
    def natural_whole(self) -> float:
        """Return how high all money is where nothing presses: the more nodes there are, the higher."""
        words = max(sum(self.texts[node.id].text for node in column) for column in self.scene.nodes)
        return max(WHOLE * self.size, 0.35 * words)

    def blocks(self, whole: float) -> list[list[list[Block]]]:
        """Return the columns of each step with all money so high, in no order that means anything."""
        scale = whole / self.whole if self.whole else 0.0
        return [self._step(step, scale) for step in self.steps]

    def _step(self, step: _Step, scale: float) -> list[list[Block]]:
        numbers = range(step.first, step.last + 1)
        columns = [
            [replace(self.texts[node.id], outs=[], ins=[]) for node in self.scene.nodes[at]] for at in numbers
        ]
        blocks = {block.node.id: block for column in columns for block in column}
        for gap in numbers[:-1]:
            for link in self.links[gap]:
                tie = self.setting.tie(link, scale, is_quiet=self.is_quiet)
                blocks[tie.link.left].outs.append(tie)
                blocks[tie.link.right].ins.append(tie)
        for block in blocks.values():
            cut = [line for tie in block.outs if tie.is_cut for line in tie.link.lines]
            self.setting.tell_for_links(block, self.scene.words(cut) if cut and not block.total else "")
        return columns

    def _put_in_order(self, columns: Sequence[list[Block]]) -> None:
        """Put the blocks of columns in their order, and the links of each in that of their ends."""
        for column in columns:
            column.sort(key=lambda block: self.place[block.node.id])
            for block in column:
                block.outs.sort(key=lambda tie: (self.place[tie.link.right], FORMS.index(tie.link.form)))
                block.ins.sort(key=lambda tie: (self.place[tie.link.left], FORMS.index(tie.link.form)))

    def _total(self, lines: Sequence[FlowLine], column: int) -> str:
        """Return what goes through a node; nothing where a single link says so already."""
        before = {(line.way[column - 1], line.form) for line in lines} if column else set()
        behind = {(line.way[column + 1 : column + 2], line.form) for line in lines}
        is_bare = self.is_beside and not column  # no ribbon says it
        return self.scene.words(lines) if is_bare or max(len(before), len(behind)) > 1 else ""

    # heights ------------------------------------------------------------------------------------

    def height(self, whole: float) -> float:
        """Return the height that the figure needs with all money so high."""
        return sum(self._tall(columns) for columns in self.blocks(whole)) + self._fixed

    @property
    def _fixed(self) -> float:
        more = self.setting.step * 1.2 if self.has_more else 0.0
        between = BETWEEN * self.size * (len(self.steps) - 1)
        return len(self.steps) * HEAD * self.size + between + more

    @cached_property
    def least_height(self) -> float:
        """Return the height that the figure needs with its ribbons as thin as may be."""
        return self.height(LEAST_WHOLE * self.size)

    def to_fold(self, over: float) -> tuple[int, tuple[str, ...]] | None:
        """Return of which column which nodes should stand together as others; None where a fold is of no use."""
        free = [
            [node.id for node in column if node.is_named and not node.stands_for]
            for column in self.scene.nodes
        ]
        at = max(range(len(free)), key=lambda column: (len(free[column]), -column))
        if len(free[at]) <= (2 if self.is_beside else FEWEST):
            return None
        is_first = not any(node.stands_for for node in self.scene.nodes[at])
        least: defaultdict[str, Decimal] = defaultdict(Decimal)
        many = Counter(line.way[at] for line in self.scene.lines)
        for line in self.scene.lines:
            least[line.way[at]] += line.least
        count = max(2 if is_first else 1, int(len(free[at]) * (1 - 1 / over) / 3))
        order = sorted(free[at], key=lambda id: (least[id], many[id], id))
        return at, tuple(order[: min(count, len(free[at]) - 2)])

    def _tall(self, columns: Sequence[Sequence[Block]]) -> float:
        return max(
            sum(block.height for block in column) + APART * self.size * max(len(column) - 1, 0)
            for column in columns
        )

    def _high(self, height: float) -> float:
        """Return how high all money can be in a height."""
        low, high = LEAST_WHOLE * self.size, max(0.5 * height / len(self.steps), LEAST_WHOLE * self.size)
        if self.height(high) <= height + 1e-6:
            return high
        for _ in range(24):
            middle = (low + high) / 2
            if self.height(middle) <= height + 1e-6:
                low = middle
            else:
                high = middle
        return low

    # the figure ---------------------------------------------------------------------------------

    def figure(self, height: float, rest: Sequence[FlowLine]) -> Figure:
        """Draw all that is shown."""
        steps = self.blocks(self._high(height))
        for columns in steps:
            self._put_in_order(columns)
        tall = [self._tall(columns) for columns in steps]
        spare = max(0.0, height - sum(tall) - self._fixed)
        drawing = Drawing(self.scene, self.setting)
        top = 0.0
        for step, columns, used in zip(self.steps, steps, tall, strict=True):
            room = used + spare * used / (sum(tall) or 1.0)
            self._draw(drawing, step, columns, top, room)
            top += HEAD * self.size + room + BETWEEN * self.size
        if rest:
            self._say_more(drawing, rest, height)
        return Figure(
            self.width,
            height,
            drawing.groups(),
            background=self.style.background,
            targets=tuple(drawing.targets),
            unlabelled=() if self.is_beside else drawing.unlabelled(),  # nodes tell what bare ribbons do not
            not_shown=tuple(dict.fromkeys(line.event for line in rest)),
            plot=Rect(0.0, 0.0, self.width, height),
        )

    def _draw(
        self, drawing: Drawing, step: _Step, columns: Sequence[Sequence[Block]], top: float, room: float
    ) -> None:
        placed(columns, room, APART * self.size)
        body = top + HEAD * self.size
        lefts = [number * (self.setting.box + self.setting.gap) for number in range(len(columns))]
        for number, column in enumerate(columns):
            drawing.head(self.scene.heads[step.first + number], lefts[number], top)
            for block in column:
                block.top += body
                drawing.node(block, lefts[number])
        for number, column in enumerate(columns[:-1]):
            arrivals = _arrivals(columns[number + 1])
            flat = max((drawing.reach(tie) for block in column for tie in block.outs), default=0.0)
            ports = [
                Port(
                    tie, lefts[number] + self.setting.box, y, lefts[number + 1], arrivals[tie.link.key], flat
                )
                for block in column
                for tie, y in _departures(block)
            ]
            drawing.ribbons(ports)

    def _say_more(self, drawing: Drawing, rest: Sequence[FlowLine], height: float) -> None:
        text = phrase(self.scene.language, "more", n=len(rest))
        y = height - 0.3 * self.size
        drawing.words.append(Label(0.0, y, text, self.size, self.style.soft))
        rect = Rect(0.0, y - self.size, self.measure.width(text, self.size), 1.3 * self.size)
        drawing.targets.append(Target(tuple(dict.fromkeys(line.event for line in rest)), rect, "more"))


def _departures(block: Block) -> list[tuple[Tie, float]]:
    """Return the links that leave a node with the tops of what they take."""
    at = block.top + (block.height - block.leaving) / 2
    found = []
    for tie in block.outs:
        found.append((tie, at))
        at += tie.height + block.apart
    return found


def _arrivals(column: Sequence[Block]) -> Mapping[str, float]:
    """Return the tops of the ribbons that arrive in a column, by the keys of their links."""
    found: dict[str, float] = {}
    for block in column:
        at = block.top + (block.height - block.arriving) / 2
        for tie in block.ins:
            found[tie.link.key] = at
            at += tie.ribbon + block.apart
    return found
