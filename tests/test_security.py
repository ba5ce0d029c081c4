"""The page on security names tests that there are."""

import re

from tests.source_tree import ROOT

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_every_test_that_the_page_on_security_names_is_there_and_tests_something():
    named = set(re.findall(r"`(tests/[^`]+\.py)`", PAGE))
    assert len(named) > 20
    for name in named:
        assert "def test_" in (ROOT / name).read_text(encoding="utf-8"), name


def test_every_row_of_the_table_says_what_happens_and_which_test_shows_it():
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| **")]
    assert len(rows) > 30
    assert all(all(cell.strip() for cell in row.split("|")[1:-1]) for row in rows)
