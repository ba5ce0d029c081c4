"""A list of choices opens as long as it needs to be, and a long text in a line shows its beginning."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from gui.parts import tasks
from gui.parts.wheel import guard_wheel
from tests.gui.test_every_control import DIALOGS
from tests.gui.windows import dialogs


@pytest.fixture
def window(window_left_as_it_was):
    return window_left_as_it_was


def cut(top):
    """The lists in a widget that open with less than all of their first ten entries."""
    found = []
    for combo in top.findChildren(QComboBox):
        if not combo.isVisible() or not combo.isEnabled() or combo.count() < 2:
            continue
        combo.showPopup()
        QApplication.processEvents()
        rows = range(min(combo.count(), 10))
        wanted = sum(combo.view().sizeHintForRow(row) for row in rows)
        if combo.view().viewport().height() < wanted:
            found.append((combo.accessibleName(), combo.view().viewport().height(), wanted))
        combo.hidePopup()
    return found


def test_every_list_of_the_studio_opens_long_enough(window, qtbot):
    window.show_tab("studio")
    qtbot.waitUntil(lambda: not tasks.is_any_awaited(), timeout=20_000)  # a figure fills some of its lists
    assert cut(window.workspace.views["studio"]) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_list_of_a_form_opens_long_enough(window, name):
    window.menus[name].trigger()
    (dialog,) = dialogs(window)
    assert cut(dialog) == []
    dialog.reject()


def test_a_long_text_in_a_line_shows_its_beginning(qtbot):
    line = QLineEdit("Where the coins went, and who sold them for whom, and when")
    line.setCursorPosition(0)
    qtbot.addWidget(line)
    guard_wheel(line)
    assert line.cursorPosition() == 0
