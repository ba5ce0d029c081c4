"""Dates that lean on other events: three days after the ruling, before the raid, between the ban and the report.

What was said is kept as such with the claim about the date: how it leans (`role`), the distance (`lag`) and the event
or the two events it leans on. The date itself is worked out from theirs, and again whenever theirs changes.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from models.errors import UnreadableValue
from models.records.story import Claim, EventId, Field
from models.translation import tr
from models.values.when import Precision, When, between, once_between
from models.values.when.clock import moment_of
from models.values.when.moving import moved
from models.values.when.words import span_words

AFTER, BEFORE, BETWEEN, WITH = "after", "before", "between", "with"
WAYS: Final = (AFTER, BEFORE, BETWEEN, WITH)
_UNITS: Final = {
    "minute": ("PT{n}M", 1 / 1440), "hour": ("PT{n}H", 1 / 24), "day": ("P{n}D", 1.0), "week": ("P{n}W", 7.0),
    "month": ("P{n}M", 30.44), "year": ("P{n}Y", 365.25),
}  # fmt: skip
_LAG: Final = re.compile(r"P(?:(\d+)([DWMY])|T(\d+)([HM]))", re.ASCII)
_UNIT_OF: Final = {"D": "day", "W": "week", "M": "month", "Y": "year", "TH": "hour", "TM": "minute"}
_COUNTED: Final = "no|a an one the|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERS: Final = {word: number for number, words in enumerate(_COUNTED.split("|")) for word in words.split()}
_AROUND: Final = re.compile(
    r"(?:(?P<about>about|around|some)\s+)?(?:(?P<n>\d+|[a-z]+)\s+(?P<unit>minute|hour|day|week|month|year)s?\s+)?"
    r"(?P<way>after|before|following)\s+(?P<event>.+)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"between\s+(?P<event>.+?)\s+and\s+(?P<until>.+)", re.IGNORECASE)
_WITH: Final = re.compile(
    r"(?:(?:on )?the (?:same )?day of|at the (?:same )?time of|simultaneously with|together with)\s+(?P<event>.+)",
    re.IGNORECASE,
)

_IN_CHINESE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"[“「](?P<event>.+?)[”」][与與和][“「](?P<until>.+?)[”」]之[间間]",
        r"[与與和][“「](?P<event>.+?)[”」]同[时時]",
        r"[“「](?P<event>.+?)[”」]之?(?P<way>[前后後])(?:(?P<n>\d+) ?(?P<unit>[分小天日周週个個年])\w*)?",
    )
)
"""The same as Chinese has it, as our own words are in that language: “裁定”之后3天."""
_CHINESE_UNITS: Final = {
    "分": "minute", "小": "hour", "天": "day", "日": "day", "周": "week", "週": "week", "个": "month", "個": "month",
    "年": "year",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lean:
    """How a date leans: `way` is one of WAYS, `lag` an ISO 8601 duration or nothing."""

    way: str
    event_id: EventId
    until_id: EventId | None = None  # of a date between two events
    lag: str = ""

    @classmethod
    def of(cls, claim: Claim) -> "Lean | None":
        """Return how the date that a claim is about leans; None if it stands by itself."""
        if claim.field is not Field.WHEN or claim.other_event_id is None or claim.role not in WAYS:
            return None
        return cls(claim.role, claim.other_event_id, claim.until_event_id, claim.lag)

    @property
    def supports(self) -> tuple[EventId, ...]:
        """Return the events it leans on."""
        return (self.event_id, self.until_id) if self.until_id else (self.event_id,)


@dataclass(frozen=True, slots=True)
class LeanWords:
    """A date that leans in words: the events are named and not yet found."""

    way: str
    event: str
    until: str = ""
    lag: str = ""


def read_lean(text: str) -> LeanWords | None:
    """Read `three days after the ruling`, `before the raid`, `between the ban and the report`; None if it is none."""
    plain = " ".join(text.split())
    if found := _BETWEEN.fullmatch(plain):
        return LeanWords(BETWEEN, _bare(found["event"]), _bare(found["until"]))
    if found := _WITH.fullmatch(plain):
        return LeanWords(WITH, _bare(found["event"]))
    found = _AROUND.fullmatch(plain)
    if not found:
        return _read_chinese(plain)
    lag = _lag(found["n"], found["unit"]) if found["n"] else ""
    if lag is None:
        return None
    way = BEFORE if found["way"].casefold() == "before" else AFTER
    return LeanWords(way, _bare(found["event"]), lag=lag)


def _read_chinese(plain: str) -> LeanWords | None:
    between, same, around = (pattern.fullmatch(plain) for pattern in _IN_CHINESE)
    if between:
        return LeanWords(BETWEEN, between["event"], between["until"])
    if same:
        return LeanWords(WITH, same["event"])
    if not around:
        return None
    lag = _lag(around["n"], _CHINESE_UNITS[around["unit"]]) if around["n"] else ""
    way = BEFORE if around["way"] == "前" else AFTER
    return None if lag is None else LeanWords(way, around["event"], lag=lag)


def date_of(lean: Lean, of: When | None, until: When | None = None) -> When | None:
    """Return the date that leans so on dates; None where theirs is not known.

    `after` without a distance is an unknown time from theirs on, `before` up to theirs, `between` one time from the
    first to the last. With a distance in days or hours the date is as exact as theirs; months and years are about.
    """
    if of is None:
        return None
    if lean.way == WITH:
        return When.from_edtf(of.edtf)
    if lean.way == BETWEEN:
        begin, end = of.begins, until.ends if until else None
        return once_between(begin, end) if begin is not None and end is not None and begin < end else None
    if lean.lag:
        return _at_a_distance(of, lean)
    if lean.way == AFTER:
        return When.from_edtf(f"[{_edge(of, first=True)}..]") if of.earliest else None
    return When.from_edtf(f"[..{_edge(of, first=False)}]") if of.latest else None


def lean_words(lean: Lean, event: str, until: str = "") -> str:
    """Tell how a date leans on events of these titles: 3 days after “Court rules”."""
    if lean.way == BETWEEN:
        return tr("between “{event}” and “{until}”", event=event, until=until)
    if lean.way == WITH:
        return tr("at the time of “{event}”", event=event)
    if not lean.lag:
        return (
            tr("before “{event}”", event=event) if lean.way == BEFORE else tr("after “{event}”", event=event)
        )
    time = lag_words(lean.lag)
    if lean.way == BEFORE:
        return tr("{time} before “{event}”", time=time, event=event)
    return tr("{time} after “{event}”", time=time, event=event)


def lag_words(lag: str) -> str:
    """Return a distance in words: 3 days, 1 hour; nothing for none."""
    if not lag:
        return ""
    number, unit = _parts(lag)
    return span_words(number, unit)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|der|die|das|le|la)\s+", "", words.strip(" “”\"'"), flags=re.IGNORECASE)


def _lag(number: str, unit: str) -> str | None:
    count = int(number) if number.isdecimal() else _NUMBERS.get(number.casefold())
    return _UNITS[unit.casefold()][0].replace("{n}", str(count)) if count else None


def _parts(lag: str) -> tuple[int, str]:
    """Return the number and the unit of a distance; UnreadableValue if it is none."""
    found = _LAG.fullmatch(lag)
    if not found:
        raise UnreadableValue(
            tr("“{lag}” is not a distance in time: write it like P3D, P2W, P1M, PT5H.", lag=lag)
        )
    return int(found[1] or found[3]), _UNIT_OF[found[2] or f"T{found[4]}"]


def _at_a_distance(of: When, lean: Lean) -> When | None:
    number, unit = _parts(lean.lag)
    days = number * _UNITS[unit][1] * (-1 if lean.way == BEFORE else 1)
    if unit in ("minute", "hour"):
        return _by_the_clock(of, days)
    if of.begins is None or of.ends is None:
        return moved(of, days)
    is_exact = unit in ("day", "week")
    if of.precision is Precision.DAY:
        found = moved(When.from_edtf(of.edtf), days)
        return found if found is None or is_exact or found.is_about else When.from_edtf(f"{found.edtf}~")
    return between(float(int(of.begins) + round(days)), float(round(of.ends) + round(days)))


def _by_the_clock(of: When, days: float) -> When | None:
    """Return a time so many hours or minutes from another; a day without an hour has none."""
    if of.begins is None or of.ends is None or of.ends - of.begins > 1:
        return None
    if not of.is_timed:
        return between(of.begins + min(days, 0), of.ends + max(days, 0))
    start, end = moment_of(of.begins + days), moment_of(of.ends + days) - timedelta(seconds=1)
    first, last = f"{start:%Y-%m-%dT%H:%M}", f"{end:%Y-%m-%dT%H:%M}"
    return When.from_edtf(first if first == last else f"{first}/{last}")


def _edge(of: When, *, first: bool) -> str:
    """Return the first or last day, or minute, of a date."""
    moment = of.begins if first else of.ends
    if of.is_timed and moment is not None:
        at = moment_of(moment) if first else moment_of(moment) - timedelta(seconds=1)
        return f"{at:%Y-%m-%dT%H:%M}"
    return str(of.earliest if first else of.latest)
