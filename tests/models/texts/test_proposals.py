"""Dates, sums and places of a passage are proposed with their words, and what is not there is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.records.story import Field
from models.texts.proposals import proposals
from models.values.money import Amount, Bound, Quantity
from models.values.when import When
from tests.builders import a_place, an_actor


def told(text, field, places=()):
    return [one for one in proposals(text, places) if one.field is field]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2021年9月24日，十部门发布通知", "2021-09-24"),
        ("于2019年3月处置", "2019-03"),
        ("二〇二一年九月二十四日", "2021-09-24"),
        ("on 24 September 2021, ten bodies", "2021-09-24"),
        ("On Sept. 24, 2021 the bank", "2021-09-24"),
        ("in March 2019.", "2019-03"),
        ("dated 2021-09-24;", "2021-09-24"),
        ("Since 2018 the company", "2018"),
        ("am 3. Oktober 2022 verkauft", "2022-10-03"),
    ],
)
def test_a_date_is_proposed_as_exactly_as_it_stands(text, edtf):
    (one,) = told(text, Field.WHEN)
    assert isinstance(one.value, When)
    assert one.value.edtf == edtf
    assert text[one.start :].startswith(one.wording)


def test_a_date_of_two_readings_is_told_and_not_guessed():
    (one,) = told("signed 03/04/2021 in", Field.WHEN)
    assert one.value is None
    assert "3 April 2021 or 4 March 2021" in one.problem


@pytest.mark.parametrize(
    ("text", "value", "currency", "bound"),
    [
        ("成交额逾30亿元人民币", "3000000000", "CNY", Bound.AT_LEAST),
        ("处置款300万元", "3000000", "CNY", Bound.EXACT),
        ("sold for over ¥3bn in", "3000000000", "CNY", Bound.AT_LEAST),
        ("about US$2.5 million was", "2500000", "USD", Bound.ABOUT),
        ("3 billion yuan", "3000000000", "CNY", Bound.EXACT),
        ("500万港元", "5000000", "HKD", Bound.EXACT),
    ],
)
def test_a_sum_of_money_is_proposed_with_its_bound(text, value, currency, bound):
    (one,) = told(text, Field.AMOUNT)
    assert isinstance(one.value, Amount)
    assert (one.value.value, one.value.currency, one.value.bound) == (Decimal(value), currency, bound)


@pytest.mark.parametrize(
    ("text", "value", "asset", "bound"),
    [
        ("扣押约1.5万枚比特币", "15000", "BTC", Bound.ABOUT),
        ("seized 194,775 BTC and", "194775", "BTC", Bound.EXACT),
        ("比特币约1.5万枚", "15000", "BTC", Bound.ABOUT),
        ("19万余枚比特币", "190000", "BTC", Bound.AT_LEAST),
        ("1.9m USDT", "1900000", "USDT", Bound.EXACT),
    ],
)
def test_a_quantity_is_proposed_with_its_asset(text, value, asset, bound):
    (one,) = told(text, Field.QUANTITY)
    assert isinstance(one.value, Quantity)
    assert (one.value.value, one.value.asset, one.value.bound) == (Decimal(value), asset, bound)


def test_coins_of_which_nothing_is_said_are_told_and_not_guessed():
    (one,) = told("约1.5万枚", Field.QUANTITY)
    assert one.value is None
    assert "does not say of what" in one.problem
    (one,) = told("BTC and ETH, 约1.5万枚", Field.QUANTITY)
    assert one.value is None


def test_places_of_the_case_go_first_and_the_gazetteer_follows():
    held = a_place("Xuzhou", local_name="徐州")
    found = told("徐州市中级人民法院与盐城市公安局", Field.WHERE, [held])
    assert [one.value if one.value == held else one.value.name for one in found] == [held, "Yancheng"]


@pytest.mark.parametrize(
    "text", ["公安机关依法处置", "The Court of the Bank said", "no numbers here", "第12条", "p. 14"]
)
def test_plain_words_are_not_taken_for_places_or_sums(text):
    assert proposals(text) == ()


@given(st.text(max_size=300))
def test_any_passage_is_looked_through_and_nothing_overlaps(text):
    end = 0
    for one in proposals(text):
        assert text[one.start : one.start + len(one.wording)] == one.wording
        assert one.start >= end
        assert (one.value is None) == bool(one.problem)
        end = one.start + len(one.wording)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("in München verhaftet", "Munich"),
        ("арестован в Москве и Киев", "Kyiv"),
        ("moved to Leningrad", "Saint Petersburg"),
    ],
)
def test_places_are_proposed_in_any_spelling(text, name):
    assert name in [one.value.name for one in told(text, Field.WHERE)]


@pytest.mark.parametrize(
    ("text", "value", "upper", "asset", "bound"),
    [
        ("about 2,755 tonnes of nitrate", "2755", None, "tonnes", Bound.ABOUT),
        ("left 218 dead and", "218", None, "dead", Bound.EXACT),
        ("at 33–38 km/h past the pier", "33", "38", "km/h", Bound.EXACT),
        ("more than 7,000 injured", "7000", None, "injured", Bound.AT_LEAST),
        ("a 10-tonne crane", "10", None, "tonne", Bound.EXACT),
        ("between the lines: 30 to 40 barrels", "30", "40", "barrels", Bound.EXACT),
        ("Rund 2.750 Tonnen explodierten", "2750", None, "Tonnen", Bound.ABOUT),
        ("mindestens 190 Tote", "190", None, "Tote", Bound.AT_LEAST),
        ("爆炸造成约3000人受伤", "3000", None, "人", Bound.ABOUT),
        ("2750吨硝酸铵", "2750", None, "吨", Bound.EXACT),
    ],
)
def test_how_many_of_something_is_proposed(text, value, upper, asset, bound):
    (one,) = told(text, Field.QUANTITY)
    assert text[one.start :].startswith(one.wording)
    assert (one.value.value, one.value.asset, one.value.bound) == (Decimal(value), asset, bound)
    assert one.value.upper == (Decimal(upper) if upper else None)


@pytest.mark.parametrize("text", ["$3.8bn to $4.6bn", "between $3.8bn and", "€3.8–4.6 billion"])
def test_a_range_of_money_is_one_sum(text):
    (one,) = told(f"damage of {text} in all", Field.AMOUNT)
    assert isinstance(one.value, Amount)


@pytest.mark.parametrize("text", ["No. 12 of the court", "on page 14", "Article 3 (2)", "Boeing 747"])
def test_numbers_that_count_nothing_are_no_quantities(text):
    assert told(text, Field.QUANTITY) == []


def test_actors_of_the_case_are_proposed_by_any_of_their_names():
    held = an_actor("Savaro Ltd", local_name="萨瓦罗")
    (one,) = proposals("the owner was Savaro Ltd, it says", (), [held])
    assert (one.field, one.value) == (Field.WHO, held)
    assert proposals("所有者为萨瓦罗", (), [held])[0].value == held
    assert proposals("the Savarona yacht", (), [held]) == ()


def test_of_two_places_with_one_name_the_first_given_is_proposed():
    own, other = a_place("Batumi", None, None), a_place("Batumi", 41.6, 41.6)
    (one,) = told("it left Batumi", Field.WHERE, [own, other])
    assert one.value == own


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("no more than €480,000", Bound.AT_MOST),
        ("not more than $5m", Bound.AT_MOST),
        ("no less than €3m", Bound.AT_LEAST),
        ("fewer than 30 dead", Bound.AT_MOST),
        ("no fewer than 20 people", Bound.AT_LEAST),
    ],
)
def test_a_bound_that_is_denied_is_not_turned_round(text, bound):
    (one,) = proposals(text)
    assert (one.wording, one.value.bound) == (text, bound)


def test_a_bound_that_cannot_be_read_leaves_nothing_that_would_be_wrong():
    assert told("nicht mehr als 20 Tote", Field.QUANTITY) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("On 23 September 2013, 2,755 tonnes left Batumi", "2,755 tonnes"),
        ("In 2013, 218 dead were counted", "218 dead"),
        ("2 755 tonnes", "2 755 tonnes"),
    ],
)
def test_a_date_before_a_number_is_no_part_of_it(text, counted):
    (one,) = told(text, Field.QUANTITY)
    assert one.wording == counted
