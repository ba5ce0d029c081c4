"""Headings name a field with its role, and numbered columns tell of one actor, place, sum or source each."""

import pytest

from models.exchange.table import values
from models.records.story import Actor, Citation, Claim, Field, Source
from tests.tables import all_of, claim_of, event_of


def of(found, about):
    return [one for one in all_of(Claim, found) if one.field is about]


def test_a_heading_may_be_a_field_with_its_role(read):
    found = read(
        "title,actor:seller,actor:seller kind,actor:buyer 2,place:depot,amount:proceeds\n"
        "Sale,Firm,Company,Li,Riga,5 EUR\n"
    )
    assert [one.role for one in of(found, Field.WHO)] == ["seller", "buyer"]
    assert [(one.name, one.kind) for one in all_of(Actor, found)] == [("Firm", "company"), ("Li", "")]
    assert (claim_of(found, Field.WHERE).role, claim_of(found, Field.AMOUNT).meaning) == ("depot", "proceeds")
    assert (found.problems, found.left_out) == ((), ())


def test_each_numbered_actor_has_its_own_role_and_kind(read):
    found = read(
        "title,actor 1,actor 1 role,actor 1 kind,actor 2,actor 2 role,actor 2 local name\n"
        "Sale,Court,court,court,Firm,agent,公司\n"
    )
    assert [one.role for one in of(found, Field.WHO)] == ["court", "agent"]
    assert [(one.kind, one.local_name) for one in all_of(Actor, found)] == [("court", ""), ("", "公司")]


def test_each_statement_has_its_own_speaker(read):
    found = read("title,statement 1,speaker 1,statement 2,speaker 2\nTrial,Yes,Li,No,Wang\n")
    named = {one.id: one.name for one in all_of(Actor, found)}
    assert [(one.text, named[one.actor_id]) for one in of(found, Field.STATEMENT)] == [
        ("Yes", "Li"),
        ("No", "Wang"),
    ]


def test_each_numbered_sum_has_its_own_meaning_and_currency(read):
    found = read("title,amount 1,amount 1 meaning,amount 2,amount 2 currency\nSale,5 EUR,fine,7,USD\n")
    assert [(one.meaning, one.amount.currency) for one in of(found, Field.AMOUNT)] == [
        ("fine", "EUR"),
        ("", "USD"),
    ]


def test_a_source_supports_what_its_row_says_and_nothing_else(read):
    found = read(
        "title,date,amount,amount 2,source 1,source 1 supports,source 2,source 2 stance,source 2 supports,source 3\n"
        "Sale,2021,5 EUR,7 EUR,Paper,date; amount 2,Other,contradicts,title,Third\n"
    )
    claims = {one.id: one for one in all_of(Claim, found)}
    titles = {one.id: one.title for one in all_of(Source, found)}
    assert [
        (titles[one.source_id], claims[one.claim_id].field, str(one.stance)) for one in all_of(Citation, found)
    ] == [
        ("Other", Field.WHAT, "contradicts"), ("Third", Field.WHAT, "supports"), ("Paper", Field.WHEN, "supports"),
        ("Paper", Field.AMOUNT, "supports"),
    ]  # fmt: skip
    assert claims[all_of(Citation, found)[-1].claim_id].amount.value == 7


@pytest.mark.parametrize(
    ("heading", "cell", "told"),
    [
        ("source 1 supports", "the weather", "the weather"),
        ("source 1 stance", "doubts", "doubts"),
        ("source 1 locator", "inch", "inch"),
        ("source 1 type", "rumour", "rumour"),
        ("place datum", "mars", "mars"),
    ],
)
def test_a_word_that_means_nothing_is_told_and_kept(read, heading, cell, told):
    found = read(
        f"title,source 1,source 1 page,place,lat,lon,{heading}\nSale,Paper,3,Riga,56.9,24.1,{cell}\n"
    )
    assert told in found.problems[0].sentence
    assert f"{heading}: {cell}" in event_of(found).note


def test_a_source_whose_author_two_rows_tell_otherwise_keeps_both(read):
    found = read("title,source,source author\nA,Paper,Li\nB,Paper,Wang\n")
    (source,) = all_of(Source, found)
    assert source.authors == ("Li",)
    other = next(one for one in found.records if getattr(one, "title", "") == "B")
    assert "Paper, authors: Wang" in other.note


def test_a_name_that_holds_a_semicolon_stands_in_quotation_marks():
    names = ("Li; Wang", "Zhou", 'the "Duke"', '"Ban"', "a, b")
    assert values.parts_of(values.together(names)) == names
    assert values.tags_of(values.together(names)) == names
    assert values.parts_of('"Ban"; sale') == ('"Ban"', "sale")


def test_an_address_alone_keeps_its_brackets():
    (named,) = values.sources_of(["Page"], ["https://en.wikipedia.org/wiki/Foo_(bar)"])
    assert (named.title, named.url) == ("Page", "https://en.wikipedia.org/wiki/Foo_(bar)")
