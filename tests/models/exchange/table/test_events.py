"""The columns of a table become events, and what has no place or cannot be read is told with its line."""

from decimal import Decimal

import pytest

from models.errors import WrongUse
from models.exchange.table.options_file import read_options
from models.records.story import Actor, Citation, Claim, Event, Field, Locator, Place, Source
from tests.tables import all_of, claim_of, event_of

# headings and fields ---------------------------------------------------------------------------


def test_english_names_of_columns_are_known(read):
    found = read(
        "Date,Event,Description,Type,Location,Who,Amount,Quantity,Source,Tags,Country,Number\n"
        "24 Sept 2021,Ban,Ten bodies,notice,Beijing,PBoC,"
        'over ¥3bn,"15,000 BTC",https://a.cn/x,"ban, law",China,No. 237\n'
    )
    event = event_of(found)
    assert (event.title, event.description, event.kind_id) == ("Ban", "Ten bodies", "notice")
    assert (event.tags, event.jurisdiction, event.official_number) == (("ban", "law"), "CN", "No. 237")
    assert event.when.edtf == "2021-09-24"
    assert claim_of(found, Field.AMOUNT).amount.value == 3_000_000_000
    assert claim_of(found, Field.QUANTITY).quantity.asset == "BTC"
    assert [place.name for place in all_of(Place, found)] == ["Beijing"]
    assert [actor.name for actor in all_of(Actor, found)] == ["PBoC"]
    assert (found.problems, found.left_out, found.refusal) == ((), (), "")


def test_chinese_names_of_columns_are_known(read):
    found = read(
        "日期;标题;说明;类型;地点;机构;文号;备注\n2021年9月;通知;全文;notice;徐州;法院、公安局;银发237号;内部\n"
    )
    event = event_of(found)
    assert (event.when.edtf, event.title, event.official_number, event.note) == (
        "2021-09", "通知", "银发237号", "内部",
    )  # fmt: skip
    assert [actor.name for actor in all_of(Actor, found)] == ["法院", "公安局"]


def test_a_year_alone_stays_a_year(read):
    assert event_of(read("year,title\n2021,Ban\n")).when.edtf == "2021"


@pytest.mark.parametrize(
    ("row", "edtf"),
    [("2021,9,24", "2021-09-24"), ("2021,9,", "2021-09"), ("2021,Sept,24", "2021-09-24"), ("2021,,", "2021")],
)
def test_year_month_and_day_in_three_columns_are_one_date(read, row, edtf):
    assert event_of(read(f"year,month,day,title\n{row},Ban\n")).when.edtf == edtf


def test_a_first_and_a_last_date_are_one_interval(read):
    assert event_of(read("start date,end date,title\n2021-07,2022,Sale\n")).when.edtf == "2021-07/2022"
    assert event_of(read("start date,end date,title\n,2022,Sale\n")).when.edtf == "/2022"


def test_the_midnight_of_a_database_is_no_time(read):
    assert event_of(read("date,title\n2021-09-24 00:00:00,Ban\n")).when.edtf == "2021-09-24"
    assert event_of(read("date,title\n2021/9/24 14:30,Ban\n")).when.edtf == "2021-09-24T14:30"


def test_a_date_of_two_readings_keeps_its_words_and_names_line_and_readings(read):
    found = read("title,date\nFirst,2021\nSecond,03/04/2021\n")
    event = all_of(Event, found)[1]
    (problem,) = found.problems
    claim = next(one for one in all_of(Claim, found) if (one.event_id, one.field) == (event.id, Field.WHEN))
    assert event.when is None
    assert claim.wording == "03/04/2021"
    assert "date: 03/04/2021" in event.note
    assert problem.line == 3
    assert "3 April 2021" in str(problem)
    assert "4 March 2021" in str(problem)
    assert any("day first" in remark for remark in found.remarks)


def test_a_person_decides_the_order_of_day_and_month(read):
    text = "title,date\nSale,03/04/2021\n"
    assert event_of(read(text, order="day first")).when.edtf == "2021-04-03"
    assert event_of(read(text, order="month first")).when.edtf == "2021-03-04"


