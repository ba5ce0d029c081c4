"""From a passage in a document to a cited claim, and from the claim back to the words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from models.records.story import Citation, Document
from tests.gui.fakes import opened
from tests.pdfs import a_pdf

RULING = a_pdf(
    [("First page", 0.1, 0.1)],
    [("沙洋县人民法院于2023年6月判决", 0.1, 0.3)],
)


def settled(qtbot, reader):
    qtbot.waitUntil(lambda: reader.is_showing and reader.pages.glyphs(2) is not None, timeout=10000)


def test_a_pdf_is_added_searched_cited_and_found_again_after_the_case_was_closed(qtbot, window, tmp_path):
    session, reader = window._session, window.workspace.views["reader"]
    (tmp_path / "ruling.pdf").write_bytes(RULING)
    window.documents.add((tmp_path / "ruling.pdf",))
    qtbot.waitUntil(lambda: len(session.reader.all(Document)) == 1, timeout=10000)

    search = window.bar.search
    search.setText("法院")
    search.search()
    (hit,) = search.hits.model.hits
    assert (hit.kind, hit.title) == ("page", "ruling.pdf")
    QTest.keyClick(search, Qt.Key.Key_Return)
    settled(qtbot, reader)
    qtbot.waitUntil(lambda: reader.pages.marked_words is not None, timeout=10000)
    assert window.workspace.tabs.currentWidget() is reader
    assert reader.pages.page == 2

    reader.find_words("人民法院")
    window.activateWindow()  # without a window manager nobody else does after the dialog
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(reader.pages, Qt.Key.Key_C)
    form = window.documents.dialog
    form.of_event.setText("Shayang court rules")
    form.of_event.chosen = None
    form.on_save()
    (citation,) = session.reader.all(Citation)
    assert (citation.quote, citation.place) == ("人民法院", "2")

    path = session.case.path
    session.close()
    assert not reader.is_showing
    assert opened(session, path)
    window._selection.select([session.index.ids[0]])
    chips = window.workspace.views["inspector"].findChildren(QToolButton)
    next(chip for chip in chips if chip.text() == "[1]").click()
    settled(qtbot, reader)
    (mark,) = reader.pages.marks
    assert (mark.page, reader.pages.glyphs(2).text[mark.start : mark.end]) == (2, "人民法院")
    assert reader.pages.page == 2
