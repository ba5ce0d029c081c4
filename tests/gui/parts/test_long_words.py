"""What is far too long for a line is refused with a sentence, and never cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from gui.parts.ask import LineDialog
from gui.parts.long_words import LONGEST, TOO_LONG, guard_lines
from tests.gui.windows import make_window


@pytest.fixture
def line(qtbot):
    line = QLineEdit("The title")
    guard_lines(line)
    qtbot.addWidget(line)
    line.show()
    return line


def paste(line, text):
    QApplication.clipboard().setText(text)
    line.selectAll()
    line.paste()


@pytest.mark.parametrize("count", [LONGEST + 1, 32_768, 2_000_000])
def test_too_much_is_refused_whole_and_said(line, count):
    paste(line, "x" * count)
    assert line.text() == "The title"
    assert TOO_LONG[:40] in QToolTip.text()


@pytest.mark.parametrize("count", [0, 1, LONGEST])
def test_what_a_line_can_hold_is_taken(line, count):
    paste(line, "x" * count)
    assert len(line.text()) == count


def test_a_line_that_was_too_long_before_can_be_shortened_letter_by_letter(line):
    line.setText("y" * (LONGEST + 50))
    line.end(False)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert len(line.text()) == LONGEST + 49
    QTest.keyClick(line, "z")
    assert len(line.text()) == LONGEST + 49


def test_a_question_of_one_line_refuses_too(qtbot):
    dialog = LineDialog("Name?", "", "Name", QLineEdit.EchoMode.Normal, None)
    qtbot.addWidget(dialog)
    paste(dialog.line, "x" * 40_000)
    assert dialog.line.text() == ""


@pytest.mark.parametrize("name", ["new_event", "new_source", "about_case", "preferences", "new"])
def test_every_line_of_a_form_refuses(qtbot, ask, sample_path, name):
    window = make_window(qtbot, ask, sample_path, 1.0)
    window.menus[name].trigger()
    dialog = QApplication.activeModalWidget()
    lines = [line for line in dialog.findChildren(QLineEdit) if line.isEnabled() and not line.isReadOnly()]
    assert lines
    for one in lines:
        before = one.text()
        paste(one, "x" * 40_000)
        assert one.text() == before
    dialog.reject()
    window.close()
