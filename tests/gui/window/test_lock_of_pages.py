"""What is half done on a page, in a cell and in the dialog of a new case comes back after a lock."""

import pytest
from PySide6.QtGui import QGuiApplication

from models.machine.paths import user_folder
from models.records.story import Event
from tests.gui.tables.test_cell_editing import line_of
from tests.gui.window import test_lock as locking
from tests.gui.window.test_lock import locked, unlocked
from tests.gui.windows import SALE, dialogs

sealed_sample, whole, path, window = locking.sealed_sample, locking.whole, locking.path, locking.window
pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.mark.parametrize(
    ("key", "words"), [("title", "Half a ti"), ("when", "August twen"), ("tags", "half, a t")]
)
def test_a_cell_comes_back_half_typed_and_is_not_saved_by_the_lock(qtbot, whole, key, words):
    whole.show_tab("table")
    table = whole.workspace.views["table"]
    whole.activateWindow()
    assert table.editing.begin(SALE, key)
    line = line_of(table.editing.field)
    line.setFocus()
    assert line.hasFocus()
    line.setText(words)
    line.textEdited.emit(words)
    before = whole._session.case.reader.history_page("ORDER BY number")
    locked(qtbot, whole)
    assert table.editing.field is None
    kept = b"".join(file.read_bytes() for file in user_folder().rglob("*") if file.is_file())
    assert words.encode() not in kept
    unlocked(qtbot, whole)
    assert line_of(table.editing.field).text() == words
    assert whole._session.case.reader.history_page("ORDER BY number") == before
    table.editing.cancel()


def test_the_dialog_of_a_new_case_comes_back_without_the_passphrase(qtbot, window):
    window.menus["new"].trigger()
    (dialog,) = dialogs(window)
    dialog.title_line.setText("Of lanterns")
    dialog.who_line.setText("B. Editor")
    dialog.template.setCurrentIndex(2)
    dialog.passphrase.first.setText("never to be kept")
    locked(qtbot, window)
    unlocked(qtbot, window)
    (again,) = dialogs(window)
    assert (again.title_line.text(), again.who_line.text()) == ("Of lanterns", "B. Editor")
    assert again.template.currentIndex() == 2
    assert again.file_line.text().endswith("Of lanterns.dateline")
    assert again.passphrase.first.text() == ""
    again.accept()
    assert again.isVisible()
    assert again.problem.text().startswith("Type the passphrase again")
    assert again._problem() == ""  # whoever goes on without one wants none
    again.done(0)


def test_an_import_comes_back_with_what_was_said_of_the_table_and_the_files_that_wait(
    qtbot, window, tmp_path
):
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("thing,day\nA raid,03/04/2021\n", encoding="utf-8")
    second.write_text("title,date\nA trial,2022\n", encoding="utf-8")
    window.imports.read_all([first, second])
    page = window.imports.page
    page._on_column("thing", "title")
    page._on_column("day", "date")
    page._on_order("month first")
    said = page.options
    locked(qtbot, window)
    assert window.imports.page is None
    unlocked(qtbot, window)
    again = window.imports.page
    assert again is not page
    assert (again.options.columns, again.options.order) == (said.columns, "month first")
    qtbot.waitUntil(lambda: again.readings.outlook is not None, timeout=20_000)
    assert [one.title for one in again.readings.outlook.plan.records if isinstance(one, Event)] == ["A raid"]
    assert not again.may_leave() or window._session.ask.asked
    again.done(0)
    qtbot.waitUntil(lambda: window.imports.page is not None, timeout=20_000)
    assert window.imports.page.matter.name == "second.csv"
    window.imports.page.done(0)


def test_pasted_cells_come_back(qtbot, window):
    QGuiApplication.clipboard().setText("Title\tDate\nA raid\t2021\n")
    window.imports.paste_events()
    locked(qtbot, window)
    unlocked(qtbot, window)
    again = window.imports.page
    qtbot.waitUntil(lambda: again.readings.outlook is not None, timeout=20_000)
    assert [one.title for one in again.readings.outlook.plan.records if isinstance(one, Event)] == ["A raid"]
    again.done(0)
