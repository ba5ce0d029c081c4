"""The sample's maps of money, approved figure by figure: what is drawn where, with which area.

Written from the ledger that was drawn up by hand (parts A and C), not from the program's output.
"""

import math

import pytest

from models.case import Case
from models.figure.basemap import load_basemap
from models.figure.map import layout_map
from models.figure.map_plan import Desk, make_plan
from models.figure.marks import Disc, Label
from models.figure.measure import FontMeasure
from models.figure.style import load_style
from models.publication.choices import FigureSpec, saved_spec
from models.publication.map_scenes import map_scene, sums_of
from models.publication.map_sums import lines_of
from models.publication.scenes import Names
from models.publication.studio import make_figure, shown_dossiers

MEASURE, STYLE = FontMeasure(), load_style("print")


@pytest.fixture
def case(sample_path):
    with Case.open(sample_path, who="A. Reporter") as case:
        yield case


def scene_of(case, measure, language="en"):
    spec = FigureSpec(view="map", jurisdictions=("CN",))
    dossiers = shown_dossiers(case, spec)
    sums = sums_of(lines_of(case.reader, measure, is_public=True), measure, dossiers, language)
    return map_scene(dossiers, Names.read(case.reader), symbols=measure, sums=sums, language=language)


def told(scene):
    """What each spot says: places, value, words, sums that nobody tells, standing."""
    return {spot.name: (spot.value, spot.told, spot.unknown, spot.standing) for spot in scene.spots}


APPROVED = {
    "Huai'an, Taizhou, Xuzhou": (3_000_000_000, "at least ¥3bn", 0, ""),
    "Zhangjiajie": (49_610_000, "about ¥49.61m", 0, ""),
    "Baoshan District, Shanghai": (None, "", 1, ""),
    "Shunyi District, Beijing": (None, "", 1, ""),
    "Yancheng": (None, "", 0, "applied for"),
}


def test_the_map_by_yuan_shows_two_sums_two_unknown_ones_and_an_application(case):
    assert told(scene_of(case, "CNY proceeds")) == APPROVED


def test_nobody_adds_the_two_conversions_of_one_sum_on_the_map_by_dollars(case):
    scene = scene_of(case, "USD proceeds")
    assert {spot.name for spot in scene.spots if spot.value} == set()
    assert {spot.name: spot.unknown for spot in scene.spots if not spot.standing} == {
        "Baoshan District, Shanghai": 1,
        "Shunyi District, Beijing": 1,
    }
    figure = make_figure(case, saved_spec(case, None, "map").changed(symbols="USD proceeds"))
    said = " ".join(m.text for group in figure.groups for m in group.marks if isinstance(m, Label))
    assert "822" not in said
    assert "2,000,000" not in said


def test_the_turnover_of_a_ring_is_no_proceeds(case):
    assert max(spot.value or 0 for spot in scene_of(case, "CNY proceeds").spots) == 3_000_000_000
    assert max(spot.value or 0 for spot in scene_of(case, "CNY turnover").spots) > 100_000_000_000


@pytest.mark.parametrize(("width", "height"), [(147, 180), (303, 360), (462, 560)])
def test_areas_are_to_each_other_as_the_two_sums_at_every_width(case, width, height):
    plan = make_plan(scene_of(case, "CNY proceeds"), width, height, Desk(STYLE, MEASURE))
    radius = {symbol.spots[0].name: symbol.radius for symbol in plan.symbols}
    ratio = (radius["Huai'an, Taizhou, Xuzhou"] / radius["Zhangjiajie"]) ** 2
    assert ratio == pytest.approx(3000 / 49.61, rel=0.02)


def test_what_three_cities_share_is_tied_to_each_and_lies_on_none_of_them(case):
    scene = scene_of(case, "CNY proceeds")
    plan = make_plan(scene, 303, 360, Desk(STYLE, MEASURE))
    (shared,) = [symbol for symbol in plan.symbols if symbol.spots[0].members]
    points = [(one.point.lon, one.point.lat) for one in shared.spots[0].members]
    assert [tuple(at) for at in plan.view.to_screen(points)] == [pytest.approx(home) for home in shared.homes]
    assert all(math.dist(home, (shared.x, shared.y)) > shared.radius for home in shared.homes)
    names = [one.name for one in shared.spots[0].members]
    assert {"Xuzhou", "Taizhou", "Huai'an"} == set(names)


def test_the_inferred_seller_keeps_its_question_and_the_agents_city_has_no_sum(case):
    scene = scene_of(case, "CNY proceeds")
    figure = layout_map(scene, 303, 360, STYLE, MEASURE, load_basemap())
    said = [m.text for group in figure.groups for m in group.marks if isinstance(m, Label)]
    assert "Huai'an?" in said
    assert "Shenzhen" in said  # the end of the routes: a dot with a name
    circles = {m.item for g in figure.groups if g.name == "symbols" for m in g.marks if isinstance(m, Disc)}
    assert len([spot for spot in scene.spots if spot.name == "Shenzhen"]) == 0
    assert circles


def test_a_chinese_map_says_its_sums_in_chinese(case):
    spots = {spot.name: spot.told for spot in scene_of(case, "CNY proceeds", "zh-Hans").spots}
    assert spots["张家界"] == "约4961万元人民币"


def test_the_map_says_how_many_events_have_no_such_sum(case):
    spec = saved_spec(case, None, "map").changed(symbols="CNY proceeds")
    figure = make_figure(case, spec)
    said = " ".join(m.text for group in figure.groups for m in group.marks if isinstance(m, Label))
    assert "Not on the map: 7 events of which no such sum is told." in said
    assert "Projection: Albers equal-area conic." in said


def test_both_tells_the_events_of_the_kept_timeline_with_the_choices_of_the_kept_map(case):
    both = saved_spec(case, None, "both")
    assert (both.view, both.tags, both.shaded) == ("both", ("core",), ("Jiangsu",))
    assert both.window == saved_spec(case, None, "timeline").window
