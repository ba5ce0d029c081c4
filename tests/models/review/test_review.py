from dataclasses import replace

import pytest

from models.errors import CaseError
from models.records.desk import Check, Query, Round
from models.records.story import Citation, Claim, Event, Field, Stance, State
from models.review import review
from models.store.authors import Authors
from models.store.seen import seen_hash
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_document,
    a_place,
    a_source,
    a_when,
    add,
    an_actor,
    an_amount,
    an_event,
    delete_from,
    replace_in,
)


@pytest.fixture
def case(tmp_path):
    """A case of Ana's with one statement that is ready; a page of a document and a newspaper say it."""
    event, source, file = an_event("Sale", id="sale"), a_source(id="paper"), a_document(id="file")
    claim = a_claim(event, id="told", state=State.READY, written_by="Ana")
    cited = (
        a_citation(claim, source, id="cited", quote="sold", document_id="file", place="2"),
        a_citation(claim, source, id="named", place="page one"),
    )
    with a_case(tmp_path, event, source, file, claim, *cited) as made:
        yield made


def claim_in(case, id="told"):
    return case.reader.get(Claim, id)


def state_in(case, id="told"):
    return claim_in(case, id).state


def mark(case, state, id="told", who="Ben", **told):
    case.who = who
    with case.edit("Mark a claim") as writer:
        return review.mark(writer, claim_in(case, id), state, **told)


def ask(case, question="Who says so?", **told):
    with case.edit("Ask") as writer:
        return review.ask_query(writer, claim_in(case), question, **told)


def test_a_check_keeps_who_made_it_when_how_and_what_was_seen(case):
    check = mark(case, State.CHECKED, method="document seen", opened=("cited",), note="p. 2")
    assert state_in(case) is State.CHECKED
    assert (check.by, check.method, check.opened, check.note) == ("Ben", "document seen", ("cited",), "p. 2")
    assert check.at.endswith("+00:00")
    assert check.seen == seen_hash(case.reader.dossier("sale"), claim_in(case))
    assert review.latest_check(case.reader, "told") == check


def test_a_check_and_its_state_are_one_step_to_undo(case):
    mark(case, State.CHECKED)
    case.undo()
    assert state_in(case) is State.READY
    assert case.reader.all(Check) == ()


@pytest.mark.parametrize(
    ("state", "to", "word"),
    [
        (State.DRAFT, State.CHECKED, "ready first"),
        (State.DRAFT, State.SIGNED_OFF, "check it first"),
        (State.READY, State.SIGNED_OFF, "check it first"),
        (State.QUERIED, State.CHECKED, "answered first"),
        (State.REJECTED, State.CHECKED, "ready first"),
        (State.CHECKED, State.CHECKED, "already"),
        (State.CHECKED, State.CHANGED, "Only an edit"),
    ],
)
def test_a_step_that_is_none_is_refused_in_one_sentence(case, state, to, word):
    replace_in(case, replace(claim_in(case), state=state))
    problem = review.may(claim_in(case), to, "Ben", case.reader)
    assert word in problem
    assert problem.endswith(".")
    with pytest.raises(CaseError, match=word):
        mark(case, to)


@pytest.mark.parametrize("to", [State.READY, State.CHECKED, State.QUERIED, State.REJECTED])
def test_a_claim_that_was_changed_after_its_check_can_be_taken_up_again(case, to):
    replace_in(case, replace(claim_in(case), state=State.CHANGED))
    assert review.may(claim_in(case), to, "Ben", case.reader) == ""


def test_nobody_checks_without_a_name(case):
    assert "who you are" in review.may(claim_in(case), State.CHECKED, " ", case.reader)


def test_a_contradiction_blocks_the_check_until_a_decision_stands(case):
    add(case, a_citation("told", "paper", stance=Stance.CONTRADICTS, said="190,000"))
    assert "contradicts" in review.may(claim_in(case), State.CHECKED, "Ben", case.reader)
    replace_in(case, replace(claim_in(case), decision="The court's figure stands"))
    mark(case, State.CHECKED)
    assert state_in(case) is State.CHECKED


def test_who_wrote_a_claim_may_check_but_not_sign_it_off(case):
    mark(case, State.CHECKED, who="Ana")
    assert "somebody else" in review.may(claim_in(case), State.SIGNED_OFF, " ana ", case.reader)
    assert review.may(claim_in(case), State.SIGNED_OFF, "Ben", case.reader) == ""


def edit_text(case):
    replace_in(case, replace(claim_in(case), text="It was sold"))


