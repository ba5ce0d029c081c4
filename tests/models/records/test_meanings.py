"""What a sum means, and which claim stands for a sum that is told several times."""

from dataclasses import replace

import pytest

from models.publication.map_sums import homes_of, measures_in
from models.records.meanings import MEANINGS, known_meanings, listed_meaning, read_meaning, told_alike
from models.records.story import Field, State
from tests.builders import a_claim, a_place, an_amount


def money(event, value, currency="CNY", meaning="proceeds", **more):
    return replace(
        a_claim(event, Field.AMOUNT, amount=replace(an_amount(value), currency=currency), **more),
        meaning=meaning,
    )


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Proceeds", "proceeds"),
        ("罚款", "fine"),
        (" Sale_proceeds ", "proceeds"),
        ("Ransom", "ransom"),
        ("", ""),
    ],
)
def test_a_word_of_a_table_names_a_meaning_of_the_list_or_the_cases_own(word, meaning):
    assert read_meaning(word) == meaning


def test_a_note_about_a_sum_is_no_meaning():
    assert (listed_meaning("fine"), listed_meaning("proceeds of 103 BTC")) == ("fine", "")


def test_a_case_adds_its_own_meanings_behind_the_list():
    assert known_meanings(["ransom", "fine", ""]) == (*MEANINGS, "ransom")


def test_a_sum_that_is_told_again_stands_for_the_one_it_restates_unless_that_is_rejected():
    first = money("e", "3000")
    again = replace(money("e", "400", "USD"), restates=first.id)
    third = replace(money("f", "401", "USD"), restates=again.id)
    assert set(told_alike([third, again, first]).values()) == {str(first.id)}
    gone = replace(again, state=State.REJECTED)
    assert told_alike([third, gone, first])[third.id] == third.id


def test_sums_that_restate_each_other_in_a_circle_count_once():
    a, b = money("e", "1"), money("e", "2")
    a, b = replace(a, restates=b.id), replace(b, restates=a.id)
    for order in ([a, b], [b, a]):
        assert set(told_alike(order).values()) == {min(a.id, b.id)}


def test_a_map_can_count_only_sums_that_mean_something_and_are_no_restatements_alone():
    total = money("sale", "3000")
    dollars = replace(money("sale", "408", "USD"), restates=total.id)
    claims = [total, dollars, money("ring", "400000", meaning="turnover"), money("other", "7", meaning="")]
    assert set(measures_in(claims)) == {"CNY proceeds", "CNY turnover"}


def test_a_sum_of_several_sellers_is_theirs_together_and_never_the_agents():
    places = {place.id: place for place in (a_place("Xuzhou"), a_place("Taizhou"), a_place("Shenzhen"))}
    one, other, agent = places
    where = [
        a_claim("sale", Field.WHERE, place_id=agent, role="agent"),
        a_claim("sale", Field.WHERE, place_id=one, role="seller"),
        a_claim("sale", Field.WHERE, place_id=other, role="seller"),
    ]
    homes = homes_of(where, places)
    assert homes == tuple(sorted((one, other)))
    assert homes_of(where[:1], places) == ()
