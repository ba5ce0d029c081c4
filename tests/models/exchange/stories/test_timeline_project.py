"""The Timeline Project's files come in with containers and eras, and ours come back with all but the undated."""

import pytest
from hypothesis import assume, given, settings

from models.exchange.imported import ImportOptions
from models.exchange.stories.losses import losses
from models.exchange.stories.story import Story
from models.exchange.stories.timeline_project import (
    is_timeline_project,
    read_timeline_project,
    write_timeline_project,
)
from models.exchange.stories.told_block import with_block, without_block
from models.records.kinds import built_in_kinds
from models.records.story import Claim, Event, Field
from tests.builders import a_claim, an_event
from tests.round_trips import FILES, lost, there_and_back
from tests.stories_of_any_kind import EDTFS, stories

CANNOT_HOLD = frozenset(("whole events", "dates"))
"""Events without a date; of eras alone, how exactly their ends are known."""


@given(story=stories())
@settings(max_examples=25)
def test_what_has_a_date_comes_back_whole(story):
    dated = Story(
        [one for one in story.records if not (isinstance(one, Event) and (one.era or not one.when))]
    )
    assume(dated.all(Event))
    assert lost("timeline-project", dated) == set()
    assert lost("timeline-project", story) <= CANNOT_HOLD


@pytest.mark.parametrize(
    "edtf", [*EDTFS, "2021-09-24T14", "2021-09-24T14:05:09/2021-09-25T10:00", "0001", "9999"]
)
def test_every_date_comes_back_exactly(edtf):
    back = there_and_back("timeline-project", Story((an_event("Sale", edtf),)))
    assert [one.when.edtf for one in back.events] == [edtf]


def read(path):
    return read_timeline_project(path, ImportOptions(kinds=built_in_kinds()))


@pytest.fixture(scope="module")
def found():
    return read(FILES / "timeline-project.timeline")


def event(found, title):
    return next(one for one in found.records if isinstance(one, Event) and one.title == title)


@pytest.mark.parametrize(
    ("title", "edtf"),
    [
        ("Ban in force", "2017-09-04/.."),
        ("The auction", "2020-01-01/2020-12-31"),
        ("First lot", "2020-03-05"),
        ("(sic) Second lot", "2020-05-01T09:30~/2020-05-02T10:00:15~"),
        ("Holding", "2021-01-01/.."),
        ("Deadline", "2021-06-01"),
    ],
)
def test_dates_are_as_the_program_shows_them(found, title, edtf):
    assert event(found, title).when.edtf == edtf


def test_a_part_is_linked_to_its_container(found):
    links = [one for one in found.records if isinstance(one, Claim) and one.field is Field.RELATION]
    assert [(one.event_id, one.role, one.other_event_id) for one in links] == [
        (event(found, "First lot").id, "part of", event(found, "The auction").id)
    ]


def test_categories_are_kinds_and_tags_with_their_parents(found):
    lot = event(found, "First lot")
    assert (lot.kind_id, lot.tags) == ("sale", ("Courts", "coins urgent"))
    assert set(event(found, "(sic) Second lot").tags) == {"Loop", "Sale", "Courts"}
    assert event(found, "Ban in force").era == "#aabbcc"


def test_what_has_no_field_is_kept_in_the_note(found):
    lot = event(found, "First lot")
    assert lot.description == "Sold at once.\nTwice."
    assert {"progress: 40 %", "alert: 2020-03-01 00:00:00;Look"} <= set(lot.note.split("\n"))
    assert "milestone: yes" in event(found, "Deadline").note
    assert "1 icon" in " ".join(found.remarks)


def test_years_that_no_date_here_has_are_told_and_kept(found):
    assert [one.line for one in found.problems] == [20, 21]
    assert "-44-03-15" in event(found, "Ides").note
    assert event(found, "Orphan").when is None


def test_a_date_that_was_moved_in_the_program_is_the_moved_one(tmp_path):
    text = write_timeline_project(Story((an_event("Sale", "2021-09~"),))).data.decode()
    (tmp_path / "a.timeline").write_text(text.replace("2021-09-01 00", "2021-08-30 00"), encoding="utf-8")
    assert event(read(tmp_path / "a.timeline"), "Sale").when.edtf == "2021-08-30~/2021-09-30~"


def test_a_whole_with_its_parts_is_a_container():
    whole, part = an_event("Auction", "2020", id="whole"), an_event("First lot", "2020-03", id="part")
    link = a_claim(part, Field.RELATION, "", role="part of", other_event_id="whole")
    story = Story((whole, part, link))
    text = write_timeline_project(story).data.decode()
    assert text.index("<text>[1]Auction</text>") < text.index("<text>(1)First lot</text>")
    assert losses(story, there_and_back("timeline-project", story)) == ()


def test_what_is_told_under_a_description_comes_back():
    cells = {"actor:seller": "Li: the elder", "statement": "one\ntwo", "place 2": "[Dateline]"}
    assert without_block(with_block("Words\n\nof ours", cells)) == ("Words\n\nof ours", cells)
    assert without_block("plain") == ("plain", {})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<timeline><version>1.0.0</version><timetype>numtime</timetype></timeline>", "numtime"),
        ("<other/>", "no file of The Timeline Project"),
        ("<timeline>", "line 1"),
        ("<timeline><version>1.0.0</version></timeline>", "empty"),
    ],
)
def test_what_is_of_no_use_is_refused_in_one_sentence(text, told, tmp_path):
    (tmp_path / "a.timeline").write_text(text, encoding="utf-8")
    assert told in read(tmp_path / "a.timeline").refusal


def test_its_files_are_known_by_their_beginning():
    assert is_timeline_project("<timeline>\n <version>0.1.0</version>")
    assert not is_timeline_project("<timeline><events>")
