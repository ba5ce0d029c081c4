"""The import page: what is found is shown with its reason, what is chosen is seen at once, and Import is one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from models.exchange.imported import ImportOptions
from models.exchange.registry import format_of
from models.exchange.table.preview import State
from models.exchange.table.raw import RawTable
from models.importing.matter import Matter
from models.records.story import Citation, Claim, Event, Field, Place, Source
from tests.gui.importing.made_tables import GERMAN, INCIDENTS
from tests.gui.importing.on_page import choose, choose_column, filled, imported, listed, panel, shown, words
from tests.source_tree import ROOT


@pytest.fixture
def workbook(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Event"])
    book.active.append(["A blast"])
    later = book.create_sheet("Later")
    later.append(["Date", "Event"])
    later.append(["2021-09-24", "The toll"])
    book.save(tmp_path / "two.xlsx")
    return Matter.of_file(tmp_path / "two.xlsx", format_of(tmp_path / "two.xlsx"))


# what is found ---------------------------------------------------------------------------------


def test_a_german_table_is_shown_with_what_was_found_and_why(page_of):
    page = page_of(GERMAN, encoding="cp1252")
    assert filled(page) == {
        "Datum": "date", "Ereignis": "title", "Firma": "actor", "Verkäufer": "actor:seller", "Ort": "place",
        "Betrag (EUR)": "amount", "Quelle": "source", "Sachbearbeiter": "keep",
    }  # fmt: skip
    reasons = {name: row.reason.text() for name, row in page.file._rows.items()}
    assert page.file.encoding.currentText() == "As found: Windows-1252"
    assert reasons["encoding"].startswith("As its letters suggest")
    assert page.file.heading.currentText() == "As found: row 3"
    assert "row 4, 25.000,00 proves it" in reasons["decimal"]
    assert page.file._rows["sheet"].isHidden()
    assert shown(page, "Datum")[0] == (State.UNDERSTOOD, "3 April 2019")
    assert shown(page, "Betrag (EUR)")[1] == (State.UNDERSTOOD, "€1,234,500.50")
    assert shown(page, "Sachbearbeiter")[0][0] is State.KEPT


def test_numbered_sources_are_shown_and_one_can_be_given_another_number(page_of, settled):
    page = page_of(INCIDENTS)
    assert filled(page)["source 2 url"] == "url 2"
    choose_column(page, "source 2 url")
    choose(page, page.columns.group, "3")
    settled(page)
    assert filled(page)["source 2 url"] == "url 3"
    choose(page, page.columns.group, "")
    settled(page)
    assert filled(page)["source 2 url"] == "url"
    page.columns.back.click()
    settled(page)
    assert filled(page)["source 2 url"] == "url 2"
    assert page.options.columns == {}


@pytest.mark.parametrize("name", ["encoding", "separator", "order", "decimal", "heading"])
def test_what_was_found_can_be_changed(page_of, settled, name):
    page = page_of("Row\nDatum;Titel;Betrag\n1/2/2020;A;1.234 EUR\n".replace("Row\n", ""), encoding="utf-8")
    wanted = {"encoding": "cp1252", "separator": ";", "order": "day first", "decimal": ",", "heading": "1"}[
        name
    ]
    choose(page, getattr(page.file, name), wanted)
    settled(page)
    assert str(getattr(page.options, name)) == wanted
    assert getattr(page.file, name).value == wanted
    if name == "order":
        assert shown(page, "Datum") == [(State.UNDERSTOOD, "1 Feb 2020")]
    if name == "decimal":
        assert shown(page, "Betrag") == [(State.UNDERSTOOD, "€1,234")]


def test_a_file_that_cannot_be_read_lets_its_encoding_be_chosen(qtbot, page_of, settled):
    page = page_of("title\n\x81\x8d\x90 caf\xe9\n", encoding="latin-1", is_whole=False)
    qtbot.waitUntil(lambda: "encoding" in page.status.text(), timeout=8000)
    assert not page.go.isEnabled()
    choose(page, page.file.encoding, "mac_roman")
    settled(page)
    assert page.go.isEnabled()


def test_where_no_column_names_the_events_one_is_asked_for(qtbot, page_of, settled):
    page = page_of("Datum,Umstände,Nr\n2021,Ein Lager brennt,1\n2022,Ein Boot sinkt,2\n", is_whole=False)
    qtbot.waitUntil(lambda: "Which column names the events?" in page.status.text(), timeout=8000)
    assert not page.readings.is_reading  # and nothing else takes the place of that sentence
    assert "“Umstände” looks like it" in page.status.text()
    assert page.columns.column.key == "Umstände"
    assert not page.go.isEnabled()
    choose(page, page.columns.field, "title")
    settled(page)
    assert page.go.isEnabled()


def test_cells_without_headings_have_numbered_columns(page_of, settled):
    page = page_of(Matter.of_cells("2020-08-04\tA blast\n2020-08-05\tThe toll\n"), is_whole=False)
    page.readings.wish(ImportOptions(heading=-1, columns={"Column 1": "date", "Column 2": "title"}))
    settled(page)
    assert filled(page) == {"Column 1": "date", "Column 2": "title"}
    assert len(page.preview.model.rows) == 2
    assert page.file.heading.currentText() == "There are no headings"


def test_any_format_that_is_told_as_a_table_is_steered_here(page_of):
    rows = [["Name", "Begin", "Colour"], ["A ship leaves", "2020-01-02", "red"]]
    table = RawTable(
        "made.kml",
        lambda: iter([(n, n, cells) for n, cells in enumerate(rows, 1)]),
        columns={"Begin": "date"},
    )
    page = page_of(Matter("made.kml", Matter.of_cells("").folder, lambda _options: table))
    assert filled(page) == {"Name": "title", "Begin": "date", "Colour": "keep"}
    choose_column(page, "Begin")
    assert "the format calls it so" in page.columns.reason.text()
    assert page.file._rows["encoding"].isHidden()
    assert page.file._rows["heading"].isHidden()


def test_what_another_program_wrote_is_steered_here_as_well(page_of):
    path = ROOT / "tests" / "exchange_files" / "kml.kml"
    page = page_of(Matter.of_file(path, format_of(path)))
    assert page.go.isEnabled()
    assert any(state is State.UNDERSTOOD for state, _ in shown(page, page.columns.model.rows[0].key))


# what is chosen --------------------------------------------------------------------------------


def test_a_role_and_what_holds_for_all_rows_are_chosen(qtbot, page_of, settled, session):
    page = page_of("title,Haus,url\nA,Example Ltd,https://example.org\n")
    choose_column(page, "Haus")
    choose(page, page.columns.field, "actor")
    settled(page)
    page.columns.role.setCurrentText("owner")
    page.columns.role.lineEdit().editingFinished.emit()
    choose(page, page.rows.kind, "Sale")
    choose(page, page.rows.primary, "primary")
    choose(page, page.rows.supports, "named")
    page.rows.named["actor"].setChecked(True)
    settled(page)
    assert (page.options.kind, page.options.primary, page.options.supports) == ("Sale", "primary", "actor")
    imported(qtbot, page)
    event = next(one for one in session.reader.all(Event) if one.title == "A")
    who = next(one for one in session.reader.where(Claim, event_id=event.id) if one.field is Field.WHO)
    assert who.role == "owner"
    assert [one.claim_id for one in session.reader.all(Citation)] == [who.id]
    assert next(one for one in session.reader.all(Source) if one.url).is_primary


def test_a_zone_that_is_none_is_told_under_its_field_and_not_taken(page_of):
    page = page_of("title\nA\n")
    page.rows.zone.setCurrentText("Moon/Crater")
    page.rows.zone.lineEdit().editingFinished.emit()
    assert page.options.zone == ""
    assert any("No zone is called so" in label.text() for label in page.rows.findChildren(type(page.title)))


def test_a_click_on_a_heading_shows_the_column_and_a_cell_says_what_was_understood(page_of):
    page = page_of(INCIDENTS)
    page.preview.table.horizontalHeader().sectionClicked.emit(3)
    assert page.columns.column.key == "location"
    page.preview.table.setCurrentIndex(page.preview.model.index(0, 3))
    assert "“Springfield” can be Springfield" in page.preview.sentence.text()


# doubts ----------------------------------------------------------------------------------------


def test_each_doubt_is_listed_once_and_decided_for_all_its_rows(qtbot, page_of, settled, session):
    page = page_of(INCIDENTS)
    places, dates = panel(page, "Places"), panel(page, "Dates")
    assert words(places) == {"Springfield": "", "Xqzzt": "", "Odessa": "Odesa (Odessa, UA)"}
    assert page.right.tabText(page.right.indexOf(places)) == "&Places  2"
    places.take_number(3)
    settled(page)
    assert "Illinois" in words(places)["Springfield"]
    places.line.setText("48.5, 37.25")
    places.take.click()
    settled(page)
    dates.line.setText("whenever")
    dates.take.click()
    assert not dates.problem.isHidden()
    dates.line.setText("spring 2024")
    dates.take.click()
    settled(page)
    assert sum(one.open_count for one in page.doubts.values()) == 0
    imported(qtbot, page)
    found = {place.name: place for place in session.reader.all(Place)}
    assert found["Springfield"].admin == "Illinois, US"
    assert found["Xqzzt"].point.lat == 48.5
    assert next(e for e in session.reader.all(Event) if e.title == "Well found dry").when.edtf == "2024-21"


def test_a_place_is_looked_for_while_it_is_typed(qtbot, page_of):
    page = page_of("title,place\nA,Xqzzt\n")
    places = panel(page, "Places")
    places.line.setText("Kharkiv")
    places.line.textEdited.emit("Kharkiv")
    qtbot.waitUntil(lambda: places.choice.count() > 2, timeout=5000)
    choose(page, places.choice, places.choice.itemData(1))
    assert page.options.places["Xqzzt"].startswith("Kharkiv")


def test_all_that_is_open_can_be_left_and_all_dates_be_read_in_one_order(page_of, settled):
    page = page_of("title,date\nA,1/2/2020\nB,3/4/2020\nC,soon\n")
    dates = panel(page, "Dates")
    dates.day_first.click()
    settled(page)
    assert page.options.order == "day first"
    assert words(dates) == {"soon": ""}
    dates.leave_all.click()
    settled(page)
    assert words(dates) == {"soon": "leave"}


# writing ---------------------------------------------------------------------------------------


def test_an_import_is_one_step_and_ends_with_its_report(qtbot, page_of, session):
    before = {event.title for event in session.reader.all(Event)}
    page = page_of(INCIDENTS)
    assert {event.title for event in session.reader.all(Event)} == before
    imported(qtbot, page)
    assert len(session.reader.all(Event)) == len(before) + 4
    assert "Imported 4 events" in page.report.text.toPlainText()
    assert "verified by" in page.report.text.toPlainText()
    assert page.go.text() == "&Show the events"
    assert session.undo_words == "Import 4 events"
    session.undo()
    assert {event.title for event in session.reader.all(Event)} == before


def test_the_views_hear_of_an_import_once_it_is_written(qtbot, page_of, session):
    heard = []
    session.changed.connect(lambda changes, _who: heard.append(len(session.index.ids)))
    before = len(session.index.ids)
    imported(qtbot, page_of("title\nA\nB\n"))
    assert heard == [before + 2]


def test_the_second_import_is_shown_before_it_happens_with_the_settings_of_the_first(
    qtbot, page_of, settled, session
):
    page = page_of(INCIDENTS)
    panel(page, "Places").take_number(3)
    settled(page)
    imported(qtbot, page)
    page.accept()
    again = INCIDENTS.replace("Convoy passes", "Long convoy passes").replace("A-001", "A-009").replace(
        "Checkpoint closed", "Road closed"
    )  # fmt: skip
    page = page_of(again)
    assert "settings are taken again" in page.remark.text()
    assert "Springfield" in page.options.places
    assert not page.anew.isHidden()
    assert page.right.isTabVisible(page.right.indexOf(page.changes))
    lines = listed(page.changes.model)
    assert ["changed", "5", "Convoy passes", "Title", "Convoy passes", "Long convoy passes"] in lines
    assert ["gone", "", "Checkpoint closed", "", "", ""] in lines
    assert ["new", "2", "Road closed", "", "", ""] in lines
    choose(page, page.changes.shown, "gone")
    assert [line[0] for line in listed(page.changes.model)] == ["gone"]
    imported(qtbot, page)
    titles = {event.title for event in session.reader.all(Event)}
    assert {"Long convoy passes", "Road closed", "Checkpoint closed"} <= titles


def test_the_settings_of_an_earlier_import_can_be_left_aside(qtbot, page_of, settled):
    page = page_of("Wann,title\n2021,A\n")
    choose_column(page, "Wann")
    choose(page, page.columns.field, "date")
    settled(page)
    imported(qtbot, page)
    page = page_of("Wann,title\n2021,A\n")
    assert filled(page)["Wann"] == "date"
    page.anew.click()
    settled(page)
    assert filled(page)["Wann"] == "keep"
    assert page.options == ImportOptions()


def test_of_a_long_report_the_first_lines_are_shown_and_all_are_copied(page_of):
    page = page_of("title\n" + "\n".join(f"Event {number},more" for number in range(5)) + "\n")
    page.report.show_lines([f"Line {number}" for number in range(1000)])
    assert page.report.text.blockCount() < 400
    page.report.copy.click()
    assert QGuiApplication.clipboard().text().count("Line") == 1000


def test_another_sheet_of_a_workbook_can_be_chosen(page_of, settled, workbook):
    page = page_of(workbook)
    assert page.file.sheet.value == ""
    assert not page.file._rows["sheet"].isHidden()
    assert page.file._rows["encoding"].isHidden()
    assert [cell for cell, _ in shown(page, "Event")] == [State.UNDERSTOOD]
    choose(page, page.file.sheet, "Later")
    settled(page)
    assert shown(page, "Date") == [(State.UNDERSTOOD, "24 Sept 2021")]


def test_nothing_new_cannot_be_imported(qtbot, page_of):
    imported(qtbot, page_of("title\nA\n"))
    page = page_of("title\nA\n")
    assert not page.go.isEnabled()
    assert page.status.text().startswith("Nothing new.")


def test_closing_writes_nothing(page_of, session):
    before = session.reader.counts()
    page = page_of(INCIDENTS)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert session.reader.counts() == before


def test_an_import_that_is_stopped_while_it_is_written_leaves_nothing(qtbot, page_of, session, monkeypatch):
    monkeypatch.setattr("models.importing.importing.AT_ONCE", 1)
    page = page_of("title\n" + "\n".join(f"Event {number}" for number in range(400)) + "\n")
    before, events = session.reader.counts(), len(session.reader.all(Event))
    page.go.click()
    page.reject()
    qtbot.waitUntil(lambda: page._writing is None, timeout=15_000)
    assert page.isVisible()
    assert page.done_plan is None
    assert session.reader.counts() == before
    imported(qtbot, page)
    assert len(session.reader.all(Event)) == events + 400


def test_of_a_large_table_decisions_are_worked_in_when_it_is_imported(qtbot, page_of, session, monkeypatch):
    monkeypatch.setattr("gui.importing.page.FEW_ROWS", 1)
    page = page_of("title,date\nA,1/2/2020\nB,1/2/2020\n")
    panel(page, "Dates").take_number(1)
    assert page.readings.is_stale
    assert not page.readings.is_reading
    imported(qtbot, page)
    assert {e.when.edtf for e in session.reader.all(Event) if e.title in "AB"} == {"2020-02-01"}
