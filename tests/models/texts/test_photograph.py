"""A photograph's time, zone and position are proposed as its camera tells them, and nothing is made up."""

import io
from pathlib import Path

import pytest

from models.records.story import Field, Place
from models.texts.frames import Frames
from models.texts.media import media_type
from models.texts.photograph import CAMERA, camera_proposals
from tests.papers import a_photograph

NANJING = {1: "N", 2: (32.0, 3.0, 30.0), 3: "E", 4: (118.0, 47.0, 24.0)}


def told(data, kind="image/jpeg"):
    return camera_proposals(io.BytesIO(data), kind)


def test_time_and_position_are_proposed_with_the_zone_of_the_camera():
    when, where = told(a_photograph("2021:09:24 18:07:12", "+08:00", NANJING))
    assert (when.field, when.value.edtf) == (Field.WHEN, "2021-09-24T18:07:12+08:00")
    assert (where.field, where.wording) == (Field.WHERE, "32.05833, 118.79000")
    assert isinstance(where.value, Place)
    assert (where.value.point.lat, where.value.point.lon, where.value.origin) == (32.05833, 118.79, CAMERA)


def test_without_a_zone_the_hour_stays_as_the_clock_showed_it():
    (when,) = told(a_photograph("2021:09:24 18:07:12"))
    assert when.value.edtf == "2021-09-24T18:07:12"


def test_south_and_west_are_below_zero():
    (where,) = told(a_photograph(position={1: "S", 2: (33.0, 51.0, 0.0), 3: "W", 4: (70.0, 30.0, 0.0)}))
    assert where.wording == "-33.85000, -70.50000"


@pytest.mark.parametrize(
    "data",
    [
        a_photograph(), a_photograph("0000:00:00 00:00:00"), a_photograph("junk"), a_photograph("2021:13:45 18:07:12"),
        a_photograph(position={1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}),
        a_photograph(position={2: (200.0, 0.0, 0.0), 4: (10.0, 0.0, 0.0)}),
        a_photograph(position={2: (20.0, 90.0, 0.0), 4: (10.0, 0.0, 0.0)}),
        a_photograph(position={2: (1.0,), 4: (1.0,)}),
        b"\xff\xd8\xff junk", b"",
    ],
)  # fmt: skip
def test_what_cannot_be_is_not_proposed(data):
    assert told(data) == ()


def test_only_pictures_are_asked():
    assert told(a_photograph("2021:09:24 18:07:12"), "application/pdf") == ()


def test_a_photograph_of_a_telephone_is_shown_and_tells_its_time_and_place():
    """photo.heic holds a red picture with a blue box, coded in HEVC as telephones do, and what a camera writes."""
    data = Path(__file__).with_name("photo.heic").read_bytes()
    assert media_type(io.BytesIO(data), "IMG_0042.HEIC") == "image/heic"
    frames = Frames(io.BytesIO(data))
    drawn = frames.draw(1, 4 / 3)
    frames.close()
    assert (drawn.width, drawn.height) == (96, 64)
    blue, green, red = drawn.pixels[:3]
    assert red > 150
    assert max(blue, green) < 100
    when, where = camera_proposals(io.BytesIO(data), "image/heic")
    assert when.wording == "2021-09-24 18:07:00+08:00"
    assert where.value.point.lat == pytest.approx(39.90417)
