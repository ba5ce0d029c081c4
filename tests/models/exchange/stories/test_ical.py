"""Calendars come in with their days and moments, and go out with our dates, which come back as they were."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.exchange.imported import ImportOptions
from models.exchange.stories.ical import is_ical, read_ical, write_ical
from models.exchange.stories.ical_lines import Property, escaped, folded, properties, written_line
from models.exchange.stories.story import Story
from models.records.kinds import built_in_kinds
from models.records.story import Actor, Claim, Confidentiality, Event, Field, Place
from tests.builders import an_event
from tests.round_trips import FILES, lost, there_and_back
from tests.stories_of_any_kind import EDTFS, stories

CANNOT_HOLD = frozenset[str]()


@given(story=stories())
@settings(max_examples=25)
def test_a_calendar_loses_nothing_of_a_story(story):
    assert lost("icalendar", story) <= CANNOT_HOLD


@pytest.mark.parametrize(
    "edtf", [*EDTFS, "2021-09-24T14", "2021-09-24T14:05:00+08:00", "0001-01-01T00:30+08:00"]
)
def test_every_date_comes_back_exactly(edtf):
    back = there_and_back("icalendar", Story((an_event("Sale", edtf),)))
    assert [one.when.edtf for one in back.events] == [edtf]


def read(path, **options):
    return read_ical(path, ImportOptions(kinds=built_in_kinds(), **options))


@pytest.fixture(scope="module")
def found():
    return read(FILES / "icalendar.ics")


def event(found, title):
    return next(one for one in found.records if isinstance(one, Event) and one.title == title)


@pytest.mark.parametrize(
    ("title", "edtf"),
    [
        ("Hearing, first day", "2021-09-24/2021-09-26"),
        ("Call", "2021-09-24T18:07+08:00/2021-09-24T19:37+08:00"),
        ("Call from Berlin", "2021-07-24T09:00+02:00"),
        ("Call from nowhere", "2021-07-24T09:00"),
        ("Transfer", "2021-09-24T06:05:09Z"),
        ("Diary", "2021-10-01"),
    ],
)
def test_days_end_before_the_end_and_clocks_keep_their_zone(found, title, edtf):
    assert event(found, title).when.edtf == edtf


def test_a_clock_without_a_zone_is_read_in_the_one_that_a_person_names():
    assert event(read(FILES / "icalendar.ics", zone="Europe/London"), "Transfer").when.edtf.endswith("Z")


def test_words_are_unfolded_and_unescaped(found):
    hearing = event(found, "Hearing, first day")
    assert hearing.description.startswith("Line one\nLine two; with")
    assert hearing.description.endswith("has to be folded, as mail programs do")
    assert (hearing.kind_id, hearing.tags) == ("sale", ("Court, first instance",))
    (place,) = [one for one in found.records if isinstance(one, Place)]
    assert (place.name, place.point.lat, place.point.lon) == ("Room 5; 12 Mill Road, London", 51.5, -0.12)


def test_who_declined_did_not_attend(found):
    named = {one.id: one.name for one in found.records if isinstance(one, Actor)}
    claims = [one for one in found.records if isinstance(one, Claim) and one.field is Field.WHO]
    assert {(named[one.actor_id], one.role) for one in claims} == {
        ("Court, London", "organizer"),
        ("Li", "attendee"),
        ("Wang", "declined"),
    }
    assert "clerk@court.example" in event(found, "Hearing, first day").note


def test_private_entries_are_internal_and_cancelled_ones_only_announced(found):
    assert event(found, "Call").confidentiality is Confidentiality.INTERNAL
    assert event(found, "Call from nowhere").standing == "announced"


def test_what_repeats_is_told_once_and_said_so(found):
    assert "repeats: FREQ=WEEKLY;COUNT=10" in event(found, "Call from Berlin").note
    told = " ".join(found.remarks)
    assert "they repeat" in told
    assert "“Nowhere” is not known" in told
    assert "1 VTODO" in told
    assert "DTSTAMP" in told


def test_a_day_that_is_none_is_told_and_kept(found):
    assert event(found, "Without a day").when is None
    assert [one.line for one in found.problems] == [66]


def test_rows_are_known_again_by_their_uid(found):
    assert [row.key for row in found.rows][:2] == ["hearing-1@court.example", "call-1"]


def test_a_day_that_was_moved_in_the_calendar_is_the_moved_one(tmp_path):
    text = write_ical(Story((an_event("Sale", "2021-09~", id="a"),))).data.decode()
    assert "DTSTART;VALUE=DATE:20210901\r\nDTEND;VALUE=DATE:20211001\r\n" in text
    assert "DESCRIPTION:Date: about Sept 2021" in text
    (tmp_path / "a.ics").write_text(text.replace("20211001", "20211003"), encoding="utf-8")
    assert event(read(tmp_path / "a.ics"), "Sale").when.edtf == "2021-09-01/2021-10-02"


def test_an_event_without_a_date_is_an_entry_of_a_journal():
    written = write_ical(Story((an_event("Sale", None, id="a"),)))
    assert b"BEGIN:VJOURNAL" in written.data
    assert "Without a date" in written.remarks[0]


def test_the_same_story_gives_the_same_bytes():
    story = Story((an_event("Sale", "2021", id="a"),))
    assert write_ical(story).data == write_ical(story).data


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200), st.text("a^\"'\n;:,", max_size=9)
)
@settings(max_examples=60)
def test_a_line_comes_back_whole_however_it_is_folded(text, name):
    line = written_line("X-A", text, NAME=name)
    assert all(len(piece.encode()) <= 75 for piece in line.split("\r\n"))
    (told,) = properties(line)
    assert told.parameters["NAME"] == name.replace("\n", " ")
    if text.isprintable():
        assert told.text == text


def test_commas_part_words_unless_they_are_escaped():
    assert Property(1, "CATEGORIES", r"a\,b,c\\,d").texts == ("a,b", "c\\", "d")
    assert escaped("a,b;c\\\nd") == r"a\,b\;c\\\nd"
    assert folded("a" * 80).count("\r\n ") == 1


@pytest.mark.parametrize(
    ("text", "told"), [("BEGIN:VCARD\nEND:VCARD", "no calendar"), ("BEGIN:VCALENDAR\nCALSCALE:HEBREW", "HEBREW"),
    ("BEGIN:VCALENDAR\nEND:VCALENDAR", "empty"),
    ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR", "empty")]
)  # fmt: skip
def test_what_is_of_no_use_is_refused_in_one_sentence(text, told, tmp_path):
    (tmp_path / "a.ics").write_text(text, encoding="utf-8")
    assert told in read(tmp_path / "a.ics").refusal
    assert is_ical(text) is text.startswith("BEGIN:VCALENDAR")
