"""A table or a bibliography is imported from the menu after it was said what would happen."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from gui.commands.imports import ImportCommands
from models.exchange.imported import Imported
from models.exchange.registry import Format
from models.records.story import Event, Place, PlaceId, Source

BIB = "@online{a, title={On Bitcoin}, date={2021}}\n@online{b, title={On courts}, date={2022}}\n"


@pytest.fixture
def commands(qtbot, session, ask):
    host = QWidget()
    qtbot.addWidget(host)
    yield ImportCommands(session, ask, host)  # noqa: PT022 - the host must live on


@pytest.fixture
def imported(commands, ask, tmp_path):
    """Write a file and choose it in the menu."""

    def imported(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        ask.answers.append(tmp_path / name)
        commands.import_file()
        return commands.page

    return imported


@pytest.fixture
def read(qtbot, commands):
    """Wait until the page has read all."""

    def read():
        page = commands.page
        qtbot.waitUntil(
            lambda: page.readings.outlook is not None and not page.readings.is_reading, timeout=8000
        )
        return page

    return read


@pytest.fixture
def taken(qtbot, read):
    """Wait until the page has read all, and import it."""

    def taken():
        page = read()
        page.go.click()
        qtbot.waitUntil(lambda: page.done_plan is not None, timeout=8000)
        told = page.report.text.toPlainText()
        page.reject()
        return told

    return taken


def test_sources_are_seen_first_and_imported_in_one_action(imported, read, taken, ask, session):
    imported("list.bib", BIB)
    page = read()
    assert [page.right.tabText(at) for at in range(page.right.count()) if page.right.isTabVisible(at)] == [
        "&Contents",
        "&Report",
    ]
    assert [row.title for row in page.contents.model.rows] == ["On Bitcoin", "On courts"]
    assert page.status.text() == "2 sources."
    assert "Imported 0 events, 2 sources" in taken()
    assert {source.title for source in session.reader.all(Source)} >= {"On Bitcoin", "On courts"}
    assert session.case.undo_label == "Import 2 sources"
    assert ask.told[-1] == "2 sources of list.bib are in the case."


def test_who_closes_the_page_keeps_the_case_as_it_is(imported, read, session):
    before = session.reader.all(Source)
    imported("list.bib", BIB)
    read().reject()
    assert session.reader.all(Source) == before


def test_a_table_becomes_events_on_its_page(imported, taken, ask, session):
    imported("events.csv", "date,title\n2021-09-24,Ban again\n")
    taken()
    assert "Ban again" in {event.title for event in session.reader.all(Event)}
    assert ask.told[-1] == "1 event of events.csv is in the case."


def test_a_workbook_opens_its_page(commands, ask, tmp_path):
    (tmp_path / "list.xlsx").write_bytes(b"no workbook")
    ask.answers = [tmp_path / "list.xlsx"]
    commands.import_file()
    assert commands.page.windowTitle() == "Import list.xlsx"


def test_events_that_were_imported_are_shown_from_the_page(qtbot, imported, commands, session):
    shown = []
    commands.showing_wanted.connect(shown.append)
    imported("events.csv", "title\nA new one\n")
    page = commands.page
    qtbot.waitUntil(page.go.isEnabled, timeout=8000)
    page.go.click()
    qtbot.waitUntil(lambda: page.done_plan is not None, timeout=8000)
    page.go.click()
    assert [session.reader.get(Event, id).title for id in shown[0]] == ["A new one"]
    assert commands.page is None


def test_several_files_are_taken_one_after_the_other(commands, taken, session, tmp_path):
    paths = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for path in paths:
        path.write_text(f"title\nFrom {path.stem}\n", encoding="utf-8")
    commands.read_all(paths)
    taken()
    assert commands.page.windowTitle() == "Import two.csv"
    taken()
    assert {"From one", "From two"} <= {event.title for event in session.reader.all(Event)}


@pytest.mark.parametrize(("name", "text"), [("broken.json", "{"), ("broken.ris", ""), ("broken.csv", "")])
def test_what_cannot_be_read_is_told_in_one_sentence(qtbot, imported, name, text):
    page = imported(name, text)
    qtbot.waitUntil(lambda: page.status.text().endswith("."), timeout=8000)
    assert not page.go.isEnabled()


def test_a_file_that_nobody_knows_is_told_and_opens_no_page(imported, ask):
    assert imported("strange.xyz", "x") is None
    assert ask.told[-1].endswith(".")


def test_a_second_import_says_that_nothing_is_new(imported, read, taken):
    imported("list.bib", BIB)
    taken()
    imported("list.bib", BIB)
    page = read()
    assert page.status.text() == "Nothing new."
    assert page.contents.sentence.text() == "Nothing of it is new to the case."
    assert not page.go.isEnabled()


def test_a_folder_of_notes_is_imported_from_the_menu(commands, taken, ask, session, tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "sale.md").write_text("---\ndate: 2021-09\n---\n# A quiet sale\n", encoding="utf-8")
    ask.answers.append(tmp_path / "notes")
    commands.import_notes()
    taken()
    assert "A quiet sale" in {event.title for event in session.reader.all(Event)}


def test_a_folder_without_notes_is_told_in_a_sentence(commands, ask, tmp_path):
    ask.answers.append(tmp_path)
    commands.import_notes()
    assert "holds no notes with front matter" in ask.told[-1]
    assert commands.page is None


def test_attached_files_that_are_here_are_offered_as_documents_of_their_sources(
    commands, taken, ask, session, tmp_path
):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "ruling.txt").write_text("a ruling")
    wanted = []
    commands.attachments_wanted.connect(wanted.append)
    entry = "@online{a, title={On Bitcoin}, date={2021}, file={Full Text:files/ruling.txt:text/plain;Gone:x/y.txt:}}"
    (tmp_path / "list.bib").write_text(entry, encoding="utf-8")
    ask.answers += [tmp_path / "list.bib", True]
    commands.import_file()
    taken()
    (source,) = (one for one in session.reader.all(Source) if one.title == "On Bitcoin")
    assert wanted == [{tmp_path / "files" / "ruling.txt": source.id}]
    assert "1 attached file" in ask.asked[-1]
    assert str(tmp_path / "files") in ask.asked[-1]


def test_places_of_what_is_no_table_are_looked_over_on_a_page(
    qtbot, commands, session, tmp_path, monkeypatch
):
    found = Imported((Place(PlaceId("p"), "Taizhou"),))
    known = Format("made", "Made", (".made",), lambda _path, options: replace(found, options=options))
    monkeypatch.setattr("models.exchange.registry.format_of", lambda _path: known)
    commands.read(tmp_path / "places.made")
    qtbot.waitUntil(lambda: commands.page is not None, timeout=8000)
    page = commands.page
    assert page.left.isHidden()
    qtbot.waitUntil(page.go.isEnabled, timeout=8000)
    (places,) = (panel for panel in page.doubts.values() if panel.sort.name == "Places")
    places.take_number(2)
    page.go.click()
    qtbot.waitUntil(lambda: page.done_plan is not None, timeout=8000)
    assert [place.admin for place in session.reader.all(Place)] == ["Zhejiang, CN"]


@pytest.fixture
def pasted(qtbot, commands):
    from PySide6.QtGui import QGuiApplication

    def pasted(text):
        QGuiApplication.clipboard().setText(text)
        commands.paste_events()

    return pasted


CELLS = 'Date\tEvent\tKind\tAmount\n4 Aug 2020 18:07\t"A ""blast""\nin the port"\tOther\t$1m\n\tNo date\t\t\n'


def test_pasted_cells_become_events(pasted, taken, session):
    pasted(CELLS)
    taken()
    titles = {event.title for event in session.reader.all(Event)}
    assert {'A "blast" in the port', "No date"} <= {" ".join(title.split()) for title in titles}
    session.undo()
    assert "No date" not in {event.title for event in session.reader.all(Event)}


@pytest.mark.parametrize(
    "text", ["", "one word", "A long sentence of a letter that somebody copied.\nAnd another one."]
)
def test_what_is_no_table_is_told_in_a_sentence_that_says_what_to_copy(pasted, commands, ask, text):
    pasted(text)
    assert "no cells to paste" in ask.told[-1]
    assert commands.page is None


def test_cells_that_are_broken_are_told_on_the_page(qtbot, pasted, commands):
    pasted('Date\tTitle\n2020\t"never closed')
    qtbot.waitUntil(lambda: "never closed" in commands.page.report.text.toPlainText(), timeout=8000)


def test_copied_rows_can_be_pasted_into_another_case(qtbot, pasted, taken, session, selection, tmp_path):
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
    taken()
    assert {(event.title, event.when and event.when.edtf) for event in session.reader.all(Event)} == told
    assert session.reader.all(Source) == ()
