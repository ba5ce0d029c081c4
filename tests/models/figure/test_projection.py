import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.figure.projection import AlbersConic, EqualAreaCylinder, EqualEarth, projection_for
from models.values.where.points import Bounds

CHINA = Bounds(73, 18, 135, 54)
shares = st.floats(0, 1)
boxes = st.builds(
    lambda west, south, width, height: Bounds(west, south, min(180, west + width), min(90, south + height)),
    st.floats(-180, 175),
    st.floats(-89, 85),
    st.floats(0.1, 360),
    st.floats(0.1, 170),
)


@given(boxes, shares, shares)
def test_every_point_comes_back_from_the_map(box, across, up):
    lon, lat = box.west + across * (box.east - box.west), box.south + up * (box.north - box.south)
    back = projection_for(box).unproject(*projection_for(box).project(lon, lat))
    assert back[1] == pytest.approx(lat, abs=1e-5)
    assert (back[0] - lon + 180) % 360 - 180 == pytest.approx(0, abs=1e-5)


def area(projection, box):
    """The area on the map of a box, by the shoelace formula over many points of its edge."""
    edge = np.linspace(0, 1, 500)
    lon = box.west + (box.east - box.west) * np.concatenate((edge, np.ones(500), edge[::-1], np.zeros(500)))
    lat = box.south + (box.north - box.south) * np.concatenate(
        (np.zeros(500), edge, np.ones(500), edge[::-1])
    )
    x, y = projection.project(lon, lat)
    return abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2


PROJECTIONS = [AlbersConic.for_bounds(CHINA), EqualEarth(104), EqualAreaCylinder(104, 5)]


@pytest.mark.parametrize("projection", PROJECTIONS)
@given(st.floats(73, 130), st.floats(18, 50), st.floats(1, 5), st.floats(1, 4))
def test_every_projection_keeps_every_area(projection, west, south, width, height):
    box = Bounds(west, south, west + width, south + height)
    true = np.radians(width) * (np.sin(np.radians(box.north)) - np.sin(np.radians(south)))
    assert area(projection, box) == pytest.approx(true, rel=1e-3)


def test_a_country_is_drawn_on_a_cone_the_equator_on_a_cylinder_and_the_world_on_equal_earth():
    assert isinstance(projection_for(CHINA), AlbersConic)
    assert isinstance(projection_for(Bounds(-180, -60, 180, 85)), EqualEarth)
    assert isinstance(projection_for(Bounds(95, -11, 141, 6)), EqualAreaCylinder)


def test_the_world_ends_at_the_poles_and_at_its_rounded_edge():
    world = EqualEarth(10)
    lon, lat = world.unproject([0.0, 2.9], [world.project(10, 90)[1] + 0.1, 0.0])
    assert (lat[0] > 90, abs(lon[1] - 10) > 180) == (True, True)
    edge = world.outline()
    assert edge[:, 1].max() == pytest.approx(float(world.project(10, 90)[1]))


def test_the_standard_parallels_lie_a_sixth_from_the_edges():
    cone = AlbersConic.for_bounds(CHINA)
    assert (cone.south_parallel, cone.north_parallel, cone.middle) == (24, 48, 104)


@given(boxes)
def test_north_is_up_on_the_middle_meridian(box):
    projection = projection_for(box)
    assume(box.north - box.south > 0.2)
    x, y = projection.project([projection.middle] * 2, [box.south, box.north])
    assert np.allclose(x, 0)
    assert y[1] > y[0]


def test_a_cone_south_of_the_equator_is_not_upside_down():
    x, y = AlbersConic.for_bounds(Bounds(113, -44, 154, -10)).project([120, 150], [-40, -12])
    assert x[1] > x[0]
    assert y[1] > y[0]


def test_arrays_keep_their_shape():
    x, y = projection_for(CHINA).project(np.full((3, 4), 110.0), np.full((3, 4), 30.0))
    assert x.shape == y.shape == (3, 4)
