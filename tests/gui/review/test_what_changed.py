"""Round two shows what is not what the check saw, old and new side by side."""

from dataclasses import replace

import pytest

from gui.parts.plain_text import PlainLabel
from gui.review.differences import UNKNOWN, Differences
from models.records.story import Claim, ClaimId, Source, SourceId
from tests.builders import a_claim
from tests.gui.review.keys import EVENT, press, words_on


@pytest.fixture
def checked(qtbot, page, session):
    """The review after a first round, in which all was checked."""
    page.bar.round_button.click()
    qtbot.waitUntil(lambda: page.rounds.open is not None, timeout=8000)
    press(page, "C", "C", "C")
    page.bar.round_button.click()
    return page


def second_round(qtbot, page):
    page.bar.round_button.click()
    qtbot.waitUntil(lambda: page.rounds.open is not None, timeout=8000)


def shown(page):
    table = page.sheet.findChild(Differences)
    return [label.text() for label in table.findChildren(PlainLabel)] if table else []


def test_old_and_new_stand_side_by_side(qtbot, checked, session):
    claim = session.reader.get(Claim, ClaimId("a"))
    session.edit("Reword", lambda w: w.replace(replace(claim, text="Otherwise")))
    second_round(qtbot, checked)
    assert (checked.claim.id, checked.bar.filter) == ("a", "round")
    assert checked.bar.progress.text() == "Round 2: 0 of 1 claims checked, Ben"
    words = shown(checked)
    assert words[0].startswith("Changed since Ben saw it, ")
    assert words[words.index("Statement a") + 1] == "Otherwise"
    press(checked, "C")
    checked.bar.choose("all")
    checked.show_claim(ClaimId("a"))
    assert shown(checked) == []


def test_a_source_that_was_renamed_is_named(qtbot, checked, session):
    source = session.reader.get(Source, SourceId("news"))
    session.edit("Rename", lambda w: w.replace(replace(source, title="A better newspaper")))
    second_round(qtbot, checked)
    assert checked.rounds.claims == {"a"}
    assert any("A better newspaper" in words for words in shown(checked))


def test_what_nobody_had_checked_says_so(qtbot, checked, session):
    session.edit("Write", lambda w: w.add(a_claim(EVENT, text="New", id="z")))
    second_round(qtbot, checked)
    assert checked.claim.id == "z"
    assert UNKNOWN in words_on(checked)


def test_outside_a_later_round_nothing_is_said_of_what_nobody_checked(page):
    assert UNKNOWN not in words_on(page)


def test_where_a_walk_is_done_it_says_what_waits_elsewhere(page):
    press(page, "C", "C", "C")
    assert "Waiting elsewhere: To be signed off · 3. F goes to the next of the queues." in words_on(page)
