"""A flow of money, set for a width: nodes with their words, links with theirs, and how high each stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from models.figure.measure import Measure
from models.figure.money.flow_scene import KNOWN, FlowLink, FlowNode, FlowScene, links_of
from models.figure.style import Style
from models.figure.text import pieces, raised, wrap, wrap_evenly, wrap_numbers

PAD: Final = 0.55  # within a node and before the words of a link, in sizes
FADE: Final = 0.4  # how far the open edge of a ribbon fades at most, in sizes
SMALL: Final = 0.85  # the height of a line of numbers, in lines of words
NARROW_GAP: Final = 7.0  # in sizes: here words take nearly all of it
LEVEL, LEVEL_NARROW = 0.66, 0.85  # the parts of a gap, and of a narrow one, in which links may run level
SPREAD: Final = 7.0  # how far a column of few spreads at most, in the distance of two nodes
THINNEST: Final = 0.5  # points: a sum too small for its ribbon is still seen


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of words, and the numbers of sources behind the last one or on lines of their own."""

    lines: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    is_beside: bool = False  # the first of the numbers stands behind the last line

    @property
    def own(self) -> tuple[str, ...]:
        """Return the numbers that stand on lines of their own."""
        return self.numbers[1:] if self.is_beside else self.numbers

    @property
    def rows(self) -> float:
        """Return how high they are, in lines of words: numbers are small."""
        return len(self.lines) + SMALL * len(self.own)


@dataclass(frozen=True, slots=True)
class SetLink:
    """A link set for a width: all its words, and those that it keeps where it is quiet."""

    link: FlowLink
    least: float
    is_open: bool
    words: Words
    few: Words
    is_hidden: bool = False  # somebody wants no words at it
    is_cut: bool = False  # its sum is wider than the gap: its node tells it


@dataclass(frozen=True, slots=True)
class Tie:
    """A link set for a scale: the thickness of its ribbon, of its open edge, and the words where it begins."""

    link: FlowLink
    thick: float
    fade: float
    words: Words
    step: float
    notes: tuple[int, ...] = ()  # numbers of sources that its node tells, as it has no words
    is_cut: bool = False  # … and its sum, which found no room

    @property
    def ribbon(self) -> float:
        """Return how high the ribbon is with its open edge."""
        return self.thick + self.fade

    @property
    def is_within(self) -> bool:
        """Tell whether the words stand in the ribbon rather than above it."""
        return bool(self.words.rows) and self.thick >= self.words.rows * self.step + 0.2 * self.step

    @property
    def height(self) -> float:
        """Return how high it stands where it begins."""
        return self.ribbon if self.is_within else self.words.rows * self.step + self.ribbon


@dataclass(slots=True)
class Block:
    """A node set for a width: its words and its links; `top` is where it stands."""

    node: FlowNode
    names: tuple[str, ...]
    detail: tuple[str, ...]
    total: tuple[str, ...]
    text: float  # how high its words are
    outs: list[Tie] = field(default_factory=list)
    ins: list[Tie] = field(default_factory=list)
    numbers: Words = Words()  # of the sources of links that have no words
    apart: float = 0.0  # between two links that arrive
    top: float = 0.0

    @property
    def rows(self) -> int:
        """Return how many lines of words it has."""
        return len(self.names) + len(self.detail) + len(self.total)

    @property
    def last(self) -> tuple[str, bool]:
        """Return its last line, and whether that is bold."""
        lines = (*self.detail, *self.total)
        return (lines[-1], False) if lines else (self.names[-1], self.node.is_named)

    @property
    def leaving(self) -> float:
        """Return how high all its links are that leave it."""
        return sum(tie.height for tie in self.outs) + self.apart * max(len(self.outs) - 1, 0)

    @property
    def arriving(self) -> float:
        """Return how high all its links are that arrive."""
        return sum(tie.ribbon for tie in self.ins) + self.apart * max(len(self.ins) - 1, 0)

    @property
    def height(self) -> float:
        """Return how high it is."""
        return max(self.text, self.leaving, self.arriving)

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.top + self.height / 2

    @property
    def events(self) -> tuple[str, ...]:
        """Return the events of all that goes through it."""
        held = (event for tie in (*self.ins, *self.outs) for event in tie.link.events)
        return tuple(dict.fromkeys(held))


