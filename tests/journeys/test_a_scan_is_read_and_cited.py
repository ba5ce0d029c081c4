"""A scanned judgment is added, read in the background, found by search, cited, and jumped back to."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from models.records.story import Citation, Document
from tests.scans import COURT, ORDER, a_scan, a_scanned_pdf

SECONDS = 1000


def test_a_scan_in_chinese_and_english_is_found_marked_cited_and_found_again(qtbot, window, tmp_path):
    session, reader = window._session, window.workspace.views["reader"]
    (tmp_path / "judgment.pdf").write_bytes(a_scanned_pdf(a_scan(ORDER[:2]), a_scan(COURT[:3], askew=-2)))
    window.documents.add((tmp_path / "judgment.pdf",))
    qtbot.waitUntil(lambda: len(session.reader.all(Document)) == 2, timeout=90 * SECONDS)
    original, copy = sorted(session.reader.all(Document), key=lambda one: one.is_recognised)
    assert (original.is_recognised, copy.is_recognised) == (False, True)
    assert not window.scans.is_busy
    assert not window.status.work.isVisible()

    search = window.bar.search
    for words in ("194,775", "人民法院"):
        search.setText(words)
        search.search()
        assert search.hits.model.hits[0].title == "judgment.pdf (recognised)"
    QTest.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reader.is_showing and reader.pages.glyphs(2) is not None, timeout=20 * SECONDS)
    qtbot.waitUntil(lambda: reader.pages.marked_words is not None, timeout=20 * SECONDS)
    assert (reader.document.id, reader.pages.page) == (original.id, 2)
    assert "% sure" in reader.banner.text()

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(reader.pages, Qt.Key.Key_C)
    form = window.documents.dialog
    form.of_event.setText("Shayang court rules")
    form.of_event.chosen = None
    form.on_save()
    (citation,) = session.reader.all(Citation)
    assert (citation.quote, citation.place, citation.document_id) == ("人民法院", "2", copy.id)
    assert citation.source_id == original.source_id

    reader.close_document()
    window._selection.select([session.index.ids[0]])
    chips = window.workspace.views["inspector"].findChildren(QToolButton)
    next(chip for chip in chips if chip.text() == "[1]").click()
    qtbot.waitUntil(lambda: reader.is_showing and reader.pages.glyphs(2) is not None, timeout=20 * SECONDS)
    (mark,) = reader.pages.marks
    assert reader.pages.glyphs(2).text[mark.start : mark.end] == "人民法院"
