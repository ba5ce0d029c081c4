"""Rounds: the first holds all claims, each later one what changed."""

from dataclasses import replace

from models.records.desk import Round
from models.records.story import Claim, ClaimId
from tests.gui.review.keys import press


def test_a_second_round_holds_only_what_changed(qtbot, page, session):
    page.bar.round_button.click()
    qtbot.waitUntil(lambda: page.rounds.open is not None, timeout=8000)
    assert len(page.rounds.claims) == 5
    page.bar.round_button.click()
    assert page.rounds.open is None
    claim = session.reader.get(Claim, ClaimId("c"))
    session.edit("Reword", lambda writer: writer.replace(replace(claim, text="Otherwise")))
    page.bar.round_button.click()
    qtbot.waitUntil(lambda: page.rounds.open is not None, timeout=8000)
    assert page.rounds.claims == {"c"}
    assert len(session.reader.all(Round)) == 2


def test_a_round_without_change_is_not_started(qtbot, page, session):
    page.bar.round_button.click()
    qtbot.waitUntil(lambda: page.rounds.open is not None, timeout=8000)
    page.bar.round_button.click()
    page.bar.round_button.click()
    qtbot.waitUntil(lambda: "Nothing changed" in page.sentence.text(), timeout=8000)
    assert len(session.reader.all(Round)) == 1


def test_a_third_round_holds_what_changed_since_each_claim_was_in_one(qtbot, page, session):
    def round_of(change):
        page.bar.round_button.click()
        qtbot.waitUntil(lambda: page.rounds.open is not None, timeout=8000)
        held = page.rounds.claims
        page.bar.round_button.click()
        for id, text in change.items():
            changed = replace(session.reader.get(Claim, ClaimId(id)), text=text)
            session.edit("Reword", lambda writer, changed=changed: writer.replace(changed))
        return held

    assert len(round_of({"b": "One", "c": "One"})) == 5
    assert round_of({"c": "Two"}) == {"b", "c"}
    assert round_of({}) == {"c"}
    page.bar.round_button.click()
    qtbot.waitUntil(lambda: "Nothing changed" in page.sentence.text(), timeout=8000)


def test_one_walks_only_through_the_claims_of_the_second_round(qtbot, page, session):
    page.bar.round_button.click()
    qtbot.waitUntil(lambda: page.rounds.open is not None, timeout=8000)
    page.bar.round_button.click()
    claim = session.reader.get(Claim, ClaimId("b"))
    session.edit("Reword", lambda writer: writer.replace(replace(claim, text="Otherwise")))
    page.bar.round_button.click()
    qtbot.waitUntil(lambda: page.rounds.open is not None, timeout=8000)
    page.bar.filters.setCurrentIndex(page.bar.filters.findData("round"))
    page.bar.chosen.emit()
    assert page.claim.id == "b"
    press(page, "N", "N", "P")
    assert page.claim.id == "b"
    assert page.bar.more.text().startswith("1 here")
