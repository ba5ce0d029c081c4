from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.parts.span import parse_window, window_words
from models.errors import UnreadableValue


def span(first, last):
    return float(first.toordinal()), float(last.toordinal() + 1)


def test_a_wide_window_is_named_by_its_years():
    assert window_words(span(date(2013, 5, 1), date(2025, 3, 1))) == "2013 – 2025"


def test_a_window_of_a_year_is_named_by_its_months():
    assert window_words(span(date(2021, 1, 1), date(2021, 12, 31))) == "Jan 2021 – Dec 2021"


def test_a_narrow_window_is_named_by_its_days():
    assert window_words(span(date(2021, 9, 24), date(2021, 9, 24))) == "24 Sept 2021"


def test_a_year_is_a_window_from_new_year_to_new_year():
    assert parse_window("2019") == span(date(2019, 1, 1), date(2019, 12, 31))


def test_two_ends_may_be_written_with_a_dash():
    assert parse_window("2019 – 2021-06") == span(date(2019, 1, 1), date(2021, 6, 30))


@pytest.mark.parametrize("text", ["2019/..", "../2020", "soon", ""])
def test_a_window_without_two_ends_is_refused_in_words(text):
    with pytest.raises(UnreadableValue):
        parse_window(text)


@given(st.floats(-1e6, 4e6), st.floats(0.01, 1e6))
def test_every_window_has_words(first, width):
    assert window_words((first, first + width))


@pytest.mark.parametrize(
    ("window", "said"),
    [
        ("4 Aug 2020, 17:50–18:11", "4 Aug 2020, 17:50 – 18:12"),
        ("2020-08-04T18:07:10/2020-08-04T18:07:59", "4 Aug 2020, 18:07:10 – 18:08:00"),
        ("2020-08-04T22:00/2020-08-05T03:59", "4 Aug 2020, 22:00 – 5 Aug 2020, 04:00"),
        ("2020-08-04", "4 Aug 2020"),
    ],
)
def test_a_window_within_two_days_is_named_by_the_clock(window, said):
    assert window_words(parse_window(window)) == said
