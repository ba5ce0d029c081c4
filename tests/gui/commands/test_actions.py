import re
from collections import Counter, defaultdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from gui.commands.actions import ROWS, SEPARATOR, SUBMENUS, Actions, facts, rows
from gui.session import Session
from tests.gui.fakes import FakeAsk

MNEMONIC = re.compile(r"&(\w)")


def test_no_two_items_of_a_menu_have_the_same_mnemonic():
    menus = defaultdict(set)
    for row in rows():
        menus[row.menu].add(row.text)
        outer, _, name = row.menu.rpartition("/")
        menus[outer].add(name)
    for menu, texts in menus.items():
        letters = Counter(MNEMONIC.search(text).group(1).lower() for text in texts)
        assert max(letters.values()) == 1, f"{menu}: {letters.most_common(1)}"


def test_no_key_is_given_twice():
    keys = Counter(row.keys for row in rows() if row.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.fixture
def reached(qtbot):
    """A window with all menus and nothing behind them, and what was reached in it."""
    window, done = QMainWindow(), []

    class Everything:
        def __getattr__(self, slot):
            return lambda *values: done.append((slot, *map(str, values)))

    window.menus = Actions(window, (Everything(),))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, done


def letter_of(text):
    return MNEMONIC.search(text).group(1).upper()


def press_way(window, row):
    """Press Alt and the letter of the menu, then the letters that follow; return whether each of them was there."""
    menu, *inner = row.menu.split("/")
    QTest.keyClick(window, letter_of(menu), Qt.KeyboardModifier.AltModifier)
    for text in (*inner, row.text):
        popup = QApplication.activePopupWidget()
        assert popup is not None, f"{row.id}: no menu is open before {text}"
        QTest.keyClick(popup, letter_of(text))


def wanted_of(row):
    return [(row.slot, row.value)] if row.value else [(row.slot,)]


def test_every_item_is_reached_by_alt_and_letters_and_by_its_key_if_it_has_one(reached):
    window, done = reached
    for row in rows():
        press_way(window, row)
        if row.id in SUBMENUS:
            assert done[0][0] == row.slot
            while (popup := QApplication.activePopupWidget()) is not None:
                popup.close()
        else:
            assert done == wanted_of(row), row.id
        done.clear()
        if row.keys:
            QTest.keySequence(window, QKeySequence(row.keys))
            assert done == wanted_of(row), row.keys
            done.clear()


def test_every_key_is_one_that_qt_knows(qapp):
    for row in rows():
        assert not row.keys or QKeySequence(row.keys).toString(), row.id


def test_ids_are_unique():
    assert len({row.id for row in rows()}) == sum(1 for row in ROWS if row.id != SEPARATOR)


def test_every_row_has_a_slot_in_the_window(window):
    assert set(window.menus.actions) == {row.id for row in rows()}


def test_nothing_holds_without_a_case(qapp, selection, session):
    session.close()
    assert facts(session, selection) == frozenset()
    assert facts(Session(FakeAsk()), selection) == frozenset()


def test_deleting_makes_sense_only_with_an_event(window, selection_of_window):
    assert not window.menus["delete_event"].isEnabled()
    selection_of_window.select(["ban"])
    assert window.menus["delete_event"].isEnabled()


def test_undo_names_what_it_takes_back(window):
    assert window.menus["undo"].isEnabled()
    assert window.menus["undo"].text() == "&Undo “Fill the case”"
    assert not window.menus["redo"].isEnabled()
    window.menus["undo"].trigger()
    assert window.menus["redo"].isEnabled()
