"""Hong Kong's words are made from the simplified ones: by letters, and by a list of what is called otherwise there."""

import importlib.util
import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.texts.traditional import in_traditional
from tests.source_tree import ROOT

pytest.importorskip(
    "opencc", reason="opencc-python-reimplemented is not installed: it belongs to the extra `build`"
)

PLACE = ROOT / "packaging" / "traditional.py"
WORDS = tomllib.loads(PLACE.with_suffix(".toml").read_text(encoding="utf-8"))["words"]
KEPT = (
    "{name}",
    "{n:,}",
    "{0}",
    "`文档 --as 软件`",
    "`check`",
    "(&O)",
    "&S",
    "<b>",
    "</b>",
    "<a href='#文档'>",
)
LOOSE = (
    "…",
    "。",
    "“",
    "”",
    " ▸ ",
    "PDF",
    "30",
    "保存",
    "案卷",
    "这是",
    "后面",
    "的",
    "里",
    "&&",
    "*",
    "**",
    "| ",
    "\n",
)


def loaded():
    spec = importlib.util.spec_from_file_location("traditional", PLACE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MADE = loaded()


def test_the_traditional_chapters_are_what_the_script_would_write_today():
    for name, text in MADE.chapters_by_hand().items():
        assert (MADE.MANUAL / "zh-Hant" / f"{name}.md").read_text("utf-8") == text, (
            "run packaging/traditional.py"
        )


@given(st.lists(st.sampled_from((*KEPT, *LOOSE, *WORDS))).map("".join))
def test_values_code_markup_and_mnemonics_come_back_as_they_went_in(words):
    told = MADE.told_in_hong_kong(words)
    assert MADE.KEPT.findall(told) == MADE.KEPT.findall(words)
    assert re.findall(r"[*|▸…。\n]|&&", told) == re.findall(r"[*|▸…。\n]|&&", words)


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_what_is_not_chinese_stays(words):
    assert MADE.told_in_hong_kong(words) == words


def test_a_word_of_the_list_is_told_as_the_list_says_and_in_no_simplified_letter():
    for simplified, told in WORDS.items():
        assert MADE.told_in_hong_kong(simplified) == told
        not_in_big5 = "".join(letter for letter in told if not letter.encode("cp950", "ignore"))
        assert in_traditional(not_in_big5) == not_in_big5, told


@pytest.mark.parametrize(
    ("simplified", "told"),
    [
        ("把文档复制到文件夹", "把文件複製到資料夾"),
        ("打开文件(&O)…", "開啟檔案(&O)…"),
        ("法律文件保存在这个文件里", "法律文件儲存在這個檔案裏"),
        ("“{name}”不是案卷。", "「{name}」不是案卷。"),
        ("程序依照诉讼程序说明了什么", "程式依照訴訟程序說明了什麼"),
        ("撤销上一步；法院撤销裁定", "復原上一步；法院撤銷裁定"),
        ("之后，皇后在那里等着，干净的一只鸟", "之後，皇后在那裏等着，乾淨的一隻鳥"),
        ("报道里的台湾线索", "報道裏的台灣線索"),
        ("帮助(&H)", "說明(&H)"),
        ("这里有帮助", "這裏有幫助"),
    ],
)
def test_sentences_are_told_as_a_paper_in_hong_kong_prints_them(simplified, told):
    assert MADE.told_in_hong_kong(simplified) == told
