"""The chapters written by hand say the same in every language: part for part, key for key, example for example."""

import re
from functools import cache

import pytest
from markdown_it import MarkdownIt
from PySide6.QtGui import QFont

from gui.commands.actions import plain_words, rows
from gui.dialogs.manual import ManualDialog
from models.errors import CaseError
from models.machine.paths import resource
from models.manual.chapters import FOLDER, GENERATED, LANGUAGE, NAMES, chapters
from models.manual.page import chapter_html, manual_page
from models.texts.traditional import in_traditional
from models.translation import speak
from models.values.money import read_amount, read_quantity
from models.values.when import read_when
from tests.source_tree import ROOT

BY_HAND = tuple(name for name in NAMES if name not in GENERATED)
CHINESE = ("zh-Hans", "zh-Hant")
KEY = re.compile(r"\*\*((?:(?:Ctrl|Shift|Alt)\+[^*]+)|F\d+|[A-Z])\*\*")
CODE = re.compile(r"`([^`]+)`")
PATH = re.compile(r"(?<!\*)\*([^*]+ ▸ [^*]+)\*(?!\*)")
HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def text_of(language, name):
    return (ROOT / "resources" / FOLDER / language / f"{name}.md").read_text(encoding="utf-8")


@cache
def parts(text):
    return MarkdownIt("commonmark").enable("table").parse(text)


def shape(text):
    """What stands in a chapter, in its order, without its words: headings, paragraphs, items, rows, cells."""
    return [(part.type, part.tag) for part in parts(text) if part.type != "inline"]


def links(text):
    """Where a chapter leads, and which pictures it shows."""
    return [
        child.attrs.get("href", child.attrs.get("src"))
        for part in parts(text)
        for child in part.children or ()
        if child.type in ("link_open", "image")
    ]


@cache
def meaning(code):
    """What the program understands of an example, whatever its language; the code itself if it is none."""
    try:
        return read_when(code).edtf
    except CaseError:
        for read in (read_amount, read_quantity):
            try:
                sum_ = read(code)
            except CaseError:
                continue
            return str(sum_.value), str(sum_.upper), sum_.bound, getattr(sum_, "currency", "")
    return code


def both(test):
    by_name = pytest.mark.parametrize("name", BY_HAND)
    return pytest.mark.parametrize("language", CHINESE)(by_name(test))


@pytest.mark.parametrize("language", CHINESE)
def test_a_language_has_every_chapter_and_no_other(language):
    files = {path.stem for path in (ROOT / "resources" / FOLDER / language).glob("*.md")}
    assert set(BY_HAND) <= files <= set(NAMES)


@both
def test_a_chapter_has_the_parts_that_the_english_one_has(language, name):
    assert shape(text_of(language, name)) == shape(text_of(LANGUAGE, name))
    assert links(text_of(language, name)) == links(text_of(LANGUAGE, name))


@both
def test_a_chapter_names_the_keys_that_the_english_one_names(language, name):
    assert sorted(KEY.findall(text_of(language, name))) == sorted(KEY.findall(text_of(LANGUAGE, name)))


@both
def test_code_is_the_same_and_examples_mean_the_same(language, name):
    def told(which):
        return {meaning(code) for code in CODE.findall(text_of(which, name))}

    assert told(language) == told(LANGUAGE)


@both
def test_no_mark_of_markdown_is_left_standing_beside_a_chinese_letter(language, name):
    shown = re.sub(r"<code>.*?</code>|<[^>]+>", "", chapter_html(chapters(language)[NAMES.index(name)]))
    assert not set("*`_") & set(shown)


@both
def test_chinese_is_printed_as_chinese_is(language, name):
    prose = CODE.sub("code", text_of(language, name))
    assert not re.search(r"[\u3400-\u9fff][,;:!?()\"']|[\"'()]\s?[\u3400-\u9fff]|您", prose)
    assert not re.search(r"[\u3400-\u9fff][ \u2009\u202f]+[\u3400-\u9fff]", prose)
    marks = "「」" if language == "zh-Hant" else "“”"
    assert set(re.findall("[“”「」]", prose)) <= set(marks)


def in_codec(letter, codec):
    try:
        return bool(letter.encode(codec))
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize("name", BY_HAND)
def test_no_letter_that_is_only_simplified_stands_in_a_traditional_chapter(name):
    letters = set(HAN.findall(text_of("zh-Hant", name)))
    assert not {one for one in letters if in_traditional(one) != one and not in_codec(one, "cp950")}


@pytest.mark.parametrize("name", BY_HAND)
def test_no_letter_that_is_only_traditional_stands_in_a_simplified_chapter(name):
    assert not {one for one in HAN.findall(text_of("zh-Hans", name)) if not in_codec(one, "gb2312")}


def test_every_path_of_menus_that_the_english_manual_names_leads_to_an_item():
    known = {" ▸ ".join(map(plain_words, (*row.menu.split("/"), row.text))) for row in rows()}
    for name in BY_HAND:
        told = {path.rstrip("…") for path in PATH.findall(text_of(LANGUAGE, name))}
        assert told <= known, name


@both
def test_menus_are_called_as_the_program_calls_them(language, name):
    catalogue = resource("i18n", "program", f"{language}.mo")
    if not catalogue.is_file():
        pytest.skip("the catalogue of the language is not made yet: packaging/catalogues.py make")
    import gettext

    with catalogue.open("rb") as file:
        spoken = gettext.GNUTranslations(file).gettext

    def in_menu(row):
        words = (re.sub(r"\(&\w\)", "", spoken(one)) for one in (*row.menu.split("/"), row.text))
        return " ▸ ".join(map(plain_words, words))

    called = {" ▸ ".join(map(plain_words, (*row.menu.split("/"), row.text))): in_menu(row) for row in rows()}
    wanted = sorted(called[path.rstrip("…")] for path in PATH.findall(text_of(LANGUAGE, name)))
    assert sorted(path.rstrip("…") for path in PATH.findall(text_of(language, name))) == wanted


@pytest.fixture
def _hong_kong():
    import gettext

    speak("zh-Hant", gettext.NullTranslations())
    yield
    speak("en", gettext.NullTranslations())


@pytest.mark.usefixtures("_hong_kong")
def test_the_manual_is_shown_and_written_in_the_language_that_is_spoken(qtbot):
    manual = ManualDialog(None)
    qtbot.addWidget(manual)
    assert manual.list.item(NAMES.index("ledger")).text() == "賬目"
    manual.show_chapter("ledger")
    slanted = manual.text.document().find("賬目", manual.text.document().find("賬目")).charFormat()
    assert not slanted.fontItalic()
    assert slanted.fontWeight() > QFont.Weight.Normal
    page = manual_page(chapters())
    assert '<html lang="zh-Hant">' in page
    assert "密碼短語丟了" in page


def test_a_chapter_that_a_language_lacks_is_told_in_english():
    (told,) = {(one.text, one.language) for one in chapters("xx") if one.name == "ledger"}
    assert told == (text_of(LANGUAGE, "ledger"), LANGUAGE)
