"""GeoJSON comes in with its points and nothing more, and goes out with all that an event tells."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from models.exchange.imported import ImportOptions
from models.exchange.stories.geojson import is_geojson, read_geojson, write_geojson
from models.exchange.stories.story import Story
from models.records.story import Claim, Event, Field, Place
from models.values.where.points import Datum
from tests.builders import a_claim, a_place, an_event
from tests.round_trips import FILES, lost
from tests.stories_of_any_kind import stories

CANNOT_HOLD = frozenset[str]()


@given(story=stories())
@settings(max_examples=25)
def test_geojson_loses_nothing_of_a_story(story):
    assert lost("geojson", story) <= CANNOT_HOLD


def read(path):
    return read_geojson(path, ImportOptions())


@pytest.fixture(scope="module")
def found():
    return read(FILES / "geojson.geojson")


def event(found, title):
    return next(one for one in found.records if isinstance(one, Event) and one.title == title)


def places(found, title):
    held = {one.id: one for one in found.records if isinstance(one, Place)}
    claims = [one for one in found.records if isinstance(one, Claim) and one.field is Field.WHERE]
    id = event(found, title).id
    return [(held[one.place_id], one.role) for one in claims if one.event_id == id]


def test_a_point_is_longitude_before_latitude_in_wgs84(found):
    ((place, _),) = places(found, "Court sells coins")
    assert (place.name, place.point.lat, place.point.lon, place.datum) == (
        "Taizhou",
        32.456,
        119.923,
        Datum.WGS84,
    )
    sale = event(found, "Court sells coins")
    assert (sale.when.edtf, sale.tags) == ("2021-09", ("auction", "coins; seized"))
    assert sale.note == "weight: 0.10\nheight: 12.5"


def test_several_points_are_several_places(found):
    assert [(one.name, one.point.lon, role) for one, role in places(found, "Flight")] == [
        ("Minsk", 27.6, ""),
        ("Riga", 24.1, "landing"),
    ]


def test_lines_and_areas_are_kept_as_words_and_become_no_point(found):
    road = event(found, "Transfer by road")
    assert places(found, "Transfer by road") == []
    assert "LineString: [[13.4, 52.5], [2.35, 48.85]]" in road.note
    assert "layer: roads" in road.note
    assert {"LineString", "Polygon", "nested", "layer"} <= set(found.left_out)
    ((place, _),) = places(found, "Search of a depot")
    assert (place.name, place.point.lat, place.point.lon) == ("-1.5, 10", -1.5, 10)


def test_a_feature_without_a_place_is_an_event_without_one(found):
    assert event(found, "Decree").when.edtf == "1999~"
    assert places(found, "Decree") == []


def test_a_point_that_is_not_on_the_earth_is_told_and_kept(found):
    assert [(one.line, "95" in one.sentence) for one in found.problems] == [(32, True)]
    assert "lat: 95" in event(found, "Off the Earth").note


def test_the_rows_are_known_again_by_the_ids_of_the_features(found):
    assert [row.key for row in found.rows] == ["f1", "2", "own", "", "", ""]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '{"type": "FeatureCollection", "crs": {"properties": {"name": "EPSG:3857"}}, "features": []}',
            "EPSG:3857",
        ),
        ('{"type": "Topology", "objects": {}}', "TopoJSON"),
        ('{"type": "Point", "coordinates": [1, 2]}', "title"),
        ('{"type": "FeatureCollection", "features": 7}', "without a list"),
        ('{"type": "FeatureCollection", "features": []}', "empty"),
        ("[1, 2", "line 1"),
    ],
)
def test_what_is_of_no_use_is_refused_in_one_sentence(text, told, tmp_path):
    (tmp_path / "a.geojson").write_text(text, encoding="utf-8")
    assert told in read(tmp_path / "a.geojson").refusal


@pytest.mark.parametrize(
    "position", ["[NaN, 1]", "[1e308, 1]", "[1]", "[]", "7", "[null, null]", '["a", "b"]']
)
def test_positions_that_are_none_are_told_or_kept_but_are_no_point(position, tmp_path):
    geometry = f'{{"type": "Point", "coordinates": {position}}}'
    text = f'{{"type": "Feature", "geometry": {geometry}, "properties": {{"title": "A"}}}}'
    (tmp_path / "a.geojson").write_text(text, encoding="utf-8")
    found = read(tmp_path / "a.geojson")
    assert not found.refusal
    assert not [one for one in found.records if isinstance(one, Place)]


def test_geojson_is_told_from_other_json():
    assert is_geojson('{"type":"FeatureCollection"')
    assert not is_geojson('{"type": "article-newspaper"}')
    assert not is_geojson('[{"type": "Feature"}]')


def test_what_is_written_is_a_collection_that_other_programs_read():
    sale = an_event("Sale", id="sale")
    named = [
        a_place("Xuzhou", id="a"),
        a_place("Nowhere", None, id="b"),
        a_place("Springfield", 39.8, -89.6, id="c"),
    ]
    where = [
        replace(a_claim(sale, Field.WHERE, ""), place_id=one.id, position=at) for at, one in enumerate(named)
    ]
    story = Story((*named, sale, an_event("Ban", id="ban"), *where))
    held = json.loads(write_geojson(story).data)
    sale = next(one for one in held["features"] if one["id"] == "sale")
    assert sale["geometry"] == {"type": "MultiPoint", "coordinates": [[117.19, 34.26], [-89.6, 39.8]]}
    assert sale["properties"]["place 2"] == "Springfield"
    assert next(one for one in held["features"] if one["id"] == "ban")["geometry"] is None
