"""What is no colour is drawn in grey: a figure never breaks on it."""

import pytest

from models.figure.colours import contrast, mix, readable


@pytest.mark.parametrize("word", ["", "red", "#12", "zqcanary", "#GG0000", "#0072B2\n"])
def test_what_is_no_colour_is_grey(word):
    assert mix(word, "#ffffff", 1.0) == "#808080"
    assert contrast(word, "#808080") == 1.0
    assert contrast(readable(word, "#ffffff", 4.5), "#ffffff") >= 4.5
