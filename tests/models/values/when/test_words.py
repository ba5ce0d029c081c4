import re
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import AmbiguousDate, UnreadableValue
from models.values.when import Mark, When, read_when, short_words, words, words_here
from models.values.when.forms import PARTS

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "de", "fr")
years = st.integers(1, 9999).map("{:04}".format)
days = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
seasons = st.builds("{:04}-{}".format, st.integers(1, 9998), st.integers(21, 41))
unknowns = st.one_of(
    st.integers(0, 999).map("{:03}X".format),
    st.integers(0, 99).map("{:02}XX".format),
    st.builds("{}-XX".format, days.map(lambda day: day[:7])),
    years.map("{}-XX".format),
    years.map("{}-XX-XX".format),
    years.map("{}-XX-11".format),
)
bare = st.one_of(years, days, days.map(lambda day: day[:7]), seasons, unknowns)
points = st.builds("{}{}".format, bare, st.sampled_from(["", "", "?", "~", "%"]))
pairs = st.tuples(points, points)
clocks = st.one_of(
    st.integers(0, 23).map("{:02}".format),
    st.times().map(lambda time: time.isoformat("minutes")),
    st.times().map(lambda time: time.isoformat("seconds")),
).filter(lambda clock: clock not in ("00:00", "00:00:00"))  # which databases write for the day
zones = st.sampled_from(["", "", "Z", "+08:00", "-03:30"])
timed = st.builds("{}T{}{}{}".format, days, clocks, zones, st.sampled_from(["", "", "~", "?"]))


def part_of(day, first, last):
    """Return the EDTF of a part of a day; a last hour before the first is of the next day."""
    later = date.fromisoformat(day) + timedelta(days=last < first) if day < "9999-12-31" else day
    return f"{day}T{first}~/{later}T{last}~"


values = st.one_of(
    points,
    timed,
    st.tuples(timed, timed).map("/".join),
    st.sampled_from([*PARTS.values()]).flatmap(lambda part: days.map(lambda day: part_of(day, *part))),
    points.map("{}/..".format),
    points.map("../{}".format),
    points.map("{}/".format),
    points.map("/{}".format),
    points.map("[{}..]".format),
    points.map("[..{}]".format),
    pairs.map("/".join),
    pairs.map(lambda pair: f"[{pair[0]},{pair[1]}]"),
    pairs.map(lambda pair: f"{{{pair[0]},{pair[1]}}}"),
    pairs.map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
    st.tuples(timed, timed).map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
    st.tuples(timed, timed).map(lambda pair: f"{{{pair[0]},{pair[1]}}}"),
    st.tuples(days, clocks, clocks).map(lambda held: f"[{held[0]}T{held[1]},{held[0]}T{held[2]}]"),
    st.tuples(days, clocks, clocks).map(lambda held: f"[{held[0]}T{held[1]}..{held[0]}T{held[2]}]"),
)


def readable(edtf):
    try:
        return When.from_edtf(edtf)
    except UnreadableValue:
        return None


whens = values.map(readable).filter(lambda when: when is not None)


def meaning(when):
    return when.begins, when.ends, when.is_about, when.is_uncertain


@given(whens, st.sampled_from(LANGUAGES))
def test_what_is_written_in_any_language_reads_back_to_the_same_days_and_signs(when, language):
    assert meaning(read_when(words(when, language))) == meaning(when)


