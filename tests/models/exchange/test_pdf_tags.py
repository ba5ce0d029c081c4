"""A PDF is tagged: a document by headings and paragraphs, a picture by its alternative text."""

from dataclasses import replace

import pikepdf
import pytest

from models.exchange.image import write_image
from models.exchange.metadata import ImageMetadata
from models.exchange.pdf_text import write_pdf
from tests.figures import a_figure_of_all_marks
from tests.written import a_document


@pytest.fixture
def elements(tmp_path):
    def read(write):
        write(tmp_path / "a.pdf")
        pdf = pikepdf.open(tmp_path / "a.pdf")
        assert pdf.Root.MarkInfo.Marked
        return pdf, list(pdf.Root.StructTreeRoot.K.K)

    return read


def marked(page):
    """Return the numbers of the marked content of a page, in order, checking that each begins and ends."""
    depth, numbers = 0, []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in ("BDC", "BMC"):
            assert depth == 0
            depth += 1
            if str(operator) == "BDC":
                numbers.append((str(operands[0]), int(operands[1].MCID)))
        elif str(operator) == "EMC":
            depth -= 1
    assert depth == 0
    return numbers


def test_a_picture_is_one_figure_with_its_words_and_its_language(elements):
    figure = replace(a_figure_of_all_marks(), description="A timeline of three sales.")
    told = ImageMetadata(description=figure.description, language="zh-Hant")
    pdf, (only,) = elements(lambda path: write_image(figure, path, metadata=told))
    assert (str(only.S), str(only.Alt), str(pdf.Root.Lang)) == ("/Figure", figure.description, "zh-Hant")
    assert marked(pdf.pages[0]) == [("/Figure", 0)]
    assert [float(side) for side in only.A.BBox[2:]] == pytest.approx([figure.width, figure.height], abs=0.01)


def test_a_document_is_read_in_its_order_without_the_foot_of_the_page(elements):
    document = a_document("Sold")
    long = a_document(sections=document.sections * 30)
    pdf, found = elements(lambda path: write_pdf(long, path))
    assert len(pdf.pages) > 1
    assert str(found[0].S) == "/H1"
    assert sum(str(one.S) == "/H2" for one in found) >= 30
    told = [(str(one.S), int(one.K)) for one in found]
    assert told == [pair for page in pdf.pages for pair in marked(page)]


def test_each_page_finds_its_elements_again(elements):
    pdf, found = elements(lambda path: write_pdf(a_document("Sold"), path))
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    held = [element for at in range(1, len(numbers), 2) for element in numbers[at]]
    assert [one.objgen for one in held] == [one.objgen for one in found]
    assert [int(page.obj.StructParents) for page in pdf.pages] == list(range(len(pdf.pages)))


def test_nothing_is_drawn_outside_of_what_is_marked(elements):
    pdf, _ = elements(lambda path: write_pdf(a_document("Sold"), path))
    depth, outside = 0, []
    for _, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
        outside += [str(operator)] if depth == 0 and str(operator) in ("f", "S", "B", "Tj", "TJ") else []
    assert outside == []
