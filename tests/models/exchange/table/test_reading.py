"""Tables of text are read whatever their encoding, separator and size, and never raise."""

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import WrongUse
from models.exchange import imported
from models.exchange.imported import LONGEST_CELL, ImportOptions
from models.exchange.registry import FORMATS, format_of
from models.exchange.table.reading import read_csv
from models.gazetteer.gazetteer import fold
from models.records.kinds import built_in_kinds
from models.records.story import Citation, Claim, Event, Field, Place
from models.values.when import When
from tests.tables import MARKUP, all_of, as_csv, event_of

# text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_the_encoding_is_found_and_told(read, encoding):
    found = read("date,标题,说明\n2021,法院拍卖比特币,央行等十部门发布通知\n", encoding)
    assert event_of(found).title == "法院拍卖比特币"
    told = {"utf-8-sig": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}.get(
        encoding, encoding.upper()
    )
    assert f"Read as {told}" in found.remarks[0]


def test_big5_is_told_from_gb18030_by_its_commoner_characters(read):
    found = read("日期,標題,說明\n2021,法院拍賣比特幣,警方扣押虛擬貨幣的公告\n", "big5")
    assert event_of(found).title == "法院拍賣比特幣"
    assert "Read as Big5" in found.remarks[0]


def test_letters_of_the_west_in_an_old_encoding_are_not_taken_for_chinese(read):
    text = "title\nZürich\n"
    found = read(text, "latin-1")
    assert event_of(found).title == "Zürich"
    assert "Windows-1252, as its letters suggest" in found.remarks[0]
    assert event_of(read(text, "latin-1", encoding="latin-1")).title == "Zürich"


@pytest.mark.parametrize("encoding", ["none such", "rot13", "zip", "undefined", "idna", "ascii\x00"])
def test_a_strange_encoding_is_refused(read, encoding):
    assert read("title\n法院\n", encoding=encoding).refusal.endswith(".")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_sniffed(read, separator):
    rows = [("title", "date", "place"), ("a, b; c\td", "2021", "Xuzhou")]
    assert event_of(read(as_csv(rows, separator))).title == "a, b; c d"


def test_a_first_line_may_name_the_separator(read):
    found = read("sep=|\r\ntitle|date\r\nBan|2021 or so\r\n")
    assert event_of(found).title == "Ban"
    assert found.problems[0].line == 3


def test_lines_are_counted_as_an_editor_counts_them_and_rows_as_a_spreadsheet_does(read):
    found = read('title,description,date,source\nA,"one\ntwo",2021,S\nB,,nonsense,S\n')
    assert found.problems[0].line == 4
    assert {one.note[-6:] for one in all_of(Citation, found)} == {"row 2.", "row 3."}


def test_a_quotation_mark_that_is_never_closed_is_told(read):
    found = read('title,description\nA,one\nB,"two\nC,three\n')
    assert [event.title for event in all_of(Event, found)] == ["A"]
    assert found.problems[0].line == 3


def test_a_nul_is_taken_out_and_told(read):
    found = read("title\na\0b\n")
    assert event_of(found).title == "ab"
    assert found.problems[0].line == 2


@pytest.mark.parametrize("words", MARKUP)
def test_markup_is_plain_text_in_every_field(read, words):
    heading = [
        "title",
        "date",
        "description",
        "type",
        "place",
        "actor",
        "amount",
        "source",
        "tags",
        "mood",
        "country",
    ]
    found = read(as_csv([heading, ["Ban", *[words] * 10]]))
    assert event_of(found).description == words.strip()
    assert all(str(problem).isprintable() for problem in found.problems)
    assert all(len(str(problem)) < 500 for problem in found.problems)


# what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\n\n",
        b"\xff\xfe",
        b"\xff\xfe\x00\xd8",
        b"\xff\xff\xff",
        b'"title\n',
        b"a,b\n1,2\n",
        b"\xef\xbb\xbf",
    ],
)
def test_what_is_of_no_use_is_refused_in_one_sentence(read, text):
    refusal = read(text).refusal
    assert refusal.endswith(".")
    assert "\n" not in refusal


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert "is not there" in read_csv(tmp_path / "none.csv", ImportOptions()).refusal
    assert "is no file" in read_csv(tmp_path, ImportOptions()).refusal


@pytest.mark.parametrize(
    ("limit", "most", "text", "told"),
    [
        ("MOST_BYTES", 10, "title\nlong enough\n", "larger than"),
        ("MOST_ROWS", 2, "title\na\nb\n", "more than 2 rows"),
        ("MOST_COLUMNS", 2, "title,b\na\nb,c,d\n", "more than 2 columns in line 3"),
        ("LONGEST_CELL", 5, "title\nabcdefg\n", "in line 2"),
    ],
)
def test_the_limits_are_told(read, monkeypatch, limit, most, text, told):
    monkeypatch.setattr(imported, limit, most)
    assert told in read(text).refusal


