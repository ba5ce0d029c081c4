"""Twelve events of a port explosion, entered by keys and by mouse, with every action counted.

An action is one field filled, one choice, one click or one key command. Tab goes from field to field, always forward.
"""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.forms.event_form import EventForm
from gui.forms.quick_line import QuickLine
from gui.parts.fonts import register_fonts
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.main_window import MainWindow
from models.records.story import About, Actor, Citation, Event, Field, Place, Source
from tests.gui.fakes import FakeAsk

HRW = "Human Rights Watch: They killed us from the inside"
OCCRP = "OCCRP: A hidden tycoon, African explosives"
STL = "Ship's log of the Rhosus"
FBI = "FBI report of 7 Oct 2020"
PORT = "Letter of the port to the judge"
AN_EVENT, A_CITATION = 9, 3  # actions at most


@dataclass(frozen=True)
class Told:
    title: str
    kind: str
    when: str
    where: str
    who: str
    much: str
    source: str
    page: str
    quote: str
    edtf: str


EVENTS = (
    Told("Rhosus leaves Batumi", "Other", "27 Sep 2013", "Batumi", "Rhosus", "2,750 tonnes of ammonium nitrate",
         OCCRP, "3", "The Rhosus left Batumi on 27 Sep 2013.", "2013-09-27"),
    Told("Rhosus bunkers at Piraeus", "Other", "Oct 2013", "Piraeus", "Rhosus", "", OCCRP, "4", "", "2013-10"),
    Told("Rhosus puts in at Beirut", "Other", "before 21 Nov 2013", "Beirut", "Rhosus", "160 tonnes of machines",
         STL, "31", "Arrived before 21 Nov 2013.", "[..2013-11-20]"),
    Told("Port state control detains the ship", "Seizure", "4 Feb 2014", "Beirut", "Port authority", "",
         HRW, "22", "", "2014-02-04"),
    Told("Sacks are unloaded into Hangar 12", "Other", "between 23 and 24 Oct 2014", "Beirut", "Customs",
         "2,750 tonnes of ammonium nitrate", HRW, "24", "unloaded between 23 and 24 Oct 2014",
         "[2014-10-23..2014-10-24]"),
    Told("Customs asks the judge", "Other", "5 Dec 2014", "Beirut", "Customs; Urgent matters judge", "",
         PORT, "1", "", "2014-12-05"),
    Told("Rhosus sinks in the basin", "Other", "Feb 2018", "Beirut", "Rhosus", "", HRW, "30", "", "2018-02"),
    Told("State Security warns", "Notice", "20 July 2020", "Beirut", "State Security", "", HRW, "41", "", "2020-07-20"),
    Told("Welders mend the door", "Other", "4 Aug 2020, 17:00", "Beirut", "Port authority", "", FBI, "6", "",
         "2020-08-04T17:00"),
    Told("Smoke rises", "Other", "4 Aug 2020 5:54 p.m.", "Beirut", "Fire brigade", "", FBI, "7", "",
         "2020-08-04T17:54"),
    Told("The port explodes", "Other", "18:07 on 4 August 2020", "Beirut", "Port authority",
         "552 tonnes of ammonium nitrate", FBI, "9", "552 tonnes blew up", "2020-08-04T18:07"),
    Told("The count ends", "Other", "since 2021", "Beirut", "Health ministry", "218 dead", HRW, "58", "218 dead",
         "2021/.."),
)  # fmt: skip


