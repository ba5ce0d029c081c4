"""The inspector: every field of an event with its citations."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QToolButton

from gui.findings.findings import Findings
from gui.findings.notes import FindingNotes, FindingSign
from gui.forms.inspector import Inspector
from gui.parts.plain_text import PlainLabel
from models.records.story import Event

SALE = "jiafenxiang-sales"


@pytest.fixture
def inspector(qtbot, sample_session, sample_selection):
    inspector = Inspector(sample_session, sample_selection)
    qtbot.addWidget(inspector)
    return inspector


def words_in(inspector):
    return [label.text() for label in inspector.widget().findChildren(PlainLabel)]


def buttons_in(inspector):
    return inspector.widget().findChildren(QToolButton)


def test_it_says_what_to_do_while_nothing_is_selected(inspector):
    assert "Choose an event" in words_in(inspector)[0]


def test_every_field_of_the_event_is_shown(inspector, sample_selection):
    sample_selection.select([SALE])
    words = words_in(inspector)
    assert "since 2018" in words
    assert "Huai'an (seller)" in words
    assert "as printed: “Hua'an”" in words
    assert "over ¥3bn" in words
    assert any(line.startswith("[1] says otherwise: local banks") for line in words)


def test_numbers_open_citations_and_contradictions_are_marked(inspector, sample_selection, qtbot):
    sample_selection.select([SALE])
    chip = next(button for button in buttons_in(inspector) if button.text() == "[1]")
    with qtbot.waitSignal(inspector.citation_opened) as opened:
        chip.click()
    assert opened.args[0].startswith(f"{SALE}/0")
    assert any(button.text().endswith("≠") for button in buttons_in(inspector))


def test_an_uncited_field_offers_to_cite_it(inspector, sample_selection, qtbot):
    sample_selection.select(["notice-2021-09-24"])
    offer = next(button for button in buttons_in(inspector) if button.text() == "no source: cite")
    with qtbot.waitSignal(inspector.claim_chosen) as chosen:
        offer.click()
    assert chosen.args[0].startswith("notice-2021-09-24/")


def test_a_line_of_the_source_list_opens_the_source(inspector, sample_selection, qtbot):
    sample_selection.select([SALE])
    line = next(button for button in buttons_in(inspector) if button.accessibleName() == "Open source 2")
    with qtbot.waitSignal(inspector.source_wanted) as opened:
        line.click()
    assert opened.args == ["brief"]


def test_it_follows_changes_and_markup_stays_words(inspector, sample_session, sample_selection):
    sample_selection.select([SALE])
    evil = '<img src="//evil/x"> <h1>'
    event = sample_session.reader.get(Event, SALE)
    sample_session.edit("Change title", lambda writer: writer.replace(replace(event, title=evil)))
    titles = [label for label in inspector.widget().findChildren(PlainLabel) if label.text() == evil]
    assert titles
    assert all(label.textFormat().name == "PlainText" for label in titles)


def test_the_page_fits_into_a_narrow_panel(inspector, sample_selection):
    sample_selection.select(["plustoken-final"])
    inspector.resize(312, 700)
    inspector.show()
    assert inspector.widget().width() <= inspector.viewport().width()


def signs_in(inspector):
    return inspector.widget().findChildren(FindingSign)


def unfolded_in(inspector):
    return [notes for notes in inspector.widget().findChildren(FindingNotes) if not notes.isHidden()]


def test_a_field_with_findings_has_a_sign_that_unfolds_them(inspector, sample_selection, qtbot):
    sample_selection.select([SALE])
    sign = next(one for one in signs_in(inspector) if one.accessibleName().startswith("Findings about what"))
    assert unfolded_in(inspector) == []
    sign.click()
    (notes,) = unfolded_in(inspector)
    with qtbot.waitSignal(inspector.finding_opened) as opened:
        next(one for one in notes.findChildren(QToolButton) if one.text() == "Go to checks").click()
    assert opened.args[0].event_id == SALE
    inspector.refresh()
    assert len(unfolded_in(inspector)) == 1
    next(one for one in signs_in(inspector) if one.isChecked()).click()
    assert unfolded_in(inspector) == []


def test_every_finding_of_the_event_has_its_place_in_the_inspector(
    inspector, sample_selection, sample_session, thinned
):
    for event in thinned(sample_session.reader.all(Event), 4):
        sample_selection.select([event.id])
        told = {notes.text() for notes in inspector.widget().findChildren(PlainLabel)}
        found = Findings.of(sample_session).of_event(event.id)
        assert {mark.finding.sentence for mark in found} <= told