def edit_quote(case):
    replace_in(case, replace(case.reader.get(Citation, "cited"), quote="sold off"))


def cite(case):
    add(case, a_citation("told", "paper", place="3"))


def take_citation_out(case):
    delete_from(case, case.reader.get(Citation, "cited"))


@pytest.mark.parametrize("edit", [edit_text, edit_quote, cite, take_citation_out])
def test_who_edited_a_claim_last_may_not_sign_it_off(case, edit):
    case.who = "Ben"
    edit(case)
    mark(case, State.CHECKED, who="Cleo")
    assert "edited it last" in review.may(claim_in(case), State.SIGNED_OFF, "Ben", case.reader)
    assert review.may(claim_in(case), State.SIGNED_OFF, "Cleo", case.reader) == ""


def test_who_changed_the_date_of_the_event_may_not_sign_off_the_date_alone(case):
    authors, event = Authors(case.reader), case.reader.get(Event, "sale")
    case.who = "Ben"
    replace_in(case, replace(event, when=a_when("2020")))
    what, when = (
        case.reader.where(Claim, event_id="sale", field=str(f))[0] for f in (Field.WHAT, Field.WHEN)
    )
    assert "Ben" in authors.of(when)
    assert "Ben" not in authors.of(what)
    case.who = "Cleo"
    replace_in(case, replace(case.reader.get(Event, "sale"), when=a_when("2019")))
    assert authors.of(when) == {"Ana", "Cleo"}


def test_an_open_query_blocks_the_sign_off(case):
    mark(case, State.CHECKED)
    query = ask(case)
    with case.edit("Answer") as writer:
        review.answer_query(writer, query, "The court")
    mark(case, State.CHECKED)
    assert "still open" in review.may(claim_in(case), State.SIGNED_OFF, "Cleo", case.reader)
    with case.edit("Close") as writer:
        review.close_query(writer, query)
    mark(case, State.SIGNED_OFF, who="Cleo")
    assert state_in(case) is State.SIGNED_OFF


def test_a_claim_is_answered_when_its_last_question_is(case):
    first, second = ask(case, "Who?", addressee="Ana"), ask(case, "When?")
    assert state_in(case) is State.QUERIED
    assert (first.asked_by, first.addressee) == ("Ana", "Ana")
    with case.edit("Answer") as writer:
        review.answer_query(writer, first, "The court")
    assert state_in(case) is State.QUERIED
    with case.edit("Answer") as writer:
        answered = review.answer_query(writer, second, "In May")
    assert state_in(case) is State.ANSWERED
    assert [query.id for query in review.open_queries(case.reader, "told")] == [first.id, second.id]
    assert case.reader.get(Query, second.id) == answered


def test_a_question_that_is_closed_without_an_answer_lets_the_claim_be_ready_again(case):
    query = ask(case)
    with case.edit("Close") as writer:
        closed = review.close_query(writer, query)
    assert closed.closed_by == "Ana"
    assert state_in(case) is State.READY
    with pytest.raises(CaseError, match="closed"), case.edit("Answer") as writer:
        review.answer_query(writer, query, "Too late")


@pytest.mark.parametrize("words", ["", "  "])
def test_questions_and_answers_need_words(case, words):
    with pytest.raises(CaseError, match="question"):
        ask(case, words)
    query = ask(case)
    with pytest.raises(CaseError, match="words"), case.edit("Answer") as writer:
        review.answer_query(writer, query, words)


def test_a_claim_that_changed_while_it_was_looked_at_is_not_marked(case):
    shown = claim_in(case)
    edit_text(case)
    with pytest.raises(CaseError, match="look at it again"), case.edit("Mark") as writer:
        review.mark(writer, shown, State.CHECKED)


def test_a_check_does_not_outlive_an_edit_of_the_same_transaction(case):
    with case.edit("Mark and edit") as writer:
        review.mark(writer, claim_in(case), State.CHECKED)
        writer.replace(replace(case.reader.get(Citation, "cited"), quote="other words"))
    assert state_in(case) is State.CHANGED


def test_signing_off_and_rewording_in_one_edit_is_no_sign_off(case):
    mark(case, State.CHECKED)
    replace_in(case, replace(claim_in(case), state=State.SIGNED_OFF, text="Quite different"))
    assert state_in(case) is State.CHANGED


def test_a_note_or_the_order_of_citations_is_no_change_of_what_was_seen(case):
    mark(case, State.CHECKED)
    replace_in(case, replace(case.reader.get(Citation, "cited"), note="for us", position=3))
    assert state_in(case) is State.CHECKED


