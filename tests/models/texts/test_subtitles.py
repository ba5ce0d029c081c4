"""Transcripts with times are read cue by cue, and each is cited by its time."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.texts.extract import extract
from models.texts.media import media_type
from models.texts.subtitles import extract_subtitles

SUBRIP = """\ufeff1\r
00:00:01,000 --> 00:00:04,500\r
<i>The coins</i> were sold\r
in March.\r
\r
2\r
01:02:03,000 --> 01:02:05,000\r
{\\an8}拍卖在三月。\r
"""
WEBVTT = """WEBVTT - hearing

NOTE made by a machine

00:07.000 --> 00:09.000 align:start
<v Judge Li>You may &amp; must answer.</v>

one more
00:01:00.250 --> 00:01:00.900
<c.loud>No.</c>

00:02:00.000 --> 00:02:01.000

"""


def told(data, name):
    file = io.BytesIO(data.encode())
    kind = media_type(file, name)
    file.seek(0)
    (page,) = extract(file, kind, name).pages
    return [
        (page.place_at(page.text.index(block.text)), block.text) for block in page.blocks if block.level == 0
    ]


def test_subrip_is_read_cue_by_cue():
    assert told(SUBRIP, "hearing.srt") == [
        ("0:01–0:04", "The coins were sold in March."),
        ("1:02:03–1:02:05", "拍卖在三月。"),
    ]


def test_webvtt_is_read_with_who_speaks_and_without_notes():
    assert told(WEBVTT, "hearing.vtt") == [("0:07–0:09", "Judge Li: You may & must answer."), ("1:00", "No.")]


@pytest.mark.parametrize(
    "text", ["", "1\n2\n", "Meeting 00:00:01,000 --> x", "1. The sale\n00:01 it began", "WEBVTTX"]
)
def test_another_text_is_no_transcript(text):
    assert extract_subtitles(text) is None


@given(
    st.text(), st.sampled_from(["WEBVTT\n\n00:01.000 --> 00:02.000\n", "1\n00:00:01,000 --> 00:00:02,000\n"])
)
def test_whatever_is_said_does_not_raise(text, head):
    assert extract_subtitles(head + text) is not None
