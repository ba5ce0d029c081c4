"""What the figure of a flow of money is asked to show: who sold, through whom, where, and who was paid."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from models.figure.phrases import phrase
from models.figure.scene import UNCHANGED, LabelChange

KNOWN, UNKNOWN, POSSIBLE = "known", "unknown", "possible"
FORMS: Final = (KNOWN, UNKNOWN, POSSIBLE)
"""How a line is drawn: as wide as its sum, as a hairline, or as a dashed hairline; and in this order at a node."""


@dataclass(frozen=True, slots=True)
class FlowNode:
    """Somebody through whose hands money goes; several who share a sum are one node of several names."""

    id: str
    names: tuple[str, ...]
    detail: str = ""  # “split not known”
    is_named: bool = True
    stands_for: int = 0  # how many, of the one that stands for the least of its column


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One line of the ledger on its way: the ids of its nodes, one for each column."""

    id: str
    event: str
    way: tuple[str, ...]
    form: str = KNOWN
    least: Decimal = Decimal(0)  # what its width stands for
    is_open: bool = False  # at least so much
    is_about: bool = False
    notes: tuple[tuple[int, ...], ...] = ()  # of each step of its way


@dataclass(frozen=True, slots=True)
class FlowLink:
    """All lines of one form that go from one node to the next."""

    gap: int
    left: str
    right: str
    form: str
    lines: tuple[FlowLine, ...]

    @property
    def key(self) -> str:
        """Return the name under which a changed label is kept."""
        return f"flow:{self.gap}:{self.left}>{self.right}:{self.form}"

    @property
    def least(self) -> Decimal:
        """Return the sum that its width stands for."""
        return sum((line.least for line in self.lines), Decimal(0))

    @property
    def is_open(self) -> bool:
        """Tell whether it may be more."""
        return any(line.is_open for line in self.lines)

    @property
    def is_about(self) -> bool:
        """Tell whether any of its sums is not exact."""
        return any(line.is_about for line in self.lines)

    @property
    def events(self) -> tuple[str, ...]:
        """Return the events of its lines, each once."""
        return tuple(dict.fromkeys(line.event for line in self.lines))

    @property
    def notes(self) -> tuple[int, ...]:
        """Return the numbers of its sources."""
        held = (number for line in self.lines for number in line.notes[self.gap : self.gap + 1])
        return tuple(sorted({number for numbers in held for number in numbers}))


@dataclass(frozen=True, slots=True)
class FlowScene:
    """All that a flow shows: the heads of its columns, the nodes of each, and the lines that go through them."""

    heads: tuple[str, ...]
    nodes: tuple[tuple[FlowNode, ...], ...]
    lines: tuple[FlowLine, ...]
    words: Callable[[Sequence[FlowLine]], str]  # what some lines come to
    labels: Mapping[str, LabelChange] = field(default_factory=dict)
    language: str = "en"

    def label(self, key: str) -> LabelChange:
        """Return how a label was changed."""
        return self.labels.get(key, UNCHANGED)


def folded(scene: FlowScene, column: int, ids: Collection[str]) -> FlowScene:
    """Return a scene in which nodes of a column stand together as “6 others”, those folded before among them."""
    others = f"{column}:others"
    before = next((node.stands_for for node in scene.nodes[column] if node.id == others), 0)
    gone = {*ids, others}
    count = before + len(ids)
    node = FlowNode(others, (phrase(scene.language, "flow_others", n=count),), stands_for=count)
    nodes = list(scene.nodes)
    nodes[column] = (*(one for one in nodes[column] if one.id not in gone), node)
    lines = tuple(
        replace(line, way=(*line.way[:column], others, *line.way[column + 1 :]))
        if line.way[column] in gone
        else line
        for line in scene.lines
    )
    return replace(scene, nodes=tuple(nodes), lines=lines)


def links_of(scene: FlowScene, gap: int) -> tuple[FlowLink, ...]:
    """Return the links between a column and the next one, in an order that does not hang on that of the lines."""
    found: defaultdict[tuple[str, str, str], list[FlowLine]] = defaultdict(list)
    for line in sorted(scene.lines, key=lambda one: one.id):
        found[line.way[gap], line.way[gap + 1], line.form].append(line)
    return tuple(FlowLink(gap, *ends, tuple(lines)) for ends, lines in sorted(found.items()))
