"""Who works is asked when it is first needed, is kept, is shown in the status line, and can be changed there."""

from PySide6.QtWidgets import QLineEdit

from gui.parts.ask import LineDialog
from gui.window.status import NOBODY, StatusLine
from models.machine.settings import load_settings
from models.records.story import Event, Source, SourceId
from tests.builders import an_event
from tests.gui.fakes import read_case


def test_a_name_that_is_known_is_not_asked_again(session):
    assert session.knows_who()
    assert session.ask.asked == []


def test_a_name_that_is_missing_is_asked_and_signs_what_follows(session):
    session.who = ""
    session.ask.answers = ["  Ann   Lee "]
    assert session.knows_who()
    session.edit("Write", lambda writer: writer.add(an_event("New", id="new")))
    assert session.who == "Ann Lee"
    assert session.reader.history_authors()[-1] == "Ann Lee"


def test_who_gives_no_name_stays_unknown(session):
    session.who = ""
    session.ask.answers = ["   "]
    assert not session.knows_who()
    assert not session.knows_who()
    assert len(session.ask.asked) == 2


def test_the_status_line_names_who_works_and_a_click_changes_it(qtbot, session, selection):
    line = StatusLine(session, selection)
    qtbot.addWidget(line)
    assert line.who.text() == "A. Reporter"
    session.ask.answers = ["Bea"]
    line.who.click()
    assert (session.who, line.who.text()) == ("Bea", "Bea")
    session.who = ""
    assert line.who.text() == NOBODY


def test_the_menu_changes_it_too_and_it_is_kept_in_the_settings(window, session, ask):
    ask.answers = ["Bea"]
    window.menus["who"].trigger()
    assert session.who == "Bea"
    assert load_settings().user_name == "Bea"


def test_an_ampersand_in_a_name_stays_one(qtbot, session, selection):
    line = StatusLine(session, selection)
    qtbot.addWidget(line)
    session.who = "Rao & Sons"
    assert line.who.text() == "Rao && Sons"


def test_a_name_said_while_a_case_is_read_signs_its_changes(session, ask):
    path = session.case.path
    session.close()
    session.who = "Ann"
    opened = read_case(path, "Ann")
    session.who = "Bea"
    session.take(opened)
    session.edit("Write", lambda writer: writer.add(Source(SourceId("x"), "X")))
    assert session.reader.history_authors()[-1] == "Bea"
    assert session.reader.all(Event)


def test_names_of_the_case_are_answers_to_the_question(qtbot):
    dialog = LineDialog("Who is working?", "", "Who", QLineEdit.EchoMode.Normal, None, ("Ann", "Bea & Co"))
    qtbot.addWidget(dialog)
    assert [choice.text() for choice in dialog.choices] == ["Ann", "Bea && Co"]
    dialog.choices[1].click()
    assert (dialog.line.text(), dialog.result()) == ("Bea & Co", 1)
