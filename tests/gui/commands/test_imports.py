"""A table or a bibliography is imported from the menu after it was said what would happen."""

import pytest
from PySide6.QtWidgets import QWidget

from gui.commands.imports import ImportCommands
from gui.dialogs.import_places import ImportPlacesDialog
from models.records.story import Event, Place, Source

BIB = "@online{a, title={On Bitcoin}, date={2021}}\n@online{b, title={On courts}, date={2022}}\n"


@pytest.fixture
def commands(qtbot, session, ask):
    host = QWidget()
    qtbot.addWidget(host)
    yield ImportCommands(session, ask, host)  # noqa: PT022 - the host must live on


@pytest.fixture
def imported(qtbot, commands, ask, tmp_path):
    def imported(name, text, answer=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
        count = len(ask.told) + len(ask.asked)
        ask.answers += [tmp_path / name, answer]
        commands.import_file()
        qtbot.waitUntil(lambda: len(ask.told) + len(ask.asked) > count + 1, timeout=8000)

    return imported


def test_sources_are_imported_in_one_action_after_a_question(imported, ask, session):
    imported("list.bib", BIB)
    assert "Would import 0 events, 2 sources" in ask.asked[-1]
    assert {source.title for source in session.reader.all(Source)} >= {"On Bitcoin", "On courts"}
    assert session.case.undo_label == "Import 2 sources"


def test_who_says_no_keeps_the_case_as_it_is(imported, session):
    before = session.reader.all(Source)
    imported("list.bib", BIB, answer=False)
    assert session.reader.all(Source) == before


def test_a_table_becomes_events(imported, session):
    imported("events.csv", "date,title\n2021-09-24,Ban again\n")
    assert "Ban again" in {event.title for event in session.reader.all(Event)}


@pytest.mark.parametrize(("name", "text"), [("broken.json", "{"), ("empty.csv", ""), ("strange.xyz", "x")])
def test_what_cannot_be_read_is_told_in_one_sentence(imported, ask, name, text):
    ask.answers.clear()
    imported(name, text)
    assert ask.told[-1].endswith(".")


def test_a_second_import_says_that_nothing_is_new(imported, ask):
    imported("list.bib", BIB)
    imported("list.bib", BIB)
    assert "Nothing new" in ask.told[-1]


def test_attached_files_that_are_here_are_offered_as_documents_of_their_sources(
    qtbot, imported, commands, ask, session, tmp_path
):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "ruling.txt").write_text("a ruling")
    wanted = []
    commands.attachments_wanted.connect(wanted.append)
    entry = "@online{a, title={On Bitcoin}, date={2021}, file={Full Text:files/ruling.txt:text/plain;Gone:x/y.txt:}}"
    (tmp_path / "list.bib").write_text(entry, encoding="utf-8")
    ask.answers += [tmp_path / "list.bib", True, True]
    commands.import_file()
    qtbot.waitUntil(lambda: bool(wanted), timeout=8000)
    (source,) = (one for one in session.reader.all(Source) if one.title == "On Bitcoin")
    assert wanted == [{tmp_path / "files" / "ruling.txt": source.id}]
    assert "1 attached file" in ask.asked[-1]
    assert str(tmp_path / "files") in ask.asked[-1]


def test_places_are_looked_over_at_once_before_the_question(qtbot, commands, ask, session, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("date,title,place\n2021,A,Taizhou\n2022,B,Taizhou\n2023,C,Odessa\n", encoding="utf-8")
    ask.answers += [path, True]
    commands.import_file()
    qtbot.waitUntil(lambda: bool(commands._window.findChildren(ImportPlacesDialog)), timeout=8000)
    (dialog,) = commands._window.findChildren(ImportPlacesDialog)
    assert dialog.choice("Taizhou").currentText() == "which one?"
    assert dialog.choice("Odessa").currentText().startswith("Odesa (")
    dialog.choice("Taizhou").setCurrentIndex(2)
    dialog.accept()
    places = {place.name: place for place in session.reader.all(Place)}
    assert places["Taizhou"].admin == "Zhejiang, CN"
    assert places["Odessa"].country == "UA"


@pytest.fixture
def pasted(qtbot, commands, ask):
    from PySide6.QtGui import QGuiApplication

    def pasted(text, answer=True):
        QGuiApplication.clipboard().setText(text)
        count = len(ask.told) + len(ask.asked)
        ask.answers += [answer]
        commands.paste_events()
        qtbot.waitUntil(lambda: len(ask.told) + len(ask.asked) > count, timeout=8000)

    return pasted


CELLS = 'Date\tEvent\tKind\tAmount\n4 Aug 2020 18:07\t"A ""blast""\nin the port"\tOther\t$1m\n\tNo date\t\t\n'


def test_pasted_cells_become_events_after_a_question(pasted, ask, session):
    pasted(CELLS)
    assert "Would import 2 events" in ask.asked[-1]
    titles = {event.title for event in session.reader.all(Event)}
    assert {'A "blast" in the port', "No date"} <= {" ".join(title.split()) for title in titles}
    session.undo()
    assert "No date" not in {event.title for event in session.reader.all(Event)}


def test_pasted_cells_are_left_when_the_answer_is_no(pasted, session):
    before = session.reader.all(Event)
    pasted(CELLS, answer=None)
    assert session.reader.all(Event) == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no cells to paste"),
        ("one word", "no cells to paste"),
        ("A long sentence of a letter that somebody copied.\nAnd another one.", "no cells to paste"),
        ("2020-08-04\tA blast\n2020-08-05\tThe toll\n", "no heading that is known"),
        ('Date\tTitle\n2020\t"never closed', "never closed"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence_that_says_what_to_copy(pasted, ask, text, sentence):
    pasted(text)
    assert sentence in (ask.told or ask.asked)[-1]


def test_copied_rows_can_be_pasted_into_another_case(qtbot, pasted, session, selection, ask, tmp_path):
    from PySide6.QtGui import QGuiApplication

    from gui.tables.event_table import EventTable

    table = EventTable(session, selection)
    qtbot.addWidget(table)
    table.show()
    table.columns.choose("tags", True)
    table.selectAll()
    table.copy_cells()
    text = QGuiApplication.clipboard().text()
    told = {(event.title, event.when and event.when.edtf) for event in session.reader.all(Event)}
    assert session.create(tmp_path / "other.dateline")
    pasted(text)
    assert {(event.title, event.when and event.when.edtf) for event in session.reader.all(Event)} == told
    assert session.reader.all(Source) == ()
