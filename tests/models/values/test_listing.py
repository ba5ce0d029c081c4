"""Names and sentences are joined as the language does that is spoken."""

import pytest

from models.machine import languages
from models.values.listing import all_of, either, in_a_row, one_of, sentences, set_apart


@pytest.fixture(autouse=True)
def english_after():
    yield
    languages.speak("en")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", ("a, b, c", "a; b; c", "a, b and c", "a, b or c", "a or b or c")),
        ("zh-Hans", ("a、b、c", "a；b；c", "a、b和c", "a、b或c", "a或b或c")),
    ],
)
def test_three_names_in_a_row(code, told):
    languages.speak(code)
    assert tuple(way("abc") for way in (in_a_row, set_apart, all_of, one_of, either)) == told


@pytest.mark.parametrize("way", [all_of, one_of, either])
def test_one_name_stands_alone_and_two_are_joined(way):
    assert way(["Xuzhou"]) == "Xuzhou"
    assert way(["Xuzhou", "Suqian"]) in ("Xuzhou and Suqian", "Xuzhou or Suqian")


def test_no_names_are_no_words():
    assert (in_a_row([]), all_of([]), one_of([])) == ("", "", "")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("It is kept.", "", "It is checked."), "It is kept. It is checked."),
        (("已经保留。", "尚未核对。"), "已经保留。尚未核对。"),
        (("“法院”", "is no place."), "“法院” is no place."),
        (("Kept.", "已经保留。", "Checked."), "Kept. 已经保留。Checked."),
        ((), ""),
    ],
)
def test_a_blank_parts_sentences_but_not_behind_a_chinese_full_stop(said, told):
    assert sentences(*said) == told
