"""A story that comes back from a foreign format is held against what went in, thing by thing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from models.exchange.stories.losses import losses
from models.exchange.stories.story import Story
from models.records.story import Event, Field
from models.values.money import Amount
from tests.builders import a_citation, a_claim, a_place, a_source, an_actor, an_event

SALE = an_event("Sale", "2021-09", id="sale")
COURT, CITY, PAPER = an_actor(id="court"), a_place(id="city"), a_source(id="paper")
CLAIMS = (
    a_claim(SALE, id="what"),
    replace(a_claim(SALE, id="who"), field=Field.WHO, actor_id=COURT.id, role="court"),
    replace(a_claim(SALE, id="where"), field=Field.WHERE, place_id=CITY.id),
    replace(a_claim(SALE, id="sum"), field=Field.AMOUNT, amount=Amount(Decimal(5), "CNY")),
)
CITED = a_citation(CLAIMS[0], PAPER, id="cited")
RECORDS = (COURT, CITY, PAPER, SALE, *CLAIMS, CITED)


def lost(records):
    return {str(loss) for loss in losses(Story(RECORDS), Story(records))}


def with_change(old, **values):
    return [replace(one, **values) if one == old else one for one in RECORDS]


def test_what_comes_back_as_it_was_is_no_loss_whatever_its_ids():
    renamed = an_event("Sale", "2021-09", id="another")
    moved = [replace(claim, event_id=renamed.id) for claim in CLAIMS]
    assert lost((COURT, CITY, PAPER, renamed, *moved, CITED)) == set()


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([one for one in RECORDS if not isinstance(one, Event)], {"whole events (1 event)"}),
        (with_change(SALE, when=None), {"dates (1 event)"}),
        (with_change(SALE, title="Sold"), {"titles (1 event)"}),
        (with_change(CLAIMS[1], role=""), {"roles of actors (1 event)"}),
        (with_change(CLAIMS[3], amount=Amount(Decimal(6), "CNY")), {"sums (1 event)"}),
        (with_change(PAPER, title="Another"), {"sources (1 event)"}),
    ],
)
def test_each_thing_that_is_missing_or_other_is_named(records, expected):
    assert lost(records) == expected


def test_what_came_back_beside_it_is_no_loss():
    assert lost((*RECORDS, an_event("Raid", id="raid"))) == set()
