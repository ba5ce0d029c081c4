"""Shapes, colours, styles, boxes, counts and picking: the small parts of a figure."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CaseError
from models.figure.colours import contrast, mix, readable
from models.figure.density import counts, draw_columns, members, moments_of
from models.figure.faces import Face
from models.figure.font_file import read_widths
from models.figure.hit import at
from models.figure.labels import around, place_boxes
from models.figure.marks import SHAPES, Figure, Rect, Target
from models.figure.scale import TimeScale
from models.figure.shapes import shape_points, shape_reach
from models.figure.style import load_style
from models.machine.paths import resource
from models.values.when import When

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_stands_around_its_centre_and_within_its_reach(shape):
    points = shape_points(shape, 50.0, 30.0, 10.0) - (50.0, 30.0)
    assert np.abs(points).max() <= shape_reach(10.0) + 1e-9
    assert points.min() < -3
    assert points.max() > 3


def test_no_two_shapes_are_alike():
    outlines = {shape_points(shape, 0, 0, 10).round(3).tobytes() for shape in SHAPES}
    assert len(outlines) == len(SHAPES)


def test_black_on_white_has_the_highest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@given(COLOURS, st.sampled_from(["#ffffff", "#1e1f22", "#fbf5ec"]))
def test_a_readable_colour_is_readable(colour, ground):
    assert contrast(readable(colour, ground, 4.5), ground) >= 4.5


@given(COLOURS, COLOURS)
def test_mixing_all_of_one_colour_gives_it_back(one, other):
    assert mix(one, other, 1.0) == one
    assert mix(one, other, 0.0) == other


def test_a_style_that_is_not_there_names_those_that_are():
    with pytest.raises(CaseError, match="print, light, dark"):
        load_style("sepia")


def test_a_scaled_style_keeps_the_smallest_size():
    style = load_style("print")
    assert style.scaled(2).label_size == 2 * style.label_size
    assert style.scaled(2).smallest == style.smallest


def test_a_missing_font_is_said_in_a_sentence(tmp_path):
    with pytest.raises(CaseError, match="install Dateline again"):
        read_widths(tmp_path / "no.ttf")


def test_a_font_file_is_measured_like_the_widths_kept_of_it(measure):
    regular, bold = (resource("fonts", f"DatelineSans-{weight}.ttf") for weight in ("Regular", "Bold"))
    plain, strong = Face(read_widths(regular)), Face(read_widths(bold))
    for text in ("Über AVATAR, To 法院查扣", "€ 3,000", ""):
        assert plain.width(text) * 9 == measure.width(text, 9)
        assert strong.width(text) * 9 == measure.width(text, 9, is_bold=True)


def test_words_are_measured_with_their_kerning(measure):
    assert measure.width("AV", 10) < measure.width("A", 10) + measure.width("V", 10)
    assert measure.width("法院", 10) == 20
    assert measure.missing("法a🙂한𓀀") == "𓀀"


def test_the_first_box_goes_upper_right_and_the_next_where_it_is_free():
    frame = Rect(0, 0, 200, 200)
    choices = [around(100, 100, 4, 40, 9), around(100, 100, 4, 40, 9)]
    assert place_boxes(choices, [], frame) == (0, 1)
    assert place_boxes(choices[:1], [Rect(0, 0, 200, 200)], frame) == (None,)


def test_a_box_never_leaves_the_frame():
    (choice,) = place_boxes([around(195, 100, 4, 40, 9)], [], Rect(0, 0, 200, 200))
    assert choice == 2  # upper left


def test_counts_add_up_to_the_events_that_begin_in_each_column():
    whens = [When.from_edtf(text) for text in ("2021-01-01", "2021-01-01", "2021-06", "2020/..")]
    firsts, lasts = moments_of(whens)
    scale = TimeScale(When.from_edtf("2021").earliest.toordinal(), firsts[0] + 364, 0.0, 365.0)
    numbers = counts(firsts, lasts, scale)
    assert numbers[0] == 3
    assert numbers[-1] == 1
    assert dict(members(firsts, scale, "abcd"))[0] == ("a", "b", "d")
    tallest = max(draw_columns(numbers, scale, 10.0, 40.0, "#999999"), key=lambda box: box.rect.height)
    assert tallest.rect == Rect(0.0, 10.0, 3.0, 40.0)


def test_what_happened_before_a_day_counts_there_and_not_all_the_time_before_it():
    firsts, lasts = moments_of([When.from_edtf("../2021-06-30")])
    first = When.from_edtf("2021").earliest.toordinal()
    scale = TimeScale(first, first + 365, 0.0, 365.0)
    numbers = counts(firsts, lasts, scale)
    assert numbers.sum() == 1
    assert numbers[60] == 1  # of columns of three days, that of 30 June


def test_a_click_finds_the_smallest_target_or_the_nearest():
    wide, small = Target(("bar",), Rect(0, 0, 100, 20)), Target(("day",), Rect(40, 5, 8, 8))
    figure = Figure(200, 100, (), targets=(wide, small))
    assert at(figure, 44, 9) is small
    assert at(figure, 80, 9) is wide
    assert at(figure, 102, 10) is wide
    assert at(figure, 180, 80) is None
