import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.html_page import html_text
from models.exchange.written import Piece, Section, Written
from tests.written import MARKUP, a_document, shown

VOID = {"meta", "br"}


class Page(HTMLParser):
    """What a browser would find: the elements, their attributes, and the text of each."""

    def __init__(self, text):
        super().__init__()
        self.elements, self._open, self.is_sound = [], [], True
        self.feed(text)
        self.is_sound = self.is_sound and not self._open

    def handle_starttag(self, tag, attrs):
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self._open.append(self.elements[-1])

    def handle_startendtag(self, tag, attrs):
        self.elements.append({"tag": tag, "text": "", **dict(attrs)})

    def handle_endtag(self, tag):
        if not self._open or self._open.pop()["tag"] != tag:
            self.is_sound = False

    def handle_data(self, data):
        for element in self._open:
            element["text"] += data

    def of(self, tag):
        return [element for element in self.elements if element["tag"] == tag]


def test_the_same_document_gives_the_same_page():
    assert html_text(a_document()) == html_text(a_document())


def test_no_script_can_run_and_nothing_is_asked_for():
    page = Page(html_text(a_document()))
    policy = next(meta["content"] for meta in page.of("meta") if "http-equiv" in meta)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not {"script", "link", "img", "iframe", "form"} & {element["tag"] for element in page.elements}
    assert not [key for element in page.elements for key in element if key.startswith("on") or key == "style"]
    assert "url(" not in page.of("style")[0]["text"]


def test_links_lead_within_the_page_or_to_a_source_without_telling_where_from():
    page = Page(html_text(a_document()))
    ids = {element["id"] for element in page.elements if "id" in element}
    outside = [link for link in page.of("a") if not link["href"].startswith("#")]
    assert all(link["href"][1:] in ids for link in page.of("a") if link["href"].startswith("#"))
    assert [(link["href"], link["rel"]) for link in outside] == [
        ("https://example.org/a?b=1&c=2", "noreferrer external")
    ]


def test_each_reference_leads_to_its_note_and_each_note_back_to_all_its_references():
    page = Page(html_text(a_document()))
    there = [(a["href"], a["id"]) for a in page.of("a") if a.get("role") == "doc-noteref"]
    back = [a["href"] for a in page.of("a") if a.get("role") == "doc-backlink"]
    assert there == [
        ("#note-1", "ref-1"),
        ("#note-2", "ref-2"),
        ("#note-1", "ref-1-2"),
        ("#note-2", "ref-2-2"),
    ]
    assert back == ["#ref-1", "#ref-1-2", "#ref-2", "#ref-2-2"]


def test_ids_are_not_given_twice():
    ids = [element["id"] for element in Page(html_text(a_document())).elements if "id" in element]
    assert len(ids) == len(set(ids))


def test_the_page_tells_its_language_and_that_of_quotations():
    page = Page(html_text(a_document()))
    assert page.of("html")[0]["lang"] == "en"
    assert "zh" in [element.get("lang") for element in page.of("span")]


def test_a_date_for_machines_stands_beside_the_words():
    (time,) = Page(html_text(a_document("Autumn"))).of("time")
    assert (time["datetime"], time["text"]) == ("2021-09", "Autumn")


def test_a_list_without_dates_is_a_numbered_list():
    page = Page(
        html_text(Written("Sources", "en", sections=(Section((Piece("One"),)), Section((Piece("Two"),)))))
    )
    assert [item["text"] for item in page.of("li")] == ["One", "Two"]
    assert page.of("ol")[0]["class"] == "sources"


@pytest.mark.parametrize("text", MARKUP)
def test_words_that_look_like_markup_stay_words(text):
    page = Page(html_text(a_document(text)))
    assert page.is_sound
    assert shown(page.of("h1")[0]["text"]) == shown(text)
    assert shown(page.of("title")[0]["text"]) == shown(text)


@given(st.text())
def test_any_text_gives_a_sound_page_of_the_same_elements(text):
    page, plain = Page(html_text(a_document(text or "x"))), Page(html_text(a_document()))
    assert page.is_sound
    assert [element["tag"] for element in page.elements] == [element["tag"] for element in plain.elements]


def test_the_style_sheet_is_the_one_that_the_policy_allows():
    import base64
    import hashlib

    text = html_text(a_document())
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{hashed}'" in text
