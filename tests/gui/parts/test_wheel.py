"""The wheel changes no field that has not the focus: in no form, in no dialog, on no page."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSpinBox,
    QTabBar,
    QWidget,
)

from gui.forms.rows import Rows
from gui.parts.wheel import guard_wheel
from gui.publish.export_form import ExportForm
from gui.publish.publications_form import PublicationsForm
from models.publication.choices import VIEWS
from tests.gui.test_every_control import DIALOGS
from tests.gui.windows import dialogs

ROOT = Path(__file__).parents[3]
TURNED = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


@pytest.fixture
def window(window_left_as_it_was):
    return window_left_as_it_was


def turn(field, steps=-3):
    """Turn the wheel over a field, as the mouse does."""
    at = QPointF(field.rect().center())
    event = QWheelEvent(
        at, QPointF(field.mapToGlobal(field.rect().center())), QPoint(0, 0), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)


def shown_by(field):
    if isinstance(field, QComboBox):
        return field.currentIndex(), field.currentText()
    if isinstance(field, QTabBar):
        return field.currentIndex()
    return field.text() if isinstance(field, QAbstractSpinBox) else field.value()


def turned_by_the_wheel(top):
    """Turn the wheel both ways over every field without the focus; return those that changed."""
    found = []
    for field in top.findChildren(QWidget):
        if not isinstance(field, TURNED) or isinstance(field, QScrollBar) or field.hasFocus():
            continue
        if any(part.hasFocus() for part in field.findChildren(QWidget)):
            continue
        before = shown_by(field)
        turn(field)
        turn(field, 1)
        turn(field, -1)
        if shown_by(field) != before:
            found.append(f"{type(field).__name__} {field.accessibleName()}")
    return found


@pytest.mark.parametrize("name", DIALOGS)
def test_the_wheel_over_a_form_changes_nothing(window, name):
    window.menus[name].trigger()
    (dialog,) = dialogs(window)
    for rows in dialog.findChildren(Rows):
        rows.add_empty()  # lines that are added later are fields, too
    assert turned_by_the_wheel(dialog) == []
    dialog.reject()


def test_the_wheel_over_a_page_changes_no_field(window):
    for tab in range(window.workspace.tabs.count()):
        window.workspace.tabs.setCurrentIndex(tab)
        QApplication.sendPostedEvents()
        assert turned_by_the_wheel(window) == [], window.workspace.tabs.tabText(tab)


@pytest.mark.parametrize("view", VIEWS)
def test_the_wheel_over_the_studio_changes_no_choice_of_any_view(window, view):
    window.show_tab("studio")
    studio = window.workspace.views["studio"]
    studio.show_spec(studio.spec.changed(view=view, size="163mm"))
    QApplication.sendPostedEvents()
    assert turned_by_the_wheel(studio) == []
    assert studio.spec == studio.spec.changed(view=view, size="163mm")


def test_the_studio_begins_with_the_focus_on_no_choice(window):
    window.show_tab("studio")
    studio = window.workspace.views["studio"]
    assert studio.focusProxy() is studio.canvas


@pytest.mark.parametrize(
    "make", [lambda w: PublicationsForm(w._session, w._session.ask), lambda _: ExportForm((), True)]
)
def test_the_wheel_over_the_forms_of_the_studio_changes_nothing(window, qtbot, make):
    form = make(window)
    qtbot.addWidget(form)
    form.show()
    assert turned_by_the_wheel(form) == []


def test_no_dialog_with_a_field_that_the_wheel_turns_is_without_a_guard():
    """Dialogs that no menu opens are found by their text; those of FormPage are guarded field by field."""
    made = re.compile(r"\b(QComboBox|Choice|Records|Q\w*SpinBox|QDateEdit|QSlider|QTabBar|QTabWidget)\(")
    texts = {path: path.read_text("utf-8") for path in (ROOT / "gui").rglob("*.py")}
    dialogs = {path: text for path, text in texts.items() if re.search(r"class \w+\(QDialog", text)}
    assert len(dialogs) > 10
    unguarded = [
        path.name for path, text in dialogs.items() if made.search(text) and "guard_wheel(" not in text
    ]
    assert unguarded == []


@pytest.fixture
def page(qtbot):
    """A page that is longer than its area, with a choice and a number on it."""
    area, inner = QScrollArea(), QWidget()
    form = QFormLayout(inner)
    choice, number = QComboBox(), QSpinBox()
    choice.addItems(["a", "b", "c"])
    for field in (choice, number, *(QLineEdit() for _ in range(40))):
        form.addRow(field)
    area.setWidget(inner)
    area.resize(300, 200)
    guard_wheel(area)
    qtbot.addWidget(area)
    area.show()
    return area, choice, number


def test_the_wheel_over_a_field_scrolls_the_page(page):
    area, choice, _ = page
    area.setFocus()
    at = choice.mapTo(area, choice.rect().center())
    QTest.wheelEvent(area.windowHandle(), QPointF(at), QPoint(0, -360))
    QApplication.processEvents()
    assert choice.currentIndex() == 0
    assert area.verticalScrollBar().value() > 0


def test_the_wheel_does_not_give_a_field_the_focus(page):
    _, choice, number = page
    assert not choice.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus
    assert not number.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus


def test_the_wheel_turns_a_field_that_has_the_focus(page, qtbot):
    _, choice, _ = page
    choice.window().activateWindow()
    choice.setFocus()
    qtbot.waitUntil(choice.hasFocus)
    turn(choice, -1)
    assert choice.currentIndex() == 1
