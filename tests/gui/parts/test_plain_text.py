import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from gui.parts.plain_text import (
    ElidedLabel,
    PlainLabel,
    menu_text,
    one_line,
    plain,
    plain_tooltip,
    set_plain_tooltip,
)

MARKUP = ['<img src="//evil/share/a.png">', "<b>x</b>", "&lt;b&gt;", "A & B < C > D", "</p><h1>x"]


@pytest.mark.parametrize("text", MARKUP)
def test_a_label_shows_markup_as_the_words_it_is_written_in(qapp, text):
    label = PlainLabel(text)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == text


@pytest.mark.parametrize("text", MARKUP)
def test_a_tooltip_reads_as_the_text_it_was_given(qapp, text):
    widget = QWidget()
    set_plain_tooltip(widget, text)
    document = QTextDocument()
    document.setHtml(widget.toolTip())
    assert document.toPlainText() == text


def test_no_text_gives_no_tooltip():
    assert plain_tooltip("") == ""


def test_a_character_that_turns_the_direction_is_shown_as_a_mark():
    assert plain("\u202egnp.exe") == "⟨U+202E⟩gnp.exe"
    assert plain("a\u200bb\u0000") == "a⟨U+200B⟩b⟨U+0000⟩"


def test_chinese_and_new_lines_stay_as_they_are():
    assert plain("人民法院\n沙洋县") == "人民法院\n沙洋县"


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co"))))
def test_visible_text_is_never_altered(text):
    assert plain(text) == text


@given(st.text(), st.integers(2, 50))
def test_one_line_is_one_line_and_no_longer_than_its_limit(text, limit):
    line = one_line(text, limit)
    assert "\n" not in line
    assert len(line) <= limit


def test_an_ampersand_in_a_menu_is_no_mnemonic():
    assert menu_text("Marks & Spencer") == "Marks && Spencer"


def test_a_label_without_room_keeps_its_whole_text_as_a_tooltip(qapp):
    label = ElidedLabel("A very long name of a case")
    assert "A very long name of a case" in label.toolTip()


def test_where_no_letter_finds_room_no_dots_stand_alone(qapp):
    label = ElidedLabel("A very long name of a case")
    label.resize(label.fontMetrics().horizontalAdvance("…") + 1, 20)
    picture = label.grab().toImage()
    assert len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}) == 1
