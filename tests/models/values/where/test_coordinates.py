"""Points as they are pasted: every usual form is read, what is ambiguous is asked about, nothing is invented."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import UnreadableValue
from models.values.where.coordinates import converted, read_coordinates, words
from models.values.where.points import Datum, Point, distance_km

TAIZHOU = Point(32.456, 119.923)

WRITTEN = (
    "32.456, 119.923", "32.456 119.923", "119.923, 32.456", "(32.456; 119.923)", "32,456; 119,923",
    "32.456N 119.923E", "N32.456 E119.923", "119.923E, 32.456N", "32.456°N, 119.923°E", "北纬32.456° 东经119.923°",
    "东经119.923度，北纬32.456度", "32°27′21.6″N 119°55′22.8″E", "32°27'21.6\"N, 119°55'22.8\"E",
    "北纬32°27′21.6″ 东经119°55′22.8″", "geo:32.456,119.923", "geo:32.456,119.923;u=35",
    "https://www.openstreetmap.org/#map=15/32.456/119.923",
    "https://www.openstreetmap.org/?mlat=32.456&mlon=119.923#map=5/10/10",
    "https://www.google.com/maps/@32.456,119.923,15z", "https://maps.google.com/?q=32.456,119.923",
    "https://www.google.com/maps/place/Taizhou/@31.0,118.0,12z/data=!4m2!3d32.456!4d119.923",
    "https://www.google.com/maps/search/?api=1&query=32.456%2C119.923",
    "https://uri.amap.com/marker?position=119.923,32.456&name=x", "https://ditu.amap.com/?q=32.456,119.923,x",
    "http://api.map.baidu.com/marker?location=32.456,119.923&title=x&output=html",
    "https://apis.map.qq.com/uri/v1/marker?marker=coord:32.456,119.923;title:x",
    "https://maps.apple.com/?ll=32.456,119.923", "https://www.bing.com/maps?cp=32.456~119.923&lvl=11",
)  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_every_usual_form_is_the_same_point(text):
    assert distance_km(read_coordinates(text).point, TAIZHOU) < 0.001


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("https://uri.amap.com/marker?position=119.923,32.456", Datum.GCJ02),
        ("https://uri.amap.com/marker?position=119.923,32.456&coordinate=wgs84", Datum.WGS84),
        ("http://api.map.baidu.com/marker?location=32.456,119.923", Datum.BD09),
        ("http://api.map.baidu.com/marker?location=32.456,119.923&coord_type=gcj02", Datum.GCJ02),
        ("https://www.google.com/maps/@32.456,119.923,15z", Datum.UNKNOWN),
        ("geo:32.456,119.923", Datum.WGS84),
        ("32.456, 119.923", None),
    ],
)
def test_the_datum_is_what_the_service_uses(text, datum):
    assert read_coordinates(text).datum is datum


def test_two_numbers_that_both_may_be_latitudes_are_asked_about():
    told = read_coordinates("41.9, 12.5")
    assert (told.point, told.swapped) == (Point(41.9, 12.5), Point(12.5, 41.9))
    assert read_coordinates("41.9N, 12.5E").swapped is None
    assert read_coordinates("32.456, 119.923").swapped is None


@pytest.mark.parametrize(
    "text",
    [
        "", "Xuzhou", "32.456", "200, 300", "95N 12E", "geo:1", "geo:a,b", "geo:1,2;crs=epsg:3857",
        "https://map.baidu.com/@13350000,3800000,13z", "https://example.org/?q=1,2", "https://www.google.com/maps/",
        "javascript://1,2", "https://[", "https://%zz/%", "https://www.google.com/%e4%b8?q=%GG", "9" * 9000,
        "32.456, 119.923, 12", "nan, nan", "1e999, 2",
    ],
)  # fmt: skip
def test_what_is_no_point_is_told_in_a_sentence(text):
    with pytest.raises(UnreadableValue) as error:
        read_coordinates(text)
    assert str(error.value).endswith(".")


@given(st.text(max_size=60))
def test_no_text_is_a_traceback(text):
    with contextlib.suppress(UnreadableValue):
        read_coordinates(text)


@given(st.text(max_size=40), st.sampled_from(["https://www.google.com/", "https://uri.amap.com/?q=", "geo:"]))
def test_no_address_is_a_traceback(text, start):
    with contextlib.suppress(UnreadableValue):
        read_coordinates(start + text)


def test_a_converted_point_has_no_more_decimals_than_the_text():
    point = converted(read_coordinates("32.456, 119.923"), Datum.GCJ02)
    assert (point.lat, point.lon) == (round(point.lat, 3), round(point.lon, 3))
    assert 0.2 < distance_km(point, TAIZHOU) < 1.0
    assert converted(read_coordinates("32.456, 119.923"), Datum.UNKNOWN) == TAIZHOU


def test_a_point_is_shown_as_it_is_read_again():
    assert words(TAIZHOU) == "32.456, 119.923"
    assert read_coordinates(words(Point(-33.0, 151.25))).point == Point(-33.0, 151.25)
