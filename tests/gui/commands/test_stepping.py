"""Undo and redo of a great many changes: aside, with a way to stop them, and nothing else is changed meanwhile."""

import threading

import pytest

from gui import session as session_module
from gui.commands.cases import MADE_AGAIN, TAKEN_BACK
from gui.parts.progress import Progress
from gui.parts.tasks import Answers
from gui.session import WRITING
from models.case import Case
from models.records.story import Event
from tests.gui.conftest import an_event


@pytest.fixture
def large_step(monkeypatch, window, session):
    """An action that is held to be too large to wait for."""
    monkeypatch.setattr(session_module, "LARGE", 0)
    kind = session.reader.get(Event, "ban").kind_id
    new = [an_event(f"new{number}", kind, f"Incident {number}", "2022") for number in range(3)]
    session.edit("Import 3 events", lambda writer: writer.add_many(new))
    return {event.id for event in new}


def aside(qtbot, session, act):
    with qtbot.waitSignal(session.changed, timeout=8000):
        act()


def test_a_large_action_is_taken_back_and_made_again_aside(qtbot, window, session, large_step, ask):
    noted = []
    ask.note = lambda words, *ways: noted.append(words)
    aside(qtbot, session, window.commands.undo)
    assert large_step.isdisjoint(session.index.ids)
    aside(qtbot, session, window.commands.redo)
    assert large_step.issubset(session.index.ids)
    assert noted == [words.format(label="Import 3 events") for words in (TAKEN_BACK, MADE_AGAIN)]
    assert session.undo_words == "Import 3 events"


def test_what_is_cancelled_is_not_taken_back_at_all(qtbot, window, session, large_step, monkeypatch):
    before, steps = session.reader.all(Event), len(session.reader.history())
    undo, is_cancelled = Case.undo, threading.Event()

    def undo_then(case, report):
        is_cancelled.wait(8)
        return undo(case, report)

    monkeypatch.setattr(Case, "undo", undo_then)
    window.commands.undo()
    progress = window.findChildren(Progress)[-1]
    progress.canceled.emit()
    is_cancelled.set()
    qtbot.waitUntil(lambda: session._aside is None, timeout=8000)
    assert session.reader.all(Event) == before
    assert len(session.reader.history()) == steps
    assert large_step.issubset(session.index.ids)
    assert session.undo_words == "Import 3 events"


def test_nothing_else_changes_the_case_meanwhile(qtbot, window, session, large_step, ask):
    def act():
        window.commands.undo()
        session.edit("Delete", lambda writer: writer.delete(session.reader.get(Event, "ban")))
        window.commands.undo()

    aside(qtbot, session, act)
    assert ask.told == [WRITING, WRITING]
    assert "ban" in session.index.ids
    assert session.redo_words == "Import 3 events"


def test_what_was_written_before_it_could_be_stopped_is_shown(qtbot, session):
    heard, tasks = [], []

    def change(case, report):
        with case.edit("Delete") as writer:
            writer.delete(writer.reader.get(Event, "ban"))
        tasks[0].cancel()

    answers = Answers(lambda _: heard.append("done"), cancelled=lambda: heard.append("cancelled"))
    aside(qtbot, session, lambda: tasks.append(session.change_aside(change, answers)))
    assert heard == ["done"]
    assert "ban" not in session.index.ids


def test_a_second_change_aside_is_refused_and_leaves_the_first_alone(qtbot, session):
    refused = []

    def delete(case, report):
        with case.edit("Delete") as writer:
            writer.delete(writer.reader.get(Event, "ban"))

    def act():
        session.change_aside(delete, Answers(lambda _: None))
        session.change_aside(delete, Answers(lambda _: None, refused.append))

    aside(qtbot, session, act)
    qtbot.waitUntil(lambda: bool(refused), timeout=8000)
    assert str(refused[0]) == WRITING
    assert session._aside is None
