"""What a graphics editor looks for on a map: marks off their place, names at another's mark, legends over data."""

import math
from itertools import combinations

import numpy as np
import pytest

from models.figure.basemap import load_basemap
from models.figure.map import layout_map
from models.figure.map_plan import Desk, make_plan, map_height
from models.figure.marks import Path, Rect
from models.figure.measure import FontMeasure
from models.figure.style import load_style
from models.figure.symbols import Symbol
from tests.models.figure.map_cases import CASES

BASEMAP, MEASURE, PRINT = load_basemap(), FontMeasure(), load_style("print")
MM, SCREEN = 72 / 25.4, 1.75
SIZES = {
    "print-52mm": (52 * MM - 12, None, 1.0),
    "print-107mm": (107 * MM - 12, None, 1.0),
    "print-163mm": (163 * MM - 12, None, 1.0),
    "web-1200": (1200 - 21, None, SCREEN),
    "square-1080": (1080 - 21, 820, SCREEN),
    "vertical-1080": (1080 - 21, 1050, SCREEN),
}


@pytest.fixture(scope="module", params=[(name, size) for name in CASES for size in SIZES], ids="-".join)
def laid(request):
    """The scene, its plan and its figure."""
    name, size = request.param
    width, height, scale = SIZES[size]
    scene, style = CASES[name](), PRINT.scaled(scale)
    tall = height or map_height(scene, width, Desk(style, MEASURE, BASEMAP))
    plan = make_plan(scene, width, tall, Desk(style, MEASURE, BASEMAP))
    return scene, plan, layout_map(scene, width, tall, style, MEASURE, BASEMAP), style


def homes_of(symbol, plan):
    spots = [one for spot in symbol.spots for one in (spot.members or (spot,))]
    return [tuple(at) for at in plan.view.to_screen([(one.point.lon, one.point.lat) for one in spots])]


def is_joined(symbol: Symbol, home) -> bool:
    """Within two points, under the sign of several places, or at the foot of a stem."""
    reach = symbol.radius if symbol.is_cluster else 2.0
    return math.dist(home, (symbol.x, symbol.y)) <= reach or any(
        math.dist(home, one) < 0.2 for one in symbol.homes
    )


def test_every_mark_stands_on_its_place_or_on_a_stem_that_leads_to_it(laid):
    _, plan, _, _ = laid
    for symbol in plan.symbols:
        assert all(is_joined(symbol, home) for home in homes_of(symbol, plan))


def test_a_mark_on_a_stem_stands_so_near_that_it_seems_to_lie_nowhere_else(laid):
    scene, plan, _, style = laid
    for symbol in plan.symbols if not scene.is_scaled else ():
        row = symbol.radius if symbol.is_cluster else 2 * 1.22 * style.mark_size
        for home in symbol.homes if symbol.foot and not symbol.is_cluster else ():
            assert math.dist(symbol.foot, home) <= 1.5 * (row + 1.9 * style.mark_size)


def test_no_plain_mark_hides_another_or_the_place_of_another(laid):
    scene, plan, _, _ = laid
    if scene.is_scaled:
        return
    for one, other in combinations(plan.symbols, 2):
        assert not one.rect.grown(-0.5).overlaps(other.rect.grown(-0.5))
    for one in plan.symbols:
        for other in plan.symbols:
            if other is not one and not one.is_cluster:
                assert not any(one.rect.grown(-0.5).contains(*home) for home in homes_of(other, plan))


def test_areas_follow_values_for_single_places_and_for_several_together(laid):
    scene, plan, _, style = laid
    for symbol in plan.symbols if scene.is_scaled else ():
        values = [spot.value for spot in symbol.spots if spot.value]
        if values:
            assert symbol.radius == pytest.approx(max(plan.k * math.sqrt(sum(values)), 0.2 * style.mark_size))


def test_all_that_is_told_is_in_the_circles(laid):
    scene, plan, _, _ = laid
    drawn = sum(spot.value or 0 for symbol in plan.symbols for spot in symbol.spots)
    assert drawn == pytest.approx(sum(spot.value or 0 for spot in scene.spots))
    assert not plan.outside


