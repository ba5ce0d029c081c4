"""What holds of every ledger, whatever its lines."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.ledger.exchange_rates import Rates
from models.ledger.line import Line
from models.ledger.spreading import over_years
from models.ledger.totals import Columns
from models.ledger.words import total_words
from models.records.desk import Rate
from models.records.story import SourceId
from models.values.money import Amount, Bound, Interval
from models.values.when import When

SUMS = st.decimals(min_value=0, max_value=10**12, places=2)


@st.composite
def lines(draw, value=None):
    amount = value
    if amount is None and draw(st.booleans()):
        amount = Amount(draw(SUMS), "CNY", draw(st.sampled_from(Bound)))
    seller, year = draw(st.sampled_from("ABC")), draw(st.sampled_from(["2019", "2020", "since 2018"]))
    standing = draw(st.sampled_from(["", "reported", "announced", "claimed", "possible"]))
    id = draw(st.uuids()).hex
    return Line(
        id, id, "Sale", None, amount, Interval.of(amount) if amount else None,
        {"seller": seller, "year": year}, standing=standing, origins=frozenset(draw(st.sets(st.sampled_from("xyz")))),
    )  # fmt: skip


def total(held):
    return Columns(held, "CNY").total()


@given(st.lists(lines(), max_size=12), lines())
def test_a_line_more_never_narrows_what_is_unknown(held, more):
    before, after = total(held), total([*held, more])
    assert after.unknown >= before.unknown
    assert not (before.high is None and after.high is not None)
    assert after.low >= before.low


@given(st.lists(lines(), max_size=10), st.randoms())
def test_order_does_not_matter(held, chance):
    turned = list(held)
    chance.shuffle(turned)
    one, other = total(held), total(turned)
    assert (one.low, one.high, one.told, one.lines, one.origins) == (
        other.low, other.high, other.told, other.lines, other.origins,
    )  # fmt: skip


@given(st.lists(lines(), min_size=1, max_size=12))
def test_a_total_is_never_below_its_greatest_exact_line_nor_above_its_upper_bound(held):
    whole = total(held)
    exact = [
        o.given.value for o in held if o.given and o.given.bound is Bound.EXACT and o.weight == "counted"
    ]
    assert whole.low >= max(exact, default=0)
    assert whole.high is None or whole.low <= whole.high


@given(st.lists(lines(), max_size=10), st.data())
def test_a_total_contains_every_combination_of_its_members(held, data):
    whole = total(held)
    picked = Decimal(0)
    for line in held:
        if line.weight == "counted" and line.given:
            ends = [max(end, Decimal(0)) for end in (line.ends.low, line.ends.high) if end is not None]
            picked += data.draw(st.sampled_from(ends))
    assert whole.low <= picked
    assert whole.high is None or picked <= whole.high


@given(st.lists(lines(), max_size=15), st.sampled_from([("seller",), ("year",), ("seller", "year")]))
def test_regrouping_loses_and_doubles_nothing(held, names):
    columns = Columns(held, "CNY")
    whole, rows = columns.total(), columns.by(*names)
    assert sorted(number for row in rows for number in row.members) == list(range(len(held)))
    assert sum((row.low for row in rows), Decimal(0)) == whole.low
    for count in ("lines", "unknown", "possible", "claimed", "checked"):
        assert sum(getattr(row, count) for row in rows) == getattr(whole, count)
    if held:
        assert (whole.high is None) == any(row.high is None for row in rows)


@settings(max_examples=50)
@given(SUMS, st.dates(), st.integers(1, 4000))
def test_the_shares_of_a_span_make_its_sum_again(value, first, days):
    from datetime import timedelta

    last = first + timedelta(days=min(days, (type(first).max - first).days))
    amount = Amount(value, "CNY")
    when = When.from_edtf(f"{first}/{last}")
    line = Line("c", "e", "Sale", when, amount, Interval.of(amount), {"year": "?"})
    parts = over_years([line])
    assert sum(part.given.value for part in parts) == value
    assert len(parts) == last.year - first.year + 1


def test_a_rate_serves_both_ways_but_only_with_a_source():
    from datetime import date

    day = date(2021, 6, 7)
    assert Rates([Rate("r", "USD", "CNY", "6.4", "2021-06-07")]).on("USD", "CNY", day) is None
    rates = Rates([Rate("r", "USD", "CNY", "6.4", "2021-06-07", SourceId("s"))])
    assert rates.on("USD", "CNY", day) == (day, Decimal("6.4"))
    assert rates.on("CNY", "USD", day)[1] == Decimal("0.15625")
    assert rates.on("USD", "CNY", date(2021, 6, 13)) is None


@pytest.mark.parametrize("bound", list(Bound))
def test_what_is_claimed_or_possible_is_shown_and_never_added(bound):
    amount = Amount(Decimal(5), "CNY", bound)
    line = Line("c", "e", "Sale", None, amount, Interval.of(amount), {}, standing="claimed")
    assert (total([line]).low, total([line]).lines, total([line]).claimed) == (0, 0, 1)


def test_years_stand_in_the_order_of_time_where_sums_are_spread_over_them():
    amount = Amount(Decimal(1000), "CNY")
    held = [
        Line(str(at), str(at), "Sale", When.from_edtf(when), amount, Interval.of(amount), {"year": year})
        for at, (when, year) in enumerate((("2018/2021", "2018–2021"), ("2019", "2019"), ("2023", "2023")))
    ]
    rows = Columns(over_years(held), "CNY").by("year")
    assert [row.group[0] for row in rows] == ["2018", "2019", "2020", "2021", "2023"]


@given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.sampled_from(Bound)), min_size=1, max_size=8))
def test_a_total_has_no_end_that_one_of_its_sums_lacks_and_none_stands_the_wrong_way_round(told):
    held = []
    for number, (value, bound) in enumerate(told):
        amount = Amount(Decimal(value), "CNY", bound)
        held.append(Line(str(number), str(number), "Sale", None, amount, Interval.of(amount), {}))
    whole = total(held)
    assert (whole.low is None) == any(value < 0 and bound is Bound.AT_MOST for value, bound in told)
    assert (whole.high is None) == any(bound is Bound.AT_LEAST for _, bound in told)
    assert whole.low is None or whole.low <= whole.told
    assert whole.high is None or whole.told <= whole.high
    assert total_words(whole)