@given(whens)
def test_a_date_typed_as_edtf_stays_as_it_is_or_is_asked_where_a_season_can_be_two_years(when):
    try:
        assert read_when(when.edtf).edtf == when.edtf
    except AmbiguousDate:
        assert re.fullmatch(r"\d{4}-(2[1-9]|3\d|4[01])", when.edtf)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text):
    with suppress(UnreadableValue):
        assert read_when(text).wording == text.strip()


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("24 Sept 2021", "2021-09-24"),
        ("24 September 2021", "2021-09-24"),
        ("September 24, 2021", "2021-09-24"),
        ("Friday, 24 September 2021", "2021-09-24"),
        ("24th of September 2021", "2021-09-24"),
        ("24-Sep-2021", "2021-09-24"),
        ("2021年9月24日", "2021-09-24"),
        ("２０２１年９月２４日", "2021-09-24"),
        ("二〇二一年九月二十四日", "2021-09-24"),
        ("2021-9-24", "2021-09-24"),
        ("2021/9/24", "2021-09-24"),
        ("2021.09.24", "2021-09-24"),
        ("13/04/2021", "2021-04-13"),
        ("24. September 2021", "2021-09-24"),
        ("1er mars 2021", "2021-03-01"),
        ("Sept 2021", "2021-09"),
        ("2021年9月", "2021-09"),
        ("2021年", "2021"),
        ("about Feb 2025", "2025-02~"),
        ("circa July 2014", "2014-07~"),
        ("c. 2014", "2014~"),
        ("约2025年2月", "2025-02~"),
        ("possibly 2025", "2025?"),
        ("2025?", "2025?"),
        ("since 2018", "2018/.."),
        ("from 2018", "2018/.."),
        ("2018年以来", "2018/.."),
        ("2018年以來", "2018/.."),
        ("2018年起", "2018/.."),
        ("2018年3月起", "2018-03/.."),
        ("before 20 Nov 2020", "[..2020-11-19]"),
        ("before 2018", "[..2017]"),
        ("before May 2020", "[..2020-04]"),
        ("up to 19 Nov 2020", "/2020-11-19"),
        ("until 2019", "/2019"),
        ("after 2018", "[2019..]"),
        ("after 31 Dec 2020", "[2021-01-01..]"),
        ("not before May 2020", "[2020-05..]"),
        ("between 2018 and 2025", "[2018..2025]"),
        ("2018–2025", "2018/2025"),
        ("2018-2025", "2018/2025"),
        ("2018 to 2025", "2018/2025"),
        ("from 2018 to 2025", "2018/2025"),
        ("8–14 Oct 2021", "2021-10-08/2021-10-14"),
        ("Oct 8-14, 2021", "2021-10-08/2021-10-14"),
        ("28 July – 3 Aug 2021", "2021-07-28/2021-08-03"),
        ("2021年10月8日至14日", "2021-10-08/2021-10-14"),
        ("28 July 2021 – Oct 2022", "2021-07-28/2022-10"),
        ("early 2019", "2019-01~/2019-04~"),
        ("mid-2019", "2019-05~/2019-08~"),
        ("late 2019", "2019-09~/2019-12~"),
        ("early March 2020", "2020-03-01~/2020-03-10~"),
        ("late Feb 2020", "2020-02-21~/2020-02-29~"),
        ("Q3 2020", "2020-35"),
        ("spring 2001", "2001-21"),
        ("1990s", "199X"),
        ("20世纪90年代", "199X"),
        ("2019 or 2020", "[2019,2020]"),
        ("24 Sept 2021, 14:02", "2021-09-24T14:02"),
    ],
)
def test_dates_are_read_as_people_write_them(typed, edtf):
    when = read_when(f"  {typed} ")
    assert (when.edtf, when.wording) == (edtf, typed)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("sometime between 2014 and 2017", "[2014..2017]"),
        ("between 23 and 24 Oct 2014", "[2014-10-23..2014-10-24]"),
        ("between May and June 2014", "[2014-05..2014-06]"),
        ("between the 3rd and the 5th of March 2020", "[2020-03-03..2020-03-05]"),
        ("not before 2014 and not after 2017", "[2014..2017]"),
        ("no earlier than May 2014, no later than 3 June 2015", "[2014-05..2015-06-03]"),
        ("after 3 May 2014 but before 6 June 2015", "[2014-05-04..2015-06-05]"),
        ("zwischen dem 3. und 5. März 2020", "[2020-03-03..2020-03-05]"),
        ("frühestens 2014, spätestens 2017", "[2014..2017]"),
        ("entre le 3 et le 5 mars 2020", "[2020-03-03..2020-03-05]"),
        ("在2014年3月与2015年5月之间", "[2014-03..2015-05]"),
        ("2014年3月與2015年5月之間", "[2014-03..2015-05]"),
        ("不早于2014年，不晚于2017年", "[2014..2017]"),
        ("between 18:07 and 18:30 on 4 August 2020", "[2020-08-04T18:07..2020-08-04T18:30]"),
        ("zwischen 18:07 und 18:30 am 4. August 2020", "[2020-08-04T18:07..2020-08-04T18:30]"),
        ("4 Aug 2020, 18:07–18:30", "2020-08-04T18:07/2020-08-04T18:30"),
        ("no later than 2015", "[..2015]"),
        ("by 3 March 2020", "[..2020-03-03]"),
        ("before 18:07 on 4 Aug 2020", "[..2020-08-04T18:06]"),
        ("vor dem 3. März 2020", "[..2020-03-02]"),
        ("spätestens 2015", "[..2015]"),
        ("bis 2015", "/2015"),
        ("avant le 3 mars 2020", "[..2020-03-02]"),
        ("jusqu’en 2015", "/2015"),
        ("2020年3月3日之前", "[..2020-03-02]"),
        ("截至2020年3月", "/2020-03"),
        ("8 and 14 Dec 2022", "{2022-12-08,2022-12-14}"),
        ("8, 9 and 14 Dec 2022", "{2022-12-08,2022-12-09,2022-12-14}"),
        ("8–10 and 14 Dec 2022", "{2022-12-08..2022-12-10,2022-12-14}"),
        ("8. und 14. Dezember 2022", "{2022-12-08,2022-12-14}"),
        ("2022年12月8日和14日", "{2022-12-08,2022-12-14}"),
        ("8 or 14 Dec 2022", "[2022-12-08,2022-12-14]"),
        ("4 Aug 2020, 18:10, 18:25 and 18:40", "{2020-08-04T18:10,2020-08-04T18:25,2020-08-04T18:40}"),
        ("2020年8月4日 18:06或18:08", "[2020-08-04T18:06,2020-08-04T18:08]"),
        ("May or June 2014", "[2014-05,2014-06]"),
    ],
)
def test_once_in_a_span_is_read_as_another_thing_than_all_through_it(typed, edtf):
    assert read_when(typed).edtf == edtf


