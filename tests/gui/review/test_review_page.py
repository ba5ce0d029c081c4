"""The review walks through claims, says what is refused in the page, and follows every change."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from gui.findings.notes import FindingNotes
from gui.parts.plain_text import PlainLabel
from gui.review.desk import NO_QUERY
from gui.review.walk_words import DONE
from models.history.clock import Clock
from models.records.desk import Check, Query
from models.records.story import Claim, ClaimId, Stance, State
from models.reply.approaching import set_criticism
from models.review.review import mark
from tests.builders import a_citation, a_claim, an_actor
from tests.gui.review.keys import CLAIMS, EVENT, NEWS, press, state_of, words_on, write


def test_the_claim_is_shown_with_wording_and_value_and_without_document_the_source_as_text(page):
    assert page.claim.id == "a"
    assert {"Statement a", "“said a”", "ready", "“so”"} <= set(words_on(page))
    assert "https://example.org/a" in page._cited.told[-1]
    assert "No document" in page._cited.told[-1]


def test_a_check_keeps_its_method_and_the_next_claim_comes(page, session):
    press(page, "2", "O", "M", "C")
    (check,) = session.reader.all(Check)
    assert (check.by, check.state, check.method) == ("Ben", State.CHECKED, "recalculated")
    assert page.claim.id == "b"
    assert page.bar.progress.text() == "1 of 3 claims checked"


def test_where_no_document_is_kept_nothing_was_opened_and_nothing_seen(page, session):
    press(page, "2", "O", "C")
    (check,) = session.reader.all(Check)
    assert (check.opened, check.method) == ((), "reference only")


def test_what_is_refused_is_one_sentence_in_the_page(page, session):
    press(page, "S")
    assert "check it first" in page.sentence.text()
    assert session.ask.told == []
    assert state_of(session) is State.READY


def test_a_contradicted_claim_needs_a_decision_first(page, session):
    against = a_citation(CLAIMS[0], NEWS, id="not so", stance=Stance.CONTRADICTS)
    session.edit("Contradict", lambda writer: writer.add(against))
    press(page, "C")
    assert "contradicts" in page.sentence.text()
    press(page, "D")
    write(page, "The court record counts more")
    press(page, "C")
    assert state_of(session) is State.CHECKED


def test_a_query_is_put_answered_and_closed_without_a_dialog(page, session):
    press(page, "Q")
    assert page.focusWidget() is page.field.words
    page.field.addressee.setText("Ana")
    write(page, "Who says so?")
    assert state_of(session) is State.QUERIED
    assert "? Who says so?" in words_on(page)
    press(page, "A")
    write(page, "The court")
    assert state_of(session) is State.ANSWERED
    press(page, "X")
    (query,) = session.reader.all(Query)
    assert (query.addressee, query.answer, query.closed_by) == ("Ana", "The court", "Ben")
    press(page, "X")
    assert page.sentence.text() == NO_QUERY


def test_letters_that_are_written_mark_nothing(page, session):
    press(page, "Q")
    for letter in "CNR":
        QTest.keyClick(page.field.words, letter)
    QTest.keyClick(page.field.words, Qt.Key.Key_Escape)
    assert (page.claim.id, state_of(session), page.field.isHidden()) == ("a", State.READY, True)
    assert page.focusWidget() is page


def test_after_a_rejection_and_its_undo_one_stays_where_one_is(page, session):
    press(page, "R")
    write(page, "Not proven")
    (check,) = session.reader.all(Check)
    assert (page.claim.id, state_of(session), check.note) == ("a", State.REJECTED, "Not proven")
    session.undo()
    assert (page.claim.id, state_of(session)) == ("a", State.READY)
    assert "ready" in words_on(page)


def test_any_edit_after_a_check_brings_the_claim_back_into_the_walk(page, session):
    press(page, "C", "C", "C")
    assert page.claim is None
    assert DONE in words_on(page)
    checked = session.reader.get(Claim, ClaimId("b"))
    session.edit("Reword", lambda writer: writer.replace(replace(checked, text="Statement B")))
    assert state_of(session, "b") is State.CHANGED
    assert page.claim.id == "b"
    page.bar.filters.setCurrentIndex(page.bar.filters.findData("changed"))
    page.bar.chosen.emit()
    assert page.bar.more.text().startswith("1 here")


def test_claims_that_are_gone_before_it_is_told_are_walked_past(page, session, monkeypatch):
    """What took them away is told a turn later: until then the way still holds them."""
    monkeypatch.setattr(page.walk, "_take", lambda _changes: False)
    session.changed.disconnect(page.on_changed)
    reader = session.reader
    session.edit("Delete", lambda writer: [writer.delete(reader.get(Claim, ClaimId(id))) for id in "ab"])
    page.show_claim(ClaimId("a"))
    assert page.claim.id == "c"
    session.edit("Delete", lambda writer: writer.delete(reader.get(Claim, ClaimId("c"))))
    page.show_claim(ClaimId("c"))
    assert page.claim is None


def test_a_claim_that_is_deleted_gives_way_to_the_next(page, session):
    session.edit("Delete", lambda writer: writer.delete(session.reader.get(Claim, ClaimId("a"))))
    assert page.claim.id in ("b", "c")


def test_a_new_claim_is_walked_through_too(qtbot, page, session):
    new = a_claim(EVENT, text="New", id="d", state=State.READY)
    session.edit("Write", lambda writer: writer.add(new))
    press(page, "C", "C", "C")
    assert page.claim.id == "d"


def test_a_check_of_somebody_else_is_followed(page, session):
    claim = session.reader.get(Claim, ClaimId("b"))
    session.edit("Check", lambda writer: mark(writer, claim, State.CHECKED))
    press(page, "N")
    assert page.claim.id == "c"


def test_page_keys_turn_the_cited_page(page):
    press(page, Qt.Key.Key_PageDown)
    assert page._cited.told[-1] == 1


def test_the_sheet_lists_what_the_checks_find_about_its_claim(qtbot, page, session):
    bare = replace(session.reader.get(Claim, ClaimId("b")), observed_by="", observation="")
    session.edit("Strip", lambda writer: writer.replace(bare))
    page.show_claim(ClaimId("b"))
    words = [label.text() for label in page.sheet.widget().findChildren(PlainLabel)]
    assert "Checks" in words
    assert any(line.startswith("No source supports the statement “Statement b”") for line in words)
    assert not any("Statement c" in line for line in words)
    notes = page.sheet.widget().findChild(FindingNotes)
    with qtbot.waitSignal(page.finding_opened) as opened:
        button(notes, "Go to checks").click()
    assert (opened.args[0].check, opened.args[0].record_id) == ("uncited", "b")
    with qtbot.waitSignal(page.mend_wanted):
        button(notes, "…").click()


def button(notes, words):
    return next(one for one in notes.findChildren(QToolButton) if words in one.text())


def test_i_asks_to_flag_the_claim_as_criticism(qtbot, page):
    with qtbot.waitSignal(page.criticism_wanted) as wanted:
        press(page, Qt.Key.Key_I)
    assert wanted.args == ["a"]


def test_the_sheet_says_whom_a_claim_criticises(page, session):
    firm = an_actor("Jiafenxiang", id="firm")
    session.edit("Add", lambda writer: writer.add(firm))
    session.edit("Flag", lambda writer: set_criticism(writer, "a", True))
    assert "criticism of somebody" in words_on(page)
    session.edit("Name", lambda writer: set_criticism(writer, "a", True, ["firm"]))
    assert "criticism of Jiafenxiang" in words_on(page)


def test_closed_queries_stand_under_the_claim_with_who_and_when(page, session):
    press(page, "Q")
    write(page, "Who says so?")
    press(page, "A")
    write(page, "The court does")
    assert "Closed queries" not in words_on(page)
    press(page, "X")
    (query,) = session.reader.all(Query)
    page._refresh_sheet()
    words = [label.text() for label in page.sheet.widget().findChildren(PlainLabel)]
    here = words.index("Closed queries")
    assert words[here + 1] == "Who says so?"
    assert words[here + 3] == "→ The court does"
    assert words[here + 5] == f"closed by Ben, {Clock().told(query.closed_at)}"
    assert "? Who says so?" not in words
