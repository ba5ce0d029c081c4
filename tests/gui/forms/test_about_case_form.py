"""The form of what a case says of itself."""

import pytest

from gui.forms.about_case_form import AboutCaseForm


@pytest.fixture
def form(qtbot, session):
    form = AboutCaseForm(session)
    qtbot.addWidget(form)
    return form


def test_it_shows_what_the_case_says_and_writes_nothing_while_that_stays(form, session):
    changes = len(session.reader.history())
    assert form.about == session.reader.about()
    form.accept()
    assert len(session.reader.history()) == changes


def test_a_title_and_a_zone_are_kept_in_one_step(form, session):
    form.lines["title"].setText("The port")
    form.zone.setCurrentText("Asia/Beirut")
    form.accept()
    assert (session.reader.about().title, session.reader.about().zone) == ("The port", "Asia/Beirut")
    assert session.index.zone == "Asia/Beirut"
    session.undo()
    assert session.reader.about().zone == ""
    assert session.index.zone == "UTC"


def test_a_zone_that_nobody_knows_is_said_and_not_kept(form, session):
    form.zone.setCurrentText("Beirut")
    form.accept()
    assert "is not a time zone" in form.problem.text()
    assert session.reader.about().zone == ""
