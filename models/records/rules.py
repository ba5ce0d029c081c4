"""What a record must satisfy; returns problems in words and never raises."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from models.errors import UnreadableValue
from models.records.desk import Rate, Record
from models.records.eras import PLAIN
from models.records.standing import STANDINGS
from models.records.story import (
    About,
    Actor,
    Citation,
    Claim,
    Event,
    Field,
    Kind,
    Locator,
    Origin,
    Place,
    Source,
    State,
)
from models.values.when import When
from models.values.when.clock import zone_named
from models.values.where.points import PlacePrecision

STATES_IN_ORDER = (
    State.DRAFT,
    State.READY,
    State.QUERIED,
    State.ANSWERED,
    State.CHANGED,
    State.CHECKED,
    State.SIGNED_OFF,
)
"""From the least advanced to the most; a rejected claim stands outside."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field of a record."""

    field: str
    sentence: str


def problems(record: Record) -> tuple[Problem, ...]:
    """Return everything that is wrong with a record, first the field that stands first; never raises."""
    rules: dict[type[object], Callable[[Any], Iterator[Problem]]] = {
        About: _of_about,
        Kind: _of_kind,
        Event: _of_event,
        Claim: _of_claim,
        Actor: _of_actor,
        Place: _of_place,
        Origin: _of_origin,
        Rate: _of_rate,
        Source: _of_source,
        Citation: _of_citation,
    }
    rule = rules.get(type(record))
    return tuple(rule(record)) if rule else ()


def least_advanced(states: Iterable[State]) -> State:
    """Return the state of an event whose claims have these states; rejected claims count only among themselves."""
    found = frozenset(states)
    if found == {State.REJECTED}:
        return State.REJECTED
    return next((state for state in STATES_IN_ORDER if state in found), State.DRAFT)


def _of_about(about: About) -> Iterator[Problem]:
    try:
        if about.zone:
            zone_named(about.zone)
    except UnreadableValue as error:
        yield Problem("zone", str(error))


def _name(name: str, field: str = "name", what: str = "name") -> Iterator[Problem]:
    if not name.strip():
        yield Problem(field, f"The {what} is missing: write one.")


def _country(code: str, field: str) -> Iterator[Problem]:
    if code and not re.fullmatch("[A-Z]{2}", code):
        yield Problem(field, f"“{code}” is no country: write two capital letters, such as CN or HK.")


def _when(when: When | None, field: str = "when") -> Iterator[Problem]:
    if when and when.earliest and when.latest and when.earliest > when.latest:
        yield Problem(field, f"“{when.edtf}” ends before it begins: write the earlier date first.")


def _of_kind(kind: Kind) -> Iterator[Problem]:
    yield from _name(kind.name)
    yield from _colour(kind.colour, "colour")


def _of_era(event: Event) -> Iterator[Problem]:
    if event.era != PLAIN:
        yield from _colour(event.era, "era")
    if event.when is None:
        yield Problem("when", "An era needs a date: write when it begins, such as “since 24 Sept 2021”.")
    if event.relation:
        yield Problem("era", "A relation between actors is no era: choose one of the two.")


def is_colour(text: str) -> bool:
    """Tell whether a text is a colour: # and six digits."""
    return re.fullmatch("#[0-9A-Fa-f]{6}", text) is not None


def _colour(colour: str, field: str) -> Iterator[Problem]:
    if not is_colour(colour):
        yield Problem(field, f"“{colour}” is no colour: write # and six digits, such as #0072B2.")


def _of_event(event: Event) -> Iterator[Problem]:
    yield from _name(event.title, "title", "title")
    yield from _when(event.when)
    yield from _country(event.jurisdiction, "jurisdiction")
    if event.standing and event.standing not in STANDINGS:
        yield Problem("standing", f"“{event.standing}” is no standing: choose one of {', '.join(STANDINGS)}.")
    if event.era:
        yield from _of_era(event)


