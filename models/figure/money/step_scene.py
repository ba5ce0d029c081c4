"""What a cumulative figure of money is asked to show: sums at their dates, each as exactly as it is known."""

from dataclasses import dataclass
from decimal import Decimal

from models.figure.money.words import Sum, SumWords
from models.figure.scale import Break
from models.figure.scene import UNCHANGED, LabelChange

Moments = tuple[float | None, float | None]
"""The earliest and the latest moment of something, in days; None where that end is not known."""


@dataclass(frozen=True, slots=True)
class Step:
    """A sum that came in once, between two moments; `sum` None: nobody tells how much it was."""

    key: str  # of its label
    title: str
    when: Moments
    sum: Sum | None
    notes: tuple[int, ...] = ()
    events: tuple[str, ...] = ()
    label: LabelChange = UNCHANGED

    @property
    def most(self) -> Decimal:
        """Return the most that is told of it: its upper end, or what was printed where it has none."""
        if self.sum is None:
            return Decimal(0)
        return self.sum.told if self.sum.high is None else self.sum.high

    @property
    def is_open(self) -> bool:
        """Tell whether nobody knows its upper end."""
        return self.sum is not None and self.sum.high is None


@dataclass(frozen=True, slots=True)
class SharedSums:
    """What curves in several panels share: the most that any of them reaches, and the room under each."""

    most: Decimal
    below: float


@dataclass(frozen=True, slots=True)
class StepScene:
    """All that a cumulative figure shows; `window` is (first, last) in days."""

    steps: tuple[Step, ...]
    window: tuple[float, float]
    words: SumWords
    total: str  # the line under the figure: what all come to
    apart: str = ""  # how many are never added, in words …
    apart_events: tuple[str, ...] = ()  # … and which they are
    breaks: tuple[Break, ...] = ()  # what the axis leaves out
    shared: SharedSums | None = None  # of one of several panels

    @property
    def known(self) -> tuple[Step, ...]:
        """Return the steps whose sum is told."""
        return tuple(step for step in self.steps if step.sum is not None)

    @property
    def unknown(self) -> tuple[Step, ...]:
        """Return the steps of which nobody tells the sum."""
        return tuple(step for step in self.steps if step.sum is None)


def top_of(scene: StepScene) -> Decimal:
    """Return the most that a curve can reach: what all its sums come to at their upper ends."""
    least = sum((step.sum.low for step in scene.known if step.sum), Decimal(0))
    return max(sum((step.most for step in scene.known), Decimal(0)), least)
