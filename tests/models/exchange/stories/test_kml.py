"""KML comes in as plain words and goes out with all that an event tells; no link is followed."""

import zipfile

import pytest
from hypothesis import given, settings

from models.exchange.imported import ImportOptions
from models.exchange.stories.kml import is_kml, read_kml, write_kml
from models.exchange.stories.story import Story
from models.records.story import Claim, Event, Field, Place
from tests.builders import an_event
from tests.round_trips import FILES, lost
from tests.stories_of_any_kind import stories

CANNOT_HOLD = frozenset[str]()


@pytest.mark.parametrize("name", ["kml", "kmz"])
@given(story=stories())
@settings(max_examples=15)
def test_kml_loses_nothing_of_a_story(name, story):
    assert lost(name, story) <= CANNOT_HOLD


def read(path):
    return read_kml(path, ImportOptions())


@pytest.fixture(scope="module", params=["kml.kml", "kmz.kmz"])
def found(request):
    return read(FILES / request.param)


def event(found, title):
    return next(one for one in found.records if isinstance(one, Event) and one.title == title)


def places(found, title):
    held = {one.id: one for one in found.records if isinstance(one, Place)}
    id = event(found, title).id
    claims = [one for one in found.records if isinstance(one, Claim) and one.field is Field.WHERE]
    return [held[one.place_id] for one in claims if one.event_id == id]


def test_a_placemark_is_an_event_with_its_words_as_plain_text(found):
    raid = event(found, "Raid on a depot")
    assert raid.description.startswith("Police took 61,000 coins & phones.")
    assert "alert" not in raid.description
    assert "Report (https://news.example/1)" in raid.description
    assert (raid.when.edtf, raid.tags) == ("2018-10", ("Case 12", "Seizure"))
    assert {"weight: 12 kg", "height: 35"} <= set(raid.note.split("\n"))
    (place,) = places(found, "Raid on a depot")
    assert (place.name, place.point.lat, place.point.lon) == ("12 Mill Road, London", 51.5, -0.12)


@pytest.mark.parametrize(
    ("title", "edtf"),
    [("Journey", "2019-01-05/2019-02"), ("In force", "2017-09-04T15:00:00+08:00/.."), ("Closed", "/2020")],
)
def test_a_span_of_time_may_be_open_at_either_end(found, title, edtf):
    assert event(found, title).when.edtf == edtf


def test_several_points_are_places_and_a_line_is_words(found):
    assert [one.point.lat for one in places(found, "Journey")] == [52.5, 48.85]
    assert "LineString: 13.4,52.5,0 2.35,48.85,0" in event(found, "Journey").note
    assert "point as told: east" in event(found, "Closed").note
    assert places(found, "Closed") == []


def test_what_is_left_aside_is_told(found):
    told = " ".join(found.remarks)
    assert "1 NetworkLink" in told
    assert "1 GroundOverlay" in told
    assert "were not followed" in told
    assert "Styles" in told


def test_a_date_that_was_changed_in_the_other_program_is_the_changed_one(tmp_path):
    story = Story((an_event("Sale", "2021-09~", id="a"), an_event("Ban", "2021-09~", id="b")))
    text = write_kml(story).data.decode()
    assert text.count("<begin>2021-09-01</begin>") == 2
    text = text.replace("<begin>2021-09-01</begin>", "<begin>2021-08-30</begin>", 1)
    (tmp_path / "a.kml").write_text(text, encoding="utf-8")
    found = read(tmp_path / "a.kml")
    assert sorted(one.when.edtf for one in found.records if isinstance(one, Event)) == [
        "2021-08-30/2021-09-30",
        "2021-09~",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<kml><Document>", "line 1"),
        ("<gpx/>", "no KML"),
        ('<!DOCTYPE kml [<!ENTITY a "aa">]><kml>&a;</kml>', "entities"),
        ("<kml/>", "empty"),
        ("<a>" * 5000, "not sound XML"),
    ],
)
def test_what_is_of_no_use_is_refused_in_one_sentence(text, told, tmp_path):
    (tmp_path / "a.kml").write_text(text, encoding="utf-8")
    assert told in read(tmp_path / "a.kml").refusal


def test_a_packed_file_without_kml_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.kmz", "w") as folder:
        folder.writestr("a.txt", "nothing")
    assert "no KML" in read(tmp_path / "a.kmz").refusal


def test_a_packed_file_with_a_part_that_has_no_name_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.kmz", "w") as folder:
        folder.writestr("a.txt", "nothing")
    (tmp_path / "b.kmz").write_bytes((tmp_path / "a.kmz").read_bytes().replace(b"a.txt", b"\0.txt"))
    assert "damaged" in read(tmp_path / "b.kmz").refusal


def test_kml_is_known_by_its_beginning():
    assert is_kml('<?xml version="1.0"?><kml xmlns="http://earth.google.com/kml/2.1">')
    assert not is_kml("<gpx>")
