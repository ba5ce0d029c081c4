"""Giving away what may be published, from the window."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from gui.commands.copies import CopyCommands
from gui.parts.progress import PATIENCE, Progress
from models.case import Case
from models.records.story import Event


@pytest.fixture
def commands(qtbot, session, ask):
    host = QWidget()
    qtbot.addWidget(host)
    yield CopyCommands(session, ask, host)  # noqa: PT022 - the host must live on


def test_what_may_be_published_is_written_and_told(qtbot, commands, ask, session, tmp_path):
    ask.answers = [tmp_path / "for the desk"]
    commands.give_publishable()
    qtbot.waitUntil(lambda: bool(ask.told))
    assert ask.told[0].startswith("for the desk.dateline holds 4 events")
    with Case.open(tmp_path / "for the desk.dateline") as copy:
        assert len(copy.reader.all(Event)) == len(session.reader.all(Event))


def test_nothing_is_written_where_something_stands(commands, ask, session):
    ask.answers = [session.case.path, None]
    commands.give_publishable()
    assert "never written over" in ask.told[0]
    assert session.case.verify() == ()


def test_progress_shows_its_steps_and_is_cancelled_by_its_button(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    progress, cancelled = Progress("A copy is written.", host), []
    progress.canceled.connect(lambda: cancelled.append(True))
    progress.show_step(3, 9)
    assert (progress.value(), progress.maximum()) == (3, 9)
    progress.findChild(QPushButton).click()
    assert cancelled == [True]
    progress.end()
    QTest.qWait(PATIENCE + 100)
    assert not isValid(progress) or not progress.isVisible()
