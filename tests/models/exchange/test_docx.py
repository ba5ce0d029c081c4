import io
import zipfile

import pytest
from defusedxml.ElementTree import fromstring
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.docx_ import docx_bytes
from models.exchange.written import Line, Piece, Ref, Section
from tests.written import MARKUP, a_document, shown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as folder:
        return {name: folder.read(name) for name in folder.namelist()}


def body(document):
    return fromstring(parts_of(docx_bytes(document))["word/document.xml"])


def words(element):
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def test_the_same_document_gives_the_same_bytes_and_tells_no_time():
    assert docx_bytes(a_document()) == docx_bytes(a_document())
    with zipfile.ZipFile(io.BytesIO(docx_bytes(a_document()))) as folder:
        assert {about.date_time for about in folder.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_its_title_and_its_language_and_nothing_else():
    core = fromstring(parts_of(docx_bytes(a_document("Title")))["docProps/core.xml"])
    assert [(field.tag.rpartition("}")[2], field.text) for field in core] == [
        ("title", "Title"),
        ("language", "en"),
    ]


def test_every_part_is_sound_xml_and_named_in_the_list_of_types():
    parts = parts_of(docx_bytes(a_document()))
    types = fromstring(parts["[Content_Types].xml"])
    named = {element.get("PartName") for element in types} - {None}
    assert all(fromstring(part) is not None for part in parts.values())
    assert {name[1:] for name in named} == {name for name in parts if name.endswith(".xml") and "/" in name}


def test_notes_are_real_footnotes_in_the_order_of_the_text():
    tree = body(a_document())
    footnotes = fromstring(parts_of(docx_bytes(a_document()))["word/footnotes.xml"])
    referred = [element.get(f"{W}id") for element in tree.iter(f"{W}footnoteReference")]
    held = [
        element.get(f"{W}id") for element in footnotes.iter(f"{W}footnote") if not element.get(f"{W}type")
    ]
    assert referred == held == ["1", "2"]


def test_a_note_that_is_referred_to_again_is_pointed_to():
    fields = [element.get(f"{W}instr") for element in body(a_document()).iter(f"{W}fldSimple")]
    assert fields == [" NOTEREF _Note1 \\f \\h ", " NOTEREF _Note2 \\f \\h "]


def test_links_lead_out_only_where_they_are_web_addresses():
    links = parts_of(docx_bytes(a_document()))["word/_rels/footnotes.xml.rels"]
    assert b"https://example.org/a?b=1&amp;c=2" in links
    assert b"javascript" not in links


@pytest.mark.parametrize("text", MARKUP)
def test_words_that_look_like_markup_stay_words(text):
    paragraphs = [shown(words(paragraph)) for paragraph in body(a_document(text)).iter(f"{W}p")]
    assert paragraphs.count(shown(text)) == 6  # title, deck, banner, date, description, foot


@given(st.text(min_size=1))
def test_any_text_gives_sound_xml(text):
    assert body(a_document(text)) is not None


def test_another_program_opens_it_and_reads_its_paragraphs():
    read = Document(io.BytesIO(docx_bytes(a_document("Sold"))))
    assert [paragraph.style.name for paragraph in read.paragraphs][:3] == ["Title", "Subtitle", "Draft"]
    assert read.paragraphs[0].text == "Sold"


def test_a_heading_draws_no_note_onto_its_page_where_its_notes_have_lines_of_their_own():
    noted = (Line((Ref(1),), "Date"), Line((Ref(2),), "Event"), Line((Piece("Sold"), Ref(1))))
    section = Section(
        heading=(Piece("A sale"), Ref(2)),
        over=(Piece("2021"), Ref(1)),
        bare=((Piece("2021"),), (Piece("A sale"),)),
        lines=(Line((Piece("Sold"), Ref(1))),),
        noted=noted,
    )
    tree = body(a_document(sections=(section,)))
    styles = [
        paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        for paragraph in tree.iter(f"{W}p")
        if next(paragraph.iter(f"{W}footnoteReference"), None) is not None
    ]
    assert styles == ["Statement", "Statement"]
    assert [element.get(f"{W}id") for element in tree.iter(f"{W}footnoteReference")] == ["1", "2"]
    assert [words(paragraph) for paragraph in tree.iter(f"{W}p")].count("Sold1") == 1
