import pytest

from gui.session import Session
from models.errors import CaseError
from models.records.story import Event
from tests.gui.conftest import an_event
from tests.gui.fakes import FakeAsk, opened


def rename(session, id, title, initiator=None):
    from dataclasses import replace

    event = session.reader.get(Event, id)
    session.edit("Change title", lambda writer: writer.replace(replace(event, title=title)), initiator)


def test_an_edit_tells_what_changed_and_who_began_it(session):
    heard = []
    session.changed.connect(lambda changes, initiator: heard.append((changes.label, initiator)))
    rename(session, "ban", "Another title", initiator=heard)
    assert [label for label, _ in heard] == ["Change title"]
    assert heard[0][1] is heard


def test_the_index_follows_an_edit(session):
    rename(session, "ban", "Another title")
    row = session.index.row_of("ban")
    assert session.index.titles[row] == "Another title"


def test_the_index_follows_new_and_deleted_events(session):
    kind = session.reader.get(Event, "ban").kind_id
    session.edit("Add", lambda writer: writer.add(an_event("new", kind, "A new one", "2022")))
    assert "new" in session.index.ids
    session.edit("Delete", lambda writer: writer.delete(session.reader.get(Event, "ban")))
    assert "ban" not in session.index.ids


def test_undo_brings_back_what_was_and_redo_takes_it_again(session):
    before = session.reader.get(Event, "ban")
    rename(session, "ban", "Another title")
    session.undo()
    assert session.reader.get(Event, "ban") == before
    assert session.index.titles[session.index.row_of("ban")] == before.title
    session.redo()
    assert session.reader.get(Event, "ban").title == "Another title"


def test_an_error_in_an_edit_is_told_and_changes_nothing(session, ask):
    before = session.reader.all(Event)

    def fail(writer):
        writer.delete(before[0])
        raise CaseError("This cannot be: choose another.")

    assert session.edit("Fail", fail) is None
    assert ask.told == ["This cannot be: choose another."]
    assert session.reader.all(Event) == before


def test_an_edit_without_a_case_is_told(qapp, ask):
    Session(ask).edit("Anything", lambda writer: None)
    assert len(ask.told) == 1


def test_a_case_open_for_reading_refuses_an_edit_in_words(session, case_path):
    session.close()
    ask = FakeAsk()
    reader = Session(ask)
    assert opened(reader, case_path, read_only=True)
    rename(reader, "ban", "Another title")
    assert len(ask.told) == 1
    assert reader.reader.get(Event, "ban").title != "Another title"
    reader.close()


def test_a_closed_session_has_an_empty_index(session):
    heard = []
    session.case_closed.connect(lambda: heard.append(len(session.index.ids)))
    session.close()
    session.close()
    assert heard == [0]
    with pytest.raises(CaseError):
        _ = session.reader


def test_a_saved_copy_holds_the_same_events(session, tmp_path):
    assert session.save_copy(tmp_path / "copy.dateline")
    other = Session(FakeAsk())
    assert opened(other, tmp_path / "copy.dateline")
    assert other.reader.all(Event) == session.reader.all(Event)
    other.close()