@dataclass(frozen=True, slots=True)
class Setting:
    """The widths that all columns share: of a node and of the gap behind it; `scale` is points for one unit."""

    style: Style
    measure: Measure
    box: float
    gap: float

    @property
    def size(self) -> float:
        """Return the size of words."""
        return self.style.label_size

    @property
    def step(self) -> float:
        """Return the distance of two baselines."""
        return self.size * self.style.leading

    @property
    def flat(self) -> float:
        """Return how far a link may run level behind its node, where its words stand."""
        return (LEVEL if self.gap > NARROW_GAP * self.size else LEVEL_NARROW) * self.gap

    def link(self, link: FlowLink, scene: FlowScene, *, has_sum: bool, is_bare: bool = False) -> SetLink:
        """Set the words of a link; where it is quiet, only a text of one's own."""
        change, least = scene.label(link.key), float(link.least)
        if change.is_hidden or is_bare:
            return SetLink(link, least, link.is_open, Words(), Words(), is_hidden=change.is_hidden)
        said = change.text or (scene.words(link.lines) if has_sum or link.form != KNOWN else "")
        room = self.flat - 1.6 * PAD * self.size
        is_cut = self._is_cut(said, room)
        if is_cut or not said:  # its node tells it, or its sources
            return SetLink(link, least, link.is_open, Words(), Words(), is_cut=is_cut)
        words = self.words(said, link.notes, room)
        return SetLink(link, least, link.is_open, words, words if change.text else Words())

    def _is_cut(self, said: str, room: float) -> bool:
        """Tell whether a word is wider than the room: a sum that is cut in its number is none."""
        return any(self.measure.width(piece.rstrip(), self.size) > room for piece in pieces(said))

    def tie(self, of: SetLink, scale: float, *, is_quiet: bool) -> Tie:
        """Set a link at a scale; where it is quiet, words that find no room in its ribbon are left to the nodes."""
        is_known = of.link.form == KNOWN
        thick = max(THINNEST, of.least * scale) if is_known else self.style.grid_width
        fade = min(FADE * self.size, 0.12 * self.size + 0.5 * thick) if is_known and of.is_open else 0.0
        tie = Tie(of.link, thick, fade, of.words, self.step)
        tie = replace(tie, words=of.few) if is_quiet and not tie.is_within else tie
        is_mute = not tie.words.rows and not of.is_hidden
        return replace(tie, notes=of.link.notes, is_cut=of.is_cut) if is_mute else tie

    def words(self, said: str, notes: Sequence[int], room: float) -> Words:
        """Set words with the numbers of their sources behind the last one, which goes to a line with them."""
        return self.numbered(wrap(said, room, self.size, self.measure), notes, room)

    def numbered(self, lines: tuple[str, ...], notes: Sequence[int], room: float) -> Words:
        """Set the numbers of sources behind lines of words, or below them where the last word leaves no room."""
        if not notes:
            return Words(lines)
        told, small = raised(notes), self.size * self.style.raised
        tail = self.measure.width(told, small) + 0.06 * self.size
        *first, last = pieces(lines[-1]) if lines else ("",)
        whole = "".join((*first, last))
        if lines and self.measure.width(whole, self.size) + tail <= room:
            return Words(lines, (told,), is_beside=True)
        if first and self.measure.width(last, self.size) + tail <= room:
            return Words((*lines[:-1], "".join(first).rstrip(), last), (told,), is_beside=True)
        return Words(lines, wrap_numbers(told, room, small, self.measure))

    def block(self, node: FlowNode, total: str) -> Block:
        """Set a node."""
        room = self.box - 2 * PAD * self.size
        names = [
            line
            for name in node.names
            for line in wrap_evenly(name, room, self.size, self.measure, node.is_named)
        ]
        detail = wrap_evenly(node.detail, room, self.size, self.measure)
        told = wrap_evenly(total, room, self.size, self.measure)
        rows = len(names) + len(detail) + len(told)
        text = rows * self.step + 0.7 * self.size
        return Block(node, tuple(names), detail, told, text, apart=0.25 * self.size)

    def tell_for_links(self, block: Block, told: str) -> None:
        """Let a node tell what its links have no room for: a sum in words, and the numbers of their sources."""
        room = self.box - 2 * PAD * self.size
        if told:
            block.total = wrap_evenly(told, room, self.size, self.measure)
            block.text += len(block.total) * self.step
        if notes := sorted({note for tie in block.outs for note in tie.notes}):
            block.numbers = self._behind(block, notes, room)
            block.text += block.numbers.rows * self.step

    def _behind(self, block: Block, notes: Sequence[int], room: float) -> Words:
        """Set numbers of sources behind the last line of a node, or below it."""
        told, small = raised(notes), self.size * self.style.raised
        last, is_bold = block.last
        tail = self.measure.width(told, small) + 0.06 * self.size
        if self.measure.width(last, self.size, is_bold) + tail <= room:
            return Words(numbers=(told,), is_beside=True)
        return Words(numbers=wrap_numbers(told, room, small, self.measure))


