import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import UnreadableValue
from models.values.where.datum import to_wgs84
from models.values.where.points import Bounds, Datum, PlacePrecision, Point, distance_km, read_point

TAIZHOU = Point(32.456, 119.923)
points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
chinese_points = st.builds(Point, st.floats(19, 53), st.floats(75, 134))


@pytest.mark.parametrize(
    "typed",
    [
        "32.456, 119.923",
        "32.456 119.923",
        "(32.456; 119.923)",
        "32.456N 119.923E",
        "119.923°E, 32.456°N",
        "N32.456° E119.923°",
        "北纬32.456度，东经119.923度",
        "32°27′21.6″N 119°55′22.8″E",
        "32° 27' 21.6\" N, 119° 55' 22.8\" E",
    ],
)
def test_a_point_is_read_as_people_write_it(typed):
    point = read_point(typed)
    assert (point.lat, point.lon) == pytest.approx((TAIZHOU.lat, TAIZHOU.lon))


def test_south_and_west_are_below_zero():
    assert read_point("33°30′S 70°45′W") == read_point("-33.5, -70.75") == Point(-33.5, -70.75)


def test_a_first_number_beyond_90_is_named_as_swapped():
    with pytest.raises(UnreadableValue, match=r"119\.923 is no latitude: swap the two"):
        read_point("119.923, 32.456")


@pytest.mark.parametrize(
    "typed", ["", "Xuzhou", "32.456", "1 2 3", "32N 119N", "32N 119", "-32S 119E", "32°61′N 1°E", "10, 200"]
)
def test_what_is_no_point_is_refused_in_a_sentence(typed):
    with pytest.raises(UnreadableValue, match=r"\.$"):
        read_point(typed)


@pytest.mark.parametrize(("lat", "lon"), [(math.nan, 0), (0, math.inf), (91, 0), (0, 181)])
def test_a_point_lies_on_the_earth(lat, lon):
    with pytest.raises(UnreadableValue):
        Point(lat, lon)


def test_precisions_rank_from_the_exact_point_to_the_country():
    assert [precision.rank for precision in PlacePrecision] == list(range(6))
    assert PlacePrecision.EXACT.rank < PlacePrecision.CITY.rank < PlacePrecision.COUNTRY.rank


@given(st.lists(points, min_size=1))
def test_a_box_holds_the_points_it_is_drawn_around(held):
    box = Bounds.from_points(held)
    assert all(box.contains(point) for point in held)


@given(st.lists(points, min_size=1), st.lists(points, min_size=1))
def test_a_union_holds_both_boxes(first, second):
    union = Bounds.from_points(first).union(Bounds.from_points(second))
    assert all(union.contains(point) for point in first + second)


@given(st.lists(points, min_size=1))
def test_a_padded_box_is_larger_and_stays_on_the_earth(held):
    padded = Bounds.from_points(held).padded()
    assert all(padded.contains(point) for point in held)
    assert -180 <= padded.west < padded.east <= 180
    assert -90 <= padded.south < padded.north <= 90


def test_a_box_around_nothing_and_a_box_inside_out_are_refused():
    with pytest.raises(UnreadableValue, match="no point"):
        Bounds.from_points([])
    with pytest.raises(UnreadableValue, match="west before its east"):
        Bounds(10, 0, 5, 1)


def test_a_gcj02_point_of_beijing_moves_a_few_hundred_metres_to_the_west_and_south():
    shown = Point(39.909, 116.39742)
    true = to_wgs84(shown, Datum.GCJ02)
    assert 0.4 < distance_km(shown, true) < 0.7
    assert true.lat < shown.lat
    assert true.lon < shown.lon


@given(chinese_points)
def test_every_chinese_offset_is_small(point):
    assert distance_km(point, to_wgs84(point, Datum.GCJ02)) < 1.0
    assert distance_km(point, to_wgs84(point, Datum.BD09)) < 2.5


@pytest.mark.parametrize("datum", [Datum.WGS84, Datum.UNKNOWN])
def test_a_point_of_wgs84_or_of_unknown_datum_stays(datum):
    assert to_wgs84(TAIZHOU, datum) == TAIZHOU


def test_nothing_is_shifted_outside_china():
    assert to_wgs84(Point(51.5, -0.12), Datum.GCJ02) == Point(51.5, -0.12)


def test_a_degree_of_latitude_is_111_kilometres():
    assert distance_km(Point(0, 0), Point(1, 0)) == pytest.approx(111.195, abs=0.001)


@given(points, points)
def test_a_distance_is_the_same_both_ways_and_at_most_half_the_globe(a, b):
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert 0 <= distance_km(a, b) <= 20016
