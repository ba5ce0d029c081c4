"""The page of checks lists what is wrong or odd, leads to it, and keeps why something is no fault."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.findings.findings import Findings, Mark
from gui.findings.remedies import WAYS
from gui.review.findings_page import STALE, FindingsPage
from models.checks.finding import Remedy
from models.checks.registry import all_checks
from models.checks.report import run_checks
from models.records.desk import Acceptance
from models.records.story import Claim, Event, Source

LOCAL = {check.name for check in all_checks() if check.is_local}


@pytest.fixture
def page(qtbot, sample_session, sample_selection):
    page = FindingsPage(sample_session, sample_selection)
    qtbot.addWidget(page)
    page.resize(900, 420)
    page.show()
    qtbot.waitUntil(lambda: page.report is not None, timeout=60000)
    return page


def checked(qtbot, page):
    qtbot.waitUntil(lambda: not page.is_checking, timeout=60000)


def test_every_finding_is_listed_the_heaviest_first(page, sample_session):
    told = run_checks(sample_session.reader).findings
    assert sorted(one.sentence for one in page.findings.findings) == sorted(one.sentence for one in told)
    weights = [str(one.weight) for one in page.findings.findings]
    assert weights == sorted(weights, key=("mend", "look", "note").index)


def test_one_weight_and_one_check_can_be_looked_at_alone(page):
    page.weight.setCurrentIndex(page.weight.findData("look"))
    assert {str(one.weight) for one in page.findings.findings} == {"look"}
    page.weight.setCurrentIndex(0)
    page.kind.setCurrentIndex(page.kind.findData("uncited"))
    assert {one.check for one in page.findings.findings} == {"uncited"}
    assert page.why.text().endswith(".")


def test_enter_shows_the_event_in_all_views(page, sample_selection):
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert sample_selection.current == page.current.event_id


def test_a_finding_is_accepted_with_a_reason_and_taken_back(qtbot, page, sample_session):
    finding = page.current
    page.accept_button.click()
    assert "reason" in page.state.text()
    assert sample_session.reader.all(Acceptance) == ()
    page.reason.setText("Seen in the court's register")
    page.accept_button.click()
    checked(qtbot, page)
    assert finding not in page.findings.findings
    (kept,) = sample_session.reader.all(Acceptance)
    assert (kept.check, kept.record_id, kept.by) == (finding.check, finding.record_id, "A. Reporter")
    page.weight.setCurrentIndex(page.weight.findData("accepted"))
    assert page.findings.findings == (finding,)
    assert "court's register" in page.accepted.text()
    page.back_button.click()
    checked(qtbot, page)
    assert sample_session.reader.all(Acceptance) == ()
    assert sample_session.case.undo_label == "Take back an acceptance"


def test_a_change_makes_the_list_old_and_f8_makes_it_new(qtbot, page, sample_session):
    event = sample_session.reader.all(Event)[0]
    sample_session.edit("Delete", lambda w: w.delete(event))
    assert STALE in page.state.text()
    QTest.keyClick(page, Qt.Key.Key_F8)
    checked(qtbot, page)
    assert STALE not in page.state.text()
    assert event.id not in {one.event_id for one in page.findings.findings}


def test_checking_can_be_cancelled_and_a_case_closed_meanwhile(qtbot, page, sample_session):
    page.check()
    page.cancel_button.click()
    checked(qtbot, page)
    page.check()
    sample_session.close()
    checked(qtbot, page)
    assert page.findings.findings == ()
    assert page.state.text() == ""


def test_a_finding_is_chosen_among_all_also_while_the_checks_run(qtbot, page, sample_session):
    wanted = page.findings.findings[-1]
    page.weight.setCurrentIndex(page.weight.findData("mend"))
    page.show_finding(wanted)
    assert page.current == wanted
    event = next(one for one in sample_session.reader.all(Event) if one.id != wanted.event_id)
    sample_session.edit("Delete", lambda w: w.delete(event))
    page.check()
    page.show_finding(wanted)
    checked(qtbot, page)
    assert (page.current.check, page.current.record_id) == (wanted.check, wanted.record_id)


def test_what_was_found_is_known_beside_each_event(page, sample_session):
    known = Findings.of(sample_session)
    wide = next(one for one in page.report.findings if one.check not in LOCAL)
    assert Mark(wide) in known.of_event(wide.event_id)


def test_what_was_accepted_before_it_was_changed_can_be_accepted_anew(qtbot, page, sample_session):
    finding = next(one for one in page.findings.findings if one.check == "uncited")
    page.show_finding(finding)
    page.reason.setText("Everybody knows")
    page.accept_button.click()
    checked(qtbot, page)
    claim = sample_session.reader.get(Claim, finding.record_id)
    sample_session.edit("Change", lambda w: w.replace(replace(claim, wording="printed otherwise")))
    page.check()
    checked(qtbot, page)
    page.show_finding(finding)
    assert "before it was changed: “Everybody knows”" in page.about.text()
    page.reason.setText("Still so")
    page.accept_button.click()
    checked(qtbot, page)
    (kept,) = sample_session.reader.all(Acceptance)
    assert kept.reason == "Still so"
    assert finding.record_id not in {
        one.record_id for one in page.findings.findings if one.check == finding.check
    }


def test_who_has_no_name_accepts_nothing(page, sample_session):
    sample_session.who = " "
    page.reason.setText("Everybody knows")
    page.accept_button.click()
    assert "needs a name" in page.state.text()
    assert sample_session.reader.all(Acceptance) == ()


def test_findings_stand_under_what_causes_them_and_a_lone_one_for_itself(page):
    model = page.findings
    assert len(model.groups) < 35
    for row, group in enumerate(model.groups):
        top = model.index(row, 0)
        assert model.rowCount(top) == (len(group.findings) if len(group.findings) > 1 else 0)
        assert all(model.parent(model.index(place, 0, top)) == top for place in range(model.rowCount(top)))
    assert sum(len(group.findings) for group in model.groups) == len(page.report.findings)


def test_enter_opens_a_group_and_closes_it(page):
    top = page.findings.index(0, 0)
    page.table.setCurrentIndex(top)
    page.table.setFocus()
    was_open = page.table.isExpanded(top)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.table.isExpanded(top) is not was_open


def test_each_finding_has_a_button_that_leads_to_what_mends_it(qtbot, page):
    for finding in page.report.findings:
        page.show_finding(finding)
        if finding.check == "gap":
            assert not page.mend_button.isEnabled()
            continue
        with qtbot.waitSignal(page.mend_wanted) as wanted:
            page.mend_button.click()
        (mending,) = wanted.args
        assert mending.id
        assert page.mend_button.text() == f"{mending.way.label}…"
        if finding.check == "contradicted":
            break


def test_one_judgement_of_a_source_is_opened_for_its_whole_group(qtbot, page, sample_session):
    judged = [one for one in sample_session.reader.all(Source) if one.is_secondary]
    open_ = [replace(one, is_secondary=False) for one in judged]
    sample_session.edit("Forget what they are", lambda w: [w.replace(one) for one in open_])
    page.check()
    checked(qtbot, page)
    assert "nobody said whether they are primary" in page.state.text()
    model = page.findings
    row, group = next(
        (row, one) for row, one in enumerate(model.groups) if one.judgement.startswith("Say of ")
    )
    page.table.setCurrentIndex(model.index(row, 0))
    mending = model.mending(model.index(row, 0))
    assert (mending.way.kind, mending.way.field, mending.id) == (
        "source",
        "is_primary",
        group.cause.record_id,
    )
    assert "settles" in page.about.text()


def test_every_remedy_that_a_check_has_leads_somewhere():
    assert {check.remedy for check in all_checks()} - {Remedy.NONE} <= WAYS.keys()
    assert set(Remedy) - {Remedy.NONE} == WAYS.keys()
