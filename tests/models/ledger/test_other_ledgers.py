"""Ledgers unlike the sample's: an auction house in three currencies, and the fines of a regulator over ten years."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.ledger.account import Asked, account_of
from models.ledger.questions import days_to_sale, longest_to_sale, sold_unseen
from models.ledger.words import total_words, why_words
from models.records.desk import Rate
from models.records.story import Confidentiality, Event, Field, SourceId, Stance, State
from models.values.money import Bound
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_kind,
    a_place,
    a_source,
    add,
    an_actor,
    an_amount,
    an_event,
    replace_in,
)

LOT = a_kind("lot", "Lot")
FINE = a_kind("fine", "Fine")


def a_sum(event, value, currency="GBP", meaning="proceeds", **more):
    fields = {key: more.pop(key) for key in ("restates", "part_of", "decision", "state") if key in more}
    amount = an_amount(value, currency, **more)
    return replace(a_claim(event, Field.AMOUNT, amount=amount, meaning=meaning), **fields)


def told_by(source, *claims):
    return [a_citation(claim, source) for claim in claims]


@pytest.fixture
def auctions(tmp_path):
    """Five sales: two in pounds, two in euros, one in francs; two of them told again in dollars."""
    house = an_actor("Gavel & Sons")
    when = ("2019-03-04", "2020-05", "2021-06-07", "2021-11-20", "2022-01-01/2022-12-31")
    lots = [an_event(f"Lot {n}", when=one, id=f"lot{n}", kind=LOT.id) for n, one in enumerate(when, start=1)]
    sums = [
        a_sum("lot1", "100"), a_sum("lot2", "250", bound=Bound.ABOUT), a_sum("lot3", "70", "EUR"),
        a_sum("lot4", "30", "EUR"), a_sum("lot5", "900", "CHF"),
    ]  # fmt: skip
    again = [
        a_sum("lot1", "131", "USD", restates=sums[0].id),
        a_sum("lot3", "85", "USD", restates=sums[2].id),
    ]
    source, other = a_source("Sale book"), a_source("Art weekly")
    who = [a_claim(lot.id, Field.WHO, actor_id=house.id, role="auction house") for lot in lots]
    records = [LOT, house, source, other, *lots, *sums, *again, *who]
    records += [*told_by(source, *sums), *told_by(other, *again)]
    with a_case(tmp_path, *records) as case:
        yield case


def test_five_sales_in_three_currencies_have_a_total_each_and_none_in_dollars(auctions):
    account = account_of(auctions.reader, Asked())
    totals = {one.unit: one.told for one in (account.total, *account.others)}
    assert totals == {"GBP": Decimal(350), "EUR": Decimal(100), "CHF": Decimal(900)}
    assert account_of(auctions.reader, Asked(currency="USD")).total.lines == 0


def test_only_a_sale_of_one_day_with_a_rate_that_a_source_tells_is_converted(auctions):
    source = auctions.reader.where(type(a_source()), title="Sale book")[0]
    add(auctions, Rate("r1", "EUR", "GBP", "0.86", "2021-06-07", SourceId(source.id)))
    add(auctions, Rate("r2", "EUR", "GBP", "0.84", "2021-11-20"))  # nobody says so
    add(auctions, Rate("r3", "CHF", "GBP", "0.80", "2022-06-01", SourceId(source.id)))
    account = account_of(auctions.reader, Asked(currency="GBP"))
    assert account.total.lines == 3
    assert account.total.low == Decimal("100") + Decimal("245") + Decimal("60.20")
    reasons = [one.reason for one in account.left_out if one.title in ("Lot 4", "Lot 5")]
    assert any("no rate with a source for 20 Nov 2021" in one for one in reasons)
    assert any("over a span of time" in one for one in reasons)
    converted = next(line for line in account.lines if line.rate)
    assert converted.rate == "1 EUR = 0.86 GBP on 2021-06-07"


def test_the_rate_of_the_last_day_before_a_week_end_serves_and_is_named(auctions):
    source = auctions.reader.where(type(a_source()), title="Sale book")[0]
    add(auctions, Rate("r1", "GBP", "EUR", "1.25", "2021-11-19", SourceId(source.id)))
    line = next(
        one for one in account_of(auctions.reader, Asked(currency="GBP")).lines if one.title == "Lot 4"
    )
    assert (line.ends.low, line.rate) == (Decimal("24.0"), "1 EUR = 0.8 GBP on 2021-11-19")


def test_what_conversions_imply_stands_beside_the_rate_of_the_day(auctions):
    source = auctions.reader.where(type(a_source()), title="Sale book")[0]
    add(auctions, Rate("r1", "USD", "GBP", "0.76", "2019-03-04", SourceId(source.id)))
    implied = {one.title: one for one in account_of(auctions.reader, Asked()).implied}
    assert implied["Lot 1"].implied == "0.7634 GBP for 1 USD"
    assert implied["Lot 1"].of_the_day == "0.76 on 2019-03-04"
    assert implied["Lot 3"].of_the_day == "no rate of the case for its day"


def test_a_span_is_spread_over_years_only_when_asked_and_the_table_says_so(tmp_path):
    lot = an_event("Lots", when="2020-07-02/2021-12-31", id="lots", kind=LOT.id)
    with a_case(tmp_path, LOT, lot, a_sum("lots", "1000")) as case:
        (alone,) = account_of(case.reader, Asked(by=("year",))).rows
        assert not alone.group[0].isdigit()
        account = account_of(case.reader, Asked(by=("year",), is_spread=True))
        assert {one.group[0] for one in account.rows} == {"2020", "2021"}
        assert sum(one.low for one in account.rows) == 1000
        assert "our reckoning" in account.remarks[0]


@pytest.fixture
def fines(tmp_path):
    """Ten years of fines; that of 2015 has two parts, and two papers differ on that of 2018."""
    body = an_actor("Market Watch")
    events = [an_event(f"Fines of {y}", when=str(y), id=f"y{y}", kind=FINE.id) for y in range(2011, 2021)]
    sums = {y: a_sum(f"y{y}", str(1000 + y), "EUR", "fine") for y in range(2011, 2021)}
    part_events = [an_event(f"Bank {n} fined", when="2015", id=f"bank{n}", kind=FINE.id) for n in (1, 2)]
    parts = [a_sum(one.id, "900", "EUR", "fine", part_of=sums[2015].id) for one in part_events]
    price = a_sum("y2012", "5000000", "EUR", "turnover")
    paper, rival = a_source("Daily"), a_source("Rival")
    said = a_citation(sums[2018], rival, stance=Stance.CONTRADICTS, said="4018 EUR")
    who = [a_claim(one.id, Field.WHO, actor_id=body.id, role="authority") for one in events]
    records = [FINE, body, paper, rival, *events, *part_events, *sums.values(), *parts, price, *who]
    with a_case(tmp_path, *records, *told_by(paper, *sums.values(), *parts), said) as case:
        yield case, sums


def test_ten_years_of_fines_are_added_once_and_parts_not_again(fines):
    case, _ = fines
    account = account_of(case.reader, Asked("fine", by=("year",)))
    assert (account.total.lines, account.total.low) == (10, sum(1000 + y for y in range(2011, 2021)))
    assert {one.group[0] for one in account.rows} == {str(y) for y in range(2011, 2021)}
    assert sum(one.reason.startswith("part of") for one in account.left_out) == 2
    assert any("turnover" in one.reason for one in account.left_out)


def test_parts_count_where_their_total_was_rejected(fines):
    case, sums = fines
    replace_in(case, replace(sums[2015], state=State.REJECTED))
    (row,) = [o for o in account_of(case.reader, Asked("fine", by=("year",))).rows if o.group == ("2015",)]
    assert (row.lines, row.low) == (2, 1800)


def test_a_contradiction_is_a_range_with_both_figures_until_somebody_decides_with_a_reason(fines):
    case, sums = fines
    total = account_of(case.reader, Asked("fine")).total
    assert total.high - total.low == 1000
    line = next(o for o in account_of(case.reader, Asked("fine")).lines if o.event_id == "y2018")
    assert line.is_open
    assert any("Rival" in one for one in line.otherwise)
    replace_in(case, replace(sums[2018], decision="The register says 3,018"))
    account = account_of(case.reader, Asked("fine"))
    assert account.total.low == account.total.high
    assert any(
        "decided: The register" in one for one in why_words(account.total, account.lines, account.left_out)
    )
    public = account_of(case.reader, Asked("fine"), is_public=True)
    assert not any("register" in one.decision for one in public.lines)


def test_a_contradiction_in_another_unit_is_told_with_the_reason_why_it_makes_no_range(fines):
    case, sums = fines
    source = a_source("A rival abroad")
    add(case, source, a_citation(sums[2017], source, stance=Stance.CONTRADICTS, said="$9m"))
    line = next(o for o in account_of(case.reader, Asked("fine")).lines if o.event_id == "y2017")
    assert not line.is_open
    assert line.ends.low == line.ends.high == line.given.value
    (told,) = line.otherwise
    assert "9,000,000 USD" in told
    assert told.endswith(f"against it; in USD, so no range in {line.unit} without a rate)")


def test_what_is_internal_is_in_no_public_ledger(fines):
    case, _ = fines
    event = case.reader.get(Event, "y2020")
    replace_in(case, replace(event, confidentiality=Confidentiality.INTERNAL))
    assert account_of(case.reader, Asked("fine"), is_public=True).total.lines == 9


def test_an_undisclosed_sum_is_counted_as_a_sale_of_unknown_proceeds(tmp_path):
    kind = a_kind("deal", "Deal")
    events = [an_event("Deal", id="deal", kind=kind.id), an_event("Other", id="other", kind=kind.id)]
    hidden = replace(a_claim("deal", Field.AMOUNT, wording="undisclosed"), meaning="proceeds")
    with a_case(tmp_path, kind, *events, hidden, a_sum("other", "5")) as case:
        total = account_of(case.reader, Asked()).total
        assert (total.lines, total.unknown, total.low, total.high) == (1, 1, 5, None)
        assert total_words(total) == "at least £5 and 1 sale of unknown proceeds"


def test_stages_of_one_thing_come_together_in_one_row(tmp_path):
    seized = an_event("Seized", when="2019-01-01", id="seized", kind="seizure")
    sold = an_event("Sold", when="2020-01-01", id="sold", kind=LOT.id)
    other = an_event("Sold, unseen", when="2020-02-01", id="unseen", kind=LOT.id)
    follows = a_claim("sold", Field.RELATION, "", other_event_id="seized", role="follows")
    place = a_place("Xuzhou", admin="Jiangsu, CN")
    where = a_claim("sold", Field.WHERE, place_id=place.id, role="seller")
    sums = [a_sum("sold", "5"), a_sum("unseen", "6")]
    with a_case(tmp_path, LOT, place, seized, sold, other, follows, where, *sums) as case:
        lines = account_of(case.reader, Asked()).lines
        line = next(one for one in lines if one.event_id == "sold")
        assert [stage.name for stage in line.stages] == ["seized", "sold"]
        assert days_to_sale(line) == (365, 365)
        assert longest_to_sale(lines) == line
        assert [one.event_id for one in sold_unseen(lines)] == ["unseen"]


def test_a_stage_that_is_internal_is_in_no_public_line(tmp_path):
    seized = an_event("Seized", id="seized", kind="seizure", confidentiality=Confidentiality.INTERNAL)
    sold = an_event("Sold", when="2020-01-01", id="sold", kind=LOT.id)
    follows = a_claim("sold", Field.RELATION, "", other_event_id="seized", role="follows")
    with a_case(tmp_path, LOT, seized, sold, follows, a_sum("sold", "5")) as case:
        for is_public, names in ((False, ["seized", "sold"]), (True, ["sold"])):
            (line,) = account_of(case.reader, Asked(), is_public=is_public).lines
            assert [stage.name for stage in line.stages] == names


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(st.integers(1, 10**6), min_size=1, max_size=5),
    currencies=st.lists(st.sampled_from(["USD", "EUR", "CNY"]), max_size=4),
    chance=st.randoms(),
)
def test_a_total_is_unchanged_by_parts_that_make_it_and_by_telling_it_again(
    tmp_path_factory, parts, currencies, chance
):
    whole = a_sum("whole", str(sum(parts)), "CNY", bound=Bound.AT_LEAST)
    held = [a_sum(f"part{n}", str(part), "CNY", part_of=whole.id) for n, part in enumerate(parts)]
    again = [a_sum("whole", str(sum(parts)), one, restates=whole.id) for one in currencies]
    events = [an_event("Sale", id=one, kind=LOT.id) for one in ("whole", *(claim.event_id for claim in held))]
    claims = [whole, *held, *again]
    chance.shuffle(claims)
    folder = tmp_path_factory.mktemp("law")
    with a_case(folder, LOT, *events, *claims) as case:
        total = account_of(case.reader, Asked()).total
        assert (total.unit, total.low, total.high, total.lines) == ("CNY", sum(parts), None, 1)
        replace_in(case, replace(whole, state=State.REJECTED))
        for one in again:
            replace_in(case, replace(one, state=State.REJECTED))
        assert account_of(case.reader, Asked()).total.told == sum(parts)
