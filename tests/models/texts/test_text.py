"""Text of documents is repaired so that it can be found and quoted, and no more than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.texts.text import Block, Extracted, Look, Page, pages_of, repair


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("⼈⺠法院", "人民法院"),  # radicals, as faulty PDFs have them
        ("of\ufb01ce", "office"),
        ("更", "更"),
        ("soft\u00adware", "software"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("9月24日，下午３时（北京）", "9月24日，下午３时（北京）"),
        ("法\u200b院\ufeff", "法院"),
        ("a\x00b\x07c\ud800", "abc"),
        ("¥3bn “quoted” – ½", "¥3bn “quoted” – ½"),
    ],
)
def test_text_is_repaired_as_it_is_meant(drawn, meant):
    assert repair(drawn) == meant


@given(st.text())
def test_repairing_twice_changes_nothing_more(text):
    assert repair(repair(text)) == repair(text)


def test_remarks_of_ours_are_no_part_of_the_text():
    page = Page("1", (Block("Heading", Look.HEADING, 1), Block("[picture]", Look.REMARK), Block("Words")))
    assert page.text == "Heading\nWords"


def test_a_document_of_blank_pages_has_no_text():
    assert not Extracted(pages_of(["", " \n "])).has_text
    assert Extracted(pages_of(["", "法"])).has_text
