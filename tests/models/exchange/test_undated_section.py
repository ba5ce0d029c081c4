"""A section without a date is a heading with what stands under it, in every kind of document."""

import io
import zipfile

import pytest

from models.exchange.docx_ import docx_bytes
from models.exchange.html_page import html_text
from models.exchange.markdown import markdown_text
from models.exchange.pdf_text import pages_of
from models.exchange.plain_text import plain_text
from models.exchange.written import Line, Piece, Section
from models.figure.marks import Label
from tests.written import a_document


def document():
    line = Line((Piece("director, owner"),), "Roles")
    return a_document(sections=(Section((Piece("In short"),), lines=(line,)),), notes=())


def pdf_words(document):
    marks = (mark for page in pages_of(document) for group in page.groups for mark in group.marks)
    return " ".join(mark.text for mark in marks if isinstance(mark, Label))


def docx_words(document):
    return zipfile.ZipFile(io.BytesIO(docx_bytes(document))).read("word/document.xml").decode()


@pytest.mark.parametrize("told", [html_text, markdown_text, plain_text, pdf_words, docx_words])
def test_what_stands_under_it_is_told(told):
    words = told(document())
    assert "In short" in words
    assert "director, owner" in words


def test_it_is_a_heading():
    assert "<h2>In short</h2>" in html_text(document())
    assert 'w:val="Heading2"' in docx_words(document())
