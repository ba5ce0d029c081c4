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
def imported(qtbot, commands, ask, tmp_path):
    def imported(name, text, answer=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
        count = len(ask.told) + len(ask.asked)
        ask.answers += [tmp_path / name, answer]
        commands.import_file()
        if commands.page is None:
            qtbot.waitUntil(lambda: len(ask.told) + len(ask.asked) > count + 1, timeout=8000)

    return imported


@pytest.fixture
def taken(qtbot, commands):
    """Wait until the page has read all, and import it."""

    def taken():
        page = commands.page
        qtbot.waitUntil(lambda: page.go.isEnabled() and not page.readings.is_reading, timeout=8000)
        page.go.click()
        qtbot.waitUntil(lambda: page.done_plan is not None, timeout=8000)
        page.reject()

    return taken


def test_sources_are_imported_in_one_action_after_a_question(imported, ask, session):
    imported("list.bib", BIB)
    assert "Would import 0 events, 2 sources" in ask.asked[-1]
    assert {source.title for source in session.reader.all(Source)} >= {"On Bitcoin", "On courts"}
    assert session.case.undo_label == "Import 2 sources"


def test_who_says_no_keeps_the_case_as_it_is(imported, session):
    before = session.reader.all(Source)
    imported("list.bib", BIB, answer=False)
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


@pytest.mark.parametrize(("name", "text"), [("broken.json", "{"), ("broken.ris", ""), ("strange.xyz", "x")])
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
