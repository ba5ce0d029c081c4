"""Who may sign off: four eyes for each field, and the rules that a case may choose instead."""

from dataclasses import replace

import pytest

from models.records.story import About, Citation, Claim, Field, State
from models.review import review, signing
from tests.builders import a_case, a_citation, a_claim, a_source, an_amount, an_event, replace_in


@pytest.fixture
def case(tmp_path):
    """Ana wrote a sum with its citation, and marked it ready."""
    event = an_event("Sale", id="sale")
    claim = a_claim(event, Field.AMOUNT, text="", id="sum", amount=an_amount("3000000000"), state=State.READY)
    records = (event, a_source(id="paper"), claim, a_citation(claim, "paper", id="cited", place="2"))
    with a_case(tmp_path, *records) as made:
        yield made


def the_sum(case):
    return case.reader.get(Claim, "sum")


def mark(case, who, state=State.CHECKED):
    case.who = who
    with case.edit("Mark") as writer:
        review.mark(writer, the_sum(case), state)


def write(case, who, record):
    case.who = who
    replace_in(case, record)


def choose(case, rule):
    replace_in(case, replace(case.reader.get(About, "case"), signing=rule))


def refusal(case, who):
    return review.may(the_sum(case), State.SIGNED_OFF, who, case.reader)


def test_the_strict_rule_holds_without_a_choice_and_for_a_name_that_nobody_knows():
    assert signing.rule_named("") is signing.rule_named("of a later version") is signing.RULES[signing.STRICT]
    assert [rule.is_weak for rule in signing.RULES.values()] == [False, False, True, True]


def test_a_weaker_rule_says_so_on_the_sheet():
    for rule in signing.RULES.values():
        assert rule.for_sheet.startswith("This case chose a weaker rule") is rule.is_weak
        assert rule.words in rule.for_sheet


def test_who_checked_may_sign_off_what_another_wrote(case):
    mark(case, "Ben")
    assert refusal(case, "Ben") == ""
    assert "somebody else" in refusal(case, " ANA")


def test_who_answered_a_query_does_not_sign_off(case):
    case.who = "Ben"
    with case.edit("Ask") as writer:
        query = review.ask_query(writer, the_sum(case), "Yuan or dollars?")
    case.who = "Cy"
    with case.edit("Answer") as writer:
        review.answer_query(writer, query, "Yuan")
        review.close_query(writer, query)
    mark(case, "Ben")
    assert "answered a query" in refusal(case, "Cy")
    assert refusal(case, "Ben") == ""


def test_where_nobody_is_known_to_have_written_it_who_checked_does_not_sign_off(tmp_path):
    event = an_event("Sale", id="sale")
    claim = a_claim(event, id="sum", state=State.READY)
    with a_case(tmp_path, event, a_source(id="paper"), claim, a_citation(claim, "paper"), who="") as case:
        mark(case, "Ben")
        assert "nobody is known to have written it" in refusal(case, "Ben")
        assert refusal(case, "Cy") == ""


def test_with_six_eyes_who_checked_does_not_sign_off(case):
    choose(case, signing.SIX_EYES)
    mark(case, "Ben")
    assert "checked this claim" in refusal(case, "Ben")
    assert refusal(case, "Ana")
    assert refusal(case, "Cy") == ""


def test_the_last_editor_alone_may_be_kept_from_signing(case):
    choose(case, signing.LAST_EDITOR)
    write(case, "Eve", replace(case.reader.get(Citation, "cited"), place="3"))
    mark(case, "Ben")
    assert "last" in refusal(case, "Eve")
    assert refusal(case, "Ana") == ""


def test_one_person_may_do_all_where_the_case_says_so(case):
    choose(case, signing.ANYBODY)
    mark(case, "Ana")
    mark(case, "Ana", State.SIGNED_OFF)
    assert the_sum(case).state is State.SIGNED_OFF
