"""A mark that ends inside a word grows to the whole of it, and follows its words once they are changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.records.story import DocumentId, Locator
from models.texts.mending import mended, whole_words
from models.texts.passage import Passage


def marked(text, words):
    """Return what a mark of these words, which may be parts of words, becomes."""
    start = text.index(words)
    one, other = whole_words(text, start, start + len(words))
    return text[one:other]


@pytest.mark.parametrize(
    ("text", "words", "quote"),
    [
        ("about 2,755 tonnes of nitrate were", ",755 tonnes of nitra", "2,755 tonnes of nitrate"),
        ("Am 4. August 2020 explodierten 2.750 Tonnen.", "750 Tonn", "2.750 Tonnen"),
        ("they didn't know", "did", "didn't"),
        ("a sum of US$3.8bn, the report says", "8b", "US$3.8bn"),
        ("some 33 % or 45% of it", "5", "45%"),
        ("at 18:07 the ship", "07 the sh", "18:07 the ship"),
        ("ammonium ni-\ntrate in hangar 12", "trate in hang", "ni-\ntrate in hangar"),
        ("ammonium ni-\ntrate in hangar 12", "ammonium n", "ammonium ni-\ntrate"),
        ("the Anglo-Irish bank", "Irish", "Irish"),
        ("the harbour, where it lay", " harbour, ", "harbour"),
        ("(the judge) said", "(the judge) ", "(the judge)"),
        ("徐州市中级人民法院拍卖比特币", "中级人民", "中级人民"),
        ("，徐州法院，成交额", "，徐州法院，", "徐州法院"),
        ("성수동에서 폭발이 일어났다", "수동에서 폭", "성수동에서 폭발이"),
        ("हिन्दी में लिखा", "न्दी में ल", "हिन्दी में लिखा"),
        ("مرفأ بيروت انفجر", "فأ بير", "مرفأ بيروت"),
    ],
)  # fmt: skip
def test_a_mark_grows_to_whole_words(text, words, quote):
    assert marked(text, words) == quote


def test_a_sentence_from_its_beginning_takes_its_full_stop_along():
    text = "It blew up. “Nobody knew.” The end"
    assert marked(text, "It blew u") == "It blew up."
    assert marked(text, "blew u") == "blew up"


@given(st.text("ab-,.'’ \n12%$€法。，“”", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_mended_mark_holds_what_was_marked_and_is_not_mended_twice(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = whole_words(text, start, end)
    assert 0 <= first <= last <= len(text)
    lost = text[start : max(start, min(first, end))] + text[max(start, min(last, end)) : end]
    assert not any(letter.isalnum() for letter in lost)
    assert whole_words(text, first, last) == (first, last)


PAGES = ("The ship came\nin 2013.", "Later, 2,755 tonnes\nlay in hangar 12.")


def a_passage(**fields):
    told = {"quote": "The ship came", "start": 0, "end": 13} | fields
    return Passage(DocumentId("d"), 1, told.pop("locator", Locator.PAGE), told.pop("place", "1"), **told)


def test_the_mark_follows_its_words_to_another_page():
    moved = mended(a_passage(), "2,755 tonnes lay", PAGES)
    assert (moved.page, moved.place) == (2, "2")
    assert PAGES[1][moved.start : moved.end] == "2,755 tonnes\nlay"


def test_words_that_are_not_in_the_document_have_no_mark():
    moved = mended(a_passage(), "The ship sank", PAGES)
    assert (moved.quote, moved.start, moved.end, moved.place) == ("The ship sank", None, None, "1")


def test_in_a_document_without_pages_the_paragraph_follows():
    moved = mended(a_passage(locator=Locator.PARAGRAPH), "in 2013", PAGES[:1])
    assert moved.place == "2"
