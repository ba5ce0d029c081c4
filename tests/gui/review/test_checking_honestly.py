"""A check says no more than what was done: pages that were shown, methods that are open, observations of our own."""

from dataclasses import replace

import pytest

from gui.review.desk import NO_QUERY, NO_SOURCE, NOT_SHOWN, NOTHING_ASKED
from gui.review.review_page import NO_DOCUMENT, NOTHING_CITED
from models.records.desk import Check
from models.records.story import Claim, ClaimId, Event, Stance, State
from tests.builders import a_citation, a_document
from tests.gui.review.keys import NEWS, press, state_of, write


@pytest.fixture
def paged(page, session):
    """The review where a document is kept of the newspaper; `page._cited.has_page` says whether it is painted."""
    document = replace(a_document(), source_id=NEWS.id)
    session.edit("Add", lambda writer: writer.add(document))
    page._cited.show_citation = lambda id: page._cited.asked.append(id) or True
    page.show_claim(ClaimId("b"))
    page.show_claim(ClaimId("a"))
    return page


@pytest.fixture
def bare(page, session):
    """The review of a claim that nothing supports."""
    claim = replace(session.reader.get(Claim, ClaimId("b")), observed_by="", observation="")
    session.edit("Strip", lambda writer: writer.replace(claim))
    page.show_claim(ClaimId("b"))
    return page


def method_on_key(page):
    return page.keys.method.text()


def test_where_there_is_nothing_o_opens_nothing_and_ticks_nothing(page, session):
    press(page, "O", "2", "O")
    assert page.sentence.text() == NO_DOCUMENT
    assert page.look.shown == []
    assert not any("✓" in button.text() for button in page.sheet.findChildren(type(page.keys.method)))
    assert method_on_key(page) == "M  method: reference only: nothing was seen"
    press(page, "C")
    (check,) = session.reader.all(Check)
    assert (check.opened, check.method) == ((), "reference only")


def test_a_page_counts_only_when_it_is_there_to_be_seen(paged, session):
    press(paged, "O", "C")
    assert (paged.sentence.text(), state_of(session)) == (NOT_SHOWN, State.READY)
    paged._cited.shown.emit("one")
    assert method_on_key(paged) == "M  method: document seen"
    press(paged, "C")
    (check,) = session.reader.all(Check)
    assert (check.opened, check.method) == (("one",), "document seen")


def test_the_page_of_another_claim_counts_for_nothing(paged):
    paged._cited.shown.emit("somewhere else")
    assert paged.look.shown == []


def test_who_saw_nothing_may_choose_to_say_so(paged, session):
    assert method_on_key(paged) == "M  method: reference only: nothing was seen"
    for _ in range(3):
        press(paged, "M")
    assert method_on_key(paged) == "M  method: reference only: nothing was seen"
    press(paged, "C")
    assert session.reader.all(Check)[0].method == "reference only"


def test_o_opens_the_next_page_that_was_not_shown(paged):
    paged._cited.shown.emit("one")
    press(paged, "O")
    assert paged._cited.asked[-1] == "two"
    paged._cited.shown.emit("two")
    press(paged, "O")
    assert paged._cited.asked[-1] == "one"


def test_what_is_chosen_for_one_claim_holds_for_no_other(page, session):
    press(page, "M")
    chosen = page.desk.method
    page.show_claim(ClaimId("b"))
    assert page.desk.method != chosen


def test_an_uncited_claim_cannot_be_checked_and_says_what_can_be_done(bare, session):
    press(bare, "C")
    assert (bare.sentence.text(), state_of(session, "b")) == (NO_SOURCE, State.READY)
    assert method_on_key(bare) == "M  method: none, it cannot be checked"
    press(bare, "M", "O")
    assert bare.sentence.text() == NOTHING_CITED


def test_an_uncited_claim_offers_at_once_to_cite_it(qtbot, bare):
    with qtbot.waitSignal(bare.claim_chosen) as wanted:
        press(bare, "T")
    assert wanted.args == ["b"]


def test_w_keeps_a_claim_as_our_own_observation_which_can_be_checked(bare, session):
    press(bare, "W")
    assert bare.field.addressee.text() == "Ben"
    bare.field.addressee.setText("Cy")
    write(bare, "Stood at the gate, 3 May")
    claim = session.reader.get(Claim, ClaimId("b"))
    assert (claim.observed_by, claim.observation) == ("Cy", "Stood at the gate, 3 May")
    assert method_on_key(bare) == "M  method: our own observation"
    press(bare, "C")
    assert state_of(session, "b") is State.CHECKED


def test_an_observation_without_words_or_name_is_not_kept_without_them(bare, session):
    press(bare, "W")
    write(bare, "   ")
    assert session.reader.get(Claim, ClaimId("b")).observation == ""
    bare.field.addressee.setText(" ")
    write(bare, "Stood there")
    assert session.reader.get(Claim, ClaimId("b")).observed_by == "Ben"


def test_a_claim_that_is_only_contradicted_is_uncited_too(bare, session):
    session.edit("Cite", lambda w: w.add(a_citation("b", NEWS, stance=Stance.CONTRADICTS)))
    press(bare, "C")
    assert bare.sentence.text() == NO_SOURCE


def test_after_a_key_without_a_query_no_letter_is_a_command(page, session):
    events = session.reader.all(Event)
    press(page, "A")
    assert page.sentence.text() == NO_QUERY
    assert page.field.label.text() == NOTHING_ASKED
    press(page.focusWidget(), *"sexy rce")
    press(page.focusWidget(), "\r")
    assert (page.claim.id, state_of(session)) == ("a", State.READY)
    assert session.reader.all(Event) == events
    assert session.reader.all(Check) == ()
    assert page.field.isHidden()


def test_letters_meant_for_the_field_are_no_commands_after_the_mouse_took_the_focus(page, session):
    press(page, "Q")
    page.setFocus()
    press(page, "C", "R")
    assert page.field.words.text().casefold() == "cr"
    assert state_of(session) is State.READY


def test_a_name_is_asked_before_the_first_mark_and_the_mark_is_then_made(page, session):
    session.who = ""
    session.ask.answers = ["Bea"]
    press(page, "C")
    (check,) = session.reader.all(Check)
    assert (check.by, page.claim.id) == ("Bea", "b")


def test_without_a_name_nothing_is_marked_queried_or_begun(page, session):
    session.who = ""
    for key in "CYQRWD":
        press(page, key)
    page.bar.round_button.click()
    assert session.reader.all(Check) == ()
    assert page.field.isHidden()
    assert "name" in page.sentence.text()
    assert len(session.ask.asked) == 7


def test_a_key_that_is_held_down_marks_once(page, session, qtbot):
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for is_repeated in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.NoModifier, "c", is_repeated
        )
        QApplication.sendEvent(page, event)
    assert len(session.reader.all(Check)) == 1
