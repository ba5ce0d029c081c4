"""Days, weekdays and words such as “yesterday” are found in running text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.when import When, words
from models.values.when.passages import dates_in, relatives_in, weekday_named


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Police came on Monday, 4 March 2021.", 0),
        ("It was Monday the 4th of March 2021", 0),
        ("On 4 March 2021 (Monday) they came", 0),
        ("March 4, 2021, a Monday", 0),
        ("am Montag, dem 4. März 2021", 0),
        ("Mo., 4. März 2021", 0),
        ("le lundi 4 mars 2021", 0),
        ("2021年3月4日（星期一）搜查", 0),
        ("2021年3月4日 周一", 0),
        ("週一（3月4日）", 0),
        ("二〇二一年三月四日星期一", 0),
        ("в понедельник, 4 марта 2021", 0),
        ("lunes 4 de marzo de 2021", 0),
        ("Sat 4 March 2021", 5),
        ("The Sun, 4 March 2021", None),
        ("4 March and Friday 5 March 2021", None),
        ("2021-03-04", None),
    ],
)
def test_the_weekday_beside_a_date_is_found_in_many_languages(text, weekday):
    found = dates_in(text)[0]
    assert (found.month, found.day, found.weekday) == (3, 4, weekday)


@pytest.mark.parametrize(
    "text",
    [
        "it may 5 times",
        "34 may",
        "over 61,000",
        "3 billion",
        "in room 12",
        "they march 4 abreast",
        "20 sets",
        "v1.2.3",
    ],
)
def test_what_is_no_date_is_not_found(text):
    assert dates_in(text) == ()


def test_a_month_needs_its_year_and_a_day_does_not():
    assert [(one.year, one.month, one.day) for one in dates_in("in March 2021")] == [(2021, 3, None)]
    assert [(one.year, one.month, one.day) for one in dates_in("on 4 March")] == [(None, 3, 4)]
    assert dates_in("in March") == ()


@given(
    st.dates(date(1600, 1, 1), date(2099, 12, 31)), st.sampled_from(["en", "de", "fr", "zh-Hans", "zh-Hant"])
)
def test_every_day_is_found_as_we_write_it(day, language):
    (found,) = dates_in(f"x {words(When.from_edtf(day.isoformat()), language)} x")
    assert found.days() == (day, day)


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text):
    dates_in(text)
    relatives_in(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met yesterday.", "2021-06-14"),
        ("Sie trafen sich gestern.", "2021-06-14"),
        ("Ils se sont vus hier dans la ville", "2021-06-14"),
        ("昨日开庭", "2021-06-14"),
        ("on Monday", "2021-06-14"),
        ("last Friday", "2021-06-11"),
        ("周一表示", "2021-06-14"),
        ("上周五", "2021-06-11"),
        ("the day before yesterday", "2021-06-13"),
    ],
)
def test_words_tell_a_day_from_the_day_on_which_they_are_written(text, day):
    told = relatives_in(text)[0].days_from(date(2021, 6, 15))  # a Tuesday
    assert date.fromisoformat(day) in told
    assert date(2021, 6, 15) not in told


def test_a_weekday_beside_a_date_does_not_stand_alone():
    assert relatives_in("Monday, 4 March 2021") == ()


def test_here_in_german_is_not_yesterday_in_french():
    assert relatives_in("wie hier gesagt") == ()


def test_a_short_name_is_no_weekday_in_running_text():
    assert weekday_named("mar") is None
    assert weekday_named("Sonntag") == 6
