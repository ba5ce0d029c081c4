"""The time axis: days to points, and words that never run into each other."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.axis import make_axis
from models.figure.scale import TimeScale

YEARS = (float(date(2017, 6, 1).toordinal()), float(date(2025, 12, 31).toordinal()))


def axis_of(first, last, measure, width=460.0, language="en"):
    return make_axis(TimeScale(first.toordinal(), last.toordinal(), 0.0, width), language, 7.0, measure)


def words_of(ticks):
    return [tick.text for tick in ticks if tick.text]


@given(st.floats(1, 3e6), st.floats(1, 1e6), st.floats(-1e5, 1e5))
def test_a_point_answers_the_day_it_was_made_from(first, days, shift):
    scale = TimeScale(first, first + days, 10.0, 500.0)
    assert scale.day(scale.x(first + shift)) == pytest.approx(first + shift, abs=1e-3)


def test_the_window_ends_at_the_right_edge():
    scale = TimeScale(100.0, 110.0, 0.0, 50.0)
    assert scale.x(110.0) == 50.0
    assert scale.per_day == 5.0


def test_nine_years_are_labelled_by_year(measure):
    axis = axis_of(date(2017, 6, 1), date(2025, 12, 31), measure)
    assert words_of(axis.lower) == [str(year) for year in range(2017, 2026)]
    assert axis.rows == 1


def test_months_stand_under_their_years(measure):
    axis = axis_of(date(2020, 7, 1), date(2021, 6, 30), measure)
    assert words_of(axis.upper) == ["2020", "2021"]
    assert words_of(axis.lower)[:3] == ["Jul", "Aug", "Sep"]


def test_days_stand_under_their_months(measure):
    axis = axis_of(date(2021, 9, 20), date(2021, 10, 5), measure)
    assert words_of(axis.upper) == ["September 2021", "October 2021"]
    assert words_of(axis.lower)[0] == "20"


def test_a_narrow_axis_names_every_second_year(measure):
    axis = axis_of(date(2017, 6, 1), date(2025, 12, 31), measure, width=140.0)
    assert words_of(axis.lower) == ["2018", "2020", "2022", "2024"]


def test_centuries_are_named_far_out(measure):
    axis = axis_of(date(1000, 1, 1), date(2025, 1, 1), measure, width=200.0)
    assert all(int(word) % 100 == 0 for word in words_of(axis.lower))


def test_the_axis_speaks_chinese(measure):
    axis = axis_of(date(2021, 1, 1), date(2021, 12, 31), measure, language="zh")
    assert words_of(axis.upper) == ["2021年"]
    assert words_of(axis.lower)[0] == "1月"


@given(st.integers(1, 3_600_000), st.floats(0.5, 400_000), st.sampled_from([60.0, 147.0, 460.0, 1440.0]))
def test_words_of_the_axis_never_overlap_or_leave_it(measure, first, days, width):
    axis = make_axis(TimeScale(float(first), first + days, 0.0, width), "en", 7.0, measure)
    for row in (axis.upper, axis.lower):
        placed = [(tick.text_x, tick.text_x + measure.width(tick.text, 7.0)) for tick in row if tick.text]
        assert all(one[1] < other[0] for one, other in pairwise(placed))
        assert all(start >= -0.01 and end <= width + 0.01 for start, end in placed)