def test_words_that_are_no_date_are_kept(read):
    found = read("title,date\nSale,shortly after the ban was lifted\n")
    assert event_of(found).when is None
    assert claim_of(found, Field.WHEN).wording == "shortly after the ban was lifted"


def test_an_unknown_kind_becomes_other_with_its_word_as_a_tag(read):
    event = event_of(read("title,type\nSale,Auction\n"))
    assert (event.kind_id, event.tags) == ("other", ("Auction",))
    assert event_of(read("title,type\nSale,Auction\n", kind="sale")).kind_id == "sale"
    assert event_of(read("title,type\nSale,judicial MEETING\n")).kind_id == "judicial-meeting"


def test_columns_without_a_place_go_to_the_note_and_are_told(read):
    found = read("title,Serial,Mood,Unused\nBan,17,grim,\n")
    assert event_of(found).note == "Serial: 17\nMood: grim"
    assert found.left_out == ("Serial", "Mood")


def test_cells_beyond_the_heading_are_kept(read):
    assert event_of(read("title,date\nBan,2021,more,\n")).note == "Column 3: more"


def test_a_heading_may_carry_the_unit(read):
    found = read("标题,金额(万元)\n拍卖,3000\n")
    amount = claim_of(found, Field.AMOUNT).amount
    assert (amount.value, amount.currency, amount.wording) == (Decimal(30_000_000), "CNY", "3000")


def test_a_bare_sum_takes_the_currency_that_a_person_named_and_is_else_kept_as_words(read):
    text = "title,amount,currency\nSale,3000,\n"
    assert claim_of(read(text, currency="HKD"), Field.AMOUNT).amount.currency == "HKD"
    assert claim_of(read("title,amount,currency\nSale,3000,USD\n"), Field.AMOUNT).amount.currency == "USD"
    found = read(text)
    assert event_of(found).note == "amount: 3000"
    assert found.problems[0].line == 2


def test_a_point_belongs_to_the_first_place(read):
    found = read("title,place,lat,lon\nSale,Xuzhou; Taizhou,34.26,117.19\n")
    places = {place.name: place.point for place in all_of(Place, found)}
    assert (places["Xuzhou"].lat, places["Taizhou"]) == (34.26, None)


def test_a_point_off_the_earth_is_told_and_kept_in_the_note(read):
    found = read("title,place,lat,lon\nSale,Xuzhou,134.26,117.19\n")
    assert "lat: 134.26" in event_of(found).note
    assert found.problems[0].line == 2


def test_each_claim_cites_each_source_of_its_row_where_a_person_says_so(read):
    text = (
        'title,date,source 1,source 2,url\nBan,2021,Caixin,"Reuters, 2 May https://r.com/1",https://c.cn/9\n'
    )
    found = read(text, supports="each")
    sources = {source.title: source.url for source in all_of(Source, found)}
    assert sources == {"Caixin": "https://c.cn/9", "Reuters, 2 May": "https://r.com/1"}
    citations = all_of(Citation, found)
    assert len(citations) == 2 * len(all_of(Claim, found)) == 4
    assert {(one.locator, one.place) for one in citations} == {(Locator.WHOLE, "")}


def test_one_source_of_many_rows_is_one_source(read):
    found = read("title,source\nA,https://a.cn/1\nB,https://a.cn/1\n")
    assert len(all_of(Source, found)) == 1


def test_a_missing_title_is_cut_from_the_description(read):
    event = event_of(read(f"title,description\n,{'word ' * 60}\n"))
    assert event.title.endswith("…")
    assert len(event.title) <= 120
    assert event.description.count("word") == 60


def test_a_row_without_any_title_is_told(read):
    found = read("title,place\n,Xuzhou\n")
    assert all_of(Event, found) == []
    assert found.problems[0].line == 2


def test_an_apostrophe_that_guards_a_formula_is_taken_away(read):
    assert event_of(read("title\n'=1+1\n")).title == "=1+1"
    assert event_of(read("title\n'tis so\n")).title == "'tis so"


