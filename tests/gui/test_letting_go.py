"""Whatever is opened and closed again is gone: a day's work leaves no dialogs behind in memory."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from tests.gui.test_every_control import DIALOGS
from tests.gui.windows import dialogs, make_window

MORE = (
    "new", "passphrase", "take_back", "import_file", "recover", "manual", "palette", "export_story",
    "export_ledger", "edit_place", "edit_actor", "who",
)  # fmt: skip


@pytest.fixture
def window(qtbot, ask, sample_path):
    window = make_window(qtbot, ask, sample_path, 1.0)
    yield window
    window.close()


def held():
    """The dialogs and menus that are still there, shown or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return [one for one in QApplication.allWidgets() if isinstance(one, QDialog | QMenu)]


def test_whatever_was_opened_and_closed_is_gone(window):
    left = {}
    for id in (*DIALOGS, *MORE):
        if window.menus[id].isEnabled():
            window.menus[id].trigger()
        for dialog in dialogs(window):
            dialog.reject()
        if found := [type(one).__name__ for one in held() if isinstance(one, QDialog)]:
            left[id] = found
    assert left == {}


def test_the_menu_of_questions_leaves_no_menus_behind_when_it_is_filled_anew(window):
    menu = window.menus.submenu("questions")
    menu.aboutToShow.emit()
    before = len(held())
    menu.aboutToShow.emit()
    assert len(held()) == before