def test_legend_scale_and_locator_hide_no_mark_no_stem_and_no_route(laid):
    _, plan, _, _ = laid
    corners = [*plan.corners, *((plan.locator,) if plan.locator else ())]
    for corner in corners:
        assert not any(corner.overlaps(body) for body in plan.bodies)
        for line in (*plan.arcs, *(np.linspace(stem[:2], stem[2:], 30) for stem in plan.stems)):
            assert not any(corner.contains(float(x), float(y)) for x, y in line)
    for one, other in combinations(plan.corners, 2):
        assert not one.overlaps(other) or plan.locator in (one, other)


def test_legend_and_scale_lie_on_no_province_that_is_tinted(laid):
    scene, plan, _, _ = laid
    names = set(scene.shaded)
    held = [i for i, one in enumerate(BASEMAP.provinces) if one.name in names]
    rings = BASEMAP.layer("provinces", "ring")
    for number in np.flatnonzero(np.isin(rings.owner, held)):
        edge = plan.view.to_screen(rings.points[rings.starts[number] : rings.starts[number + 1]])
        for corner in plan.corners:
            assert sum(corner.contains(float(x), float(y)) for x, y in edge[::6]) == 0


def test_the_legend_below_stands_wholly_below_the_map(laid):
    _, plan, figure, _ = laid
    assert figure.plot.bottom + plan.foot_height <= figure.height + 0.5


def labels(figure):
    return [target for target in figure.targets if target.part == "label"]


def test_labels_meet_neither_each_other_nor_a_mark_and_stay_in_the_frame(laid):
    _, plan, figure, _ = laid
    rects = [label.rect for label in labels(figure)]
    assert not any(one.overlaps(other) for one, other in combinations(rects, 2))
    for rect in rects:
        assert not any(rect.overlaps(body.grown(-0.3)) for body in plan.bodies)
        assert figure.plot.grown(0.1).contains(rect.x, rect.y)
        assert figure.plot.grown(0.1).contains(rect.right, rect.bottom)


def gap(one: Rect, other: Rect) -> float:
    dx = max(one.x - other.right, other.x - one.right, 0.0)
    dy = max(one.y - other.bottom, other.y - one.bottom, 0.0)
    return math.hypot(dx, dy)


def test_no_label_stands_at_the_mark_of_another_place(laid):
    """Beside its own mark it is nearer to that than to any other; else a leader says whose it is."""
    _, plan, figure, style = laid
    for label in labels(figure):
        own = [s.rect for s in plan.symbols if set(s.events) & set(label.items)]
        others = [s.rect for s in plan.symbols if not set(s.events) & set(label.items)]
        near = min((gap(label.rect, rect) for rect in own), default=0.0)
        if near <= style.label_size and own:
            assert all(gap(label.rect, rect) > 0.19 * style.label_size for rect in others)


def test_heads_of_routes_end_before_the_marks_they_point_to(laid):
    scene, plan, _, _ = laid
    for arc in plan.arcs:
        x, y = map(float, arc[-1])
        for symbol in plan.symbols:
            is_round = symbol.is_cluster or scene.is_scaled
            away = math.dist((x, y), (symbol.x, symbol.y))
            assert away > symbol.radius if is_round else not symbol.rect.grown(-0.2).contains(x, y)


def test_quiet_names_stand_on_no_mark_label_or_route(laid):
    _, plan, figure, _ = laid
    quiet = next(group for group in figure.groups if group.name == "provinces").marks
    for name in quiet:
        wide = MEASURE.width(name.text, name.size, name.is_bold)
        box = Rect(name.x - wide / 2, name.y - 0.7 * name.size, wide, 0.8 * name.size)
        assert not any(box.overlaps(target.rect) for target in figure.targets)
        labels = [target.rect.grown(0.4 * name.size) for target in figure.targets if target.part == "label"]
        assert not any(box.overlaps(rect) for rect in labels)  # it does not read as a line of them
        for arc in plan.arcs:
            assert not any(box.contains(float(x), float(y)) for x, y in arc)


def test_on_a_map_of_the_world_the_sea_ends_at_its_edge(laid):
    _, plan, figure, style = laid
    edge = plan.view.edge()
    if edge is not None:
        sea = next(group for group in figure.groups if group.name == "sea").marks
        assert [mark.fill for mark in sea] == [style.background, style.sea]
        assert isinstance(sea[1], Path)


def test_both_shores_of_the_pacific_lie_on_one_map_with_short_routes():
    scene = CASES["pacific"]()
    plan = make_plan(scene, 500, 300, Desk(PRINT, MEASURE))
    for arc in plan.arcs:
        assert abs(arc[-1][0] - arc[0][0]) < 0.75 * plan.view.frame.width