@given(
    whens.filter(lambda when: when.mark in (Mark.WITHIN, Mark.UNTIL, Mark.RANGE)), st.sampled_from(LANGUAGES)
)
def test_no_language_takes_once_in_a_span_for_all_of_it(when, language):
    told = read_when(words(when, language)).mark
    assert (told is Mark.WITHIN) == (when.mark is Mark.WITHIN)


@given(whens, st.sampled_from(LANGUAGES))
def test_the_words_of_a_set_hold_no_sign_of_its_edtf(when, language):
    assert not set("[]{}") & set(words(when, language))
    assert ".." not in words(when, language)


@pytest.mark.parametrize(
    ("edtf", "language", "said"),
    [
        ("2021-09-24", "en", "24 Sept 2021"),
        ("2021-03", "en", "March 2021"),
        ("2018/..", "en", "since 2018"),
        ("../2020-11-19", "en", "before 20 Nov 2020"),
        ("[..2020-11-19]", "en", "before 20 Nov 2020"),
        ("[..2020-11-19]", "de", "vor dem 20. November 2020"),
        ("[..2020-11-19]", "fr", "avant le 20 novembre 2020"),
        ("[..2020-11-19]", "zh-Hans", "2020年11月20日之前"),
        ("[..2020-08-04T18:06]", "en", "before 4 Aug 2020, 18:07"),
        ("[..199X]", "en", "no later than 1990s"),
        ("/2015", "en", "until 2015"),
        ("/2015-03-04", "fr", "jusqu’au 4 mars 2015"),
        ("/2015", "fr", "jusqu’en 2015"),
        ("/2015-03-04", "de", "bis zum 4. März 2015"),
        ("/2015", "zh-Hant", "至2015年為止"),
        ("[2021-07-28..2022-10]", "en", "sometime between 28 July 2021 and Oct 2022"),
        ("[2021-07-28..2022-10]", "de", "irgendwann zwischen dem 28. Juli 2021 und Oktober 2022"),
        ("[2021-07-28..2022-10]", "fr", "à un moment inconnu entre le 28 juillet 2021 et octobre 2022"),
        ("[2021-07-28..2022-10]", "zh-Hans", "2021年7月28日至2022年10月之间某时"),
        ("[2021-07-28..2022-10]", "zh-Hant", "2021年7月28日至2022年10月之間某時"),
        ("[2020-08-04T18:07..2020-08-04T18:30]", "en", "4 Aug 2020, sometime between 18:07 and 18:30"),
        ("{2022-12-08,2022-12-14}", "en", "8 and 14 Dec 2022"),
        ("{2022-12-08,2022-12-14}", "de", "8. und 14. Dezember 2022"),
        ("{2022-12-08,2022-12-14}", "zh-Hans", "2022年12月8日和14日"),
        ("{2022-11-08,2022-12-14}", "fr", "8 novembre et 14 décembre 2022"),
        ("[2022-12-08,2022-12-14]", "en", "8 or 14 Dec 2022"),
        ("{2022-12-08,2022-12-09,2022-12-14}", "en", "8, 9 and 14 Dec 2022"),
        ("[1667,1670..1672]", "en", "1667 or sometime between 1670 and 1672"),
        ("2025-02~", "en", "about Feb 2025"),
        ("1984?", "en", "1984 (uncertain)"),
        ("2021-07-28/2022-10", "en", "28 July 2021 – Oct 2022"),
        ("2021-10-08/2021-10-14", "en", "8–14 Oct 2021"),
        ("199X", "en", "1990s"),
        ("2001-21", "en", "spring 2001"),
        ("2019-09~/2019-12~", "en", "late 2019"),
        ("2019-09/2019-12", "en", "Sept – Dec 2019"),
        ("2021-09-24", "zh-Hans", "2021年9月24日"),
        ("2025-02~", "zh", "约2025年2月"),
        ("2025-02~", "zh-HK", "約2025年2月"),
        ("2018/..", "zh-Hans", "2018年以来"),
        ("2021-09-24", "de", "24. September 2021"),
        ("2019-03", "fr-CA", "mars 2019"),
        ("2021-03-01", "fr", "1er mars 2021"),
        ("2021-09-24", "xx", "24 Sept 2021"),
    ],
)
def test_dates_are_written_as_a_newspaper_would(edtf, language, said):
    assert words(When.from_edtf(edtf), language) == said