_CARRIED = {
    Field.WHERE: ("place_id", "place"),
    Field.WHO: ("actor_id", "person or body"),
    Field.AMOUNT: ("amount", "amount"),
    Field.QUANTITY: ("quantity", "quantity"),
    Field.STATEMENT: ("text", "statement"),
    Field.RELATION: ("other_event_id", "other event"),
}


def _of_claim(claim: Claim) -> Iterator[Problem]:
    if claim.field in _CARRIED:
        field, word = _CARRIED[claim.field]
        if not getattr(claim, field):
            yield Problem(field, f"The {word} is missing: choose or write one.")
    for field, word in (("part_of", "part of"), ("restates", "the same as")):
        if getattr(claim, field) == claim.id:
            yield Problem(field, f"A claim cannot be {word} itself: choose another claim.")
    if claim.observed_by.strip() and not claim.observation.strip():
        yield Problem("observation", "How it was seen is missing: write how, where and when.")
    if claim.observation.strip() and not claim.observed_by.strip():
        yield Problem("observed_by", "Who saw it is missing: write the name.")
    if claim.other_event_id == claim.event_id:
        yield Problem(
            "other_event_id", "An event cannot stand in a relation to itself: choose another event."
        )


def _of_actor(actor: Actor) -> Iterator[Problem]:
    yield from _name(actor.name)
    yield from _when(actor.began, "began")
    yield from _when(actor.ended, "ended")
    began, ended = actor.began, actor.ended
    if began and ended and began.earliest and ended.latest and ended.latest < began.earliest:
        yield Problem("ended", "The end lies before the beginning: mend one of the two dates.")


def _of_place(place: Place) -> Iterator[Problem]:
    yield from _name(place.name)
    yield from _country(place.country, "country")
    if place.point is None and place.precision in (PlacePrecision.EXACT, PlacePrecision.ADDRESS):
        yield Problem("point", f"The point is missing, though it is said to be known ({place.precision}).")


def _of_origin(origin: Origin) -> Iterator[Problem]:
    yield from _name(origin.name)


def _of_rate(rate: Rate) -> Iterator[Problem]:
    for field in ("base", "other"):
        if not getattr(rate, field).strip():
            yield Problem(field, "The currency is missing: write its letters, such as USD or BTC.")
    if rate.base == rate.other:
        yield Problem("other", "A rate stands between two currencies: write another one.")
    try:
        value = Decimal(rate.value.replace(",", ""))
    except InvalidOperation:
        value = Decimal(0)
    if not (value.is_finite() and value > 0):
        yield Problem(
            "value", "The rate is a number above 0: write how many of the other one is worth, such as 7.25."
        )


def _of_source(source: Source) -> Iterator[Problem]:
    yield from _name(source.title, "title", "title")
    yield from _when(source.issued, "issued")
    for field in ("url", "archived_url"):
        address = getattr(source, field)
        if address and not re.match(r"https?://[^\s/]", address):
            yield Problem(field, f"“{address}” is no web address: it begins with https:// or http://.")
    if source.is_primary and source.is_secondary:
        yield Problem("is_primary", "A source is primary or secondary: choose one of the two.")
    if source.confidentiality == "confidential" and not source.code_name.strip():
        yield Problem("code_name", "A confidential source needs a code name: write one that tells nothing.")


def _of_citation(citation: Citation) -> Iterator[Problem]:
    if citation.locator is not Locator.WHOLE and not citation.place.strip():
        yield Problem("place", f"The {citation.locator} is missing: write where the passage stands.")
    if citation.locator is Locator.PAGE and re.fullmatch(r"0+([-–].*)?", citation.place.strip()):
        yield Problem("place", "Pages are counted from 1: write the page as the document counts it.")
    if citation.start is not None and citation.end is not None and citation.start >= citation.end:
        yield Problem("end", "The marked passage ends before it begins: mark it again.")
