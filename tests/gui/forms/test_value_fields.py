"""Fields that read words, and show what they read before it is accepted."""

import pytest

from gui.forms.value_fields import bounds_words, sum_field, when_field
from models.values.money import Amount, Bound, Quantity
from models.values.when import When


@pytest.fixture
def when(qtbot):
    field = when_field()
    qtbot.addWidget(field)
    return field


@pytest.fixture
def total(qtbot):
    field = sum_field()
    qtbot.addWidget(field)
    return field


def test_a_date_is_shown_back_with_its_first_and_last_day(when):
    when.set_text("Sept 2021")
    assert when.value.edtf == "2021-09"
    assert when.reading.text() == "Sept 2021: between 1 Sept 2021 and 30 Sept 2021"


def test_an_ambiguous_date_names_both_readings_and_has_no_value(when):
    when.set_text("03/04/2021")
    assert when.value is None
    assert "3 April 2021 or 4 March 2021" in when.problem
    assert when.reading.text() == when.problem


def test_a_chinese_date_is_read(when):
    when.set_text("2021年9月24日")
    assert when.value.edtf == "2021-09-24"


def test_an_empty_field_has_neither_value_nor_problem(when):
    when.set_text("Feb 2025")
    when.set_text("")
    assert (when.value, when.problem) == (None, "")


def test_a_shown_value_stays_itself_until_its_words_are_touched(when):
    value = When.from_edtf("2021-09-24?", "about a Friday in September")
    when.show_value(value, "about a Friday in September")
    assert when.value == value
    when.set_text("2022")
    assert when.value.edtf == "2022"


def test_sums_are_read_as_money_or_as_coins(total):
    total.set_text("over ¥3bn")
    (read,) = total.value
    assert isinstance(read.value, Amount)
    assert read.value.bound is Bound.AT_LEAST
    total.set_text("约1.5万枚比特币")
    (read,) = total.value
    assert isinstance(read.value, Quantity)
    assert (read.value.value, read.value.asset, read.value.bound) == (15000, "BTC", Bound.ABOUT)
    total.set_text("plenty")
    assert total.value is None
    assert total.problem


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("$10–15m", "$10m–15m: 10,000,000 to 15,000,000 USD"),
        ("about 15,000 BTC", "about 15,000 BTC: about 15,000 BTC (14,500 to 15,500)"),
        (
            "more than 3 billion yuan ($408 million)",
            "over ¥3bn: at least 3,000,000,000 CNY; the same, $408m: exact 408,000,000 USD",
        ),
        ("未披露", "Not known: the words are kept."),
    ],
)
def test_sums_are_shown_back_with_both_ends(total, typed, shown):
    total.set_text(typed)
    assert (total.reading.text(), total.problem) == (shown, "")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-09-24", "24 Sept 2021: one day"),
        ("2018/..", "since 2018: from 1 Jan 2018, end open"),
        ("../2020-11-19", "before 20 Nov 2020: 19 Nov 2020 at the latest"),
    ],
)
def test_bounds_are_said_in_words(edtf, words):
    assert bounds_words(When.from_edtf(edtf)) == words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("4 Aug 2020 18:07", "4 Aug 2020, 18:07: one minute"),
        ("9 am on 4 Aug 2020", "4 Aug 2020, 9 am: one hour"),
        (
            "evening of 4 Aug 2020",
            "evening of 4 Aug 2020: between 4 Aug 2020, 18:00 and 4 Aug 2020, 23:00",
        ),
        (
            "Monday 4 August 2020",
            "4 Aug 2020: one day. 4 Aug 2020 was a Tuesday, not a Monday: check the day.",
        ),
        ("n.d.", "Not known: the words are kept."),
    ],
)
def test_a_date_field_says_how_finely_it_read_and_what_does_not_fit(qtbot, typed, said):
    field = when_field()
    qtbot.addWidget(field)
    field.set_text(typed)
    assert field.reading.text() == said
    assert not field.problem