def test_short_words_carry_c_and_a_question_mark():
    assert short_words(When.from_edtf("2025-02%")) == "c. Feb 2025?"
    assert short_words(When.from_edtf("2025-02~"), "zh-Hans") == "约2025年2月"


@given(whens)
def test_short_words_read_back_in_english_too(when):
    assert meaning(read_when(short_words(when))) == meaning(when)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("03/04/2021", ("3 April 2021", "4 March 2021")),
        ("3.4.2021", ("3 April 2021", "4 March 2021")),
        ("03-04-21", ("3 April 2021", "4 March 2021", "21 April 2003")),
        ("1900s", ("1900–1909", "1900–1999")),
    ],
)
def test_a_date_with_two_readings_is_asked_about_by_naming_them(typed, readings):
    with pytest.raises(AmbiguousDate) as caught:
        read_when(typed)
    assert caught.value.readings == readings
    assert all(reading in str(caught.value) for reading in readings)


def test_the_same_number_for_day_and_month_needs_no_question():
    assert read_when("04/04/2021").edtf == "2021-04-04"


@pytest.mark.parametrize("typed", ["24 Sept 21", "Sept 21", "13 April '21"])
def test_years_of_two_digits_are_refused(typed):
    with pytest.raises(UnreadableValue, match="year of two digits"):
        read_when(typed)


@pytest.mark.parametrize("typed", ["30 Feb 2021", "2021-02-30", "2021年2月30日", "31/02/2021"])
def test_days_that_no_calendar_has_are_refused_in_the_words_typed(typed):
    with pytest.raises(UnreadableValue, match=f"“{typed}” is not a day .*calendar"):
        read_when(typed)


@pytest.mark.parametrize("typed", ["", "hello", "3 April", "a day", "since", "about", "x" * 300])
def test_what_is_no_date_is_refused_with_an_example(typed):
    with pytest.raises(UnreadableValue, match="write it like"):
        read_when(typed)


@pytest.mark.parametrize(
    ("edtf", "zone", "said"),
    [
        ("2020-08-04T18:07+03:00", "Europe/Berlin", "4 Aug 2020, 18:07 UTC+3 (17:07 Europe/Berlin)"),
        ("2020-08-04T23:30-04:00", "Asia/Beirut", "4 Aug 2020, 23:30 UTC-4 (5 Aug 2020, 06:30 Asia/Beirut)"),
        ("2020-08-04T18:07+03:00", "Asia/Beirut", "4 Aug 2020, 18:07 UTC+3"),
        ("2020-08-04T18:07", "Asia/Beirut", "4 Aug 2020, 18:07"),
        ("2020-08-04T18:07+03:00", "", "4 Aug 2020, 18:07 UTC+3"),
        ("2020-08", "Asia/Beirut", "Aug 2020"),
    ],
)
def test_a_time_of_another_zone_is_told_with_the_clock_of_the_case(edtf, zone, said):
    assert words_here(When.from_edtf(edtf), zone) == said
