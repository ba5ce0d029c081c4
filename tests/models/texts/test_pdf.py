"""PDFs give their text, the place of each character and a picture of each page, or one sentence."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.texts.pdf import PdfPages, extract_pdf
from models.texts.text import UnreadableDocument
from tests.pdfs import a_pdf, locked

RULING = a_pdf(
    [("Xuzhou People's Court", 0.1, 0.1), ("人民法院拍卖比特币", 0.1, 0.5)],
    [("Second page, 2021年9月24日", 0.2, 0.2)],
    title="判决书",
)


@pytest.fixture
def ruling():
    pages = PdfPages(io.BytesIO(RULING))
    yield pages
    pages.close()


def box_of(pages, page, words):
    glyphs = pages.glyphs(page)
    start = glyphs.text.index(words)
    boxes = glyphs.boxes[start : start + len(words)]
    return (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0))


def test_text_comes_page_by_page_with_the_title():
    found = extract_pdf(io.BytesIO(RULING))
    assert [page.name for page in found.pages] == ["1", "2"]
    assert "人民法院拍卖比特币" in found.pages[0].text
    assert found.pages[1].text.strip() == "Second page, 2021年9月24日"
    assert (found.title, found.remarks) == ("判决书", ())


def test_each_character_has_its_place_on_the_page(ruling):
    left, top, right, bottom = box_of(ruling, 1, "人民法院")
    assert left == pytest.approx(0.1, abs=0.01)
    assert top == pytest.approx(0.5, abs=0.02)
    assert right - left == pytest.approx(4 * 12 / (6 * 72), rel=0.1)
    assert bottom > top


def test_places_follow_a_turned_page():
    pages = PdfPages(io.BytesIO(a_pdf([("upside", 0.1, 0.1)], turned=180)))
    *_, right, bottom = box_of(pages, 1, "upside")
    assert right == pytest.approx(0.9, abs=0.01)
    assert bottom == pytest.approx(0.9, abs=0.02)
    pages.close()


def test_spaces_between_words_shift_no_box(ruling):
    glyphs = ruling.glyphs(2)
    lefts = [box[0] for letter, box in zip(glyphs.text, glyphs.boxes, strict=True) if not letter.isspace()]
    assert not np.isnan(lefts).any()
    assert lefts == sorted(lefts)


def test_a_page_is_drawn_at_the_size_that_is_asked_for(ruling):
    drawn = ruling.draw(1, 2.0)
    assert (drawn.width, drawn.height) == (864, 1152)
    pixels = np.frombuffer(drawn.pixels, np.uint8).reshape(drawn.height, drawn.stride)
    assert pixels[:, : drawn.width * 4].min() < 60  # there is something black on it


def test_a_page_is_never_drawn_larger_than_memory_allows(ruling):
    drawn = ruling.draw(1, 1000.0)
    assert drawn.width * drawn.height <= 40_100_000


def test_a_scan_without_text_says_so():
    told = extract_pdf(io.BytesIO(a_pdf([], []))).remarks
    assert "has no text" in told[0]
    assert "1 of 2 pages have no text (2)" in extract_pdf(io.BytesIO(a_pdf([("x", 0.1, 0.1)], []))).remarks[0]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (RULING[: len(RULING) // 3], "damaged"),
        (locked(RULING), "password"),
        (b"<svg/>", "damaged"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(data, told):
    with pytest.raises(UnreadableDocument, match=told):
        extract_pdf(io.BytesIO(data))


def test_extraction_tells_how_far_it_is_and_stops_when_it_is_told_to():
    told = []

    def report(done, total):
        told.append((done, total))
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_pdf(io.BytesIO(RULING), report)
    assert told == [(1, 2)]


@given(st.integers(0, len(RULING) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_pdf_is_read_as_far_as_it_goes_or_refused(at, junk):
    data = RULING[:at] + junk + RULING[at + len(junk) :]
    try:
        pages = PdfPages(io.BytesIO(data))
    except UnreadableDocument:
        return
    try:
        for page in range(1, min(pages.count, 3) + 1):
            glyphs = pages.glyphs(page)
            assert len(glyphs.text) == len(glyphs.boxes)
            pages.draw(page, 0.2)
    except UnreadableDocument:
        pass
    finally:
        pages.close()
