"""The history: every change page by page, what changed in all, and the filters of both."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from gui.dialogs import history_models
from gui.dialogs.history import EVERY, IN_ALL, HistoryDialog
from models.records.desk import Identity
from models.records.story import Event, Source
from models.review.review import freeze, start_round


@pytest.fixture
def ban(session):
    """An event whose title Ben changed after a round of review had begun."""
    event = session.reader.get(Event, "ban")
    session.edit(
        "Start a round of review", lambda writer: start_round(writer, "Round 1", freeze(session.reader))
    )
    session.case.who = "Ben"
    session.edit("Change title", lambda writer: writer.replace(replace(event, title="<b>New</b>")))
    session.case.who = "A. Reporter"
    return event


@pytest.fixture
def open_dialog(qtbot, session, selection, ask):
    """Open the history, of one event or of all, and wait until it is read."""
    made = []

    def open_dialog(event_id=""):
        dialog = HistoryDialog(session, selection, ask, event_id)
        qtbot.addWidget(dialog)
        dialog.show()
        made.append(dialog)
        read(qtbot, dialog)
        return dialog

    yield open_dialog
    for dialog in made:
        dialog.reject()


def read(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog._tasks and not dialog._settling.isActive(), timeout=20_000)


def column(table, number):
    model = table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_the_latest_change_comes_first_and_is_told_in_words(open_dialog, ban):
    dialog = open_dialog()
    assert column(dialog.every, 2)[:2] == ["Change title", "Start a round of review"]
    assert column(dialog.every, 1)[0] == "Ben"
    assert column(dialog.every, 3)[0] == "<b>New</b>"
    assert "title: Ten bodies ban crypto business → <b>New</b>" in dialog.detail.toPlainText()


def test_a_person_is_chosen_from_those_who_changed_something(qtbot, open_dialog, ban):
    dialog = open_dialog()
    who = dialog.filters.who
    assert [who.itemText(row) for row in range(who.count())] == ["everybody", "A. Reporter", "Ben"]
    who.setCurrentIndex(2)
    read(qtbot, dialog)
    assert column(dialog.every, 2) == ["Change title"]


def test_words_and_kinds_of_record_filter_what_is_listed(qtbot, session, open_dialog, ban):
    source = session.reader.get(Source, "reuters")
    session.edit("Change source", lambda writer: writer.replace(replace(source, note="Called back")))
    dialog = open_dialog()
    dialog.filters.words.setText("called")
    qtbot.waitUntil(lambda: column(dialog.every, 2) == ["Change source"])
    dialog.filters.kind.setCurrentIndex(1)
    qtbot.waitUntil(lambda: column(dialog.every, 2) == [])
    assert dialog.note.text() == "No change matches."


def test_what_changed_since_a_round_is_told_event_by_event(qtbot, open_dialog, ban):
    dialog = open_dialog()
    dialog.filters.since.setCurrentIndex(2)
    dialog.tabs.setCurrentIndex(IN_ALL)
    read(qtbot, dialog)
    assert dialog.in_all_note.text().startswith("Since the start of Round 1 on ")
    assert column(dialog.in_all, 0)[0] == "<b>New</b>"
    assert column(dialog.in_all, 1)[0] == "title: Ten bodies ban crypto business → <b>New</b>"
    assert column(dialog.in_all, 2)[0] == "Ben"


def test_what_is_undone_is_no_longer_told_as_a_change(qtbot, session, open_dialog, ban):
    dialog = open_dialog()
    dialog.filters.since.setCurrentIndex(2)
    dialog.tabs.setCurrentIndex(IN_ALL)
    read(qtbot, dialog)
    session.undo()
    read(qtbot, dialog)
    assert dialog.summary.rowCount() == 0
    assert column(dialog.every, 2)[0] == "Undo: Change title"


def test_a_day_that_is_none_is_told_in_a_sentence(qtbot, open_dialog, ban):
    dialog = open_dialog()
    dialog.filters.since.setCurrentIndex(1)
    assert dialog.filters.day.isVisible()
    dialog.filters.day.setText("soon")
    qtbot.waitUntil(lambda: "is no day" in dialog.note.text())


def test_the_history_of_an_event_can_be_widened_to_the_case(qtbot, session, open_dialog, ban):
    source = session.reader.get(Source, "reuters")
    session.edit("Change source", lambda writer: writer.replace(replace(source, note="x")))
    dialog = open_dialog("ban")
    assert column(dialog.every, 2) == ["Change title", "Fill the case"]
    assert "<b>New</b>" in dialog.heading.text()
    qtbot.mouseClick(dialog.all_button, Qt.MouseButton.LeftButton)
    read(qtbot, dialog)
    assert column(dialog.every, 2)[0] == "Change source"


def test_the_first_change_of_an_event_tells_of_no_other(qtbot, open_dialog, ban):
    dialog = open_dialog("ban")
    dialog.every.selectRow(1)
    read(qtbot, dialog)
    assert "Ten bodies ban crypto business" in dialog.detail.toPlainText()
    assert "seminar" not in dialog.detail.toPlainText()


def test_enter_on_a_change_goes_to_its_event(qtbot, selection, open_dialog, ban):
    dialog = open_dialog()
    dialog.every.setFocus()
    qtbot.keyClick(dialog.every, Qt.Key.Key_Return)
    assert selection.current == "ban"
    assert dialog.isVisible()


def test_a_deleted_event_is_not_gone_to(qtbot, session, selection, open_dialog, ban):
    session.edit("Delete event", lambda writer: writer.delete(session.reader.get(Event, "ban")))
    dialog = open_dialog()
    dialog.go_to_event()
    assert selection.current is None
    assert "deleted" in dialog.note.text()


def test_older_changes_are_read_when_they_are_scrolled_to(qtbot, monkeypatch, session, open_dialog, ban):
    for number in range(230):
        event = session.reader.get(Event, "ban")
        session.edit(
            "Note",
            lambda writer, event=event, number=number: writer.replace(replace(event, note=f"{number}")),
        )
    dialog = open_dialog()
    assert dialog.changes.rowCount() == 200
    dialog.every.scrollToBottom()
    qtbot.waitUntil(lambda: dialog.changes.rowCount() > 230)
    assert not dialog.changes.canFetchMore(history_models.INVALID)


def test_a_protected_name_is_nowhere_in_the_dialog(qtbot, session, open_dialog):
    session.edit("Protect", lambda writer: writer.add(Identity("name0001", "reuters", "Liu Canary")))
    dialog = open_dialog()
    assert "anary" not in dialog.detail.toPlainText()
    dialog.tabs.setCurrentIndex(IN_ALL)
    read(qtbot, dialog)
    told = [cell for number in range(3) for cell in column(dialog.in_all, number)]
    assert "anary" not in " ".join(told)
    dialog.tabs.setCurrentIndex(EVERY)


def test_the_summary_is_saved_as_text(qtbot, tmp_path, ask, open_dialog, ban):
    dialog = open_dialog()
    dialog.tabs.setCurrentIndex(IN_ALL)
    read(qtbot, dialog)
    path = tmp_path / "changes.txt"
    ask.answers = [path]
    dialog.save()
    read(qtbot, dialog)
    assert "<b>New</b>" in path.read_text(encoding="utf-8")
    assert dialog.in_all_note.text() == "changes.txt is written."


def test_the_dialog_closes_with_its_case(session, open_dialog, ban):
    dialog = open_dialog()
    session.close()
    assert not dialog.isVisible()


def test_the_window_opens_the_history_of_the_selected_event(qtbot, window, selection_of_window):
    selection_of_window.select(["ban"])
    window.menus["event_history"].trigger()
    dialog = window.history.dialog
    assert "Ten bodies" in dialog.heading.text()
    window.menus["history"].trigger()
    assert window.history.dialog is not dialog
    window.history.dialog.reject()
    assert window.history.dialog is None