# the file of columns ---------------------------------------------------------------------------


@pytest.fixture
def options_of(tmp_path):
    def options_of(text):
        path = tmp_path / "columns.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_options(path)

    return options_of


def test_a_person_says_what_columns_mean(read, options_of):
    options = options_of(
        'kind = "sale"\ncurrency = "CNY"\n[columns]\n'
        '"Was geschah" = "title"\n"Verkäufer" = "actor: seller"\n"x" = "ignore"\n'
    )
    text = "Was geschah,Verkäufer,x,amount,title\nVerkauf,Police,1,300,kept\n"
    found = read(text, columns=options.columns, kind=options.kind, currency=options.currency)
    event = event_of(found)
    assert (event.title, event.kind_id, event.note) == ("Verkauf", "sale", "title: kept")
    assert claim_of(found, Field.WHO).role == "seller"
    assert claim_of(found, Field.AMOUNT).amount.value == 300


def test_a_column_that_the_file_has_not_is_told(read):
    found = read("title\nBan\n", columns={"Wen": "date"})
    assert any("Wen" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[columns]\n\"a\" = title\n", "line 2"),
        ('[columns]\n"a" = "titel"\n', "line 2"),
        ('kind = "sale"\ncurency = "CNY"\n', "line 2"),
        ("kind = 3\n", "line 1"),
        ('columns = "a"\n', "line 1"),
        ('\n\norder = "year first"\n', "line 3"),
        ('separator = ", "\n', "line 1"),
        (b'kind = "sale"\n"\xff" = "title"\n', "line 2"),
        ("[columns\n", "line 1"),
        ("a" * 3, "line 1"),
    ],
)  # fmt: skip
def test_a_broken_file_of_columns_is_told_with_its_line(options_of, text, told):
    with pytest.raises(WrongUse, match=told) as caught:
        options_of(text)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_cell_with_two_sums_makes_two_claims_of_which_the_second_restates_the_first(read):
    found = read("title,amount\nSale,more than 3 billion yuan ($408 million)\n")
    first, second = (claim for claim in all_of(Claim, found) if claim.field is Field.AMOUNT)
    assert [claim.amount.currency for claim in (first, second)] == ["CNY", "USD"]
    assert (first.restates, second.restates, found.problems) == (None, first.id, ())


def test_a_cell_of_coins_with_their_worth_makes_a_claim_of_each_kind(read):
    found = read('title,amount\nSale,"61,000 BTC (£5.5bn)"\n')
    coins, pounds = claim_of(found, Field.QUANTITY), claim_of(found, Field.AMOUNT)
    assert (coins.quantity.asset, pounds.amount.currency, pounds.restates) == ("BTC", "GBP", coins.id)


def test_a_range_has_both_its_ends_and_undisclosed_keeps_its_words(read):
    amount = claim_of(read("title,amount\nSale,$10–15m\n"), Field.AMOUNT).amount
    assert (amount.low, amount.high) == (10_000_000, 15_000_000)
    found = read("title,amount\nSale,undisclosed\n")
    claim = claim_of(found, Field.AMOUNT)
    assert (claim.amount, claim.wording, found.problems, event_of(found).note) == (
        None,
        "undisclosed",
        (),
        "",
    )


def test_rupees_of_several_countries_are_told_and_kept_as_words(read):
    found = read("title,amount\nSale,Rs 500 crore\n")
    assert "INR" in found.problems[0].sentence
    assert event_of(found).note == "amount: Rs 500 crore"
    kept = claim_of(read("title,amount,currency\nSale,Rs 500 crore,PKR\n"), Field.AMOUNT).amount
    assert (kept.value, kept.currency) == (5_000_000_000, "PKR")


def test_a_column_of_standings_tells_what_is_only_announced(read):
    assert event_of(read("date,title,standing\n2021,Sale,announced\n")).standing == "announced"
    found = read("date,title,standing\n2021,Sale,sold\n")
    assert (event_of(found).standing, "is no standing" in found.problems[0].sentence) == ("", True)
