"""Where nothing is yet, each page says what belongs there and how one begins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from gui.application import make_window
from gui.window.empty_page import BEGIN, PAGES, EmptyPage
from gui.window.top_bar import MAKE
from models.records.story import (
    About,
    Actor,
    ActorId,
    Document,
    DocumentId,
    Kind,
    Source,
    SourceId,
)
from tests.gui.conftest import an_event
from tests.gui.fakes import opened


@pytest.fixture
def empty(qtbot, ask, tmp_path):
    window = make_window(ask)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window._session.create(tmp_path / "port.dateline", About(title="Port explosion"))
    yield window
    window.close()


def page_of(window, name):
    view = window.workspace.views[name]
    if name != "timeline":
        window.show_tab(name)
    QApplication.processEvents()
    return view.findChild(EmptyPage)


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_page_offers_to_begin_and_lies_within_the_page(empty, name):
    page = page_of(empty, name)
    assert page.isVisible()
    assert page.parentWidget().rect().contains(page.geometry())
    assert [button.text() for button in page.buttons.values()] == list(BEGIN.values())
    assert all(button.isEnabled() and button.toolTip() for button in page.buttons.values())


@pytest.mark.parametrize("name", PAGES)
def test_it_goes_when_there_is_something_and_comes_back_with_undo(empty, name):
    page = page_of(empty, name)
    session = empty._session
    session.edit("Fill", lambda writer: FILLED[PAGES[name][1]](writer, session))
    assert page.isHidden()
    session.undo()
    assert page.isVisible()


def add_event(writer, session):
    kind = session.reader.all(Kind)[0].id
    writer.add(an_event("blast", kind, "Explosion", "2020-08-04"))


FILLED = {
    "events": add_event,
    "sources": lambda writer, _: writer.add(Source(SourceId("s"), "A paper")),
    "actors": lambda writer, _: writer.add(Actor(ActorId("a"), "Rhosus crew")),
    "documents": lambda writer, _: writer.add(
        Document(DocumentId("d"), "report.txt", "text/plain", 0, "0" * 64)
    ),
}


def test_a_button_of_an_empty_page_opens_the_form(empty):
    page = page_of(empty, "map")
    page.buttons["new_event"].click()
    assert empty.records.dialog.isVisible()
    empty.records.dialog.reject()


def test_a_case_that_cannot_be_changed_offers_nothing(empty, tmp_path):
    path = empty._session.case.path
    empty._session.close()
    opened(empty._session, path, read_only=True)
    page = page_of(empty, "table")
    assert not any(button.isEnabled() for button in page.buttons.values())


def test_the_bar_begins_with_the_same_and_names_the_keys(empty):
    words = {id: button.text() for id, button in empty.bar.make.items()}
    assert words == MAKE == BEGIN
    assert "Ctrl+Shift+N" in empty.bar.make["new_event"].toolTip()
    assert "Ctrl+D" in empty.bar.make["add_documents"].toolTip()
    assert "Ctrl+I" in empty.bar.make["import_file"].toolTip()


def test_every_tool_of_the_bar_names_its_key(empty):
    own = set(empty.menus.actions.values())
    plain = [tool for tool in empty.bar.findChildren(QToolButton) if tool.defaultAction() in own]
    assert len(plain) == 7
    for tool in plain:
        key = tool.defaultAction().shortcut().toString()
        assert key
        assert key in tool.toolTip()


@pytest.mark.parametrize("width", [1920, 1280, 800])
def test_words_stand_on_the_bar_whole_or_not_at_all(empty, width):
    empty.resize(width, 600)
    QApplication.processEvents()
    for button in empty.bar.make.values():
        is_wordy = button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        assert is_wordy == (button.width() >= button.sizeHint().width())
    assert empty.width() == width


def test_the_buttons_are_reached_by_tab(empty):
    page = page_of(empty, "table")
    page.buttons["new_event"].setFocus()
    QTest.keyClick(page.buttons["new_event"], Qt.Key.Key_Tab)
    assert empty.focusWidget() is page.buttons["add_documents"]
