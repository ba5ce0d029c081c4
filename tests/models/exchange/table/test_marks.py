"""What a row says beside its event: marks of its claims, links to other rows, facts of its actor and its source."""

import pytest

from models.records.desk import Reference
from models.records.rank import rank_of
from models.records.story import Actor, Citation, Claim, Event, Field, Locator, Origin, Source
from tests.tables import all_of, claim_of, event_of


def claims(found, field):
    return [claim for claim in all_of(Claim, found) if claim.field is field]


def test_every_claim_of_a_row_is_inferred_where_it_says_yes(read):
    found = read("title,date,place,inferred\nSale,2021,Xuzhou,yes\nOther,2022,Xuzhou,no\n")
    marked = {one.event_id for one in all_of(Claim, found) if one.is_inferred}
    assert marked == {all_of(Event, found)[0].id}


def test_the_fields_that_are_inferred_can_be_named(read):
    found = read('title,date,place,inferred\nSale,2021,Xuzhou,"date, place"\n')
    assert {str(one.field) for one in all_of(Claim, found) if one.is_inferred} == {"when", "where"}
    assert found.problems == ()


def test_a_word_that_is_no_field_is_told_and_kept(read):
    found = read("title,inferred\nSale,perhaps\n")
    assert "“perhaps” is nothing that can be inferred" in found.problems[0].sentence
    assert "inferred: perhaps" in event_of(found).note


def test_a_statement_has_its_speaker(read):
    found = read("title,statement,said by\nSeminar,It is legal,Liu Honglin\n")
    (actor,) = all_of(Actor, found)
    assert claim_of(found, Field.STATEMENT).actor_id == actor.id
    assert claims(found, Field.WHO) == []


def test_a_speaker_without_a_statement_is_kept_in_the_note(read):
    found = read("title,speaker\nSeminar,Liu Honglin\n")
    assert "Liu Honglin" in event_of(found).note
    assert len(found.problems) == 1


def test_a_sum_restates_that_of_another_row_by_its_title_even_of_a_later_one(read):
    found = read("title,amount,restates\nIn dollars,$408m,In yuan\nIn yuan,¥3bn,\n")
    dollars, yuan = claims(found, Field.AMOUNT)
    assert dollars.restates == yuan.id
    assert yuan.restates is None


def test_a_sum_is_part_of_a_total(read):
    found = read("title,amount,part of\nAll sales,¥3bn,\nOne sale,¥1bn,all sales\n")
    total, part = claims(found, Field.AMOUNT)
    assert part.part_of == total.id
    assert claims(found, Field.RELATION) == []


def test_an_event_without_a_sum_is_part_of_another_event(read):
    found = read("title,part of\nThe raid,\nThe first door,The raid\n")
    (link,) = claims(found, Field.RELATION)
    assert (link.role, link.other_event_id) == ("part of", all_of(Event, found)[0].id)


@pytest.mark.parametrize("role", ["follows", "repeals", "amends", "replaces"])
def test_events_are_linked_by_a_column_named_after_the_link(read, role):
    found = read(f"title,{role}\nFirst,\nSecond,first\n")
    (link,) = claims(found, Field.RELATION)
    first, second = all_of(Event, found)
    assert (link.event_id, link.role, link.other_event_id) == (second.id, role, first.id)


def test_a_source_supports_a_link_where_its_row_says_so(read):
    found = read(
        "title,follows,link:repeals,source 1,source 1 supports,source 2,source 2 supports\n"
        "First,,,,,,\nOther,,,,,,\nSecond,first,Other,Gazette,link 2,Paper,title; link 1\n"
    )
    follows, repeals = claims(found, Field.RELATION)
    cited = {(one.source_id, one.claim_id) for one in all_of(Citation, found)}
    gazette, paper = all_of(Source, found)
    assert (gazette.id, repeals.id) in cited
    assert (paper.id, follows.id) in cited
    assert len(cited) == 3


def test_what_supports_a_link_to_nowhere_goes_with_it(read):
    found = read("title,follows,source,supports\nSecond,Nowhere,Gazette,link\n")
    assert claims(found, Field.RELATION) == []
    assert all_of(Citation, found) == []


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("title,amount,restates\nA,¥3bn,Nowhere\n", "“Nowhere” is the title of no other row"),
        ("title,amount,restates\nA,¥3bn,A\n", "is the title of no other row"),
        ("title,amount,restates\nA,¥3bn,B\nB,,\n", "has no sum or statement"),
    ],
)
def test_what_cannot_be_linked_is_told_with_its_line(read, table, said):
    (trouble,) = read(table).problems
    assert said in trouble.sentence
    assert trouble.line == 2


def test_an_actor_comes_with_kind_names_numbers_and_life(read):
    found = read(
        "title,actor,actor kind,aliases,register number,born,died\n"
        'Filing,Gamma Ltd,Company,"former: Delta Ltd; Гамма",Companies House: 0981,3 May 1999,2020\n'
    )
    (actor,) = all_of(Actor, found)
    assert (actor.kind, actor.aliases, actor.numbers) == (
        "company", ("former=Delta Ltd", "Гамма"), ("Companies House=0981",),
    )  # fmt: skip
    assert (actor.began.edtf, actor.ended.edtf) == ("1999-05-03", "2020")


def test_facts_of_several_actors_in_one_row_are_not_guessed(read):
    found = read("title,actor,born\nMeeting,A; B,1970\n")
    assert all(actor.began is None for actor in all_of(Actor, found))
    assert "born: 1970" in event_of(found).note


def test_a_source_is_primary_and_has_it_from_another_and_an_origin(read):
    found = read(
        "title,source,primary or secondary,has it from,origin group\n"
        "Ban,Gazette,primary,,\nSale,The Block,secondary,Reuters,Reuters 15 April\n"
    )
    ranks = {source.title: rank_of(source) for source in all_of(Source, found)}
    assert ranks == {"Gazette": "primary", "The Block": "secondary", "Reuters": ""}
    (reference,), (origin,) = all_of(Reference, found), all_of(Origin, found)
    by_id = {source.id: source for source in all_of(Source, found)}
    assert (by_id[reference.source_id].title, by_id[reference.cited_id].title) == ("The Block", "Reuters")
    assert by_id[reference.source_id].origin_id == origin.id


def test_a_page_and_a_quote_belong_to_the_one_source_of_a_row(read):
    found = read("title,source,page,quote\nBan,Gazette,12,ten bodies ban it\nSale,A; B,3,\n")
    cited = [one for one in all_of(Citation, found) if one.quote]
    assert {(one.locator, one.place) for one in cited} == {(Locator.PAGE, "12")}
    assert "but page of one alone" in found.problems[0].sentence or found.problems == ()


def test_what_is_said_of_a_source_that_a_row_does_not_name_is_kept(read):
    assert "primary: yes" in event_of(read("title,primary\nBan,yes\n")).note
