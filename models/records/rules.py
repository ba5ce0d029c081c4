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
from models.translation import tr, tr_later
from models.values.listing import in_a_row
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


def _name(name: str) -> Iterator[Problem]:
    if not name.strip():
        yield Problem("name", tr("The name is missing: write one."))


def _title(title: str) -> Iterator[Problem]:
    if not title.strip():
        yield Problem("title", tr("The title is missing: write one."))


def _country(code: str, field: str) -> Iterator[Problem]:
    if code and not re.fullmatch("[A-Z]{2}", code):
        yield Problem(
            field, tr("“{code}” is no country: write two capital letters, such as CN or HK.", code=code)
        )


def _when(when: When | None, field: str = "when") -> Iterator[Problem]:
    if when and when.earliest and when.latest and when.earliest > when.latest:
        yield Problem(
            field, tr("“{edtf}” ends before it begins: write the earlier date first.", edtf=when.edtf)
        )


def _of_kind(kind: Kind) -> Iterator[Problem]:
    yield from _name(kind.name)
    yield from _colour(kind.colour, "colour")


def _of_era(event: Event) -> Iterator[Problem]:
    if event.era != PLAIN:
        yield from _colour(event.era, "era")
    if event.when is None:
        yield Problem("when", tr("An era needs a date: write when it begins, such as “since 24 Sept 2021”."))
    if event.relation:
        yield Problem("era", tr("A relation between actors is no era: choose one of the two."))


def is_colour(text: str) -> bool:
    """Tell whether a text is a colour: # and six digits."""
    return re.fullmatch("#[0-9A-Fa-f]{6}", text) is not None


def _colour(colour: str, field: str) -> Iterator[Problem]:
    if not is_colour(colour):
        yield Problem(
            field, tr("“{colour}” is no colour: write # and six digits, such as #0072B2.", colour=colour)
        )


def _of_event(event: Event) -> Iterator[Problem]:
    yield from _title(event.title)
    yield from _when(event.when)
    yield from _country(event.jurisdiction, "jurisdiction")
    if event.standing and event.standing not in STANDINGS:
        yield Problem(
            "standing",
            tr(
                "“{standing}” is no standing: choose one of {standings}.",
                standing=event.standing,
                standings=in_a_row(STANDINGS),
            ),
        )
    if event.era:
        yield from _of_era(event)


_CARRIED = {
    Field.WHERE: ("place_id", tr_later("The place is missing: choose or write one.")),
    Field.WHO: ("actor_id", tr_later("The person or body is missing: choose or write one.")),
    Field.AMOUNT: ("amount", tr_later("The amount is missing: choose or write one.")),
    Field.QUANTITY: ("quantity", tr_later("The quantity is missing: choose or write one.")),
    Field.STATEMENT: ("text", tr_later("The statement is missing: choose or write one.")),
    Field.RELATION: ("other_event_id", tr_later("The other event is missing: choose or write one.")),
}


def _of_claim(claim: Claim) -> Iterator[Problem]:
    if claim.field in _CARRIED:
        field, sentence = _CARRIED[claim.field]
        if not getattr(claim, field):
            yield Problem(field, tr(sentence))
    if claim.part_of == claim.id:
        yield Problem("part_of", tr("A claim cannot be part of itself: choose another claim."))
    if claim.restates == claim.id:
        yield Problem("restates", tr("A claim cannot be the same as itself: choose another claim."))
    if claim.observed_by.strip() and not claim.observation.strip():
        yield Problem("observation", tr("How it was seen is missing: write how, where and when."))
    if claim.observation.strip() and not claim.observed_by.strip():
        yield Problem("observed_by", tr("Who saw it is missing: write the name."))
    if claim.other_event_id == claim.event_id:
        yield Problem(
            "other_event_id", tr("An event cannot stand in a relation to itself: choose another event.")
        )


def _of_actor(actor: Actor) -> Iterator[Problem]:
    yield from _name(actor.name)
    yield from _when(actor.began, "began")
    yield from _when(actor.ended, "ended")
    began, ended = actor.began, actor.ended
    if began and ended and began.earliest and ended.latest and ended.latest < began.earliest:
        yield Problem("ended", tr("The end lies before the beginning: mend one of the two dates."))


def _of_place(place: Place) -> Iterator[Problem]:
    yield from _name(place.name)
    yield from _country(place.country, "country")
    if place.point is None and place.precision in (PlacePrecision.EXACT, PlacePrecision.ADDRESS):
        yield Problem(
            "point",
            tr(
                "The point is missing, though it is said to be known ({precision}).",
                precision=tr(place.precision),
            ),
        )


def _of_origin(origin: Origin) -> Iterator[Problem]:
    yield from _name(origin.name)


def _of_rate(rate: Rate) -> Iterator[Problem]:
    for field in ("base", "other"):
        if not getattr(rate, field).strip():
            yield Problem(field, tr("The currency is missing: write its letters, such as USD or BTC."))
    if rate.base == rate.other:
        yield Problem("other", tr("A rate stands between two currencies: write another one."))
    try:
        value = Decimal(rate.value.replace(",", ""))
    except InvalidOperation:
        value = Decimal(0)
    if not (value.is_finite() and value > 0):
        yield Problem(
            "value",
            tr("The rate is a number above 0: write how many of the other one is worth, such as 7.25."),
        )


def _of_source(source: Source) -> Iterator[Problem]:
    yield from _title(source.title)
    yield from _when(source.issued, "issued")
    for field in ("url", "archived_url"):
        address = getattr(source, field)
        if address and not re.match(r"https?://[^\s/]", address):
            yield Problem(
                field,
                tr("“{address}” is no web address: it begins with https:// or http://.", address=address),
            )
    if source.is_primary and source.is_secondary:
        yield Problem("is_primary", tr("A source is primary or secondary: choose one of the two."))
    if source.confidentiality == "confidential" and not source.code_name.strip():
        yield Problem(
            "code_name", tr("A confidential source needs a code name: write one that tells nothing.")
        )


def _of_citation(citation: Citation) -> Iterator[Problem]:
    if citation.locator is not Locator.WHOLE and not citation.place.strip():
        yield Problem(
            "place",
            tr("The {locator} is missing: write where the passage stands.", locator=tr(citation.locator)),
        )
    if citation.locator is Locator.PAGE and re.fullmatch(r"0+([-–].*)?", citation.place.strip()):
        yield Problem("place", tr("Pages are counted from 1: write the page as the document counts it."))
    if citation.start is not None and citation.end is not None and citation.start >= citation.end:
        yield Problem("end", tr("The marked passage ends before it begins: mark it again."))
