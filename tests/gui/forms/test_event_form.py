"""The form of an event, as a reporter fills it in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from gui.forms.event_form import EventForm
from gui.forms.place_form import PlaceForm
from gui.forms.place_row import PlaceRow
from models.records.story import Actor, Citation, Event, Field, Kind, Place
from models.values.when import When
from tests.builders import an_event
from tests.gui.fakes import opened

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


def test_a_phrase_with_two_sums_becomes_two_claims(form, sample_session, sample_selection):
    form.title.setText("Taizhou sells coins")
    form.sums.add_empty().value.set_text("more than 3 billion yuan ($408 million)")
    form.sums.add_empty().value.set_text("未披露")
    form.on_save()
    claims = [
        stated.claim for stated in sample_session.reader.dossier(sample_selection.current).of(Field.AMOUNT)
    ]
    assert [claim.amount and claim.amount.currency for claim in claims] == ["CNY", "USD", None]
    assert [claim.restates for claim in claims] == [None, claims[0].id, None]
    assert claims[2].wording == "未披露"


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
    assert [(s.actor.name, s.claim.role) for s in dossier.of(Field.WHO)] == [
        ("Taizhou finance bureau", "seller")
    ]
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
    row = form.places.rows[0]
    row.name.setText("The back room of Mr X")
    assert "is not known" in row.found.text()
    assert row.find_button.isVisibleTo(row)
    form.on_save()
    assert "on no map yet" in form.problem.text()
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
    assert opened(sample_session, sample_path, read_only=True)
    form = EventForm(sample_session, sample_selection, ask, SALE)
    qtbot.addWidget(form)
    form.on_save()
    assert not form.save_button.isEnabled()
    assert ask.told == []


# what is kept as it was, though the fields cannot show it ---------------------------------------


def add_to(session, *records):
    session.edit("Add records", lambda writer: writer.add_many(records))


def test_text_that_a_field_cannot_show_is_kept_while_it_is_untouched(qtbot, session, selection, ask):
    event = an_event(
        "A title\nin two lines ",
        id="odd",
        description="line one\r\nwith a\u00a0hard space\n",
        tags=("seized, then sold", "court"),
        jurisdiction="CN",
        note=" ",
        kind=session.reader.all(Kind)[0].id,
    )
    add_to(session, event)
    steps = len(session.reader.history_hashes())
    form = EventForm(session, selection, ask, "odd")
    qtbot.addWidget(form)
    form.on_save()
    assert form.result() == 1
    assert session.reader.get(Event, "odd") == event
    assert len(session.reader.history_hashes()) == steps


def test_a_printed_date_in_two_lines_stays_itself(qtbot, session, selection, ask):
    event = replace(session.reader.get(Event, "ban"), when=When.from_edtf("2021-09-24", "24 Sept\n2021"))
    session.edit("Change", lambda writer: writer.replace(event))
    form = EventForm(session, selection, ask, "ban")
    qtbot.addWidget(form)
    form.on_save()
    assert (form.problem.text(), form.result()) == ("", 1)
    assert session.reader.get(Event, "ban") == event


def test_what_was_typed_beside_an_empty_value_is_not_lost_without_a_word(form, sample_session):
    form.title.setText("A sale")
    row = form.sums.add_empty()
    row.meaning.setText("proceeds")
    form.on_save()
    assert "proceeds" in form.problem.text()
    assert sample_session.case.undo_label == "Add the sample case"
    row.remove.click()
    form.places.rows[0].wording.setText("Tai Zhou")
    form.on_save()
    assert "Tai Zhou" in form.problem.text()


def test_choosing_with_the_keys_writes_the_name_and_not_the_proposal(qtbot, form, sample_session):
    form.show()
    name = form.places.rows[0].name
    name.setFocus()
    qtbot.keyClicks(name, "Taizhou")
    popup = name.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    assert name.text() == "Taizhou"
    chosen = name.chosen
    assert isinstance(chosen, Place)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert (name.text(), name.chosen) == ("Taizhou", chosen)
    assert form.places.rows[0].line().place_id == chosen.id


def test_typing_on_lets_go_of_the_place_that_was_chosen(form):
    row = type_place(form, "台州", "Taizhou 台州 · Zhejiang, CN")
    assert "Zhejiang" in row.found.text()
    row.name.setText("Taizhou port")
    row.name.textEdited.emit("Taizhou port")
    assert row.line().found is None
    assert "say which" in row.found.text()


def test_the_list_of_namesakes_keeps_the_one_that_was_chosen(qtbot, sample_session, sample_selection, ask):
    add_to(sample_session, Place("north", "Linfen", admin="A"), Place("south", "Linfen", admin="B"))
    form = EventForm(sample_session, sample_selection, ask)
    qtbot.addWidget(form)
    form.title.setText("A sale in the south")
    type_place(form, "Linfen", "Linfen · B · in this case")
    form.on_save()
    place = sample_session.reader.dossier(sample_selection.current).of(Field.WHERE)[0].place
    assert place.id == "south"


def test_markup_in_names_is_proposed_as_words(qtbot, session, selection, ask):
    evil = '<img src="//evil/x">'
    add_to(session, Place("evil", evil), Actor("evil", evil))
    form = EventForm(session, selection, ask)
    qtbot.addWidget(form)
    for name in (form.places.rows[0].name, form.actors.rows[0].name):
        name.on_typed("<img")
        assert name.proposals()[0].startswith(evil)
        name.choose(0)
        assert name.text() == evil


def test_a_saved_event_is_the_selected_one(form, sample_selection, sample_session):
    form.title.setText("A hearing")
    form.on_save()
    current = sample_session.reader.get(Event, sample_selection.current)
    assert current.title == "A hearing"


def test_control_and_enter_saves_from_a_paragraph(qtbot, form, sample_session):
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.title.setText("A hearing")
    form.description.setFocus()
    qtbot.keyClick(form.description, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: form.result() == 1)
    assert sample_session.case.undo_label == "New event"


def test_an_unreadable_sum_blocks_saving_and_stays_as_typed(form, sample_session):
    form.title.setText("A sale")
    row = form.sums.add_empty()
    row.value.set_text("plenty")
    form.on_save()
    assert form.problem.text().startswith("How much: ")
    assert row.value.text == "plenty"
    assert sample_session.case.undo_label == "Add the sample case"


def test_a_country_in_small_letters_is_understood_and_a_wrong_one_refused(
    form, sample_session, sample_selection
):
    form.title.setText("A sale")
    form.jurisdiction.setText("China")
    form.on_save()
    assert "CN or HK" in form.problem.text()
    form.jurisdiction.setText("cn")
    form.on_save()
    assert sample_session.reader.get(Event, sample_selection.current).jurisdiction == "CN"


def test_emptying_a_field_empties_it(sale_form, sample_session):
    assert sample_session.reader.get(Event, SALE).description
    sale_form.description.setPlainText("")
    sale_form.on_save()
    assert sample_session.reader.get(Event, SALE).description == ""


def test_every_event_of_the_sample_is_saved_as_it_is(qtbot, sample_session, sample_selection, ask, thinned):
    for event in thinned(sample_session.reader.all(Event), 4):
        before = sample_session.reader.dossier(event.id)
        form = EventForm(sample_session, sample_selection, ask, event.id)
        qtbot.addWidget(form)
        form.on_save()
        assert form.problem.text() == ""
        assert sample_session.reader.dossier(event.id) == before
    assert sample_session.case.undo_label == "Add the sample case"
    assert ask.asked == []


def test_a_typed_place_that_is_sure_gets_its_point_and_keeps_its_name(form, sample_session, sample_selection):
    form.title.setText("A meeting")
    row = form.places.rows[0]
    row.name.setText("12 Rue X, Lyon, France")
    row.name.editingFinished.emit()
    assert "Only Lyon, Rhône, France is known" in row.found.text()
    form.on_save()
    place = sample_session.reader.dossier(sample_selection.current).of(Field.WHERE)[0].place
    assert (place.name, place.precision, place.country) == ("12 Rue X, Lyon, France", "city", "FR")


def test_a_typed_place_that_can_be_several_is_asked_and_gets_no_point(form, sample_session, sample_selection):
    form.title.setText("A meeting")
    row = form.places.rows[0]
    row.name.setText("Springfield")
    row.name.editingFinished.emit()
    assert "say which" in row.found.text()
    form.on_save()
    form.on_save()
    assert sample_session.reader.dossier(sample_selection.current).of(Field.WHERE)[0].place.point is None


def test_an_event_is_the_next_stage_of_another_and_the_matter_is_told(qtbot, session, selection, ask):
    form = EventForm(session, selection, ask, "meeting")
    qtbot.addWidget(form)
    row = form.stages.add_empty()
    row.stage_before.setText("ten bodies")
    row.stage_before.on_typed("ten bodies")
    assert row.problem.endswith("choose one from the list that opens.")
    row.stage_before.choose(0)
    form.on_save()
    assert session.reader.stages() == (("ban", "meeting"),)
    again = EventForm(session, selection, ask, "meeting")
    qtbot.addWidget(again)
    assert again.matter.text().startswith(
        "Matter: Ten bodies ban crypto business (24 Sept 2021) → about 3 years"
    )
    before = session.reader.dossier("meeting")
    again.on_save()
    assert session.reader.dossier("meeting") == before


def test_once_in_a_span_and_a_standing_are_kept_as_they_were_chosen(form, sample_session, sample_selection):
    form.title.setText("Coins are to be sold")
    form.when.set_text("28 July 2021 to Oct 2022")
    form.when.choice.once.click()
    form.standing.setCurrentIndex(form.standing.findData("announced"))
    form.on_save()
    event = sample_session.reader.dossier(sample_selection.current).event
    assert (event.when.edtf, event.when.wording) == ("[2021-07-28..2022-10]", "")
    assert event.standing == "announced"


def test_for_a_place_that_undo_took_away_meanwhile_the_form_of_a_new_one_opens(sale_form, monkeypatch):
    monkeypatch.setattr(PlaceRow, "place_id", "gone")
    sale_form.open_place(sale_form.places.rows[0])
    (place,) = (one for one in sale_form.findChildren(PlaceForm) if one.isVisible())
    assert place.windowTitle() == "New place"
    place.done(0)
