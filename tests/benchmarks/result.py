"""What one measurement came to, beside the floor measured in the same run and the goal."""

import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Result:
    """A value, its floor and its goal; `limit` is the goal in the unit of the value, or of the ratio."""

    value: float
    unit: str
    floor: float
    goal: str
    limit: float
    is_ratio: bool = False  # the limit is one for value / floor
    detail: dict[str, object] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        """Tell how many times the floor it took."""
        return self.value / self.floor if self.floor else math.inf

    @property
    def is_met(self) -> bool:
        """Tell whether the goal is reached."""
        return (self.ratio if self.is_ratio else self.value) <= self.limit

    def as_json(self) -> dict[str, object]:
        """Return everything as it is written to bench.json."""
        return asdict(self) | {"ratio": round(self.ratio, 3), "is_met": self.is_met}


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value below which so large a part of the values lies, by the nearest rank."""
    ranked = sorted(values)
    return ranked[min(max(math.ceil(part * len(ranked)) - 1, 0), len(ranked) - 1)]


def spread(values: Sequence[float]) -> dict[str, object]:
    """Tell how the values lie, rounded."""
    told = {"p50": statistics.median(values), "p95": percentile(values, 0.95), "most": max(values)}
    return {name: round(value, 3) for name, value in told.items()} | {"steps": len(values)}


def milliseconds(act: Callable[[], object]) -> float:
    """Tell how long an act takes."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def seconds(act: Callable[[], object]) -> float:
    """Tell how long an act takes."""
    return milliseconds(act) / 1000


def exponent(counts: Iterable[int], times: Iterable[float]) -> float:
    """Return the power of growth: the slope of the logarithms, by least squares."""
    xs, ys = [math.log(count) for count in counts], [math.log(max(value, 1e-6)) for value in times]
    mean_x, mean_y = statistics.fmean(xs), statistics.fmean(ys)
    across = sum((x - mean_x) ** 2 for x in xs)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / across
