"""Bibliographies are read into sources and written from them; what is lost is what the report says."""

import json
import re
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.case import Case
from models.exchange.bibtex import read_bibtex, write_bibtex
from models.exchange.csl_json import read_csl_json, write_csl_json
from models.exchange.imported import ImportOptions
from models.exchange.registry import format_of
from models.exchange.ris import read_ris, write_ris
from models.importing.importing import import_file
from models.importing.telling import told_of
from models.records.story import Source, SourceId
from models.values.when import When

FORMATS = {
    "csl": (read_csl_json, write_csl_json, ".json"),
    "ris": (read_ris, write_ris, ".ris"),
    "bib": (read_bibtex, write_bibtex, ".bib"),
}
BIBLATEX = r"""
@string{acm = "ACM Press"}
@comment{ignored}
@online{ban, author={{国务院} and van der Smith, Jane and 王 小明 and M{\"u}ller, J{\"o}rg},
  title={On {B}itcoin 100\% \& more}, date={2021-09-24/..}, url={https://a.b/c_d%20e}, publisher=acm,
  doi={10.1/x_y}, urldate={2025-01-02}, file={C\:\\Users\\ana\\a.pdf:application/pdf}}
@misc{month, title="Quoted", year=2020, month=mar}
@book{circa, title={Circa}, date={2019~}}
@jurisdiction{ruling, title={沙洋县人民法院判决书}, date={2023-06/2023-08}, langid={chinese}}
@article{odd, title={Odd}, year={in press}}
"""
RIS = """TY  - NEWS\r
TI  - China's provinces sell seized crypto\r
AU  - Smith, Jane\r
AU  - 王小明\r
T2  - Reuters\r
DA  - 2025/04/16/\r
SP  - 3\r
EP  - 5\r
UR  - https://a.b/x\r
L1  - file:///home/ana/a.pdf\r
KW  - crypto\r
ER  - \r
TY  - LEGAL\r
T1  - 关于防范代币发行融资风险的公告\r
PY  - 2017\r
TY  - RPRT\r
TI  - A title that goes\r
on with the next line\r
PY  - 2019///Spring\r
ER  - \r
"""


@pytest.fixture
def read(tmp_path):
    def read(text, kind):
        path = tmp_path / f"list{FORMATS[kind][2]}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return FORMATS[kind][0](path, ImportOptions())

    return read


def by_title(found):
    return {source.title: source for source in found.records}


def test_biblatex_is_read_with_its_dates_names_and_accents(read):
    found = read(BIBLATEX, "bib")
    sources = by_title(found)
    ban = sources["On Bitcoin 100% & more"]
    assert ban.authors == ("国务院", "van der Smith, Jane", "王小明", "Müller, Jörg")
    assert (ban.issued.edtf, ban.accessed.edtf, ban.publisher) == ("2021-09-24/..", "2025-01-02", "ACM Press")
    assert ban.url == "https://a.b/c_d%20e"
    assert [sources[title].issued.edtf for title in ("Quoted", "Circa", "沙洋县人民法院判决书")] == [
        "2020-03",
        "2019~",
        "2023-06/2023-08",
    ]
    assert sources["沙洋县人民法院判决书"].type == "legal_case"
    assert sources["Odd"].issued is None
    assert "bib.year=in press" in sources["Odd"].extra
    assert found.left_out == ("doi",)
    assert any("in press" in problem.sentence for problem in found.problems)


def test_a_broken_entry_is_told_with_its_line_and_the_others_are_read(read):
    found = read("@book{a, title={A}}\n@book{b, title={never closed\n@book{c, title={C}}\n", "bib")
    assert {"A", "C"} <= set(by_title(found))
    assert found.problems[0].line == 2


