import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.when import When
from models.values.when.moving import moved


@pytest.mark.parametrize(
    ("edtf", "days", "expected"),
    [
        ("2021-09-24", 7, "2021-10-01"), ("2021-09-24~", -24, "2021-08-31~"), ("2021-09", 40, "2021-10"),
        ("2021-12?", 25, "2022-01?"), ("2021", 200, "2022"), ("2021", 100, "2021"), ("2018/..", 800, "2020/.."),
        ("../2020-11-19", 1, "../2020-11-20"), ("2018-01/2019-03", 61, "2018-03/2019-05"), ("2018/", -366, "2017/"),
        ("2020-08-04T18:07", 1 / 1440, "2020-08-04T18:08"), ("2020-08-04T23+03:00", 0.05, "2020-08-05T00+03:00"),
        ("2020-08-04T18~/2020-08-04T22~", -0.25, "2020-08-04T12~/2020-08-04T16~"),
        ("2020-08-04T18:07/..", 1.0, "2020-08-05T18:07/.."),
        ("[2018..2020]", 370, "[2019..2021]"), ("[2018..]", 370, "[2019..]"), ("[..2018-05]", 31, "[..2018-06]"),
        ("{2022-12-08,2022-12-14}", 3, "{2022-12-11,2022-12-17}"),
        ("2018-05/2020", 370, "2019-05/2021"), ("2021-01-31/2021-03", 29, "2021-02-28/2021-04"),
    ],
)  # fmt: skip
def test_a_date_moves_by_whole_steps_of_what_is_known(edtf, days, expected):
    assert moved(When.from_edtf(edtf), days).edtf == expected


@pytest.mark.parametrize("edtf", ["199X", "2021-21", "[199X..2001]"])
def test_what_is_no_day_month_or_year_stays_where_it_is(edtf):
    assert moved(When.from_edtf(edtf), 400) is None


def test_a_date_is_not_moved_out_of_the_years_that_can_be_written():
    assert moved(When.from_edtf("2021"), 365.25 * 9000) is None
    assert moved(When.from_edtf("2021-01-01"), -365.25 * 9000) is None


@given(st.dates(), st.sampled_from([10, 7, 4]), st.sampled_from(["", "~", "?", "%"]), st.floats(-4000, 4000))
def test_the_precision_and_the_doubt_are_kept(day, letters, mark, days):
    when = When.from_edtf(str(day)[:letters] + mark)
    there = moved(when, days)
    if there is not None:
        assert there.precision == when.precision
        assert (there.is_about, there.is_uncertain) == (when.is_about, when.is_uncertain)
        assert len(there.edtf) == len(when.edtf)
