"""From degrees to the figure and back, and how much of the Earth is shown."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.map_view import PACIFIC, WORLD, extent_for, main_extent, view_for
from models.figure.marks import Rect
from models.figure.scene import Route, Spot
from models.values.where.points import Bounds, PlacePrecision, Point, distance_km

FRAME = Rect(10, 20, 400, 300)
CHINA = Bounds(105, 21, 124, 41)


def spot_at(lat, lon, name="a", events=("e",)):
    return Spot(name, name, "", Point(lat, lon), PlacePrecision.CITY, "sale", events)


@given(st.floats(21, 41), st.floats(105, 124))
def test_a_place_comes_back_from_the_figure(lat, lon):
    view = view_for(CHINA, FRAME)
    x, y = view.to_screen([(lon, lat)])[0]
    place = view.to_place(float(x), float(y))
    assert place.lat == pytest.approx(lat, abs=1e-6)
    assert place.lon == pytest.approx(lon, abs=1e-6)
    assert FRAME.grown(1e-6).contains(float(x), float(y))


def test_north_is_up_and_east_is_right():
    view = view_for(CHINA, FRAME)
    south, north, east = view.to_screen([(114, 25), (114, 35), (120, 25)])
    assert north[1] < south[1]
    assert east[0] > south[0]


def test_beyond_the_edge_of_the_world_there_is_no_place():
    assert view_for(WORLD, Rect(0, 0, 400, 400)).to_place(1, 1) is None


def test_a_dragged_map_takes_its_places_along():
    view = view_for(CHINA, FRAME)
    before = view.to_screen([(114, 30)])[0]
    assert np.allclose(view.panned(15, -7).to_screen([(114, 30)])[0], before + np.array((15, -7)))


@given(st.floats(0.2, 8), st.floats(10, 410), st.floats(20, 320))
def test_zooming_keeps_what_lies_under_the_pointer(factor, x, y):
    view = view_for(CHINA, FRAME)
    nearer = view.zoomed(factor, x, y)
    assert np.allclose(nearer.to_screen(view.to_degrees([(x, y)]))[0], (x, y), atol=1e-6)
    assert nearer.points_per_km == pytest.approx(view.points_per_km * factor)


def test_a_single_city_is_shown_with_land_around():
    box = extent_for([spot_at(34.2, 117.3)])
    across = distance_km(Point(34.2, box.west), Point(34.2, box.east))
    assert across == pytest.approx(300, rel=0.02)
    assert distance_km(Point(box.south, 117.3), Point(box.north, 117.3)) == pytest.approx(210, rel=0.02)


@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-180, 180)), min_size=1, max_size=8))
def test_an_extent_holds_all_it_is_asked_for(places):
    box = extent_for([spot_at(lat, lon) for lat, lon in places])
    for lat, lon in places:
        assert box.south <= lat <= box.north
        assert any(box.west <= lon + turn <= box.east for turn in (-360, 0, 360))


def test_places_all_round_the_world_get_the_world_and_those_on_half_of_it_their_half():
    around = [spot_at(37.8, -122.4), spot_at(39.9, 116.4), spot_at(51.5, -0.1)]
    assert extent_for(around) == WORLD
    assert extent_for([]) == WORLD
    half = extent_for([spot_at(51.5, -0.1), spot_at(39.9, 116.4)])
    assert half.contains(Point(51.5, -0.1))
    assert half.contains(Point(39.9, 116.4))
    assert half.west > -40


def test_both_shores_of_the_pacific_are_shown_with_the_pacific_between_them():
    shores = [spot_at(37.8, -122.4), spot_at(39.9, 116.4)]
    box = extent_for(shores)
    assert (116 > box.west > 90, 237 < box.east < 270) == (True, True)
    x = view_for(box, FRAME).to_screen([(116.4, 39.9), (170, 40), (-122.4, 37.8)])[:, 0]
    assert list(x) == sorted(x)


def test_the_world_is_opened_where_fewest_routes_cross():
    spots = [spot_at(37.8, -122.4), spot_at(39.9, 116.4), spot_at(51.5, -0.1)]
    over = [Route(spots[1].point, spots[0].point, "sale", "e")]
    assert extent_for(spots, over) == PACIFIC
    assert extent_for(spots, [Route(spots[2].point, spots[0].point, "sale", "e")]) == WORLD


def test_the_main_extent_leaves_out_what_is_far_from_the_rest():
    box = main_extent([spot_at(51.5, -0.1), spot_at(39.9, 116.4), spot_at(22.5, 114.1)])
    assert box.contains(Point(39.9, 116.4))
    assert not box.contains(Point(51.5, -0.1))
