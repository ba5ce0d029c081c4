from datetime import date
from itertools import permutations

import pytest

from models.records.desk import Comment
from models.records.kinds import built_in_kinds
from models.records.rules import STATES_IN_ORDER, least_advanced, problems
from models.records.story import Confidentiality, Field, Locator, State
from models.values.when import When
from models.values.where.points import PlacePrecision
from tests.builders import (
    a_citation,
    a_claim,
    a_kind,
    a_place,
    a_quantity,
    a_source,
    an_actor,
    an_amount,
    an_event,
)


def fields_of(record):
    return [problem.field for problem in problems(record)]


@pytest.mark.parametrize(
    "record",
    [
        an_event(jurisdiction="CN"),
        an_event(when=None),
        a_claim("e"),
        a_claim("e", Field.WHAT, text=""),
        a_claim("e", Field.AMOUNT, text="", amount=an_amount()),
        a_claim("e", Field.QUANTITY, text="", quantity=a_quantity()),
        a_source(url="https://example.org/a"),
        a_citation("c", "s", locator=Locator.PAGE, place="3-5"),
        a_place(),
        an_actor(),
        *built_in_kinds(),
        Comment("c", "event", "e", ""),
    ],
)
def test_nothing_is_wrong_with(record):
    assert problems(record) == ()


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (an_event("  "), "title"),
        (an_event(jurisdiction="China"), "jurisdiction"),
        (a_claim("e", Field.AMOUNT), "amount"),
        (a_claim("e", Field.QUANTITY), "quantity"),
        (a_claim("e", Field.WHERE), "place_id"),
        (a_claim("e", Field.WHO), "actor_id"),
        (a_claim("e", Field.STATEMENT, text=""), "text"),
        (a_claim("e", Field.RELATION, other_event_id="e"), "other_event_id"),
        (a_claim("e", id="c", part_of="c"), "part_of"),
        (a_kind(colour="red"), "colour"),
        (a_place(lat=None, precision=PlacePrecision.EXACT), "point"),
        (a_place(""), "name"),
        (an_actor(""), "name"),
        (a_source(""), "title"),
        (a_source(url="javascript:alert(1)"), "url"),
        (a_source(confidentiality=Confidentiality.CONFIDENTIAL), "code_name"),
        (a_citation("c", "s", locator=Locator.PAGE), "place"),
        (a_citation("c", "s", locator=Locator.PAGE, place="0"), "place"),
        (a_citation("c", "s", start=9, end=3), "end"),
    ],
)
def test_what_is_wrong_is_named_with_its_field(record, field):
    assert fields_of(record) == [field]


def test_a_date_that_ends_before_it_begins_is_wrong():
    backwards = When("2021/2020", date(2021, 1, 1), date(2020, 1, 1))
    assert fields_of(an_event(when=None)) == []
    event = an_event(when=None)
    assert fields_of(type(event)(event.id, event.kind_id, event.title, when=backwards)) == ["when"]


def test_every_problem_is_a_sentence_that_says_what_to_do():
    for problem in problems(a_source("", url="x")) + problems(a_kind("", colour="")):
        assert problem.sentence.endswith(".")


def test_the_least_advanced_state_does_not_depend_on_the_order():
    for states in permutations([State.CHECKED, State.QUERIED, State.REJECTED]):
        assert least_advanced(states) is State.QUERIED
    assert least_advanced([]) is State.DRAFT
    assert set(STATES_IN_ORDER) | {State.REJECTED} == set(State)
