"""A case as JSON of our own: every field of every record goes and comes back; a file that is unsound is refused."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.exchange.imported import ImportOptions
from models.exchange.papers import Paper
from models.exchange.registry import format_of
from models.exchange.stories.case_json import VERSION, is_case_json, read_case_json, write_case_json
from models.exchange.stories.losses import losses
from models.exchange.stories.record_json import NAMES, json_of, record_of
from models.exchange.stories.story import Story
from models.records.desk import RECORD_TYPES
from models.records.story import About, Event
from tests.one_of_each import PAPER, one_of_each
from tests.records_of_any_kind import any_record
from tests.source_tree import ROOT

RECORDS = one_of_each()
ABOUT = next(one for one in RECORDS if isinstance(one, About))
FIXTURE = ROOT / "tests" / "exchange_files" / "json.json"


def complete(**more):
    return Story([one for one in RECORDS if one != ABOUT], ABOUT, is_complete=True, **more)


def read(folder, told):
    path = folder / "case.json"
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    return read_case_json(path, ImportOptions())


def read_bytes(folder, data):
    (folder / "case.json").write_bytes(data)
    return read_case_json(folder / "case.json", ImportOptions())


def a_file(**lists):
    return {"format": "dateline-case", "version": VERSION, "holds": "everything", **lists}


@given(any_record())
def test_every_record_comes_back_as_it_went(record):
    told = json.loads(json.dumps(json_of(record), ensure_ascii=False))
    assert record_of(type(record), told) == record
    assert repr(record_of(type(record), told)) == repr(record)  # 1.0 is not 1.00, and -0.0 not 0.0


def test_a_case_of_every_kind_of_record_comes_back_whole(tmp_path):
    imported = read_bytes(tmp_path, write_case_json(complete()).data)
    assert imported.refusal == ""
    assert set(imported.records) == set(RECORDS)
    assert [type(one) for one in imported.records] == sorted(
        map(type, imported.records), key=RECORD_TYPES.index
    )
    assert losses(complete(), Story(imported.records)) == ()
    assert imported.is_by_id
    assert imported.is_complete


def test_the_same_case_gives_the_same_bytes_with_a_record_in_each_line():
    data = write_case_json(complete()).data
    assert data == write_case_json(complete()).data
    assert sum(line.startswith(b'{"id"') for line in data.splitlines()) == len(RECORDS) - 1


def test_the_files_of_documents_go_along_or_are_said_to_be_left_out(tmp_path):
    left = write_case_json(complete())
    assert left.remarks == ("The bytes of 2 documents are left out; their names and hashes are in it.",)
    papers = {"document-1": Paper(PAPER, ("first", "二"))}
    taken = write_case_json(complete(papers=papers))
    assert taken.remarks == ()
    imported = read_bytes(tmp_path, taken.data)
    assert imported.papers == papers
    assert (
        "The bytes of 1 document are not in the file: add the files again where you need them."
        in imported.remarks
    )


def test_the_page_that_documents_the_format_names_every_kind_of_record_and_every_field():
    page = (ROOT / "docs" / "case-json.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|.*?\| (.+) \|$", page, re.MULTILINE))
    assert set(rows) >= set(NAMES.values())
    for kind, name in NAMES.items():
        told = re.findall(r"`(\w+)`", rows[name])
        assert told == [one for one in kind.__dataclass_fields__ if one != "id" or kind is not About]
    assert f"version {VERSION}" in page


def test_the_example_of_the_page_can_be_read(tmp_path):
    page = (ROOT / "docs" / "case-json.md").read_text(encoding="utf-8")
    example = page.partition("```json\n")[2].partition("```")[0]
    imported = read(tmp_path, example)
    assert imported.refusal == ""
    assert imported.problems == ()
    assert [one.title for one in imported.records if isinstance(one, Event)] == [
        "Xuzhou sells what it seized"
    ]


def test_a_file_of_a_person_is_read_with_its_defaults(tmp_path):
    imported = read_case_json(FIXTURE, ImportOptions())
    assert imported.refusal == ""
    sale = next(one for one in imported.records if isinstance(one, Event))
    assert (sale.title, sale.when.edtf, sale.when.wording) == (
        "拍卖 “Sale”",
        "2021-09~",
        "um den September 2021",
    )
    assert not imported.is_complete
    assert [str(one) for one in imported.problems] == [
        "sources[0]: “ftp://a.example” is no web address: it begins with https:// or http://."
    ]


def test_it_is_known_by_its_beginning_among_files_of_the_same_ending(tmp_path):
    (tmp_path / "case.json").write_bytes(write_case_json(complete()).data)
    assert format_of(tmp_path / "case.json").name == "json"
    assert is_case_json('\n{ "format" : "dateline-case"')
    assert not is_case_json('[{"format": "dateline-case"')


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (a_file() | {"version": VERSION + 1}, f"newer Dateline (version {VERSION + 1} of the format): update"),
        (a_file() | {"version": "1"}, "does not say of which version"),
        (a_file() | {"holds": ""}, "“holds” is neither"),
        ({"a": 1}, "is no case as JSON"),
        ([], "is no case as JSON"),
        ("", "is not sound JSON from line 1 on"),
        ('{"format": "dateline-case",\n"version": 1', "is not sound JSON from line 2 on"),
        ("[" * 100_000, "nested too deep"),
        ('{"format": "dateline-case", "format": "dateline-case"}', "says “format” twice"),
        ('{"format": "dateline-case", "x": NaN}', "holds the number NaN"),
        ('{"format": "dateline-case", "x": ' + "9" * 5000 + "}", "holds a number that nobody can use"),
        (a_file(moons=[]), "“moons” is no list that is known"),
        (a_file(events={}), "“events” is no list"),
        (a_file(events=[7]), "events[0]: this is no record"),
        (a_file(events=[{"id": "a"}]), "events[0]: kind_id is missing"),
        (a_file(kinds=[{"id": "a", "name": 1}]), "kinds[0]: name: this is no text"),
        (a_file(questions=[{"id": "a", "name": "\ud800", "question": ""}]), "half a character"),
        (a_file(origins=[{"id": "a", "name": "x", "hue": ""}]), "a field “hue” is not known"),
        (a_file(origins=[{"id": "a", "name": "x"}] * 2), "origins: the id “a” stands twice"),
        (a_file(about={"id": "other"}), "about[0]: the id is “case” or left out"),
        (a_file(papers=[{"document_id": "a"}]), "papers[0]: the document “a” is not in the file"),
        (
            a_file(events=[{"id": "a", "kind_id": "b", "title": "c", "when": {"edtf": "0000-00-00"}}]),
            "events[0]: when: “0000-00-00” is not a date",
        ),
        (
            a_file(events=[{"id": "a", "kind_id": "b", "title": "c", "when": {"edtf": "99999"}}]),
            "“99999” is not a date",
        ),
        (a_file(places=[{"id": "a", "name": "b", "point": {"lat": 1e308, "lon": 0}}]), "is no latitude"),
        (a_file(places=[{"id": "a", "name": "b", "point": {"lat": "1", "lon": 0}}]), "as numbers of degrees"),
        (
            a_file(
                claims=[
                    {"id": "a", "event_id": "b", "field": "amount", "amount": {"value": "1e9999", "currency": "EUR"}}
                ]
            ),
            "is no sum",
        ),
        (a_file(claims=[{"id": "a", "event_id": "b", "field": "colour"}]), "“colour” is none of “what”, “when”"),
        (a_file(claims=[{"id": "a", "event_id": "b", "field": "who", "position": 2**70}]), "no whole number"),
    ],
)  # fmt: skip
def test_a_file_that_is_unsound_is_refused_in_one_sentence(tmp_path, told, sentence):
    imported = read(tmp_path, told)
    assert sentence in imported.refusal
    assert imported.records == ()


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path):
    assert "is no text in UTF-8" in read_bytes(tmp_path, b"\xff\xfe{\x00").refusal
    assert "cannot be read" in read_case_json(Path(tmp_path / "gone.json"), ImportOptions()).refusal


@settings(max_examples=25)
@given(st.data())
def test_a_damaged_file_is_refused_or_read_and_never_raises(tmp_path_factory, data):
    whole = write_case_json(complete()).data
    at = data.draw(st.integers(0, len(whole) - 1))
    cut = data.draw(st.integers(0, 40))
    added = data.draw(st.binary(max_size=6))
    read_bytes(tmp_path_factory.getbasetemp(), whole[:at] + added + whole[at + cut :])
