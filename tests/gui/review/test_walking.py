"""The walk through the claims: its order, its end, the way back, and what a change moves."""

from dataclasses import replace

from gui.review.walk_words import FIRST
from models.records.story import Claim, ClaimId, State
from tests.builders import a_citation, a_source
from tests.gui.review.keys import press, state_of


def test_the_end_of_the_walk_is_said_before_it_begins_anew(page):
    press(page, "N", " ")
    assert page.claim.id == "c"
    press(page, "N")
    assert page.claim.id == "c"
    assert page.sentence.text() == "This is the end of “All to do”. 3 claims are still in it: N begins anew."
    press(page, "N")
    assert (page.claim.id, page.sentence.text()) == ("a", "")


def test_one_goes_back_to_what_was_looked_at_and_forward_again(page):
    press(page, "N", "N", "P", "P")
    assert page.claim.id == "a"
    press(page, "P")
    assert (page.claim.id, page.sentence.text()) == ("a", FIRST)
    press(page, "N", "N")
    assert page.claim.id == "c"


def test_what_was_just_checked_can_be_looked_at_again(page, session):
    press(page, "C")
    assert page.claim.id == "b"
    press(page, "P")
    assert (page.claim.id, state_of(session)) == ("a", State.CHECKED)
    press(page, "N")
    assert page.claim.id == "b"


def test_after_the_last_check_one_goes_back_to_it(page):
    press(page, "C", "C", "C")
    assert page.claim is None
    press(page, "P")
    assert page.claim.id == "c"
    press(page, "P", "P", "N", "N")
    assert page.claim.id == "c"


def test_back_from_the_first_that_was_shown_goes_through_the_list(page):
    page.show_claim(ClaimId("c"))
    page.trail._ids[:] = ["c"]
    page.trail._here = 0
    press(page, "P")
    assert page.claim.id == "b"
    press(page, "N")
    assert page.claim.id == "c"


def in_order(page):
    return list(page.walk._way.order)


def test_a_claim_that_becomes_criticism_comes_first_by_risk_and_one_stays_where_one_is(qtbot, page, session):
    page.bar.orders.setCurrentIndex(page.bar.orders.findData("risk"))
    page.bar.chosen.emit()
    qtbot.waitUntil(lambda: page.walk.order == "risk" and not page.walk._is_making, timeout=8000)
    page.show_claim(ClaimId("b"))
    claim = session.reader.get(Claim, ClaimId("c"))
    with qtbot.waitSignal(page.walk.ready, timeout=8000):
        session.edit("Flag", lambda writer: writer.replace(replace(claim, is_criticism=True)))
    assert in_order(page)[0] == "c"
    assert page.claim.id == "b"
    with qtbot.waitSignal(page.walk.ready, timeout=8000):
        session.undo()
    assert in_order(page)[0] != "c"
    assert page.claim.id == "b"


def test_a_mark_moves_no_claim_and_a_second_source_does(qtbot, page, session):
    page.bar.orders.setCurrentIndex(page.bar.orders.findData("risk"))
    page.bar.chosen.emit()
    qtbot.waitUntil(lambda: page.walk.order == "risk" and not page.walk._is_making, timeout=8000)
    press(page, "C")
    assert not page.walk._is_making
    other = a_source("Another", id="other")
    with qtbot.waitSignal(page.walk.ready, timeout=8000):
        session.edit(
            "Cite", lambda w: w.add_many([other, a_citation("a", "other"), a_citation("b", "other")])
        )
    assert in_order(page).index("a") > in_order(page).index("b")


def test_of_many_changes_while_the_way_is_made_the_last_counts(qtbot, page, session):
    page.bar.orders.setCurrentIndex(page.bar.orders.findData("risk"))
    page.bar.chosen.emit()
    for id in "cba":
        claim = session.reader.get(Claim, ClaimId(id))
        changed = replace(claim, is_criticism=id == "b")
        session.edit("Flag", lambda writer, changed=changed: writer.replace(changed))
    qtbot.waitUntil(lambda: not page.walk._is_making, timeout=8000)
    assert in_order(page)[0] == "b"
    assert sorted(in_order(page)) == sorted({*in_order(page)})