def test_the_limit_of_a_cell_stays_as_another_table_may_be_read_beside_this_one(read):
    read("title\nBan\n")
    assert csv.field_size_limit() == LONGEST_CELL


# formats and laws ------------------------------------------------------------------------------


CSV = next(known for known in FORMATS if known.name == "csv")


def test_a_format_is_found_by_ending_or_by_name(tmp_path):
    assert format_of(tmp_path / "a.TSV") is CSV
    assert format_of(tmp_path / "a.xyz", "csv") is CSV
    with pytest.raises(WrongUse, match="--as"):
        format_of(tmp_path / "a.xyz")
    with pytest.raises(WrongUse, match="csv, workbook"):
        format_of(tmp_path / "a.csv", "pdf")


def read_bytes(path, data):
    path.write_bytes(data)
    return read_csv(path, ImportOptions(kinds=built_in_kinds()))


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("csv") / "law.csv"


@given(
    st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))), st.booleans()
)
def test_any_content_at_all_is_read_or_refused(file, data, is_headed):
    found = read_bytes(file, (b"title,date,place,lat,amount,source,number\n" if is_headed else b"") + data)
    assert found.refusal or found.remarks


CELLS = st.one_of(
    st.text(max_size=30), st.sampled_from([*MARKUP[:10], "2021", "1/2/2021", "¥3", "1.234 BTC", '"', "\r"])
)
COLUMNS = (
    "title", "date", "end", "month", "day", "description", "kind", "place", "lat", "lon", "coordinates", "actor",
    "amount (万元)", "currency", "quantity", "asset", "source", "url", "tags", "country", "number", "note", "mood",
)  # fmt: skip


@given(st.lists(st.lists(CELLS, max_size=len(COLUMNS) + 1), max_size=4))
def test_any_cells_at_all_are_read(file, rows):
    data = as_csv([COLUMNS, *rows]).encode("utf-8", "replace")
    found = read_bytes(file, data)
    told = {problem.line for problem in found.problems}
    assert not found.refusal
    assert len(all_of(Event, found)) <= len(rows)
    assert all(1 < line <= data.count(b"\n") + data.count(b"\r") + 1 for line in told)


WORDS = st.text(st.characters(categories=("L", "N"), codec="utf-8"), min_size=1, max_size=20)
DAYS = st.integers(0, 40_000).map(lambda days: date(1950, 1, 1) + timedelta(days))
DATES = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda drawn: drawn[0].isoformat()[: drawn[1]])


@given(
    st.lists(st.tuples(WORDS, DATES, WORDS), max_size=8),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_titles_dates_and_places_come_back_as_they_were_written(file, rows, separator, encoding):
    text = as_csv([("title", "date", "place"), *rows], separator)
    found = read_bytes(file, text.encode(encoding))
    places = {place.id: place.name for place in all_of(Place, found)}
    where = {one.event_id: one.place_id for one in all_of(Claim, found) if one.field is Field.WHERE}
    events = all_of(Event, found)
    assert [(event.title, event.when) for event in events] == [
        (title, When.from_edtf(edtf, edtf)) for title, edtf, _ in rows
    ]
    assert [fold(places[where[event.id]]) for event in events] == [fold(place) for _, _, place in rows]


def test_what_one_row_proves_of_the_order_holds_for_dates_with_a_time_of_day_too(read):
    found = read("Fecha,Hora,Qué pasó\n28/04/2021,08:30,Bloqueo\n01/05/2021,10:00,Marcha\n")
    assert [one.when.edtf for one in all_of(Event, found)] == ["2021-04-28T08:30", "2021-05-01T10:00"]
    assert found.problems == ()


def test_a_title_with_commas_above_the_headings_decides_nothing_about_the_separator(read):
    found = read("Auszug aus dem Register, Stand heute\nDatum;Ereignis;Ort\n24.06.2019;Umzug;Hamburg\n")
    assert [one.title for one in all_of(Event, found)] == ["Umzug"]
    assert "parted by semicolons" in found.remarks[0]


@pytest.mark.parametrize(
    "heading",
    [
        "التاريخ,الحدث,المدينة",
        "Fecha,Qué pasó,Municipio",
        "Дата,Событие,Город",
        "Data,Titolo,Luogo",
        "Datum,Ereignis,Sitz",
    ],
)
def test_the_usual_headings_of_other_languages_are_known(read, heading):
    found = read(f"{heading}\n2021-04-28,A march,Paris\n")
    (event,) = all_of(Event, found)
    assert (event.title, event.when.edtf) == ("A march", "2021-04-28")
    assert [one.name for one in all_of(Place, found)] == ["Paris"]
    assert found.left_out == ()
