"""A quotation is found again where it stands, and marked from its first to its last character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.texts.quotes import as_quote, find_all, find_quote

PAGES = (
    "The Court held a meet-\ning on 24 September 2021 in Xuzhou.\nThe Court closed.",
    "人民法院\n拍卖比特币，成交额\n逾３０亿元。",
    "",
)


def marked(found):
    return PAGES[found.page - 1][found.start : found.end]


@pytest.mark.parametrize(
    ("quote", "page", "words"),
    [
        ("a meeting on 24 September 2021", 1, "a meet-\ning on 24 September 2021"),
        ("court HELD", 1, "Court held"),
        ("法院拍卖比特币", 2, "法院\n拍卖比特币"),
        ("法院拍賣比特幣", 2, "法院\n拍卖比特币"),
        ("成交额逾30亿元", 2, "成交额\n逾３０亿元"),
        ("“Xuzhou”", 1, "Xuzhou"),
    ],
)
def test_a_quotation_is_found_however_its_lines_are_broken(quote, page, words):
    found = find_quote(PAGES, quote)
    assert found.page == page
    assert marked(found) == words


def test_the_place_nearest_to_where_it_was_marked_counts():
    second = PAGES[0].rindex("The Court")
    assert find_quote(PAGES, "The Court", 1, 0).start == 0
    assert find_quote(PAGES, "The Court", 1, second - 2).start == second


def test_a_quotation_that_moved_to_another_page_is_found_there():
    assert find_quote(PAGES, "人民法院", page=1).page == 2


@pytest.mark.parametrize("quote", ["", " - ", "not there", "法院判决"])
def test_what_stands_nowhere_is_not_found(quote):
    assert find_quote(PAGES, quote) is None


def test_every_place_of_a_word_is_found():
    assert [(one.page, marked(one)) for one in find_all(PAGES, "court")] == [(1, "Court"), (1, "Court")]
    assert [marked(one) for one in find_all(PAGES, "院拍")] == ["院\n拍"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a meet-\ning in Xuzhou", "a meeting in Xuzhou"),
        ("人民\n法院\n", "人民法院"),
        ("one\n two ", "one two"),
        ("Anglo-\nAmerican", "Anglo- American"),
        ("", ""),
    ],
)
def test_marked_text_is_quoted_on_one_line(text, quote):
    assert as_quote(text) == quote


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_marked_stretch_is_found_again_as_it_was_quoted(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    quote = as_quote(text[start:end])
    found = find_quote((text,), quote, 1, start)
    if found:
        assert find_quote((text[found.start : found.end],), quote) is not None
    else:
        assert not any(letter.isalnum() for letter in quote)
