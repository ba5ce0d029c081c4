"""The manual tells what the program does today: its tables are fresh, its keys hold, its examples are understood."""

import importlib.util
import re
from html.parser import HTMLParser

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from gui.commands.actions import plain_words, rows
from gui.dialogs.manual import ManualDialog
from models.commands.commandline import COMMANDS, main
from models.manual.chapters import GENERATED, LANGUAGE, NAMES, chapters, picture
from models.manual.page import manual_page
from models.values.when import read_when
from tests.source_tree import ROOT

TEXTS = {chapter.name: chapter.text for chapter in chapters()}


@pytest.fixture(scope="module")
def made():
    spec = importlib.util.spec_from_file_location("build_manual", ROOT / "packaging" / "build_manual.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(GENERATED))
def test_what_the_tables_tell_is_told_as_they_tell_it_today(made, name):
    assert TEXTS[name] == made.text_of(name), "run packaging/build_manual.py"


def test_every_chapter_begins_with_its_title_and_has_a_file():
    files = {path.stem for path in (ROOT / "resources/manual/en").glob("*.md")}
    assert files == set(NAMES)
    assert all(text.startswith("# ") and text.count("\n# ") == 0 for text in TEXTS.values())


def test_every_key_and_every_item_of_a_menu_that_the_manual_names_is_there():
    keys = {row.keys for row in rows()}
    items = {plain_words(row.text) for row in rows()}
    for name in set(NAMES) - GENERATED:
        assert set(re.findall(r"\*\*((?:Ctrl|Shift|Alt)\+[^*]+|F\d+)\*\*", TEXTS[name])) <= keys, name
        named = re.findall(r"\*\w+ ▸ (?:[^*▸]+ ▸ )*([^*▸]+)\*", TEXTS[name])
        assert {item.rstrip("…") for item in named} <= items, name


def test_every_date_that_the_manual_shows_is_understood():
    lines = re.findall(r"^\| (`.*?) \|", TEXTS["dates"], re.MULTILINE)
    examples = [example for line in lines for example in re.findall(r"`([^`]+)`", line)]
    assert len(examples) > 12
    for example in examples:
        assert read_when(example), example


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.targets, self.ids, self.tags = set(), set(), set()

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.add(tag)
        self.ids |= {told["id"]} if "id" in told else set()
        self.targets |= {told[name] for name in ("href", "src") if name in told}


def test_the_page_needs_nothing_beside_it_and_its_list_leads_to_each_chapter():
    links = _Links()
    links.feed(manual_page(chapters()))
    pictures = {one for one in links.targets if one.startswith("data:image/png;base64,")}
    assert links.targets - pictures == {f"#{name}" for name in NAMES}
    assert len(pictures) >= 6
    assert links.ids == set(NAMES)
    assert not links.tags & {"script", "link", "iframe"}


def test_the_command_writes_the_page_and_never_over_another(tmp_path, capsys):
    out = tmp_path / "manual.html"
    assert main(["manual", str(out)]) == 0
    assert "Your first story in ten minutes" in out.read_text(encoding="utf-8")
    assert main(["manual", str(out)]) == 2
    assert all(f"`{command}`" in TEXTS["commands"] for command in COMMANDS)


def test_a_chapter_is_found_by_its_words_and_shown_with_them_marked(qtbot):
    manual = ManualDialog(None)
    qtbot.addWidget(manual)
    assert manual.list.count() == len(NAMES)
    QTest.keyClicks(manual.words, "passphrase is lost")
    assert manual.list.count() == 1
    assert manual.text.textCursor().selectedText().casefold() == "passphrase is lost"
    manual.words.clear()
    manual.show_chapter("dates")
    assert manual.list.currentItem().text() == "Dates, sums and places"
    QTest.keyClick(manual, Qt.Key.Key_Escape)
    assert not manual.isVisible()


def test_every_picture_that_a_chapter_shows_is_there_with_words_for_it():
    shown = [found for one in chapters() for found in re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", one.text)]
    assert len(shown) >= 6
    assert [source for words, source in shown if not words or picture(LANGUAGE, source) is None] == []


def test_the_window_shows_the_manuals_own_pictures_and_no_other_file(qtbot, tmp_path):
    dialog = ManualDialog(None)
    qtbot.addWidget(dialog)
    dialog.resize(600, 700)
    dialog.show()
    kind = QTextDocument.ResourceType.ImageResource.value
    own = dialog.text.loadResource(kind, QUrl("pictures/window.png"))
    assert 300 < own.width() / own.devicePixelRatio() <= dialog.text.viewport().width()
    other = tmp_path / "other.png"
    other.write_bytes(picture(LANGUAGE, "pictures/window.png"))
    for name in (str(other), other.as_uri(), "pictures/../en/dates.md", "//host/pictures/window.png"):
        assert dialog.text.loadResource(kind, QUrl(name)) is None
