"""What is only announced or claimed is drawn apart: hatched, in every form of date and every shape of kind."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.date_marks import date_form, draw_form, item_form
from models.figure.marks import SHAPES, Path
from models.figure.scale import TimeScale
from models.figure.scene import Item, Look, Spot
from models.figure.shapes import hatch, shape_points
from models.figure.symbols import spot_marks
from models.values.when import When
from models.values.where.points import PlacePrecision, Point

WINDOW = (float(date(2018, 12, 1).toordinal()), float(date(2021, 6, 30).toordinal()))
SCALE = TimeScale(*WINDOW, 0.0, 520.0)
FORMS = (
    *("2020-05-14", "2020-05", "2020", "2019-03/2020-08", "2019-06/..", "/2020-05-14", "../2020-05-14"),
    *("[2020-05..]", "[2019-03..2020-08]", "[2019-05-02,2020-03-04]", "{2019-05-02,2020-03-04}"),
)


def hatches(drawn):
    return [mark for mark in drawn if isinstance(mark, Path) and len(mark.starts) > 1 and not mark.is_closed]


@pytest.mark.parametrize("edtf", FORMS)
@pytest.mark.parametrize("shape", ["disc", "star"])
def test_only_what_is_not_told_as_something_that_happened_is_hatched(style, edtf, shape):
    look = Look("sale", "Sale", "#0072B2", shape)
    for standing in ("", "announced"):
        item = Item("a", "A", When.from_edtf(edtf), "sale", "sale", standing=standing)
        form = item_form(item, SCALE, style)
        drawn = list(draw_form(form, 20.0, look, style, lambda _: style.background, "a"))
        assert bool(hatches(drawn)) == bool(standing)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_place_of_which_something_is_only_announced_is_hatched_too(style, shape):
    look = Look("sale", "Sale", "#0072B2", shape)
    for standing in ("", "announced"):
        spot = Spot("p", "P", "", Point(1, 1), PlacePrecision.CITY, "sale", ("a",), standing=standing)
        assert bool(hatches(spot_marks(spot, (9.0, 9.0), 3.2, look, style))) == bool(standing)


@given(st.sampled_from(SHAPES), st.floats(3, 40), st.floats(-99, 99), st.floats(-99, 99), st.floats(0.8, 4))
def test_slanting_lines_end_on_the_edge_of_their_shape(shape, size, x, y, step):
    points = shape_points(shape, x, y, size)
    lines = hatch(points, step)
    if lines is None:
        return
    assert len(lines) % 2 == 0
    assert np.allclose(lines[::2].sum(axis=1), lines[1::2].sum(axis=1))  # each slants as all do
    starts, ends = points, np.roll(points, -1, axis=0)
    for end in lines:
        along = np.clip(((end - starts) * (ends - starts)).sum(1) / ((ends - starts) ** 2).sum(1), 0, 1)
        nearest = starts + along[:, None] * (ends - starts)
        assert np.hypot(*(nearest - end).T).min() < 1e-6 * max(abs(x), abs(y), size)


@given(st.integers(0, 900), st.integers(1, 700))
def test_once_in_a_span_is_never_drawn_as_a_bar_that_lasts_as_long(style, first, length):
    begin = int(WINDOW[0]) + first
    days = [date.fromordinal(begin).isoformat(), date.fromordinal(begin + length).isoformat()]
    within = date_form(When.from_edtf(f"[{days[0]}..{days[1]}]"), SCALE, style)
    lasting = date_form(When.from_edtf("/".join(days)), SCALE, style)
    if within and lasting:
        assert within.shape in ("within", "hollow")
        assert lasting.shape in ("range", "hollow")
        assert not within.holds_words
