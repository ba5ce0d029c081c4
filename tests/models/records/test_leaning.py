"""Dates that lean on other events."""

import pytest

from models.records.leaning import Lean, LeanWords, date_of, lean_words, read_lean
from models.values.when import When


def when(edtf):
    return When.from_edtf(edtf) if edtf else None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("three days after the ruling", LeanWords("after", "ruling", lag="P3D")),
        ("2 weeks before the raid", LeanWords("before", "raid", lag="P2W")),
        ("an hour after the first explosion", LeanWords("after", "first explosion", lag="PT1H")),
        ("before the raid", LeanWords("before", "raid")),
        ("following the ban", LeanWords("after", "ban")),
        ("between the ban and the report", LeanWords("between", "ban", "report")),
        ("on the day of the ruling", LeanWords("with", "ruling")),
        ("“裁定”之后3天", LeanWords("after", "裁定", lag="P3D")),
        ("「裁定」之前2個月", LeanWords("before", "裁定", lag="P2M")),
        ("“搜查”之前", LeanWords("before", "搜查")),
        ("“禁令”与“报告”之间", LeanWords("between", "禁令", "报告")),
        ("与“裁定”同时", LeanWords("with", "裁定")),
        ("24 Sept 2021", None),
        ("no days after the ruling", None),
    ],
)
def test_words_that_lean_are_read(typed, read):
    assert read_lean(typed) == read


@pytest.mark.parametrize(
    ("way", "lag", "of", "edtf"),
    [
        ("after", "P3D", "2021-09-24", "2021-09-27"),
        ("before", "P2W", "2021-09-24", "2021-09-10"),
        ("after", "P2M", "2021-09-24", "2021-11-24~"),
        ("after", "P3D", "2021-09", "2021-09-04/2021-10-03"),
        ("after", "PT1H", "2020-08-04T18:07", "2020-08-04T19:07"),
        ("after", "PT1H", "2020-08", None),
        ("after", "", "2021-09-24", "[2021-09-24..]"),
        ("before", "", "2021-09", "[..2021-09-30]"),
        ("before", "", "2020-08-04T18:07", "[..2020-08-04T18:07]"),
        ("with", "", "2021-09", "2021-09"),
        ("after", "P3D", "", None),
    ],
)
def test_a_date_is_worked_out_from_the_one_it_leans_on(way, lag, of, edtf):
    assert date_of(Lean(way, "e", lag=lag), when(of)) == when(edtf)


def test_a_date_between_two_events_spans_them():
    lean = Lean("between", "e", "f")
    assert date_of(lean, when("2021-09-24"), when("2021-11")) == when("[2021-09-24..2021-11-30]")
    assert date_of(lean, when("2021-09-24"), when("2020")) is None


def test_a_lean_is_told_in_words():
    assert lean_words(Lean("after", "e", lag="P1D"), "Court rules") == "1 day after “Court rules”"
    assert lean_words(Lean("between", "e", "f"), "Ban", "Report") == "between “Ban” and “Report”"
