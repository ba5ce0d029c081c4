"""No dialog of the program lets typed words go unasked: not by Escape, not by ×, not when the window closes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from gui.commands.actions import rows
from gui.dialogs.history import HistoryDialog
from gui.dialogs.new_case import NewCaseDialog
from gui.dialogs.palette import PaletteDialog
from gui.importing.page import ImportPage
from gui.parts.leaving import LEAVING, may_go
from gui.publish.export_form import ExportForm
from tests.gui.windows import dialogs

KEPT_AT_ONCE = ("kinds", "origins", "eras")  # each change of these is in the case when its field is left
ONLY_FOUND_BY = (HistoryDialog, PaletteDialog)  # its words only look for something …
FINDS = ("Find", "Merge with")  # … as those of these fields do
OPENS = tuple(row.id for row in rows() if row.text.endswith("…") and row.id not in ("sample", "practice"))


@pytest.fixture
def window(window_left_as_it_was):
    return window_left_as_it_was


@pytest.fixture
def ask(window):
    return window.asked_of


def field_of(dialog):
    """The first field into which one can type that is no part of a choice; None where there is none."""
    fields = [
        field
        for kind in (QPlainTextEdit, QLineEdit)
        for field in dialog.findChildren(kind)
        if field.isVisible()
        and field.isEnabled()
        and not field.isReadOnly()
        and field.accessibleName() not in FINDS
    ]
    free = [field for field in fields if not isinstance(field.parent(), QComboBox)]
    return min(
        free, key=lambda field: isinstance(field, QLineEdit) and field.completer() is not None, default=None
    )


def opened_by(window, ask, name):
    before = set(dialogs(window))
    ask.answers = [0] if name.startswith("edit_") else []
    window.menus[name].trigger()
    QApplication.processEvents()
    ask.answers, ask.asked = [], []
    return next((one for one in dialogs(window) if one not in before), None)


@pytest.mark.parametrize("name", OPENS)
def test_escape_and_the_cross_ask_before_typed_words_go(window, ask, name):
    dialog = opened_by(window, ask, name)
    field = field_of(dialog) if dialog is not None else None
    if field is None or isinstance(dialog, ONLY_FOUND_BY) or name in KEPT_AT_ONCE:
        if dialog is not None:
            dialog.done(0)
        return
    field.setFocus()
    QTest.keyClicks(field, "typed")
    ask.asked = []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), f"{field.accessibleName()} in {type(dialog).__name__}"
    dialog.close()
    assert dialog.isVisible()
    assert len(ask.asked) == 2
    assert not may_go(window)
    dialog.done(0)


def test_the_window_does_not_close_over_a_form_that_holds_words(window, ask):
    dialog = opened_by(window, ask, "new_event")
    QTest.keyClicks(field_of(dialog), "typed")
    assert not window.close()
    assert window.isVisible()
    assert dialog.isVisible()
    dialog.done(0)


def test_an_untouched_dialog_closes_at_once(window, ask):
    for name in ("new", "rules", "preferences", "export_document", "export_story", "passphrase"):
        dialog = opened_by(window, ask, name)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        assert ask.asked == []


def test_rules_that_were_chosen_go_only_after_a_question(window, ask):
    dialog = opened_by(window, ask, "rules")
    dialog.rows[0].origins.setCurrentIndex(3 - dialog.rows[0].origins.currentIndex() % 3)
    dialog.reject()
    assert dialog.isVisible()
    assert ask.asked == [LEAVING]
    dialog.done(0)


def test_the_reason_of_a_publication_goes_only_after_a_question(qtbot, window, ask):
    form = ExportForm((), True, "", window)
    form.asks = ask
    form.open()
    form.published.setChecked(True)
    form.name.setText("B. Editor")
    form.reject()
    assert form.isVisible()
    form.done(0)


def test_a_passphrase_that_was_typed_stays(window, ask):
    dialog = opened_by(window, ask, "new")
    assert isinstance(dialog, NewCaseDialog)
    dialog.passphrase.first.setText("lantern gravel")
    dialog.reject()
    assert dialog.isVisible()
    dialog.done(0)


def test_what_was_said_of_a_table_goes_only_after_a_question(qtbot, window, ask, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("what,when\nRaid,2021-09-24\n", encoding="utf-8")
    ask.answers = [table]
    window.menus["import_file"].trigger()
    (page,) = [one for one in dialogs(window) if isinstance(one, ImportPage)]
    qtbot.waitUntil(lambda: page.readings.outlook is not None, timeout=60_000)
    page._on_column("what", "title")
    ask.asked = []
    page.reject()
    assert page.isVisible()
    assert len(ask.asked) == 1
    ask.answers = [True]
    page.reject()
    assert not page.isVisible()
