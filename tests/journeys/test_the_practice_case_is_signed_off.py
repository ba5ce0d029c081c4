"""The second round of the practice case, with keys alone: what changed is looked at, and everything is signed off."""

import pytest

from gui.parts.fonts import register_fonts
from gui.session import Session
from models.records.desk import Check, Round
from models.records.story import Claim, State
from tests.gui.fakes import FakeAsk, opened
from tests.journeys.reviewing import Hand, reviewing_window

KEYS_A_CLAIM = 20  # sentences that are typed among them


@pytest.fixture
def session(qapp, practice_path):
    register_fonts()
    session = Session(FakeAsk())
    assert opened(session, practice_path)
    yield session
    session.close()


@pytest.fixture
def hand(qtbot, session):
    with reviewing_window(qtbot, session) as window:
        yield Hand(qtbot, window, session)


def test_two_editors_take_the_practice_case_to_the_end_of_its_second_round(qtbot, session, hand):
    waiting = {claim.id for claim in session.reader.all(Claim) if claim.state is not State.SIGNED_OFF}
    hand.work_as("Ann")
    hand.page.setFocus()
    hand.press("G")
    qtbot.waitUntil(lambda: hand.page.rounds.open is not None, timeout=8000)
    for name, queue, key in (("Ann", "to do", "C"), ("Ben", "to sign off", "S")):
        hand.work_as(name)
        hand.choose(queue)
        while hand.page.claim is not None:
            hand.mark(key)
    hand.press("G")
    assert {claim.state for claim in session.reader.all(Claim)} == {State.SIGNED_OFF}
    assert all(round.ended_at for round in session.reader.all(Round))
    marks = [check for check in session.reader.all(Check) if check.claim_id in waiting]
    assert {check.by for check in marks} >= {"Ann", "Ben"}
    assert hand.keys / len(waiting) < KEYS_A_CLAIM
    assert session.ask.told == []
