"""A line of the ledger: one realisation, with its bounds, its parties and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.values.money import Amount, Interval, Quantity
from models.values.when import When

COUNTED, POSSIBLE, CLAIMED = "counted", "possible", "claimed"
WEIGHTS: Final[Mapping[str, str]] = MappingProxyType(
    {"claimed": CLAIMED, "applied for": POSSIBLE, "possible": POSSIBLE}
)
"""What is not added, by the standing of its event; every other standing counts."""

NOT_TOLD: Final = "not told"
DIMENSIONS: Final = ("seller", "place", "province", "agent", "market", "year", "asset", "standing")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the matter that a line belongs to: seized, judged, entrusted, sold, paid over."""

    name: str
    title: str
    event_id: str
    when: When | None


@dataclass(frozen=True, slots=True)
class Line:
    """One realisation; `given` None: nobody tells what it brought."""

    claim_id: str
    event_id: str
    title: str
    when: When | None
    given: Amount | Quantity | None
    ends: Interval | None  # of `given`, widened by what sources say against it until somebody decides
    groups: Mapping[str, str]  # the words under which it stands, by the names of DIMENSIONS
    payee: str = NOT_TOLD
    standing: str = ""
    stages: tuple[Stage, ...] = ()
    sold: tuple[Quantity, ...] = ()
    again: tuple[Amount, ...] = ()  # its conversions, as sources print them
    otherwise: tuple[str, ...] = ()  # what other sources print, never added
    origins: frozenset[str] = frozenset()
    is_checked: bool = False
    is_open: bool = False  # contradicted, and nobody has decided
    decision: str = ""
    rate: str = ""  # in words, of a converted line

    @property
    def unit(self) -> str:
        """Return the currency or asset of what it brought; empty where that is not told."""
        if isinstance(self.given, Amount):
            return self.given.currency
        return self.given.asset if self.given else ""

    @property
    def weight(self) -> str:
        """Tell whether it is added, or only shown as possible or as claimed."""
        return WEIGHTS.get(self.standing, COUNTED)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sum of the case that is in no total, and why."""

    claim_id: str
    event_id: str
    title: str
    what: str  # the sum in words
    meaning: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lines of one meaning, and the sums that are none."""

    meaning: str
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
