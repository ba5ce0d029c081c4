"""Transcripts with times (SubRip, WebVTT), as machines write down speech: each cue is cited by its time."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.texts.blocks import Blocks, squeezed
from models.texts.text import Extracted, Look, Page
from models.texts.time_code import read_span, span_words

_TIME: Final = r"((?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3})"
_TIMES: Final = re.compile(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}")
_SUBRIP: Final = re.compile(r"\s*\d+[ \t]*\n" + _TIMES.pattern)
_WEBVTT: Final = re.compile(r"WEBVTT(?:[ \t][^\n]*)?(?:\n|$)")
_VOICE: Final = re.compile(r"<v(?:\.[^ >]*)?[ \t]+([^>]+)>")
_TAG: Final = re.compile(r"</?[^<>\n]{0,200}>|\{\\[^}\n]{0,200}\}")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said from one time to another."""

    place: str  # 0:05–0:09
    text: str


def extract_subtitles(text: str) -> Extracted | None:
    """Return the cues of a transcript, in the order of the file; None for a text that is none."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not (_WEBVTT.match(plain) or _SUBRIP.match(plain)):
        return None
    blocks = Blocks()
    for cue in _cues(plain):
        blocks.add(cue.place, Look.HEADING, 6, place=cue.place)
        blocks.add(cue.text, place=cue.place)
    return Extracted((Page("1", blocks.done()),), blocks.remarks)


def _cues(text: str) -> Iterator[Cue]:
    """Yield each cue: its times, and the lines below them up to an empty one."""
    place, said = "", list[str]()
    for line in (*text.split("\n"), ""):
        times = _TIMES.match(line)
        if times and (span := read_span(f"{times[1]} --> {times[2]}")):
            place, said = span_words(*span), []
        elif place and not line.strip():
            if words := squeezed(" ".join(said)):
                yield Cue(place, words)
            place = ""
        elif place:
            said.append(_spoken(line))


def _spoken(line: str) -> str:
    """Return a line without its tags, and with who says it before it."""
    voiced = _VOICE.sub(lambda found: f"{found[1].strip()}: ", line)
    return html.unescape(_TAG.sub("", voiced))
