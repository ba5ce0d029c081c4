"""Every command is found by its words and done by Enter; what makes no sense now is shown and not done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.commands.actions import rows
from gui.commands.palette import commands_of
from gui.dialogs.palette import NOTHING, Command, PaletteDialog, found

COMMANDS = (
    Command("copy", "Save or give away a copy", "File", "Ctrl+Shift+S", True),
    Command("export", "Export a figure", "File", "Ctrl+E", True),
    Command("places", "Places", "Case", "", True),
    Command("merge", "Merge places", "Case", "", False),
)


@pytest.fixture
def palette(qtbot):
    dialog = PaletteDialog(COMMANDS, None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def ids(words):
    return [one.id for one in found(COMMANDS, words)]


def test_commands_are_found_by_the_beginnings_of_their_words_in_any_order():
    assert ids("") == ["copy", "export", "places", "merge"]
    assert ids("fig exp") == ["export"]
    assert ids("PLACES") == ["places", "merge"]
    assert ids("case") == ["places", "merge"]
    assert ids("nothing of this") == []


def test_enter_does_the_first_that_was_found_and_the_arrows_choose_another(qtbot, palette):
    QTest.keyClicks(palette.words, "a")
    QTest.keyClick(palette.words, Qt.Key.Key_Down)
    assert palette.command.id == "copy"
    with qtbot.waitSignal(palette.command_chosen) as done:
        QTest.keyClick(palette.words, Qt.Key.Key_Return)
    assert done.args == ["copy"]
    assert not palette.isVisible()


def test_what_makes_no_sense_now_is_listed_and_not_done(palette):
    palette.command_chosen.connect(lambda _: pytest.fail("it was done"))
    QTest.keyClicks(palette.words, "merge")
    assert (palette.model.rowCount(), palette.command) == (1, None)
    QTest.keyClick(palette.words, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_words_that_no_command_has_are_told(palette):
    QTest.keyClicks(palette.words, "xyz")
    assert palette.note.text() == NOTHING


def test_every_item_of_the_menus_is_in_the_palette_and_can_be_reached_there(window):
    listed = {one.id for one in commands_of(window.menus)}
    assert listed == {row.id for row in rows()} - {"palette"}
    for one in commands_of(window.menus):
        assert one.id in {hit.id for hit in found(commands_of(window.menus), one.text)}


def test_a_command_that_is_chosen_is_done(qtbot, window):
    window.menus.trigger("palette")
    dialog = window.palette_commands.dialog
    QTest.keyClicks(dialog.words, "show hide filters")
    filters = window.workspace.views["filters"]
    was = filters.isVisible()
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filters.isVisible() != was)
    assert window.palette_commands.dialog is None
