"""Several events are given the same in one step, which one undo takes back."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from gui.forms.together_form import TogetherForm
from models.records.story import Claim, Confidentiality, Event, Field, Kind, Place, State
from models.review.review import mark

IDS = ("ban", "meeting", "sale")


@pytest.fixture
def make(qtbot, session, ask):
    def make(*ids):
        form = TogetherForm(session, ask, ids or IDS)
        qtbot.addWidget(form)
        return form

    return make


@pytest.fixture
def claims(session):
    """The events with a claim about what and about when each, all drafts."""

    def write(writer):
        for id in IDS:
            for field in (Field.WHAT, Field.WHEN):
                writer.put(writer.claim_for(id, field))

    session.edit("Claims", write)
    return lambda: [claim for claim in session.reader.all(Claim) if claim.event_id in IDS]


def choose(combo, value):
    combo.setCurrentIndex(combo.findData(value))


def events(session):
    return [session.reader.get(Event, id) for id in IDS]


def set_kind(form, session):
    choose(form.kind, session.reader.all(Kind)[-1].id)
    return lambda event: event.kind_id == session.reader.all(Kind)[-1].id


def set_standing(form, _session):
    choose(form.standing, "claimed")
    return lambda event: event.standing == "claimed"


def set_tags(form, _session):
    form.tags.setText("port, nitrate, port")
    return lambda event: event.tags == ("port", "nitrate")


def set_seen(form, _session):
    choose(form.confidentiality, "internal")
    return lambda event: event.confidentiality is Confidentiality.INTERNAL


def set_place(form, session):
    form.place.name.setText("Hangar 12")
    form.on_save()
    assert form._said.text() == "“Hangar 12”: on no map yet. Save once more to keep it so."
    return lambda event: (
        [one.place.name for one in session.reader.dossier(event.id).of(Field.WHERE)] == ["Hangar 12"]
    )


def set_actor(form, session):
    form.actor.name.setText("Customs")
    form.actor.role.setCurrentText("authority")
    return lambda event: (
        [(one.actor.name, one.claim.role) for one in session.reader.dossier(event.id).of(Field.WHO)]
        == [("Customs", "authority")]
    )


@pytest.mark.parametrize("change", [set_kind, set_standing, set_tags, set_seen, set_place, set_actor])
def test_each_field_is_given_to_all_in_one_step(make, session, change):
    before = events(session)
    form = make()
    holds = change(form, session)
    form.on_save()
    assert all(holds(event) for event in events(session))
    assert session.case.undo_label == "Change 3 events"
    session.undo()
    assert events(session) == before
    assert not any(session.reader.dossier(id).of(Field.WHERE) for id in IDS)


def test_what_is_left_as_it_is_stays_so(make, session):
    before = events(session)
    form = make()
    form.on_save()
    assert "Nothing is changed yet" in form.problem.text()
    form.tags.setText("port")
    form.on_save()
    assert [replace(event, tags=()) for event in events(session)] == [
        replace(event, tags=()) for event in before
    ]


def test_the_heading_and_the_choices_tell_of_how_many_events(make):
    form = make()
    assert form.windowTitle() == "Change 3 events"
    assert form.kind.itemText(0).startswith("as it is: ")
    assert form.standing.itemText(0) == "as it is: it happened 3"
    assert make("ban").windowTitle() == "Change 1 event"


def test_tags_are_taken_out_whatever_the_case_of_their_letters(make, session):
    form = make()
    form.tags.setText("Port, nitrate")
    form.on_save()
    form = make("ban", "meeting")
    form.tags_out.setText("port")
    form.on_save()
    assert [event.tags for event in events(session)] == [("nitrate",), ("nitrate",), ("Port", "nitrate")]


def test_a_place_that_an_event_has_is_not_given_again(make, session):
    for _ in range(2):
        form = make()
        form.place.name.setText("Beirut")
        form.on_save()
    assert len(session.reader.all(Place)) == 1
    assert all(len(session.reader.dossier(id).of(Field.WHERE)) == 1 for id in IDS)


def test_drafts_become_ready_and_ready_ones_drafts_again(make, session, claims):
    form = make()
    choose(form.state, "ready")
    form.on_save()
    assert {claim.state for claim in claims()} == {State.READY}
    form = make()
    choose(form.state, "draft")
    form.on_save()
    assert {claim.state for claim in claims()} == {State.DRAFT}


def test_a_claim_under_review_keeps_its_mark_and_that_is_told(make, session, claims, ask):
    rejected = claims()[0]
    session.edit("Reject", lambda writer: mark(writer, rejected, State.REJECTED))
    form = make()
    choose(form.state, "ready")
    form.on_save()
    assert session.reader.get(Claim, rejected.id).state is State.REJECTED
    assert ask.told[-1] == "5 claims are ready now. As they are stay: 1 rejected."


@pytest.mark.parametrize("answer", [True, None])
def test_what_was_kept_back_is_opened_to_all_only_after_a_question(make, session, ask, answer):
    hidden = replace(session.reader.get(Event, "ban"), confidentiality=Confidentiality.CONFIDENTIAL)
    session.edit("Hide", lambda writer: writer.replace(hidden))
    ask.answers = [answer]
    form = make()
    choose(form.confidentiality, "public")
    form.on_save()
    assert "1 of them is internal or confidential" in ask.asked[-1]
    assert (session.reader.get(Event, "ban").confidentiality is Confidentiality.PUBLIC) is bool(answer)


@pytest.fixture
def commands(qtbot, session, selection, ask):
    from gui.commands.together import TogetherCommands

    host = QWidget()
    qtbot.addWidget(host)
    yield TogetherCommands(session, selection, ask, host)  # noqa: PT022 - the host must live on


def test_the_form_opens_for_the_selected_events(commands, selection, ask):
    commands.change_events()
    assert ask.told[-1].startswith("Choose events first")
    selection.select(IDS)
    commands.change_events()
    assert commands.dialog.windowTitle() == "Change 3 events"
    commands.dialog.reject()


def test_events_are_copied_as_text_with_their_sources(commands, selection, session, ask):
    from PySide6.QtGui import QGuiApplication

    from tests.builders import a_citation

    def cite(writer):
        claim = writer.claim_for("ban", Field.WHAT)
        writer.put(claim)
        writer.add(a_citation(claim, "reuters"))

    session.edit("Cite", cite)
    selection.select(("ban", "meeting"))
    commands.copy_text()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("24 Sept 2021")
    assert "[1]" in text
    assert "[1] “China's provinces sell seized crypto”" in text
    assert "Supreme People's Court seminar" in text
    assert "Jiafenxiang" not in text
    assert ask.told == ["2 events are copied with their sources."]


def test_what_may_not_be_told_is_in_no_copy_and_that_is_said(commands, selection, session, ask):
    from PySide6.QtGui import QGuiApplication

    hidden = replace(session.reader.get(Event, "ban"), confidentiality=Confidentiality.INTERNAL)
    session.edit("Hide", lambda writer: writer.replace(hidden))
    selection.select(("ban", "meeting"))
    commands.copy_text()
    assert "Ten bodies" not in QGuiApplication.clipboard().text()
    assert "1 event is not in the copy" in ask.told[-1]
    selection.select(("ban",))
    commands.copy_text()
    assert ask.told[-1].startswith("Nothing to tell")
