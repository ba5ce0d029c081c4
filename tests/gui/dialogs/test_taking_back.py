"""Two copies of a case come together again: nothing is lost, and nobody decides but the person."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.commands.copies import CopyCommands
from models.case import Case
from models.records.story import Event


@pytest.fixture
def commands(qtbot, session, ask):
    host = QWidget()
    qtbot.addWidget(host)
    yield CopyCommands(session, ask, host)  # noqa: PT022 - the host must live on


def retitled(event_id, title):
    return lambda writer: writer.replace(replace(writer.reader.get(Event, event_id), title=title))


@pytest.fixture
def copy(session, tmp_path):
    """A copy in which Ben changed two titles."""
    path = tmp_path / "from ben.dateline"
    session.save_copy(path)
    with Case.open(path, who="Ben") as case, case.edit("Change") as writer:
        retitled("ban", "Ban, as Ben says")(writer)
        retitled("sale", "Sale, as Ben says")(writer)
    return path


def take(qtbot, session, dialog):
    """Take back what the dialog lists, and wait until it stands in the case."""
    with qtbot.waitSignal(session.changed, timeout=8000):
        dialog.take_button.click()


def title_of(session, event_id):
    return session.reader.get(Event, event_id).title


def dialog_of(qtbot, commands, ask, path):
    ask.answers.append(path)
    told = len(ask.told)
    commands.take_back()
    qtbot.waitUntil(lambda: commands.dialog is not None or len(ask.told) > told, timeout=8000)
    return commands.dialog


def test_changes_of_one_side_come_together_and_one_undo_takes_them_away(qtbot, commands, ask, session, copy):
    session.edit("Mine", retitled("meeting", "Meeting, as I say"))
    dialog = dialog_of(qtbot, commands, ask, copy)
    assert dialog.taken.count() == 2
    assert dialog.take_button.isEnabled()
    take(qtbot, session, dialog)
    assert title_of(session, "ban") == "Ban, as Ben says"
    assert title_of(session, "meeting") == "Meeting, as I say"
    assert session.index.titles[session.index.row_of("ban")] == "Ban, as Ben says"
    session.undo()
    assert title_of(session, "ban") != "Ban, as Ben says"
    assert title_of(session, "meeting") == "Meeting, as I say"


def test_where_both_changed_the_same_nothing_is_decided_beforehand(qtbot, commands, ask, session, copy):
    session.edit(
        "Mine", lambda w: (retitled("ban", "Ban, as I say")(w), retitled("sale", "Sale, as I say")(w))
    )
    dialog = dialog_of(qtbot, commands, ask, copy)
    assert len(dialog.model.conflicts) == 2
    assert not dialog.take_button.isEnabled()
    first, second = (one.record_id for one in dialog.model.conflicts)
    assert "as I say" in dialog.mine.text()
    assert "as Ben says" in dialog.theirs.text()
    QTest.keyClick(dialog, Qt.Key.Key_M)
    assert not dialog.take_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_T)
    take(qtbot, session, dialog)
    assert title_of(session, first).endswith("as I say")
    assert title_of(session, second).endswith("as Ben says")


@pytest.mark.parametrize("name", ["table", "taken"])
def test_m_and_t_decide_at_once_in_whichever_list_one_is(qtbot, commands, ask, session, copy, name):
    session.edit("Mine", lambda w: (retitled("ban", "Ban, mine")(w), retitled("sale", "Sale, mine")(w)))
    dialog = dialog_of(qtbot, commands, ask, copy)
    assert dialog.focusWidget() is dialog.table
    widget = getattr(dialog, name)
    QTest.keyClick(widget, Qt.Key.Key_T)
    QTest.keyClick(widget, Qt.Key.Key_M)
    assert list(dialog.decisions.values()) == ["theirs", "mine"]
    assert dialog.take_button.isEnabled()
    assert "1 change of Ben comes into the case" in dialog.counts.text()
    take(qtbot, session, dialog)
    assert session.case.undo_label == "Take back changes of Ben (1 change)"


def test_what_comes_is_listed_with_what_it_was(qtbot, commands, ask, session, copy):
    before = title_of(session, "ban")
    dialog = dialog_of(qtbot, commands, ask, copy)
    lines = [dialog.taken.item(row).text() for row in range(dialog.taken.count())]
    assert any(f"{before} → Ban, as Ben says" in line for line in lines)
    dialog.reject()


def test_who_thinks_better_of_it_keeps_the_case_as_it_is(qtbot, commands, ask, session, copy):
    steps = len(session.reader.history_hashes())
    dialog_of(qtbot, commands, ask, copy).reject()
    assert len(session.reader.history_hashes()) == steps


def test_decisions_go_only_after_a_question(qtbot, commands, ask, session, copy):
    session.edit("Mine", retitled("ban", "Ban, as I say"))
    dialog = dialog_of(qtbot, commands, ask, copy)
    dialog.decide("mine")
    dialog.reject()
    assert dialog.isVisible()
    ask.answers = [True]
    dialog.reject()
    assert not dialog.isVisible()


def test_taking_back_twice_changes_nothing(qtbot, commands, ask, session, copy):
    take(qtbot, session, dialog_of(qtbot, commands, ask, copy))
    qtbot.waitUntil(lambda: commands.dialog is None)
    assert dialog_of(qtbot, commands, ask, copy) is None
    assert "nothing new" in ask.told[-1]


def test_a_file_that_is_no_copy_is_told_in_one_sentence(qtbot, commands, ask, session, tmp_path):
    other = tmp_path / "other.dateline"
    Case.create(other, who="Eve").close()
    assert dialog_of(qtbot, commands, ask, other) is None
    assert ask.told[-1].endswith(".")


def test_markup_in_a_title_is_shown_as_it_was_typed(qtbot, commands, ask, session, copy):
    session.edit("Mine", retitled("ban", "<img src=x>"))
    dialog = dialog_of(qtbot, commands, ask, copy)
    assert dialog.mine.text() == "<img src=x>"
    assert dialog.mine.textFormat() == Qt.TextFormat.PlainText
    dialog.reject()
