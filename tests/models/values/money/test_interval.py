"""A sum has two ends, of which each may be missing; intervals add and part by them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import UnreadableValue
from models.values.money import Amount, Bound, Interval, Quantity, added, convert, read_amount, words

numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=2)


@st.composite
def sums(draw):
    value, bound = draw(numbers), draw(st.sampled_from(Bound))
    is_range = bound in (Bound.EXACT, Bound.ABOUT) and draw(st.booleans())
    upper = value + draw(st.decimals(0, 10**9, places=2)) if is_range else None
    return Amount(value, "CNY", bound, upper=upper)


@st.composite
def members(draw, interval):
    low = interval.low if interval.low is not None else (interval.high or Decimal(0)) - 10**6
    high = interval.high if interval.high is not None else low + 10**6
    return draw(st.decimals(low, high, places=4) if low < high else st.just(low))


@pytest.mark.parametrize(
    ("value", "bound", "upper", "low", "high"),
    [
        ("5", Bound.EXACT, None, "5", "5"),
        ("5", Bound.EXACT, "8", "5", "8"),
        ("5", Bound.AT_LEAST, None, "5", None),
        ("5", Bound.AT_MOST, None, None, "5"),
        ("3000000000", Bound.ABOUT, None, "2500000000", "3500000000"),
        ("15000", Bound.ABOUT, None, "14500", "15500"),
        ("1.50", Bound.ABOUT, None, "1.495", "1.505"),
        ("-200", Bound.ABOUT, None, "-250", "-150"),
        ("0", Bound.ABOUT, None, "-0.5", "0.5"),
    ],
)
def test_a_sum_has_a_lower_and_an_upper_end(value, bound, upper, low, high):
    upper = Decimal(upper) if upper else None
    ends = [Decimal(end) if end else None for end in (low, high)]
    for kept in (
        Amount(Decimal(value), "CNY", bound, "", upper),
        Quantity(Decimal(value), "t", bound, "", upper),
    ):
        assert [kept.low, kept.high] == ends


@given(sums(), sums(), st.data())
def test_what_two_sums_can_be_together_lies_within_their_interval(one, other, data):
    a, b = Interval.of(one), Interval.of(other)
    assert data.draw(members(a)) + data.draw(members(b)) in a + b


@given(sums(), sums())
def test_two_sums_are_apart_only_if_none_of_their_ends_lies_in_the_other(one, other):
    a, b = Interval.of(one), Interval.of(other)
    shared = [end for end in (a.low, a.high, b.low, b.high) if end is not None and end in a and end in b]
    has_open_ends = (a.low is None and b.low is None) or (a.high is None and b.high is None)
    assert a.is_apart_from(b) == (not shared and not has_open_ends)
    assert a.is_apart_from(b) == b.is_apart_from(a)


@pytest.mark.parametrize(
    ("bound", "upper", "said"),
    [
        (Bound.EXACT, "4", "no lower than it begins"),
        (Bound.AT_LEAST, "8", "has both its ends"),
        (Bound.EXACT, "NaN", "not a number"),
    ],
)
def test_an_upper_end_that_cannot_be_is_refused_in_a_sentence(bound, upper, said):
    with pytest.raises(UnreadableValue, match=said):
        Amount(Decimal(5), "CNY", bound, upper=Decimal(upper))


def test_a_range_is_converted_at_both_its_ends():
    given = convert(Amount(Decimal("10"), "USD", upper=Decimal("15")), Decimal("7.2"), "CNY")
    assert (given.value, given.upper, given.bound) == (Decimal(72), Decimal(110), Bound.ABOUT)


def test_the_ends_of_a_narrow_range_are_rounded_alike():
    given = convert(Amount(Decimal(129), "USD", upper=Decimal(130)), Decimal("1.03"), "CNY")
    assert (given.value, given.upper) == (Decimal(133), Decimal(134))


@pytest.mark.parametrize(
    ("sums", "said"),
    [
        (["$10m", "$5m"], "$15m"),
        (["$10m–15m", "$5m"], "$15m–20m"),
        (["over $10m", "$5m"], "at least $15m"),
        (["up to $10m", "$5m"], "up to $15m"),
        (["about $10m", "$5m"], "about $15m"),
        (["over $10m", "up to $5m"], "about $15m"),
    ],
)
def test_a_total_of_sums_keeps_both_its_ends(sums, said):
    assert words(added([read_amount(each) for each in sums])) == said
