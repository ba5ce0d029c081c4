import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.markdown import escaped, markdown_text
from models.exchange.plain_text import plain_text
from tests.written import MARKUP, a_document, shown


def read_back(text):
    """The words that CommonMark shows for escaped text."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def test_references_and_notes_are_footnotes():
    text = markdown_text(a_document("Sold"))
    assert "## Sold[^1]" in text
    assert "\n- *Sold:* Sold (Sold)[^1][^2]\n" in text
    assert re.findall(r"^\[\^(\d)\]: ", text, re.MULTILINE) == ["1", "2"]


def test_addresses_of_sources_are_links_and_nothing_else_is():
    text = markdown_text(a_document("javascript:x"))
    assert re.findall(r"(?<!\\)<([^>]*)>", text) == ["https://example.org/a?b=1&c=2"]
    assert "](" not in text


@pytest.mark.parametrize("text", MARKUP)
def test_words_that_look_like_markup_stay_words(text):
    kept = escaped(text)
    assert read_back(kept) == shown(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`\[\]<>|~#&$^]", kept)
    assert not re.match(r"\s*([-+=>#]|\d+[.)])(\s|$)", kept)
    assert not re.search(r"(?<!\\)://", kept)


@given(st.text())
def test_every_escaped_text_reads_as_it_was(text):
    assert read_back(escaped(text)).strip() == shown(text) or not shown(text)


def test_plain_text_has_its_notes_beneath():
    text = plain_text(a_document("Sold"))
    assert "\nSold[1]\nSold[2] [Sold]\nSold\n  - Sold: Sold (Sold)[1][2]\n" in text
    assert "\n[1] Soldhttps://example.org/a?b=1&c=2\n" in text


@pytest.mark.parametrize("text", MARKUP)
def test_plain_text_keeps_each_paragraph_on_its_line(text):
    assert plain_text(a_document(text)).splitlines()[0] == shown(text)
