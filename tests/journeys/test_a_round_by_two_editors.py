"""Two editors take a small case with documents from the first claim to a signed-off round, with keys alone.

The hand that types knows nothing but what stands on the screen: it presses C or S, and where that is refused, the key
that the sentence names. A refusal that names no key that helps is a dead end.
"""

import pytest

from gui.parts.fonts import register_fonts
from gui.session import Session
from models.case import Case
from models.evidence.adding import add_files
from models.records.desk import Check, Round
from models.records.story import Claim, ClaimId, Field, Locator, Stance, State
from tests.builders import a_citation, a_claim, a_source, an_actor, an_amount, an_event
from tests.gui.fakes import FakeAsk, opened
from tests.journeys.reviewing import Hand, reviewing_window
from tests.pdfs import a_pdf

MINUTES = a_pdf(
    [("Minutes of 3 May 2023", 0.1, 0.1)],
    [("The council sells the mill for 1,234,000 euros", 0.1, 0.1), ("without a tender", 0.1, 0.2)],
)
LETTER = b"<html><body><h1>Letter</h1><p>The mayor did not answer.</p></body></html>"
SALE = an_event("Council sells the mill", "2023-05-03", kind="sale", id="sale")
ASKED = an_event("Mayor is asked", "2023-09", kind="report", id="asked")


def fill(writer, minutes, letter):
    paged = {"document_id": minutes, "locator": Locator.PAGE, "place": "2"}
    writer.add_many([SALE, ASKED, an_actor("Jo Brand", id="mayor")])
    writer.add_many([a_source("Minutes", id="minutes"), a_source("Letter", id="letter")])
    writer.add(a_source("Aldmoor Echo", id="echo"))
    writer.add_many(
        [
            a_claim(SALE, Field.AMOUNT, "the price", id="price", amount=an_amount("1234000", "EUR")),
            a_claim(SALE, text="There was no tender", id="tender"),
            a_claim(SALE, text="Nobody stood at the gate", id="gate"),
            a_claim(ASKED, text="The mayor did not answer", id="silence", actor_id="mayor", role="speaker"),
        ]
    )
    writer.add(a_citation("price", "minutes", quote="1,234,000 euros", **paged))
    writer.add(a_citation("price", "echo", stance=Stance.CONTRADICTS, said="EUR 1.2m"))
    writer.add(a_citation("tender", "echo", quote="no tender"))
    writer.add(a_citation("silence", "letter", document_id=letter, quote="did not answer"))


@pytest.fixture
def session(qapp, tmp_path):
    """A case by Ann Lee in drafts: with a page, a letter, a bare reference, a contradiction and nothing at all."""
    register_fonts()
    (tmp_path / "minutes.pdf").write_bytes(MINUTES)
    (tmp_path / "letter.html").write_bytes(LETTER)
    path = tmp_path / "case.dateline"
    with Case.create(path, who="Ann Lee") as case:
        added = add_files(case, [tmp_path / "minutes.pdf", tmp_path / "letter.html"]).documents
        with case.edit("Write the case") as writer:
            fill(writer, *(document.id for document in added))
        with case.edit("Cite titles and dates") as writer:
            for claim in writer.reader.all(Claim):
                if claim.field in (Field.WHAT, Field.WHEN):
                    writer.add(a_citation(claim, "minutes", document_id=added[0].id))
    session = Session(FakeAsk())
    assert opened(session, path)
    yield session
    session.close()


@pytest.fixture
def window(qtbot, session):
    with reviewing_window(qtbot, session) as window:
        yield window


def test_two_editors_come_from_the_first_claim_to_a_signed_off_round(qtbot, window, session):
    session.ask.answers = ["Bea"]
    hand = Hand(qtbot, window, session)
    page = hand.page
    hand.press("G")  # the round asks who works, and goes on
    qtbot.waitUntil(lambda: page.rounds.open is not None, timeout=8000)
    assert page.bar.progress.text() == "Round 1: 0 of 8 claims checked, Bea"

    hand.press("Q")
    hand.type_in("Who says so?")
    while page.claim is not None:
        hand.mark("C")
    assert page.bar.progress.text() == "Round 1: 8 of 8 claims checked, Bea"
    checks = {check.claim_id: check.method for check in session.reader.all(Check) if check.state == "checked"}
    assert {checks[id] for id in ("price", "silence")} == {"document seen"}
    assert (checks["tender"], checks["gate"]) == ("reference only", "our own observation")

    hand.work_as("Cy")
    hand.choose("to sign off")
    while page.claim is not None:
        hand.mark("S")
    assert {claim.state for claim in session.reader.all(Claim)} == {State.SIGNED_OFF}
    hand.press("G")
    (round,) = session.reader.all(Round)
    assert (round.by, bool(round.ended_at)) == ("Bea", True)
    assert {check.by for check in session.reader.all(Check)} == {"Bea", "Cy"}
    assert session.ask.told == []
    assert hand.keys / len(checks) < 25  # sentences that are typed among them


def test_e_opens_the_form_of_the_claim_with_the_cursor_in_its_value(qtbot, window, session):
    session.who = "Bea"
    hand = Hand(qtbot, window, session)
    for id in ("price", "tender", "silence"):
        hand.page.show_claim(ClaimId(id))
        hand.page.setFocus()
        hand.press("E")
        form = window.records.dialog
        qtbot.waitUntil(form.isVisible)
        assert form.isAncestorOf(form.focusWidget())
        assert form._before.id == id
        form.reject()
        qtbot.waitUntil(lambda: window.records.dialog is None)
