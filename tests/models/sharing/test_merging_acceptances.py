"""What the other side accepted holds after a merge only if they saw what stands here now."""

import shutil
from dataclasses import replace

import pytest

from models.case import Case
from models.checks.report import check_event, run_checks
from models.history.telling import told
from models.records.desk import Acceptance
from models.records.story import Claim, Source
from models.sharing.merging import merge, plan_merge
from tests.builders import a_case, a_citation, a_claim, a_source, add, an_event, delete_from, replace_in

CLAIM = "claim"


@pytest.fixture
def copies(tmp_path):
    """Ana's case with a claim that rests on one source, and Ben's copy of it."""
    event, news = an_event("Sale"), a_source(id="news")
    claim = a_claim(event, id=CLAIM, text="It was said")
    with a_case(tmp_path, event, claim, news, a_citation(claim, news, id="cited")) as case:
        path = case.path
    shutil.copy(path, tmp_path / "ben.dateline")
    with Case.open(path, who="Ana") as mine, Case.open(tmp_path / "ben.dateline", who="Ben") as theirs:
        yield mine, theirs


def accept(case, **fields):
    add(case, Acceptance("a", "single source", CLAIM, "Seen in the register", by=case.who, **fields))


def say(case, text):
    replace_in(case, replace(case.reader.get(Claim, CLAIM), text=text))


def take_back(mine, theirs, side="theirs"):
    path = theirs.path
    theirs.close()
    plan = plan_merge(mine, path)
    return merge(mine, plan, {conflict.key: side for conflict in plan.conflicts})


def holds(case):
    """Whether the acceptance holds, by the report of the case and by that of the event alone."""
    claim = case.reader.get(Claim, CLAIM)
    reports = run_checks(case.reader, only=["single source"]), check_event(case.reader, claim.event_id)
    held = {tuple(one.id for _, one in report.accepted) for report in reports}
    gone = {tuple(one.id for _, one in report.lapsed) for report in reports}
    assert held | gone == {("a",), ()}
    assert held != gone
    return held == {("a",)}


def test_what_was_accepted_of_unchanged_words_holds(copies):
    mine, theirs = copies
    accept(theirs)
    replace_in(mine, replace(mine.reader.get(Source, "news"), note="Read"))
    take_back(mine, theirs)
    assert holds(mine)


def test_what_the_other_side_changed_and_then_accepted_holds(copies):
    mine, theirs = copies
    say(theirs, "It was said by Ben")
    accept(theirs)
    take_back(mine, theirs)
    assert holds(mine)


def test_what_they_accepted_and_then_changed_does_not_hold(copies):
    mine, theirs = copies
    accept(theirs)
    say(theirs, "It was said by Ben")
    take_back(mine, theirs)
    assert not holds(mine)


def test_what_i_changed_while_they_accepted_does_not_hold_and_can_be_told(copies):
    mine, theirs = copies
    say(mine, "It was said by Ana")
    accept(theirs)
    done = take_back(mine, theirs)
    assert not holds(mine)
    assert told(mine.reader, done.changes)
    mine.undo()
    assert mine.reader.all(Acceptance) == ()
    mine.redo()
    assert not holds(mine)


def test_what_i_accepted_does_not_hold_for_words_that_come_with_the_copy(copies):
    mine, theirs = copies
    accept(mine)
    say(theirs, "It was said by Ben")
    take_back(mine, theirs)
    assert not holds(mine)
    mine.undo()
    assert holds(mine)


def test_what_is_deleted_here_takes_no_acceptance_along(copies):
    mine, theirs = copies
    delete_from(mine, mine.reader.get(Claim, CLAIM))
    accept(theirs)
    take_back(mine, theirs)
    report = run_checks(mine.reader)
    assert report.accepted == report.lapsed == ()
