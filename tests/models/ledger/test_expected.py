"""The ledger of the sample, line by line and total by total, as a careful person wrote it by hand from its facts.

Nothing here was taken from what the program puts out: the numbers and the reasons are those of the page.
"""

from decimal import Decimal

import pytest

from models.case import Case
from models.importing.sample import write_sample
from models.ledger.account import Asked, account_of, listed
from models.ledger.questions import concentration
from models.ledger.words import total_words

BN3, LI_DONG = Decimal("3000000000"), Decimal("49610000")


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = tmp_path_factory.mktemp("expected") / "sample.dateline"
    write_sample(path)
    with Case.open(path, read_only=True) as case:
        yield case


@pytest.fixture(scope="module")
def lines(case):
    return {line.event_id: line for line in account_of(case.reader, Asked()).lines}


def rows(case, *by, **more):
    return {one.group: one for one in account_of(case.reader, Asked(by=by, **more)).rows}


# A. lines -----------------------------------------------------------------------------------------


def test_there_are_five_lines_and_no_more(case):
    assert [line.event_id for line in listed(account_of(case.reader, Asked()))] == [
        "jiafenxiang-sales", "zhangjiajie-103btc", "shunyi-trial", "baoshan-fil-2025", "plustoken-zhifan",
    ]  # fmt: skip


def test_line_1_is_jiangsu_through_jiafenxiang(lines):
    line = lines["jiafenxiang-sales"]
    assert line.groups["seller"] == "Huai'an (inferred) + Taizhou + Xuzhou: split not known"
    assert line.groups["province"] == "Jiangsu"
    assert line.groups["agent"].startswith("Jiafenxiang")
    assert line.groups["market"].startswith("Offshore")
    assert "finance bureaus" in line.payee
    assert line.groups["year"] == "since 2018"
    assert line.groups["asset"] == "not told"
    assert (line.given.value, line.given.bound, line.unit) == (BN3, "at least", "CNY")
    assert (line.ends.low, line.ends.high) == (BN3, None)
    assert {"about $408m", "about $414m", "over $408m"} <= set(line.otherwise)
    assert (len(line.origins), line.standing, line.weight) == (1, "reported", "counted")


def test_line_2_is_zhangjiajie(lines):
    line = lines["zhangjiajie-103btc"]
    assert line.groups["seller"] == "Zhangjiajie police"
    assert (line.groups["agent"], line.groups["market"], line.payee) == ("not told",) * 3
    assert (line.when.earliest.isoformat()[:7], line.when.latest.isoformat()[:7]) == ("2024-09", "2026-01")
    assert [(one.value, one.asset) for one in line.sold] == [(Decimal(103), "BTC")]
    assert (line.given.value, line.given.bound) == (LI_DONG, "about")
    assert not line.is_open, "a slip in yen widens no sum in yuan"
    assert any("5,000,000,000 JPY" in one for one in line.otherwise)
    assert any("50,000,000 CNY" in one for one in line.otherwise)
    assert (len(line.origins), line.standing) == (1, "reported")


def test_line_3_is_baoshan_with_unknown_proceeds(lines):
    line = lines["baoshan-fil-2025"]
    assert "Baoshan District" in line.groups["seller"]
    assert (line.groups["province"], line.groups["market"]) == ("Shanghai", "Hong Kong")
    assert line.groups["agent"] == "not told"
    assert [(one.value, one.bound, one.asset) for one in line.sold] == [(Decimal(90000), "at least", "FIL")]
    assert line.when.latest.isoformat() == "2025-09-16"
    assert (line.given, len(line.origins), line.standing, line.weight) == (None, 1, "announced", "counted")


def test_line_4_is_shunyi_of_which_nothing_else_is_known(lines):
    line = lines["shunyi-trial"]
    assert line.groups["seller"].startswith("Beijing")
    assert line.groups["agent"] == "China Beijing Equity Exchange (inferred)"
    assert line.groups["market"] == "not told", (
        "Hong Kong is the route of the mechanism, not said of this case"
    )
    assert line.when.latest.isoformat() == "2025-06-05"
    assert (line.given, line.sold, len(line.origins), line.weight) == (None, (), 1, "counted")


def test_line_5_is_an_application_and_no_sale(lines):
    line = lines["plustoken-zhifan"]
    assert line.groups["seller"] == "Yancheng"
    assert line.groups["agent"].startswith("Beijing Zhifan")
    assert (line.given, line.sold, line.weight) == (None, (), "possible")
    assert [stage.name for stage in line.stages] == ["entrusted"]


