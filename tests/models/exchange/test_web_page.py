import pytest

from models.exchange.web_figure import Picture, WebFigure
from models.exchange.web_page import Card, web_page_text
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
    *("svg", "defs", "clippath", "g", "rect", "text", "div", "article", "h3", "details", "summary"),
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
    return Figure(groups=groups, **({"width": 200, "height": 200} | parts | fields))


def a_web_figure(text="It was sold", name="Timeline", steps=(0, 700), **fields):
    pictures = tuple(Picture(a_figure(text, **fields), step) for step in steps)
    return WebFigure(pictures, name, f"What happened. {text}", name.casefold())


def a_page(text="It was sold", figures=None):
    figures = figures or (a_web_figure(text), a_web_figure(text, "Map"))
    cards = (Card("Sale", Box(Rect(-5, -5, 10, 10), "#ff0000"), "2021", (text,), (text,)),)
    return web_page_text(a_document(text), figures, {"secret-id": 1}, cards)


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
        f"url(#{figure}-clip-events)" for figure in ("f1a", "f1b", "f2a", "f2b")
    }


def test_a_mark_leads_to_its_entry_and_the_entry_to_its_mark():
    page = Page(a_page())
    over = [link for link in page.of("a") if link.get("tabindex") == "-1"]
    assert {link["href"] for link in over} == {"#entry-1"}
    assert {"#mark-1-1", "#mark-1-2"} <= {link["href"] for link in page.of("a")}
    assert [element["class"] for element in page.elements if "halo" in element.get("class", "")] == [
        "halo m1"
    ] * 4


def test_no_id_of_the_case_is_in_the_page():
    assert "secret" not in a_page()


def test_figures_are_named_and_the_list_follows_them_in_reading_order():
    page = Page(a_page())
    order = [
        element["tag"] for element in page.elements if element["tag"] in ("h1", "figure", "ol", "section")
    ]
    assert order == ["h1", "figure", "figure", "ol", "section", "ol"]
    assert [figure["aria-label"] for figure in page.of("figure")] == ["Timeline", "Map"]
    assert [caption["text"] for caption in page.of("figcaption")] == ["What happened. It was sold"] * 2
    pictures = [element for element in page.of("g") if element.get("role") == "img"]
    assert {picture["aria-label"] for picture in pictures} == {"Timeline of 1 event. It was sold"}


def test_an_entry_that_stands_on_no_figure_offers_none_and_goes_back_to_its_row():
    page = Page(a_page(figures=(a_web_figure(targets=()),)))
    assert [link["href"] for link in page.of("a") if link.get("class") == "close"] == ["#row-1"]
    assert not [link for link in page.of("a") if "mark" in link["href"]]


def test_each_width_of_the_page_shows_one_picture_and_so_does_paper():
    page = Page(a_page(figures=(a_web_figure(steps=(0, 480, 700)),)))
    style = page.of("style")[0]["text"]
    assert "@media screen and (min-width: 480px) { .from-0-to-480 { display: none; } }" in style
    below, above = "screen and (max-width: 479.98px)", "screen and (min-width: 700px)"
    assert f"@media {below}, {above} {{ .from-480-to-700 {{ display: none; }} }}" in style
    assert "@media screen and (max-width: 699.98px) { .from-700 { display: none; } }" in style
    shown = [svg["class"] for svg in page.of("svg") if "picture" in svg["class"]]
    assert [names for names in shown if "printed" in names] == ["picture from-700 printed"]


def test_an_entry_tells_date_title_sum_and_source_first_and_its_notes_on_request():
    page = Page(a_page())
    entry, card = page.of("article")[0], page.of("details")[0]
    assert [one["text"] for one in page.of("p") if one.get("class") == "sums"] == ["It was sold"]
    assert entry["text"].index("Sources") < entry["text"].index("What is known, and who says so")
    notes = [link["id"] for link in page.of("a") if link.get("role") == "doc-noteref"]
    assert len(notes) == 4
    assert "".join(str(one) for one in (1, 2)) in "".join(filter(str.isdigit, card["text"]))
    assert not any(char.isdigit() for char in page.of("h3")[0]["text"])


def test_the_figure_stands_without_the_title_that_the_page_tells():
    page = Page(a_page())
    assert not [svg for svg in page.of("svg") if "Title:" in svg["text"]]
    assert next(svg for svg in page.of("svg") if "picture" in svg["class"])["viewbox"] == "0 0 200 163"


@pytest.mark.parametrize("text", MARKUP)
def test_words_that_look_like_markup_stay_words(text, monkeypatch):
    monkeypatch.setattr("models.exchange.web_page.font_faces", lambda *_texts: "")  # cutting fonts takes time
    page = Page(a_page(text, (a_web_figure(text, steps=(0,)),)))
    assert page.is_sound
    assert {element["tag"] for element in page.elements} <= TAGS
    assert "".join(page.of("text")[0]["text"].split()) == "".join(shown(text).split())
