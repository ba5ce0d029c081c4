"""When something happened: an EDTF value (ISO 8601-2), never more exact than its source."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, IntEnum
from typing import Final

from models.values.when import bounds, clock


class Precision(IntEnum):
    """How finely a date is known; of dates that begin at one moment, the smaller number sorts first.

    A finer date comes before a coarser one, but a day without an hour before the hours that begin it.
    """

    DAY = 1
    HOUR = 2
    MINUTE = 3
    SECOND = 4
    MONTH = 5
    SEASON = 6  # also quarters, thirds and halves of a year
    YEAR = 7
    DECADE = 8
    CENTURY = 9
    MILLENNIUM = 10
    SET = 11  # one of several, or all of several
    RANGE = 12
    OPEN = 13


class Mark(Enum):
    """How a date is drawn, so that it looks no more exact than it is."""

    DAY = "day"  # a solid mark: a day, hour, minute or second
    SPAN = "span"  # a bar as long as the month, season, year or decade, with open ends
    RANGE = "range"  # a closed bar from a first to a last day
    SINCE = "since"  # begins, and fades out: `2018/..` goes on, the end of `2018/` is unknown
    UNTIL = "until"  # comes from an unknown beginning and ends here: `/2018`
    BEFORE = "before"  # an open arrow: at an unknown time up to this
    AFTER = "after"  # an open arrow: at an unknown time from this on
    WITHIN = "within"  # between two ends: once, at an unknown time from the first to the last
    EITHER = "either"  # at one of several times
    EACH = "each"  # at each of several times


_SIGNIFICANT = re.compile(r"(\d{4})S([1-4])[?~%]?", re.ASCII)
_PRECISION_OF_UNKNOWN = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
LAST_END: Final = date.max.toordinal() + 1.0  # the moment at which the last year is over


@dataclass(frozen=True, slots=True)
class When:
    """A date as exactly as its source allows.

    `2018/2020` goes on from the one to the other; `[2018..2020]` is one moment between them. `2018/..` is a state that
    goes on: since 2018. `[2018..]` is one moment, 2018 or later: after 2017. `/2018` is a state that ended in 2018,
    `[..2018]` one moment before 2019, and so is `../2018`. `2018/` begins in 2018 and its end is unknown.
    `[2018,2020]` is one of the two, `{2018,2020}` both.
    """

    edtf: str  # exactly as given
    earliest: date | None  # the first day it can mean; None: open or unknown
    latest: date | None  # the last day it can mean; None: open or unknown
    wording: str = ""  # the words of the source

    @classmethod
    def from_edtf(cls, text: str, wording: str = "") -> "When":
        """Read an EDTF value of the years 1 to 9999; UnreadableValue says what is wrong with any other."""
        edtf = text.strip()
        earliest, latest = bounds.days_of(edtf)
        return cls(edtf, earliest, latest, wording)

    def on_clock(self, zone: str) -> "When":
        """Return the date as the clock of a zone (an IANA name) shows it; a time without a zone stays as it is."""
        edtf = clock.on_clock(self.edtf, zone)
        return self if edtf == self.edtf else When.from_edtf(edtf, self.wording)

    @property
    def begins(self) -> float | None:
        """The first moment it can mean, in days (see `clock`) by its own clock; None if that is open or unknown."""
        return bounds.span_of(self.edtf)[0]

    @property
    def ends(self) -> float | None:
        """The moment at which it is over for certain; None if that is open or unknown."""
        return bounds.span_of(self.edtf)[1]

    @property
    def is_timed(self) -> bool:
        """Whether it says more than the day."""
        return "T" in self.edtf

    @property
    def precision(self) -> Precision:
        """How finely the date is known."""
        if self.edtf[:1] in ("[", "{"):
            return Precision.SET
        if "/" in self.edtf:
            return Precision.OPEN if self.is_open_start or self.is_open_end else Precision.RANGE
        return _precision_of_point(self.edtf)

    @property
    def mark(self) -> Mark:
        """How the date is drawn."""
        if self.is_open_start:
            return Mark.UNTIL if self.edtf[0] in "/{" else Mark.BEFORE
        if self.is_open_end:
            return Mark.AFTER if self.edtf.startswith("[") else Mark.SINCE
        if Precision.DAY <= self.precision <= Precision.SECOND or self._is_one_day:
            return Mark.DAY
        if self.precision is Precision.SET:
            return self._mark_of_set
        return Mark.RANGE if self.precision is Precision.RANGE else Mark.SPAN

    @property
    def _mark_of_set(self) -> Mark:
        if "," in self.edtf:
            return Mark.EITHER if self.edtf.startswith("[") else Mark.EACH
        if ".." not in self.edtf:
            return self.members[0].mark
        return Mark.WITHIN if self.edtf.startswith("[") else Mark.RANGE

    @property
    def members(self) -> "tuple[When, ...]":
        """Return the dates of a set, a span among them as it is meant; of any other date the date itself."""
        if self.precision is not Precision.SET:
            return (self,)
        is_one = self.edtf.startswith("[")
        parts = [part.strip() for part in self.edtf[1:-1].split(",")]
        spans = [f"[{part}]" if is_one else part.replace("..", "/", 1) for part in parts]
        return tuple(
            When.from_edtf(span if ".." in part else part) for span, part in zip(spans, parts, strict=True)
        )

    @property
    def is_about(self) -> bool:
        """Whether any part of the date is approximate."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def is_uncertain(self) -> bool:
        """Whether the source doubts any part of the date."""
        return "?" in self.edtf or "%" in self.edtf

    @property
    def is_open_start(self) -> bool:
        """Whether no first day is known."""
        return self.earliest is None

    @property
    def is_open_end(self) -> bool:
        """Whether no last day is known."""
        return self.latest is None

    @property
    def days(self) -> int | None:
        """The number of days from the earliest to the latest; None if either is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def _is_one_day(self) -> bool:
        return self.earliest == self.latest and not self.is_timed

    @property
    def sort_key(self) -> tuple[float, int, float]:
        """Sort by first moment (the last day where it is open), by precision, then by the end.

        Moments of several zones are brought to one clock first (`on_clock`), or they sort as they were written.
        """
        begins, ends = bounds.span_of(self.edtf)
        ends = LAST_END if ends is None else ends
        return ends - 1 if begins is None else begins, int(self.precision), ends


def between(begin: float, end: float) -> When:
    """Return the interval between two moments in days: whole days if both are, else to the minute or second."""
    if begin == int(begin) and end == int(end):
        return When.from_edtf(f"{date.fromordinal(int(begin))}/{date.fromordinal(int(end) - 1)}")
    first, last = clock.moment_of(begin), clock.moment_of(end)
    unit = "seconds" if (end - begin) * 1440 < 60 or first.second or last.second else "minutes"
    last -= timedelta(seconds=1) if unit == "seconds" else timedelta(minutes=1)
    return When.from_edtf(f"{first.isoformat(timespec=unit)}/{last.isoformat(timespec=unit)}")


def once_between(begin: float, end: float) -> When:
    """Return one unknown moment between two moments in days."""
    first, _, last = between(begin, end).edtf.partition("/")
    return When.from_edtf(f"[{first}..{last}]")


def _precision_of_point(edtf: str) -> Precision:
    """Tell how finely a single date is known, from its written form."""
    if unit := clock.unit_of(edtf):
        return Precision[unit.upper()]
    if found := _SIGNIFICANT.fullmatch(edtf):
        return _PRECISION_OF_UNKNOWN[4 - int(found[2])]
    year, _, rest = edtf.translate(str.maketrans("", "", "?~%")).partition("-")
    if "X" in year:
        return _PRECISION_OF_UNKNOWN[min(year.count("X"), 3)]
    month, _, day = rest.partition("-")
    if not month or "X" in month:
        return Precision.YEAR
    if month > "12":
        return Precision.SEASON
    return Precision.MONTH if not day or "X" in day else Precision.DAY
