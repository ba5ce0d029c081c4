"""Cells are named as in spreadsheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.reader.sheets_view import cell_name, place_of


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_a_cell_is_found_by_the_name_it_is_given(row, column):
    assert place_of(cell_name(row, column)) == (row, column)


@pytest.mark.parametrize(
    ("name", "place"), [("A1", (0, 0)), ("Z9", (8, 25)), ("AA10", (9, 26)), ("XFD1", (0, 16383))]
)
def test_names_are_those_of_spreadsheets(name, place):
    assert place_of(name) == place


@pytest.mark.parametrize("name", ["", "A", "1", "A0", "1A", "法1", "ABCD1", "A" * 50])
def test_what_names_no_cell_is_told(name):
    assert place_of(name) is None
