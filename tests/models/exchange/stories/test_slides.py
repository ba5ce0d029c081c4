import io
import json

import pytest
from openpyxl import load_workbook

from models.exchange.csv_out import csv_bytes, guarded
from models.exchange.imported import ImportOptions
from models.exchange.spreadsheet import xlsx_bytes
from models.exchange.stories.slides import COLUMNS, Slide, Slides, dates_of, timelinejs_rows, timelinejs_text
from models.exchange.table.reading import read_csv
from models.exchange.table.values import cleaned
from models.exchange.written import Piece
from models.records.story import Event
from tests.builders import a_when
from tests.written import MARKUP, shown


def a_slide(headline="It was sold", when="2021-09-24", **fields):
    return Slide(headline, a_when(when), "24 Sept 2021", **fields)


def read(slides):
    return json.loads(timelinejs_text(slides))


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2021", {"year": 2021}, None),
        ("2021-09~", {"year": 2021, "month": 9}, None),
        ("2021-09-24", {"year": 2021, "month": 9, "day": 24}, None),
        ("2018/..", {"year": 2018}, None),
        ("../2020-05", {"year": 2020, "month": 5}, None),
        ("2018/2025-02", {"year": 2018}, {"year": 2025, "month": 2}),
        ("199X", {"year": 1990}, {"year": 1999}),
        ("2021-21", {"year": 2021}, None),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(edtf, start, end):
    assert dates_of(a_when(edtf)) == (start, end)


@pytest.mark.parametrize("edtf", ["2018/..", "2018-03/.."])
def test_what_goes_on_is_drawn_to_the_last_year_that_is_told(edtf):
    slides = Slides("Case", slides=(a_slide(when=edtf), a_slide(when="2026-02-06")))
    assert [event.get("end_date") for event in read(slides)["events"]] == [{"year": 2026}, None]
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in timelinejs_rows(slides)]
    assert [row["End Year"] for row in rows[2:]] == [2026, ""]


def test_what_goes_on_alone_ends_nowhere():
    (event,) = read(Slides("Case", slides=(a_slide(when="2018/.."),)))["events"]
    assert "end_date" not in event


def test_each_source_stands_in_a_line_of_its_own():
    sources = (Piece("A <b>", href="https://example.org/a"), Piece("B"))
    (event,) = read(Slides("Case", slides=(a_slide(lists=(("Sources:", sources),)),)))["events"]
    assert event["text"]["text"].startswith("<p>Sources:</p><ul><li><a ")
    assert event["text"]["text"].count("<li>") == 2
    assert "A &lt;b&gt;" in event["text"]["text"]


def test_our_words_for_the_date_and_the_kind_are_told():
    (event,) = read(Slides("Case", slides=(a_slide(group="Sale"),)))["events"]
    assert (event["display_date"], event["group"], event["autolink"]) == ("24 Sept 2021", "Sale", False)


def test_an_id_stays_the_same_from_export_to_export_and_is_never_given_twice():
    slides = Slides("Case", slides=(a_slide(), a_slide(), a_slide("Other")))
    ids = [event["unique_id"] for event in read(slides)["events"]]
    assert len(set(ids)) == 3
    assert read(Slides("Case", slides=(a_slide("Other"),)))["events"][0]["unique_id"] == ids[2]


def test_an_era_that_is_open_ends_with_the_events():
    slides = Slides("Case", slides=(a_slide(when="2026-02-06"),), eras=(("Ban", a_when("2021-09-24/..")),))
    assert read(slides)["eras"] == [
        {
            "start_date": {"year": 2021, "month": 9, "day": 24},
            "end_date": {"year": 2026},
            "text": {"headline": "Ban"},
        }
    ]


@pytest.mark.parametrize("text", MARKUP)
def test_words_that_look_like_markup_stay_words(text):
    from html import unescape

    slides = Slides(text, text, slides=(a_slide(text, paragraphs=((Piece(text),),), group=text),))
    (event,) = read(slides)["events"]
    for told in (event["text"]["headline"], event["group"], event["text"]["text"][3:-4]):
        assert "<" not in told
        assert shown(unescape(told)) == shown(text)


def test_the_rows_hold_the_columns_of_the_template():
    slides = Slides("Case", slides=(a_slide(when="2018/2025-02"),), eras=(("Ban", a_when("2021/2022")),))
    header, title, event, era = (dict(zip(COLUMNS, row, strict=True)) for row in timelinejs_rows(slides))
    assert header["End Year"] == "End Year"
    assert (title["Type"], title["Headline"], title["Year"]) == ("title", "Case", "")
    assert (event["Year"], event["Month"], event["End Year"], event["End Month"]) == (2018, "", 2025, 2)
    assert (era["Type"], era["Year"], era["End Year"]) == ("era", 2021, 2022)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", "\tx", "  =1", "line\n=2", "line\r\n@x", "\r=1", "＝1", "＋1", "－1", "＠x"],
)
def test_words_that_a_spreadsheet_would_reckon_with_are_guarded_and_come_back(text, tmp_path):
    data = csv_bytes((("title", "number"), (text, 5)))
    assert data.decode("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")
    (tmp_path / "a.csv").write_bytes(data)
    (event,) = (r for r in read_csv(tmp_path / "a.csv", ImportOptions()).records if isinstance(r, Event))
    assert event.title.split() == text.split()


def test_the_guard_can_be_left_off_and_numbers_stay_numbers():
    assert csv_bytes((("=1", -5, None),), is_guarded=False).decode("utf-8-sig") == "=1,-5,\r\n"
    assert csv_bytes((("a-b", -5),)).decode("utf-8-sig") == "a-b,-5\r\n"


def test_a_workbook_holds_words_as_words_and_numbers_as_numbers():
    rows = (("=1+1", 2021, None, "<b> & 中文"), ("two\nlines", 5, "", "@x"))
    sheet = load_workbook(io.BytesIO(xlsx_bytes(rows, "od1"))).active
    assert sheet.title == "od1"
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["=1+1", 2021, None, "<b> & 中文"],
        ["two\nlines", 5, None, "@x"],
    ]
    assert sheet["A1"].data_type == "s"


def test_a_workbook_is_the_same_twice_and_cuts_what_no_cell_can_hold():
    rows = (("x" * 40_000,),)
    assert xlsx_bytes(rows) == xlsx_bytes(rows)
    assert len(load_workbook(io.BytesIO(xlsx_bytes(rows))).active["A1"].value) == 32_767


@pytest.mark.parametrize("text", ["=1", "'=1", "''=1", "'a", "'a\n=1", "'\r=1"])
def test_a_guard_is_taken_off_once(text):
    assert cleaned(guarded(text)) == text.replace("\r", "\n")
