"""The choice under a date: once in that time, or all through it."""

import pytest

from gui.forms.span_choice import SpanField
from gui.forms.value_fields import bounds_words
from models.values.when import When, read_when


@pytest.fixture
def field(qtbot):
    made = SpanField("When", read_when, bounds_words, "")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    "typed", ["24 Sept 2021", "Sept 2021", "about 2014", "early 2019", "8 and 14 Dec 2022", ""]
)
def test_a_date_that_is_no_span_is_not_asked_about(field, typed):
    field.set_text(typed)
    assert not field.choice.isVisible()


@pytest.mark.parametrize(
    ("typed", "is_once", "edtf", "other"),
    [
        ("between 2014 and 2017", True, "[2014..2017]", "2014/2017"),
        ("28 July 2021 to Oct 2022", False, "2021-07-28/2022-10", "[2021-07-28..2022-10]"),
        ("until 2015", False, "/2015", "[..2015]"),
        ("before 2015", True, "[..2014]", "/2014"),
        ("since 2018", False, "2018/..", "[2018..]"),
    ],
)
def test_a_span_is_read_as_its_words_say_and_can_be_meant_the_other_way(field, typed, is_once, edtf, other):
    field.set_text(typed)
    assert field.choice.isVisible()
    assert (field.choice.once.isChecked(), field.value.edtf) == (is_once, edtf)
    (field.choice.throughout if is_once else field.choice.once).click()
    assert (field.value.edtf, field.value.wording) == (other, typed)


def test_what_was_chosen_holds_while_the_words_name_a_span(field):
    field.set_text("2014 to 2017")
    field.choice.once.click()
    field.set_text("2014 to 2018")
    assert field.value.edtf == "[2014..2018]"
    field.set_text("2014")
    field.set_text("2014 to 2018")
    assert field.value.edtf == "2014/2018"


def test_a_kept_date_is_shown_as_it_was_kept_whatever_its_words_say(field):
    field.set_text("2014 to 2017")
    field.choice.throughout.click()
    field.show_value(When.from_edtf("[2014..2017]", "2014-2017"), "2014-2017")
    assert (field.choice.once.isChecked(), field.value.edtf) == (True, "[2014..2017]")
    assert "once in that time" in field.reading.text()
