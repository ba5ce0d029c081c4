"""Escape, Enter, Tab and the wheel do in every dialog of the window what a hand expects of them."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QDialog, QLineEdit
from shiboken6 import isValid

from gui.dialogs.verifying import VerifyingDialog

SHOWN = {
    "new": "new_case", "preferences": "show_preferences", "keys": "show_keys", "about": "show_about",
    "words": "show_words", "asking": "show_asking", "export_document": "export_document",
    "history": "show_history",
}  # fmt: skip
FIELDS = (QComboBox, QAbstractSpinBox)
ONE_NOTCH = QPoint(0, -120)


@pytest.fixture(params=SHOWN)
def dialog(window, request):
    """Each dialog of this room that the menus open."""
    window.menus[request.param].trigger()
    QApplication.processEvents()
    (shown,) = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and one.isVisible() and one.parentWidget() is window
    ]
    yield shown
    if isValid(shown) and shown.isVisible():  # one that stands beside the window goes with it
        shown.reject()


def settings_of(window):
    return window._preferences.settings


def test_escape_closes_it_and_changes_nothing(window, session, dialog):
    before = (settings_of(window), session.case.path, session.case.undo_label)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (settings_of(window), session.case.path, session.case.undo_label) == before


def test_enter_in_a_line_saves_nothing_that_is_not_whole(window, session, dialog):
    before = (session.case.path, session.case.undo_label)
    for line in dialog.findChildren(QLineEdit):
        if line.isVisible() and dialog.isVisible():
            line.setFocus()
            QTest.keyClick(line, Qt.Key.Key_Return)
    assert (session.case.path, session.case.undo_label) == before


def test_tab_goes_round_and_comes_back(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Tab)
    first = dialog.focusWidget()
    seen = [first]
    for _ in range(400):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        if dialog.focusWidget() is first:
            break
        seen.append(dialog.focusWidget())
    assert dialog.focusWidget() is first
    assert None not in seen


def test_the_wheel_turns_no_field_that_has_not_the_focus(dialog):
    for field in (one for kind in FIELDS for one in dialog.findChildren(kind) if one.isVisible()):
        field.clearFocus()
        before = field.currentIndex() if isinstance(field, QComboBox) else field.text()
        middle = QPointF(field.rect().center())
        turned = QWheelEvent(
            middle, field.mapToGlobal(middle), QPoint(), ONE_NOTCH, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, turned)
        assert before == (field.currentIndex() if isinstance(field, QComboBox) else field.text())


def test_escape_stops_verifying_and_keeps_nothing(qtbot, session):
    dialog = VerifyingDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.start()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
