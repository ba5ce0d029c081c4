"""The land under the map: cut, thinned and asked what lies where."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CaseError
from models.figure.basemap import Basemap, load_basemap, on_figure
from models.figure.clipping import around_point, boxes, clipped, densified, no_parts, parts_of, thinned
from models.figure.close_land import outline_of
from models.figure.map_view import view_for
from models.figure.marks import Rect
from models.values.where.points import Bounds

BASEMAP = load_basemap()
BOX = (0.0, 0.0, 10.0, 10.0)


def area_of(ring):
    """The area of a ring of points by the shoelace formula."""
    x, y = ring[:, 0], ring[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def rings(*lists):
    points = np.array([point for ring in lists for point in ring], float)
    return parts_of(points, np.cumsum([0, *map(len, lists)]), range(len(lists)))


def a_square(x, y, side):
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]


def area(parts):
    return sum(area_of(parts.points[a:b]) for a, b in zip(parts.starts, parts.starts[1:], strict=False))


@given(st.floats(-12, 12), st.floats(-12, 12), st.floats(0.5, 30))
def test_a_clipped_square_covers_what_it_shares_with_the_box(x, y, side):
    across = max(0.0, min(x + side, 10) - max(x, 0))
    up = max(0.0, min(y + side, 10) - max(y, 0))
    assert area(clipped(rings(a_square(x, y, side)), BOX, True)) == pytest.approx(across * up, abs=1e-6)


def test_a_ring_outside_the_box_vanishes_and_one_inside_stays_as_it_is():
    cut = clipped(rings(a_square(20, 20, 3), a_square(2, 2, 3)), BOX, True)
    assert cut.owner.tolist() == [1]
    assert cut.points.tolist() == [list(map(float, point)) for point in a_square(2, 2, 3)]


def test_a_line_that_leaves_and_comes_back_becomes_two():
    cut = clipped(rings([(5, 5), (15, 5), (15, 7), (5, 7)]), BOX, False)
    assert [cut.points[a:b].tolist() for a, b in zip(cut.starts, cut.starts[1:], strict=False)] == [
        [[5, 5], [10, 5]],
        [[10, 7], [5, 7]],
    ]


@given(st.lists(st.tuples(st.floats(-30, 30), st.floats(-30, 30)), min_size=2, max_size=30), st.booleans())
def test_nothing_is_left_outside_the_box(points, is_closed):
    cut = clipped(rings(points), BOX, is_closed)
    assert (cut.points >= -1e-9).all()
    assert (cut.points <= 10 + 1e-9).all()
    assert (np.diff(cut.starts) >= (3 if is_closed else 2)).all()


def test_a_long_side_is_divided_and_keeps_its_place():
    fine = densified(rings([(0, 0), (10, 0), (10, 1)]), 2.0, False)
    assert np.abs(np.diff(fine.points, axis=0)).max() <= 2.0
    assert fine.points[0].tolist() == [0, 0]
    assert fine.points[-1].tolist() == [10, 1]


def test_thinning_keeps_the_ends_of_a_line_and_drops_islands_too_small_to_see():
    line = np.column_stack([np.linspace(0, 10, 500), np.zeros(500)])
    thin = thinned(rings(line), 1.0, False)
    assert len(thin.points) < 15
    assert thin.points[0].tolist() == [0, 0]
    assert thin.points[-1].tolist() == [10, 0]
    assert thinned(rings(a_square(0, 0, 0.2)), 1.0, True).count == 0


def test_a_lake_is_not_its_country():
    country = parts_of(np.array(a_square(0, 0, 10) + a_square(4, 4, 2), float), np.array([0, 4, 8]), [7, 7])
    assert around_point(country, 1, 1).tolist() == [7]
    assert around_point(country, 5, 5).tolist() == []


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        (116.4, 39.9, "CN"),
        (114.17, 22.32, "HK"),
        (121.5, 25.0, "TW"),
        (-0.1, 51.5, "GB"),
        (104.9, 11.6, "KH"),
    ],
)
def test_a_place_lies_in_its_country(lon, lat, code):
    assert BASEMAP.countries_at(np.array([(lon, lat)])) == {code}


def test_the_open_sea_lies_in_no_country():
    assert BASEMAP.countries_at(np.array([(-40.0, 30.0)])) == frozenset()


def test_jiangsu_is_known_in_both_languages():
    jiangsu = next(row for row in BASEMAP.provinces if row.name == "Jiangsu")
    assert jiangsu.local_name.startswith("江苏")
    assert jiangsu.country == "CN"


def test_a_close_map_takes_the_finer_coast():
    fine = BASEMAP.layers_for((110, 20, 125, 40), 20.0)
    coarse = BASEMAP.layers_for((110, 20, 125, 40), 3.0)
    assert len(fine.coast.points) > 2 * len(coarse.coast.points)
    assert fine.province_lines.count
    assert not coarse.province_lines.count


def test_land_across_the_180th_meridian_is_whole():
    ground = BASEMAP.layers_for((165, 60, 195, 72), 4.0)
    around = boxes(ground.land)
    assert around[:, 0].min() < 180 < around[:, 2].max()


@pytest.mark.parametrize("lon", [-150, -60, 0, 80, 150])
@pytest.mark.parametrize("lat", [-50, 0, 50, 70])
def test_no_coast_smears_across_the_figure(lon, lat):
    view = view_for(Bounds(lon - 25, lat - 15, lon + 25, lat + 15), Rect(0, 0, 400, 400))
    coast = on_figure(BASEMAP.layers_for(view.visible(), view.points_per_degree).coast, view, False)
    steps = np.hypot(*np.diff(coast.points, axis=0).T)
    same_part = np.ones(len(steps), bool)
    same_part[coast.starts[1:-1] - 1] = False
    assert steps[same_part].max(initial=0) < 40


def test_a_missing_file_is_told_in_a_sentence(tmp_path):
    with pytest.raises(CaseError, match=r"provinces\.json is missing or damaged: install"):
        _ = Basemap(tmp_path).provinces
    with pytest.raises(CaseError, match=r"world-50m\.npz is missing"):
        Basemap(tmp_path).layer("world-50m", "land")


def test_two_countries_side_by_side_share_one_border_and_have_a_coast_each():
    land = rings(a_square(0, 0, 1), a_square(1, 0, 1))
    border = parts_of(np.array([(1.0, 0.0), (1.0, 1.0)]), [0, 2])
    edge = outline_of(land, border, no_parts())
    assert edge.border.points.tolist() == [[1, 0], [1, 1]]
    assert len(edge.coast.points) - edge.coast.count == 6


def test_provinces_of_one_country_have_no_outline_between_them():
    land = parts_of(np.array(a_square(0, 0, 1) + a_square(1, 0, 1), float), [0, 4, 8], [3, 3])
    edge = outline_of(land, no_parts(), no_parts())
    assert len(edge.coast.points) - edge.coast.count == 6
    assert not edge.border.count
