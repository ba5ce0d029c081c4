"""A session with three statements that are ready, and the review of them."""

from dataclasses import replace

import pytest

from gui.parts.fonts import register_fonts
from gui.review.review_page import ReviewPage
from gui.selection import Selection
from gui.session import Session
from models.case import Case
from models.records.story import Claim, State
from tests.builders import a_citation
from tests.gui.fakes import FakeAsk, opened
from tests.gui.review.keys import CLAIMS, EVENT, NEWS, FakePage


@pytest.fixture
def session(qapp, tmp_path):
    register_fonts()
    path = tmp_path / "case.dateline"
    cited = (a_citation(CLAIMS[0], NEWS, id="one", quote="so"), a_citation(CLAIMS[0], NEWS, id="two"))
    with Case.create(path, who="Ana") as case:
        with case.edit("Write") as writer:
            for record in (EVENT, *CLAIMS, NEWS, *cited):
                writer.add(record)
        with case.edit("Leave title and date aside") as writer:
            for claim in writer.reader.all(Claim):
                if claim.state is State.DRAFT:
                    writer.replace(replace(claim, state=State.REJECTED))
    session = Session(FakeAsk(), who="Ben")
    assert opened(session, path)
    yield session
    session.close()


@pytest.fixture
def page(qtbot, session):
    selection = Selection(session)
    page = ReviewPage(session, selection, FakePage())
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(lambda: page.claim is not None, timeout=8000)
    page.activateWindow()
    page.setFocus()
    return page
