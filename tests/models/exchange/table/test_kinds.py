"""Tables as people keep them: encodings, titles over the heading, numbered sources, workbooks, times of databases."""

from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.imported import ImportOptions
from models.exchange.table.reading import read_workbook
from models.exchange.table.values import read_date
from models.records.dossier import WHOLE_EVENT
from models.records.story import Citation, Event, Field, Place, Source
from models.texts.encoding import western_encoding
from tests.tables import all_of, claim_of, event_of

GERMAN = "sep=;\r\nDatum;Titel;Betrag;Ort\r\n03.04.2021;Vertrag mit Müller & Söhne;1.234,50 €;Köln\r\n;;;\r\n;;;\r\n"


def test_what_excel_writes_in_germany_is_read_and_its_encoding_is_told(read):
    found = read(GERMAN, "cp1252")
    event = event_of(found)
    assert (event.title, event.when.edtf) == ("Vertrag mit Müller & Söhne", "2021-04-03")
    assert str(claim_of(found, Field.AMOUNT).amount.value) == "1234.50"
    assert [place.name for place in all_of(Place, found)] == ["Köln"]
    assert "Windows-1252" in found.remarks[0]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Zürich, Genève – Côte d’Ivoire", "cp1252"),
        ("Łódź, Kraków, Gdańsk, sądu", "cp1250"),
        ("Суд продал изъятые монеты", "cp1251"),
        ("Το δικαστήριο πούλησε", "cp1253"),
    ],
)
def test_letters_of_europe_tell_their_encoding(words, encoding):
    assert western_encoding(words.encode(encoding)) == encoding


def test_bytes_that_no_language_writes_are_no_text():
    assert western_encoding(bytes(range(0x80, 0x100))) == ""


@pytest.mark.parametrize(
    ("rows", "edtf", "proof"),
    [
        ("12/31/2026,A\n12/01/2026,B\n", "2026-12-01", "row 2, 12/31/2026"),
        ("31/12/2026,A\n01/12/2026,B\n", "2026-12-01", "row 2, 31/12/2026"),
        ("01/12/2026,B\n12/31/2026,A\n", "2026-01-12", "row 3, 12/31/2026"),
    ],
)
def test_one_row_proves_the_order_of_its_column(read, rows, edtf, proof):
    found = read("date,title\n" + rows)
    assert found.problems == ()
    assert next(event.when.edtf for event in all_of(Event, found) if event.title == "B") == edtf
    assert any(proof in remark for remark in found.remarks)


def test_rows_that_prove_both_orders_decide_nothing(read):
    found = read("date,title\n12/31/2026,A\n31/12/2026,B\n01/02/2026,C\n")
    assert len(found.problems) == 1
    assert any("written in two ways" in remark for remark in found.remarks)


def test_what_a_person_says_goes_before_what_rows_prove(read):
    found = read("date,title\n12/31/2026,A\n01/02/2026,C\n", order="day first")
    assert next(event.when.edtf for event in all_of(Event, found) if event.title == "C") == "2026-02-01"


def test_one_sum_proves_the_sign_before_decimals(read):
    found = read('title,amount (EUR)\nA,"1.234,50"\nB,"1.500"\n')
    values = [str(claim.amount.value) for claim in found.records if getattr(claim, "amount", None)]
    assert values == ["1234.50", "1500"]


NUMBERED = (
    "date,title,place,actors,source 1,source 1 url,source 1 date,source 2,source 2 url,source 2 date\n"
    '2024-08-03,Rally,"Atlanta, Georgia",Board; A. Speaker,Weekly,https://e.org/a,2024-08-04,'
    "Radio,https://e.org/b,2024-09-03\n"
    '2019-05-06,Founded,"New Haven, CT",Example Ltd,Register,https://e.org/c,2019-05-10,,,\n'
)


def test_numbered_sources_have_their_own_addresses_and_dates_and_prove_the_event_as_a_whole(read):
    found = read(NUMBERED)
    told = {one.title: (one.url, one.issued.edtf) for one in all_of(Source, found)}
    assert told == {
        "Weekly": ("https://e.org/a", "2024-08-04"),
        "Radio": ("https://e.org/b", "2024-09-03"),
        "Register": ("https://e.org/c", "2019-05-10"),
    }
    citations = all_of(Citation, found)
    assert [one.meaning for one in citations] == [WHOLE_EVENT] * 3
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("supports", "count"), [("event", 3), ("each", 14), ("date; place", 6), ("actor", 5)]
)
def test_what_the_sources_of_a_row_prove_is_said_once(read, supports, count):
    assert len(all_of(Citation, read(NUMBERED, supports=supports))) == count


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2021-09-24 18:07:00", "2021-09-24T18:07:00"),
        ("2021-09-24 00:00:00", "2021-09-24"),
        ("18.06.2020 10:43", "2020-06-18T10:43"),
        ("07.02.2019", "2019-02-07"),
        ("4 Aug 2020 6:07 pm", "2020-08-04T18:07"),
    ],
)
def test_times_of_databases_are_read_and_their_midnight_is_none(words, edtf):
    assert read_date(words).edtf == edtf


def test_a_heading_may_stand_under_a_title(read):
    found = read("Zwischenstand der Recherche,,\n,,\nDatum,Ereignis,Ort\n2021-09-24,Verbot,Peking\n")
    assert event_of(found).title == "Verbot"
    assert any("row 3" in remark for remark in found.remarks)
    assert event_of(read("x\na,b\n2021,Ban\n", heading=2, columns={"a": "date", "b": "title"})).title == "Ban"


@pytest.fixture
def workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("Events")
    sheet.append(["Date", "Title", "Amount (CNY)", "Note"])
    sheet.append([datetime(2021, 9, 24), "Ban", 1234.5, None])
    sheet.append([date(2022, 1, 2), "=1+1", 3_000_000_000, True])
    sheet.append([None, None, None, None])
    book.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def test_a_workbook_is_read_from_the_first_sheet_that_holds_anything(workbook):
    found = read_workbook(workbook, ImportOptions())
    first = next(event for event in all_of(Event, found) if event.title == "Ban")
    assert first.when.edtf == "2021-09-24"
    assert "“Events” of 2" in found.remarks[0]
    values = [str(claim.amount.value) for claim in found.records if getattr(claim, "amount", None)]
    assert values[0] == "1234.5"


def test_a_sheet_that_is_not_there_and_a_file_that_is_no_workbook_are_refused_in_words(workbook):
    assert "choose one of Notes, Events" in read_workbook(workbook, ImportOptions(sheet="X")).refusal
    workbook.write_bytes(b"PK\x03\x04 broken")
    assert "is no workbook that can be read" in read_workbook(workbook, ImportOptions()).refusal


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_of_workbooks_fail(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "a.xlsx"
    path.write_bytes(data)
    assert read_workbook(path, ImportOptions()).refusal
