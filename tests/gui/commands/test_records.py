"""The menu items that open forms: each opens its own above the window, and lets it go."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QWidget

from gui.commands.records import RecordCommands
from gui.findings.remedies import WAYS
from gui.forms.citation_form import CitationForm
from gui.forms.eras_form import ErasForm
from gui.forms.event_form import EventForm
from gui.forms.source_form import SourceForm
from gui.parts.here import Here
from models.records.desk import Check
from models.records.eras import PLAIN
from models.records.story import Actor, Citation, Claim, Document, Event, EventId, Kind, Place, Source
from models.values.when import When
from models.values.where.points import Point
from tests.builders import a_claim, a_place, an_actor


@pytest.fixture
def host(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    return host


@pytest.fixture
def commands(monkeypatch, session, selection, ask, host):
    def refuse(dialog):
        raise AssertionError("a form must not hold the program up")

    monkeypatch.setattr(QDialog, "exec", refuse)
    return RecordCommands(session, selection, ask, host)


@pytest.fixture
def citation(session):
    claim = session.reader.where(Claim, event_id="ban", field="what")[0]
    citation = Citation("c1", claim.id, "reuters", said="otherwise")
    session.edit("Cite", lambda writer: writer.add(citation))
    return citation


def forms_of(host):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return host.findChildren(QDialog)


def test_a_new_event_opens_an_empty_form(commands):
    commands.new_event()
    assert isinstance(commands.dialog, EventForm)
    assert commands.dialog.title.text() == ""
    assert commands.dialog.isVisible()


def test_edit_opens_the_current_event(commands, selection):
    selection.select(["sale", "ban"])
    commands.edit_event()
    assert commands.dialog.title.text() == "Ten bodies ban crypto business"


def test_a_source_opens_in_its_form_and_a_new_one_is_empty(commands, host):
    commands.open_source("reuters")
    assert isinstance(commands.dialog, SourceForm)
    assert commands.dialog.title.text() == "China's provinces sell seized crypto"
    commands.dialog.reject()
    commands.new_source()
    assert commands.dialog.title.text() == ""


def test_a_citation_opens_in_its_form(commands, selection, citation):
    selection.select(["ban"])
    commands.open_citation("c1")
    assert isinstance(commands.dialog, CitationForm)
    assert commands.dialog.said.text() == "otherwise"


def test_a_claim_to_cite_is_chosen_already(commands, selection, session):
    selection.select(["ban"])
    when = session.reader.where(Claim, event_id="ban", field="when")[0]
    commands.cite(when.id)
    assert commands.dialog.claims.ticked == (when.id,)
    assert commands.dialog.source.text() == ""


def told_by(form):
    return [box.text() for box in form.claims.boxes.values()]


def test_a_new_citation_is_of_the_current_event(commands, selection):
    selection.select(["ban"])
    commands.new_citation()
    assert any("Ten bodies ban crypto business" in words for words in told_by(commands.dialog))


@pytest.mark.parametrize("command", ["edit_event", "new_citation"])
def test_without_an_event_a_sentence_says_to_choose_one(commands, ask, command):
    getattr(commands, command)()
    assert commands.dialog is None
    assert ask.told == ["Choose an event first: in the timeline, on the map or in the table."]


@pytest.mark.parametrize(
    ("command", "id"),
    [("open_event", "gone"), ("open_source", "gone"), ("open_citation", "gone"), ("cite", "gone")],
)
def test_a_record_that_is_gone_is_told_in_one_sentence(commands, ask, command, id):
    getattr(commands, command)(id)
    assert commands.dialog is None
    assert len(ask.told) == 1


@pytest.mark.parametrize("end", ["accept", "reject", "close"])
def test_a_form_that_ends_is_let_go(commands, host, end):
    commands.new_event()
    assert len(forms_of(host)) == 1
    getattr(commands.dialog, end)()
    assert commands.dialog is None
    assert forms_of(host) == []


def test_a_form_that_ends_leaves_a_later_one_open(commands, host):
    commands.new_event()
    first = commands.dialog
    commands.new_source()
    second = commands.dialog
    first.reject()
    assert forms_of(host) == [second]
    assert commands.dialog is second


@pytest.mark.parametrize("command", ["new_event", "edit_event", "new_source", "new_citation"])
def test_without_a_case_nothing_opens(commands, session, command):
    session.close()
    getattr(commands, command)()
    assert commands.dialog is None


def test_a_saved_form_changes_the_case_and_is_let_go(commands, host, session, selection):
    selection.select(["ban"])
    commands.edit_event()
    commands.dialog.title.setText("Ten bodies ban it")
    commands.dialog.on_save()
    assert session.reader.get(Event, "ban").title == "Ten bodies ban it"
    assert commands.dialog is None
    assert forms_of(host) == []


def test_an_event_with_markup_in_its_title_opens_as_words(commands, session, selection):
    evil = '<img src="//evil/x">'
    event = replace(session.reader.get(Event, "ban"), title=evil)
    session.edit("Change", lambda writer: writer.replace(event))
    selection.select(["ban"])
    commands.edit_event()
    assert commands.dialog.title.text() == evil
    commands.dialog.reject()
    commands.new_citation()
    assert any(evil in words for words in told_by(commands.dialog))


RECORDS = {
    "event": (
        Event,
        "ban",
        ("title", "kind_id", "when", "where", "who", "amount", "description", "tags", "note"),
    ),
    "source": (
        Source,
        "reuters",
        ("title", "issued", "url", "origin_id", "publisher", "authors", "language"),
    ),
    "actor": (Actor, "a1", ("name", "aliases", "kind", "began", "ended", "numbers")),
    "place": (Place, "p1", ("name", "aliases", "point", "admin", "country")),
    "citation": (Citation, "c1", ("claim_id", "source_id", "locator", "place", "said", "quote", "stance")),
    "claim": (
        Claim,
        "s1",
        (
            "value",
            "text",
            "wording",
            "is_inferred",
            "restates",
            "part_of",
            "is_criticism",
            "decision",
            "observed_by",
        ),
    ),
}


@pytest.fixture
def one_of_each(session, citation):
    records = [a_claim("ban", id="s1"), an_actor(id="a1"), a_place(id="p1")]
    session.edit("Add", lambda writer: writer.add_many(records))


@pytest.mark.parametrize(
    ("kind", "field"), [(kind, field) for kind, (_, _, fields) in RECORDS.items() for field in fields]
)
def test_every_field_of_a_record_is_reached_in_its_form(commands, session, one_of_each, kind, field):
    commands.edit_named(kind, RECORDS[kind][1], field)
    dialog = commands.dialog
    led = dialog._led[field]
    focus = dialog.focusWidget()
    assert focus is not None
    assert focus is led or led.isAncestorOf(focus) or led.focusProxy() is focus


def test_a_check_and_a_query_lead_to_their_claim(commands, session, one_of_each):
    commands.edit_field(Check("k", "s1", "checked", "Ana", "2026-01-01"))
    assert commands.dialog.windowTitle() == "Change statement"


def test_what_has_no_form_is_told_in_one_sentence(commands, ask, session):
    commands.edit_field(Document("d", "x.pdf", "0", 1, "application/pdf"))
    commands.edit_named("event", "gone")
    assert len(ask.told) == 2
    assert commands.dialog is None


@pytest.mark.parametrize("remedy", [one for one, way in WAYS.items() if way.kind in RECORDS and way.field])
def test_every_way_from_a_finding_leads_to_a_field_that_is_there(commands, one_of_each, remedy):
    way = WAYS[remedy]
    commands.edit_named(way.kind, RECORDS[way.kind][1], way.field)
    assert way.field in commands.dialog.fields


def test_a_rate_that_is_missing_opens_the_list_in_which_it_is_made(commands):
    commands.edit_named("rate", "of no record")
    assert commands.dialog.windowTitle() == "Rates of exchange"


def test_actors_whom_nothing_names_are_deleted_in_one_step(commands, session, ask):
    named, one, other = an_actor("A", "a"), an_actor("B", "b"), an_actor("C", "c")
    claim = a_claim("ban", "who", "", actor_id="a")
    session.edit("Add", lambda writer: writer.add_many([named, one, other, claim]))
    ask.answers = [True]
    commands.delete_actors(["a", "b", "c"])
    assert [actor.id for actor in session.reader.all(Actor)] == ["a"]
    assert "One is named in events and stays." in ask.asked[0]
    session.undo()
    assert len(session.reader.all(Actor)) == 3
    commands.delete_actors(["a"])
    assert "named in events" in ask.told[0]


def test_a_new_event_here_begins_with_the_date_the_kind_and_the_place_that_stand_there(commands, session):
    place = a_place()
    session.edit("Place", lambda writer: writer.add(place))
    kind = session.reader.all(Kind)[1]
    commands.new_event_here(Here(When.from_edtf("2021-09"), kind.id, place.id))
    draft = commands.dialog.draft()
    assert draft.event.when.edtf == "2021-09"
    assert draft.event.kind_id == kind.id
    assert draft.lines[0].place_id == place.id


@pytest.mark.parametrize(
    ("point", "reach", "name"),
    [
        (Point(33.9, 35.52), 8.0, "Beirut"),
        (Point(33.9, 35.52), 0.1, "near "),
        (Point(34.5, 30.0), 20.0, "km from "),
    ],
)
def test_a_bare_point_of_the_map_is_named_after_the_town_there_or_by_the_nearest(
    commands, point, reach, name
):
    commands.new_event_here(Here(point=point, reach_km=reach))
    line = commands.dialog.draft().lines[0]
    assert name in line.name
    assert commands.dialog.places.rows[0].point == point


def test_the_form_of_an_era_is_the_list_of_eras(commands, session):
    era = Event(
        EventId("an-era"), session.reader.all(Kind)[0].id, "The ban", When.from_edtf("2019/2022"), era=PLAIN
    )
    session.edit("Era", lambda writer: writer.add(era))
    commands.open_event("an-era")
    assert isinstance(commands.dialog, ErasForm)
    assert commands.dialog.title.text() == "The ban"
    commands.dialog.close()
    commands.edit_field(era, "era")
    assert isinstance(commands.dialog, ErasForm)
