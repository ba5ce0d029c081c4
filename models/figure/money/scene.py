"""What a figure of money is asked to show: sums with their bounds, what nobody tells, and what is not added."""

from dataclasses import dataclass
from decimal import Decimal

from models.figure.money.words import Sum, SumWords
from models.figure.scene import UNCHANGED, LabelChange

__all__ = ["Apart", "Bar", "BarScene", "SharedScale", "Sum"]


@dataclass(frozen=True, slots=True)
class Bar:
    """The sum of one group of lines; `sum` None: none of them tells a figure."""

    key: str  # of its label
    name: str
    sum: Sum | None
    detail: str = ""  # said of the name in smaller type: “split not known”
    unknown: int = 0  # how many lines tell no figure
    notes: tuple[int, ...] = ()
    events: tuple[str, ...] = ()
    label: LabelChange = UNCHANGED  # of the name
    value: LabelChange = UNCHANGED  # of the words at the bar

    @property
    def value_key(self) -> str:
        """Return the key of the words at the bar."""
        return f"sum:{self.key}"

    @property
    def is_range(self) -> bool:
        """Tell whether the sum can be anything between two ends."""
        return self.sum is not None and self.sum.high not in (None, self.sum.low)

    @property
    def reach(self) -> Decimal:
        """Return how far the bar reaches: to its upper end, or to the least that it is."""
        if self.sum is None:
            return Decimal(0)
        return self.sum.low if self.sum.high is None else self.sum.high


@dataclass(frozen=True, slots=True)
class Apart:
    """Lines that are shown and never added: possible ones, or what somebody only claims."""

    key: str
    name: str
    words: str  # “1 possible sale”
    notes: tuple[int, ...] = ()
    events: tuple[str, ...] = ()
    label: LabelChange = UNCHANGED


@dataclass(frozen=True, slots=True)
class SharedScale:
    """The scale of bars that stand in several panels: points for each unit, and the largest sum of all of them."""

    per_unit: float
    most: Decimal
    has_ticks: bool = True  # the words at round sums; the lines are there in any case


@dataclass(frozen=True, slots=True)
class BarScene:
    """All that a figure of bars shows, in its order."""

    bars: tuple[Bar, ...]
    words: SumWords
    total: str  # the line under the bars: what all come to
    apart: tuple[Apart, ...] = ()
    apart_words: str = ""  # what stands for these in one line, where there is no room for each
    shared: SharedScale | None = None  # of one of several panels: then names stand over their bars
