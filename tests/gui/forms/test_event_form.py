"""The form of an event, as a reporter fills it in."""

import pytest

from gui.forms.event_form import EventForm
from models.records import Actor, Citation, Event, Field, Place

SALE = "jiafenxiang-sales"


@pytest.fixture
def form(qtbot, sample_session, sample_selection, ask):
    form = EventForm(sample_session, sample_selection, ask)
    qtbot.addWidget(form)
    return form


@pytest.fixture
def sale_form(qtbot, sample_session, sample_selection, ask):
    form = EventForm(sample_session, sample_selection, ask, SALE)
    qtbot.addWidget(form)
    return form


def all_rows(session):
    return {kind: session.reader.all(kind) for kind in (Event, Citation, Place, Actor)}


def type_place(form, words, choose):
    row = form.places.rows[0]
    row.name.setText(words)
    row.name.on_typed(words)
    row.name.choose(row.name.proposals().index(choose))
    return row


def test_an_event_is_written_from_words_and_one_undo_takes_it_back(form, sample_session, sample_selection):
    before = all_rows(sample_session)
    form.title.setText("Taizhou sells coins")
    form.when.set_text("about Feb 2025")
    type_place(form, "台州", "Taizhou 台州 · Zhejiang, CN")
    form.actors.rows[0].name.setText("Taizhou finance bureau")
    form.actors.rows[0].role.setCurrentText("seller")
    form.sums.add_empty().value.set_text("over ¥3bn")
    form.on_save()
    dossier = sample_session.reader.dossier(sample_selection.current)
    assert dossier.event.when.edtf == "2025-02~"
    assert [s.place.local_name for s in dossier.of(Field.WHERE)] == ["台州"]
    assert dossier.of(Field.WHERE)[0].place.point is not None
    assert [(s.actor.name, s.claim.role) for s in dossier.of(Field.WHO)] == [("Taizhou finance bureau", "seller")]
    assert dossier.of(Field.AMOUNT)[0].claim.amount.currency == "CNY"
    sample_session.undo()
    assert all_rows(sample_session) == before


def test_places_of_one_name_are_told_apart_by_their_province(form):
    row = form.places.rows[0]
    row.name.on_typed("Taizhou")
    assert {"Taizhou 泰州 · Jiangsu, CN", "Taizhou 台州 · Zhejiang, CN"} <= set(row.name.proposals())
    assert row.name.proposals()[0].endswith("in this case")


def test_a_place_of_the_case_is_used_again(form, sample_session):
    places = sample_session.reader.all(Place)
    form.title.setText("Another sale")
    type_place(form, "泰州", "Taizhou 泰州 · Jiangsu, CN")
    form.on_save()
    assert sample_session.reader.all(Place) == places


def test_a_place_that_nobody_knows_is_kept_without_a_point(form, sample_session, sample_selection):
    form.title.setText("A sale somewhere")
    form.places.rows[0].name.setText("The back room of Mr X")
    form.on_save()
    place = sample_session.reader.dossier(sample_selection.current).of(Field.WHERE)[0].place
    assert (place.name, place.point) == ("The back room of Mr X", None)


def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(form, sample_session):
    form.title.setText("A sale")
    form.when.set_text("03/04/2021")
    form.on_save()
    assert "3 April 2021 or 4 March 2021" in form.problem.text()
    assert form.when.text == "03/04/2021"
    assert sample_session.case.undo_label == "Add the sample case"


def test_an_event_needs_a_title(form):
    form.on_save()
    assert form.problem.text() == "Give the event a title."


def test_saving_an_untouched_form_changes_nothing(sale_form, sample_session):
    before = sample_session.reader.dossier(SALE)
    sale_form.on_save()
    assert sample_session.reader.dossier(SALE) == before
    assert sample_session.case.undo_label == "Add the sample case"


def test_a_new_title_leaves_claims_and_citations_as_they_are(sale_form, sample_session):
    before = sample_session.reader.dossier(SALE)
    sale_form.title.setText("Jiafenxiang sold coins")
    sale_form.on_save()
    after = sample_session.reader.dossier(SALE)
    assert after.event.title == "Jiafenxiang sold coins"
    assert after.stated == before.stated


def test_lines_with_citations_go_only_after_a_question(sale_form, sample_session, ask):
    before = sample_session.reader.dossier(SALE)
    sale_form.places.rows[1].remove.click()
    sale_form.on_save()
    assert "3 citations go" in ask.asked[0]
    assert sample_session.reader.dossier(SALE) == before
    ask.answers.append(True)
    sale_form.on_save()
    places = [stated.place.name for stated in sample_session.reader.dossier(SALE).of(Field.WHERE)]
    assert "Xuzhou" not in places
    sample_session.undo()
    assert sample_session.reader.dossier(SALE) == before


def test_a_case_open_for_reading_cannot_be_saved(qtbot, sample_session, sample_selection, ask, sample_path):
    sample_session.close()
    assert sample_session.open(sample_path, read_only=True)
    form = EventForm(sample_session, sample_selection, ask, SALE)
    qtbot.addWidget(form)
    form.on_save()
    assert not form.save_button.isEnabled()
    assert ask.told == []
