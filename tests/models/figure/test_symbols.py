"""Symbols: areas that follow values, round sizes in the legend, places that do not hide each other."""

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.figure.map_furniture import short_number
from models.figure.map_view import view_for
from models.figure.marks import SHAPES, Disc, Rect
from models.figure.scene import Spot
from models.figure.style import load_style
from models.figure.symbols import area_of, placed_symbols, radius_of, round_sizes, scale_for, shape_of_area
from models.values.where.points import Bounds, PlacePrecision, Point

STYLE = load_style("print")
VIEW = view_for(Bounds(105, 21, 124, 41), Rect(0, 0, 400, 400))


def a_spot(value=None, at=(30.0, 114.0), name="a"):
    return Spot(name, name, "", Point(*at), PlacePrecision.CITY, "sale", (name,), value)


@given(st.floats(1, 1e12), st.floats(1.01, 1e4))
def test_areas_are_to_each_other_as_the_values(value, times):
    small, large = a_spot(value), a_spot(value * times)
    k = scale_for([small, large], 18.0)
    areas = [radius_of(spot, k, 3.0) ** 2 for spot in (small, large)]
    assert areas[1] / areas[0] == pytest.approx(times, rel=0.005)
    assert radius_of(large, k, 3.0) == pytest.approx(18.0)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_one_value_has_one_area(shape):
    mark = shape_of_area(shape, 40, 50, 7.0, "#000000", None)
    area = math.pi * mark.radius**2 if isinstance(mark, Disc) else area_of(mark.points)
    assert area == pytest.approx(math.pi * 49, rel=1e-6)


@given(st.floats(1e-3, 1e13))
def test_the_sizes_of_the_legend_are_one_two_or_five_times_a_power_of_ten(top):
    sizes = round_sizes(top)
    assert len(sizes) == 3
    assert sorted(sizes, reverse=True) == list(sizes)
    assert sizes[0] <= top * (1 + 1e-9)
    for size in sizes:
        assert f"{size:e}"[0] in "125"
        assert float(f"{size:.0e}") == pytest.approx(size, rel=1e-9)


def test_without_a_value_the_plain_size_is_drawn():
    assert radius_of(a_spot(None), 0.5, 3.2) == 3.2


places = st.lists(st.tuples(st.floats(22, 40), st.floats(106, 123)), min_size=1, max_size=40)


@given(places)
@settings(max_examples=40)
def test_plain_symbols_do_not_cover_each_other(points):
    symbols = placed_symbols([a_spot(at=at, name=f"p{i}") for i, at in enumerate(points)], VIEW, 0.0, STYLE)
    for one, other in combinations(symbols, 2):
        apart = math.hypot(one.x - other.x, one.y - other.y)
        assert apart > 0.6 * (one.radius + other.radius)


@given(places)
@settings(max_examples=40)
def test_every_spot_is_in_one_symbol_and_only_one(points):
    spots = [a_spot(at=at, name=f"p{i}") for i, at in enumerate(points)]
    held = [spot.id for symbol in placed_symbols(spots, VIEW, 0.0, STYLE) for spot in symbol.spots]
    assert sorted(held) == sorted(spot.id for spot in spots)


def test_a_symbol_alone_stands_on_its_place():
    (symbol,) = placed_symbols([a_spot()], VIEW, 0.0, STYLE)
    assert (symbol.x, symbol.y) == symbol.home


def test_thousands_of_spots_are_counted_in_a_few_symbols():
    spots = [a_spot(at=(22 + i % 90 / 5, 106 + i // 90 / 5), name=f"p{i}") for i in range(5000)]
    symbols = placed_symbols(spots, VIEW, 0.0, STYLE)
    assert sum(len(symbol.spots) for symbol in symbols) == 5000
    assert len(symbols) < 600


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (2e9, "en", "2 billion"),
        (5e5, "en", "500,000"),
        (2e9, "zh", "20亿"),
        (5e5, "zh", "50万"),
        (0.5, "en", "0.5"),
    ],
)
def test_round_numbers_are_set_as_they_are_read(value, language, text):
    assert short_number(value, language) == text
