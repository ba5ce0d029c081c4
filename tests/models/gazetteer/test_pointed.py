"""A short Plus code is read with the town beside it, and not without."""

import pytest

from models.errors import UnreadableValue
from models.gazetteer.pointed import point_of_grid, read_pasted
from models.values.where.plus_codes import encoded
from models.values.where.points import Point, distance_km


@pytest.mark.parametrize("town", ["Beirut", "بيروت", "Beirut, Lebanon"])
def test_a_short_code_lies_in_its_town(town):
    point = Point(33.9012, 35.5187)  # the port
    code = encoded(point, 10)
    told = read_pasted(f"{code[4:8]}+{code[8:]} {town}")
    assert distance_km(told.point, point) < 0.01
    assert (told.decimals, told.service) == (4, "Plus code")


@pytest.mark.parametrize("text", ["WG29+FF", "WG29+FF Xqzzt", "WG29+FF, Springfield"])
def test_a_short_code_without_a_town_that_is_known_is_told(text):
    with pytest.raises(UnreadableValue, match="write the town beside it"):
        read_pasted(text)


def test_words_and_degrees_are_no_grid():
    assert point_of_grid("Beirut") is None
    assert point_of_grid("33.9, 35.5") is None
    assert read_pasted("33.9, 35.5").point == Point(33.9, 35.5)
