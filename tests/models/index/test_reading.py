"""What a store hands over in bulk, turned into columns."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.index.columns import Ragged
from models.index.reading import Links, linked, points

PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), max_size=30)
NAMES = tuple("abcdef")
ROWS = 5


def column_of(pairs):
    rows, codes = (np.array([pair[at] for pair in pairs], np.int64) for at in (0, 1))
    return linked(Links(rows, codes, NAMES), ROWS)


@given(PAIRS)
def test_a_row_names_each_of_its_links_once_in_the_order_in_which_they_came(pairs):
    column = column_of(pairs)
    for row in range(ROWS):
        wanted = dict.fromkeys(NAMES[code] for owner, code in pairs if owner == row)
        assert column.of(row) == tuple(wanted)


@given(PAIRS)
def test_names_that_nothing_links_to_are_left_out(pairs):
    assert set(column_of(pairs).names) == {NAMES[code] for _, code in pairs}


@given(st.lists(st.lists(st.sampled_from(NAMES), unique=True).map(tuple), max_size=8))
def test_a_row_lies_at_the_first_of_its_places_that_has_a_point(rows):
    known = {name: (float(at), float(-at)) for at, name in enumerate(NAMES) if at % 2}
    latitudes, longitudes = points(Ragged.build(rows), known)
    for row, latitude, longitude in zip(rows, latitudes, longitudes, strict=True):
        wanted = next((known[name] for name in row if name in known), (np.nan, np.nan))
        np.testing.assert_array_equal((latitude, longitude), wanted)
