from dataclasses import replace

import pytest

from models.checks import ALL_CHECKS, changed_after_check, contradicted, single_source, uncited
from models.records import Origin, Stance, State
from tests.builders import a_case, a_citation, a_claim, a_source, add, an_event, replace_in


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path) as opened:
        yield opened


def a_claim_with(case, *sources, stances=(), **fields):
    """An event with one statement that these sources speak of, by default in its support."""
    event = an_event("Sale")
    claim = a_claim(event, **fields)
    citations = [
        a_citation(claim, source, stance=stances[place] if stances else Stance.SUPPORTS)
        for place, source in enumerate(sources)
    ]
    add(case, event, claim, *sources, *citations)
    return claim


def finds(check, case, claim):
    return claim.id in {finding.record_id for finding in check.find(case.reader)}


def test_a_claim_that_nothing_supports_is_uncited(case):
    assert finds(uncited, case, a_claim_with(case))
    assert finds(uncited, case, a_claim_with(case, a_source(), stances=[Stance.CONTEXT]))
    assert not finds(uncited, case, a_claim_with(case, a_source()))


def test_what_is_our_inference_or_rejected_needs_no_source(case):
    assert not finds(uncited, case, a_claim_with(case, is_inferred=True))
    assert not finds(uncited, case, a_claim_with(case, state=State.REJECTED))


def test_a_claim_rests_on_one_source_unless_that_is_the_primary_record(case):
    assert finds(single_source, case, a_claim_with(case, a_source()))
    assert not finds(single_source, case, a_claim_with(case, a_source(), a_source()))
    assert not finds(single_source, case, a_claim_with(case, a_source(is_primary=True)))
    assert not finds(single_source, case, a_claim_with(case))


def test_two_sources_that_repeat_one_origin_are_one(case):
    add(case, Origin("reuters", "Reuters"))
    repeats = [a_source(origin_id="reuters"), a_source(origin_id="reuters")]
    assert finds(single_source, case, a_claim_with(case, *repeats))


def test_a_contradicted_claim_is_found_until_somebody_decides(case):
    stances = [Stance.SUPPORTS, Stance.CONTRADICTS]
    claim = a_claim_with(case, a_source(), a_source("The Block"), stances=stances)
    (finding,) = contradicted.find(case.reader)
    assert finding.record_id == claim.id
    assert "The Block" in finding.sentence
    replace_in(case, replace(claim, decision="The court's figure stands"))
    assert contradicted.find(case.reader) == ()


def test_a_claim_that_changed_after_its_check_is_found(case):
    claim = a_claim_with(case, a_source(), state=State.CHECKED)
    assert not finds(changed_after_check, case, claim)
    replace_in(case, replace(claim, text="Other words"))
    assert finds(changed_after_check, case, claim)


def test_every_finding_names_its_event_in_a_sentence(case):
    claim = a_claim_with(case)
    findings = [finding for check in ALL_CHECKS for finding in check(case.reader)]
    assert {finding.event_id for finding in findings} == {claim.event_id}
    assert all("Sale" in finding.sentence and finding.sentence.endswith(".") for finding in findings)


def test_an_empty_case_has_no_findings(case):
    assert [finding for check in ALL_CHECKS for finding in check(case.reader)] == []
