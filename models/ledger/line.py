"""A line of the ledger: one realisation, with its bounds, its parties and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from models.ledger.phrases import phrase, worded
from models.values.money import Amount, Interval, Quantity, words
from models.values.when import When
from models.values.when import words as words_of_when

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

    def left_out(self, meaning: str, why: "Why") -> "LeftOut":
        """Return what is told of this line where it is in no total of a unit."""
        return LeftOut(
            self.claim_id,
            self.event_id,
            self.title,
            self.given,
            meaning,
            why,
            meaning,
            word=self.unit,
            when=self.when,
        )


class Why(StrEnum):
    """Why a sum is in no total."""

    AGAIN = "again"  # the same sum told again
    PART = "part"  # of a sum that is counted
    OTHER = "other"  # it means something else
    UNCLEAR = "unclear"  # nobody has said what it means
    CLAIMED = "claimed"
    DOUBTFUL = "doubtful"  # it may not have happened
    WITH_SALE = "with_sale"
    UNIT = "unit"  # another one, which has a total of its own
    NO_MONEY = "no_money"  # nothing converts its unit
    SPAN = "span"  # over which there is no one rate
    NO_RATE = "no_rate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sum of the case that is in no total, and why."""

    claim_id: str
    event_id: str
    title: str
    given: Amount | Quantity | None
    meaning: str
    why: Why
    wanted: str  # the meaning that is asked for
    other: Amount | Quantity | None = None  # the sum that it tells again, or is part of
    word: str = ""  # its unit or standing, where that is the reason; of the other sum where it has no number
    when: When | None = None

    @property
    def what(self) -> str:
        """Return the sum in words."""
        return words(self.given) if self.given else ""

    @property
    def reason(self) -> str:
        """Return why, in words."""
        return reason_words(self)


def headline(left: LeftOut, language: str = "") -> str:
    """Return why a sum is left out without what is its own: it is said of all that are left out for this reason."""
    if left.why is Why.OTHER:
        means, wanted = worded(language, "is", left.meaning), worded(language, "is", left.wanted)
        return phrase(language, "why_other", x=means, y=wanted)
    word = worded(language, "standings", left.word)
    return phrase(language, f"why_{left.why}", x=word)


def reason_words(left: LeftOut, language: str = "") -> str:
    """Return why a sum is left out."""
    other = words(left.other, language) if left.other else left.word
    if left.why is Why.PART:
        return phrase(language, "why_part_of", x=other)
    if left.why is Why.NO_RATE and left.when:
        return phrase(language, "why_no_rate_on", x=left.word, y=words_of_when(left.when, language))
    if left.why is Why.AGAIN:
        return phrase(language, "of_which", x=headline(left, language), y=other)
    return headline(left, language)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lines of one meaning, and the sums that are none."""

    meaning: str
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
