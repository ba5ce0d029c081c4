"""An editor checks and signs off a case with keys alone: nothing is clicked and no dialog is asked for."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.parts.fonts import register_fonts
from gui.session import Session
from models.case import Case
from models.evidence.adding import add_files
from models.records.desk import Check, Query
from models.records.story import Claim, ClaimId, Locator, State
from models.store.seen import seen_hash
from tests.builders import a_citation, a_claim, a_source, an_event
from tests.gui.fakes import FakeAsk, opened
from tests.journeys.reviewing import reviewing_window
from tests.pdfs import a_pdf

RULING = a_pdf([("First page", 0.1, 0.1)], [("沙洋县人民法院于2023年6月判决", 0.1, 0.3)])
EVENT = an_event("A court rules", "2023-06", id="ruling")
CONTROL = Qt.KeyboardModifier.ControlModifier


def written(path, folder):
    """A case by A. Reporter: four claims are ready, one of them cites a page of a document."""
    (folder / "ruling.pdf").write_bytes(RULING)
    with Case.create(path, who="A. Reporter") as case:
        (document,) = add_files(case, [folder / "ruling.pdf"]).documents
        told, doubtful = a_claim(EVENT, text="The court ruled", id="told"), a_claim(EVENT, id="doubtful")
        source = a_source("Ruling", id="source")
        place = {"document_id": document.id, "locator": Locator.PAGE, "place": "2", "quote": "人民法院"}
        with case.edit("Write the case") as writer:
            for record in (EVENT, told, doubtful, source, a_citation(told, source, id="cited", **place)):
                writer.add(record)
        with case.edit("Call it ready") as writer:
            for claim in writer.reader.all(Claim):
                writer.replace(replace(claim, state=State.READY))


@pytest.fixture
def session(qapp, tmp_path):
    register_fonts()
    path = tmp_path / "case.dateline"
    written(path, tmp_path)
    session = Session(FakeAsk(), who="B. Editor")
    assert opened(session, path)
    yield session
    session.close()


@pytest.fixture
def window(qtbot, session):
    with reviewing_window(qtbot, session) as window:
        yield window


def press(window, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def type_in(window, words):
    press(window, *words)
    press(window, Qt.Key.Key_Return)


def to_review(qtbot, window):
    press(window, Qt.Key.Key_5, modifiers=CONTROL)
    page = window.workspace.views["review"]
    qtbot.waitUntil(lambda: page.claim is not None, timeout=10000)
    return page


def walk_to(window, page, id):
    for _ in range(10):
        if page.claim is not None and page.claim.id == id:
            return
        press(window, "N")
    raise AssertionError(f"the walk does not come to {id}")


def see_page(qtbot, page):
    """Wait until the cited page is there to be seen, as a person would."""
    qtbot.waitUntil(lambda: page.look.shown == ["cited"], timeout=10000)


def come_back_as(session, name):
    path = session.case.path
    session.close()
    session.who = name
    assert opened(session, path)


def state_of(session, id):
    return session.reader.get(Claim, ClaimId(id)).state


def test_an_editor_checks_queries_signs_off_and_rejects_with_keys_alone(qtbot, window, session):
    page = to_review(qtbot, window)
    walk_to(window, page, "told")
    press(window, "O")
    cited = page._cited
    qtbot.waitUntil(lambda: cited.pages.glyphs(2) is not None and cited.pages.marks != (), timeout=10000)
    (shown,) = cited.pages.marks
    assert cited.pages.glyphs(2).text[shown.start : shown.end] == "人民法院"

    press(window, "Q")
    type_in(window, "Which court?")
    assert state_of(session, "told") is State.QUERIED
    press(window, "C")
    assert "query" in page.sentence.text()

    come_back_as(session, "A. Reporter")
    page = to_review(qtbot, window)
    walk_to(window, page, "told")
    press(window, "A")
    type_in(window, "Shayang")

    come_back_as(session, "B. Editor")
    page = to_review(qtbot, window)
    walk_to(window, page, "told")
    press(window, "X", "1")
    see_page(qtbot, page)
    press(window, "C")
    assert page.claim.id != "told"
    (check,) = session.reader.all(Check)
    claim = session.reader.get(Claim, ClaimId("told"))
    assert (check.by, check.method, check.opened) == ("B. Editor", "document seen", ("cited",))
    assert check.at
    assert check.seen == seen_hash(session.reader.dossier(EVENT.id), claim)
    (query,) = session.reader.all(Query)
    assert (query.answered_by, query.closed_by) == ("A. Reporter", "B. Editor")
    assert page.bar.progress.text() == "1 of 4 claims checked"

    walk_to(window, page, "doubtful")
    press(window, "R")
    type_in(window, "Nobody says so")
    assert state_of(session, "doubtful") is State.REJECTED
    assert page.bar.progress.text() == "1 of 3 claims checked"
    press(window, Qt.Key.Key_Z, modifiers=CONTROL)
    assert state_of(session, "doubtful") is State.READY

    sign_off_in_its_list(qtbot, window, page)
    assert state_of(session, "told") is State.SIGNED_OFF
    assert session.ask.told == session.ask.asked == []


def sign_off_in_its_list(qtbot, window, page):
    """Go to the list of what is to be signed off, and sign off the claim in it."""
    for _ in range(10):
        if page.bar.filter == "to sign off":
            break
        press(window, "F")
    assert page.claim.id == "told"
    see_page(qtbot, page)
    press(window, "S")


def test_nobody_signs_off_what_they_wrote(qtbot, window, session):
    come_back_as(session, "A. Reporter")
    page = to_review(qtbot, window)
    walk_to(window, page, "told")
    see_page(qtbot, page)
    press(window, "C", "F", "F", "F")
    walk_to(window, page, "told")
    press(window, "S")
    assert "somebody else must sign it off" in page.sentence.text()
    assert state_of(session, "told") is State.CHECKED
