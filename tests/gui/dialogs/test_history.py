from dataclasses import replace

from gui.dialogs.history import HistoryDialog, change_words
from models.changes import Change, ChangeSet
from models.desk import Identity
from models.records import Event


def test_the_latest_change_comes_first_and_is_shown_field_by_field(qtbot, session):
    event = session.reader.get(Event, "ban")
    session.edit("Change title", lambda writer: writer.replace(replace(event, title="<b>New</b>")))
    dialog = HistoryDialog(session.reader)
    qtbot.addWidget(dialog)
    first = [dialog.model.index(0, column).data() for column in range(dialog.model.columnCount())]
    assert first[2:4] == ["A. Reporter", "Change title"]
    assert "title: Ten bodies ban crypto business → <b>New</b>" in dialog.detail.toPlainText()


def test_a_protected_name_is_not_shown():
    change = Change(None, Identity("i", "source", "Real Name", "phone"))
    assert "Real Name" not in change_words(ChangeSet("x", "", "", (change,)))


def test_added_and_deleted_records_are_named(session):
    event = session.reader.get(Event, "ban")
    words = change_words(ChangeSet("x", "", "", (Change(None, event), Change(event, None))))
    assert words.splitlines() == [f"event “{event.title}”: added", f"event “{event.title}”: deleted"]
