"""Events of timemap are read from its JSON and its workbook, and a story goes into both and comes back."""

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from models.exchange.imported import ImportOptions
from models.exchange.registry import format_of
from models.exchange.spreadsheet import xlsx_book
from models.exchange.stories.story import Story
from models.exchange.stories.timemap import read_timemap
from models.records.story import Actor, Citation, Event, Place, Source
from tests.builders import a_claim, a_place, an_event
from tests.stories_of_any_kind import stories
from tests.tables import all_of, event_of

NOT_HELD = frozenset(
    {
        "whole events", "eras",  # those without a date, and eras
        "places", "points", "how exact points are", "countries of places", "roles of places",  # beyond the first
        "sums", "quantities", "what sums mean", "statements", "speakers of statements", "official numbers",
        "pages", "quotations", "sources that contradict",
        "sources", "addresses of sources", "dates of sources", "publishers of sources", "authors of sources",
    }
)  # fmt: skip
"""What the format cannot hold; of sources only those that contradict."""


def test_its_json_is_read_as_a_careful_person_reads_it(fixture):
    found = fixture("timemap.json")
    told = list(all_of(Event, found))
    assert [one.when and one.when.edtf for one in told] == [
        "2021-03-04T14:05", "2021-09", "2019", "2018-12-31", None,
    ]  # fmt: skip
    strike, hospital, *_ = told
    assert strike.tags == ("Night raids", "Heavy bomb", "Strike")
    assert "casualties: 2–5" in strike.note
    assert strike.note.startswith("Check the second video")
    assert [one.name for one in all_of(Actor, found)] == ["Group One"]
    points = {
        place.name: place.point and (place.point.lat, place.point.lon) for place in all_of(Place, found)
    }
    assert points == {
        "Old market": (36.2012, 37.1612), "Hospital": (36.21, 37.11), "Bridge": (36.1, 37.2),
        "36.3, 37.3": (36.3, 37.3),
    }  # fmt: skip
    assert hospital.when.wording == "September 2021"
    assert [trouble.line for trouble in found.problems] == [15]
    assert found.left_out == ("x", "y", "z", "type", "colour", "casualties")
    assert found.remarks == ("The site “School” (36.22, 37.12) is the place of no event and was left out.",)


def test_its_sources_are_those_that_each_event_names(fixture):
    found = fixture("timemap.json")
    assert [one.title for one in all_of(Source, found)] == [
        "Video 1", "Video from the roof; second side", "s9", "Never mentioned in words",
    ]  # fmt: skip
    video = all_of(Source, found)[0]
    assert (video.url, video.authors, video.issued.edtf) == (
        "https://example.org/v1.mp4",
        ("A. Witness",),
        "2021-03-04",
    )
    assert video.note == "type: Video\npaths: media/v1.mp4"
    assert len(all_of(Citation, found)) == 5


def test_the_workbook_of_its_server_is_known_by_its_sheet_and_may_count_days_as_excel_does(tmp_path):
    path = tmp_path / "anything.xlsx"
    events = (
        (
            "description",
            "date",
            "time",
            "location",
            "latitude",
            "longitude",
            "association1",
            "association2",
            "source1",
        ),
        ("A strike", 44259, "0.5833333", "Market", "36.2", "37.1", "Strike", "Raids", "s1"),
        ("A fire", "03/05/2021", "", "Market", "36.2", "37.1", "", "", ""),
    )
    path.write_bytes(
        xlsx_book(
            {
                "Notes": (("nothing",),),
                "EXPORT_EVENTS": events,
                "EXPORT_SOURCES": (
                    ("id", "title", "path1", "path2"),
                    ("s1", "Video", "https://a.org/1", "b.mp4"),
                ),
                "EXPORT_ASSOCIATIONS": (
                    ("id", "title", "desc", "mode", "filter_path0", "filter_path1"),
                    ("Raids", "Night raids", "", "NARRATIVE", "", ""),
                    ("Strike", "Strike", "", "CATEGORY", "", ""),
                ),
            }
        )
    )
    assert format_of(path).name == "timemap-workbook"
    found = format_of(path).read(path, ImportOptions())
    strike, fire = all_of(Event, found)
    assert (strike.when.edtf, fire.when.edtf) == ("2021-03-04T14:00", "2021-03-05")
    assert set(strike.tags) == {"Strike", "Night raids"}
    assert [(one.title, one.url) for one in all_of(Source, found)] == [("Video", "https://a.org/1")]
    assert found.remarks[0] == "Read the sheet “EXPORT_EVENTS” of 4."


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ('{"events": {}, "associations": []}', "no list of events"),
        ('{"events": [], "associations": []}', "holds no events"),
        ('[{"description": "x", "latitude": "1"', "not sound JSON"),
        ("7", "no list of events"),
    ],
)
def test_what_is_of_no_use_is_refused_in_one_sentence(tmp_path, told, sentence):
    path = tmp_path / "a.json"
    path.write_text(told, encoding="utf-8")
    assert sentence in read_timemap(path, ImportOptions()).refusal


def test_odd_values_are_told_and_nothing_is_invented(tmp_path):
    event = {
        "description": "x", "date": "99/99/9999", "time": [1], "latitude": 1e308, "longitude": None,
        "associations": {"a": 1}, "sources": "s1", "location": {"deep": []},
    }  # fmt: skip
    path = tmp_path / "a.json"
    path.write_text(json.dumps([event]), encoding="utf-8")
    found = read_timemap(path, ImportOptions())
    assert event_of(found).when is None
    assert all_of(Place, found)[0].point is None
    assert len(found.problems) == 2


# writing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["timemap", "timemap-workbook"])
@given(story=stories())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_story_comes_back_but_for_what_the_format_cannot_hold(come_back, folder, name, story):
    known = format_of(folder, name)
    lost, found = come_back(story, known, folder / f"story{known.endings[0]}")
    assert lost <= NOT_HELD
    assert not [trouble for trouble in found.problems if "date" in trouble.sentence]


def test_only_what_the_schema_of_timemap_knows_is_written(come_back, folder):
    known = format_of(folder, "timemap")
    place = a_place("Xuzhou")
    event = an_event("Sale", "2021-09", kind="sale")
    where = a_claim(event, "where", text="", place_id=place.id)
    told = json.loads(known.write(Story([place, event, where, an_event("Ban", None)])).data)
    (written,) = told["events"]
    assert set(written) <= {
        "id", "description", "date", "time", "time_precision", "location", "latitude", "longitude", "type", "category",
        "category_full", "associations", "sources", "comments", "time_display",
    }  # fmt: skip
    assert (written["date"], written["time_display"], written["time_precision"]) == (
        "09/01/2021",
        "Sept 2021",
        "month",
    )
    assert (written["latitude"], written["longitude"]) == ("34.26", "117.19")
    assert all(isinstance(value, str | list) for value in written.values())


def test_the_workbook_has_the_sheets_that_its_server_looks_for(folder):
    data = format_of(folder, "timemap-workbook").write(Story([an_event("Sale", "2021-09-24")])).data
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["EXPORT_EVENTS", "EXPORT_SOURCES", "EXPORT_ASSOCIATIONS"]
    heads = [cell.value for cell in next(book["EXPORT_EVENTS"].rows)]
    assert heads[:4] == ["id", "description", "date", "time"]