def test_ris_is_read_with_lines_that_go_on_and_entries_without_an_end(read):
    found = read(RIS, "ris")
    news, notice, report = found.records
    assert (news.type, news.issued.edtf, news.pages, news.container) == (
        "article-newspaper",
        "2025-04-16",
        "3-5",
        "Reuters",
    )
    assert news.authors == ("Smith, Jane", "王小明")
    assert (notice.type, notice.issued.edtf) == ("regulation", "2017")
    assert report.title == "A title that goes on with the next line"
    assert report.issued.edtf == "2019-21"
    assert found.left_out == ("KW",)
    assert "has no end" in found.problems[0].sentence


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ({"date-parts": [[2021, 9, 24]]}, "2021-09-24"),
        ({"date-parts": [["2021", "9"]]}, "2021-09"),
        ({"date-parts": [[2018], [2025, 4]]}, "2018/2025-04"),
        ({"date-parts": [[2024, 12]], "circa": True}, "2024-12~"),
        ({"date-parts": [[2019]], "season": 1}, "2019-21"),
        ({"raw": "2018/.."}, "2018/.."),
        ({"literal": "24 September 2021"}, "2021-09-24"),
        ("2021-09?", "2021-09?"),
    ],
)
def test_every_shape_of_a_csl_date_is_read(read, date, edtf):
    (source,) = read(json.dumps([{"type": "report", "title": "T", "issued": date}]), "csl").records
    assert source.issued.edtf == edtf


def test_a_csl_date_that_cannot_be_read_is_kept_and_told(read):
    found = read(
        json.dumps([{"type": "report", "title": "T", "issued": {"literal": "when it rains"}}]), "csl"
    )
    assert found.records[0].issued is None
    assert "when it rains" in found.records[0].extra[0]
    assert "when it rains" in found.problems[0].sentence


@pytest.mark.parametrize(
    "type",
    [
        "bill",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "motion_picture",
        "regulation",
        "treaty",
        "webpage",
    ],
)
def test_every_csl_type_stays_as_it_is(read, type):
    (source,) = read(json.dumps([{"id": 1, "type": type, "title": "T"}]), "csl").records
    assert source.type == type
    assert json.loads(write_csl_json([source]).text)[0]["type"] == type


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("csl", "[NaN]", "NaN"),
        ("csl", "[" * 100_000, "too deeply|not sound"),
        ("csl", '{"a": ', "not sound JSON"),
        ("csl", '"text"', "no list"),
        ("ris", "plain words", "holds no source"),
        ("bib", "plain words", "holds no source"),
        ("csl", b"\x80\x81\xff", "not UTF-8|not sound"),
    ],
)
def test_what_is_of_no_use_is_refused_in_one_sentence(read, kind, text, told):
    assert re.search(told, read(text, kind).refusal)


TEXT = st.text(st.characters(categories=("L", "N", "P", "S"), codec="utf-8"), min_size=1, max_size=20)
NAMES = st.sampled_from(["Smith, Jane", "王小明", "国务院", "Ministry of Finance"])
DATES = st.sampled_from(
    [
        "2021",
        "2021-09",
        "2021-09-24",
        "2018/2025-04",
        "2018/..",
        "2024-12~",
        "2022-11?",
        "199X",
        "../2020",
        "2019-21",
    ]
)
SOURCES = st.builds(
    Source,
    st.just(SourceId("s")),
    title=TEXT,
    type=st.sampled_from(["webpage", "report", "legal_case", "article-newspaper", "book"]),
    authors=st.lists(NAMES, max_size=3).map(tuple),
    publisher=st.one_of(st.just(""), TEXT),
    issued=st.one_of(st.none(), DATES.map(When.from_edtf)),
    url=st.sampled_from(["", "https://a.b/c_d?e=1%20&f"]),
    language=st.sampled_from(["", "zh"]),
)


@pytest.mark.parametrize("kind", FORMATS)
@given(source=SOURCES)
def test_what_is_written_comes_back_but_for_what_was_told(tmp_path_factory, kind, source):
    reader, write, ending = FORMATS[kind]
    path = tmp_path_factory.mktemp("round") / f"list{ending}"
    path.write_text(write([source]).text, encoding="utf-8")
    (back,) = reader(path, ImportOptions()).records
    lossy = {"id", "extra", *({"type"} if kind != "csl" else ())}
    for field in fields(Source):
        if field.name not in lossy:
            assert getattr(back, field.name) == getattr(source, field.name), field.name


