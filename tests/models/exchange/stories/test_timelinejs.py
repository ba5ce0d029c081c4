"""Timelines of TimelineJS are read as a careful person reads them, and a story goes there and comes back."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.exchange.imported import ImportOptions
from models.exchange.registry import format_of
from models.exchange.spreadsheet import xlsx_bytes
from models.exchange.stories.slide_dates import slide_date
from models.exchange.stories.story import Story
from models.exchange.stories.timelinejs import read_timelinejs
from models.records.story import Citation, Claim, Event, Field, Kind, Source
from models.values.when import When, words
from tests.builders import an_event
from tests.stories_of_any_kind import EDTFS, stories
from tests.tables import all_of, event_of
from tests.written import MARKUP, shown

NOT_HELD = frozenset(
    {
        "whole events",  # those without a date
        "points", "how exact points are", "countries of places", "speakers of statements", "sources that contradict",
        "sources", "addresses of sources", "dates of sources", "publishers of sources", "authors of sources",
        "quotations", "pages",
    }
)  # fmt: skip
"""What the format cannot hold; of sources only those that contradict, which come back in the note."""


def read(tmp_path, told, name="timeline.json", **options):
    path = tmp_path / name
    path.write_text(told if isinstance(told, str) else json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return format_of(path).read(path, ImportOptions(**options))


def events(found):
    return {event.title: event for event in all_of(Event, found)}


# the fixtures ------------------------------------------------------------------------------------


def test_the_slides_of_a_timeline_are_read_as_a_careful_person_reads_them(fixture):
    found = fixture("timelinejs.json")
    told = events(found)
    assert {title: event.when and event.when.edtf for title, event in told.items()} == {
        "A year alone": "2021",
        "A month filled in": "2021-09",
        "Ten bodies forbid everything": "2021-09-24T14:05",
        "Sales go on": "2018/2025-02",
        "The market is open": "2018/..",
        "Before our reckoning": None,
        "A month that is none": None,
        "A film without words": "2022-05",
        "Ban in force": "2021-09-24/2026",
    }
    ban = told["Ten bodies forbid everything"]
    assert (
        ban.description == "The notice says <all>.\n\nIt is online (https://www.pbc.gov.cn/notice).\nIn full."
    )
    assert (ban.kind_id, told["Sales go on"].tags) == ("notice", ("Council sales",))
    assert (told["Ban in force"].era, told["Ban in force"].kind_id) == ("plain", "era")
    assert told["A month filled in"].when.wording == "September 2021"
    assert [trouble.line for trouble in found.problems] == [44, 48]
    assert found.left_out == ("background",)
    assert found.remarks == ("The title slide is no event: The ban & after – How coins were sold.",)


def test_media_are_the_sources_of_their_slide_and_of_nothing_else(fixture):
    found = fixture("timelinejs.json")
    told = {one.url: one for one in all_of(Source, found)}
    assert set(told) == {
        "https://example.org/notice.pdf", "https://www.youtube.com/embed/x1", "https://example.org/film",
    }  # fmt: skip
    notice = told["https://example.org/notice.pdf"]
    assert (notice.title, notice.publisher) == ("The notice; page 1", "PBoC")
    assert notice.note == "alt: A page\nthumbnail: thumb.png"
    assert len(all_of(Citation, found)) == 3


def test_a_sheet_is_read_like_the_json_that_is_made_of_it(fixture):
    found = fixture("timelinejs-sheet.csv")
    assert {title: one.when.edtf for title, one in events(found).items()} == {
        "A year alone": "2021", "To the minute": "2021-09-24T14:30", "A span": "2018/2025-02",
        "Before the ban": "2017/2021",
    }  # fmt: skip
    assert events(found)["Before the ban"].era == "plain"
    assert events(found)["A year alone"].kind_id == "sale"
    assert [one.title for one in all_of(Source, found)] == ["A court"]
    assert (found.problems, found.left_out) == ((), ("background",))


# shapes ------------------------------------------------------------------------------------------

SLIDE = {"start_date": {"year": "2021"}, "text": {"headline": "Ban", "text": "Ten bodies"}}
OLD = {
    "startDate": "2021,9,24", "endDate": "2021,10", "headline": "Ban", "text": "Ten bodies", "tag": "notice",
    "asset": {"media": "https://a.cn/1", "credit": "PBoC", "caption": "Notice"},
}  # fmt: skip
FEED = {
    "gsx$startdate": {"$t": "9/24/2021"}, "gsx$headline": {"$t": "Ban"}, "gsx$text": {"$t": "Ten bodies"},
    "gsx$tag": {"$t": "notice"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ({"events": [SLIDE]}, "2021"),
        ({"timeline": {"slides": [SLIDE]}}, "2021"),
        ({"timeline": [SLIDE]}, "2021"),
        ([SLIDE], "2021"),
        ({"timeline": {"headline": "All", "type": "default", "date": [OLD]}}, "2021-09-24/2021-10"),
        ("storyjs_jsonp_data = " + json.dumps({"timeline": {"date": [OLD]}}) + ";\n", "2021-09-24/2021-10"),
        ({"feed": {"entry": [FEED]}}, "2021-09-24"),
    ],
)  # fmt: skip
def test_every_shape_of_its_json_is_known(tmp_path, told, edtf):
    event = event_of(read(tmp_path, told))
    assert (event.title, event.description, event.when.edtf) == ("Ban", "Ten bodies", edtf)


def test_a_sheet_of_the_first_version_has_whole_dates_and_tags(tmp_path):
    head = "Start Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Tag"
    rows = "3/4/2021,,Ban,Ten bodies,https://a.cn/1,PBoC,,,,notice\n1/26/2012,2/1/2012,Sale,,,,,,,"
    found = read(tmp_path, f"{head}\n{rows}\n", "v1.csv")
    assert [one.when.edtf for one in all_of(Event, found)] == ["2021-03-04", "2012-01-26/2012-02-01"]
    assert all_of(Source, found)[0].title == "PBoC"


def test_a_workbook_is_known_by_the_name_of_its_sheet(tmp_path):
    path = tmp_path / "anything.xlsx"
    path.write_bytes(xlsx_bytes((("Year", "Headline", "End Year"), (2018, "Sales", 2020)), "od1"))
    assert format_of(path).name == "timelinejs-sheet"
    assert event_of(format_of(path).read(path, ImportOptions())).when.edtf == "2018/2020"
    path.write_bytes(xlsx_bytes((("Year", "Headline"), (2018, "Sales")), "Sheet1"))
    assert format_of(path).name == "workbook"


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"events": []}, "holds no slides"),
        ({"timeline": {}}, "holds no slides"),
        ('{"events": [{"start_date": {}, "text": {"headline": "x"}}', "not sound JSON from line 1"),
        ('{"title": {}, "start_date": 1, "headline":' + "[" * 100_000, "nested too deeply"),
        ({"events": [{"start_date": {"year": 2021}, "text": {"headline": "x" * 1_100_000}}]}, "more than 1 MB"),
    ],
)  # fmt: skip
def test_what_is_of_no_use_is_refused_in_one_sentence(tmp_path, told, sentence):
    path = tmp_path / "timeline.json"
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    found = read_timelinejs(path, ImportOptions())
    assert sentence in found.refusal
    assert found.records == ()


def test_what_is_no_slide_is_kept_as_words(tmp_path):
    found = read(tmp_path, {"events": ["only words", 5, None, [], {}, SLIDE, {"text": 7, "start_date": []}]})
    assert [one.title for one in all_of(Event, found)] == ["only words", "5", "Ban", "7"]


# dates -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "display", "first", "last"),
    [
        ({"year": 2021, "month": 1, "day": 1}, None, "2021", "2021", ""),
        ({"year": 2021, "month": 1, "day": 1}, None, "", "2021-01-01", ""),
        ({"year": 2021, "month": 9, "day": 24}, None, "Autumn", "2021-09-24", ""),
        ({"year": 2021, "month": 9, "day": 24}, None, "September 2021", "2021-09-24", ""),
        ({"year": 2021}, None, "spring 2021", "spring 2021", ""),
        ({"year": 2021}, None, "about 2021", "about 2021", ""),
        ({"year": 2021}, None, "2019", "2021", ""),
        ({"year": 1990}, {"year": 1999}, "1990s", "1990s", ""),
        (
            {"year": 2018, "month": 1, "day": 1},
            {"year": 2020, "month": 1, "day": 1},
            "2018–2020",
            "2018–2020",
            "",
        ),
        ({"year": "2,012"}, {"year": "2012"}, "", "2012", ""),
        ({"year": 45}, None, "", "0045", ""),
        ({"year": 2021, "month": 9, "day": 24, "hour": 0, "minute": 0}, None, "", "2021-09-24", ""),
        ("2012,1,26,14,30", "", "", "2012-01-26 14:30", ""),
        ({"year": 2021, "day": 5}, None, "", "year 2021, day 5", ""),
        ({"year": 0, "month": 0, "day": 0}, None, "", "year 0, month 0, day 0", ""),
    ],
)
def test_displayed_words_count_where_the_figures_are_filled_in_or_say_less(start, end, display, first, last):
    told = slide_date(start, end, display)
    assert (told.first, told.last) == (first, last)


# writing -----------------------------------------------------------------------------------------


@given(stories())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_story_comes_back_but_for_what_the_format_cannot_hold(come_back, folder, story):
    lost, found = come_back(story, format_of(folder / "x", "timelinejs"), folder / "story.json")
    assert lost <= NOT_HELD
    assert len(all_of(Event, found)) == len([one for one in story.all(Event) if one.when])
    supported = {one.title for event in story.events if event.when for one, cited in story.sources(event)
                 if any(each.stance != "contradicts" for each in cited)}  # fmt: skip
    assert {" ".join(one.split()) for one in supported} <= {one.title for one in all_of(Source, found)}


@given(st.sampled_from(EDTFS), st.sampled_from(("en", "zh", "de", "fr")))
def test_every_date_comes_back_as_it_is_meant(come_back, folder, edtf, language):
    when = When.from_edtf(edtf)
    story = Story([Kind("raid", "Raid", "#D55E00", "square"), an_event("Ban", edtf, kind="raid")])
    path = folder / "dates.json"
    lost, found = come_back(story, format_of(path, "timelinejs"), path)
    assert lost == set(), (event_of(found).when.edtf, words(when))


@pytest.mark.parametrize("text", [*MARKUP, "'=1", "'@x"])
def test_words_that_look_like_markup_go_there_and_back_as_words(come_back, folder, text):
    told = shown(text)
    event = an_event(told, "2021", kind="raid", description=told)
    records = [
        Kind("raid", "Raid", "#D55E00", "square"),
        event,
        Claim("c", event.id, Field.STATEMENT, text=told),
    ]
    path = folder / "markup.json"
    lost, _ = come_back(Story(records), format_of(path, "timelinejs"), path)
    assert lost == set()
    slide = json.loads(path.read_text(encoding="utf-8"))["events"][0]
    assert "<script" not in json.dumps(slide)


def test_what_has_no_date_has_no_slide_and_is_named(come_back, folder):
    known = format_of(folder, "timelinejs")
    written = known.write(Story([an_event("Ban", None), an_event("Sale", "2021")]))
    assert written.remarks == ("Without a date, which each slide needs: Ban.",)
    assert len(json.loads(written.data)["events"]) == 1