# B. no lines --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "what", "reason"),
    [
        ("Claim that the PlusToken", "194,000 BTC", "only claimed"),
        ("Local governments put at 15,000", "15,000 BTC", "told again"),
        ("Local governments put at 15,000", "about $1.25bn", "told again"),
        ("Local governments put at 15,000", "about 15,000 BTC", "stock"),
        ("Changge police", "about 80 BTC", "seized"),
        ("Changge police", "over ¥40m", "valuation"),
        ("Shayang", "about $160m", "seized"),
        ("Shayang", "about ¥400bn", "turnover"),
        ("Jiayu", "1,900,000 USDT", "seized"),
        ("PlusToken: final", "194,775 BTC", "forfeited"),
        ("PlusToken: final", "about $4.2bn", "valuation"),
        ("PlusToken: sale", "314,211 BTC", "turnover"),
        ("China put", "190,000 BTC", "stock"),
        ("United States put", "198,012 BTC", "stock"),
        ("SAFEIS", "430.7bn", "turnover"),
        ("SAFEIS", "378bn", "income"),
        ("UK police seize", "61,000 BTC", "seized"),
        ("US announces", "127,271 BTC", "seized"),
        ("Jiafenxiang", "about $408m", "told again: over ¥3bn"),
        ("Jiafenxiang", "about $414m", "told again: over ¥3bn"),
    ],
)
def test_what_is_no_line_is_left_out_with_its_reason(case, event, what, reason):
    left = account_of(case.reader, Asked()).left_out
    found = [one for one in left if one.title.startswith(event) and what in one.what]
    assert found
    assert all(reason in one.reason for one in found if len(found) == 1) or any(
        reason in o.reason for o in found
    )


# C. totals ----------------------------------------------------------------------------------------


def test_the_total_is_at_least_3_05bn_yuan_and_two_sales_of_unknown_proceeds(case):
    total = account_of(case.reader, Asked()).total
    assert (total.unit, total.told, total.high) == ("CNY", BN3 + LI_DONG, None)
    assert Decimal("3049500000") < total.low <= BN3 + LI_DONG
    assert (total.lines, total.unknown, total.possible, total.origins, total.checked) == (2, 2, 1, 2, 0)
    assert "at least" in total_words(total)
    assert "2 sales of unknown proceeds" in total_words(total)


def test_there_is_no_total_in_dollars(case):
    account = account_of(case.reader, Asked(currency="USD"))
    assert account.total.lines == 0
    assert sum("no one rate" in one.reason for one in account.left_out) == 2
    assert account_of(case.reader, Asked()).others == ()


def test_bitcoin_sold_is_103_and_filecoin_at_least_90000(case):
    sold = account_of(case.reader, Asked()).sold
    assert (sold["BTC"].low, sold["BTC"].high, sold["BTC"].claimed) == (103, 103, 1)
    assert (sold["FIL"].low, sold["FIL"].high) == (90000, None)


def test_the_provinces(case):
    found = {group[0]: one for group, one in rows(case, "province").items()}
    assert (found["Jiangsu"].low, found["Jiangsu"].high, found["Jiangsu"].possible) == (BN3, None, 1)
    assert (found["Hunan"].told, found["Hunan"].unknown) == (LI_DONG, 0)
    assert (found["Shanghai"].lines, found["Shanghai"].unknown) == (0, 1)
    assert (found["Beijing"].lines, found["Beijing"].unknown) == (0, 1)
    assert found["Jiangsu"].low > found["Hunan"].high


def test_no_year_gets_what_no_source_gives_it(case):
    found = {group[0]: one for group, one in rows(case, "year").items()}
    assert found["since 2018"].low == BN3
    years = [one for name, one in found.items() if name.isdigit()]
    assert all(one.lines == 0 and one.unknown == 0 for one in years), "a chart by year would be an invention"


def test_the_agents(case):
    found = {group[0]: one for group, one in rows(case, "agent").items()}
    one = next(total for name, total in found.items() if name.startswith("Jiafenxiang"))
    assert one.low == BN3
    assert (found["not told"].told, found["not told"].unknown) == (LI_DONG, 1)
    assert found["China Beijing Equity Exchange (inferred)"].unknown == 1
    assert next(t for name, t in found.items() if "Zhifan" in name).possible == 1


def test_the_markets(case):
    found = {group[0]: one for group, one in rows(case, "market").items()}
    assert found["Offshore platforms, not named"].low == BN3
    assert found["Hong Kong"].unknown == 1
    assert (found["not told"].told, found["not told"].unknown) == (LI_DONG, 1)


def test_more_than_98_per_cent_of_the_known_money_rests_on_one_origin(case):
    share = concentration(account_of(case.reader, Asked()).lines)
    assert (share.origin, round(share.share * 100, 1)) == ("reuters", Decimal("98.4"))
