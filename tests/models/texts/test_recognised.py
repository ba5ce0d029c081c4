"""What a machine saw on a page is kept as a file and comes back as it was; a damaged file is told in one sentence."""

import io
import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.records.story import RECOGNISED
from models.texts.extract import extract
from models.texts.recognised import UNSURE, Recognised, SeenLine, SeenPage, SeenWord, from_json, to_json
from models.texts.text import UnreadableDocument, repair

parts = st.integers(0, 1000).map(lambda number: number / 1000)
texts = (
    st.text(min_size=1, max_size=12).map(lambda text: repair(text).replace("\n", " ").strip()).filter(bool)
)


@st.composite
def lines(draw):
    text = draw(texts)
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=3))})
    words = []
    for start, end in pairwise(cuts):
        (left, right), (top, bottom) = sorted((draw(parts), draw(parts))), sorted((draw(parts), draw(parts)))
        words.append(SeenWord(start, end, draw(parts), (left, top, right, bottom)))
    return SeenLine(text, tuple(words))


@st.composite
def seen(draw):
    numbers = sorted(draw(st.sets(st.integers(1, 30), max_size=4)))
    pages = tuple(SeenPage(number, tuple(draw(st.lists(lines(), max_size=4)))) for number in numbers)
    return Recognised("a" * 64, "An engine 1.0", pages)


@given(seen())
def test_what_was_seen_comes_back_from_its_file_as_it_was(recognised):
    assert from_json(to_json(recognised)) == recognised
    assert to_json(from_json(to_json(recognised))) == to_json(recognised)


@given(seen())
def test_each_character_of_a_word_stands_inside_the_box_of_its_word(recognised):
    for page in recognised.pages:
        glyphs = page.glyphs()
        assert len(glyphs.boxes) == len(glyphs.text) == len(page.text)
        for word in page.words():
            left, top, right, bottom = np.float32(word.box)
            boxes = glyphs.boxes[word.start : word.end]
            assert (boxes[:, 0] >= left - 1e-6).all()
            assert (boxes[:, 2] <= right + 1e-6).all()
            assert (boxes[:, [1, 3]] == (top, bottom)).all()


def test_words_that_the_machine_is_not_sure_of_are_told_by_their_place_in_the_page():
    sure, unsure = SeenWord(0, 3, 0.99, (0, 0, 0.1, 0.1)), SeenWord(4, 7, UNSURE - 0.01, (0.2, 0, 0.3, 0.1))
    page = SeenPage(
        1, (SeenLine("abc def", (sure, unsure)), SeenLine("x", (SeenWord(0, 1, 0.2, (0, 0.5, 1, 1)),)))
    )
    assert [page.text[start:end] for start, end in page.glyphs().unsure] == ["def", "x"]
    assert page.confidence == pytest.approx((3 * 0.99 + 3 * (UNSURE - 0.01) + 0.2) / 7)


def test_pages_that_nobody_looked_at_are_empty_in_the_text_of_the_document():
    recognised = Recognised("a" * 64, "An engine 1.0", (SeenPage(3, (SeenLine("法院"),)),))
    told = extract(io.BytesIO(to_json(recognised)), RECOGNISED)
    assert [page.text for page in told.pages] == ["", "", "法院"]
    assert told.remarks == ("Recognised by An engine 1.0.",)


GOOD = {"format": "dateline-recognised", "version": 1, "of": "", "engine": "", "pages": []}
WORD = [0, 1, 0.5, 0.1, 0.1, 0.2, 0.2]


def with_word(word):
    return GOOD | {"pages": [{"page": 1, "lines": [{"text": "ab", "words": [word]}]}]}


@pytest.mark.parametrize(
    "told",
    [
        [], None, {}, GOOD | {"version": 2}, GOOD | {"pages": None}, GOOD | {"pages": [1]},
        GOOD | {"pages": [{"page": 0, "lines": []}]}, GOOD | {"pages": [{"page": 1, "lines": []}] * 2},
        with_word([0, 3, *WORD[2:]]), with_word([1, 1, *WORD[2:]]), with_word(WORD[:5]), with_word("word"),
        with_word([0, 1, float("nan"), 0.1, 0.1, 0.2, 0.2]), with_word([0, 1, 0.5, 0.3, 0.1, 0.2, 0.2]),
        with_word([0, 1, 0.5, 1e308, 0.1, 1e309, 0.2]),
        GOOD | {"pages": [{"page": 1, "lines": [{"text": "a\nb", "words": []}]}]},
    ],
)  # fmt: skip
def test_a_file_that_is_none_of_ours_is_refused_in_one_sentence(told):
    with pytest.raises(UnreadableDocument, match="recognise the text of the document again"):
        from_json(json.dumps(told).encode())


def test_a_hundred_levels_of_brackets_are_refused_like_any_damage():
    for data in (b"[" * 100_000, b"\xff\xfe", to_json(Recognised("", "", ()))[:-3]):
        with pytest.raises(UnreadableDocument):
            from_json(data)
