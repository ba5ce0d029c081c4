"""What rests on a source is told with what is left if it falls."""

import pytest

from models.evidence.resting import Footing, Weight, rests_on, weights
from models.records.story import Citation, Claim, Origin, Stance
from tests.builders import a_case, a_source, an_event


@pytest.fixture
def made(tmp_path):
    """Return a case with one event and a function that cites its claim."""
    event, wire = an_event("Sale"), Origin("wire", "A press release")
    paper, copy, court = (
        a_source("Paper", origin_id="wire"),
        a_source("Copy", origin_id="wire"),
        a_source("Court"),
    )
    with a_case(tmp_path, event, wire, paper, copy, court) as case:
        (claim,) = case.reader.where(Claim, event_id=event.id, field="what")

        def cite(source, stance=Stance.SUPPORTS):
            with case.edit("Cite") as writer:
                writer.add(Citation(f"c{len(case.reader.all(Citation))}", claim.id, source.id, stance=stance))

        yield case, cite, paper, copy, court


def footings(case, source):
    return [rest.footing for rest in rests_on(case.reader, [source.id])]


def test_a_claim_with_one_source_rests_on_it_alone(made):
    case, cite, paper, *_ = made
    cite(paper)
    assert footings(case, paper) == [Footing.ALONE]
    assert weights(case.reader)[paper.id] == Weight(1, 1)


def test_two_papers_that_repeat_one_release_are_one_origin(made):
    case, cite, paper, copy, _ = made
    cite(paper)
    cite(copy)
    assert footings(case, paper) == [Footing.ORIGIN]
    assert weights(case.reader)[copy.id] == Weight(1, 1)


def test_an_independent_source_holds_the_claim(made):
    case, cite, paper, copy, court = made
    for source in (paper, copy, court):
        cite(source)
    assert footings(case, paper) == [Footing.OTHERS]
    assert weights(case.reader)[court.id] == Weight(1, 0)


def test_what_contradicts_a_claim_is_no_footing(made):
    case, cite, paper, _, court = made
    cite(paper)
    cite(court, Stance.CONTRADICTS)
    assert footings(case, paper) == [Footing.ALONE]
    assert footings(case, court) == []


def test_several_sources_can_fall_together(made):
    case, cite, paper, _, court = made
    cite(paper)
    cite(court)
    assert [rest.footing for rest in rests_on(case.reader, [paper.id, court.id])] == [Footing.ALONE]
