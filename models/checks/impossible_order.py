"""Events whose dates cannot be in the order that the case states."""

from collections.abc import Iterator
from typing import Final

from models.checks.finding import Finding, Remedy, Weight
from models.checks.matter import Matter
from models.checks.sums import is_before
from models.checks.told import Told
from models.records.story import Event
from models.translation import language, tr, tr_later
from models.values.listing import quoted
from models.values.when import Precision, words

NAME = tr_later("impossible order")
REASON = tr_later(
    "No effect comes before its cause, no part lies outside its whole, no licence comes before its regime."
)
MANY = tr_later("dates cannot be in the order that is stated")
REMEDY = Remedy.DATE
RANK = 100
IS_LOCAL = True

LATER: Final = frozenset(
    (
        "after",
        "amends",
        "appeals",
        "appeal of",
        "based on",
        "caused by",
        "effect of",
        "ends",
        "enforces",
        "executes",
        "follows",
        "implements",
        "licensed under",
        "replaces",
        "repeals",
        "reports",
        "response to",
        "resulted from",
        "result of",
        "supersedes",
        "under",
    )
)
"""Roles in which this event comes after the other, or at the same time."""
EARLIER: Final = frozenset(
    (
        "amended by",
        "announces",
        "appealed by",
        "basis of",
        "before",
        "cause of",
        "causes",
        "caused",
        "ended by",
        "followed by",
        "leads to",
        "led to",
        "precedes",
        "replaced by",
        "repealed by",
        "reported by",
        "superseded by",
    )
)
"""Roles in which this event comes before the other, or at the same time."""
WITHIN: Final = frozenset(("part of", "within", "during", "stage of"))
AROUND: Final = frozenset(("contains", "has part", "includes", "whole of"))


def find(matter: Matter) -> Iterator[Finding]:
    """Return each relation that the dates of its two events rule out, and each sum outside the span of its whole."""
    for told in matter.told:
        if told.stated.other:
            yield from _of_relation(told, told.stated.other)
        whole = matter.by_claim.get(told.claim.part_of or "")
        if whole and whole.event.id != told.event.id and _is_outside(told.event, whole.event):
            sentence = tr(
                "{part} is part of {whole}, which has another time: {dates}: "
                "mend a date, or take it out of the total.",
                part=told.name,
                whole=whole.name,
                dates=_dates(told.event, whole.event),
            )
            yield told.finding(NAME, Weight.MEND, sentence)


def _of_relation(told: Told, other: Event) -> Iterator[Finding]:
    role = " ".join(told.claim.role.casefold().split())
    this = told.event
    is_wrong = (
        (role in LATER and is_before(this, other))
        or (role in EARLIER and is_before(other, this))
        or (role in WITHIN and _is_outside(this, other))
        or (role in AROUND and _is_outside(other, this))
    )
    if is_wrong:
        sentence = tr(
            "{event} cannot be “{role}” {other}: {dates}: mend a date or the relation.",
            event=quoted(this.title),
            role=role,
            other=quoted(other.title),
            dates=_dates(this, other),
        )
        yield told.finding(NAME, Weight.MEND, sentence)


def _is_outside(part: Event, whole: Event) -> bool:
    """Tell whether a part surely lies outside its whole, or begins before or ends after it."""
    if is_before(part, whole) or is_before(whole, part):
        return True
    inner, outer = part.when, whole.when
    if inner is None or outer is None or inner.precision is not Precision.RANGE:
        return False  # a year in which something happened on one day says nothing about its ends
    begins_early = inner.earliest and outer.earliest and inner.earliest < outer.earliest
    ends_late = inner.latest and outer.latest and inner.latest > outer.latest
    return bool(begins_early or ends_late)


def _dates(a: Event, b: Event) -> str:
    one, other = (words(event.when, language()) if event.when else "" for event in (a, b))
    return tr("{one} against {other}", one=one, other=other) if one and other else one or other
