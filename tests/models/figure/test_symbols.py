"""Symbols: areas that follow values, round sizes in the legend, places that do not hide each other."""

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.figure.map_circles import circles
from models.figure.map_stands import plain_symbols
from models.figure.map_view import view_for
from models.figure.marks import Rect
from models.figure.scene import Spot
from models.figure.style import load_style
from models.figure.symbols import radius_of, round_sizes, scale_for
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


def is_at_its_place(symbol, homes):
    """Within two points of its place, or joined to it by a stem; a number covers the places it stands for."""
    if symbol.foot:
        joined = set(symbol.homes)
        covered = [home for home in homes if math.dist(home, (symbol.x, symbol.y)) <= symbol.radius]
        return all(any(math.dist(home, one) < 0.2 for one in (*joined, *covered)) for home in homes)
    return all(
        math.dist(home, (symbol.x, symbol.y)) <= max(2.0, symbol.radius * symbol.is_cluster) for home in homes
    )


def homes_of(symbol):
    return [tuple(at) for at in VIEW.to_screen([(one.point.lon, one.point.lat) for one in symbol.spots])]


@given(places)
@settings(max_examples=40)
def test_every_mark_stands_on_its_place_or_on_a_stem_that_leads_to_it(points):
    spots = [a_spot(at=at, name=f"p{i}") for i, at in enumerate(points)]
    for symbol in plain_symbols(spots, VIEW, STYLE):
        assert is_at_its_place(symbol, homes_of(symbol))


@given(places)
@settings(max_examples=40)
def test_no_mark_lies_on_the_place_of_another(points):
    spots = [a_spot(at=at, name=f"p{i}") for i, at in enumerate(points)]
    symbols = plain_symbols(spots, VIEW, STYLE)
    for one in symbols:
        for other in symbols:
            if other is not one and not one.is_cluster:
                assert all(not one.rect.grown(-0.6).contains(*home) for home in homes_of(other))


values = st.lists(
    st.tuples(st.floats(22, 40), st.floats(106, 123), st.floats(1, 1e10)), min_size=1, max_size=40
)


@given(values)
@settings(max_examples=40)
def test_circles_add_up_to_all_that_is_told_and_their_areas_follow_it(told):
    spots = [a_spot(value, (lat, lon), f"p{i}") for i, (lat, lon, value) in enumerate(told)]
    found, k = circles(spots, VIEW, STYLE)
    sums = [sum(spot.value for spot in one.spots) for one in found]
    assert math.fsum(sums) == pytest.approx(math.fsum(value for *_, value in told))
    least = 0.2 * STYLE.mark_size
    for one, total in zip(found, sums, strict=True):
        assert one.radius == pytest.approx(max(k * math.sqrt(total), least))
        assert is_at_its_place(one, [one.home])


@given(values)
@settings(max_examples=40)
def test_no_circle_hides_another(told):
    found, _ = circles([a_spot(v, (lat, lon), f"p{i}") for i, (lat, lon, v) in enumerate(told)], VIEW, STYLE)
    for one, other in combinations(found, 2):
        small, large = sorted((one.radius, other.radius))
        if small > 0.55 * large and not (one.foot or other.foot):
            assert math.dist((one.x, one.y), (other.x, other.y)) > 0.7 * large


def test_what_places_share_stands_beside_them_all_and_is_tied_to_each():
    members = tuple(
        a_spot(at=at, name=name) for name, at in (("a", (34, 117)), ("b", (33, 119)), ("c", (32, 120)))
    )
    shared = a_spot(3e9, (33, 118.7), "a+b+c")
    (one,) = circles([replace(shared, members=members)], VIEW, STYLE)[0]
    homes = [tuple(at) for at in VIEW.to_screen([(m.point.lon, m.point.lat) for m in members])]
    assert [pytest.approx(home) for home in homes] == list(one.homes)
    assert all(math.dist(home, (one.x, one.y)) > one.radius for home in homes)


def test_the_events_of_a_place_are_one_circle_whatever_their_kinds():
    spots = [replace(a_spot(2.0), kind="sale"), replace(a_spot(3.0), kind="seizure")]
    (one,) = circles(spots, VIEW, STYLE)[0]
    assert (one.spots[0].value, one.is_cluster) == (5.0, False)


@given(places)
@settings(max_examples=40)
def test_plain_symbols_do_not_cover_each_other(points):
    symbols = plain_symbols([a_spot(at=at, name=f"p{i}") for i, at in enumerate(points)], VIEW, STYLE)
    for one, other in combinations(symbols, 2):
        apart = math.hypot(one.x - other.x, one.y - other.y)
        assert apart > 0.6 * (one.radius + other.radius)


@given(places)
@settings(max_examples=40)
def test_every_spot_is_in_one_symbol_and_only_one(points):
    spots = [a_spot(at=at, name=f"p{i}") for i, at in enumerate(points)]
    held = [spot.id for symbol in plain_symbols(spots, VIEW, STYLE) for spot in symbol.spots]
    assert sorted(held) == sorted(spot.id for spot in spots)


def test_a_symbol_alone_stands_on_its_place():
    (symbol,) = plain_symbols([a_spot()], VIEW, STYLE)
    assert (symbol.x, symbol.y) == symbol.home


def test_thousands_of_spots_are_counted_in_a_few_symbols():
    spots = [a_spot(at=(22 + i % 90 / 5, 106 + i // 90 / 5), name=f"p{i}") for i in range(5000)]
    symbols = plain_symbols(spots, VIEW, STYLE)
    assert sum(len(symbol.spots) for symbol in symbols) == 5000
    assert len(symbols) < 600
