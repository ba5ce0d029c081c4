import base64
import hashlib

import pytest

from models.exchange.web_page import Card, PageWords
from models.exchange.web_story import story_text
from tests.models.exchange.test_html_page import Page
from tests.models.exchange.test_web_page import a_web_figure
from tests.written import MARKUP, a_document, shown

WORDS = PageWords(lead="Scroll on")


def a_story(text="It was sold"):
    figures = (a_web_figure(text, "Map"), a_web_figure(text, "Ribbon"))
    return story_text(a_document(text), figures, {"secret-id": 1}, (Card("Sale", None, "2021"),), WORDS)


def test_no_script_but_its_own_can_run_and_nothing_is_asked_for():
    text = a_story()
    page = Page(text)
    policy = next(meta["content"] for meta in page.of("meta") if "http-equiv" in meta)
    (script,) = page.of("script")
    hashed = base64.b64encode(hashlib.sha256(script["text"].encode()).digest()).decode()
    assert f"script-src 'sha256-{hashed}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "src" not in script
    assert not {"fetch", "XMLHttpRequest", "import(", "http"} & set(script["text"].split())
    assert "innerHTML" not in script["text"]


def test_without_the_script_pictures_and_entries_all_stand_on_the_page():
    page = Page(a_story())
    assert page.is_sound
    order = [
        element["tag"] for element in page.elements if element["tag"] in ("h1", "figure", "article", "script")
    ]
    assert order == ["h1", "figure", "figure", "article", "script"]
    assert not [element for element in page.elements if "hidden" in element]
    ids = [element["id"] for element in page.elements if "id" in element]
    assert len(ids) == len(set(ids))
    assert all(link["href"][1:] in ids for link in page.of("a") if link["href"].startswith("#"))


def test_no_id_of_the_case_is_in_the_story():
    assert "secret" not in a_story()


@pytest.mark.parametrize("text", MARKUP)
def test_words_that_look_like_markup_stay_words(text, monkeypatch):
    monkeypatch.setattr("models.exchange.web_page.font_faces", lambda *_texts: "")
    page = Page(a_story(text))
    assert page.is_sound
    assert len(page.of("script")) == 1
    assert page.of("h1")[0]["text"].split() == shown(text).split()
