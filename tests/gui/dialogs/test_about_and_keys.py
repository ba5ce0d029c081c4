from gui.commands.cases import key_groups
from gui.dialogs.about import AboutDialog, versions
from gui.dialogs.keys import KeysDialog, of_the_pages
from gui.parts.plain_text import PlainLabel


def shown(dialog):
    return [label.text() for label in dialog.findChildren(PlainLabel)]


def test_about_tells_the_sqlite_and_the_schema_of_cases(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    told = dict(versions())
    assert int(told["SQLite"].split(".")[0]) == 3
    assert set(told.values()) <= set(shown(dialog))


def test_every_key_of_the_menus_stands_in_the_help(qtbot):
    dialog = KeysDialog(key_groups(), None)
    qtbot.addWidget(dialog)
    words = shown(dialog)
    assert "Undo" in words
    assert "Next event" in words
    assert "Find by typing, the next that fits" in words
    assert any("Alt and the underlined letters" in one for one in words)


def test_the_sheet_tells_the_keys_of_every_page_that_has_some(qtbot):
    names = [name for name, _ in of_the_pages()]
    assert names == [
        "In the timeline and on the map", "There with the mouse", "In a table", "In the Reader", "In the ledger",
        "In the review", "In the studio", "In a form",
    ]  # fmt: skip
    assert all(what and key for _, keys in of_the_pages() for what, key in keys)
