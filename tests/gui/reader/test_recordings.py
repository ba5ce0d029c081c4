"""A recording is played when somebody asks, cited by its times, and its pictures are kept."""

import os

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QShortcut
from PySide6.QtTest import QTest

from gui.parts.fonts import register_fonts
from gui.player import player as players
from gui.reader import recording_view
from gui.reader.cited_page import CitedPage
from gui.reader.reader_page import ReaderPage
from models.evidence.adding import add_files
from models.records.story import Citation, Claim, Locator, Source
from tests.recordings import a_film, a_tone

WAIT = 20_000  # ms: a process of its own is started beside the other tests


@pytest.fixture
def page(qtbot, session, selection):
    register_fonts()
    page = ReaderPage(session, selection)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    yield page
    page.close_document()


def opened(qtbot, page, session, tmp_path, data, name):
    path = tmp_path / name
    path.write_bytes(data)
    (document,) = add_files(session.case, [path]).documents
    page.open_document(document.id)
    qtbot.waitUntil(lambda: page.is_showing, timeout=WAIT)
    return document


@pytest.fixture
def film(qtbot, page, session, tmp_path):
    return opened(qtbot, page, session, tmp_path, a_film(), "Kamera 3.avi")


def played(qtbot, page):
    view = page.recording
    view.play_button.click()
    qtbot.waitUntil(lambda: view.has_picture and view.is_playing and view.bar.isEnabled(), timeout=WAIT)


def cited_at(session, document, place, id="c1"):
    """Cite a recording at a place, and return the citation's id."""
    claim = session.reader.where(Claim, event_id="ban", field="what")[0]
    source = session.reader.all(Source)[0].id
    told = {"locator": Locator.TIME, "place": place, "document_id": document.id}
    session.edit("Cite", lambda writer: writer.add(Citation(id, claim.id, source, **told)))
    return id


def test_nothing_is_opened_before_somebody_presses_play(page, film):
    assert page.recording.isVisible()
    assert not page.recording._player.is_running
    assert not page.recording.bar.isEnabled()
    assert page.passage().place == "0:00"


def test_a_film_is_played_and_gone_through(qtbot, page, film):
    played(qtbot, page)
    page.recording.toggle()
    assert page.recording.bar.maximum() == 4000
    QTest.keyClick(page.recording.bar, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: page.recording.time.text() == "0:00.0 / 0:04", timeout=WAIT)
    QTest.keyClick(page.recording.bar, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: page.recording.time.text() == "0:01.0 / 0:04", timeout=WAIT)
    bar = page.recording.bar
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, bar.height() // 2))
    qtbot.waitUntil(lambda: abs(page.recording.bar.value() - 2000) < 100, timeout=WAIT)


def test_the_passage_goes_from_one_time_to_another(qtbot, page, film):
    played(qtbot, page)
    page.recording.toggle()
    page.recording._go(1000)
    page.recording.mark_from()
    page.recording._go(3000)
    page.recording.mark_to()
    passage = page.passage()
    assert (passage.locator, passage.place, passage.document_id) == (Locator.TIME, "0:01–0:03", film.id)


def test_written_times_are_cited_without_playing(qtbot, page, film):
    page.recording.span.setFocus()
    QTest.keyClicks(page.recording.span, "0:02-0:04")
    QTest.keyClick(page.recording.span, Qt.Key.Key_Return)
    assert page.passage().place == "0:02–0:04"
    with qtbot.waitSignal(page.passage_marked):
        page.bar.cite_button.click()


def test_what_is_no_time_is_not_cited(qtbot, page, film):
    QTest.keyClicks(page.recording.span, "later")
    with qtbot.assertNotEmitted(page.passage_marked):
        page.cite()
    assert "12:30" in page.banner.text()


def test_a_citation_opens_the_recording_where_it_begins(qtbot, page, session, film):
    page.show_citation(cited_at(session, film, "0:02–0:03"))
    qtbot.waitUntil(lambda: page.recording.span.text() == "0:02–0:03", timeout=WAIT)
    assert page.recording.place == "0:02–0:03"
    page.show_citation(cited_at(session, film, "soon after", "c2"))
    qtbot.waitUntil(lambda: "is no time" in page.banner.text(), timeout=WAIT)


def test_what_is_cited_shows_on_the_line_of_time_at_once(page, session, film):
    assert page.recording.bar.cited == ()
    cited_at(session, film, "0:02–0:03")
    assert page.recording.bar.cited == ((2000, 3000),)


def test_a_time_behind_the_end_is_told(qtbot, page, session, film):
    page.show_citation(cited_at(session, film, "1:00:00"))
    qtbot.waitUntil(lambda: page.recording.place == "1:00:00", timeout=WAIT)
    page.recording.play_button.click()
    told = "The recording ends at 0:04, before the time that is cited."
    qtbot.waitUntil(lambda: page.recording.banner.text() == told, timeout=WAIT)


