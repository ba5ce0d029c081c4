"""The list of places, and merging by hand: two are named, become one, and undo brings both back."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from gui.forms.merge_actors_form import MergeActorsForm
from gui.forms.merge_places_form import MergePlacesForm
from gui.forms.places_form import PlacesForm
from models.records.story import Actor, Claim, Field, Place
from tests.builders import a_claim, a_place, an_actor


@pytest.fixture
def places(session):
    used, orphan, far = (
        a_place("Batumi", 41.6, 41.6, "b1"),
        a_place("Batumi", None, id="b2"),
        a_place("Poti", id="p"),
    )
    claim = a_claim("ban", Field.WHERE, "", id="w", place_id="b1")
    session.edit("Add", lambda writer: writer.add_many([used, orphan, far, claim]))


@pytest.fixture
def open_form(qtbot, session, selection, ask):
    def open_form(form_class, *more):
        form = form_class(session, selection, ask, *more)
        qtbot.addWidget(form)
        form.show()
        return form

    return open_form


def shown(form):
    return [form.list.item(row).text() for row in range(form.list.count())]


def test_the_list_tells_what_stands_where_and_finds_by_words(open_form, places):
    form = open_form(PlacesForm)
    assert shown(form) == ["Batumi · 1 event", "Batumi · unused · no point", "Poti · unused"]
    form.words.setText("no point")
    assert shown(form) == ["Batumi · unused · no point"]


def test_a_list_that_was_closed_follows_no_change(open_form, places, session):
    open_form(PlacesForm).deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    session.edit("Add", lambda writer: writer.add(a_place("Sokhumi", id="s")))
    assert session.reader.get(Place, "s")


def test_all_unused_places_go_in_one_step(open_form, places, session, ask):
    form = open_form(PlacesForm)
    ask.answers = [True]
    form.delete_ones.click()
    assert [place.id for place in session.reader.all(Place)] == ["b1"]
    session.undo()
    assert len(session.reader.all(Place)) == 3
    assert len(shown(form)) == 3


def test_only_the_chosen_ones_go_where_some_are_chosen(open_form, places, session, ask):
    form = open_form(PlacesForm)
    form.list.item(2).setSelected(True)
    ask.answers = [True]
    form.delete_ones.click()
    assert {place.id for place in session.reader.all(Place)} == {"b1", "b2"}


def test_a_used_place_cannot_be_deleted_from_the_list(open_form, places):
    form = open_form(PlacesForm)
    form.list.item(0).setSelected(True)
    assert not form.delete_ones.isEnabled()


def name_two(form, *names):
    for name in names:
        form.name.on_typed(name)
        form.name.choose(0)


def test_two_places_are_named_by_hand_and_become_one(open_form, places, session):
    form = open_form(MergePlacesForm)
    name_two(form, "poti")
    assert "now name the other" in form.named.text()
    name_two(form, "batumi")
    assert {place.name for place in form.chosen} == {"Poti", "Batumi"}
    form.on_save()
    assert not form.isVisible()
    assert session.reader.find(Place, "b1") is None
    assert session.reader.get(Claim, "w").place_id == "p"
    session.undo()
    assert session.reader.find(Place, "b1")


def test_two_actors_without_anything_in_common_are_merged_by_hand(open_form, session):
    session.edit("Add", lambda writer: writer.add_many([an_actor("Gamma Ltd", "g"), an_actor("Delta", "d")]))
    form = open_form(MergeActorsForm)
    name_two(form, "gamma", "delta")
    form.on_save()
    (actor,) = session.reader.all(Actor)
    assert {actor.name, *actor.aliases} == {"Gamma Ltd", "Delta"}


def test_the_same_one_named_twice_is_not_two(open_form, places):
    form = open_form(MergePlacesForm)
    count = len(form.groups)
    name_two(form, "poti", "poti")
    assert len(form.groups) == count


def test_a_place_is_duplicated_with_its_point_and_its_form_opens(open_form, places, session):
    form = open_form(PlacesForm)
    form.list.item(2).setSelected(True)
    form.double_button.click()
    (made,) = session.reader.where(Place, name="Poti (copy)")
    assert made.point == session.reader.get(Place, "p").point
    assert session.undo_words == "Duplicate place"
