"""A claim with an open query is signed off by no way: not by a mark, an edit, an import or a merge."""

import shutil
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.case import Case
from models.errors import CaseError
from models.records.desk import Query
from models.records.story import Claim, State
from models.review import review
from models.sharing.merging import merge, plan_merge
from tests.builders import a_case, a_citation, a_claim, a_source, add, an_event, replace_in

CLAIM = "claim"


@pytest.fixture
def path(tmp_path):
    """A case with a claim of Ana's that is checked."""
    event, source = an_event("Sale"), a_source(id="paper")
    claim = a_claim(event, id=CLAIM, state=State.READY)
    with a_case(tmp_path, event, claim, source, a_citation(claim, source)) as case:
        case.who = "Eva"
        with case.edit("Check") as writer:
            review.mark(writer, case.reader.get(Claim, CLAIM), State.CHECKED)
        return case.path


def claim_in(case):
    return case.reader.get(Claim, CLAIM)


def sign_off(case):
    with case.edit("Sign off") as writer:
        review.mark(writer, claim_in(case), State.SIGNED_OFF)


def ask(case):
    with case.edit("Query") as writer:
        return review.ask_query(writer, claim_in(case), "Really?")


def is_sound(case):
    asked = {one.claim_id for one in case.reader.all(Query) if not one.closed_at}
    return not any(one.state is State.SIGNED_OFF and one.id in asked for one in case.reader.all(Claim))


def test_a_mark_is_refused_while_a_query_is_open_answered_or_not(path):
    with Case.open(path, who="Ed") as case:
        query = ask(case)
        with pytest.raises(CaseError):
            sign_off(case)
        with case.edit("Answer") as writer:
            review.answer_query(writer, query, "Yes")
        with case.edit("Check") as writer:
            review.mark(writer, claim_in(case), State.CHECKED)
        with pytest.raises(CaseError, match="still open"):
            sign_off(case)
        with case.edit("Close") as writer:
            review.close_query(writer, case.reader.get(Query, query.id))
        case.who = "Eva"
        sign_off(case)
        assert claim_in(case).state is State.SIGNED_OFF


def test_an_edit_past_the_desk_is_held_back(path):
    with Case.open(path, who="Ed") as case:
        query = ask(case)
        replace_in(case, replace(claim_in(case), state=State.SIGNED_OFF))
        assert claim_in(case).state is State.QUERIED
        replace_in(case, replace(query, answer="Yes", answered_at="2026-01-01"))
        replace_in(case, replace(claim_in(case), state=State.SIGNED_OFF))
        assert claim_in(case).state is State.ANSWERED


def test_a_query_that_comes_with_an_import_takes_the_sign_off(path):
    with Case.open(path, who="Ed") as case:
        sign_off(case)
        add(case, Query("q", CLAIM, "Really?"))
        assert claim_in(case).state is State.QUERIED
        case.undo()
        assert claim_in(case).state is State.SIGNED_OFF


@pytest.mark.parametrize("mine_asks", [True, False])
@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_of_two_copies_one_signs_off_while_the_other_asks(path, tmp_path, mine_asks, side):
    other = tmp_path / "other.dateline"
    shutil.copy(path, other)
    with Case.open(other, who="Ed") as theirs:
        (sign_off if mine_asks else ask)(theirs)
    with Case.open(path, who="Eva") as mine:
        (
            ask
            if mine_asks
            else lambda case: replace_in(case, replace(claim_in(case), state=State.SIGNED_OFF))
        )(mine)
        plan = plan_merge(mine, other)
        merge(mine, plan, {conflict.key: side for conflict in plan.conflicts})
        assert len(mine.reader.all(Query)) == 1
        assert claim_in(mine).state is State.QUERIED


STEPS = ("ask", "answer", "close", "check", "ready", "sign", "force", "reject", "undo", "redo")


def take(case, step):
    """Make a step; one that is refused does nothing."""
    if step in ("undo", "redo"):
        if step == "redo" or case.undo_label != "Add records":  # without the claim there is nothing to ask
            getattr(case, step)()
        return
    waiting = review.open_queries(case.reader, CLAIM)
    marks = {"check": State.CHECKED, "ready": State.READY, "sign": State.SIGNED_OFF, "reject": State.REJECTED}
    with case.edit(step) as writer:
        if step == "ask":
            review.ask_query(writer, claim_in(case), "Really?")
        elif step == "force":
            writer.replace(replace(claim_in(case), state=State.SIGNED_OFF))
        elif step in marks and not review.may(claim_in(case), marks[step], writer.who, case.reader):
            review.mark(writer, claim_in(case), marks[step])
        elif step == "answer" and waiting:
            review.answer_query(writer, waiting[0], "Yes")
        elif step == "close" and waiting:
            review.close_query(writer, waiting[0])


@given(st.lists(st.sampled_from(STEPS), max_size=12))
def test_whatever_is_done_no_claim_with_an_open_query_is_signed_off(tmp_path_factory, steps):
    event, source = an_event("Sale"), a_source(id="paper")
    claim = a_claim(event, id=CLAIM, state=State.READY)
    cited = a_citation(claim, source)
    with a_case(tmp_path_factory.mktemp("law"), event, claim, source, cited) as case:
        for number, step in enumerate(steps):
            case.who = ("Ed", "Eva")[number % 2]
            take(case, step)
            assert is_sound(case)
