"""The rules of a case say how much support its claims need; the checks warn of what falls short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.support_rules import MOST, Need, SupportRules, read_rules, remark_of, rules_of
from models.records.desk import Acceptance
from models.records.story import Field, Origin, Stance
from tests.builders import a_citation, a_source, add, an_amount, replace_in

CHECK = "too little support"
NEEDS = st.integers(0, MOST).flatmap(
    lambda origins: st.builds(Need, st.just(origins), st.booleans() if origins else st.just(True))
)


@pytest.fixture
def rule(case):
    """Gives the case other rules."""

    def give(**needs):
        kept = remark_of(SupportRules(**needs), "Eva Editor", "2026-01-01T00:00:00+00:00")
        (add if rules_of(case.reader) == SupportRules() else replace_in)(case, kept)

    return give


@given(st.builds(SupportRules, NEEDS, NEEDS, NEEDS))
def test_what_is_kept_is_read_again(rules):
    assert read_rules(rules.words) == rules


@given(st.text())
def test_a_remark_that_is_no_rule_leaves_the_usual_ones(words):
    assert read_rules(f"criticism: lots\n{words[:0]}sums:") == SupportRules()
    assert isinstance(read_rules(words), SupportRules)


def test_without_rules_of_its_own_criticism_needs_two_origins_or_the_record(case, said, finds):
    assert rules_of(case.reader) == SupportRules()
    assert finds(CHECK, said(a_source(), is_criticism=True))
    assert not finds(CHECK, said(a_source(), a_source(), is_criticism=True))
    assert not finds(CHECK, said(a_source(is_primary=True), is_criticism=True))
    assert not finds(CHECK, said(a_source()))
    assert not finds(CHECK, said(is_criticism=True))  # nothing supports it at all: that is told elsewhere


def test_texts_that_repeat_one_origin_count_once(case, said, finds):
    add(case, Origin("reuters", "Reuters"))
    repeats = [a_source(origin_id="reuters") for _ in range(3)]
    assert finds(CHECK, said(*repeats, is_criticism=True))
    assert not finds(CHECK, said(*repeats, a_source(), is_criticism=True))


def test_what_contradicts_is_no_support(case, said, finds):
    claim = said(a_source(), is_criticism=True)
    other = a_source()
    add(case, other, a_citation(claim, other, stance=Stance.CONTRADICTS))
    assert finds(CHECK, claim)


def test_a_case_may_ask_for_more_and_not_be_content_with_the_record(said, finds, rule):
    claim = said(a_source(is_primary=True), a_source(), is_criticism=True)
    assert not finds(CHECK, claim)
    rule(criticism=Need(3, is_primary_enough=False))
    assert finds(CHECK, claim)


def test_sums_and_other_claims_have_rules_of_their_own(said, found, rule):
    total = said(a_source(), field=Field.AMOUNT, amount=an_amount("4"))
    plain = said(a_source())
    assert not found(CHECK)
    rule(sums=Need(2))
    assert {one.record_id for one in found(CHECK)} == {total.id}
    rule(others=Need(2))
    assert {one.record_id for one in found(CHECK)} == {plain.id}


def test_the_sentence_names_what_there_is_and_what_is_asked_for(said, found, rule):
    said(a_source(), is_criticism=True)
    (finding,) = found(CHECK)
    assert "1 independent origin, and" in finding.sentence
    assert "2 independent origins or 1 primary document" in finding.sentence


def test_a_claim_that_falls_short_is_not_told_of_twice_and_can_be_accepted(case, said, finds):
    claim = said(a_source(), is_criticism=True)
    assert not finds("single source", claim)
    add(case, Acceptance("a", CHECK, claim.id, "The court record is sealed", by="Eva Editor"))
    assert not finds(CHECK, claim)


def test_the_rules_go_with_an_undo_and_need_no_check_to_be_made_anew(case, said, finds, rule):
    claim = said(a_source())
    rule(others=Need(2))
    assert finds(CHECK, claim)
    case.undo()
    assert not finds(CHECK, claim)
