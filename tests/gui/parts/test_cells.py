"""Rows that are copied arrive in a spreadsheet as the cells that they were."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.parts.cells import copied

WORDS = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t\"'"), max_size=12
)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), max_size=4))
def test_quotes_tabs_and_lines_come_back_from_the_tabbed_text(rows):
    told = list(csv.reader(io.StringIO(copied(("a", "b"), rows).text()), delimiter="\t"))
    came_back = [
        pair for row, held in zip(rows, told[1:], strict=True) for pair in zip(row, held, strict=True)
    ]
    assert all(held in (cell, f"'{cell}") for cell, held in came_back)  # an apostrophe keeps a formula words


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-2", "@x", "\t=1", "first\n=HYPERLINK(1)", "＝1"])
def test_no_cell_is_taken_for_a_formula(formula):
    data = copied(("a",), [[formula]])
    assert data.text().split("\n", 1)[1].lstrip('"').startswith("'")
    assert "<td>'" in data.html().replace("&#x27;", "'")


def test_markup_is_copied_as_words():
    data = copied(("a",), [["<b>bold</b> & more"]])
    assert "<td>&lt;b&gt;bold&lt;/b&gt; &amp; more</td>" in data.html()
    assert data.text() == "a\n<b>bold</b> & more\n"
