"""The two lines of a cumulative figure: the sure one never above the possible one, both ending at what all come to."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.marks import Box, Path
from models.figure.measure import FontMeasure
from models.figure.money.cumulative import layout_cumulative
from models.figure.money.curves import least_curve, most_curve
from models.figure.money.step_scene import Step, StepScene
from models.figure.money.ticks import round_sums, sums_apart
from models.figure.money.words import Sum, SumWords
from models.figure.style import load_style
from models.values.money import Amount

WINDOW = (0.0, 100.0)
ENDS = st.none() | st.floats(-50, 150)


@st.composite
def steps(draw):
    low = draw(st.integers(0, 10**12))
    high = draw(st.none() | st.integers(low, 10**13))
    told = draw(st.integers(low, high if high is not None else 10**13))
    begin, end = draw(ENDS), draw(ENDS)
    if begin is not None and end is not None and end < begin:
        begin, end = end, begin
    money = Sum(Decimal(low), None if high is None else Decimal(high), Decimal(told))
    return Step("k", "Sale", (begin, end), draw(st.sampled_from([money, None])))


@given(st.lists(steps(), max_size=12), st.floats(0, 100))
def test_what_is_sure_is_never_more_than_what_can_be(held, moment):
    assert least_curve(held, WINDOW).at(moment) <= most_curve(held, WINDOW).at(moment)


@given(st.lists(steps(), max_size=12))
def test_both_lines_end_at_the_sums_of_their_ends(held):
    assert least_curve(held, WINDOW).last == sum((one.sum.low for one in held if one.sum), Decimal(0))
    assert most_curve(held, WINDOW).last == sum((one.most for one in held), Decimal(0))


@given(st.lists(steps(), max_size=12), st.floats(0, 99), st.floats(0, 50))
def test_a_line_never_falls(held, moment, later):
    for curve in (least_curve(held, WINDOW), most_curve(held, WINDOW)):
        assert curve.at(moment) <= curve.at(moment + later)


def test_a_sum_of_one_day_rises_at_once_and_one_of_an_open_span_at_the_end():
    exact = Step("a", "Sale", (10.0, 11.0), Sum(Decimal(5), Decimal(5), Decimal(5)))
    since = Step("b", "Sales", (20.0, None), Sum(Decimal(7), None, Decimal(7)))
    least, most = least_curve([exact, since], WINDOW), most_curve([exact, since], WINDOW)
    assert (least.at(9), least.at(11), least.at(99), least.at(100)) == (0, 5, 5, 12)
    assert (most.at(9), most.at(10), most.at(20)) == (0, 5, 12)


@given(st.decimals(min_value="0.01", max_value="1e15", allow_nan=False, places=2))
def test_ticks_begin_at_zero_and_stay_below_the_most(most):
    rows = list(round_sums(most))
    assert rows
    for row in rows:
        assert row[0] == 0
        assert most * Decimal("0.5") < row[-1] <= most or len(row) == 2


@given(st.decimals(min_value="0.01", max_value="1e15", allow_nan=False, places=2), st.floats(5, 500))
def test_round_sums_at_a_low_curve_stand_apart(most, height):
    row = sums_apart(most, height / float(most), 9.0)
    steps = [float(other - one) * height / float(most) for one, other in pairwise(row)]
    assert all(step >= 8.99 for step in steps)
    assert row[0] == 0
    assert len(row) > 1 or height < 60


@pytest.mark.parametrize(("width", "height"), [(141.0, 150.0), (291.0, 90.0), (291.0, 240.0)])
def test_room_over_a_curve_is_kept_free_only_for_words(width, height):
    style, words = load_style("print"), SumWords("en", Amount(Decimal(1), "CNY"))
    long = Step(
        "a", "A very long title of a sale " * 4, (40.0, 41.0), Sum(Decimal(5), Decimal(5), Decimal(5))
    )
    scene = StepScene((replace(long, events=("e",)),), WINDOW, words, "¥5")
    figure = layout_cumulative(scene, width, height, style, FontMeasure())
    tops = [
        mark.rect.y if isinstance(mark, Box) else float(mark.points[:, 1].min())
        for group in figure.groups
        if group.name == "bands"
        for mark in group.marks
        if isinstance(mark, Box | Path)
    ]
    assert min(tops) < style.label_size or not figure.unlabelled
