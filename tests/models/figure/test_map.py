"""The map as a whole: all that is told is drawn, named or counted, and nothing hides anything."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.figure.basemap import load_basemap
from models.figure.map import boundary_remark, layout_map
from models.figure.map_plan import Desk, map_height
from models.figure.map_view import extent_for, view_for
from models.figure.marks import Disc, Label, Path, Rect
from models.figure.measure import FontMeasure
from models.figure.scene import Look, MapScene, Route, Spot
from models.figure.style import load_style
from models.figure.whole import area_of
from models.values.where.points import Bounds, PlacePrecision, Point

BASEMAP, MEASURE, STYLE = load_basemap(), FontMeasure(), load_style("print")
LOOKS = (Look("sale", "Sale", "#cc79a7", "triangle-down"), Look("judgment", "Judgment", "#0072b2", "disc"))
CHINA = Bounds(105, 21, 124, 41)
PLACES = {
    "Beijing": (39.904, 116.407),
    "Xuzhou": (34.206, 117.284),
    "Huai'an": (33.611, 119.015),
    "Taizhou": (32.456, 119.923),
    "Shenzhen": (22.543, 114.058),
    "London": (51.507, -0.128),
}
GERMANY, EUROPE = Point(51.1, 10.4), Bounds(-5, 40, 25, 60)
SHENZHEN = Point(*PLACES["Shenzhen"])


def a_spot(name="Xuzhou", kind="sale", event="", point=None, **more):
    where = Point(*PLACES[name]) if point is None else point
    given_ = {"precision": PlacePrecision.CITY, "events": (event or f"{name} {kind}",), **more}
    return Spot(id=name, name=name, local_name="", point=where, kind=kind, **given_)


def laid_out(*spots, routes=(), extent=CHINA, width=460, height=520, **more):
    scene = MapScene(spots, routes, LOOKS, extent=extent, **more)
    return layout_map(scene, width, height, STYLE, MEASURE, BASEMAP)


def group(figure, name):
    return next(group for group in figure.groups if group.name == name)


def words(figure, name="labels"):
    return [mark.text for mark in group(figure, name).marks if isinstance(mark, Label)]


def picked(figure, x, y):
    return next((t.items for t in reversed(figure.targets) if t.rect.contains(x, y)), ())


coordinates = st.tuples(
    st.floats(CHINA.south + 1, CHINA.north - 1), st.floats(CHINA.west + 1, CHINA.east - 1)
)
crowds = st.lists(st.tuples(coordinates, st.sampled_from(["sale", "judgment"])), min_size=1, max_size=24)


def spots_of(crowd, values=None):
    return [
        a_spot(f"Place {i}", kind, f"e{i}", Point(*at), value=values[i] if values else None)
        for i, (at, kind) in enumerate(crowd)
    ]


def test_groups_stand_in_reading_order_and_are_clipped_to_the_frame():
    figure = laid_out(a_spot())
    names = [group.name for group in figure.groups]
    assert names == ["sea", "land", "borders", "provinces", "routes", "symbols", "labels", "scale"]
    assert "key" in [group.name for group in laid_out(a_spot(is_inferred=True)).groups]
    assert all(group.clip == figure.plot for group in figure.groups)


@given(crowds)
@settings(max_examples=25)
def test_labels_overlap_neither_each_other_nor_a_symbol_nor_the_frame(crowd):
    figure = laid_out(*spots_of(crowd))
    names = [target.rect for target in figure.targets if target.part == "label"]
    marks = [target.rect for target in figure.targets if target.part != "label"]
    assert not any(one.overlaps(other) for one, other in combinations(names, 2))
    assert not any(name.overlaps(mark.grown(-0.5)) for name in names for mark in marks)
    for rect in names:
        assert rect.x >= 0
        assert rect.right <= figure.width
        assert rect.y >= 0
        assert rect.bottom <= figure.height


@given(crowds)
@settings(max_examples=25)
def test_every_event_can_be_picked_and_is_named_or_told_to_have_no_name(crowd):
    figure = laid_out(*spots_of(crowd))
    told = {f"e{i}" for i in range(len(crowd))}
    drawn = {item for target in figure.targets if target.part != "label" for item in target.items}
    named = {item for target in figure.targets if target.part == "label" for item in target.items}
    assert drawn == told
    assert named | set(figure.unlabelled) == told
    assert not named & set(figure.unlabelled)


@given(crowds)
@settings(max_examples=25)
def test_the_middle_of_a_plain_symbol_gives_its_events(crowd):
    figure = laid_out(*spots_of(crowd))
    for target in figure.targets:
        if target.part != "label":
            rect = target.rect
            assert picked(figure, rect.x + rect.width / 2, rect.y + rect.height / 2) == target.items


@given(crowds)
@settings(max_examples=25)
def test_symbols_stay_in_the_frame(crowd):
    figure = laid_out(*spots_of(crowd))
    for target in figure.targets:
        assert target.rect.x >= 0
        assert target.rect.right <= figure.width
        assert target.rect.y >= 0
        assert target.rect.bottom <= figure.height


def test_no_line_of_land_or_border_runs_far_out_of_the_frame():
    for extent in (CHINA, Bounds(118, 32, 120, 34), Bounds(-10, 60, 40, 82), Bounds(-180, -58, 180, 80)):
        figure = laid_out(extent=extent)
        around = figure.plot.grown(10)
        for name in ("land", "borders"):
            for mark in group(figure, name).marks:
                assert mark.points[:, 0].min() >= around.x
                assert mark.points[:, 0].max() <= around.right
                assert mark.points[:, 1].min() >= around.y
                assert mark.points[:, 1].max() <= around.bottom


def test_four_times_the_value_has_twice_the_radius():
    figure = laid_out(
        a_spot("Beijing", "judgment", value=4_000_000.0),
        a_spot("Shenzhen", "judgment", value=1_000_000.0),
        unit="CNY proceeds",
    )
    radii = sorted(mark.radius for mark in group(figure, "symbols").marks if isinstance(mark, Disc))
    assert radii[1] / radii[0] == pytest.approx(2.0, rel=0.005)


def test_the_small_symbol_is_painted_after_the_large_one():
    figure = laid_out(
        a_spot("Xuzhou", "judgment", value=1.0),
        a_spot("Beijing", "judgment", value=90.0, event="large"),
        unit="CNY proceeds",
    )
    drawn = [mark.item for mark in group(figure, "symbols").marks if isinstance(mark, Disc)]
    assert drawn == ["large", "Xuzhou judgment"]


def test_a_map_of_values_explains_its_areas_and_a_plain_map_does_not():
    assert "Area of circles: proceeds, CNY" in words(
        laid_out(a_spot(value=3e9), unit="CNY proceeds"), "scale"
    )
    assert not any("Area" in text for text in words(laid_out(a_spot()), "scale"))


def test_a_province_is_not_drawn_as_a_city():
    def outline(precision):
        return group(laid_out(a_spot(precision=precision)), "symbols").marks[-1]

    city, province = outline(PlacePrecision.CITY), outline(PlacePrecision.PROVINCE)
    assert province.stroke.dash
    assert not city.stroke.dash
    assert province.fill != city.fill


def test_an_inferred_place_is_dashed_and_marked_with_a_question():
    figure = laid_out(a_spot("Huai'an", is_inferred=True))
    assert words(figure)[0].startswith("Huai'an?")
    assert group(figure, "symbols").marks[-1].stroke.dash
    assert "place inferred, in no source" in words(figure, "key")


def test_an_amount_that_is_not_stated_looks_other_than_one_that_is_and_is_explained():
    figure = laid_out(a_spot("Beijing", value=5e8), a_spot("Xuzhou", unknown=1), unit="CNY proceeds")
    fills = {mark.item: mark.fill for mark in group(figure, "symbols").marks}
    assert fills["Beijing sale"] != fills["Xuzhou sale"]
    assert "sum not known" in words(figure, "key")
    assert "sum not known" in words(figure, "labels")


def test_two_kinds_at_one_place_share_a_stem_and_a_name():
    figure = laid_out(a_spot(kind="sale"), a_spot(kind="judgment"))
    first, second = (target.rect for target in figure.targets if target.part == "mark")
    assert not first.overlaps(second)
    dots = [mark for mark in group(figure, "symbols").marks if isinstance(mark, Disc) and not mark.item]
    (at,) = view_for(CHINA, figure.plot).to_screen([(117.284, 34.206)])
    assert [(dot.x, dot.y) for dot in dots] == [pytest.approx(tuple(at), abs=0.1)]
    assert "the dot is the place" in words(figure, "key")
    assert words(figure) == ["Xuzhou"]


def test_marks_of_one_place_stand_in_the_order_of_the_legend():
    for kinds in (("sale", "seizure", "judgment"), ("judgment", "sale", "seizure")):
        spots = [a_spot(kind=kind) for kind in kinds]
        figure = laid_out(*spots, a_spot("Beijing", "judgment", point=Point(39.9, 116.4)))
        marks = [one for one in figure.targets if one.part == "mark" and "Beijing" not in one.items[0]]
        order = sorted(marks, key=lambda one: one.rect.x)
        assert [one.items[0].split()[-1] for one in order] == ["sale", "judgment", "seizure"]


def test_a_map_of_many_countries_names_no_provinces_until_it_is_near():
    capitals = (
        ("Berlin", 52.5, 13.4),
        ("Paris", 48.9, 2.4),
        ("Madrid", 40.4, -3.7),
        ("Rome", 41.9, 12.5),
        ("Vienna", 48.2, 16.4),
    )
    spots = [a_spot(name, point=Point(lat, lon)) for name, lat, lon in capitals]
    assert not words(laid_out(*spots, extent=None, width=1200, height=1200), "provinces")
    near = laid_out(*spots, extent=Bounds(10, 50, 15, 54), width=1200, height=1200)
    assert "BRANDENBURG" in words(near, "provinces")


def test_many_events_in_one_street_are_drawn_as_a_number_that_names_them_all():
    crowd = [
        a_spot(f"Door {i}", "sale", f"e{i}", Point(34.2 + i * 1e-3, 117.28 + (i % 5) * 1e-3))
        for i in range(30)
    ]
    figure = laid_out(*crowd)
    more = [target for target in figure.targets if target.part == "more"]
    assert more
    assert "30" in words(figure, "symbols")
    assert {item for target in more for item in target.items} == {f"e{i}" for i in range(30)}


def test_source_numbers_stand_raised_behind_the_name():
    marks = group(laid_out(a_spot(notes=(3, 1, 2))), "labels").marks
    name, notes = marks[-2:]
    assert (name.text, notes.text) == ("Xuzhou", "1–3")
    assert notes.y < name.y
    assert notes.size < name.size


def test_three_routes_to_one_place_do_not_coincide():
    sellers = ("Xuzhou", "Huai'an", "Taizhou")
    spots = [a_spot(name, event="sales") for name in (*sellers, "Shenzhen")]
    routes = [Route(Point(*PLACES[name]), SHENZHEN, "sale", "sales") for name in sellers]
    figure = laid_out(*spots, routes=tuple(routes))
    shafts = [m for m in group(figure, "routes").marks if isinstance(m, Path) and m.item and not m.fill]
    lines = [m.points for m in shafts if m.stroke.colour != STYLE.background]
    assert len(lines) == 3
    assert all(abs(one[20] - other[20]).max() > 5 for one, other in combinations(lines, 2))
    assert "documented way, not the road taken" in words(figure, "key")


def test_what_lies_outside_the_frame_is_named():
    figure = laid_out(a_spot("Xuzhou"), a_spot("London"))
    assert figure.warnings == ("Outside this map: London.",)


def test_provinces_are_named_in_the_language_of_the_map_where_no_symbol_stands():
    assert "SHANDONG" in words(laid_out(a_spot()), "provinces")
    assert any(text.startswith("山东") for text in words(laid_out(a_spot(), language="zh"), "provinces"))


def test_names_of_provinces_keep_off_symbols_and_labels():
    figure = laid_out(*[a_spot(name) for name in ("Beijing", "Xuzhou", "Huai'an", "Taizhou", "Shenzhen")])
    for name in group(figure, "provinces").marks:
        wide = MEASURE.width(name.text, name.size)
        box = Rect(name.x - wide / 2, name.y - name.size * 0.7, wide, name.size * 0.7)
        assert not any(box.overlaps(target.rect) for target in figure.targets)


def test_a_tinted_province_is_filled_with_the_tint():
    fills = [mark.fill for mark in group(laid_out(a_spot(), shaded=("Jiangsu",)), "land").marks]
    assert fills == [STYLE.land, STYLE.land_focus, STYLE.land_shaded]


def test_the_scale_bar_is_as_long_as_it_says():
    figure = laid_out(a_spot())
    bar = next(mark for mark in group(figure, "scale").marks if isinstance(mark, Path))
    km = float(words(figure, "scale")[0].removesuffix(" km"))
    view = view_for(CHINA, figure.plot)
    assert float(bar.points[:, 0].max() - bar.points[:, 0].min()) / view.points_per_km == pytest.approx(km)


def test_a_map_of_the_world_has_no_scale_bar_and_names_its_projection():
    figure = laid_out(a_spot("London"), a_spot("Beijing"), extent=None)
    assert not any(text.endswith("km") for text in words(figure, "scale"))
    assert "Equal Earth" in figure.description
    assert "Albers" in laid_out(a_spot()).description


def test_an_empty_map_is_a_map_of_the_world():
    figure = layout_map(MapScene((), (), LOOKS), 400, 200, STYLE, MEASURE, BASEMAP)
    assert group(figure, "land").marks
    assert not figure.targets


def test_the_note_on_boundaries_explains_dashes_only_where_there_are_any():
    with_dashes = laid_out(extent=Bounds(70, 25, 82, 38))
    assert "dashed = disputed" in boundary_remark("The Paper", with_dashes)
    plain = boundary_remark("The Paper", laid_out(extent=Bounds(115, 30, 122, 35)))
    assert plain == (
        "Boundaries: Natural Earth, de facto view. Their display is not a position of The Paper."
    )


def test_the_height_of_a_map_follows_its_extent():
    high = MapScene((), (), LOOKS, extent=Bounds(110, 20, 116, 45))
    wide = MapScene((), (), LOOKS, extent=Bounds(90, 30, 120, 36))
    assert map_height(high, 400, Desk(STYLE, MEASURE)) > map_height(wide, 400, Desk(STYLE, MEASURE))


def test_a_selected_event_is_ringed():
    plain, ringed = laid_out(a_spot()), laid_out(a_spot(), selected=frozenset({"Xuzhou sale"}))
    colours = [mark.stroke.colour for mark in group(ringed, "symbols").marks]
    assert STYLE.halo in colours
    assert len(colours) == len(group(plain, "symbols").marks) + 1


@pytest.mark.parametrize("style", ["light", "dark", "print"])
def test_a_map_is_laid_out_in_every_style(style):
    scene = MapScene((a_spot(),), (), LOOKS, language="zh")
    assert layout_map(scene, 300, 300, load_style(style), MEASURE, BASEMAP).targets


def test_a_country_is_tinted_as_a_whole_and_a_city_is_not():
    whole = a_spot("Germany", point=GERMANY, precision=PlacePrecision.COUNTRY)
    assert STYLE.land_whole in [mark.fill for mark in group(laid_out(whole, extent=EUROPE), "land").marks]
    assert STYLE.land_whole not in [mark.fill for mark in group(laid_out(a_spot()), "land").marks]


def test_a_country_is_named_in_capitals_and_explained_in_the_key():
    figure = laid_out(a_spot("Germany", point=GERMANY, precision=PlacePrecision.COUNTRY), extent=EUROPE)
    assert words(figure)[0] == "GERMANY"
    assert "only the country is known (tinted)" in words(figure, "key")


def test_a_map_shows_all_of_a_country_that_is_meant_as_a_whole():
    box = area_of(GERMANY, PlacePrecision.COUNTRY)
    assert box is not None
    assert box.contains(Point(54.5, 9.4))
    assert box.contains(Point(47.8, 11.1))
    spot = a_spot("Germany", point=GERMANY, precision=PlacePrecision.COUNTRY, area=box)
    seen = extent_for([spot])
    assert (seen.south < box.south, seen.north > box.north) == (True, True)
    assert area_of(GERMANY, PlacePrecision.CITY) is None


def test_a_country_too_small_to_be_drawn_keeps_its_mark():
    spot = a_spot("Singapore", point=Point(1.35, 103.82), precision=PlacePrecision.COUNTRY)
    assert group(laid_out(spot, extent=Bounds(-180, -58, 180, 80)), "symbols").marks


def test_a_map_that_the_words_leave_too_little_room_says_so():
    assert any("too little room" in told for told in laid_out(a_spot(), width=500, height=120).warnings)
    assert not laid_out(a_spot()).warnings