def test_a_picture_is_kept_as_a_working_copy_that_names_its_time(qtbot, page, session, film):
    played(qtbot, page)
    page.recording.toggle()
    qtbot.waitUntil(lambda: not page.recording.is_playing, timeout=WAIT)
    page.recording.span.setText("0:02")
    with qtbot.waitSignal(page.recording.heard, check_params_cb=lambda at: at == 2000, timeout=WAIT):
        page.recording.go_by(2000 - page.recording._at)
    with qtbot.waitSignal(page.picture_kept, timeout=WAIT) as kept:
        page.recording.keep.click()
    recording_id, picture, at = kept.args
    assert recording_id == film.id
    assert QImage.fromData(picture).size().toTuple() == (160, 90)
    assert 1800 <= at <= 2200


def test_a_sound_recording_shows_its_time_and_no_picture(qtbot, page, session, tmp_path):
    opened(qtbot, page, session, tmp_path, a_tone(), "call.wav")
    page.recording.play_button.click()
    qtbot.waitUntil(lambda: page.recording.bar.maximum() == 3000, timeout=WAIT)
    assert not page.recording.has_picture
    assert not page.recording.keep.isEnabled()


def test_a_damaged_recording_is_told_in_a_sentence(qtbot, page, session, tmp_path):
    opened(qtbot, page, session, tmp_path, a_film()[:40] + b"\xff" * 200, "torn.avi")
    page.recording.play_button.click()
    qtbot.waitUntil(lambda: "damaged" in page.recording.banner.text(), timeout=WAIT)
    assert not page.recording._player.is_running


def test_what_is_called_a_recording_and_is_a_list_of_addresses_is_not_handed_to_the_player(
    qtbot, page, session, tmp_path
):
    path = tmp_path / "stream.mp4"
    path.write_bytes(b"#EXTM3U\nhttp://127.0.0.1/a.ts\n")
    (document,) = add_files(session.case, [path]).documents
    page.open_document(document.id)
    qtbot.waitUntil(lambda: "not played" in page._views.sentence.text(), timeout=WAIT)


def test_without_the_part_times_can_be_cited_and_it_is_said_how_to_add_it(
    qtbot, page, session, tmp_path, monkeypatch
):
    for module in (players, recording_view):
        monkeypatch.setattr(module, "can_play", lambda: False)
    opened(qtbot, page, session, tmp_path, a_tone(), "call.wav")
    assert "--with-recordings" in page.recording.banner.text()
    assert not page.recording.play_button.isEnabled()
    QTest.keyClicks(page.recording.span, "0:01")
    assert page.passage().place == "0:01"


def test_a_player_that_dies_is_told_of_and_begins_again(qtbot, page, film):
    played(qtbot, page)
    page.recording._player._process.kill()
    qtbot.waitUntil(lambda: "press Play" in page.recording.banner.text(), timeout=WAIT)
    page.recording.play_button.click()
    qtbot.waitUntil(lambda: page.recording.banner.text() == "" and page.recording.is_playing, timeout=WAIT)


def test_a_page_that_goes_while_it_plays_takes_its_player_along(qtbot, session, selection, tmp_path):
    register_fonts()
    page = ReaderPage(session, selection)
    page.show()
    opened(qtbot, page, session, tmp_path, a_film(), "Kamera 4.avi")
    played(qtbot, page)
    process = page.recording._player._process.processId()
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_who_checks_has_seen_a_recording_when_its_cited_time_was_played(qtbot, session, film):
    cited = cited_at(session, film, "0:01–0:02")
    page = CitedPage(session)
    qtbot.addWidget(page)
    page.resize(500, 500)
    page.show()
    seen = []
    page.shown.connect(seen.append)
    page.show_citation(cited)
    view = page._views.recording
    qtbot.waitUntil(lambda: page._views.has_recording, timeout=WAIT)
    assert seen == []
    assert not view.keep.isVisible()
    assert not view.span.isVisible()
    assert not any(shortcut.isEnabled() for shortcut in view.findChildren(QShortcut))  # they are the review's
    view.again.click()
    qtbot.waitUntil(lambda: seen == [cited], timeout=WAIT)
    page.clear()


def test_a_cue_of_a_transcript_is_cited_by_its_time(qtbot, page, session, tmp_path):
    data = b"1\n00:12:30,000 --> 00:12:48,000\nThe coins were sold.\n"
    opened(qtbot, page, session, tmp_path, data, "hearing.srt")
    page.find_words("coins were")
    passage = page.passage()
    assert (passage.locator, passage.place, passage.quote) == (Locator.TIME, "12:30–12:48", "coins were")
