"""Documents are added, verified and cited from the menus."""

import pytest
from PySide6.QtWidgets import QWidget

from gui.commands.documents import DocumentCommands
from gui.reader.reader_page import ReaderPage
from models.records.desk import Comment
from models.records.story import Citation, Document, Event, Field, Locator, Source
from models.texts.passage import Passage
from tests.pdfs import a_pdf

RULING = a_pdf([("2021年9月24日，徐州市法院处置约1.5万枚比特币", 0.1, 0.1)])


@pytest.fixture
def commands(qtbot, session, selection, ask):
    host = QWidget()
    qtbot.addWidget(host)
    yield DocumentCommands(session, selection, ask, host)  # noqa: PT022 - the host must live on


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "ruling.pdf").write_bytes(RULING)
    (folder / "note.txt").write_text("a note")
    (folder / ".hidden").write_text("x")
    return folder


def added(qtbot, commands):
    with qtbot.waitSignal(commands.dialog.added, timeout=15000) as caught:
        pass
    return caught.args[0]


def test_files_of_a_folder_are_added_in_one_action(qtbot, commands, ask, session, files):
    ask.answers.append(files)
    commands.add_folder()
    done = added(qtbot, commands)
    assert [document.name for document in done.documents] == ["note.txt", "ruling.pdf"]
    assert commands.dialog is None
    assert {document.added_by for document in session.reader.all(Document)} == {"A. Reporter"}
    assert session.case.undo_label == "Add 2 documents"
    assert session.case.verify() == ()


def test_the_same_file_is_added_once(qtbot, commands, ask, session, files):
    for _ in range(2):
        ask.answers.append([files / "ruling.pdf"])
        commands.add_documents()
        added(qtbot, commands)
    assert len(session.reader.all(Document)) == 1
    assert "In the case already" in ask.told[-1]


def test_cancelling_keeps_what_is_in(qtbot, commands, session, files):
    for number in range(200):
        (files / f"more {number}.txt").write_text(f"note {number}")
    commands.add((files,))
    dialog = commands.dialog
    qtbot.waitUntil(lambda: len(dialog.result_so_far.documents) > 0, timeout=15000)
    dialog.reject()
    qtbot.wait(200)
    assert 0 < len(session.reader.all(Document)) < 202
    assert session.case.verify() == ()


def test_verifying_tells_what_changed_keeps_the_result_and_is_no_edit(qtbot, commands, ask, session, files):
    commands.add((files / "note.txt",))
    added(qtbot, commands)
    last_edit = session.case.undo_label
    for expected in ("1 document verified", "is not what it was"):
        commands.verify_documents()
        dialog = commands.dialog
        with qtbot.waitSignal(dialog.told, timeout=15000):
            pass
        assert expected in ask.told[-1]
        session.case._step(lambda writer: writer._engine.execute("UPDATE document_chunk SET bytes = x'00'"))
    assert len(session.reader.all(Comment)) == 2
    assert session.case.undo_label == last_edit == "Add document"
    session.undo()
    assert session.reader.all(Document) == ()


def test_a_marked_passage_becomes_a_new_event_with_its_date_and_sum(
    qtbot, commands, session, selection, files
):
    commands.add((files / "ruling.pdf",))
    document = added(qtbot, commands).documents[0]
    quote = "2021年9月24日，徐州市法院处置约1.5万枚比特币"
    commands.cite_passage(Passage(document.id, 1, Locator.PAGE, "1", quote, 0, len(quote)))
    form = commands.dialog
    assert [one.value is not None for _, one in form.boxes] == [True] * 3
    assert not any(box.isChecked() for box, _ in form.boxes)
    form.of_event.setText("Xuzhou sells coins")
    form.of_event.chosen = None
    for box, _ in form.boxes:
        box.setChecked(True)
    form.on_save()
    event = session.reader.get(Event, selection.current)
    assert (event.title, event.when.edtf) == ("Xuzhou sells coins", "2021-09-24")
    assert len(session.reader.all(Citation)) == 4
    assert {one.document_id for one in session.reader.all(Citation)} == {document.id}


def test_a_passage_is_cited_for_a_claim_of_the_current_event(qtbot, commands, session, selection, files):
    commands.add((files / "ruling.pdf",))
    document = added(qtbot, commands).documents[0]
    selection.select(["ban"])
    commands.cite_passage(Passage(document.id, 1, Locator.PAGE, "1", "徐州市法院", 0, 5))
    form = commands.dialog
    assert form.of_event.text() == "Ten bodies ban crypto business"
    assert form.kind.isHidden()
    form.claims.tick(one.claim.id for one in session.reader.dossier("ban").of(Field.WHEN))
    form.on_save()
    (citation,) = session.reader.all(Citation)
    assert (citation.quote, citation.place) == ("徐州市法院", "1")
    assert session.reader.get(Source, citation.source_id).title == "ruling"


def test_a_document_of_a_source_becomes_its_copy_and_makes_no_source(qtbot, commands, session, files):
    path = files / "note.txt"
    commands.add((path,), {path: session.reader.all(Source)[0].id})
    (document,) = added(qtbot, commands).documents
    assert [source.id for source in session.reader.all(Source)] == [document.source_id]


def test_the_open_document_is_saved_unaltered(qtbot, commands, ask, session, selection, files, tmp_path):
    commands.save_document()
    assert "Open a document" in ask.told[-1]
    commands.add((files / "ruling.pdf",))
    document = added(qtbot, commands).documents[0]
    reader = ReaderPage(session, selection)
    commands.find_reader = lambda: reader
    qtbot.addWidget(commands.reader)
    commands.reader.open_document(document.id)
    copy = tmp_path / "copy.pdf"
    ask.answers.append(copy)
    commands.save_document()
    qtbot.waitUntil(copy.exists, timeout=8000)
    assert copy.read_bytes() == RULING
