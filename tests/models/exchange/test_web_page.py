import pytest

from models.exchange.web_page import WebFigure, web_page_text
from models.figure.marks import Box, Figure, Group, Label, Rect, Target
from tests.models.exchange.test_html_page import Page
from tests.written import MARKUP, a_document, shown

TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "footer",
        "section",
        "figure",
        "figcaption",
    ),
    *("h1", "h2", "p", "ol", "ul", "li", "a", "sup", "span", "strong", "time"),
    *("svg", "defs", "clippath", "g", "rect", "text"),
}


def a_figure(text="It was sold", **fields):
    marks = (Label(10, 60, text, 10, "#000000"), Box(Rect(10, 70, 20, 8), "#ff0000"))
    groups = (
        Group("title", (Label(10, 20, f"Title: {text}", 16, "#000000", True),)),
        Group("events", marks, clip=Rect(0, 40, 200, 160)),
    )
    targets = (
        Target(("secret-id",), Rect(10, 70, 20, 8)),
        Target(("secret-id",), Rect(10, 50, 40, 10), "label"),
    )
    parts = {"targets": targets, "background": "#ffffff", "description": f"Timeline of 1 event. {text}"}
    return Figure(200, 200, groups, **(parts | fields))


def a_page(text="It was sold", figures=None):
    figures = figures or (WebFigure(a_figure(text), "Timeline"), WebFigure(a_figure(text), "Map"))
    return web_page_text(a_document(text), figures, {"secret-id": 1}, "The events in words")


def test_the_same_case_gives_the_same_page():
    assert a_page() == a_page()


def test_the_page_holds_its_font_and_asks_nobody_for_anything():
    page = Page(a_page())
    style = page.of("style")[0]["text"]
    assert style.count("data:font/woff;base64,") == 2
    assert style.count("url(") == 2
    assert not {"script", "link", "img", "image", "use", "iframe"} & {
        element["tag"] for element in page.elements
    }
    assert not [key for element in page.elements for key in element if key.startswith("on") or key == "style"]


def test_ids_of_two_figures_are_told_apart_and_every_link_finds_its_place():
    page = Page(a_page())
    assert page.is_sound
    ids = [element["id"] for element in page.elements if "id" in element]
    assert len(ids) == len(set(ids))
    assert all(link["href"][1:] in ids for link in page.of("a") if link["href"].startswith("#"))
    assert {element["clip-path"] for element in page.elements if "clip-path" in element} == {
        "url(#f1-clip-events)",
        "url(#f2-clip-events)",
    }


def test_a_mark_leads_to_its_entry_and_the_entry_to_its_mark():
    page = Page(a_page())
    over = [link for link in page.of("a") if link.get("tabindex") == "-1"]
    assert {link["href"] for link in over} == {"#entry-1"}
    assert "#mark-1" in [link["href"] for link in page.of("a")]
    assert [element["class"] for element in page.elements if "halo" in element.get("class", "")] == [
        "halo m1"
    ] * 2


def test_no_id_of_the_case_is_in_the_page():
    assert "secret" not in a_page()


def test_figures_are_named_and_the_list_follows_them_in_reading_order():
    page = Page(a_page())
    order = [
        element["tag"] for element in page.elements if element["tag"] in ("h1", "figure", "ol", "section")
    ]
    assert order == ["h1", "figure", "figure", "ol", "section", "ol"]
    named = [page_figure["aria-labelledby"] for page_figure in page.of("figure")]
    captions = {caption["id"]: caption["text"] for caption in page.of("figcaption")}
    assert [captions[name] for name in named] == [
        "Timeline of 1 event. It was sold",
        "Map Timeline of 1 event. It was sold",
    ]
    assert {svg["role"] for svg in page.of("svg")} == {"img"}


def test_an_entry_that_stands_on_no_figure_leads_to_itself():
    page = Page(
        web_page_text(a_document(), (WebFigure(a_figure(targets=()), "Map"),), {"secret-id": 1}, "Events")
    )
    assert [link["href"] for link in page.of("a") if link["href"].startswith("#entry")] == ["#entry-1"]


def test_the_figure_stands_without_the_title_that_the_page_tells():
    page = Page(a_page())
    assert not [svg for svg in page.of("svg") if "Title:" in svg["text"]]
    assert page.of("svg")[0]["viewbox"] == "0 0 200 163"


@pytest.mark.parametrize("text", MARKUP)
def test_words_that_look_like_markup_stay_words(text, monkeypatch):
    monkeypatch.setattr("models.exchange.web_page.font_faces", lambda *_texts: "")  # cutting fonts takes time
    page = Page(a_page(text, (WebFigure(a_figure(text), "Timeline"),)))
    assert page.is_sound
    assert {element["tag"] for element in page.elements} <= TAGS
    assert "".join(page.of("text")[0]["text"].split()) == "".join(shown(text).split())
