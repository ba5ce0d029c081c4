"""Dates as the world writes them; every row stands for its kind."""

import pytest

from models.errors import AmbiguousDate, UnreadableValue
from models.values.when import is_undated, read_when, remarks
from models.values.when.world import month_names

READ = """
2021-09-24 18:07 = 2021-09-24T18:07
2021-09-24 18:07:33 = 2021-09-24T18:07:33
2021-09-24 00:00:00 = 2021-09-24
Fri, 24 Sep 2021 10:00:00 +0800 = 2021-09-24T10:00:00+08:00
4 August 2020, 6:07 pm = 2020-08-04T18:07
12:05 a.m. on 4 August 2020 = 2020-08-04T00:05
18:07 on 4 August 2020 = 2020-08-04T18:07
4 Aug 2020 18h07 = 2020-08-04T18:07
2014年5月6日21时30分 = 2014-05-06T21:30
2014年5月6日下午3时05分 = 2014-05-06T15:05
2014年5月6日上午9时 = 2014-05-06T09
evening of 4 August 2020 = 2020-08-04T18~/2020-08-04T22~
night of 4–5 August 2020 = 2020-08-04T22~/2020-08-05T04~
night of 31 July – 1 August 2020 = 2020-07-31T22~/2020-08-01T04~
am Abend des 4. August 2020 = 2020-08-04T18~/2020-08-04T22~
2021年9月24日晚上8点半 = 2021-09-24T20:30
9 am on 4 August 2020 = 2020-08-04T09
5–7 pm on 4 August 2020 = 2020-08-04T17/2020-08-04T19
between 18:07 and 18:30 on 4 August 2020 = [2020-08-04T18:07..2020-08-04T18:30]
4 August 2020 at about 6.07pm = 2020-08-04T18:07~
18:07 Beirut time on 4 August 2020 = 2020-08-04T18:07+03:00
4 August 2020 18:07 Asia/Beirut = 2020-08-04T18:07+03:00
4 January 2020, 18:07 (Berlin time) = 2020-01-04T18:07+01:00
18:07 EEST on 4 August 2020 = 2020-08-04T18:07+03:00
4 August 2020 18:07 UTC+5:30 = 2020-08-04T18:07+05:30
北京时间2021年9月24日18时07分 = 2021-09-24T18:07+08:00
20200804T180733Z = 2020-08-04T18:07:33Z
4 августа 2020 г. 18:07 = 2020-08-04T18:07
lunes 3 de agosto de 2020 = 2020-08-03
1984-85 = 1984/1985
1984/85 = 1984/1985
2019 or earlier = [..2019]
2019 or later = [2019..]
May/June 2014 = 2014-05/2014-06
3 marzo 2021 = 2021-03-03
1998/99 = 1998/1999
2005/09 = 2005-09
winter 2019/20 = 2019-24
winter 2019-2020 = 2019-24
2018–present = 2018/..
from 2018 to present = 2018/..
2018– = 2018/..
May 2014 - present = 2014-05/..
not later than 2018 = [..2018]
pre-2019 = [..2018]
on or about May 5, 2014 = 2014-05-05~
reportedly March 2019 = 2019-03?
May or June 2014 = [2014-05,2014-06]
5 or 6 May 2014 = [2014-05-05,2014-05-06]
5 & 6 May 2014 = {2014-05-05,2014-05-06}
late March/early April 2020 = 2020-03-21~/2020-04-10~
20th century = 19XX
1990's = 199X
1st half of 2019 = 2019-40
2019H1 = 2019-40
2H 2019 = 2019-41
1Q 2020 = 2020-33
2021-W05 = 2021-02-01/2021-02-07
week of 5 March 2021 = 2021-03-01/2021-03-07
im März 2021 = 2021-03
en mars 2021 = 2021-03
3 de marzo de 2021 = 2021-03-03
marzo de 2021 = 2021-03
3 março 2021 = 2021-03-03
3 maart 2021 = 2021-03-03
3 marca 2021 = 2021-03-03
3 марта 2021 г. = 2021-03-03
март 2021 = 2021-03
3 березня 2021 = 2021-03-03
3 Mart 2021 = 2021-03-03
٣ مارس ٢٠٢١ = 2021-03-03
2021년 3월 3일 = 2021-03-03
令和3年3月3日 = 2021-03-03
平成30年 = 2018
民国三十八年 = 1949
上世纪九十年代 = 199X
[ca. 1984] = 1984~
١٤ كانون الأول ٢٠١٩ = 2019-12-14
14 شباط 2005 = 2005-02-14
تشرين الأول 2019 = 2019-10
"""


@pytest.mark.parametrize("row", READ.strip().split("\n"))
def test_the_worlds_forms_are_read_no_finer_than_they_say(row):
    typed, _, edtf = row.partition(" = ")
    when = read_when(typed)
    assert when.edtf == edtf
    assert when.wording == typed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Monday 4 August 2020", ("4 Aug 2020 was a Tuesday, not a Monday: check the day.",)),
        ("2020年8月4日 星期一", ("4 Aug 2020 was a Tuesday, not a Monday: check the day.",)),
        ("Tuesday 4 August 2020", ()),
        ("4. August 2020, Mittwoch", ("4 Aug 2020 was a Tuesday, not a Wednesday: check the day.",)),
        (
            "2021-09-24 00:00:00",
            ("Midnight to the minute is how databases write a day: it is read as the day alone.",),
        ),
    ],
)
def test_what_does_not_fit_is_said_and_read_all_the_same(typed, said):
    assert remarks(typed) == said


def test_a_short_name_of_several_zones_is_asked():
    with pytest.raises(AmbiguousDate, match="China: Asia/Shanghai or United States: America/Chicago"):
        read_when("4 August 2020 18:07 CST")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("2020–21", "2020–2021"),
        ("2020-21", "2020–2021"),
        ("Sept. '21", "Sept. 2021"),
        ("FY2019/20", "April 2019 – March 2020"),
    ],
)
def test_what_has_two_readings_is_asked(typed, first):
    with pytest.raises(AmbiguousDate) as asked:
        read_when(typed)
    assert first in asked.value.readings


@pytest.mark.parametrize(
    ("typed", "low", "high"), [("late 19th century", 1850, 1900), ("early 2000s", 2000, 2005)]
)
def test_a_part_of_a_century_or_decade_is_about(typed, low, high):
    when = read_when(typed)
    assert when.is_about
    assert low <= when.earliest.year <= when.latest.year <= high


@pytest.mark.parametrize("typed", ["n.d.", "undated", "Unknown", "TBD", "N/A", "?", "–", "不详", "o. J."])
def test_no_date_is_known_as_such(typed):
    assert is_undated(typed)


@pytest.mark.parametrize("typed", ["1 Muharram 1442", "31 martie 20", "35 marzo 2021"])
def test_what_is_no_date_of_this_calendar_is_refused(typed):
    with pytest.raises(UnreadableValue):
        read_when(typed)


def test_names_of_months_mean_one_month_in_every_language():
    names = month_names()
    assert {*names.values()} == set(range(1, 13))
    assert names["mayo"] == 5
    assert names["iunie"] == 6
    assert names["elokuu"] == 8
