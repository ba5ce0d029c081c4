"""Where an axis is empty and where it is crowded, found in the dates alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.stretches import (
    apart,
    edtf_of,
    empty_between,
    goes_through,
    is_within,
    proposed_breaks,
    proposed_inset,
    stands_in,
    taken_by,
    unit_and_count,
)
from models.values.when import When

WINDOW = (When.from_edtf("1900").begins, When.from_edtf("1999").ends)


def whens(*texts):
    return [When.from_edtf(text) for text in texts]


def span(text):
    when = When.from_edtf(text)
    return when.begins, when.ends


DATES = st.lists(
    st.one_of(
        st.builds("{}".format, st.integers(1900, 1999)),
        st.builds("{}-{:02}".format, st.integers(1900, 1999), st.integers(1, 12)),
        st.builds("{}-{:02}-{:02}".format, st.integers(1900, 1999), st.integers(1, 12), st.integers(1, 28)),
        st.builds("{}/{}".format, st.integers(1900, 1940), st.integers(1941, 1999)),
        st.builds("{}/..".format, st.integers(1900, 1999)),
        st.builds("../{}".format, st.integers(1900, 1999)),
    ),
    min_size=1,
    max_size=14,
)


@given(DATES)
def test_no_event_stands_in_what_is_proposed_to_be_left_out(texts):
    dates = whens(*texts)
    for first, last in proposed_breaks(dates, (), WINDOW):
        assert WINDOW[0] < first < last < WINDOW[1]
        assert not [one for when in dates for one in taken_by(when) if one[0] < last and one[1] > first]
        assert span(edtf_of((first, last))) == (first, last)


@given(DATES)
def test_a_proposed_inset_is_a_crowd_that_the_axis_shows(texts):
    dates = whens(*texts)
    found = proposed_inset(dates, (WINDOW,))
    if found:
        assert WINDOW[0] <= found[0] < found[1] <= WINDOW[1]
        assert sum(is_within(when, found) for when in dates) >= 4
        assert span(edtf_of(found)) == found


def test_the_longest_empty_stretches_are_proposed_in_whole_years():
    dates = whens("1901-03", "1905", "1930-06-01", "1933", "1990", "1998-02")
    assert [edtf_of(one) for one in proposed_breaks(dates, (), WINDOW)] == ["1908/1928", "1936/1987"]
    assert proposed_breaks(whens("1901", "1999"), (), WINDOW)
    assert not proposed_breaks(whens(*map(str, range(1900, 2000, 5))), (), WINDOW)


def test_neither_end_of_an_era_is_left_out():
    edge = When.from_edtf("1960").begins
    found = proposed_breaks(whens("1901", "1998"), [(edge - 1e-6, edge + 1e-6)], WINDOW)
    assert len(found) == 2
    assert not [one for one in found if one[0] < edge < one[1]]


def test_a_short_affair_is_not_cut_in_two_but_a_long_one_is():
    assert not proposed_breaks(whens("1901", "1902/1940", "1941", "1942/1980", "1981/1998"), (), WINDOW)
    assert proposed_breaks(whens("1901", "1902/1998"), (), WINDOW)


def test_the_most_crowded_stretch_is_the_most_unlikely_one():
    dates = whens("1910", "1930", "1944-03", "1944-05-06", "1944-06-01", "1944-11", "1960", "1975", "1990")
    assert edtf_of(proposed_inset(dates, (WINDOW,))) == "1944"
    assert proposed_inset(whens("1910", "1930", "1950"), (WINDOW,)) is None


def test_the_hours_of_a_day_are_enlarged_on_an_axis_of_years_and_the_papers_of_a_day_are_not():
    """Four papers of one day would stand on one spot, however far that is enlarged."""
    years = whens("2013-11-21", "2014-10", "2020-07-20", "2020-12-10", "2021-02-18")
    window = (years[0].begins, years[-1].ends)
    hours = [f"2020-08-04T{hour}:10+03:00" for hour in (14, 17, 18, 19)]
    assert edtf_of(proposed_inset([*years, *whens(*hours)], (window,))) == "2020-08-04"
    papers = whens(*["2020-08-04"] * 4)
    assert edtf_of(proposed_inset([*years, *papers], (window,))) != "2020-08-04"


@pytest.mark.parametrize(
    ("text", "stands", "passes"),
    [
        ("1944-05", True, False),
        ("1930/1960", False, True),
        ("1940/..", False, True),
        ("../1944-05-01", True, False),
        ("[1944-05-01..]", True, False),
        ("1944-05/1950", False, False),
        ("{1930,1960}", False, False),
    ],
)
def test_what_stands_in_a_stretch_and_what_goes_through_it(text, stands, passes):
    when = When.from_edtf(text)
    assert stands_in(when, span("1944")) == stands
    assert goes_through(when, span("1944")) == passes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1950/1989", ("year", 40, True)),
        ("1950", ("year", 1, True)),
        ("1950-03/1950-06", ("month", 4, True)),
        ("1950-03/1989-05", ("year", 39, False)),
        ("1950-03-04/1950-03-09", ("day", 6, True)),
        ("2026-03-04T06:00/2026-03-04T08:59", ("hour", 3, True)),
        ("2026-03-04T06:00/2026-03-04T06:19", ("minute", 20, True)),
    ],
)
def test_how_long_a_stretch_is(text, told):
    assert unit_and_count(span(text)) == told


def test_stretches_that_touch_are_one_and_none_reaches_over_the_window():
    told = [span("1950/1960"), span("1961/1965"), span("1880/1905"), span("1990")]
    assert [edtf_of(one) for one in apart(told, WINDOW)] == ["1950/1965", "1990"]
    assert list(empty_between([span("1950")], *span("1940/1960"))) == [span("1940/1949"), span("1951/1960")]
