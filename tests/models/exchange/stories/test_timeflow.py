"""Files of TimeFlow are read by what their header says, and dates that are called approximate stay so."""

import pytest

from models.exchange.imported import ImportOptions
from models.exchange.stories.timeflow import read_timeflow
from models.records.story import Actor, Event, Source
from tests.tables import all_of, event_of

HEAD = (
    "#TIMEFLOW\tfield\tStart\tDate/Time\n#TIMEFLOW\tfield\tUNPARSED FIELDS\tText\n#TIMEFLOW\tend-metadata\n"
)
ALIAS = "#TIMEFLOW\talias\tTIMEFLOW_START\tStart\n#TIMEFLOW\t=====\nTitle\tStart\tUNPARSED FIELDS\n"


def test_a_file_is_read_as_a_careful_person_reads_it(fixture):
    found = fixture("timeflow.time")
    told = {event.title: event for event in all_of(Event, found)}
    assert {title: event.when.edtf for title, event in told.items()} == {
        "The rig explodes": "2010-04-20", "The search ends": "2010-04-23T18:00:00", "An act is passed": "1990-08~",
        "The rig is built": "1998-12~/2001-02~", "A warning": "2004",
    }  # fmt: skip
    assert told["An act is passed"].when.wording == "Aug 1 1990 (Approximate date)"
    assert told["The search ends"].description == "They looked\tfor three days\nand found nobody"
    assert told["An act is passed"].description == 'See "the papers".'
    assert (told["The search ends"].tags, told["The rig is built"].kind_id) == (
        ("well", "rescue", "Events"),
        "notice",
    )
    assert [one.name for one in all_of(Actor, found)] == ["Operator", "Coast Guard", "Congress"]
    assert [one.url for one in all_of(Source, found)] == [
        "https://example.org/1",
        "",
        "https://example.org/4",
    ]
    assert [row.key for row in found.rows] == ["1", "2", "3", "4", "5"]
    assert found.remarks == ("The file says of itself (description): Gathered from council papers",)
    assert (found.problems, found.left_out) == ((), ("UNPARSED FIELDS",))


@pytest.mark.parametrize(
    ("date", "edtf"),
    [("Jan 1 1990", "1990~"), ("Feb 28 2023", "2023-02~"), ("Mar 28 2023", "2023-03-28~"), ("1990", "1990~")],
)
def test_what_an_approximate_date_has_filled_in_is_taken_off(tmp_path, date, edtf):
    path = tmp_path / "a.time"
    path.write_text(f"{HEAD}{ALIAS}Act\t{date}\tApproximate date\n", encoding="utf-8")
    assert event_of(read_timeflow(path, ImportOptions())).when.edtf == edtf


def test_a_line_that_is_wrong_is_told_as_the_file_counts_it(tmp_path):
    path = tmp_path / "a.time"
    path.write_text(f"{HEAD}{ALIAS}Act\t0000-00-00\t\n", encoding="utf-8")
    assert [trouble.line for trouble in read_timeflow(path, ImportOptions()).problems] == [7]


@pytest.mark.parametrize(
    ("text", "sentence"), [("Title\tStart\n", "no file of TimeFlow"), (HEAD, "holds no events")]
)
def test_what_is_of_no_use_is_refused(tmp_path, text, sentence):
    path = tmp_path / "a.time"
    path.write_text(text, encoding="utf-8")
    assert sentence in read_timeflow(path, ImportOptions()).refusal
