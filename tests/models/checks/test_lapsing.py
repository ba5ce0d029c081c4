"""What was accepted holds only as long as it is what it was then."""

from dataclasses import replace

import pytest

from models.checks.report import check_event, run_checks
from models.checks.telling import as_text
from models.records.desk import Acceptance
from models.records.story import Citation, Event, Source, State
from tests.builders import (
    a_citation,
    a_claim,
    a_source,
    add,
    an_event,
    delete_from,
    replace_in,
)
from tests.models.checks.conftest import TODAY

REASON = "Seen in the register"


def accept(case, record, check, id="accepted"):
    add(case, Acceptance(id, check, record.id, REASON, by="Ana", at="2026-01-01T00:00:00+00:00"))


def holds(case, check="single source"):
    """Whether the acceptance holds: the same is told of the whole case, of the event alone, and again."""
    report = run_checks(case.reader, only=[check], today=TODAY)
    told = {acceptance.id for _, acceptance in report.accepted}
    standing = [finding for finding, _ in report.lapsed]
    assert set(standing) <= set(report.findings)
    assert all(
        one.sentence.endswith(f"Accepted by Ana before it was changed: “{REASON}”.") for one in standing
    )
    assert "accepted" in told or standing
    return "accepted" in told


@pytest.fixture
def accepted(case, said):
    """A claim that rests on one source, which was accepted."""
    claim = said(a_source("A newspaper", id="news"))
    accept(case, claim, "single source")
    return claim


def test_it_holds_while_nothing_changes_and_what_is_marked_or_noted_does_not_count(case, accepted):
    assert holds(case)
    claim = replace_in(case, replace(accepted, state=State.READY)).changes[0].after
    replace_in(case, replace(claim, decision="So be it"))
    news = case.reader.get(Source, "news")
    replace_in(case, replace(news, note="Read twice"))
    add(case, an_event("Another", "2024"))
    assert holds(case)


def test_it_lapses_with_the_claim_and_stands_again_with_its_reason(case, accepted):
    replace_in(case, replace(accepted, text="Something else was said"))
    assert not holds(case)
    assert REASON in as_text(run_checks(case.reader, only=["single source"], today=TODAY))


def test_it_lapses_with_the_date_of_the_event_the_source_or_a_citation(case, accepted):
    event = case.reader.get(Event, accepted.event_id)
    news = case.reader.get(Source, "news")
    (cited,) = case.reader.where(Citation, claim_id=accepted.id)
    for changed in (
        replace(event, when=an_event(when="2019").when),
        replace(news, title="Another newspaper"),
        replace(cited, quote="other words"),
        replace(accepted, role="as a witness"),
    ):
        replace_in(case, changed)
        assert not holds(case)
        case.undo()
        assert holds(case)


def test_a_citation_that_comes_or_goes_counts(case, accepted):
    (cited,) = case.reader.where(Citation, claim_id=accepted.id)
    add(case, a_citation(accepted, "news", stance="context"))
    assert not holds(case)
    case.undo()
    second = a_citation(accepted, "news", id="second")
    add(case, second)
    accept_again = replace(case.reader.get(Acceptance, "accepted"), reason=REASON)
    delete_from(case, accept_again)
    accept(case, accepted, "single source")
    assert holds(case)
    delete_from(case, cited)
    assert not holds(case)


def test_what_is_changed_and_changed_back_was_not_changed(case, accepted):
    replace_in(case, replace(accepted, text="Something else"))
    replace_in(case, accepted)
    assert holds(case)


def test_an_acceptance_that_undo_brings_back_is_as_old_as_it_was(case, accepted):
    replace_in(case, replace(accepted, text="Something else"))
    delete_from(case, case.reader.get(Acceptance, "accepted"))
    case.undo()
    assert not holds(case)
    case.undo()
    assert holds(case)
    case.redo()
    assert not holds(case)


def test_what_is_accepted_anew_holds(case, accepted):
    replace_in(case, replace(accepted, text="Something else"))
    old = case.reader.get(Acceptance, "accepted")
    replace_in(case, replace(old, at="2026-02-02T00:00:00+00:00"))
    assert holds(case)


def test_a_finding_about_an_event_lapses_with_any_of_its_claims(case, said):
    origin_known = an_event("Ahead", "2031")
    said(event=origin_known, text="One")
    accept(case, origin_known, "impossible date")
    assert holds(case, "impossible date")
    claim = a_claim(origin_known, text="Two", id="two")
    add(case, claim)
    assert not holds(case, "impossible date")
    delete_from(case, claim)
    assert holds(case, "impossible date")


def test_a_finding_about_a_source_lapses_with_it(case, said):
    source = a_source("Ahead of us", issued=an_event(when="2031").when)
    said(source)
    accept(case, source, "impossible date")
    assert holds(case, "impossible date")
    replace_in(case, replace(source, title="Another"))
    assert not holds(case, "impossible date")


def test_of_an_event_alone_the_same_is_told(case, accepted):
    def alone(**how):
        return check_event(case.reader, accepted.event_id, TODAY, **how)

    assert [one.id for _, one in alone().accepted] == ["accepted"]
    replace_in(case, replace(accepted, text="Something else"))
    assert [one.id for _, one in alone().lapsed] == ["accepted"]
    hasty = alone(most=0)
    assert not hasty.is_sure
    assert [one.id for _, one in hasty.accepted] == ["accepted"]  # until it is found out
    assert alone().is_sure