@pytest.mark.parametrize("kind", FORMATS)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory, kind, data):
    path = tmp_path_factory.mktemp("any") / f"list{FORMATS[kind][2]}"
    path.write_bytes(data)
    found = FORMATS[kind][0](path, ImportOptions())
    assert found.refusal or found.records or found.problems


def test_paths_notes_and_what_is_not_public_stay_in_the_newsroom(read):
    found = read(BIBLATEX, "bib")
    secret = replace(found.records[1], title="CANARY", confidentiality="confidential")
    noted = replace(found.records[0], note="CANARY", reliability_reason="CANARY")
    for _, write, _ in FORMATS.values():
        text = write([noted, secret]).text
        assert "CANARY" not in text
        assert "ana" not in text
        assert "doi" not in text or "10.1/x_y" in text


def test_what_a_format_cannot_hold_is_told():
    told = write_ris([Source(SourceId("s"), "T", archived_url="https://archive.org/x", is_primary=True)]).lost
    assert told == ("archived address of 1 source", "primary of 1 source")


@pytest.mark.parametrize(("kind", "text", "count"), [("bib", BIBLATEX, 5), ("ris", RIS, 3)])
def test_a_second_import_adds_nothing(tmp_path, kind, text, count):
    path = tmp_path / f"list{FORMATS[kind][2]}"
    path.write_text(text, encoding="utf-8", newline="")
    with Case.create(tmp_path / "case.dateline") as case:
        plan = import_file(case, path)
        assert case.undo_label == f"Import {count} sources"
        assert f"Imported 0 events, {count} sources" in "\n".join(told_of(plan, is_done=True))
        again = import_file(case, path)
        assert again.records == ()
        assert len(case.reader.all(Source)) == count
        case.undo()
        assert case.reader.all(Source) == ()


def test_a_table_of_the_auto_archiver_is_known_by_its_heading(tmp_path):
    path = tmp_path / "archive.csv"
    path.write_text(
        "link,archive status,archive location,archive date,upload title,hash,mood\n"
        "https://a.b/post,success,https://archive.org/1,2025-04-16T10:00:00,A post,SHA-256:ab,grim\n"
        "https://a.b/gone,nothing archived,,,,,\n"
        ",success,,,,,\n",
        encoding="utf-8",
    )
    assert format_of(path).name == "auto-archiver"
    found = format_of(path).read(path, ImportOptions())
    post, gone = found.records
    assert (post.url, post.archived_url, post.title, post.accessed.edtf) == (
        "https://a.b/post",
        "https://archive.org/1",
        "A post",
        "2025-04-16",
    )
    assert "archiver.hash=SHA-256:ab" in post.extra
    assert "archiver.archive date=2025-04-16T10:00:00" in post.extra
    assert gone.title == gone.url
    assert found.left_out == ("mood",)
    assert [problem.line for problem in found.problems] == [3, 4]


@pytest.mark.parametrize(
    ("fields", "edtf"),
    [
        ("year={2022}, month={Apr}", "2022-04"),
        ('year=2019, month="23{--}27 " # may', "2019-05-23/2019-05-27"),
        ("year=2019, month={May 23--27}", "2019-05-23/2019-05-27"),
        ("year=2019, month=may, day={23--27}", "2019-05-23/2019-05-27"),
        ("year=2019, month={30 May -- 2 June}", "2019-05-30/2019-06-02"),
        ("year={1991-92}", "1991/1992"),
    ],
)
def test_months_and_days_of_bibtex_are_read_as_they_are_meant(tmp_path, fields, edtf):
    (tmp_path / "a.bib").write_text(f"@misc{{a, title={{T}}, {fields}}}\n", encoding="utf-8")
    found = read_bibtex(tmp_path / "a.bib", ImportOptions())
    assert [source.issued.edtf for source in found.records] == [edtf]
    assert found.problems == ()
