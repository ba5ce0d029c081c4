"""The forms of sources and citations."""

from dataclasses import replace

import pytest

from gui.forms.citation_form import CitationForm
from gui.forms.source_form import SourceForm
from models.records.story import (
    Citation,
    Confidentiality,
    Field,
    Locator,
    Origin,
    Reliability,
    Source,
    Stance,
)

SALE = "jiafenxiang-sales"


@pytest.fixture
def make(qtbot, sample_session, sample_selection, ask):
    def make(form, *values, **named):
        made = form(sample_session, sample_selection, ask, *values, **named)
        qtbot.addWidget(made)
        return made

    return make


def choose_source(form, words):
    form.source.setText(words)
    form.source.on_typed(words)
    form.source.choose(0)


def test_a_source_is_written_with_its_grade_and_a_new_origin(make, sample_session):
    form = make(SourceForm)
    form.title.setText("Ruling of the Yancheng court")
    form.issued.set_text("19 Nov 2020")
    form.reliability.setCurrentIndex(form.reliability.findData("A"))
    form.reason.setText("the ruling itself")
    form.origin.setCurrentText("The Yancheng court")
    form.on_save()
    source = sample_session.reader.get(Source, form.source_id)
    assert (source.reliability, source.issued.edtf) == (Reliability.A, "2020-11-19")
    assert sample_session.reader.get(Origin, source.origin_id).name == "The Yancheng court"


def test_saving_an_untouched_source_changes_nothing(make, sample_session):
    before = sample_session.reader.get(Source, "theblock-350955")
    make(SourceForm, "theblock-350955").on_save()
    assert sample_session.reader.get(Source, "theblock-350955") == before
    assert sample_session.case.undo_label == "Add the sample case"


def test_a_source_without_a_title_is_refused_in_words(make):
    form = make(SourceForm)
    form.on_save()
    assert form.problem.text()
    assert form.result() == 0


def test_a_source_in_use_is_not_deleted_and_the_reason_is_told(make, sample_session, ask):
    ask.answers.append(True)
    make(SourceForm, "theblock-350955").delete()
    assert len(ask.told) == 1
    assert sample_session.reader.find(Source, "theblock-350955") is not None


def test_an_uncited_claim_gets_its_citation(make, sample_session):
    claim = next(s.claim for s in sample_session.reader.dossier("notice-2021-09-24").uncited)
    form = make(CitationForm, "notice-2021-09-24", claim_id=claim.id)
    assert form.claims.ticked == (claim.id,)
    choose_source(form, "France 24")
    form.place.setText("2")
    form.on_save()
    cited = sample_session.reader.where(Citation, claim_id=claim.id)
    assert [(c.source_id, c.locator, c.place) for c in cited] == [("france24-2021", Locator.PAGE, "2")]


def test_a_citation_needs_a_source_from_the_list(make):
    form = make(CitationForm, SALE)
    form.source.setText("some newspaper")
    form.on_save()
    assert "Choose a source" in form.problem.text()


def test_page_zero_is_refused(make):
    form = make(CitationForm, SALE)
    choose_source(form, "France 24")
    form.place.setText("0")
    form.on_save()
    assert form.problem.text()
    assert form.result() == 0


def test_a_contradicting_citation_keeps_the_value_it_gives(make, sample_session):
    when = sample_session.reader.dossier(SALE).of(Field.WHEN)[0]
    form = make(CitationForm, SALE, claim_id=when.claim.id)
    choose_source(form, "Khazar")
    form.stance.setCurrentIndex(form.stance.findData("contradicts"))
    form.said.setText("2019/..")
    form.on_save()
    last = sample_session.reader.where(Citation, claim_id=when.claim.id, source_id="khazar")[0]
    assert (last.stance, last.said) == (Stance.CONTRADICTS, "2019/..")


def test_a_shown_citation_is_saved_as_it_was(make, sample_session):
    citation = sample_session.reader.dossier(SALE).stated[0].cited[0].citation
    make(CitationForm, SALE, citation_id=citation.id).on_save()
    assert sample_session.reader.get(Citation, citation.id) == citation
    assert sample_session.case.undo_label == "Add the sample case"


def test_a_citation_is_deleted_after_a_question(make, sample_session, ask):
    citation = sample_session.reader.dossier(SALE).stated[0].cited[0].citation
    form = make(CitationForm, SALE, citation_id=citation.id)
    form.delete()
    assert sample_session.reader.find(Citation, citation.id) == citation
    ask.answers.append(True)
    form.delete()
    assert sample_session.reader.find(Citation, citation.id) is None


def test_a_confidential_source_is_proposed_by_its_code_name(make, sample_session):
    source = sample_session.reader.get(Source, "brief")
    secret = replace(source, confidentiality=Confidentiality.CONFIDENTIAL, code_name="Heron")
    sample_session.edit("Hide source", lambda writer: writer.replace(secret))
    form = make(CitationForm, SALE)
    form.source.on_typed("Heron")
    assert form.source.proposals() == ("Heron",)
