"""Points of UTM, MGRS and Plus codes are read, and come back within a metre."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import UnreadableValue
from models.values.where.coordinates import read_coordinates
from models.values.where.plus_codes import encoded, read_full, read_short
from models.values.where.points import Datum, Point, distance_km
from models.values.where.utm import from_utm, read_mgrs, read_utm, to_utm

METRE = 0.001
lands = st.builds(
    Point,
    st.integers(-80_000_000, 84_000_000).map(lambda millionth: millionth / 1e6),
    st.integers(-180_000_000, 179_999_999).map(lambda millionth: millionth / 1e6),
)


def zone_of(point: Point) -> int:
    return int((point.lon + 180) // 6) % 60 + 1


@given(lands)
def test_a_point_comes_back_from_the_grid_within_a_millimetre(point):
    zone = zone_of(point)
    assert distance_km(from_utm(zone, *to_utm(point, zone)), point) < METRE / 1000


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("31N 448251.80 5411932.68", 48.85820, 2.29450),
        ("UTM 31U 448251 5411932", 48.8582, 2.2945),
        ("17N 630084mE 4833438mN", 43.642567, -79.387139),
        ("zone 56 south 334900 6252288", -33.8568, 151.2153),
        ("56H 334900 6252288", -33.8568, 151.2153),
        ("18T 583959 4507350", 40.7128, -74.0060),
    ],
)
def test_utm_is_read(text, lat, lon):
    told = read_coordinates(text)
    assert distance_km(told.point, Point(lat, lon)) < 2 * METRE
    assert (told.datum, told.service, told.decimals) == (Datum.WGS84, "UTM", 5)


@pytest.mark.parametrize(
    ("text", "lat", "lon", "decimals"),
    [
        ("31UDQ4825111932", 48.85820, 2.29450, 5),
        ("31U DQ 48251 11932", 48.85820, 2.29450, 5),
        ("31u dq 4825 1193", 48.8582, 2.2945, 4),
        ("18TWL8395907350", 40.7128, -74.0060, 5),
        ("56HLH3490052288", -33.8568, 151.2153, 5),
        ("15TWG0000049776", 42.0, -93.0, 5),
        ("4QFJ12345678", 21.309523, -157.916770, 4),
    ],
)
def test_mgrs_is_read_as_the_middle_of_its_square(text, lat, lon, decimals):
    told = read_coordinates(text)
    assert distance_km(told.point, Point(lat, lon)) < 10 * METRE
    assert (told.datum, told.service, told.decimals) == (Datum.WGS84, "MGRS", decimals)


def mgrs_of(point: Point) -> str:
    """The square of a metre in which a point lies, written after the standard's tables."""
    zone = zone_of(point)
    east, north = to_utm(point, zone)
    column = "ABCDEFGHJKLMNPQRSTUVWXYZ"[(zone - 1) % 3 * 8 + int(east // 100_000) - 1]
    row = "ABCDEFGHJKLMNPQRSTUV"[(int(north // 100_000) + (0 if zone % 2 else 5)) % 20]
    band = "CDEFGHJKLMNPQRSTUVWXX"[int((point.lat + 80) // 8)]
    return f"{zone}{band}{column}{row}{int(east % 100_000):05}{int(north % 100_000):05}"


@given(lands)
def test_a_point_comes_back_from_mgrs_within_a_metre(point):
    found = read_mgrs(mgrs_of(point))
    assert found is not None
    assert distance_km(found[0], point) < METRE


@pytest.mark.parametrize(
    "text",
    [
        "61U 448251 5411932",
        "33S 500000 4000000",
        "33 500000 4000000",
        "33UZZ1234512345",
        "31I DQ 48251 11932",
    ],
)
def test_a_grid_reference_that_cannot_be_is_told_in_a_sentence(text):
    with pytest.raises(UnreadableValue, match="“"):
        read_coordinates(text)


def test_the_south_is_told_from_band_s():
    found = read_utm("33 south 500000 4000000")
    assert found is not None
    assert found[0].lat == pytest.approx(-54.16, abs=0.05)


@pytest.mark.parametrize(
    ("text", "lat", "lon", "decimals"),
    [
        ("8FW4V75V+8Q", 48.858312, 2.294437, 4),  # Eiffel Tower
        ("7FG49Q00+", 20.375, 2.775, 1),
        ("7FG49QCJ+2V", 20.370063, 2.782188, 4),
        ("7FG49QCJ+2VX", 20.370113, 2.782234, 5),
        ("4VCPPQGP+Q9", -41.273063, 174.785938, 4),
    ],
)
def test_plus_codes_are_read(text, lat, lon, decimals):
    told = read_coordinates(text)
    assert (told.point.lat, told.point.lon) == (pytest.approx(lat, abs=1e-5), pytest.approx(lon, abs=1e-5))
    assert (told.decimals, told.service) == (decimals, "Plus code")


@given(lands)
def test_a_point_comes_back_from_its_plus_code(point):
    digits = encoded(point, 10)
    found = read_full(f"{digits[:8]}+{digits[8:]}")
    assert found is not None
    assert abs(found[0].lat - point.lat) <= 0.0000626
    assert abs(found[0].lon - point.lon) <= 0.0000626


@given(st.builds(Point, st.floats(-79, 79), st.floats(-179, 179)), st.floats(-0.4, 0.4), st.floats(-0.4, 0.4))
def test_a_short_code_is_found_near_its_place(point, up, across):
    digits = encoded(point, 10)
    found, _ = read_short(f"{digits[4:8]}+{digits[8:]}", Point(point.lat + up, point.lon + across))
    assert distance_km(found, point) < 0.02


def test_a_code_cut_short_is_told():
    with pytest.raises(UnreadableValue, match="copy"):
        read_coordinates("8FW4V75V+8")