@pytest.mark.parametrize(
    ("record", "field", "change"),
    [
        (a_place(id="x"), {"place_id": "x"}, {"name": "Nanjing"}),
        (a_place(id="x"), {"place_id": "x"}, {"point": None}),
        (an_actor(id="x"), {"actor_id": "x"}, {"name": "Another court"}),
    ],
)
def test_another_name_or_point_of_what_a_claim_points_to_reopens_it(case, record, field, change):
    add(case, record)
    replace_in(case, replace(claim_in(case), **field))
    mark(case, State.CHECKED)
    replace_in(case, replace(record, note="for us"))
    assert state_in(case) is State.CHECKED
    replace_in(case, replace(record, note="for us", **change))
    assert state_in(case) is State.CHANGED


def test_a_round_tells_what_changed_since_it_began(case):
    other = a_claim("sale", id="other")
    add(case, other, a_claim("sale", id="third"))
    with case.edit("Begin a round") as writer:
        begun = review.start_round(writer, "First", review.freeze(writer.reader, ["told", "other", "third"]))
    assert review.claims_of(begun) == ("told", "other", "third")
    mark(case, State.CHECKED)
    assert review.changed_since(case.reader, begun).changed == ()
    edit_text(case)
    delete_from(case, other)
    since = review.changed_since(case.reader, begun)
    assert (since.changed, since.gone) == (("told",), ("other",))
    assert {claim_in(case, id).field for id in since.new} == {Field.WHAT, Field.WHEN}
    with case.edit("End it") as writer:
        assert review.end_round(writer, begun).ended_at
    assert case.reader.get(Round, begun.id).by == "Ana"


def test_a_round_of_nothing_is_refused(case):
    with pytest.raises(CaseError, match="claims"), case.edit("Begin") as writer:
        review.start_round(writer, "None", review.freeze(writer.reader, ["gone"]))


def test_claims_are_frozen_alike_at_once_and_event_by_event_and_each_step_is_told(walked, monkeypatch):
    steps, at_once = [], review.freeze(walked.reader)
    monkeypatch.setattr("models.store.seen._AT_ONCE", 1)
    assert review.freeze(walked.reader, report=lambda done, total: steps.append((done, total))) == at_once
    assert len(at_once) == 5
    assert steps == [(1, 2), (2, 2)]


def test_freezing_ends_when_it_is_not_wanted_any_more(case):
    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        review.freeze(case.reader, report=stop)


@pytest.fixture
def walked(tmp_path):
    late, early = an_event("Late", "2024", id="late"), an_event("Early", "2013", id="early")
    z, a = a_source("Z", id="z"), a_source("A", id="a")
    records = (
        a_claim(late, Field.AMOUNT, text="", amount=an_amount(), id="sum"),
        a_claim(late, id="blame", is_criticism=True, position=1),
        a_claim(early, id="one", position=2),
        a_claim(early, id="two", position=1),
        a_claim(early, id="done", state=State.CHECKED),
    )
    cited = (
        a_citation("sum", z, place="10"),
        a_citation("one", z, place="9"),
        a_citation("two", z),
        a_citation("two", a, position=1),
        a_citation("blame", a),
    )
    with a_case(tmp_path, late, early, z, a, *records, *cited) as made:
        for claim in made.reader.all(Claim):
            if claim.field in (Field.WHAT, Field.WHEN):
                delete_from(made, claim)
        yield made


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("event", ["two", "one", "sum", "blame"]),
        ("source", ["blame", "two", "one", "sum"]),
        ("risk", ["blame", "sum", "one", "two"]),
    ],
)
def test_the_walk_goes_by_event_by_source_or_by_risk(walked, order, ids):
    assert list(review.walk(walked.reader, order)) == ids
    assert "done" in review.walk(walked.reader, order, None)


def test_the_walk_goes_on_past_what_was_done_meanwhile_and_ends_when_nothing_is_left(walked):
    way = review.walk(walked.reader)
    assert review.next_in(walked.reader, way, None) == "two"
    assert review.next_in(walked.reader, way, "blame") == "two"
    replace_in(walked, replace(walked.reader.get(Claim, "one"), state=State.CHECKED))
    assert review.next_in(walked.reader, way, "two") == "sum"
    for id in ("sum", "blame"):
        replace_in(walked, replace(walked.reader.get(Claim, id), state=State.REJECTED))
    assert review.next_in(walked.reader, way, "two") is None
    assert review.next_in(walked.reader, way, "one") == "two"
