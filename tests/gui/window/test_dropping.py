"""What is dragged over the window is told beforehand, asked about where it is two things, and told when it is done."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

from models.records.story import Document, Event

TABLE = "Date,Event\n2020-08-04,Explosion in the port\n2013-11-20,Ship puts in\n"
NONE, NO_KEY, COPY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


@pytest.fixture
def files(tmp_path):
    for name, text in (("note.txt", "a note"), ("facts.csv", TABLE), ("more.csv", TABLE), ("page.md", "# a")):
        (tmp_path / name).write_text(text)
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "sale.md").write_text("---\ndate: 2021\n---\n")
    return tmp_path


def data_of(paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(window, *paths):
    data = data_of(paths)
    event = QDragEnterEvent(QPoint(9, 9), COPY, data, NONE, NO_KEY)
    window.dragEnterEvent(event)
    return event.isAccepted() and window.drop_frame.isVisible()


def drop(window, *paths):
    data = data_of(paths)  # which the event does not keep alive
    window.dropEvent(QDropEvent(QPointF(9, 9), COPY, data, NONE, NO_KEY))


def add_is_done(qtbot, window):
    qtbot.waitUntil(lambda: window.documents.dialog is None, timeout=15_000)


def said(window):
    return window.notices.words.text() if window.notices.isVisible() else ""


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["note.txt"], "Drop to add note.txt to the documents"),
        (["note.txt", "page.md"], "Drop to add 2 files to the documents"),
        (["facts.csv"], "Drop to import facts.csv or to keep it as a document"),
        (["facts.csv", "note.txt"], "Drop to import 2 files or to keep them as documents"),
        (["notes"], "Drop to import notes or to keep it as a document"),
        (["folder"], "Drop to add folder to the documents"),
        (["x.dateline"], "Drop to open x.dateline"),
    ],
)
def test_a_frame_says_what_dropping_would_do(window, files, names, words):
    assert drag(window, *(files / name for name in names))
    assert window.drop_frame.words.text() == words
    window.dragLeaveEvent(QDragLeaveEvent())
    assert window.drop_frame.isHidden()


def test_a_case_that_cannot_be_changed_takes_only_cases(window, session, files):
    session.close()
    assert not drag(window, files / "note.txt")
    assert drag(window, files / "x.dateline")


def test_dropped_files_are_documents_and_one_can_go_to_the_reader(qtbot, window, session, files):
    drag(window, files / "note.txt", files / "page.md")
    drop(window, files / "note.txt", files / "page.md")
    assert window.drop_frame.isHidden()
    add_is_done(qtbot, window)
    assert said(window) == "2 documents are added."
    with qtbot.waitSignal(window.documents.reading_wanted):
        window.notices.buttons[0].click()
    assert len(session.reader.all(Document)) == 2


def import_page(qtbot, window):
    """Import what the open page shows, and close it."""
    qtbot.waitUntil(lambda: window.imports.page is not None, timeout=15_000)
    page = window.imports.page
    qtbot.waitUntil(lambda: page.go.isEnabled() and not page.readings.is_reading, timeout=15_000)
    page.go.click()
    qtbot.waitUntil(lambda: page.done_plan is not None, timeout=15_000)
    page.reject()


@pytest.mark.parametrize(("answer", "events", "documents"), [(0, 2, 0), (1, 0, 1), (None, 0, 0)])
def test_a_table_is_asked_about(qtbot, window, session, ask, files, answer, events, documents):
    before = len(session.reader.all(Event))
    ask.answers = [answer]
    drop(window, files / "facts.csv")
    if answer == 0:
        import_page(qtbot, window)
        assert said(window) == "2 events of facts.csv are in the case."
    elif answer == 1:
        add_is_done(qtbot, window)
    assert len(session.reader.all(Document)) == documents
    assert len(session.reader.all(Event)) == before + events
    assert "facts.csv" in ask.asked[0]


def test_several_tables_are_read_one_after_the_other_and_the_rest_is_added(
    qtbot, window, session, ask, files
):
    before = len(session.reader.all(Event))
    (files / "more.csv").write_text("Date,Event\n2014-10-23,Cargo is unloaded\n")
    ask.answers = [0]
    drop(window, files / "facts.csv", files / "more.csv", files / "note.txt")
    add_is_done(qtbot, window)
    import_page(qtbot, window)
    import_page(qtbot, window)
    assert len(session.reader.all(Event)) == before + 3
    assert [one.name for one in session.reader.all(Document)] == ["note.txt"]


def test_what_was_said_goes_with_the_next_change_and_by_its_button(window, session):
    window.notices.say("Done.", [("Look", lambda: None)])
    session.edit("Delete", lambda writer: writer.delete(session.reader.all(Event)[0]))
    assert window.notices.isHidden()


def test_undo_says_what_was_taken_back_and_selects_it(window, session, ask, selection_of_window):
    selection_of_window.select(["ban"])
    ask.answers = [True]
    window.menus["delete_event"].trigger()
    assert selection_of_window.events == ()
    window.menus["undo"].trigger()
    assert said(window) == "Taken back: Delete event · Ten bodies ban crypto business."
    assert selection_of_window.events == ("ban",)
    window.menus["redo"].trigger()
    assert said(window) == "Made again: Delete event · Ten bodies ban crypto business."
