"""A date that leans on another event is typed, shown, kept and let go in the form of the event."""

import pytest

from gui.forms.event_form import EventForm
from gui.forms.leaning_field import leaning_field
from models.records.leaning import Lean
from models.records.story import Claim, Event, Field
from tests.builders import an_event


@pytest.fixture
def field(qtbot, session):
    with session.case.edit("Events") as writer:
        writer.add_many(
            [
                an_event("Court rules on the coins", "2021-09-24", id="ruling"),
                an_event("Court closes the file", "2022", id="closing"),
                an_event("Police search the office", None, id="raid"),
            ]
        )
    session.index = session.reader.event_index()
    field = leaning_field(session, "raid")
    qtbot.addWidget(field)
    return field


def test_words_that_lean_show_the_event_and_the_date_that_follows(field):
    field.set_text("three days after “Court rules”")
    assert field.value.lean == Lean("after", "ruling", lag="P3D")
    assert field.reading.text() == "3 days after “Court rules on the coins” – 27 Sept 2021: one day"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("after the flood", "No event is called “flood”: write a date, or words of another event's title."),
        ("before the court", "“Court rules on the coins”: write more of the title."),
        ("sometime", "is not a date that can be read"),
    ],
)
def test_what_cannot_be_found_is_one_sentence(field, typed, said):
    field.set_text(typed)
    assert said in field.reading.text()
    assert field.problem


def test_a_date_that_leans_is_saved_follows_and_is_let_go_in_the_form(qtbot, field, session, selection, ask):
    form = EventForm(session, selection, ask, "raid")
    qtbot.addWidget(form)
    form.when.set_text("before the closes the file")
    assert form.save()
    raid = session.reader.get(Event, "raid")
    assert (raid.when.edtf, raid.when.wording) == ("[..2022-12-31]", "before the closes the file")
    again = EventForm(session, selection, ask, "raid")
    qtbot.addWidget(again)
    assert again.when.value.lean == Lean("before", "closing")
    again.when.set_text("5 May 2021")
    assert again.save()
    claim = next(one for one in session.reader.where(Claim, event_id="raid", field=Field.WHEN))
    assert (session.reader.get(Event, "raid").when.edtf, Lean.of(claim), claim.wording) == (
        "2021-05-05",
        None,
        "",
    )


def test_words_that_say_that_there_is_no_date_are_kept(qtbot, field, session, selection, ask):
    form = EventForm(session, selection, ask, "raid")
    qtbot.addWidget(form)
    form.when.set_text("n.d.")
    assert form.save()
    claim = next(one for one in session.reader.where(Claim, event_id="raid", field=Field.WHEN))
    assert (session.reader.get(Event, "raid").when, claim.wording) == (None, "n.d.")
    again = EventForm(session, selection, ask, "raid")
    qtbot.addWidget(again)
    assert again.when.text == "n.d."


def test_a_date_stays_a_date(field):
    field.set_text("24 Sept 2021")
    assert field.value.edtf == "2021-09-24"
