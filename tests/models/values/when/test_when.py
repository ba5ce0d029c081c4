from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import UnreadableValue
from models.values.when import Mark, Precision, When

CASES = [
    ("2018", "2018-01-01", "2018-12-31", Precision.YEAR, Mark.SPAN),
    ("2018-02", "2018-02-01", "2018-02-28", Precision.MONTH, Mark.SPAN),
    ("2021-09-24", "2021-09-24", "2021-09-24", Precision.DAY, Mark.DAY),
    ("2021-09-24T14:02", "2021-09-24", "2021-09-24", Precision.MINUTE, Mark.DAY),
    ("1984?", "1984-01-01", "1984-12-31", Precision.YEAR, Mark.SPAN),
    ("2024-09~", "2024-09-01", "2024-09-30", Precision.MONTH, Mark.SPAN),
    ("2001-21", "2001-03-01", "2001-05-31", Precision.SEASON, Mark.SPAN),
    ("2001-24", "2001-12-01", "2002-02-28", Precision.SEASON, Mark.SPAN),
    ("2020-35", "2020-07-01", "2020-09-30", Precision.SEASON, Mark.SPAN),
    ("199X", "1990-01-01", "1999-12-31", Precision.DECADE, Mark.SPAN),
    ("19XX", "1900-01-01", "1999-12-31", Precision.CENTURY, Mark.SPAN),
    ("1950S2", "1900-01-01", "1999-12-31", Precision.CENTURY, Mark.SPAN),
    ("1985-04-XX", "1985-04-01", "1985-04-30", Precision.MONTH, Mark.SPAN),
    ("2004-XX-11", "2004-01-11", "2004-12-11", Precision.YEAR, Mark.SPAN),
    ("2021-07-28/2022-10", "2021-07-28", "2022-10-31", Precision.RANGE, Mark.RANGE),
    ("2018/..", "2018-01-01", None, Precision.OPEN, Mark.SINCE),
    ("2018/", "2018-01-01", None, Precision.OPEN, Mark.SINCE),
    ("../2020-11-19", None, "2020-11-19", Precision.OPEN, Mark.BEFORE),
    ("/2020", None, "2020-12-31", Precision.OPEN, Mark.UNTIL),
    ("[2019..]", "2019-01-01", None, Precision.SET, Mark.AFTER),
    ("{2019..}", "2019-01-01", None, Precision.SET, Mark.SINCE),
    ("[..2019]", None, "2019-12-31", Precision.SET, Mark.BEFORE),
    ("[2019,2020]", "2019-01-01", "2020-12-31", Precision.SET, Mark.EITHER),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", Precision.SET, Mark.EITHER),
    ("{2019,2020}", "2019-01-01", "2020-12-31", Precision.SET, Mark.EACH),
    ("{2019..2020}", "2019-01-01", "2020-12-31", Precision.SET, Mark.RANGE),
    ("{..2019}", None, "2019-12-31", Precision.SET, Mark.UNTIL),
    ("[2021-07-28..2022-10]", "2021-07-28", "2022-10-31", Precision.SET, Mark.WITHIN),
    ("[2020-08-04T18:07..2020-08-04T18:30]", "2020-08-04", "2020-08-04", Precision.SET, Mark.WITHIN),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest", "precision", "mark"), CASES)
def test_a_date_has_strict_bounds_and_a_mark_no_more_exact_than_itself(
    edtf, earliest, latest, precision, mark
):
    when = When.from_edtf(edtf)
    assert (when.earliest, when.latest) == tuple(
        day and date.fromisoformat(day) for day in (earliest, latest)
    )
    assert (when.precision, when.mark) == (precision, mark)


@pytest.mark.parametrize(
    "edtf", [case[0] for case in CASES] + ["1985-04~", "198X", "2004-06/..", "../2003", "2004-06-~11"]
)
def test_a_date_keeps_its_edtf_and_its_wording_unchanged(edtf):
    when = When.from_edtf(edtf, wording="im Herbst")
    assert (when.edtf, when.wording) == (edtf, "im Herbst")


@pytest.mark.parametrize(
    ("edtf", "is_about", "is_uncertain"),
    [
        ("2024", False, False),
        ("2024~", True, False),
        ("2024?", False, True),
        ("2024%", True, True),
        ("2018~/2020?", True, True),
        ("2004-06-~11", True, False),
    ],
)
def test_the_signs_for_about_and_uncertain_are_seen(edtf, is_about, is_uncertain):
    when = When.from_edtf(edtf)
    assert (when.is_about, when.is_uncertain) == (is_about, is_uncertain)


def test_about_adds_no_days():
    assert When.from_edtf("2018~").days == When.from_edtf("2018").days == 365


def test_an_open_date_has_no_number_of_days():
    assert When.from_edtf("2018/..").days is None


@pytest.mark.parametrize("edtf", ["-0044", "0000", "Y17000", "XXXX-12-03", "0000-01-01/2020"])
def test_years_before_1_and_after_9999_are_refused_in_a_sentence(edtf):
    with pytest.raises(UnreadableValue, match="outside the years 1 to 9999"):
        When.from_edtf(edtf)


@pytest.mark.parametrize("edtf", ["2021-02-30", "2021-02-29", "2021-09-24T25:00"])
def test_days_and_hours_that_no_calendar_has_are_refused(edtf):
    with pytest.raises(UnreadableValue, match="calendar"):
        When.from_edtf(edtf)


@pytest.mark.parametrize("edtf", ["2021-09-24/2021-09-20", "2025/2018", "[2020..2019]"])
def test_a_date_that_ends_before_it_begins_is_refused(edtf):
    with pytest.raises(UnreadableValue, match="ends before it begins"):
        When.from_edtf(edtf)


@pytest.mark.parametrize("edtf", ["../..", "/", "../", "[..]"])
def test_a_date_that_names_no_day_is_refused(edtf):
    with pytest.raises(UnreadableValue):
        When.from_edtf(edtf)


@given(st.text(alphabet="0123456789X?~%/.-[]{},TSZ: ", max_size=14))
def test_any_text_is_a_date_within_bounds_or_is_refused(text):
    with suppress(UnreadableValue):
        when = When.from_edtf(text)
        assert when.edtf == text.strip()
        assert when.days is None or when.days >= 1


def test_dates_sort_by_first_day_then_finer_first_then_last_day():
    written = [
        "2018/..",
        "../2017",
        "2018-01-01",
        "2018-01",
        "2018-21",
        "2018",
        "201X",
        "2018/2019",
        "2018/2020",
        "2018-02-01",
    ]
    whens = [When.from_edtf(edtf) for edtf in written]
    by_rule = [
        "201X",
        "../2017",
        "2018-01-01",
        "2018-01",
        "2018",
        "2018/2019",
        "2018/2020",
        "2018/..",
        "2018-02-01",
        "2018-21",
    ]
    assert [when.edtf for when in sorted(whens, key=lambda when: when.sort_key)] == by_rule


@pytest.mark.parametrize(
    ("edtf", "members"),
    [
        ("{2022-12-08,2022-12-14}", ["2022-12-08", "2022-12-14"]),
        ("[1667, 1670..1672]", ["1667", "[1670..1672]"]),
        ("{1667,1670..1672}", ["1667", "1670/1672"]),
        ("2022", ["2022"]),
    ],
)
def test_the_members_of_a_set_are_the_dates_that_it_means(edtf, members):
    assert [one.edtf for one in When.from_edtf(edtf).members] == members
