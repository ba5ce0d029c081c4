"""Checks of sums: slips, conversions, prices, totals and doubles."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.report import run_checks
from models.checks.sums import powers_apart, said_in_words
from models.records.desk import Rate
from models.records.story import Field, Stance
from models.values.money import Bound
from models.values.money.said import read_said
from tests.builders import a_citation, a_claim, a_quantity, a_source, add, an_actor, an_amount, an_event


@pytest.fixture
def an_amount_claim(case):
    """A claim about a sum of money, about an event that is added with it if it is new."""

    def add_claim(value="3000000000", currency="CNY", event=None, bound="exact", wording="", **fields):
        event = event or an_event(f"Sale of {value}", kind="sale")
        amount = an_amount(value, currency, bound=Bound(bound), wording=wording)
        claim = a_claim(event, Field.AMOUNT, text="", amount=amount, **fields)
        add(case, *([] if case.reader.find(type(event), event.id) else [event]), claim)
        return claim

    return add_claim


@pytest.fixture
def a_quantity_claim(case):
    def add_claim(value="61000", asset="BTC", event=None, **fields):
        event = event or an_event(f"Seizure of {value}", kind="seizure")
        claim = a_claim(event, Field.QUANTITY, text="", quantity=a_quantity(value, asset), **fields)
        add(case, *([] if case.reader.find(type(event), event.id) else [event]), claim)
        return claim

    return add_claim


def cite(case, claim, **fields):
    source = a_source("Phemex")
    add(case, source, a_citation(claim, source, **fields))


# slips of ten and of units -------------------------------------------------------------------------


def test_a_source_with_ten_times_as_much_is_found(case, an_amount_claim, finds, found):
    slipped, other = an_amount_claim("40000000000"), an_amount_claim("40000000000")
    cite(case, slipped, said="402000000000 CNY", stance=Stance.CONTRADICTS)
    cite(case, other, said="43500000000 CNY", stance=Stance.CONTRADICTS)
    assert finds("factor of ten", slipped)
    assert not finds("factor of ten", other)
    assert "¥402bn in Phemex" in found("factor of ten")[0].sentence


def test_two_sources_of_a_statement_can_slip_too(case, said, finds):
    claim = said(a_source(), cite={"said": "3700000000 USD"}, text="They are worth $3.7bn")
    cite(case, claim, said="37000000000 USD", stance=Stance.CONTRADICTS)
    assert finds("factor of ten", claim)


def test_the_same_digits_in_another_currency_were_taken_for_it(case, an_amount_claim, finds):
    misread, converted = an_amount_claim("408000000", "USD"), an_amount_claim("408000000", "USD")
    cite(case, misread, said="40800000000 JPY")
    cite(case, converted, said="3000000000 CNY")
    assert finds("factor of ten", misread)
    assert not finds("factor of ten", converted)


def test_a_restatement_with_other_zeros_is_found(an_amount_claim, found):
    event = an_event()
    first = an_amount_claim("40", event=event)
    an_amount_claim("400", event=event)  # another sum, which may well have one digit in common
    assert found("factor of ten") == ()
    an_amount_claim("4000", event=event, restates=first.id)
    assert found("factor of ten")


def test_sums_of_one_event_with_three_digits_in_common_are_found(an_amount_claim, found):
    event = an_event()
    an_amount_claim("430700000000", event=event)
    an_amount_claim("430700000000", "USD", event=event)
    assert found("factor of ten") == ()
    an_amount_claim("43070000000", event=event)
    assert len(found("factor of ten")) == 1


@given(st.decimals("0.01", "1e12", allow_nan=False), st.integers(1, 4))
def test_a_number_is_as_many_powers_from_another_as_it_was_shifted(value, power):
    assert powers_apart(value, value * 10**power) == power
    assert powers_apart(value, value * Decimal("1.5")) == 0


@pytest.mark.parametrize(
    ("words", "unit"),
    [("414000000 USD", "USD"), ("nearly 194000 BTC", "BTC"), ("over ¥3bn", "CNY"), ("15 bn", None)],
)
def test_what_sources_say_is_read_as_a_sum(words, unit):
    given = read_said(words)
    assert (given and getattr(given, "currency", None)) or (given and given.asset) in (unit, "bn")


@pytest.mark.parametrize(
    ("said", "words"),
    [("2020-11-26", "26 Nov 2020"), ("414000000 USD", "$414m"), ("sold, not held", "sold, not held")],
)
def test_what_sources_say_is_told_in_words(said, words):
    assert said_in_words(said) == words


def test_a_value_must_be_what_its_wording_says(an_amount_claim, finds):
    assert finds("wording and value", an_amount_claim("300000000", wording="30亿元"))
    assert finds("wording and value", an_amount_claim("3000000000", wording="$3bn"))
    assert finds("wording and value", an_amount_claim("3000000000", wording="over 3 billion yuan"))
    assert not finds("wording and value", an_amount_claim(bound="at least", wording="over 3 billion yuan"))
    assert not finds("wording and value", an_amount_claim(bound="about", wording="¥3bn"))
    assert not finds("wording and value", an_amount_claim(wording="a fortune"))


def test_a_sum_without_number_or_unit_is_found(case, said, an_amount_claim, finds):
    assert finds("unit missing", said(field=Field.AMOUNT))
    assert not finds("unit missing", said(field=Field.STATEMENT))
    bare, whole = an_amount_claim(), an_amount_claim()
    cite(case, bare, said="3.1 billion")
    cite(case, whole, said="3.1 billion yuan")
    assert finds("unit missing", bare)
    assert not finds("unit missing", whole)


# rates and prices ----------------------------------------------------------------------------------


def test_a_conversion_far_from_the_cited_rate_is_found(case, an_amount_claim, finds):
    event = an_event(when="2025-04-16")
    whole = an_amount_claim("3000000000", "CNY", event=event)
    fair = an_amount_claim("408000000", "USD", event=event, restates=whole.id)
    odd = an_amount_claim("480000000", "USD", event=event, restates=whole.id)
    assert not finds("odd rate", odd)  # no rate is cited, and none is invented
    add(case, Rate("r", "USD", "CNY", "7.30", "2025-04-16"), Rate("old", "USD", "CNY", "6.05", "2014-01-01"))
    assert finds("odd rate", odd)
    assert not finds("odd rate", fair)


def test_a_rate_may_be_cited_the_other_way_round(case, an_amount_claim, finds):
    event = an_event()
    whole = an_amount_claim("3000000000", "CNY", event=event)
    fair = an_amount_claim("408000000", "USD", event=event, restates=whole.id)
    add(case, Rate("r", "CNY", "USD", "0.137"), Rate("broken", "CNY", "USD", "n/a"))
    assert not finds("odd rate", fair)


def test_without_a_cited_rate_the_other_conversions_speak(an_amount_claim, finds):
    claims = []
    for dollars in ("136", "137", "138", "139", "200"):
        event = an_event()
        whole = an_amount_claim("1000", "CNY", event=event)
        claims.append(an_amount_claim(dollars, "USD", event=event, restates=whole.id))
    assert finds("odd rate", claims[-1])
    assert not any(finds("odd rate", claim) for claim in claims[:-1])


def test_a_price_unlike_its_neighbours_is_found(an_amount_claim, a_quantity_claim, finds):
    claims = []
    sales = (("2024-08", "48000000", "100"), ("2024-09", "5000000", "103"), ("2024-10", "40000000", "80"))
    for day, sum_, coins in sales:
        event = an_event(when=day)
        a_quantity_claim(coins, event=event)
        claims.append(an_amount_claim(sum_, event=event))
    assert [finds("odd price", claim) for claim in claims] == [False, True, False]


def test_prices_of_other_years_or_of_mixed_coins_are_not_compared(an_amount_claim, a_quantity_claim, found):
    for day, sum_ in (("2014-08", "480000"), ("2024-09", "48000000")):
        event = an_event(when=day)
        a_quantity_claim("100", event=event)
        an_amount_claim(sum_, event=event)
    mixed = an_event(when="2024-09")
    a_quantity_claim("100", event=mixed)
    a_quantity_claim("900", "ETH", event=mixed)
    an_amount_claim("1", event=mixed)
    assert found("odd price") == ()


# rows and totals -----------------------------------------------------------------------------------


def test_one_step_in_an_even_row_is_found(an_amount_claim, finds):
    claims = [an_amount_claim(str(value)) for value in (100, 110, 120, 130, 140, 1400)]
    assert finds("step", claims[-1])
    assert not finds("step", claims[0])


def test_a_row_that_is_uneven_by_nature_has_no_step(an_amount_claim, found):
    for value in (80, 103, 150, 15000, 61000, 194775):
        an_amount_claim(str(value))
    assert found("step") == ()


def test_parts_that_exceed_their_whole_are_found(an_amount_claim, finds):
    whole = an_amount_claim("1000")
    first = an_amount_claim("600", part_of=whole.id)
    an_amount_claim("600", part_of=whole.id, restates=first.id)  # the same part, told again
    an_amount_claim("500", "USD", part_of=whole.id)
    assert not finds("parts exceed the whole", whole)
    an_amount_claim("500", part_of=whole.id)
    assert finds("parts exceed the whole", whole)


def test_parts_that_may_be_small_enough_do_not_exceed_their_whole(case, an_amount_claim, finds):
    event = an_event("Sales", kind="sale")
    whole = a_claim(event, Field.AMOUNT, text="", amount=replace(an_amount("1000"), upper=Decimal(1500)))
    add(case, event, whole)
    an_amount_claim("900", part_of=whole.id)
    an_amount_claim("700", part_of=whole.id, bound="at most")
    assert not finds("parts exceed the whole", whole)
    an_amount_claim("700", part_of=whole.id)
    assert finds("parts exceed the whole", whole)


def test_parts_in_other_units_of_one_kind_are_added(a_quantity_claim, finds):
    whole = a_quantity_claim("2", "tonnes")
    a_quantity_claim("1500", "kg", part_of=whole.id)
    a_quantity_claim("9000", "km", part_of=whole.id)
    assert not finds("parts exceed the whole", whole)
    a_quantity_claim("1", "t", part_of=whole.id)
    assert finds("parts exceed the whole", whole)


def test_a_total_of_at_least_so_much_can_be_exceeded(an_amount_claim, finds):
    whole = an_amount_claim("1000", bound="at least")
    an_amount_claim("1500", part_of=whole.id)
    assert not finds("parts exceed the whole", whole)


def test_a_total_of_years_over_single_sums_is_found(an_amount_claim, finds, found):
    total = an_amount_claim(event=an_event("Sales", "2018/..", kind="sale"))
    earlier = an_event("Earlier", "2017-05", kind="sale")
    an_amount_claim("5000", event=earlier)
    assert not finds("total over single sums", total)
    single = an_event("A sale", "2020-05", kind="sale")
    an_amount_claim("7000", event=single)
    assert finds("total over single sums", total)
    assert "Earlier" not in found("total over single sums")[0].sentence


def test_a_part_of_a_total_is_tied_to_it(an_amount_claim, finds):
    total = an_amount_claim(event=an_event("Sales", "2018/2020", kind="sale"))
    an_amount_claim("7000", event=an_event("A sale", "2020-05", kind="sale"), part_of=total.id)
    assert not finds("total over single sums", total)


def test_one_figure_in_two_events_is_found(a_quantity_claim, an_amount_claim, finds):
    first, second = a_quantity_claim("194775"), a_quantity_claim("194775")
    assert finds("counted twice", first) or finds("counted twice", second)
    assert not finds("counted twice", a_quantity_claim("314211"))


def test_a_figure_without_its_last_digits_is_the_same(a_quantity_claim, found):
    a_quantity_claim("194775")
    a_quantity_claim("194000")
    (finding,) = found("counted twice")
    assert "194,000 BTC" in finding.sentence or "194,775 BTC" in finding.sentence


def test_a_figure_that_restates_or_is_held_by_the_other_is_not_counted_twice(a_quantity_claim, found):
    first = a_quantity_claim("194775")
    a_quantity_claim("194775", restates=first.id)
    a_quantity_claim("194775", part_of=first.id)
    assert found("counted twice") == ()


def test_round_figures_are_the_same_only_if_more_agrees(case, a_quantity_claim, found):
    actor = an_actor()
    events = [an_event("One", "2019"), an_event("Two", "2024")]
    for event in events:
        a_quantity_claim("61000", event=event)
    assert found("counted twice") == ()
    add(case, actor, *(a_claim(event, Field.WHO, actor_id=actor.id) for event in events))
    assert len(found("counted twice")) == 1


@given(
    value=st.decimals(allow_nan=False, allow_infinity=False),
    said=st.text("0123456789 .,/-XCNYUSD亿万~[]", max_size=20),
)
def test_no_number_and_no_words_of_a_source_break_a_reading(value, said):
    powers_apart(value, Decimal(10))
    read_said(said)
    said_in_words(said)


@pytest.mark.parametrize("value", ["0", "-5", "1E+999999", "1E-999999", "0.000"])
def test_what_is_no_sum_breaks_no_check(case, an_amount_claim, a_quantity_claim, value):
    event = an_event(kind="sale")
    whole = an_amount_claim("7", event=event)
    amount = an_amount_claim(value, event=event, restates=whole.id)
    an_amount_claim(value, "USD", event=event, restates=amount.id, part_of=whole.id)
    a_quantity_claim(value, event=event)
    cite(case, amount, said="0 CNY")
    add(case, Rate("r", "USD", "CNY", "0"))
    assert run_checks(case.reader).findings
