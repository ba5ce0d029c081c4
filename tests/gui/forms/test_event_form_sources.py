"""One source for many fields of an event, and what is kept as printed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.forms.event_form import EventForm
from gui.forms.event_start import EventStart
from models.records.story import Citation, Event, Field, Place, Source
from models.values.where.points import Point
from tests.builders import a_place

QUOTE = "Some 2,750 tonnes of ammonium nitrate blew up at 18:07 on 4 August 2020 in Hangar 12."


@pytest.fixture
def make(qtbot, session, selection, ask):
    def make(id=None, **start):
        form = EventForm(session, selection, ask, id, start=EventStart(**start))
        qtbot.addWidget(form)
        return form

    return make


def fill(form, title="The port explodes"):
    form.title.setText(title)
    form.when.set_text("18:07 on 4 August 2020")
    form.places.rows[0].name.setText("Beirut")
    form.actors.rows[0].name.setText("Port authority")
    form.sums.add_empty().value.set_text("2,750 tonnes of ammonium nitrate")


def cite(form, source="Human Rights Watch", page="12", quote=QUOTE):
    form.cited.source.setText(source)
    form.cited.source.textEdited.emit(source)
    form.cited.place.setText(page)
    form.cited.quote.setPlainText(quote)


def saved(session, selection):
    return session.reader.dossier(selection.current)


def test_one_source_with_page_and_quote_stands_for_every_field_in_one_step(make, session, selection):
    steps = len(session.reader.history_hashes())
    form = make()
    fill(form)
    cite(form)
    form.on_save()
    dossier = saved(session, selection)
    assert len(session.reader.history_hashes()) == steps + 1
    (source,) = session.reader.where(Source, title="Human Rights Watch")
    fields = (Field.WHAT, Field.WHEN, Field.WHERE, Field.WHO, Field.QUANTITY)
    for field in fields:
        (one,) = dossier.of(field)
        (cited,) = one.cited
        assert (cited.citation.source_id, cited.citation.place, cited.citation.quote) == (
            source.id,
            "12",
            QUOTE,
        )
    assert len(session.reader.all(Citation)) == len(fields)
    session.undo()
    assert session.reader.all(Citation) == ()
    assert session.reader.where(Source, title="Human Rights Watch") == ()


def test_only_what_is_ticked_is_cited(make, session, selection):
    form = make()
    fill(form)
    cite(form)
    for box, fields in form.cited.boxes:
        box.setChecked(Field.WHERE in fields)
    form.on_save()
    cited = [one.claim.field for one in saved(session, selection).stated if one.cited]
    assert cited == [Field.WHERE]


def test_the_same_passage_is_not_cited_twice_for_a_field(make, session, selection):
    form = make()
    fill(form)
    cite(form)
    form.on_save()
    before = len(session.reader.all(Citation))
    again = make(selection.current)
    cite(again)
    again.on_save()
    assert len(session.reader.all(Citation)) == before
    assert len(session.reader.where(Source, title="Human Rights Watch")) == 1


@pytest.mark.parametrize("typed", ["human rights watch", "https://www.hrw.org/beirut", "Human Rights Watch "])
def test_a_source_of_the_case_is_taken_by_its_title_or_address(make, session, typed):
    form = make()
    fill(form)
    cite(form, "Human Rights Watch https://www.hrw.org/beirut")
    form.on_save()
    again = make()
    cite(again, typed)
    assert "in this case" in again.cited.echo.text()
    assert again.cited.support().source.url == "https://www.hrw.org/beirut"


def test_a_new_source_is_said_to_be_new(make):
    form = make()
    cite(form, "Le Monde, https://lemonde.fr/x")
    assert form.cited.echo.text() == "A new source: “Le Monde”."


def test_a_page_without_a_source_is_asked_for(make, session):
    form = make()
    fill(form)
    cite(form, "", "12", "")
    form.on_save()
    assert form.problem.text().startswith("Name the source")


def test_the_next_event_starts_with_the_same_source_but_no_page(make, session, selection, ask):
    form = make()
    fill(form)
    cite(form)
    form.on_save()
    following = make(source_id=form.source_id)
    following.show()
    assert "Human Rights Watch" in following.cited.source.text()
    assert "As for the event before it" in following.cited.echo.text()
    assert (following.cited.place.text(), following.cited.quote.toPlainText()) == ("", "")
    following.reject()
    assert (following.isVisible(), ask.asked) == (False, [])


def test_as_printed_holds_only_words_of_a_source(make, session, selection):
    form = make()
    fill(form)
    form.on_save()
    dossier = saved(session, selection)
    assert dossier.event.when.wording == ""
    assert dossier.of(Field.QUANTITY)[0].claim.quantity.wording == ""
    assert all(one.claim.wording == "" for one in dossier.stated)
    form = make()
    fill(form, "With its source")
    cite(form)
    form.on_save()
    dossier = saved(session, selection)
    assert dossier.event.when.wording == "18:07 on 4 August 2020"
    assert dossier.of(Field.QUANTITY)[0].claim.quantity.wording == "2,750 tonnes of ammonium nitrate"


@pytest.mark.parametrize("words", ["n.d.", "日期不详"])
def test_words_that_say_that_there_is_no_date_are_kept_without_a_source(make, session, selection, words):
    form = make()
    form.title.setText("A meeting")
    form.when.set_text(words)
    form.on_save()
    (claim,) = [one.claim for one in saved(session, selection).of(Field.WHEN)]
    assert claim.wording == words


def test_words_that_say_more_than_the_value_are_kept_without_a_source(make, session, selection):
    form = make()
    form.title.setText("A call")
    form.when.set_text("4 Aug 2020 20:00 New York time")
    form.sums.rows[0].value.set_text("over €1.9bn")
    form.on_save()
    dossier = saved(session, selection)
    assert dossier.event.when.wording == "4 Aug 2020 20:00 New York time"
    assert dossier.of(Field.AMOUNT)[0].claim.amount.wording == "over €1.9bn"


def test_as_printed_is_asked_only_where_there_is_a_source(make):
    form = make()
    row = form.places.rows[0]
    assert not row.wording.isVisibleTo(form)
    cite(form)
    assert row.wording.isVisibleTo(form)
    assert form.places.add_empty().wording.isVisibleTo(form)


def test_a_place_of_the_case_is_taken_by_any_name_of_it(make, session):
    for typed in ("Munich", "München", "munich"):
        form = make()
        form.title.setText(f"Search at {typed}")
        form.places.rows[0].name.setText(typed)
        form.on_save()
    assert len(session.reader.all(Place)) == 1


def test_enter_takes_what_is_likely_and_does_not_save(qtbot, make, session, selection):
    session.edit("Add", lambda writer: writer.add(a_place("Beirut", 33.89, 35.5, country="LB")))
    form = make()
    form.title.setText("A ship is detained")
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    row = form.places.rows[0]
    row.name.setFocus()
    QTest.keyClicks(row.name, "Tripoli")
    assert row.found.text().startswith("Tripoli, North Lebanon, Lebanon – likely, not Tripoli")
    qtbot.waitUntil(row.name.completer().popup().isVisible)
    QTest.keyClick(row.name.completer().popup(), Qt.Key.Key_Return)
    assert row.found.text() == "Tripoli, North Lebanon, Lebanon."
    assert (form.isVisible(), session.case.undo_label) == (True, "Add")
    form.on_save()
    (one,) = saved(session, selection).of(Field.WHERE)
    assert one.place.country == "LB"


def test_a_case_without_places_prefers_those_of_its_jurisdictions(make, session, selection):
    event = replace(session.reader.get(Event, "ban"), jurisdiction="LB")
    session.edit("Change", lambda writer: writer.replace(event))
    form = make()
    row = form.places.rows[0]
    row.name.write("Tripoli")
    assert row.found.text().startswith("Tripoli, North Lebanon, Lebanon")
    assert row.name.proposals()[0] == "Tripoli · North Lebanon, LB"


def test_several_actors_are_parted_by_semicolons_and_none_by_a_comma(make, session, selection):
    form = make()
    form.title.setText("An interview")
    form.actors.rows[0].name.setText("Financial Times, London; Dan McCrum")
    assert form.actors.rows[0].told.text() == "2 actors: Financial Times, London · Dan McCrum."
    form.on_save()
    named = [one.actor.name for one in saved(session, selection).of(Field.WHO)]
    assert named == ["Financial Times, London", "Dan McCrum"]


def test_a_new_event_begins_where_somebody_pointed(make, session, selection):
    form = make(when="4 Aug 2020", point=Point(33.901, 35.519))
    form.title.setText("The silo burns")
    assert "name the place" in form.places.rows[0].found.text()
    form.on_save()
    assert "Name the place where you pointed" in form.problem.text()
    form.places.rows[0].name.setText("Grain silo")
    form.on_save()
    dossier = saved(session, selection)
    (one,) = dossier.of(Field.WHERE)
    assert (one.place.point, one.place.precision, dossier.event.when.edtf) == (
        Point(33.901, 35.519), "exact", "2020-08-04",
    )  # fmt: skip


def test_a_new_event_begins_at_a_place_of_the_case(make, session, selection):
    place = a_place("Beirut", 33.89, 35.5, id="beirut")
    session.edit("Add", lambda writer: writer.add(place))
    form = make(place_id="beirut")
    form.title.setText("The silo burns")
    form.on_save()
    assert [one.place for one in saved(session, selection).of(Field.WHERE)] == [place]


def test_a_new_sum_begins_with_the_cursor_in_the_sum(make):
    form = make()
    form.show()
    row = form.sums.add_empty()
    assert form.focusWidget() is row.value.line
