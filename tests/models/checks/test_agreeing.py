"""What leaves room for our value does not contradict it."""

import pytest

from models.records.story import Field, Stance
from tests.builders import a_citation, a_source, a_when, add, an_amount


@pytest.mark.parametrize(
    ("kept", "said_", "contradicts"),
    [
        (an_amount("61000", "USD", bound="at least"), "61279 USD", False),
        (an_amount("200000", "USD", bound="about"), "207000 USD", False),
        (an_amount("200000", "USD", bound="about"), "270000 USD", True),
        (an_amount("3000000000", "CNY"), "about 3bn yuan", False),
        (an_amount("3000000000", "CNY"), "30亿元", False),
        (an_amount("3000000000", "CNY"), "3亿元", True),
        (an_amount("100", "USD"), "over 99 USD", False),
        (an_amount("100", "USD"), "100 EUR", True),
    ],
)
def test_a_sum_contradicts_only_where_the_other_leaves_no_room(case, said, finds, kept, said_, contradicts):
    claim = said(a_source(), field=Field.AMOUNT, text="", amount=kept)
    other = a_source()
    add(case, other, a_citation(claim, other, said=said_, stance=Stance.CONTRADICTS))
    assert finds("contradicted", claim) is contradicts
    assert finds("no contradiction", claim) is not contradicts


@pytest.mark.parametrize(
    ("edtf", "cite", "contradicts"),
    [
        ("2026-01", {"said": "2026-01-19"}, False),
        ("2026-01", {"said": "19 Jan 2026"}, False),
        ("2026-01-19", {"said": "2026-02"}, True),
        ("2021-09-24", {"said": "2021-09-15", "meaning": "date of issue"}, False),
        ("2021-09-24", {"said": "2021-10-01", "meaning": "自10月1日起施行"}, False),
        ("2021-09-24", {"said": "2021-09-25", "meaning": "another report"}, True),
    ],
)
def test_a_day_contradicts_only_as_a_day_of_the_same_thing(dated, case, finds, edtf, cite, contradicts):
    claim = dated(edtf)
    other = a_source()
    add(case, other, a_citation(claim, other, stance=Stance.CONTRADICTS, **cite))
    assert finds("contradicted", claim) is contradicts


def test_a_value_of_another_day_is_no_contradiction(case, said, finds):
    ours, theirs = a_source(issued=a_when("2020-11")), a_source(issued=a_when("2025-01"))
    worth = said(ours, field=Field.AMOUNT, text="what the coins were worth", amount=an_amount("100", "USD"))
    price = said(ours, field=Field.AMOUNT, text="price paid", amount=an_amount("100", "USD"))
    add(case, theirs)
    for claim in (worth, price):
        add(case, a_citation(claim, theirs, said="900 USD", stance=Stance.CONTRADICTS))
    assert not finds("contradicted", worth)
    assert finds("contradicted", price)
