import pypdfium2
import pytest

from models.exchange.pdf_text import PAGE_HEIGHT, PAGE_WIDTH, pages_of, write_pdf
from models.exchange.set_lines import Look, set_inlines
from models.exchange.written import Piece, Ref
from models.figure.marks import Label
from models.figure.measure import FontMeasure
from tests.written import MARKUP, a_document, shown


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def labels_of(document):
    return [mark for page in pages_of(document) for group in page.groups for mark in group.marks]


def a_long_document(sections=60):
    document = a_document("What happened in Xuzhou 徐州 and what is known of it " * 4)
    return a_document(sections=document.sections * sections)


def test_the_same_document_gives_the_same_bytes(tmp_path):
    for name in ("a.pdf", "b.pdf"):
        write_pdf(a_document(), tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_words_can_be_found_in_latin_and_in_chinese(tmp_path):
    write_pdf(a_document("Sold in Xuzhou 徐州出售"), tmp_path / "a.pdf")
    assert "Sold in Xuzhou 徐州出售" in text_of(tmp_path / "a.pdf")


@pytest.mark.parametrize("text", [text for text in MARKUP if text.isprintable()])
def test_words_that_look_like_markup_stay_words(text):
    words = [label.text for label in labels_of(a_document(text))]
    assert shown(text) in words


def test_a_long_document_goes_over_several_pages_and_stays_within_them():
    pages = pages_of(a_long_document())
    assert len(pages) > 5
    measure = FontMeasure()
    for page in pages:
        for label in (mark for group in page.groups[:-1] for mark in group.marks):
            width = measure.width(label.text, label.size, label.is_bold)
            left = label.x - (width if label.anchor == "end" else 0)
            assert left > 60
            assert left + width < PAGE_WIDTH - 60
            assert 50 < label.y < PAGE_HEIGHT - 30


def test_no_page_ends_with_a_heading():
    for page in pages_of(a_long_document()):
        marks = (mark for group in page.groups[:-1] for mark in group.marks)
        *_, last = sorted(marks, key=lambda mark: mark.y)
        assert not last.is_bold


def test_a_raised_number_never_stands_alone_at_the_beginning_of_a_line():
    measure = FontMeasure()
    for width in range(60, 200, 7):
        inlines = (
            Piece("A court sold what police had seized"),
            Ref(12),
            Ref(13),
            Piece(" [unchecked]", "flag"),
        )
        for line in set_inlines(inlines, Look(10, "#000000"), width, measure):
            assert not line[0].lift
            assert line[-1].x + measure.width(line[-1].text, line[-1].size) <= width + 0.01


def test_an_address_that_is_wider_than_the_page_is_cut():
    address = "https://example.org/" + "x" * 400
    lines = set_inlines((Piece(address),), Look(10, "#000000"), 200, FontMeasure())
    assert "".join(run.text for line in lines for run in line) == address
    assert len(lines) > 8


def test_every_page_tells_its_number():
    numbers = [
        label.text
        for label in labels_of(a_long_document(30))
        if isinstance(label, Label) and " / " in label.text
    ]
    assert numbers == [f"{number} / {len(numbers)}" for number in range(1, len(numbers) + 1)]