def longest_word(columns: Iterable[Sequence[FlowNode]], style: Style, measure: Measure) -> float:
    """Return the width of the longest word of a name, which should not be cut."""
    names = (name for column in columns for node in column for name in node.names)
    words = (piece.rstrip() for name in names for piece in pieces(name))
    return max((measure.width(word, style.label_size, True) for word in words), default=0.0)


def widest_sum(scene: FlowScene, style: Style, measure: Measure) -> float:
    """Return how wide a gap must be so that no word of a sum is cut in it."""
    size = style.label_size
    links = (link for gap in range(len(scene.heads) - 1) for link in links_of(scene, gap))
    words = (piece.rstrip() for link in links for piece in pieces(scene.words(link.lines)))
    wide = max((measure.width(word, size) for word in words), default=0.0) + 1.6 * PAD * size
    return wide / (LEVEL if wide / LEVEL_NARROW > NARROW_GAP * size else LEVEL_NARROW)


def placed(columns: Sequence[Sequence[Block]], height: float, apart: float) -> None:
    """Set the tops of all blocks: near to what they are tied to, in their order, none over another."""
    aparts = [_apart(column, height, apart) for column in columns]
    for column, own in zip(columns, aparts, strict=True):
        _stack(column, [block.top for block in column], height, own, is_first=True)
    blocks = {block.node.id: block for column in columns for block in column}
    for sweep in range(12):
        order = list(zip(columns, aparts, strict=True))
        for column, own in order if sweep % 2 else order[::-1]:
            wished = [_wished(block, blocks) - block.height / 2 for block in column]
            _stack(column, wished, height, own)


def _apart(column: Sequence[Block], height: float, apart: float) -> float:
    """Return how far the blocks of a column stand apart: a column of few spreads, so that ribbons run calmly."""
    spare = height - sum(block.height for block in column)
    return max(apart, min(SPREAD * apart, spare / (len(column) + 1)))


def _wished(block: Block, blocks: Mapping[str, Block]) -> float:
    """Return where a block would stand in the middle of all it is tied to."""
    ends = [(tie, tie.link.left) for tie in block.ins] + [(tie, tie.link.right) for tie in block.outs]
    weights = [(tie.ribbon + 1.0, blocks[id].middle) for tie, id in ends if id in blocks]
    whole = sum(weight for weight, _ in weights)
    return sum(weight * middle for weight, middle in weights) / whole if whole else block.middle


def _stack(
    column: Sequence[Block], wished: Sequence[float], height: float, apart: float, *, is_first: bool = False
) -> None:
    """Set the blocks of a column as near to their wishes as their order and the height let them."""
    if is_first:
        used = sum(block.height for block in column) + apart * max(len(column) - 1, 0)
        wished = [max(0.0, (height - used) / 2)] * len(column)
    at = 0.0
    for block, wish in zip(column, wished, strict=True):
        block.top = max(at, wish)
        at = block.top + block.height + apart
    end = height
    for block in reversed(column):
        block.top = min(block.top, end - block.height)
        end = block.top - apart
