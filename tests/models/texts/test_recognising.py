"""Skewed, noisy pages in Chinese and English are read, each word at its place, however the page lies."""

import importlib.util

import numpy as np
import pytest

from models.errors import CaseError
from models.texts.recognising import Recogniser, is_there
from tests.scans import COURT, ORDER, a_scan, error_rate, pixels_of


@pytest.fixture(scope="module")
def engine():
    return Recogniser()


@pytest.mark.parametrize("lines", [COURT, ORDER], ids=["Chinese", "English"])
def test_a_skewed_noisy_page_is_read_and_its_words_stand_where_they_are(engine, lines):
    page = engine.read(1, pixels_of(a_scan(lines)))
    assert error_rate(page.text, "\n".join(lines)) < 0.02
    assert page.confidence > 0.9
    glyphs = page.glyphs()
    assert np.isfinite(glyphs.boxes[0]).all()
    last = glyphs.text.rindex("000" if lines is COURT else "Treasury")
    left, top, right, bottom = glyphs.boxes[last]
    assert 0.1 < left < right < 0.9
    line = 150 + 74 * (len(lines) - 1)
    assert (line - 30) / 900 < (top + bottom) / 2 < (line + 60) / 900


def test_a_page_that_stands_on_its_head_reads_like_one_that_lies_right(engine):
    upright = a_scan(ORDER[:1], askew=0, size=(820, 300))
    page = engine.read(1, np.ascontiguousarray(np.rot90(pixels_of(upright), 2)))
    assert page.text.split("\n")[0].startswith("IN THE HIGH")
    assert page.glyphs().boxes[0][0] > 0.5  # the first letter stands at the right, below


def test_an_empty_page_has_no_words(engine):
    assert engine.read(1, np.full((400, 300, 3), 255, np.uint8)).text == ""


def test_without_its_part_the_program_says_how_to_get_it(monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "rapidocr" else find(name))
    assert not is_there()
    with pytest.raises(CaseError, match="--with-ocr"):
        Recogniser()


@pytest.mark.long
def test_the_error_rate_over_twenty_pages_is_told(engine, capsys):
    rates = []
    for seed in range(20):
        lines = COURT if seed % 2 else ORDER
        askew, noise = (-3 + 6 * (seed % 7) / 6), 8 + seed
        read = engine.read(1, pixels_of(a_scan(lines, askew=askew, noise=noise, seed=seed)))
        rates.append(error_rate(read.text, "\n".join(lines)))
    with capsys.disabled():
        print(f"\nmean character error rate {np.mean(rates):.4f}, worst page {max(rates):.4f}")
    assert np.mean(rates) < 0.03
