"""Qt's own words follow the language of the program."""

import pytest
from PySide6.QtWidgets import QDialogButtonBox

from gui.parts.qt_words import CATALOGUES, speak_qt
from models.machine.languages import LANGUAGES

CANCEL = {"en": "Cancel", "zh-Hans": "取消", "zh-Hant": "取消"}


@pytest.fixture
def app(qapp):
    yield qapp
    speak_qt(qapp, "en")


def told(qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_buttons_of_boxes_are_told_in_the_language(code, app, qtbot):
    speak_qt(app, code)
    assert told(qtbot) == CANCEL[code]


def test_qt_goes_back_to_english_and_keeps_one_catalogue(app, qtbot):
    for code in (*CATALOGUES, "en"):
        speak_qt(app, code)
    assert told(qtbot) == "Cancel"
