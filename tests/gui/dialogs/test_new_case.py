import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from gui.dialogs.new_case import NewCaseDialog, file_stem
from models.records.story import Kind
from tests.gui.fakes import FakeAsk


@pytest.fixture
def dialog(qtbot, tmp_path):
    dialog = NewCaseDialog(FakeAsk(), tmp_path, "A. Reporter")
    qtbot.addWidget(dialog)
    return dialog


def test_the_file_is_named_after_the_title(dialog, tmp_path):
    dialog.title_line.setText("Sold by the state: 2018/2025")
    assert dialog.path == tmp_path / "Sold by the state 2018 2025.dateline"


def test_a_file_that_the_person_named_keeps_its_name(dialog, tmp_path):
    dialog._ask.answers = [tmp_path / "mine"]
    dialog.on_choose()
    dialog.title_line.setText("Another title")
    assert dialog.path == tmp_path / "mine.dateline"


def test_a_case_needs_a_title(dialog):
    assert not dialog._make_button.isEnabled()
    dialog.title_line.setText("A case")
    assert dialog._make_button.isEnabled()


def test_an_existing_file_is_refused_in_words(dialog, tmp_path):
    (tmp_path / "A case.dateline").touch()
    dialog.title_line.setText("A case")
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "never written over" in dialog.problem.text()


def test_the_answers_are_handed_over(dialog):
    dialog.title_line.setText(" A case ")
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert (dialog.about.title, dialog.who) == ("A case", "A. Reporter")


@pytest.mark.parametrize("title", ["", "...", "///", "\0"])
def test_a_title_without_letters_still_gives_a_file_name(title):
    assert file_stem(title) == "case"


def test_the_sort_of_story_decides_with_which_kinds_a_case_begins(dialog):
    assert dialog.begins == ()
    dialog.template.setCurrentIndex(dialog.template.findText("Incident", Qt.MatchFlag.MatchStartsWith))
    assert [kind.name for kind in dialog.begins if isinstance(kind, Kind)][:2] == ["Warning", "Departure"]
