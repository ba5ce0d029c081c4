"""What is found about one event alone is what the report of the whole case finds about it."""

from models.case import Case
from models.checks.registry import all_checks
from models.checks.report import check_event, run_checks
from models.importing.sample import write_sample
from models.records.desk import Acceptance, Approach, Query
from models.records.story import Event, EventId, Field, Locator
from tests.builders import a_document, a_source, a_when, add, an_actor, an_amount, an_event
from tests.models.checks.conftest import TODAY

LOCAL = {check.name for check in all_checks() if check.is_local}


def keys(findings):
    return {(one.check, one.record_id, one.sentence) for one in findings}


def must_agree(reader):
    """Every local finding of the report is told of its event; what else is told stands elsewhere in the report."""
    report = run_checks(reader, today=TODAY)
    everywhere = keys(report.findings)
    for event in reader.all(Event):
        alone = keys(check_event(reader, event.id, TODAY).findings)
        under = {one for one in report.findings if one.event_id == event.id and one.check in LOCAL}
        assert keys(under) <= alone <= everywhere
    return report


def test_each_event_of_the_sample_is_told_what_the_report_tells_of_it(tmp_path):
    path = tmp_path / "sample.dateline"
    write_sample(path)
    with Case.open(path) as case:
        report = must_agree(case.reader)
    assert {one.check for one in report.findings} & LOCAL


def test_what_hangs_on_other_records_is_found_too(case, said):
    total = said(event=an_event("Total", "2020"), field=Field.AMOUNT, amount=an_amount("9"))
    part = an_event("Part", "2024")
    early = a_source("Early", issued=a_when("2030"), accessed=a_when("2020"))
    said(event=part, field=Field.AMOUNT, amount=an_amount("4"), part_of=total.id)
    asked = said(early, event=part, is_criticism=True, cite={"locator": Locator.PAGE, "place": "7"})
    actor = an_actor()
    add(case, a_document(source_id=early.id, pages=3), actor)
    add(case, Query("q", asked.id, "Really?"), Approach("a", actor.id, "sought", claims=(asked.id,)))
    told = {one.check for one in check_event(case.reader, part.id, TODAY).findings}
    assert {"impossible order", "beyond the document", "impossible date", "open query"} <= told
    assert "no reply sought" not in told
    must_agree(case.reader)


def test_what_was_accepted_of_an_event_is_left_out(case, said):
    claim = said()
    add(case, Acceptance("a", "uncited", claim.id, "Everybody knows", by="Ana"))
    report = check_event(case.reader, claim.event_id, TODAY)
    assert ("uncited", claim.id) not in {(one.check, one.record_id) for one in report.findings}
    assert [acceptance.reason for _, acceptance in report.accepted] == ["Everybody knows"]


def test_of_an_event_that_is_gone_nothing_is_found(case):
    assert check_event(case.reader, EventId("gone"), TODAY).findings == ()
