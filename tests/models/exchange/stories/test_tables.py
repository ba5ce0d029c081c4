"""A story goes into CSV and XLSX and comes back: all that a table can say of it, and the rest is named."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from models.exchange.stories.losses import facts_of, losses
from models.exchange.stories.story import Story
from models.records.dossier import WHOLE_EVENT
from models.records.story import Actor, Claim, Event, Field, Locator, Source, Stance
from models.values.money import Amount, Bound, Quantity
from models.values.when import When
from models.values.where.points import Datum, PlacePrecision
from tests.builders import a_citation, a_claim, a_kind, a_place, a_source, an_actor, an_event
from tests.round_trips import lost, there_and_back
from tests.stories_of_any_kind import stories

CANNOT_HOLD = frozenset[str]()
"""What a table cannot say of a story: nothing of what is compared."""


@pytest.mark.parametrize("name", ["csv", "workbook"])
@given(story=stories())
@settings(max_examples=40)
def test_a_table_loses_nothing_of_a_story(story, name):
    assert lost(name, story) <= CANNOT_HOLD


SALE = an_event(
    "Sale; of coins", "2021-09-24T14:05+08:00", id="sale", kind="sale", description="=1+1\nand more",
    tags=("a, b", "c"), jurisdiction="CN", official_number="No. 1", official_title="Notice",
    standing="reported", note="to ourselves",
)  # fmt: skip
OTHER = an_event("Ban", "2017~/2018", id="ban", kind="sale")
ERA = an_event("Ban in force", "2017-09/..", id="era", kind="era", era="#aabbcc")
COURT = an_actor(
    "Court; first chamber", id="court", local_name="法院", kind="Special court", aliases=("former=Old",)
)
FIRM = an_actor("Firm", id="firm", kind="company", numbers=("HRB=1",), began=When.from_edtf("1999", "1999"))
HERE = a_place(
    "Xuzhou", id="here", local_name="徐州", country="CN", precision=PlacePrecision.EXACT, datum=Datum.UNKNOWN
)
THERE = a_place("Springfield", 39.8, -89.6, id="there", admin="Illinois", aliases=("Calvin",))
PAPER = a_source(
    "A paper, of a kind", id="paper", type="report", authors=("Li; Wang", "Zhou"), publisher="Press", language="zh",
    url="https://en.wikipedia.org/wiki/A_(b)", archived_url="https://archive.example/1",
    issued=When.from_edtf("2021-22"), accessed=When.from_edtf("2024-01-01"), is_primary=True,
)  # fmt: skip
OTHER_PAPER = a_source("Another", id="another")


def claims():
    number = iter(range(99))

    def one(about, event=SALE, **values):
        at = next(number)
        return replace(a_claim(event, about, "", id=f"c{at}"), position=at, **values)

    sold = one(Field.AMOUNT, amount=Amount(Decimal(3000), "CNY", wording="三千元"), meaning="proceeds")
    return [
        one(Field.WHAT),
        one(Field.WHEN, is_inferred=True),
        one(Field.WHERE, place_id="here"),
        one(Field.WHERE, place_id="there", role="seller"),
        one(Field.WHO, actor_id="court", role="court"),
        one(Field.WHO, actor_id="firm", role="role 7"),
        sold,
        one(Field.AMOUNT, amount=Amount(Decimal(400), "USD"), meaning="proceeds", restates=sold.id),
        one(
            Field.AMOUNT,
            amount=Amount(Decimal("1.234"), "EUR", Bound.ABOUT),
            meaning="fine",
            is_inferred=True,
        ),
        one(Field.QUANTITY, quantity=Quantity(Decimal(5), "BTC", upper=Decimal(7)), meaning="sold"),
        one(Field.QUANTITY, wording="a secret number"),
        one(Field.STATEMENT, text="It is ours", actor_id="firm"),
        one(Field.STATEMENT, text="It was sold"),
        one(Field.RELATION, role="follows", other_event_id="ban"),
        one(Field.NUMBER),
        one(Field.WHAT, OTHER),
        one(Field.WHAT, ERA),
    ]


CLAIMS = claims()


def cited():
    def one(number, source, **values):
        claim = CLAIMS[number]
        return replace(a_citation(claim, source, id=f"cited {number} {source.id}"), **values)

    page = {"locator": Locator.PARAGRAPH, "place": "3-5", "quote": "'=1", "translation": "words"}
    return [
        one(0, PAPER, meaning=WHOLE_EVENT),
        one(3, PAPER, **page),
        one(8, PAPER, **page),
        one(8, OTHER_PAPER, stance=Stance.CONTRADICTS),
        one(13, OTHER_PAPER, quote="under the notice of the same day"),
    ]


STORY = Story(
    (
        a_kind("sale", "Sale"),
        COURT,
        FIRM,
        HERE,
        THERE,
        PAPER,
        OTHER_PAPER,
        SALE,
        OTHER,
        ERA,
        *CLAIMS,
        *cited(),
    )
)


@pytest.mark.parametrize("name", ["csv", "workbook"])
def test_what_hangs_on_an_event_comes_back_claim_by_claim(name):
    back = there_and_back(name, STORY)
    assert losses(STORY, back) == ()
    sale = next(one for one in back.all(Event) if one.title == SALE.title)
    assert facts_of(back, sale) == facts_of(STORY, SALE)
    by_words = {_words(claim): claim for claim in back.claims(sale)}
    told = {_words(claim): claim for claim in CLAIMS if claim.event_id == "sale"}
    assert by_words.keys() == told.keys()
    assert {key for key, one in by_words.items() if one.is_inferred} == {
        key for key, one in told.items() if one.is_inferred
    }
    for key, claim in told.items():  # no citation that was not there
        assert len(back.citations(by_words[key])) == len(STORY.citations(claim)), key
    cited = back.citations(by_words[_words(CLAIMS[8])])
    assert {(one.locator, one.place, one.quote, one.stance) for one in cited} == {
        (Locator.PARAGRAPH, "3-5", "'=1", Stance.SUPPORTS),
        (Locator.WHOLE, "", "", Stance.CONTRADICTS),
    }


def _words(claim):
    value = claim.amount or claim.quantity
    return claim.field, claim.role, value and value.value.normalize(), claim.text, claim.meaning


def test_sums_that_restate_others_do_so_again_and_keep_their_words():
    back = there_and_back("csv", STORY)
    sums = [one for one in back.all(Claim) if one.amount]
    again = next(one for one in sums if one.amount.currency == "USD")
    assert back.find(Claim, again.restates).amount.value == 3000
    assert "a secret number" in [one.wording for one in back.all(Claim) if one.field is Field.QUANTITY]


def test_actors_places_and_sources_are_what_they_were():
    back = there_and_back("csv", STORY)
    named = {one.name: one for one in (*back.all(Actor), *back.all(type(HERE)))}
    for held in (COURT, FIRM, HERE, THERE):
        kept = replace(named[held.name], id=held.id)
        assert kept == (replace(held, origin=kept.origin) if held in (HERE, THERE) else held)
    paper = next(one for one in back.all(Source) if one.title == PAPER.title)
    assert replace(paper, id="paper", issued=PAPER.issued, accessed=PAPER.accessed) == PAPER


def test_relations_come_back_with_their_ends_and_their_words():
    owner, owned = an_actor("Li", id="li"), an_actor("Delta", id="delta")
    event = an_event("Li is chairman of Delta", "2019/..", id="r", kind="relation", relation="directs")
    told = [
        replace(a_claim(event, Field.WHAT, "chairman"), position=0),
        replace(a_claim(event, Field.WHO, ""), actor_id="li", role="who", position=1),
        replace(a_claim(event, Field.WHO, ""), actor_id="delta", role="whom", position=2),
    ]
    story = Story((owner, owned, event, *told))
    back = there_and_back("csv", story)
    assert losses(story, back) == ()
    (relation,) = back.relations
    assert (relation.relation, relation.title) == ("directs", "Li is chairman of Delta")
    assert back.claims(relation, Field.WHAT)[0].text == "chairman"
