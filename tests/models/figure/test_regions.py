"""Parts of the Earth by name or by numbers."""

import pytest

from models.errors import WrongUse
from models.figure.map_view import PACIFIC, WORLD
from models.figure.regions import region_of
from models.values.where.points import Bounds


def test_what_fits_is_told_has_no_box_and_the_world_has_two():
    assert (region_of(""), region_of("Fit")) == (None, None)
    assert (region_of("world"), region_of("Pacific")) == (WORLD, PACIFIC)


@pytest.mark.parametrize("name", ["China", "中国", "CN", "Chine"])
def test_a_country_is_known_by_its_names_and_its_code(name):
    box = region_of(name)
    assert (box.west < 74, box.east > 134, box.south < 19, box.north > 53) == (True, True, True, True)


def test_a_country_with_islands_far_off_is_shown_without_them():
    box = region_of("France")
    assert (-10 < box.west < -3, 7 < box.east < 12) == (True, True)


def test_a_province_is_known_by_its_english_and_its_chinese_name():
    assert region_of("Jiangsu") == region_of("江苏省") or region_of("Jiangsu") == region_of("江苏")


def test_four_numbers_are_a_box_which_may_pass_the_180th_meridian():
    assert region_of("73,18,135,54") == Bounds(73, 18, 135, 54)
    assert region_of("160 -20 -150 10") == Bounds(160, -20, 210, 10)


@pytest.mark.parametrize("words", ["Atlantis", "1,2,3", "10,60,20,40", "200,0,210,10"])
def test_what_is_no_part_of_the_earth_is_told_with_what_to_write(words):
    with pytest.raises(WrongUse, match="write"):
        region_of(words)
