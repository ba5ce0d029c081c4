"""Queues hold what waits, for whom; the walk follows filter and window of time and says so."""

from dataclasses import replace

import pytest

from gui.review.queues import TO, queues_of, waiting
from gui.scope import WHOLE
from models.index.filters import Filter
from models.records.story import Claim, ClaimId, State
from models.review.review import answer_query, ask_query, close_query, mark
from tests.builders import a_claim, an_event
from tests.gui.review.keys import press, state_of


def choose(page, name):
    page.bar.choose(name)


def count(page, name):
    return {one.name: one.count for one in page.walk.queues}[name]


def claim_of(session, id):
    return session.reader.get(Claim, ClaimId(id))


def ask(session, id, who="", answer=""):
    query = session.edit("Ask", lambda w: ask_query(w, claim_of(session, id), "Who says so?", who))
    if answer:
        query = session.edit("Answer", lambda w: answer_query(w, query, answer))
    return query


def test_each_queue_says_how_many_claims_stand_in_it(page, session):
    press(page, "C")
    assert count(page, "to do") == 2
    assert count(page, "to sign off") == 1
    assert count(page, "all") == 5
    assert "All to do · 2" in [page.bar.filters.itemText(at) for at in range(page.bar.filters.count())]


def test_queries_stand_in_a_queue_of_whoever_is_asked_until_they_answer(page, session):
    query = ask(session, "b", "Ann  Lee")
    assert (TO + "ann lee") in [one.name for one in page.walk.queues]
    choose(page, TO + "ann lee")
    assert (page.claim.id, page.bar.title) == ("b", "Queries to Ann  Lee")
    session.edit("Answer", lambda w: answer_query(w, query, "The court"))
    assert count(page, TO + "ann lee") == 0
    choose(page, "to do")
    assert TO + "ann lee" not in [one.name for one in page.walk.queues]


def test_a_checked_claim_with_an_answered_open_query_stays_in_a_queue_and_not_where_it_is_refused(
    page, session
):
    query = ask(session, "b", "Ann", "The court")
    session.edit("Check", lambda w: mark(w, claim_of(session, "b"), State.CHECKED))
    assert state_of(session, "b") is State.CHECKED
    assert (count(page, "answered"), count(page, "to do"), count(page, "to sign off")) == (1, 3, 0)
    choose(page, "answered")
    assert page.claim.id == "b"
    session.edit("Close", lambda w: close_query(w, query))
    assert (count(page, "answered"), count(page, "to do"), count(page, "to sign off")) == (0, 2, 1)


def test_mine_is_what_i_wrote_asked_or_am_asked_and_follows_who_works(page, session):
    wrote = replace(claim_of(session, "c"), written_by="Cy")
    session.edit("Write", lambda w: w.replace(wrote))
    ask(session, "b", "Cy")
    assert count(page, "mine") == 1  # Ben asked about b
    session.who = " cy "
    assert count(page, "mine") == 2
    session.who = ""
    assert count(page, "mine") == 0


def test_uncited_and_criticism_have_queues(page, session):
    changed = replace(claim_of(session, "b"), observed_by="", is_criticism=True)
    session.edit("Change", lambda w: w.replace(changed))
    assert (count(page, "uncited"), count(page, "criticism")) == (1, 1)
    choose(page, "uncited")
    assert page.claim.id == "b"


def test_f_goes_to_the_next_queue_that_holds_something(page):
    seen = []
    for _ in range(4):
        press(page, "F")
        seen.append(page.bar.filter)
    assert seen == ["all", "to do", "all", "to do"]


@pytest.fixture
def two(page, session):
    """The review of two events, of which one is chosen by a tag."""
    event = an_event("Another", "2023", id="other", tags=("chosen",))
    claim = a_claim(event, text="Statement d", id="d", state=State.READY)
    session.edit("Write", lambda w: w.add_many([event, claim]))
    return page


def test_the_walk_follows_the_filter_and_says_so(two, qtbot):
    two._selection.set_filter(Filter(tags=frozenset({"chosen"})))
    assert two.bar.scope.text() == "1 of 2 events pass the filter"
    assert two.claim.event_id == "other"
    press(two, "N", "N", "N", "N")
    assert two.claim.event_id == "other"
    two.bar.all_button.click()
    assert two.bar.scope.isHidden()
    assert two._selection.filter == Filter()
    assert count(two, "to do") == 6


def test_the_walk_follows_the_window_of_time(two):
    days = two._session.index.begins
    row = two._session.index.row_of("other")
    two._selection.set_window((float(days[row]), float(days[row]) + 100))
    assert two.bar.scope.text() == "1 of 2 events lie in the window of time"
    assert two.claim.event_id == "other"
    two.bar.all_button.click()
    assert two.walk.scope == WHOLE


def test_the_walk_follows_a_question_to_events(two):
    two._selection.ask("tag:chosen")
    assert (two.claim.event_id, two.bar.scope.text()) == ("other", "1 of 2 events answer the question")


def test_the_walk_follows_a_question_to_claims_and_holds_only_them(two):
    two._selection.ask("claims cited:no")
    choose(two, "all")
    found = two._selection.claims
    assert {id for id in two.walk._way.order if two.walk.wants(id)} == found
    assert two.bar.scope.text().startswith(f"{len(found)} claims of ")
    two.bar.all_button.click()
    assert two.walk.scope == WHOLE


def test_words_that_are_searched_choose_too(two):
    two._selection.set_filter(Filter(words="Another"))
    assert (two.claim.event_id, two.bar.scope.text()) == ("other", "1 of 2 events pass the filter")


def test_a_filter_that_lets_nothing_through_is_said(two):
    two._selection.set_filter(Filter(words="nothing like it"))
    assert two.claim is None
    assert two.bar.scope.text() == "0 of 2 events pass the filter"


def test_a_case_that_is_closed_while_a_filter_holds_leaves_an_empty_page(two, session):
    two._selection.set_filter(Filter(tags=frozenset({"chosen"})))
    session.close()
    two._selection.set_filter(Filter())  # as the selection does for a case that is gone
    assert two.claim is None


def test_a_started_round_is_shown_with_whom_and_how_far(qtbot, page, session):
    page.bar.round_button.click()
    qtbot.waitUntil(lambda: page.rounds.open is not None, timeout=8000)
    assert page.bar.filter == "round"
    assert page.bar.progress.text() == "Round 1: 0 of 3 claims checked, Ben"
    press(page, "C")
    assert page.bar.progress.text() == "Round 1: 1 of 3 claims checked, Ben"
    page.bar.round_button.click()
    assert page.bar.filter == "to do"
    assert page.bar.progress.text() == "1 of 3 claims checked"


def test_what_is_read_of_some_claims_is_what_is_read_of_all(page, session):
    ask(session, "b", "Ann", "Yes")
    ask(session, "c", "Ann")
    whole = waiting(session.reader)
    for id in "abc":
        assert waiting(session.reader, [ClaimId(id)]) == {id: whole[id]}
        assert queues_of(whole[id], "ben") == page.walk._way.queues[id]
