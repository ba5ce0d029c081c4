"""The form of an actor: names with their kinds and scripts, numbers, and the span of a life."""

import pytest

from gui.forms.actor_form import ActorForm
from models.records.story import Actor
from tests.builders import a_when, an_actor


@pytest.fixture
def open_form(qtbot, session, selection, ask):
    def open_form(actor_id=None):
        form = ActorForm(session, selection, ask, actor_id)
        qtbot.addWidget(form)
        form.show()
        return form

    return open_form


def test_a_new_actor_is_written_with_all_that_is_known(open_form, session):
    form = open_form()
    form.name.setText("Delta Ltd")
    form.aliases.setText("former: Gamma Ltd; Дельта")
    form.numbers.setText("Companies House: 09812345")
    form.began.set_text("1990")
    form.ended.set_text("May 2015")
    assert form.scripts.text() == "Gamma Ltd: former, Latin; Дельта: Cyrillic"
    form.on_save()
    actor = session.reader.get(Actor, form.actor_id)
    assert actor.aliases == ("former=Gamma Ltd", "Дельта")
    assert actor.numbers == ("Companies House=09812345",)
    assert (actor.began.edtf, actor.ended.edtf) == ("1990", "2015-05")


def test_an_untouched_form_changes_nothing(open_form, session):
    actor = an_actor(
        "D", aliases=(" odd; name", "former=x"), numbers=("a=b=c",), began=a_when("1990~", "um 1990")
    )
    session.edit("Add", lambda writer: writer.add(actor))
    open_form(actor.id).on_save()
    assert session.reader.get(Actor, actor.id) == actor


def test_an_end_before_the_beginning_is_said(open_form):
    form = open_form()
    form.name.setText("Anna")
    form.began.set_text("1990")
    form.ended.set_text("1980")
    form.on_save()
    assert "before the beginning" in form.problem.text()


def test_an_actor_who_is_named_stays_and_one_who_is_not_goes(open_form, session, ask):
    actor = an_actor("Nobody")
    session.edit("Add", lambda writer: writer.add(actor))
    ask.answers = [True]
    open_form(actor.id).delete()
    assert session.reader.find(Actor, actor.id) is None
