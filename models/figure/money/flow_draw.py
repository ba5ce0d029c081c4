"""Draws a flow of money: its nodes, its ribbons with their edges, and the words at both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.figure.colours import mix
from models.figure.legend import Key
from models.figure.marks import Box, Group, Label, Mark, Path, Rect, Stroke, Target
from models.figure.money.flow_blocks import PAD, SMALL, Block, Setting, Tie, Words
from models.figure.money.flow_scene import KNOWN, POSSIBLE, UNKNOWN, FlowScene
from models.figure.phrases import phrase
from models.figure.style import Style

BODY: Final = 0.42  # how much of the colour fills a ribbon
STRONG: Final = 0.85  # … and draws its edges, or it where it is no more than a line
LINE: Final = 3.5  # so many rules thick: below it a ribbon is a line
FADES: Final = (0.29, 0.19, 0.1)  # … and the stripes of its open edge
_STEPS: Final = 28  # points of a curve
_PIECES: Final = 8  # rectangles under which a ribbon can be picked
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Port:
    """A link between two nodes: where it leaves the one and arrives at the other."""

    tie: Tie
    left: float
    top: float  # of all it takes where it begins, its words among it
    right: float
    arrival: float
    flat: float  # how far it runs level

    @property
    def ribbon(self) -> float:
        """Return the upper edge of the ribbon where it begins."""
        return self.top if self.tie.is_within else self.top + self.tie.height - self.tie.ribbon

    def edge(self, down: float = 0.0) -> Floats:
        """Return the points of the upper edge, moved down by so much."""
        start = self.left + min(self.flat, self.right - self.left)
        part = np.linspace(0.0, 1.0, _STEPS)
        x = start + (self.right - start) * part
        y = self.ribbon + (self.arrival - self.ribbon) * (3 * part**2 - 2 * part**3)
        return np.vstack(([[self.left, self.ribbon + down]], np.column_stack((x, y + down))))


class Drawing:
    """What was drawn so far, by the groups of the figure."""

    def __init__(self, scene: FlowScene, setting: Setting) -> None:
        self.scene, self.setting, self.style = scene, setting, setting.style
        self.size, self.step = setting.size, setting.step
        self.links: list[Mark] = []
        self.nodes: list[Mark] = []
        self.words: list[Mark] = []
        self.targets: list[Target] = []
        self.silent: list[str] = []

    def groups(self) -> tuple[Group, ...]:
        """Return the groups from the back to the front."""
        return (
            Group("links", tuple(self.links)),
            Group("nodes", tuple(self.nodes)),
            Group("labels", tuple(self.words)),
        )

    def unlabelled(self) -> tuple[str, ...]:
        """Return the events that no link on their way tells in words."""
        told = {event for target in self.targets if target.part == "label" for event in target.items}
        return tuple(event for event in dict.fromkeys(self.silent) if event not in told)

    # nodes --------------------------------------------------------------------------------------

    def head(self, text: str, left: float, top: float) -> None:
        """Write the head of a column."""
        self.words.append(Label(left, top + 0.9 * self.size, text, self.size, self.style.soft, True))

    def node(self, block: Block, left: float) -> None:
        """Draw a node with its words in its middle; who is not named is drawn light."""
        style, node = self.style, block.node
        rect = Rect(left, block.top, self.setting.box, block.height)
        if node.is_named:
            self.nodes.append(Box(rect, mix(style.ink, style.background, 0.08)))
        else:
            thin = Stroke(style.rule, style.rule_width, (style.dash, style.dash))
            self.nodes.append(Box(rect, style.background, thin))
        self.targets.append(Target(block.events, rect))
        ink = style.ink if node.is_named else style.soft
        lines = [(text, node.is_named, ink) for text in block.names]
        lines += [(text, False, style.soft) for text in block.detail]
        lines += [(text, False, ink) for text in block.total]
        top = block.middle - (len(lines) + block.numbers.rows) * self.step / 2
        inset = 1.4 if len(node.names) > 1 else 1.0
        for number, (text, is_bold, colour) in enumerate(lines):
            x = left + inset * PAD * self.size
            self.words.append(Label(x, self._base(top, number), text, self.size, colour, is_bold))
        self._sources_of(block, left + inset * PAD * self.size, top)
        if len(node.names) > 1:
            self._bracket(left, top, len(block.names))

    def _sources_of(self, block: Block, x: float, top: float) -> None:
        """Write the numbers of sources that a node tells for its links."""
        words, y = block.numbers, top + block.rows * self.step
        told = tuple(dict.fromkeys(event for tie in block.outs if tie.notes for event in tie.link.events))
        if not told:
            return
        if words.is_beside:
            text, is_bold = block.last
            behind = x + self.setting.measure.width(text, self.size, is_bold) + 0.06 * self.size
            self._number(behind, y - self.step, words.numbers[0], told[0])
        for number, text in enumerate(words.own):
            self._number(x, y + number * SMALL * self.step, text, told[0])
        tall = (block.rows + words.rows) * self.step
        self.targets.append(Target(told, Rect(x, top, self.setting.box - 2 * PAD * self.size, tall), "label"))

    def _bracket(self, left: float, top: float, lines: int) -> None:
        """Hold together the names of those who share a sum."""
        x, wing = left + 0.45 * PAD * self.size, 0.3 * PAD * self.size
        y0, y1 = top + 0.15 * self.step, top + (lines - 0.1) * self.step
        points = np.array([(x + wing, y0), (x, y0), (x, y1), (x + wing, y1)], np.float64)
        self.nodes.append(Path(points, stroke=Stroke(self.style.ink, self.style.outline_width)))

    # links --------------------------------------------------------------------------------------

    def reach(self, tie: Tie) -> float:
        """Return how far the words of a link reach from its node."""
        wide = self._widest(tie.words)
        return wide + 1.6 * PAD * self.size if wide else 0.0

    def ribbons(self, ports: Sequence[Port]) -> None:
        """Draw the links of a gap, the thickest at the back."""
        for port in sorted(ports, key=lambda one: (-one.tie.thick, one.tie.link.key)):
            link = port.tie.link
            self.links += ribbon_marks(port, self.style)
            self.targets += [Target(link.events, rect) for rect in _pieces(port)]
            self._write(port)

    def _write(self, port: Port) -> None:
        tie, words = port.tie, port.tie.words
        if not words.rows:
            self.silent += tie.link.events
            return
        change = self.scene.label(tie.link.key)
        tall = words.rows * self.step
        top = port.top + (tie.thick - tall if tie.is_within else 0.0) / 2 + change.dy
        x = port.left + PAD * self.size + change.dx
        item, y = tie.link.events[0], top
        for text in words.lines:
            base = self._base(y, 0)
            self.words.append(Label(x, base, text, self.size, self.style.ink, item=item))
            y += self.step
        if words.is_beside:
            self._number(
                x + self._width(words.lines[-1]) + 0.06 * self.size, y - self.step, words.numbers[0], item
            )
        for text in words.own:
            self._number(x, y, text, item)
            y += SMALL * self.step
        self.targets.append(
            Target(tie.link.events, Rect(x, top, self._widest(words), tall), "label", tie.link.key)
        )

    def _number(self, x: float, top: float, text: str, item: str) -> None:
        """Write numbers of sources as raised digits in a line that begins at a height."""
        y = self._base(top, 0) - self.style.lift * self.size
        self.words.append(Label(x, y, text, self.size * self.style.raised, self.style.ink, item=item))

    def _widest(self, words: Words) -> float:
        """Return how wide words are with their numbers."""
        small = self.size * self.style.raised
        wide = [self._width(text) for text in words.lines]
        numbers = [self.setting.measure.width(text, small) for text in words.numbers]
        if words.is_beside:
            wide[-1] += 0.06 * self.size + numbers.pop(0)
        return max((*wide, *numbers), default=0.0)

    def _width(self, text: str) -> float:
        return self.setting.measure.width(text, self.size)

    def _base(self, top: float, number: int) -> float:
        return top + (number + 0.5) * self.step + 0.34 * self.size


def ribbon_marks(port: Port, style: Style) -> Iterator[Mark]:
    """Yield the marks of a link: a ribbon that fades where it may be more, or a hairline."""
    tie, ground = port.tie, style.background
    item = tie.link.events[0]
    if tie.link.form != KNOWN:
        dash = (2 * style.dash, 1.4 * style.dash) if tie.link.form == POSSIBLE else ()
        yield Path(port.edge(tie.thick / 2), stroke=Stroke(style.soft, style.rule_width, dash), item=item)
        return
    stripe = tie.fade / len(FADES)
    for number, share in reversed(list(enumerate(FADES))):
        if stripe:
            yield _band(port, tie.thick + number * stripe, stripe, mix(style.sum_fill, ground, share), item)
    dash = (2 * style.dash, style.dash) if tie.link.is_about else ()
    if tie.thick < LINE * style.rule_width:  # too thin for two edges: a line of its thickness
        stroke = Stroke(mix(style.sum_fill, ground, STRONG), tie.thick, dash)
        yield Path(port.edge(tie.thick / 2), stroke=stroke, item=item)
        return
    yield Path(port.edge(), stroke=Stroke(ground, style.rule_width), item=item)
    yield _band(port, 0.0, tie.thick, mix(style.sum_fill, ground, BODY), item)
    edges = (0.0,) if tie.fade else (0.0, tie.thick)
    for edge in edges if dash else ():
        stroke = Stroke(mix(style.sum_fill, ground, STRONG), style.rule_width, dash)
        yield Path(port.edge(edge), stroke=stroke, item=item)


def _band(port: Port, down: float, thick: float, colour: str, item: str) -> Path:
    points = np.vstack((port.edge(down), port.edge(down + thick)[::-1]))
    return Path(points, is_closed=True, fill=colour, item=item)


def _pieces(port: Port) -> Iterator[Rect]:
    """Yield the rectangles under which a link can be picked: no more of the page than it covers."""
    points = port.edge()
    for at in range(0, len(points) - 1, max(1, _STEPS // _PIECES)):
        (x0, y0), (x1, y1) = points[at], points[min(at + _STEPS // _PIECES, len(points) - 1)]
        tall = max(port.tie.ribbon, 2.0)
        yield Rect(float(x0), float(min(y0, y1)), float(x1 - x0), float(abs(y1 - y0)) + tall)


def flow_keys(scene: FlowScene, style: Style) -> tuple[Key, ...]:
    """Return the legend: what the edges and the hairlines mean, of those that are shown."""
    known = [line for line in scene.lines if line.form == KNOWN]
    wanted = {
        "flow_known": known,
        "flow_open": [line for line in known if line.is_open],
        "flow_about": [line for line in known if line.is_about],
        "flow_unknown": [line for line in scene.lines if line.form == UNKNOWN],
        "flow_possible": [line for line in scene.lines if line.form == POSSIBLE],
    }
    return tuple(
        replace(_key(name, scene.language, style), of=frozenset(line.event for line in lines))
        for name, lines in wanted.items()
        if lines
    )


def _key(name: str, language: str, style: Style) -> Key:
    wide, tall = 3.0 * style.legend_size, 0.75 * style.legend_size

    def draw(x: float, y: float) -> Iterator[Mark]:
        if name in ("flow_unknown", "flow_possible"):
            dash = (2 * style.dash, 1.4 * style.dash) if name == "flow_possible" else ()
            points = np.array([(x, y), (x + wide, y)], np.float64)
            yield Path(points, stroke=Stroke(style.soft, style.rule_width, dash))
            return
        yield Box(Rect(x, y - tall / 2, wide, tall), mix(style.sum_fill, style.background, BODY))
        if name == "flow_open":
            for number, share in enumerate(FADES):
                stripe = Rect(x, y + tall / 2 + number * 0.2 * tall, wide, 0.2 * tall)
                yield Box(stripe, mix(style.sum_fill, style.background, share))
        if name == "flow_about":
            dashed = Stroke(
                mix(style.sum_fill, style.background, STRONG), style.rule_width, (2 * style.dash, style.dash)
            )
            for edge in (y - tall / 2, y + tall / 2):
                yield Path(np.array([(x, edge), (x + wide, edge)], np.float64), stroke=dashed)

    return Key(phrase(language, name), wide, draw)
