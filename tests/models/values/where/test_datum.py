"""The offsets of Chinese services: there and back is the same place, and nothing moves outside China."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.where.datum import from_wgs84, to_wgs84
from models.values.where.points import Datum, Point, distance_km

in_china = st.builds(Point, st.floats(18, 53), st.floats(74, 134))


@given(in_china, st.sampled_from([Datum.GCJ02, Datum.BD09]))
def test_there_and_back_is_the_same_place_to_a_metre(point, datum):
    back = to_wgs84(from_wgs84(point, datum), datum)
    assert abs(back.lat - point.lat) <= 1e-5
    assert abs(back.lon - point.lon) <= 1e-5


@given(in_china)
def test_a_service_moves_a_point_by_less_than_a_few_kilometres(point):
    assert 0.001 < distance_km(point, from_wgs84(point, Datum.GCJ02)) < 1.2
    assert distance_km(point, from_wgs84(point, Datum.BD09)) < 2.6


@pytest.mark.parametrize("datum", list(Datum))
def test_nothing_moves_outside_china(datum):
    assert from_wgs84(Point(51.5, -0.12), datum) == Point(51.5, -0.12)
