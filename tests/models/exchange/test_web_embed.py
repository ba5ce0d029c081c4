import re

import pytest

from models.exchange.web_embed import embed_text, frame_lines, height_at
from models.exchange.web_figure import Picture, WebFigure
from tests.models.exchange.test_html_page import Page
from tests.models.exchange.test_web_page import a_figure
from tests.written import MARKUP, shown


def a_frame(text="It was sold"):
    narrow, wide = a_figure(text), a_figure(text, width=600)
    return WebFigure((Picture(narrow, 0), Picture(wide, 600)), "")


def test_the_frame_holds_the_whole_figure_and_asks_nobody_for_anything():
    page = Page(embed_text(a_frame(), "Sold", "en", ("24 Sept 2021: It was sold",)))
    policy = next(meta["content"] for meta in page.of("meta") if "http-equiv" in meta)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not {"script", "a", "img", "link", "iframe"} & {element["tag"] for element in page.elements}
    assert [svg["viewbox"] for svg in page.of("svg")] == ["0 0 200 200", "0 0 600 200"]
    assert "Title: It was sold" in page.of("svg")[0]["text"]
    assert page.of("li")[0]["text"] == "24 Sept 2021: It was sold"


@pytest.mark.parametrize(("width", "height"), [(320, 320), (599, 599), (600, 200), (1200, 400)])
def test_the_lines_give_the_frame_the_height_of_the_picture_that_is_shown(width, height):
    one = a_frame()
    assert height_at(one.pictures, width) == height
    rules = re.findall(r"min-width: (\d+)px.*?calc\(([\d.]+)cqw", frame_lines(one, "a.html", "Sold"))
    share = [float(share) for least, share in rules if int(least) <= width][-1]
    assert width * share / 100 == pytest.approx(height, abs=0.1)


@pytest.mark.parametrize("text", MARKUP)
def test_words_that_look_like_markup_stay_words(text, monkeypatch):
    monkeypatch.setattr("models.exchange.web_embed.font_faces", lambda *_texts: "")
    lines = Page(frame_lines(a_frame(), 'a"b.html', text))
    assert lines.is_sound
    assert lines.of("iframe")[0]["src"] == 'a"b.html'
    assert lines.of("iframe")[0]["title"].split() == shown(text).split()
    page = Page(embed_text(a_frame(text), text, "en", (text,)))
    assert page.is_sound
    assert page.of("li")[0]["text"].split() == shown(text).split()
