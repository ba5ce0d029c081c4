"""Times within a recording: read as people write them, and told as they are cited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.texts.time_code import LONGEST, read_span, read_time, span_words, time_words


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0:05", 5), ("12:30", 750), ("62:03", 3723), ("1:02:03", 3723), ("01:02:03", 3723), ("[00:12:30]", 750),
        ("1:02:03.5", 3723.5),
        ("00:00:07,250", 7.25), ("01:02:03:14", 3723), ("1h 2m 3s", 3723), ("2 min 5 s", 125),
        ("75 s", 75),
        ("90 minutes", 5400), ("1 小时 2 分 3 秒", 3723), ("１２：３０", 750), ("3 分钟", 180), ("2h", 7200),
        ("12′30″", 750),
    ],
)  # fmt: skip
def test_a_time_reads_as_people_write_it(text, seconds):
    assert read_time(text) == round(seconds * 1000)


@pytest.mark.parametrize(
    "text",
    ["", "12", "12:3", "12:75", "1:75:00", "page 12", "h", "12:30 pm", "-1:00", "99999:00:00", "1:2:3:4:5"],
)
def test_what_is_no_time_is_none(text):
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("12:30", (750, 750)), ("12:30–12:48", (750, 768)), ("12:30 - 12:48", (750, 768)), ("0:05 to 0:09", (5, 9)),
        ("00:00:01,000 --> 00:00:04,000", (1, 4)), ("1分至2分", (60, 120)), ("12:48–12:30", None), ("a–b", None),
        ("1:00–2:00–3:00", None), ("", None),
    ],
)  # fmt: skip
def test_a_span_reads_from_its_first_to_its_last_time(text, span):
    assert read_span(text) == (span and (span[0] * 1000, span[1] * 1000))


@given(st.integers(0, LONGEST - 1), st.integers(0, LONGEST - 1))
def test_a_span_reads_back_to_the_second_that_its_words_tell(one, other):
    first, last = sorted((one, other))
    assert read_span(span_words(first, last)) == (first // 1000 * 1000, last // 1000 * 1000)


@given(st.integers(0, LONGEST - 1))
def test_an_exact_time_reads_back_to_its_tenth(at):
    assert read_time(time_words(at, is_exact=True)) == at // 100 * 100


@given(st.text())
def test_no_text_raises(text):
    read_span(text)
