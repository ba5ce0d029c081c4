"""A check says no more than what was done: which method is open to a claim, and who may leave a mark."""

from dataclasses import replace

import pytest

from models.errors import CaseError
from models.records.desk import Check, Query, Round
from models.records.story import Citation, Claim, Document, Stance, State
from models.review import methods, review
from tests.builders import a_case, a_citation, a_claim, a_document, a_source, add, an_event, replace_in

CLAIM = a_claim("sale", id="told", state=State.READY, written_by="Ana")
PAPER = a_citation(CLAIM, "paper", id="with page", document_id="file", place="2")
NAMED = a_citation(CLAIM, "paper", id="named", place="3")
OWN = {"observed_by": "Ana", "observation": "Saw the plate from the pavement on 3 May 2024"}


def ground_of(claim, *citations):
    return methods.Ground(claim, citations, frozenset(one.id for one in citations if one.document_id))


@pytest.mark.parametrize(
    ("claim", "citations", "opened", "expected"),
    [
        (CLAIM, (PAPER, NAMED), ("with page",), (methods.SEEN, methods.RECALCULATED, methods.CALLED_BACK)),
        (CLAIM, (PAPER, NAMED), (), (methods.REFERENCE, methods.RECALCULATED, methods.CALLED_BACK)),
        (CLAIM, (NAMED,), ("named",), (methods.REFERENCE, methods.RECALCULATED, methods.CALLED_BACK)),
        (CLAIM, (), (), ()),
        (replace(CLAIM, **OWN), (), (), (methods.OBSERVED, methods.RECALCULATED, methods.CALLED_BACK)),
        (CLAIM, (replace(NAMED, stance=Stance.CONTRADICTS),), (), ()),
        (CLAIM, (replace(NAMED, stance=Stance.CONTEXT),), (), ()),
        (
            replace(CLAIM, is_inferred=True),
            (replace(NAMED, stance=Stance.CONTEXT),),
            (),
            (methods.REFERENCE, methods.RECALCULATED, methods.CALLED_BACK),
        ),
    ],
)
def test_the_methods_that_are_open_follow_from_what_was_shown(claim, citations, opened, expected):
    ground = ground_of(claim, *citations)
    assert ground.methods(opened) == expected
    assert ground.honest_method(opened) == (expected[0] if expected else "")
    for method in set(methods.METHODS) - set(expected):
        assert ground.why_not(method, opened).endswith(".")


def test_every_method_has_words_and_the_one_by_reference_says_that_nothing_was_seen():
    assert tuple(methods.WORDS) == methods.METHODS
    assert methods.WORDS[methods.REFERENCE] == "reference only: nothing was seen"


@pytest.mark.parametrize("lack", [{"observed_by": " "}, {"observation": ""}])
def test_an_observation_needs_who_saw_it_and_how(lack):
    assert ground_of(replace(CLAIM, **OWN | lack)).methods(()) == ()


@pytest.fixture
def case(tmp_path):
    records = (an_event("Sale", id="sale"), a_source(id="paper"), a_document(id="file"), CLAIM, PAPER, NAMED)
    with a_case(tmp_path, *records) as made:
        add(made, a_claim("sale", id="bare", state=State.READY))
        made.who = "Ben"
        yield made


def mark(case, state=State.CHECKED, id="told", **how):
    with case.edit("Mark") as writer:
        return review.mark(writer, case.reader.get(Claim, id), state, **how)


def test_document_seen_is_refused_where_no_page_was_shown(case):
    for opened in ((), ("named",), ("of another claim",)):
        with pytest.raises(CaseError, match="open one first"):
            mark(case, method="document seen", opened=opened)
    assert case.reader.all(Check) == ()


def test_document_seen_is_refused_where_there_is_no_document(case):
    replace_in(case, replace(case.reader.get(Citation, "with page"), document_id=None))
    with pytest.raises(CaseError, match="No document is cited"):
        mark(case, method="document seen", opened=("with page", "named"))


def test_a_page_of_a_document_of_the_cited_source_is_a_document_seen(case):
    replace_in(case, replace(case.reader.get(Document, "file"), source_id="paper"))
    check = mark(case, method="document seen", opened=("named",))
    assert check.opened == ("named",)


def test_a_check_keeps_only_those_opened_citations_that_have_a_page(case):
    check = mark(case, opened=("named", "with page", "elsewhere", "with page"))
    assert (check.method, check.opened) == ("document seen", ("with page",))


def test_without_a_method_a_check_says_what_was_done(case):
    assert mark(case, opened=("named",)).method == "reference only"


@pytest.mark.parametrize("state", [State.READY, State.REJECTED])
def test_only_checks_have_a_method(case, state):
    replace_in(case, replace(case.reader.get(Claim, "told"), state=State.DRAFT))
    assert mark(case, state, method="document seen").method == ""


def test_an_unknown_method_is_refused(case):
    with pytest.raises(CaseError, match="no way of checking"):
        mark(case, method="seen somewhere")


def test_what_nothing_supports_is_neither_checked_nor_signed_off(case):
    with pytest.raises(CaseError, match="our own observation"):
        mark(case, id="bare", method="recalculated")
    replace_in(case, replace(case.reader.get(Claim, "bare"), state=State.CHECKED))
    with pytest.raises(CaseError, match="our own observation"):
        mark(case, State.SIGNED_OFF, "bare")


def test_our_own_observation_is_checked_without_a_citation(case):
    replace_in(case, replace(case.reader.get(Claim, "bare"), **OWN))
    assert mark(case, id="bare").method == "our own observation"


@pytest.mark.parametrize("state", [State.DRAFT, State.READY, State.CHECKED, State.REJECTED])
def test_nobody_marks_without_a_name(case, state):
    start = State.CHECKED if state is State.READY else State.READY
    replace_in(case, replace(case.reader.get(Claim, "told"), state=start))
    case.who = "  "
    with pytest.raises(CaseError, match="Say who you are first: click the name in the status line"):
        mark(case, state)


def test_nobody_asks_answers_or_closes_without_a_name(case):
    with case.edit("Ask") as writer:
        query = review.ask_query(writer, CLAIM, "Who?")
    case.who = ""
    acts = (
        lambda writer: review.ask_query(writer, CLAIM, "When?"),
        lambda writer: review.answer_query(writer, query, "In May"),
        lambda writer: review.close_query(writer, query),
        lambda writer: review.start_round(writer, "First", ("told=x",)),
    )
    for act in acts:
        with pytest.raises(CaseError, match="Say who you are first"), case.edit("Act") as writer:
            act(writer)
    assert case.reader.all(Query) == (query,)
    assert case.reader.all(Round) == ()