@dataclass
class Hand:
    """Does what a person does with a form, and counts it."""

    form: EventForm
    actions: int = 1  # the form was opened
    cited: int = 0

    def go_to(self, wanted):
        """Press Tab until the cursor stands in a field; a way that comes round again is a dead end."""
        for _ in range(60):
            here = self.form.focusWidget()
            if here is wanted:
                return
            QTest.keyClick(here, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {wanted.accessibleName()}")

    def fill(self, wanted, words, *, is_citing=False):
        if not words:
            return
        self.go_to(wanted)
        QTest.keyClicks(wanted, words)
        self._count(is_citing)

    def choose(self, combo, words):
        if combo.currentText() == words:
            return
        self.go_to(combo)
        QTest.keyClicks(combo, words)
        assert combo.currentText() == words
        self._count(False)

    def cite(self, told):
        cited = self.form.cited
        if told.source not in cited.source.text():
            self.go_to(cited.source)
            cited.source.selectAll()
            self.fill(cited.source, told.source, is_citing=True)
        self.fill(cited.place, told.page, is_citing=True)
        self.fill(cited.quote, told.quote, is_citing=True)

    def save(self):
        QTest.keyClick(self.form.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.actions += 1

    def _count(self, is_citing):
        if is_citing:
            self.cited += 1
        else:
            self.actions += 1


@pytest.fixture
def window(qtbot, tmp_path):
    register_fonts()
    ask = FakeAsk()
    session = Session(ask, who="A. Reporter")
    window = MainWindow(session, Selection(session), Preferences(), ask)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    assert session.create(tmp_path / "port.dateline", About(title="Port explosion"))
    yield window
    assert (ask.asked, ask.told) == ([], [])  # no question stood in the way
    window.close()
    session.close()


def opened(qtbot, window, action="new_event"):
    window.menus[action].trigger()
    dialog = window.records.dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def enter(qtbot, window, told):
    form = opened(qtbot, window)
    hand = Hand(form)
    hand.fill(form.title, told.title)
    hand.choose(form.kind, told.kind)
    hand.fill(form.when.line, told.when)
    hand.fill(form.places.rows[0].name, told.where)
    assert form.places.rows[0].found.text()
    hand.fill(form.actors.rows[0].name, told.who)
    hand.fill(form.sums.rows[0].value.line, told.much)
    hand.cite(told)
    hand.save()
    qtbot.waitUntil(lambda: not form.isVisible())
    return hand


def test_twelve_events_with_five_sources_are_entered_by_keys(qtbot, window):
    hands = [enter(qtbot, window, told) for told in EVENTS]
    assert max(hand.actions for hand in hands) <= AN_EVENT
    assert max(hand.cited for hand in hands) <= A_CITATION
    reader = window._session.reader
    events = {event.title: event for event in reader.all(Event)}
    assert {told.title: told.edtf for told in EVENTS} == {
        title: one.when.edtf for title, one in events.items()
    }
    assert {source.title for source in reader.all(Source)} == {HRW, OCCRP, STL, FBI, PORT}
    assert sorted(place.name for place in reader.all(Place)) == ["Batumi", "Beirut", "Piraeus"]
    assert all(place.point for place in reader.all(Place))
    assert len(reader.where(Actor, name="Customs")) == 1
    for told in EVENTS:
        for one in reader.dossier(events[told.title].id).stated:
            assert [(each.source.title, each.citation.place) for each in one.cited] == [
                (told.source, told.page)
            ]
    words = [reader.dossier(events[told.title].id).event.when.wording for told in EVENTS]
    assert [one for one in words if one] == [
        "27 Sep 2013",
        "before 21 Nov 2013",
        "between 23 and 24 Oct 2014",
    ]


def test_an_event_is_entered_by_mouse(qtbot, window):
    form = opened(qtbot, window)
    clicks = 1
    told = EVENTS[0]
    for widget, words in (
        (form.title, told.title), (form.when.line, told.when), (form.places.rows[0].name, told.where),
        (form.actors.rows[0].name, told.who), (form.sums.rows[0].value.line, told.much),
        (form.cited.source, told.source), (form.cited.place, told.page), (form.cited.quote.viewport(), told.quote),
    ):  # fmt: skip
        form._area.ensureWidgetVisible(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QTest.keyClicks(form.focusWidget(), words)
        clicks += 1
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    clicks += 1
    assert not form.isVisible()
    assert clicks <= AN_EVENT + A_CITATION
    assert len(window._session.reader.all(Citation)) == 5
    (event,) = window._session.reader.all(Event)
    assert window._selection.current == event.id


def test_an_event_is_entered_in_one_line(qtbot, window):
    quick = opened(qtbot, window, "quick_event")
    assert isinstance(quick, QuickLine)
    QTest.keyClicks(quick.line, "4 Aug 2020 18:07 Beirut: the port explodes")
    QTest.keyClick(quick.line, Qt.Key.Key_Return)
    form = window.records.dialog
    assert isinstance(form, EventForm)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not form.isVisible())
    QApplication.processEvents()
    (event,) = window._session.reader.all(Event)
    assert (event.title, event.when.edtf) == ("the port explodes", "2020-08-04T18:07")
    (place,) = window._session.reader.dossier(event.id).of(Field.WHERE)
    assert place.place.name == "Beirut"
