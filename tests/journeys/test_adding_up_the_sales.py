"""A reporter adds up the sales of the sample with keys alone: groups them, asks why, opens a claim, exports."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QTabBar

from gui.ledger.ledger_model import Kind
from gui.parts.fonts import register_fonts
from gui.parts.link import Link
from gui.parts.preferences import Preferences
from gui.selection import Selection
from gui.session import Session
from gui.window.main_window import MainWindow
from tests.gui.fakes import FakeAsk, opened
from tests.journeys.test_reading_the_sample_by_keyboard import CONTROL, Hands

SALE = "jiafenxiang-sales"


@pytest.fixture
def ask():
    return FakeAsk()


@pytest.fixture
def window(qtbot, ask, sample_path):
    register_fonts()
    session = Session(ask, who="A. Reporter")
    window = MainWindow(session, Selection(session), Preferences(), ask)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert opened(session, sample_path)
    yield window
    window.close()
    session.close()


def test_a_reporter_without_a_mouse_adds_up_the_sales(window, ask, qtbot, tmp_path):
    hands = Hands(window, qtbot)

    # the page is a key away, and says what it comes to
    hands.press(Qt.Key.Key_9, CONTROL)
    page = window.workspace.views["ledger"]
    qtbot.waitUntil(lambda: page.total.text().startswith("At least about ¥3,049.61m and 2 sales"))

    # grouped by seller: the choice is reached by Tab and changed by its first letter
    hands.go_to_panel(page)
    hands.tab_to(lambda at: isinstance(at, QComboBox) and at.accessibleName() == "Grouped by")
    hands.press(Qt.Key.Key_S)
    assert page.choices.asked.by == ("seller",)
    groups = [row for row, (kind, _) in enumerate(page.table.ledger.rows) if kind is Kind.GROUP]
    assert page.table.ledger.words(groups[0], "sum") == "at least ¥3bn"

    # down to the first line: its event is the current one in every view, and the panel says why it counts
    hands.tab_to(lambda at: at is page.table)
    hands.press(Qt.Key.Key_Home, CONTROL)
    hands.press(Qt.Key.Key_Down)
    assert window._selection.current == SALE
    assert any("Added: over ¥3bn" in one for one in page.why.sentences)

    # Enter opens the form of the claim, Escape leaves it as it was
    hands.press(Qt.Key.Key_Return)
    form = window.records.dialog
    assert form.windowTitle().startswith("Change")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    hands.back_in(window)

    # the sum is followed to the page of the source that prints it, and back
    hands.tab_to(lambda at: isinstance(at, Link) and not at.accessibleName().startswith("Open"))
    hands.press(Qt.Key.Key_Space)
    assert window.workspace.tabs.currentWidget() is not page
    hands.press(Qt.Key.Key_9, CONTROL)

    # what is left out: a reason is opened with Enter, its sums are there
    hands.go_to_panel(page)
    hands.tab_to(lambda at: isinstance(at, QTabBar) and at.parentWidget() is page.panel)
    hands.press(Qt.Key.Key_Right)
    hands.tab_to(lambda at: at is page.left_out)
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Return)
    assert page.left_out.currentItem().childCount() > 0

    # and the ledger becomes a file
    out = tmp_path / "ledger.html"
    ask.answers = [out]
    hands.tab_to(lambda at: isinstance(at, QPushButton) and at.accessibleName() == "Export the ledger")
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(out.exists)
    qtbot.waitUntil(lambda: "2 sales of unknown proceeds" in out.read_text("utf-8"))
