"""The report: what is in it, what is left out of it, and how it is told."""

import json

import pytest

from models.checks.finding import Weight
from models.checks.registry import all_checks
from models.checks.report import run_checks
from models.checks.telling import as_json, as_text
from models.errors import WrongUse
from models.records.desk import Acceptance
from models.records.story import Confidentiality, Field, Locator, Stance
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_quantity,
    a_source,
    a_when,
    add,
    an_actor,
    an_amount,
    an_event,
)
from tests.models.checks.conftest import TODAY


def test_an_empty_case_has_no_findings(case):
    report = run_checks(case.reader)
    assert report.is_clean
    assert report.findings == ()
    assert as_text(report) == "No findings."


def test_every_check_has_a_name_of_its_own_and_a_reason():
    assert len({check.name for check in all_checks()}) == len(all_checks())
    assert all(check.reason.endswith(".") and check.reason[0].isupper() for check in all_checks())
    assert all(len(check.name) <= 24 for check in all_checks())  # the width of its column


def test_findings_stand_under_their_events_in_the_order_of_the_case(case, said):
    later, earlier = an_event("Later", "2022"), an_event("Earlier", "2021")
    said(event=later)
    said(event=earlier)
    report = run_checks(case.reader, today=TODAY)
    assert [event.title for event in report.events] == ["Earlier", "Later"]
    assert all(finding.event_id == event.event_id for event in report.events for finding in event.findings)


def test_what_weighs_most_comes_first(case, said):
    event = an_event()
    said(a_source(), event=event)
    said(event=event)
    (found,) = run_checks(case.reader, today=TODAY).events
    weights = [list(Weight).index(finding.weight) for finding in found.findings]
    assert weights == sorted(weights)
    assert len(set(weights)) > 1


def test_an_accepted_finding_is_left_out_and_listed_with_its_reason(case, said):
    claim, other = said(), said()
    add(case, Acceptance("a", "uncited", claim.id, "Everybody knows", by="Ana"))
    report = run_checks(case.reader, only=["uncited"])
    assert {finding.record_id for finding in report.findings} & {claim.id, other.id} == {other.id}
    ((finding, acceptance),) = report.accepted
    assert (finding.record_id, acceptance.reason) == (claim.id, "Everybody knows")
    assert "accepted with a reason" in as_text(report)


def test_an_acceptance_holds_for_its_check_alone(case, said):
    claim = said()
    add(case, Acceptance("a", "contradicted", claim.id, "Settled"))
    report = run_checks(case.reader, only=["uncited"])
    assert claim.id in {finding.record_id for finding in report.findings}
    assert report.accepted == ()


def test_notes_alone_leave_a_case_clean(case):
    for when in ("2001", "2015-01", "2015-02", "2015-03", "2015-04", "2015-05"):
        event = an_event(when, when)
        add(case, event)
    report = run_checks(case.reader, only=["gap"], today=TODAY)
    assert report.findings
    assert report.is_clean


def test_progress_is_told_to_the_end(case):
    steps = []
    run_checks(case.reader, lambda done, total: steps.append((done, total)))
    assert steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == list(range(len(all_checks()) + 2))


def test_an_unknown_check_is_refused_in_a_sentence(case):
    with pytest.raises(WrongUse, match="There is no check “nonsense”"):
        run_checks(case.reader, only=["nonsense"])


def test_the_report_is_plain_json(case, said):
    claim = said()
    told = json.loads(json.dumps(as_json(run_checks(case.reader, today=TODAY))))
    row = next(row for row in told["findings"] if row["id"] == claim.id and row["check"] == "uncited")
    assert row["event"] == claim.event_id
    assert row["weight"] == "mend"
    assert told["counts"]["uncited"] >= 1
    assert told["reasons"]["uncited"]


def test_findings_of_one_kind_share_a_line_and_are_counted_below(case, said):
    event = an_event("Sale")
    for number in range(9):
        said(event=event, text=f"Statement {number}")
    lines = as_text(run_checks(case.reader, only=["uncited"])).splitlines()
    (line,) = [line for line in lines if "statement" in line]
    assert "more" in line
    assert any(line.split()[:2] == ["11", "uncited"] for line in lines)  # and title and date


def test_every_sentence_ends_and_names_its_event_or_record(case, said):
    add(case, an_actor())
    claims = [said(text="One"), said(a_source(was_read=False), text="Two", is_criticism=True)]
    findings = run_checks(case.reader, today=TODAY).findings
    assert {claim.id for claim in claims} <= {finding.record_id for finding in findings}
    assert all("Sale" in finding.sentence and finding.sentence.endswith(".") for finding in findings)


@pytest.mark.long
def test_a_case_of_20_000_claims_is_checked(tmp_path):
    sources = [a_source(f"Source {number}") for number in range(200)]
    actors = [an_actor(f"Actor {number}") for number in range(100)]
    places = [
        a_place(f"Place {number}", 30 + number / 20, 110 + number / 20, country="CN") for number in range(50)
    ]
    records = [*sources, *actors, *places]
    for number in range(4000):
        event = an_event(f"Sale {number}", f"{2010 + number % 15}-0{1 + number % 9}", kind="sale")
        claims = [
            a_claim(event, Field.WHERE, text="", place_id=places[number % 50].id),
            a_claim(event, Field.WHO, text="", actor_id=actors[number % 100].id),
            a_claim(event, Field.AMOUNT, text="", amount=an_amount(str(1000 + number * 37))),
            a_claim(event, Field.QUANTITY, text="", quantity=a_quantity(str(1 + number))),
            a_claim(event),
        ]
        cited = [a_citation(claim, sources[(number + place) % 200]) for place, claim in enumerate(claims)]
        records += [event, *claims, *cited]
    with a_case(tmp_path, *records) as case:
        report = run_checks(case.reader, today=TODAY)
        assert case.reader.counts()["claims"] >= 20_000
    assert report.counts["single source"] >= 20_000
    assert as_text(report)


def test_a_case_whose_findings_are_all_accepted_has_nothing_against_it(case, said):
    said(a_source(was_read=False), is_criticism=True)
    said(text="Another")
    found = run_checks(case.reader, today=TODAY).findings
    for number, finding in enumerate(found):
        add(case, Acceptance(str(number), finding.check, finding.record_id, "Looked at"))
    report = run_checks(case.reader, today=TODAY)
    assert report.findings == ()
    assert len(report.accepted) == len(found)
    assert report.is_clean


def test_no_finding_tells_who_is_confidential(case, said):
    hidden = {"confidentiality": Confidentiality.CONFIDENTIAL, "code_name": "HERON"}
    source = a_source("Wang Wei", publisher="Wang's shop", issued=a_when("2029"), was_read=False, **hidden)
    actor = an_actor("Wang Wei", local_name="王伟", **hidden)
    add(case, actor)
    cite = {"locator": Locator.PAGE, "place": "0", "said": "2001"}
    said(source, field=Field.WHEN, cite=cite)
    said(source, field=Field.WHO, actor_id=actor.id, is_criticism=True, cite=cite)
    said(
        source,
        field=Field.AMOUNT,
        amount=an_amount("4"),
        cite={"stance": Stance.CONTRADICTS, "said": "40 CNY"},
    )
    report = run_checks(case.reader, today=TODAY)
    told = json.dumps(as_json(report), ensure_ascii=False) + as_text(report)
    assert len(report.counts) - list(report.counts.values()).count(0) > 8
    assert "HERON" in told
    assert "Wang" not in told
    assert "王" not in told
