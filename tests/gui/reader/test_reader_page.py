"""The reader shows documents, finds and marks words, and hands passages on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from gui.parts.fonts import register_fonts
from gui.reader.letters import line_boxes
from gui.reader.marks import placed
from gui.reader.open_document import Opened
from gui.reader.reader_page import ALTERED, LOST, ReaderPage
from models.evidence.adding import add_files
from models.records.story import Citation, Claim, Document, Locator, Source
from models.texts.text import Block, Extracted, Look, Page
from tests.pdfs import a_pdf

RULING = a_pdf(
    [("Xuzhou People's Court", 0.1, 0.1), ("人民法院拍卖比特币", 0.1, 0.5)],
    [("第二页：徐州法院于2021年9月24日", 0.1, 0.2), ("成交额逾30亿元", 0.1, 0.6)],
)


@pytest.fixture
def page(qtbot, session, selection):
    register_fonts()
    page = ReaderPage(session, selection)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    yield page
    page.close_document()


def add(session, tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    (document,) = add_files(session.case, [path]).documents
    return document


@pytest.fixture
def ruling(session, tmp_path):
    return add(session, tmp_path, "ruling.pdf", RULING)


def opened(qtbot, page, document, *where):
    page.open_document(document.id, *where)
    qtbot.waitUntil(lambda: page.is_showing, timeout=8000)
    if document.media_type == "application/pdf":
        qtbot.waitUntil(lambda: page.pages.glyphs(page.pages.page) is not None, timeout=8000)


def test_a_pdf_is_shown_and_says_where_one_is(qtbot, page, ruling):
    opened(qtbot, page, ruling)
    assert page.pages.count == 2
    assert page.number.text() == "page 1 of 2"
    page.pages.go_to(2)
    assert page.number.text() == "page 2 of 2"


def test_words_are_found_and_marked_and_cited_by_one_key(qtbot, page, ruling):
    opened(qtbot, page, ruling)
    page.find_words("法院")
    assert page.tally.text() == "1 of 2"
    page.find_next()
    with qtbot.waitSignal(page.passage_marked) as caught:
        QTest.keyClick(page.pages, Qt.Key.Key_C)
    passage = caught.args[0]
    assert (passage.page, passage.locator, passage.place, passage.quote) == (2, Locator.PAGE, "2", "法院")


def point_of(view, page, character):
    (box,) = line_boxes(view.glyphs(page), character, character + 1)
    return placed(box, view._rect(page)).center().toPoint()


def test_words_are_marked_with_the_mouse(qtbot, page, ruling):
    opened(qtbot, page, ruling)
    text = page.pages.glyphs(1).text
    start, end = text.index("人民法院"), text.index("人民法院") + 4
    one, other = point_of(page.pages, 1, start), point_of(page.pages, 1, end - 1)
    view = page.pages.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=one - QPoint(4, 0))
    QTest.mouseMove(view, other + QPoint(4, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=other + QPoint(4, 0))
    assert page.passage().quote == "人民法院"


def test_a_marking_is_made_longer_with_shift_and_the_arrows(qtbot, page, ruling):
    opened(qtbot, page, ruling)
    page.find_words("人民")
    for _ in range(2):
        QTest.keyClick(page.pages, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.passage().quote == "人民法院"


def test_without_a_marking_the_reader_says_how_to_mark(qtbot, page, ruling):
    opened(qtbot, page, ruling)
    page.cite()
    assert "Mark the words" in page.banner.text()


def cited(session, ruling, **fields):
    claim = session.reader.where(Claim, event_id="ban", field="what")[0]
    source = session.reader.get(Document, ruling.id).source_id
    citation = Citation("c1", claim.id, source, ruling.id, **fields)
    session.edit("Cite", lambda writer: writer.add(citation))


def test_a_citation_opens_its_page_with_the_words_marked(qtbot, page, session, ruling):
    cited(session, ruling, locator=Locator.PAGE, place="2", quote="成交额逾30亿元")
    assert page.show_citation("c1")
    qtbot.waitUntil(lambda: page.pages.marks != () and page.pages.glyphs(2) is not None, timeout=8000)
    (mark,) = page.pages.marks
    assert (mark.page, page.pages.glyphs(2).text[mark.start : mark.end]) == (2, "成交额逾30亿元")
    assert page.pages.page == 2


def test_a_quotation_that_is_not_in_the_document_says_so(qtbot, page, session, ruling):
    cited(session, ruling, locator=Locator.PAGE, place="2", quote="never said")
    page.show_citation("c1")
    qtbot.waitUntil(lambda: page.banner.text() == LOST, timeout=8000)


def test_a_citation_without_a_document_is_left_to_its_form(page, session):
    claim = session.reader.where(Claim, event_id="ban", field="what")[0]
    session.edit("Cite", lambda writer: writer.add(Citation("c2", claim.id, "reuters")))
    assert not page.show_citation("c2")


def test_bytes_that_were_changed_are_told(qtbot, page, session, ruling):
    session.case._step(
        lambda writer: writer._engine.execute(
            "UPDATE document_chunk SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'20' AS BLOB)"
        )
    )
    opened(qtbot, page, ruling)
    qtbot.waitUntil(lambda: page.banner.text() == ALTERED, timeout=8000)


def test_a_region_of_a_picture_is_cited(qtbot, page, session, tmp_path):
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    assert image.save(str(tmp_path / "scan.png"))
    document = add(session, tmp_path, "scan2.png", (tmp_path / "scan.png").read_bytes())
    opened(qtbot, page, document)
    view, sheet = page.pages.viewport(), page.pages._rect(1)
    corner, other = (
        QPoint(round(sheet.x() + x * sheet.width()), round(sheet.y() + y * sheet.height()))
        for x, y in ((0.1, 0.2), (0.6, 0.45))
    )
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(view, other)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=other)
    passage = page.passage()
    assert passage.locator is Locator.REGION
    assert [float(side) for side in passage.region] == pytest.approx([0.1, 0.2, 0.5, 0.25], abs=0.01)


def test_plain_text_is_cited_by_its_paragraph(qtbot, page, session, tmp_path):
    document = add(session, tmp_path, "note.txt", "First line\n\n第二段：𠮷野家拍卖\n".encode())
    opened(qtbot, page, document)
    page.find_words("野家拍卖")
    passage = page.passage()
    assert (passage.locator, passage.place, passage.quote) == (Locator.PARAGRAPH, "2", "野家拍卖")


def test_a_message_of_a_chat_is_cited_by_its_sender_and_time(qtbot, page, session, tmp_path):
    chat = "24/09/2021, 18:07 - Li: We sold it\nall of it\n25/09/2021, 09:00 - Wang: Good\n"
    opened(qtbot, page, add(session, tmp_path, "chat.txt", chat.encode()))
    page.find_words("all of it")
    passage = page.passage()
    assert (passage.locator, passage.place, passage.quote) == (
        Locator.OTHER,
        "Li, 2021-09-24 18:07",
        "all of it",
    )


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [("broken.pdf", b"%PDF-1.7 junk", "damaged"), ("evil.png", b"<svg xmlns='x'/>", "SVG")],
)
def test_what_cannot_be_shown_is_told_in_one_sentence(qtbot, page, session, tmp_path, name, data, told):
    document = add(session, tmp_path, name, data)
    page.open_document(document.id)
    qtbot.waitUntil(lambda: told in page._views.sentence.text() or told in page.banner.text(), timeout=8000)


def test_documents_of_a_confidential_source_go_by_its_code_name(page, session, ruling):
    source = session.reader.get(Source, session.reader.get(Document, ruling.id).source_id)
    secret = replace(source, confidentiality="confidential", code_name="Heron")
    session.edit("Hide", lambda writer: writer.replace(secret))
    names = [page.list.documents.index(0).data()]
    assert names == ["Heron (document)"]


def test_closing_the_case_closes_the_document(qtbot, page, session, ruling):
    opened(qtbot, page, ruling)
    session.close()
    assert not page.is_showing
    assert page.document is None


def test_small_pages_lead_to_large_ones(qtbot, page, ruling):
    opened(qtbot, page, ruling)
    assert page.small.pages.rowCount() == 2
    page.small.chosen.emit(2)
    assert page.pages.page == 2


def test_a_sheet_is_shown_as_a_table_and_its_cells_are_cited_and_found_again(qtbot, page):
    sheet = (("Place", "Sum"), ("徐州", "3bn"), ("沙洋",))
    rows = tuple(Block("\t".join(row), Look.ROW) for row in sheet)
    page._views.show_opened(Opened(text=Extracted((Page("Notes"), Page("Sales", rows)), sheets=((), sheet))))
    assert page.sheets.count() == 2
    assert page.sheets.select_cells("Sales!A2:B2")
    assert page.sheets.marked_cells == (2, "Sales!A2:B2", "徐州\t3bn")
    assert not page.sheets.select_cells("Sales!Q99")
    assert not page.sheets.select_cells("nonsense")
