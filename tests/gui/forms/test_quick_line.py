"""The line in which an event is told at once, and the form that it fills."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.forms.quick_line import NOTHING, QuickLine
from models.records.story import Event, Field
from tests.gui.windows import dialogs, make_window


@pytest.fixture
def quick(qtbot, session):
    line = QuickLine(session)
    qtbot.addWidget(line)
    line.show()
    return line


def test_what_is_understood_is_shown_while_one_types(quick):
    quick.line.setText("4 Aug 2020 18:07 Beirut: the port explodes")
    shown = [label.text() for label in (quick.when, quick.where, quick.who, quick.what)]
    assert shown == ["4 Aug 2020, 18:07: one minute", "Beirut, Lebanon.", NOTHING, "the port explodes"]


def test_a_date_that_can_be_read_in_two_ways_is_said(quick):
    quick.line.setText("03/04/2021 Berlin: raid")
    assert "3 April 2021 or 4 March 2021" in quick.when.text()


def test_escape_asks_before_a_line_is_lost_and_an_empty_one_closes(quick, ask):
    quick.line.setText("4 Aug 2020: fire")
    QTest.keyClick(quick, Qt.Key.Key_Escape)
    assert (quick.isVisible(), len(ask.asked)) == (True, 1)
    quick.line.clear()
    QTest.keyClick(quick.line, Qt.Key.Key_Return)
    assert quick.isVisible()
    QTest.keyClick(quick, Qt.Key.Key_Escape)
    assert (quick.isVisible(), len(ask.asked)) == (False, 1)


@pytest.fixture
def window(qtbot, ask, sample_path):
    window = make_window(qtbot, ask, sample_path, 1.0)
    yield window
    window.close()


def test_a_line_becomes_a_filled_form_that_asks_before_it_is_lost(window, ask):
    window.menus["quick_event"].trigger()
    (quick,) = dialogs(window)
    QTest.keyClicks(quick.line, "between 23 and 24 Oct 2014 Beirut: sacks are unloaded")
    QTest.keyClick(quick.line, Qt.Key.Key_Return)
    (form,) = dialogs(window)
    assert (form.title.text(), form.when.text) == ("sacks are unloaded", "between 23 and 24 Oct 2014")
    assert form.when.choice.once.isChecked()
    assert form.places.rows[0].name.text() == "Beirut"
    form.reject()
    assert (form.isVisible(), len(ask.asked)) == (True, 1)
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form.on_save()
    (event,) = window._session.reader.where(Event, title="sacks are unloaded")
    assert event.when.edtf == "[2014-10-23..2014-10-24]"
    (place,) = window._session.reader.dossier(event.id).of(Field.WHERE)
    assert place.place.country == "LB"
