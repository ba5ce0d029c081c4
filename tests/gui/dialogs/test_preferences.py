"""What a person prefers holds at once and at the next start."""

import pytest
from PySide6.QtWidgets import QApplication

from gui.dialogs.preferences import PreferencesForm
from gui.parts.preferences import Preferences
from gui.parts.theme import DARK
from models.machine.languages import LANGUAGES


@pytest.fixture
def form(qtbot, session, ask):
    form = PreferencesForm(Preferences(), session, ask)
    qtbot.addWidget(form)
    return form


def choose(box, words):
    box.setCurrentIndex(box.findText(words))


def test_everything_that_is_chosen_is_kept(form, session, ask, tmp_path):
    form.name.setText("  Rania   K. ")
    choose(form.theme, "Dark")
    choose(form.text_size, "150 %")
    form.zone.setCurrentText("Asia/Beirut")
    form.recent.setChecked(True)
    form.places.setChecked(False)
    for field in form.folders.values():
        field.setText(str(tmp_path))
    form.on_save()
    kept = Preferences().settings
    assert (kept.theme, kept.text_size, kept.zone) == ("dark", 150, "Asia/Beirut")
    assert (kept.remember_recent, kept.remember_places) == (True, False)
    assert kept.case_folder == kept.document_folder == kept.export_folder == str(tmp_path)
    assert session.who == "Rania K."


def test_only_languages_that_the_window_speaks_are_offered(form):
    offered = [form.language.itemText(number) for number in range(form.language.count())]
    assert offered == ["As the computer", *LANGUAGES.values()]
    assert form.language.currentData() == ""


@pytest.mark.parametrize(
    ("wrong", "sentence"), [("zone", "Mars/Olympus"), ("folder", "/no/such/folder"), ("folder", "relative")]
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_is_kept(form, wrong, sentence):
    if wrong == "zone":
        form.zone.setCurrentText(sentence)
    else:
        form.folders["export_folder"].setText(sentence)
    choose(form.theme, "Dark")
    form.on_save()
    assert sentence in form.find_problem()
    assert Preferences().settings.theme == "system"


def test_escape_changes_nothing(form):
    choose(form.theme, "Dark")
    form.reject()
    assert Preferences().settings.theme == "system"


def test_the_window_wears_what_was_chosen(window):
    window.menus["preferences"].trigger()
    form = window.findChild(PreferencesForm)
    choose(form.theme, "Dark")
    choose(form.text_size, "200 %")
    form.on_save()
    assert QApplication.palette().window().color().name() == DARK.ground
    assert QApplication.font().pointSizeF() == pytest.approx(20)
    assert window.menus["theme_dark"].isChecked()
    window._preferences.change(theme="light", text_size=100)


def test_a_new_case_takes_the_zone(window, session, tmp_path):
    window._preferences.change(zone="Asia/Manila")
    window.commands.new_case()
    dialog = next(one for one in window.children() if type(one).__name__ == "NewCaseDialog")
    dialog.title_line.setText("Sale")
    dialog.file_line.setText(str(tmp_path / "sale.dateline"))
    dialog.accept()
    assert session.reader.about().zone == "Asia/Manila"
