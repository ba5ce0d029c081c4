"""No citation costs more than three actions: a key, a field that is filled or a choice, a click."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.commands.records import RecordCommands
from gui.forms.inspector import Inspector
from models.records.story import Citation, Field, Source
from tests.builders import a_claim, a_place

EVENTS = ("ban", "meeting", "sale")


class Hand:
    """Does one thing after the other and counts."""

    def __init__(self, commands):
        self.commands, self.actions = commands, 0

    def open(self):
        self.actions += 1
        self.commands.new_citation()
        return self.commands.dialog

    def choose_source(self, form, words):
        self.actions += 1
        QTest.keyClicks(form.source, words)
        form.source.choose(0)

    def type(self, field, words):
        self.actions += 1
        field.selectAll()
        QTest.keyClicks(field, words)

    def save(self, form):
        self.actions += 1
        QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)


@pytest.fixture
def hand(qtbot, session, selection, ask):
    place = a_place("Beirut")
    records = [place, *(a_claim(id, Field.WHERE, "", place_id=place.id) for id in EVENTS)]
    session.edit("Add", lambda writer: writer.add_many(records))
    inspector = Inspector(session, selection)
    qtbot.addWidget(inspector)
    return Hand(RecordCommands(session, selection, ask, inspector))


def test_three_events_are_cited_in_all_fields_from_one_source_without_a_document(hand, session, selection):
    for page, id in enumerate(EVENTS, start=1):
        selection.select([id])
        form = hand.open()
        if page == 1:
            hand.choose_source(form, "seized")
        hand.type(form.place, str(page))
        hand.save(form)
        assert not session.reader.dossier(id).uncited
    made = session.reader.all(Citation)
    assert {one.source_id for one in made} == {session.reader.all(Source)[0].id}
    assert hand.actions / len(made) <= 3
    assert hand.actions <= 3 * len(EVENTS) + 1  # the source is chosen once


def test_several_selected_events_are_cited_in_four_actions(hand, session, selection):
    selection.select(EVENTS)
    form = hand.open()
    hand.choose_source(form, "seized")
    hand.type(form.place, "7")
    hand.save(form)
    assert hand.actions == 4
    assert len(session.reader.all(Citation)) == 9
