"""The sums of a case as checks compare them, and the sums and dates that citations say."""

import math
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from models.checks.finding import LONGEST, shortened
from models.checks.matter import Matter
from models.checks.told import LARGEST_POWER, Told
from models.errors import CaseError, UnreadableValue
from models.records.story import ClaimId, Event
from models.translation import language
from models.values.money import Amount, Bound, Quantity
from models.values.money import words as money_in_words
from models.values.money.said import read_said
from models.values.when import When, read_when
from models.values.when import words as date_in_words

_EDTF: Final = re.compile(r"[\[{./]*\d{3}[\dX][\dXSTZ:/.,~?%+\[\]{}-]*", re.ASCII)


def root(matter: Matter, claim_id: ClaimId) -> ClaimId:
    """Return the claim that this one restates in the end, itself if none."""
    seen: set[ClaimId] = set()
    while claim_id not in seen:
        seen.add(claim_id)
        told = matter.by_claim.get(claim_id)
        if told is None or told.claim.restates is None:
            return claim_id
        claim_id = told.claim.restates
    return min(seen)  # a circle: any of its claims, but always the same one


@lru_cache(maxsize=1 << 16)
def read_day(text: str) -> When | None:
    """Return the date that a citation says, None if it says none."""
    if not _EDTF.fullmatch(text):  # quick, for most that sources say is no date
        return None
    try:
        return When.from_edtf(text)
    except UnreadableValue:
        return None


@lru_cache(maxsize=1 << 16)
def day_in_words(text: str) -> When | None:
    """Return the date that a few words are as a whole, None if they are none or can be several."""
    if found := read_day(text):
        return found
    if len(text) > LONGEST or not any(sign.isdigit() or sign in "〇零" for sign in text):
        return None
    try:
        return read_when(text)
    except CaseError:
        return None


def can_be_one(a: When, b: When) -> bool:
    """Tell whether two dates have a day in common, or may have because they are open or only about."""
    if a.is_about or b.is_about:
        return True
    starts_late = a.earliest is not None and b.latest is not None and a.earliest > b.latest
    ends_early = a.latest is not None and b.earliest is not None and a.latest < b.earliest
    return not (starts_late or ends_early)


def said_in_words(text: str) -> str:
    """Tell what a citation says as a sentence tells it: 26 Nov 2020 for 2020-11-26, $414m for 414000000 USD."""
    when = read_day(text)
    if when:
        return date_in_words(when, language())
    given = read_said(text)
    is_plain = isinstance(given, Amount) or (given is not None and given.asset.isupper())
    return money_in_words(given, language()) if given and is_plain else shortened(text)


def powers_apart(a: Decimal, b: Decimal) -> int:
    """Tell by which power of ten, from 1 to 4, two numbers differ; 0 if by none, within one per cent."""
    if a <= 0 or b <= 0 or max(abs(a.adjusted()), abs(b.adjusted())) > LARGEST_POWER:
        return 0
    apart = math.log10(a) - math.log10(b)
    power = round(apart)
    is_close = abs(apart - power) < 0.0044  # log10 of 1.01
    return abs(power) if is_close and 1 <= abs(power) <= 4 else 0


def digits_of(value: Decimal) -> str:
    """Return the digits of a number without its size: 408 for 408,000,000 and for 40.8."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def is_vague(given: Amount | Quantity) -> bool:
    """Tell whether a sum is only known from one side."""
    return given.bound in (Bound.AT_LEAST, Bound.AT_MOST)


def day_of(event: Event) -> date | None:
    """Return the day by which events are put beside each other."""
    return (event.when.earliest or event.when.latest) if event.when else None


def days_overlap(a: Event, b: Event) -> bool:
    """Tell whether two events can have happened on one day; what has no date can at any time."""
    if a.when is None or b.when is None:
        return True
    return not (is_before(a, b) or is_before(b, a))


def is_before(a: Event, b: Event) -> bool:
    """Tell whether an event was surely over before another began."""
    if a.when is None or a.when.latest is None or b.when is None or b.when.earliest is None:
        return False
    return a.when.latest < b.when.earliest


def are_linked(matter: Matter, told: Iterable[Told]) -> bool:
    """Tell whether claims hang together: one restates the other, or holds it as a part."""
    held = tuple(told)
    roots = {root(matter, each.claim.id) for each in held}
    parts = {root(matter, each.claim.part_of) for each in held if each.claim.part_of}
    return len(roots) == 1 or bool(roots & parts)
