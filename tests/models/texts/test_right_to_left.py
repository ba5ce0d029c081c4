"""What a PDF shows from right to left is read in the order in which it was written."""

from unicodedata import bidirectional

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.texts.bidi import levels, mirrored, visual_order
from models.texts.right_to_left import has_right_to_left, in_reading_order, logical, with_brackets

HEBREW, ARABIC = st.text("שלם", min_size=1, max_size=4), st.text("قرت", min_size=1, max_size=4)
LATIN = st.text("abc", min_size=1, max_size=4)
NUMBER = st.sampled_from(["7", "24", "2021", "1,200", "12.5"])


def kind(letter):
    return {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}.get(bidirectional(letter), " ")


def as_it_stands(text):
    """The letters from left to right, brackets as they look."""
    told = levels(text)
    return [mirrored(text[at]) if told[at] % 2 else text[at] for at in visual_order(told)]


def read(stood, *, is_right_to_left):
    order = logical("".join(map(kind, stood)), stood, is_right_to_left=is_right_to_left)
    return "".join(stood[at] for at in order)


@st.composite
def lines(draw, words):
    """Words of one script, with a Latin one or a number between two of them."""
    told = [draw(words)]
    for _ in range(draw(st.integers(0, 4))):
        told += [draw(st.one_of(LATIN, NUMBER)), draw(words)]
        told += draw(st.lists(words, max_size=2))
    return " ".join(told)


@given(st.one_of(lines(HEBREW), lines(ARABIC)))
def test_a_line_from_right_to_left_reads_as_it_was_written(text):
    assert read(as_it_stands(text), is_right_to_left=True) == text


@given(LATIN, lines(HEBREW), LATIN)
def test_words_within_a_latin_line_read_as_they_were_written(before, text, after):
    if not any(letter in "abc" for letter in text):
        whole = f"{before} {text} {after}"
        assert read(as_it_stands(whole), is_right_to_left=False) == whole


@pytest.mark.parametrize(
    "text",
    [
        "הסכום הוא ₪1,500 השנה", "עלה 45% מהסך", "ראו www.example.com/a-b ועוד", "قررت ٢٠٢١ بيع", "نسبة 45% من",
        "كتب 12/2024 في", "أمر «بيع» هنا", "פסק (שלום) כאן",
    ],
)  # fmt: skip
def test_numbers_and_signs_stay_with_their_words(text):
    assert with_brackets(read(as_it_stands(text), is_right_to_left=True)) == text


def placed(words, *, right=0.9, step=0.02):
    """Letters as pdfium tells them, some words turned, and boxes from the right edge leftwards."""
    letters, boxes, x = [], [], right
    for number, word in enumerate(words):
        told = []
        for letter in word:
            told.append((letter, (x - step * 0.9, 0.5, x, 0.52)))
            x -= step
        x -= step
        if number % 2:
            told.reverse()
        letters += [one for one, _ in told]
        boxes += [box for _, box in told]
        if number + 1 < len(words):
            letters.append(" ")
            boxes.append((x, 0.5, x, 0.5))
    return letters, np.array(boxes, dtype=np.float32)


def test_words_that_come_turned_are_set_right():
    letters, boxes = placed(["قررت", "المحكمة", "في", "بيروت"])
    assert "".join(letters) != "قررت المحكمة في بيروت"
    order = in_reading_order(letters, boxes)
    assert "".join(letters[at] for at in order) == "قررت المحكمة في بيروت"


def test_lines_stay_lines_and_latin_ones_as_they_came():
    letters, boxes = placed(["שלום", "עולם"])
    letters += ["\r", "\n", *"plain text"]
    boxes = np.concatenate([boxes, np.full((12, 4), 0.1, dtype=np.float32)])
    assert "".join(letters[at] for at in in_reading_order(letters, boxes)) == "שלום עולם\r\nplain text"


@pytest.mark.parametrize("told", ["لأ", "أل"])
def test_lam_and_alef_in_one_shape_read_lam_first(told):
    letters = ["ا", *told, "س"]
    boxes = np.array(
        [(0.80, 0.5, 0.81, 0.52), (0.77, 0.5, 0.79, 0.52), (0.77, 0.5, 0.79, 0.52), (0.74, 0.5, 0.76, 0.52)],
        dtype=np.float32,
    )
    assert "".join(letters[at] for at in in_reading_order(letters, boxes)) == "الأس"


def test_a_vowel_mark_follows_the_letter_that_it_stands_over():
    letters = ["َ", "ق", "ر", "ّ"]
    boxes = np.array(
        [
            (0.80, 0.49, 0.81, 0.5),
            (0.79, 0.5, 0.82, 0.52),
            (0.76, 0.5, 0.78, 0.52),
            (0.76, 0.49, 0.77, 0.5),
        ],
        dtype=np.float32,
    )
    assert "".join(letters[at] for at in in_reading_order(letters, boxes)) == "قَرّ"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (")שלום(", "(שלום)"), ("((שלום", "((שלום"), ("(בתל) (א)", "(בתל) (א)"), ("»بيع«", "«بيع»"),
        ("(Binance( בתל", "(Binance) בתל"),
    ],
)  # fmt: skip
def test_brackets_open_before_they_close(line, read):
    assert with_brackets(line) == (read if line != "((שלום" else "()שלום")


def test_other_scripts_are_left_alone():
    assert not has_right_to_left("Xuzhou 徐州 Москва 12")
    assert has_right_to_left("Xuzhou שלום")
