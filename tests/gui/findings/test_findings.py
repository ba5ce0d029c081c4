"""One event is told what the checks find about it, at once, and what the last report of the case says."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QToolButton

from gui.findings.findings import Findings, Mark
from gui.findings.notes import OLD, FindingNotes, FindingSign
from gui.parts.plain_text import PlainLabel
from models.checks.finding import Finding, Weight
from models.checks.registry import all_checks
from models.checks.report import run_checks
from models.records.desk import Acceptance
from models.records.story import Claim, Event

LOCAL = {check.name for check in all_checks() if check.is_local}


@pytest.fixture
def findings(sample_session):
    return Findings.of(sample_session)


@pytest.fixture
def wider(sample_session):
    """A finding of the report that no event alone shows."""
    report = run_checks(sample_session.reader)
    return report, next(one for one in report.findings if one.check not in LOCAL)


def words_in(widget):
    return [label.text() for label in widget.findChildren(PlainLabel)]


def a_mark(check="uncited", weight=Weight.MEND, is_old=False):
    return Mark(Finding(check, "claim", "c", "e", f"A sentence about {check} & <b>.", weight), is_old)


def test_all_views_of_a_session_share_its_findings(sample_session, findings):
    assert Findings.of(sample_session) is findings


def test_what_needs_the_event_alone_is_told_without_a_report(findings, sample_session):
    claim = next(one for one in sample_session.reader.all(Claim) if one.field == "what")
    marks = findings.of_event(claim.event_id)
    assert {mark.finding.check for mark in marks} <= LOCAL
    weights = [list(Weight).index(mark.finding.weight) for mark in marks]
    assert weights == sorted(weights)


def test_the_last_report_tells_the_rest_until_it_is_old(qtbot, findings, sample_session, wider):
    report, finding = wider
    assert finding not in [mark.finding for mark in findings.of_event(finding.event_id)]
    with qtbot.waitSignal(findings.changed):
        findings.take(report, is_old=False)
    assert Mark(finding) in findings.of_event(finding.event_id)
    other = next(one for one in sample_session.reader.all(Event) if one.id != finding.event_id)
    sample_session.edit("Delete", lambda writer: writer.delete(other))
    assert Mark(finding, is_old=True) in findings.of_event(finding.event_id)


def test_a_report_goes_with_its_case(findings, sample_session, wider):
    report, finding = wider
    findings.take(report, is_old=False)
    sample_session.close()
    assert findings.of_event(finding.event_id) == ()


def test_a_sign_says_how_much_there_is_and_about_what(qtbot):
    sign = FindingSign((a_mark(), a_mark("contradicted", Weight.LOOK)), "date")
    qtbot.addWidget(sign)
    assert sign.text() == "! 2"
    assert sign.accessibleName() == "Findings about date: uncited, contradicted"
    assert "uncited &amp; &lt;b&gt;" in sign.toolTip()
    note = FindingSign((a_mark(weight=Weight.NOTE),), "date")
    qtbot.addWidget(note)
    assert note.text() == "i"


def test_notes_tell_sentence_and_reason_and_lead_to_the_checks(qtbot):
    mark = a_mark(is_old=True)
    notes = FindingNotes((mark,))
    qtbot.addWidget(notes)
    words = words_in(notes)
    assert "uncited · to mend" in words
    assert mark.finding.sentence in words
    assert any(OLD in line and line.startswith("What no source supports") for line in words)
    with qtbot.waitSignal(notes.opened) as opened:
        link(notes, "Go to checks: uncited").click()
    assert opened.args == [mark.finding]
    with qtbot.waitSignal(notes.mend_wanted) as wanted:
        link(notes, "Cite a source: uncited").click()
    assert (wanted.args[0].way.kind, wanted.args[0].id) == ("cite", "c")


def link(notes, name):
    return next(each for each in notes.findChildren(QToolButton) if each.accessibleName() == name)


def test_what_was_accepted_long_ago_is_judged_aside(qtbot, findings, sample_session, monkeypatch):
    titles = {one.id: one for one in sample_session.reader.all(Claim) if one.field == "what"}
    finding = next(one for one in run_checks(sample_session.reader).findings if one.record_id in titles)
    claim = titles[finding.record_id]
    acceptance = Acceptance("a", finding.check, finding.record_id, "Seen", by="Ana")
    sample_session.edit("Accept", lambda writer: writer.add(acceptance))
    record = sample_session.reader.get(Event, claim.event_id)
    title = replace(record, title="Another title")
    sample_session.edit("Change", lambda writer: writer.replace(title))
    monkeypatch.setattr("models.checks.lapsing.QUICK", 0)
    with qtbot.waitSignal(findings.changed, timeout=60000):
        first = findings.of_event(claim.event_id)
    key = (finding.check, finding.record_id)
    assert key not in [(mark.finding.check, mark.finding.record_id) for mark in first]
    assert any(
        "Accepted by Ana before" in mark.finding.sentence for mark in findings.of_event(claim.event_id)
    )
